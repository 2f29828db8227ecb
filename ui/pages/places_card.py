"""The places of one dossier with which something was begun (H02, H04)."""

from __future__ import annotations

from functools import partial

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.services import candidacies, placements, pools
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column
from ui.widgets.status import MissingItem

_MOST = 4


class PlacesCard(Card):
    """The newest few, each a door; placements before what was only begun with."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Begun with"), icon="handshake", divided=True, padding=0, gap=0, name="card_places")
        self._session = session
        self._lines = column(gap=0)
        self.add(self._lines)
        self.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show where each stands; the card is not there while there is none."""
        clear(self._lines)
        doors = [(one.title, placements.status_words(one.status), f"plaatsing/{one.id}") for one in dossier.placements]
        placed = {one.candidacy_id for one in dossier.placements}
        for known in sorted(dossier.candidacies, key=lambda one: one.id, reverse=True):
            if known.id not in placed:
                words = candidacies.status_words(candidacies.standing(dossier, known))
                doors.append((known.title, words, f"passende-plekken/{known.place_id}"))
        for entry in sorted(dossier.pool_entries, key=lambda one: one.id, reverse=True):
            doors.append((entry.name, pools.status_words(pools.standing(dossier, entry)), "in-een-pool"))
        for number, (title, status, route) in enumerate(doors[:_MOST]):
            door = MissingItem(title, status, name=f"button_place_{number}")
            door.clicked.connect(partial(self._session.navigate, route))
            self._lines.addWidget(door)
        self.setVisible(bool(doors))
