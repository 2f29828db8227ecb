"""The form in which a citizen service number is written down: the number, the document, and the day it was seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from intake_app.domain.bsn import BsnRecord, IdentityDocument
from intake_app.i18n import _
from intake_app.services.bsn import document_words
from ui.pages.bound import grid
from ui.reading_order import bring_into_view
from ui.widgets.bsn_field import BsnField
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.typed_dates import Direction

Keep = Callable[[str, IdentityDocument | None, date | None], None]


class BsnForm(QWidget):
    """Nothing is kept while typing; "Vastleggen" gives the three to `keep`."""

    def __init__(self, today: Callable[[], date], keep: Keep, leave: Callable[[], None]) -> None:
        super().__init__()
        self._today, self._keep = today, keep
        self.number = BsnField(name="field_bsn_number")
        self.document = DropDown([(one, document_words(one)) for one in IdentityDocument], name="field_bsn_document")
        self.seen_on = DateField(name="field_bsn_seen_on", today=today, direction=Direction.BACK)
        self.error = ErrorLine()
        number = FormRow(_("Citizen service number"), self.number, help=_("Nine digits, as on the document."))
        again = Button(_("Not now"), kind=Kind.QUIET, name="button_leave_bsn", on_click=leave)
        self._done = Button(
            _("Write this number down"), kind=Kind.PRIMARY, name="button_keep_bsn", on_click=self._submit
        )
        self.setLayout(
            column(
                number,
                grid((FormRow(_("Document that you saw"), self.document), FormRow(_("Seen on"), self.seen_on))),
                self.error,
                held(row(self._done, again, None)),
                gap=12,
            )
        )

    def begin(self, record: BsnRecord | None) -> None:
        """An empty number, with the document of before; the cursor in the number."""
        self.number.empty()
        self.document.set_value(record.document if record is not None else None)
        self.seen_on.set_value(self._today())
        self.error.set_sentence("")
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_into_view)  # only now it is known how high the form is

    def _come_into_view(self) -> None:
        for part in (self._done, self.number):
            bring_into_view(part)

    def forget(self) -> None:
        """Nothing of what was typed stays."""
        self.number.empty()
        self.error.set_sentence("")

    def refuse(self, sentence: str) -> None:
        """Say why nothing was written down."""
        self.error.set_sentence(sentence)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        self.seen_on.commit()
        self._keep(self.number.text(), self.document.value(), self.seen_on.value())
