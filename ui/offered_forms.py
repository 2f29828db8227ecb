"""Which forms this organisation works with, as the window asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.services import instruments

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.model import Instrument
    from intake_app.services.desk import Desk
    from intake_app.services.rules import Rules
    from ui.session import Session


class OfferedForms(QObject):
    """The forms on offer at one desk (see `services.instruments`)."""

    changed = Signal()
    """Other forms are on offer now."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session = session
        self._desk = desk

    def has(self, instrument_id: str) -> bool:
        """Whether a form is worked with here; a dossier with rules of its own may have another answer."""
        dossier = self._session.dossier
        return self._offered(instrument_id, self._session.rules_of(dossier.case) if dossier else self._session.rules)

    def everywhere(self, instrument_id: str) -> bool:
        """Whether the organisation works with a form, whatever dossier lies on the desk."""
        return self._offered(instrument_id, self._session.rules)

    def _offered(self, instrument_id: str, held: Rules) -> bool:
        known = self._desk.forms.instruments.get(instrument_id)
        return known is not None and instruments.is_offered(known, self._desk.switches, held)

    def first_picture(self) -> str:
        """The picture that a conversation starts from here, "" when both are off."""
        return next((one for one in instruments.PICTURES if self.has(one)), "")

    def used_before(self, dossier: Dossier) -> tuple[Instrument, ...]:
        """Forms that are not on offer, of which a dossier has readings."""
        held = self._session.rules_of(dossier.case)
        return instruments.used_before(self._desk.forms, dossier, self._desk.switches, held)

    def switch(self, instrument_id: str, on: bool) -> None:
        """Offer a form from now on, or not any more: `changed`."""
        self._session.change(
            lambda desk: instruments.switch(desk, instrument_id, on), lambda _none: self.changed.emit()
        )
