"""In een pool: for which pools a resident is proposed, what everybody says, and where it stands (H02)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.pools import Pool
from intake_app.i18n import _
from intake_app.services import pools
from ui import theme
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.pool_entry import PoolEntryCard
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class InAPoolPage(Page):
    """A card per pool; the resident says yes before anybody hears of him or her."""

    page_id = "in-een-pool"
    own_words_of = ("pool_entries",)
    back_route = "passende-plekken"

    def __init__(self, session: Session, theme_: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme_, parent)
        self._pools: tuple[Pool, ...] = ()
        self.cards: dict[UUID, PoolEntryCard] = {}
        self._choice = DropDown((), name="field_pool", placeholder=_("Choose a pool"))
        self._choice.value_changed.connect(self._propose)
        self._none = Text("", "body", color="text.2", name="empty_pools")
        self._new = Card(_("Propose for a pool"), icon="users-round", gap=10, name="card_propose")
        self._row = FormRow(_("Which pool"), self._choice)
        self._new.add(self._row, self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(16))
        inside = QWidget()
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        area = ScrollColumn(name="column_pools")
        area.add(inside, self._new)
        register = Button(_("Pools of programmes"), icon="users-round", name="button_pools")
        register.clicked.connect(lambda: session.navigate("pools"))
        line = _("Only with a yes of the resident. People look at criteria, each for themselves.")
        frame(self, PageHeader(_("In a pool"), line, register), area)

    @override
    def title(self) -> str:
        return _("In a pool")

    @override
    def back_words(self) -> str:
        return _("Fitting places")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.session.run(partial(pools.pools, open_only=True), self._know, owner=self, latest="open_pools")

    @override
    def leave(self) -> bool:
        for card in self.cards.values():
            card.commit()
        return super().leave()

    @override
    def focus_start(self) -> None:
        first = next(iter(self.cards.values()), None)
        (first or self._choice).setFocus()

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        for gone in set(self.cards) - {one.id for one in dossier.pool_entries}:
            card = self.cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for one in sorted(dossier.pool_entries, key=lambda entry: entry.id):
            if one.id not in self.cards:
                self.cards[one.id] = PoolEntryCard(self.session, len(self.cards) + 1)
                self._list.addWidget(self.cards[one.id])
                self.cards[one.id].show()
            asked = next((pool.assessors for pool in self._pools if pool.id == one.pool_id), ())
            self.cards[one.id].show_entry(dossier, one, asked)
        self._offer(dossier)

    def _know(self, found: tuple[Pool, ...]) -> None:
        self._pools = found
        if self.session.dossier is not None:
            self.show_dossier(self.session.dossier)

    def _offer(self, dossier: Dossier) -> None:
        there = {one.pool_id for one in dossier.pool_entries}
        free = [one for one in self._pools if one.id not in there]
        self._choice.set_entries([(one.id, one.name) for one in free])
        self._choice.set_value(None)
        self._row.setVisible(bool(free))
        self._none.setVisible(not free)
        made = _("There is no other pool. You make one under Pools of programmes.")
        self._none.setText(made)

    def _propose(self, pool_id: UUID | None) -> None:
        case_id = self.session.case_id
        if pool_id is not None and case_id is not None:
            self.session.change(lambda desk: pools.propose(desk, case_id, pool_id), owner=self)
