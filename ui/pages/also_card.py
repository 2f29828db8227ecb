"""What else belongs to a dossier, as a few doors: who is around, which places fit, and a place to bring in."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, ngettext
from intake_app.services import network_overview
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import MissingItem


class AlsoCard(Card):
    """One line each, with what stands out first. The pages behind the doors tell the rest."""

    place_wanted = Signal()
    """A place is to be brought in."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Also in this dossier"), divided=True, padding=0, gap=0, name="card_also")
        self._session = session
        self._lines = column(gap=0)
        self._bring = Button(_("Bring a place in"), kind=Kind.QUIET, icon="plus", name="button_bring_place")
        self._bring.clicked.connect(self.place_wanted)
        self.add(self._lines, Rule(), held(row(self._bring, None, margins=(4, 4, 4, 6))))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show how each stands."""
        name = dossier.person.first_name
        clear(self._lines)
        around = " · ".join(words for words, _urgent in network_overview.lines(dossier, self._session.today()))
        self._door(_("People and organisations"), around, "button_network", "mensen")
        self._lines.addWidget(Rule())
        self._door(_("Fitting places"), _begun(dossier), "button_fitting_places", "passende-plekken")
        self._bring.setToolTip(_("Did {name} see a place, or do you know one? Keep it here.").format(name=name))

    def _door(self, title: str, note: str, name: str, route: str) -> None:
        door = MissingItem(title, note, name=name)
        door.clicked.connect(lambda: self._session.navigate(route))
        self._lines.addWidget(door)


def _begun(dossier: Dossier) -> str:
    begun = len(dossier.candidacies)
    if not begun:
        return _("No place was begun with yet.")
    return ngettext("Begun with {n} place", "Begun with {n} places", begun).format(n=begun)
