"""Mensen en organisaties: household, parties, consent, referral, case conference, hand-over (F01 to F07, M02)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from ui.pages.page import Page
from ui.pages.page_cards import ShowsDossier, commit_all
from ui.pages.page_header import PageHeader, frame
from ui.pages.record_card import RecordCard
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held
from ui.widgets.scroll_column import ScrollColumn

HOUSEHOLD, PARTIES, CONSENT, REFERRALS, CONFERENCE, HANDOVER = (
    "huishouden",
    "partijen",
    "toestemming",
    "verwijzen",
    "overleg",
    "overdragen",
)


class NetworkPage(Page):
    """Six parts, one in front. The argument of its route is the part; each is made when it is first opened."""

    page_id = "mensen"
    own_words_of = ("household_members", "conferences", "referrals", "handovers")

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._cards: dict[str, tuple[ShowsDossier, ...]] = {}
        self._views: dict[str, QWidget] = {}
        titles = part_titles()
        options = [Option(value=part, label=words) for part, words in titles]
        self.tabs = SegmentedChoice(options, name="answer_part", accessible_name=_("Which part"))
        self.list = DropDown(list(titles), name="field_part")
        self.list.setAccessibleName(_("Which part"))
        for control in (self.tabs, self.list):
            control.value_changed.connect(lambda part: session.navigate(f"{self.page_id}/{part}"))
        self._stack = QStackedWidget()
        line = _("Who is around the resident, who helps, and who may know what.")
        self._header = PageHeader(_("People and organisations"), line)
        top = held(column(self.tabs, self.list, gap=0))
        top.setContentsMargins(4, 0, 4, 0)  # in line with the cards, which keep room for focus rings
        body = column(top, self._stack, gap=12)
        body.setStretch(1, 1)
        frame(self, self._header, held(body))
        self.list.hide()

    @override
    def title(self) -> str:
        return _("People and organisations")

    @override
    def enter(self, argument: str) -> None:
        known = [part for part, _words in part_titles()]
        self._open(argument if argument in known else self.argument or HOUSEHOLD)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        for card in self._cards.get(self.argument, ()):
            card.show_dossier(dossier)

    @override
    def focus_field(self, name: str) -> None:
        if name in dict(part_titles()):
            self._open(name)
            if self.session.dossier is not None:
                self.show_dossier(self.session.dossier)
            self._stand_in_part()
            return
        super().focus_field(name)

    @override
    def focus_start(self) -> None:
        (self.list if self.list.isVisible() else self.tabs).setFocus()

    @override
    def leave(self) -> bool:
        commit_all(chain.from_iterable(self._cards.values()))
        return True

    @override
    def print_route(self) -> str:
        papers = {CONSENT: "afdruk/toestemming", CONFERENCE: "afdruk/casusblad", HANDOVER: "afdruk/overdracht"}
        return papers.get(self.argument, super().print_route())

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("← →", _("Another part, when the parts have the focus")),
            (_("Space"), _("Fold a line open or closed")),
            ("F6", _("Other column")),
        )

    def _open(self, part: str) -> None:
        self.argument = part
        self.tabs.set_value(part)
        self.list.set_value(part)
        if part not in self._views:
            self._cards[part], self._views[part] = _MAKERS[part](self.session)
            self._stack.addWidget(self._views[part])
        self._stack.setCurrentWidget(self._views[part])
        self._fit()

    def _stand_in_part(self) -> None:
        for card in self._cards[self.argument]:
            if isinstance(card, RecordCard):
                first = next(iter(card.parts.values()), None)
                (first.head if first is not None else card.add_one).setFocus()
                return

    def _fit(self) -> None:
        """Six parts beside each other only where they fit."""
        wide = self.width() >= max(self.tabs.sizeHint().width() + self.theme.size(48), 1)
        self.tabs.setVisible(wide)
        self.list.setVisible(not wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def part_titles() -> tuple[tuple[str, str], ...]:
    """The parts of the page by the name that routes use."""
    return (
        (HOUSEHOLD, _("At home")),
        (PARTIES, _("Who helps")),
        (CONSENT, _("Consent")),
        (REFERRALS, _("Passing on")),
        (CONFERENCE, _("Case conference")),
        (HANDOVER, _("Handing over")),
    )


_Made = tuple[tuple[ShowsDossier, ...], QWidget]


def _household(session: Session) -> _Made:
    from ui.pages.network_household import CarersCard, HouseholdCard, SubjectCard, SupportCard

    members, subject = HouseholdCard(session), SubjectCard(session)
    support, carers = SupportCard(session), CarersCard(session)
    view = TwoColumns(("household", (subject, members)), ("support", (support, carers)))
    return (members, subject, support, carers), view


def _parties(session: Session) -> _Made:
    from ui.pages.network_parties import MapCard, PartiesCard

    parties, help_map = PartiesCard(session), MapCard(session)
    return (parties, help_map), TwoColumns(("parties", (parties,)), ("map", (help_map,)))


def _consents(session: Session) -> _Made:
    from ui.pages.network_parties import ConsentsCard, PartiesToAskCard

    consents, to_ask = ConsentsCard(session), PartiesToAskCard(session)
    return (consents, to_ask), TwoColumns(("consents", (consents,)), ("to_ask", (to_ask,)), side=340)


def _referrals(session: Session) -> _Made:
    from ui.pages.network_passing import ReferralsCard

    referrals = ReferralsCard(session)
    return (referrals,), _alone("referrals", referrals)


def _conferences(session: Session) -> _Made:
    from ui.pages.network_conference import ConferencesCard

    conferences = ConferencesCard(session)
    return (conferences,), _alone("conferences", conferences)


def _handovers(session: Session) -> _Made:
    from ui.pages.network_passing import DirectorCard, HandoversCard

    handovers, director = HandoversCard(session), DirectorCard(session)
    return (handovers, director), TwoColumns(("handovers", (handovers,)), ("director", (director,)), side=400)


def _alone(name: str, card: QWidget) -> QWidget:
    area = ScrollColumn(name=f"column_{name}")
    area.add(card)
    return area


_MAKERS: dict[str, Callable[[Session], _Made]] = {
    HOUSEHOLD: _household,
    PARTIES: _parties,
    CONSENT: _consents,
    REFERRALS: _referrals,
    CONFERENCE: _conferences,
    HANDOVER: _handovers,
}
