"""Perspectief: where we are heading and what was seen, one topic at a time; all of it may be skipped (C01-C06, E09).

On the left the topics with what is known; on the right the cards of the one that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, ngettext
from intake_app.services import perspectives, regie
from ui.pages.page import Page, bring_into_view
from ui.pages.page_cards import ShowsDossier, commit_all
from ui.pages.page_header import PageHeader, frame
from ui.pages.perspective_allowances import AllowanceCard
from ui.pages.perspective_capacity import SideBySideCard, capacity_card, known_words, load_card
from ui.pages.perspective_direction import BeforeCard, DirectionCard, RouteCard
from ui.pages.perspective_income import IncomeCard, IncomeViewCard
from ui.pages.perspective_keeping import CertaintyCard, ListedCard, hold_card, papers_card, still_open
from ui.pages.perspective_observing import ObservingCard
from ui.pages.perspective_others import (
    LimitsCard,
    TogetherCard,
    distance_card,
    earnings_card,
    findings_card,
    regie_card,
)
from ui.pages.perspective_series import SeriesCard
from ui.pages.perspective_topics import Topic, TopicsCard
from ui.pages.perspective_wage import GrowthCard, wage_card
from ui.pages.record_cards import RecordsCard
from ui.pages.two_columns import TwoColumns
from ui.pages.wording import goal_class_words
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card

DIRECTION = "direction"


class PerspectivePage(Page):
    """The direction now and all that belongs to it. The argument of its route is the topic."""

    page_id = "perspectief"
    own_words_of = ("perspectives", "findings", "observation_periods", "work_capacities", "wage_values", "earnings")

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._topic = DIRECTION
        self.topics = TopicsCard()
        self.topics.chosen.connect(self._choose)
        self.direction = DirectionCard(session)
        self.route = RouteCard(session)
        self.before = BeforeCard(session)
        self._cards: dict[str, tuple[Card, ...]] = {DIRECTION: (self.direction, self.route, self.before)}
        self._classifying: set[RecordsCard] = set()
        self._makers: dict[str, Callable[[], tuple[Card, ...]]] = {
            DIRECTION: lambda: self._cards[DIRECTION],
            "capacity": lambda: (
                SideBySideCard(session),
                self._classified(capacity_card(session)),
                load_card(session),
            ),
            "wage": lambda: (wage_card(session), GrowthCard()),
            "observing": lambda: (ObservingCard(session),),
            "findings": lambda: (findings_card(session),),
            "together": lambda: (
                TogetherCard(session),
                regie_card(session),
                self._classified(distance_card(session)),
            ),
            "earnings": lambda: (earnings_card(session), AllowanceCard(session), LimitsCard(session)),
            "income": lambda: (IncomeCard(session), IncomeViewCard()),
            "papers": lambda: (ListedCard(session), papers_card(session)),
            "hold": lambda: (hold_card(session), CertaintyCard(session)),
            "series": lambda: (SeriesCard(session),),
        }
        self._new = Button(_("Look again"), icon="rotate-ccw", name="button_new_estimate", on_click=self._start_new)
        plan = Button(_("To the plan"), kind="primary", trailing_icon="arrow-right", name="button_next")
        plan.clicked.connect(lambda: session.navigate("plan"))
        line = _("Paid work is never the only good goal. May be skipped.")
        self._header = PageHeader(_("Perspective"), line, self._new, plan)
        self._columns = TwoColumns(("topics", (self.topics,)), ("perspective", self._cards[DIRECTION]), left_side=316)
        frame(self, self._header, self._columns)

    def _topic_cards(self, topic: str) -> tuple[Card, ...]:
        """The cards of a topic, made when it is first asked for: most are never looked at."""
        if topic not in self._cards:
            self._cards[topic] = self._makers[topic]()
            self._columns.add_right(*self._cards[topic])
            for card in self._cards[topic]:
                card.hide()
        return self._cards[topic]

    def _classified(self, card: RecordsCard) -> RecordsCard:
        """A card that an organisation may do without."""
        self._classifying.add(card)
        return card

    @override
    def title(self) -> str:
        return _("Perspective")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        if argument in self._makers:
            self._topic = argument

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        ordered = sorted(dossier.perspectives, key=lambda one: (one.estimated_on, one.id))
        newest = ordered[-1] if ordered else None
        self.direction.show_estimate(newest)
        self.route.show_dossier(dossier, newest)
        self.before.show_estimates(ordered[:-1])
        self._new.setVisible(newest is not None and newest.estimated_on < self.session.today())
        for card in self._topic_cards(self._topic):
            if card is not self.route and isinstance(card, ShowsDossier):
                card.show_dossier(dossier)
        self._show_topic(dossier, bool(ordered[:-1]))

    @override
    def focus_field(self, name: str) -> None:
        if name.removeprefix("topic_") in self._makers:
            self._choose(name.removeprefix("topic_"))
            return
        owner = next((key for key in self._makers if any(_holds(card, name) for card in self._topic_cards(key))), "")
        if owner and owner != self._topic:
            self._choose(owner)
        super().focus_field(name)

    @override
    def focus_start(self) -> None:
        item = self.topics.items.get(self._topic)
        if item is not None:
            item.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Enter"), _("open the chosen one")), ("F6", _("to the other column")))

    @override
    def leave(self) -> bool:
        self.direction.form.commit()
        commit_all(chain.from_iterable(self._cards.values()))
        return True

    def _choose(self, topic: str) -> None:
        """Show a topic and stand in it."""
        self.leave()
        self._topic = self.argument = topic
        dossier = self.session.dossier
        if dossier is not None:
            self.show_dossier(dossier)
        if not self._columns.single:
            self._columns.to_top()
            return
        first = next((card for card in self._topic_cards(topic) if card.isVisibleTo(self)), None)
        header = first.header if first is not None else None
        if header is not None:
            QTimer.singleShot(0, header, lambda: bring_into_view(header))

    def _show_topic(self, dossier: Dossier, has_history: bool) -> None:
        hidden: set[QWidget] = set() if has_history else {self.before}
        if not self.session.rules.on("classifications_enabled"):
            hidden |= self._classifying
        for topic, cards in self._cards.items():
            for card in cards:
                card.setVisible(topic == self._topic and card not in hidden and getattr(card, "wanted", True))
        self.topics.show_topics(self._listed(dossier), self._topic)

    def _listed(self, dossier: Dossier) -> list[Topic]:
        newest = perspectives.newest(dossier)
        heading = goal_class_words(newest.goal_class) if newest is not None and newest.goal_class else ""
        standing = regie.now(dossier)
        return [
            Topic(id=DIRECTION, title=_("Where we are heading"), icon="compass", note=heading),
            Topic(
                id="capacity",
                title=_("What somebody can do"),
                icon="briefcase",
                note=known_words(dossier, self.session),
            ),
            Topic(
                id="observing",
                title=_("Seeing it in practice"),
                icon="eye",
                note=_many(len(dossier.observation_periods)),
            ),
            Topic(id="wage", title=_("Wage value"), icon="scale", note=_many(len(dossier.wage_values))),
            Topic(id="findings", title=_("Outcomes of others"), icon="file-text", note=_many(len(dossier.findings))),
            Topic(
                id="together",
                title=_("How we work together"),
                icon="users",
                note=regie.working_together(standing.level) if standing is not None else "",
            ),
            Topic(
                id="earnings", title=_("Trying out and earning"), icon="piggy-bank", note=_many(len(dossier.earnings))
            ),
            Topic(id="income", title=_("Income per month"), icon="piggy-bank", note=_many(len(dossier.income_months))),
            Topic(id="papers", title=_("Papers to hand in"), icon="calendar-check", note=still_open(dossier)),
            Topic(id="hold", title=_("Benefit kept open"), icon="shield-check", note=_many(len(dossier.benefit_holds))),
            Topic(
                id="series",
                title=_("Followed over time"),
                icon="trending-up",
                note=_many(len(dossier.indicator_series)),
            ),
        ]

    def _start_new(self) -> None:
        self.leave()
        case_id = self.session.case_id
        if case_id is not None:
            self.session.change(lambda desk: perspectives.begin(desk, case_id))


def _holds(card: QWidget, name: str) -> bool:
    return any(card.findChild(QWidget, wanted) is not None for wanted in (f"field_{name}", name))


def _many(count: int) -> str:
    return ngettext("{n} noted", "{n} noted", count).format(n=count) if count else ""
