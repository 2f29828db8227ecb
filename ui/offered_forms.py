"""Which forms this organisation works with, as the window asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake_app.services import instruments

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.model import Instrument
    from intake_app.services.desk import Desk
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
        """Whether this organisation works with a form."""
        known = self._desk.forms.instruments.get(instrument_id)
        return known is not None and instruments.is_offered(known, self._desk.switches)

    def first_picture(self) -> str:
        """The picture that a conversation starts from here, "" when both are off."""
        return next((one for one in instruments.PICTURES if self.has(one)), "")

    def used_before(self, dossier: Dossier) -> tuple[Instrument, ...]:
        """Forms that are not on offer, of which a dossier has readings."""
        return instruments.used_before(self._desk.forms, dossier, self._desk.switches)

    def switch(self, instrument_id: str, on: bool) -> None:
        """Offer a form from now on, or not any more: `changed`."""
        self._session.change(
            lambda desk: instruments.switch(desk, instrument_id, on), lambda _none: self.changed.emit()
        )
