"""Perspectief: where we are heading, by a named person, with a reason; it may be skipped (C01)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import GoalClass
from intake_app.i18n import _, format_day
from intake_app.services import editing
from intake_app.services.desk import Desk
from ui.pages.bound import BoundForm
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.pages.wording import goal_class_words
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Option
from ui.widgets.layouts import clear, column
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

REVIEW_MONTHS = 6


class PerspectivePage(Page):
    """The direction now, and the ones before it: nothing is overwritten."""

    page_id = "perspectief"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._case_id: UUID | None = None
        self._form = BoundForm(session, PerspectiveEstimate, label=_("Perspective"), make=self._make)
        self._history = column(gap=8)
        self._history_card = Card(_("Before"), icon="history", name="card_history")
        self._history_card.add(self._history)
        self._new = Button(_("Look again"), icon="rotate-ccw", name="button_new_estimate", on_click=self._start_new)
        self._header = PageHeader(
            _("Perspective"),
            _("Paid work is never the only good goal. May be skipped."),
            self._new,
            Button(
                _("To the plan"),
                kind="primary",
                trailing_icon="arrow-right",
                name="button_next",
                on_click=lambda: session.navigate("plan"),
            ),
        )
        self._build()

    @override
    def title(self) -> str:
        return _("Perspective")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self._case_id = dossier.case.id
        ordered = sorted(dossier.perspectives, key=lambda one: (one.estimated_on, one.id))
        newest = ordered[-1] if ordered else None
        self._form.show(newest)
        self._new.setVisible(newest is not None and newest.estimated_on < self.session.today())
        clear(self._history)
        for estimate in reversed(ordered[:-1]):
            self._history.addWidget(Rule())
            day = format_day(estimate.estimated_on, weekday=False, year=True)
            words = goal_class_words(estimate.goal_class) if estimate.goal_class else _("no direction")
            self._history.addWidget(Text(f"{day}: {words}", "strong"))
            self._history.addWidget(Text(estimate.motivation, color="text.2"))
        self._history_card.setVisible(len(ordered) > 1)

    @override
    def leave(self) -> bool:
        self._form.commit()
        return True

    def _make(self, desk: Desk) -> UUID:
        assert self._case_id is not None
        fresh = PerspectiveEstimate(
            case_id=self._case_id,
            estimated_on=desk.today(),
            estimated_by=desk.profile.consultant,
            review_on=add_months(desk.today(), REVIEW_MONTHS),
        )
        editing.add(desk, fresh, label=_("Perspective"))
        return fresh.id

    def _start_new(self) -> None:
        self.leave()
        self.session.change(self._make)

    def _build(self) -> None:
        form = self._form
        card = Card(_("Where we are heading"), icon="compass")
        options = [Option(value=one, label=goal_class_words(one)) for one in GoalClass]
        card.add(
            form.segments("goal_class", _("Direction now"), options, clearable=True),
            form.area("horizon", _("Dot on the horizon"), help=_("Where do you want to be in two years?")),
            form.area("best_attainable", _("What is the most that can be reached now")),
            form.area("motivation", _("Why we think so"), lines=3),
            form.line("estimated_by", _("Who says so")),
            form.day("review_on", _("Look at it again on"), direction=Direction.AHEAD),
        )
        frame(self, self._header, TwoColumns(("perspective", (card,)), ("before", (self._history_card,)), side=312))
