"""A moment told afterwards: when, where, with whom, what was going on, and which moment it is (B05)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import MomentKind, ReadingSource
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import measuring
from intake_app.services.wording import moment_kind_words, reading_source_words
from ui.dialogs.dialog import CalmDialog
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held
from ui.widgets.typed_dates import Direction


class MomentDialog(CalmDialog):
    """The facts of one reading. What was answered is not here."""

    def __init__(self, session: Session, reading: Measurement, parent: QWidget | None) -> None:
        super().__init__(_("Tell about this moment"), parent, name="moment", width=600)
        self._session, self._reading = session, reading
        self._day = DateField(
            name="field_measured_on", today=session.today, direction=Direction.BACK, latest=session.today()
        )
        self._day.set_value(reading.measured_on)
        self._day_row = FormRow(_("Day"), self._day)
        self._kind = DropDown([(one, moment_kind_words(one)) for one in MomentKind], name="field_moment")
        self._kind.set_value(reading.moment)
        self._source = DropDown([(one, reading_source_words(one)) for one in ReadingSource], name="field_source")
        self._source.set_value(reading.source)
        self._place = LineField(name="field_place", max_length=120)
        self._place.set_text(reading.place)
        self._present = LineField(name="field_present", max_length=300)
        self._present.set_text(reading.present)
        self._context = TextArea(name="field_context", lines=3, max_length=2000)
        self._context.set_text(reading.context)
        self.add(
            held(EqualColumns(self._day_row, FormRow(_("Which moment"), self._kind), at_least=200)),
            held(
                EqualColumns(FormRow(_("Where"), self._place), FormRow(_("How it came in"), self._source), at_least=200)
            ),
            FormRow(_("Who else was there"), self._present, help=_("Family, an interpreter, a helper.")),
            FormRow(
                _("What is going on that colours the answers?"),
                self._context,
                help=_("For instance debts, a bad night, a move."),
            ),
        )
        self._keep = Button(_("Keep"), kind=Kind.PRIMARY, name="button_keep", on_click=self._submit)
        self.set_buttons(self._keep, Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject))
        self._kind.setFocus()

    def _submit(self) -> None:
        self._day.commit()
        if self._day.error:
            self._day.setFocus()
            return
        if self._day.value() is None:
            self._day_row.set_error(_("A moment needs a day."))
            self._day.setFocus()
            return
        given: dict[str, Any] = {
            "measured_on": self._day.value(),
            "moment": self._kind.value(),
            "source": self._source.value(),
            "place": self._place.text().strip(),
            "present": self._present.text().strip(),
            "context": self._context.text().strip(),
        }
        wanted = self._reading.id
        changed = {name: value for name, value in given.items() if value != getattr(self._reading, name)}
        if not changed:
            self.accept()
            return
        self._session.change(
            lambda desk: measuring.describe_moment(desk, wanted, **changed),
            lambda _changes: self.accept(),
            on_refused=self._refused,
            owner=self,
        )

    def _refused(self, error: KeukentafelError) -> None:
        self._day_row.set_error(str(error))
        self._day.setFocus()
