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
from ui.widgets.layouts import column, held
from ui.widgets.typed_dates import Direction


class RegistrationRow(QWidget):
    """Yes, no or nothing; the day is asked after a yes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        options = [Option(value=True, label=_("Yes")), Option(value=False, label=_("No"))]
        label = _("Registered with UWV")
        self.on: DateField | None = None
        self.choice = SegmentedChoice(options, name="field_uwv_registered", accessible_name=label, clearable=True)
        self.choice.value_changed.connect(self._choose)
        self._day = column(gap=0)
        self.setLayout(column(EqualColumns(FormRow(label, self.choice), held(self._day), gap=16, at_least=220), gap=0))
        self.setFocusProxy(self.choice)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known."""
        found = how_it_began.registration(dossier)
        self.choice.set_value(found.registered)
        if found.registered and self.on is None:
            self.on = self._add_day()
        if self.on is not None:
            self.on.set_value(found.on)
            self._since.setVisible(found.registered is True)

    def commit(self) -> None:
        """Keep what is typed now."""
        if self.on is not None:
            self.on.commit()

    def _add_day(self) -> DateField:
        made = DateField(name="field_uwv_registered_on", today=self._session.today, direction=Direction.BACK)
        made.date_committed.connect(lambda day: self._keep(True, day))
        self._since = FormRow(_("Since"), made, note=_("may be left out"))
        self._day.addWidget(self._since)
        return made

    def _choose(self, registered: bool | None) -> None:
        self._keep(registered, self.on.value() if self.on is not None else None)

    def _keep(self, registered: bool | None, on: date | None) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: how_it_began.keep_registration(desk, case_id, registered, on))
