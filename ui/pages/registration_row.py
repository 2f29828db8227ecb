"""Whether the resident is registered with UWV, and since when: written down beside the report (A01)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.services import how_it_began
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column
from ui.widgets.typed_dates import Direction


class RegistrationRow(QWidget):
    """Yes, no or nothing; the day is asked after a yes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        options = [Option(value=True, label=_("Yes")), Option(value=False, label=_("No"))]
        label = _("Registered with UWV")
        self.on = DateField(name="field_uwv_registered_on", today=session.today, direction=Direction.BACK)
        self.choice = SegmentedChoice(options, name="field_uwv_registered", accessible_name=label, clearable=True)
        self.choice.value_changed.connect(lambda value: self._keep(value, self.on.value()))
        self.on.date_committed.connect(lambda day: self._keep(True, day))
        self._day_row = FormRow(_("Since"), self.on, note=_("may be left out"))
        self.setLayout(column(EqualColumns(FormRow(label, self.choice), self._day_row, gap=16, at_least=220), gap=0))
        self.setFocusProxy(self.choice)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known."""
        found = how_it_began.registration(dossier)
        self.choice.set_value(found.registered)
        self.on.set_value(found.on)
        self._day_row.setVisible(found.registered is True)

    def commit(self) -> None:
        """Keep what is typed now."""
        self.on.commit()

    def _keep(self, registered: bool | None, on: date | None) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: how_it_began.keep_registration(desk, case_id, registered, on))
