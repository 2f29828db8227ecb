""" "Samen bekijken": opens both voices at once, and only after both said yes. There is no peek."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.model import Instrument
from intake_app.services import measuring
from intake_app.services.desk import Desk
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.layouts import column, held


class LookTogether(QWidget):
    """A link, and behind it a box for each of the two; both ticked marks both voices as in."""

    def __init__(self, session: Session, instrument: Instrument) -> None:
        super().__init__()
        self._session, self._instrument = session, instrument
        self._dossier: Dossier | None = None
        self._subject = ""
        self._together = Button(
            _("Look together"), kind=Kind.LINK, name="button_look_together", on_click=self._ask_both
        )
        self._resident = CheckBox("", name="field_resident_agrees")
        self._consultant = CheckBox(_("I want to look together now"), name="field_consultant_agrees")
        self._both = held(column(self._resident, self._consultant, gap=0))
        self._both.hide()
        for box in (self._resident, self._consultant):
            box.value_changed.connect(lambda _on: self._open_when_both_agree())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._together)
        layout.addWidget(self._both)

    def show_dossier(self, dossier: Dossier, *, offered: bool, subject: str = "") -> None:
        """Offer it for this dossier, or put it away because both voices are open or none is there.

        `subject` is what both readings are about when that is not the resident.
        """
        self._dossier, self._subject = dossier, subject
        self._resident.setText(_("{name} wants to look together now").format(name=dossier.person.first_name))
        if not offered:
            self._both.hide()
        self._together.setVisible(offered and self._both.isHidden())
        self.setVisible(offered)

    def _ask_both(self) -> None:
        for box in (self._resident, self._consultant):
            box.set_value(False)
        self._together.hide()
        self._both.show()
        self._resident.setFocus()

    def _open_when_both_agree(self) -> None:
        if self._dossier is None or not (self._resident.value() and self._consultant.value()):
            return
        case_id, instrument, subject = self._dossier.case.id, self._instrument.id, self._subject

        def open_both(desk: Desk) -> object:
            readings = [
                measuring.start_reading(desk, case_id, instrument, rater, subject=subject)
                for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT)
            ]
            return [measuring.mark_ready(desk, reading.id) for reading in readings if not reading.ready]

        self._session.change(open_both, owner=self)
