"""The middle of the plan screen: one goal with its steps, or one section of the agreements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain import print_ids
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.vocabulary import Promisor
from intake_app.services import barrier_steps, barriers, duties, how_it_began, plans
from ui import theme
from ui.pages.plan_agreements import PromisesCard
from ui.pages.plan_barriers import BarriersCard
from ui.pages.plan_element import ElementCard
from ui.pages.plan_goal_view import GoalView, stand_in
from ui.pages.plan_no_goal import NoGoalCard
from ui.pages.plan_outline import GOAL
from ui.pages.plan_own import OwnPlanCard
from ui.pages.plan_rights import RightsCard, cards_of
from ui.pages.plan_saving import Saving, new_agreement
from ui.pages.plan_sections import (
    BARRIERS,
    DIFFERENCES,
    GROUND,
    GUIDANCE,
    NO_GOAL,
    OWN_PLAN,
    OWN_WORDS,
    PROMISES,
    REVIEW,
)
from ui.pages.plan_views import DifferencesCard, GroundCard, GuidanceCard, OwnWordsCard, PlanCard, ReviewCard
from ui.turns import Pieces
from ui.widgets.layouts import one_after_the_other

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.grounds import GroundElement
    from ui.pages.plan_jumps import Jump
    from ui.pages.plan_sections import Section
    from ui.session import Session

_ROUNDS = 6  # nested layouts ask for room one after the other; more rounds than this were never needed


class PlanCentre(QWidget):
    """Shows one part and gives its changes to the session."""

    goal_requested = Signal(str)
    """The part of life for which the person wants a goal."""

    def __init__(self, session: Session, saving: Saving, goals: GoalView, first_name: str) -> None:
        super().__init__()
        self._session, self._saving, self._first_name = session, saving, first_name
        self._part = ""
        self._plan: Plan | None = None
        self.goals = goals
        self.promises: PromisesCard | None = None
        self.cards: list[PlanCard] = []
        self.elements: dict[str, ElementCard] = {}
        self.rights: list[RightsCard] = []
        self._section = SectionParts()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.goals)
        self._body.addWidget(self._section)
        self.goals.hide()

    def show_part(self, part: str, section: Section | None, dossier: Dossier, plan: Plan) -> Pieces:
        """Show a goal ("goal:<id>") or a section as it is in the dossier; what stood here stays in sight until then."""
        key = f"{part}/{','.join(plan.legal_grounds)}"
        self._plan = plan
        other = key != self._part
        self.setUpdatesEnabled(not other)
        try:
            if other:
                self._part = key
                self._section.hide()  # else every card that comes lays all of them out
                self._clear()
                if section is not None:
                    yield from self._make_section(section)
            elif section is not None:
                self._match_elements(section)
            goal = part.startswith(GOAL)
            if goal:
                self.goals.show_goal(UUID(part.removeprefix(GOAL)), dossier, plan)
            else:
                yield from self._show_section(dossier, plan, at_once=not other)
            self.goals.setVisible(goal)
            self._section.setVisible(not goal)
            if other and self.isVisible():
                yield
                _lay_out_now()
        except BaseException:
            self._part = ""  # half of it stands there: it is made anew
            raise
        finally:
            self.setUpdatesEnabled(True)

    def commit(self) -> None:
        """Give what is typed now."""
        if self.goals.isVisibleTo(self):
            self.goals.commit()
        for part in (self.promises, *self.cards, *self.elements.values(), *self.rights):
            if part is not None:
                part.commit()

    def forget(self) -> None:
        """The part that shows is going away: what was typed in it goes with it."""
        self._part = ""
        self.goals.forget()
        self._clear()

    def focus_on(self, jump: Jump) -> bool:
        """Stand in the field that `jump` names; False when it is none of the special ones."""
        if jump.goal_id is not None:
            self.goals.focus_on(jump)
            return True
        element = self.elements.get(jump.field.removeprefix("element:"))
        if element is not None:
            element.focus_field()
            return True
        card = next((one for one in self.rights if one.field and one.field == jump.field), None)
        if card is not None:
            card.focus_first()
        return card is not None

    def focus_begin(self) -> bool:
        """Stand in the first control of what shows; False when there is none."""
        for one in self.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled():
                stand_in(one)
                return True
        return False

    # -- sections ----------------------------------------------------------------------------------------------------

    def _show_section(self, dossier: Dossier, plan: Plan, *, at_once: bool) -> Pieces:
        read_only = not plan.editable
        today = self._session.today()
        for card in self.cards:
            card.show_plan(dossier, plan, read_only=read_only)
        for name, element in tuple(self.elements.items()):
            element.show_element(how_it_began.element_of(dossier, plan, name), today, read_only=read_only)
            if not at_once:
                yield
        if self.promises is not None:
            self.promises.show_promises(dossier, read_only=read_only)
        for one in self.rights:
            one.show_plan(dossier, plan, read_only=read_only)

    def _clear(self) -> None:
        self._section.clear()
        self.promises = None
        self.cards, self.elements, self.rights = [], {}, []

    def _make_section(self, section: Section) -> Pieces:
        forms, today, name = self._session.forms, self._session.today, self._first_name
        makers: dict[str, Callable[[], PlanCard]] = {
            OWN_WORDS: lambda: OwnWordsCard(name, today),
            REVIEW: lambda: ReviewCard(forms, today),
            GUIDANCE: lambda: GuidanceCard(name),
            DIFFERENCES: lambda: DifferencesCard(name),
            GROUND: lambda: GroundCard(self._session),
        }
        if section.id in makers:
            card = makers[section.id]()
            card.edited.connect(self._edit_plan)
            self.cards.append(card)
            self._section.add(card)
        if section.id == OWN_PLAN:
            self._make_own_plan()
        if section.id == NO_GOAL:
            self._make_no_goal()
        if section.id == BARRIERS:
            self._make_barriers()
        if section.id == PROMISES:
            self.promises = PromisesCard(forms.words, today, name)
            self.promises.edited.connect(lambda one, values: self._saving.edit(Agreement, one, **values))
            self.promises.remove_requested.connect(lambda one: self._saving.remove(Agreement, one))
            self.promises.add_requested.connect(self._add_agreement)
            self._section.add(self.promises)
        for one in section.elements:
            self.elements[one.element] = self._new_element(one)
            self._section.add(self.elements[one.element])
            yield
        if self._plan is not None:
            self.rights = cards_of(section, self._plan, self._session, self._saving, name)
            for card_of_rights in self.rights:
                self._section.add(card_of_rights)

    def _new_element(self, one: GroundElement) -> ElementCard:
        element = ElementCard(one, self._session.forms, self._session.today, self._first_name)
        element.edited.connect(self._edit_element)
        element.block_chosen.connect(self._choose_block)
        return element

    def _match_elements(self, section: Section) -> None:
        """An answer asks for another element, or for one less: the cards of the others stay as they are."""
        wanted = [one.element for one in section.elements]
        if wanted == list(self.elements):
            return
        before, self.elements = self.elements, {}
        place = len(self.cards) + (self.promises is not None)
        for name in set(before) - set(wanted):
            self._section.remove(before.pop(name))
        for number, one in enumerate(section.elements):
            kept = before.get(one.element)
            self.elements[one.element] = kept if kept is not None else self._new_element(one)
            self._section.add(self.elements[one.element], place + number)
        one_after_the_other((*self.elements.values(), *self.rights))

    def _make_own_plan(self) -> None:
        card = OwnPlanCard(self._session.forms, self._first_name)
        card.asked.connect(self._saving.change)
        card.print_requested.connect(lambda: self._session.navigate(f"afdruk/{print_ids.OWN_PLAN}"))
        self.cards.append(card)
        self._section.add(card)

    def _make_no_goal(self) -> None:
        card = NoGoalCard(self._session.forms)
        card.asked.connect(self._saving.change)
        card.goal_requested.connect(self.goal_requested)
        self.cards.append(card)
        self._section.add(card)

    def _make_barriers(self) -> None:
        card = BarriersCard(self._session.forms)
        card.asked.connect(self._saving.change)
        card.step_wanted.connect(self._take_step)
        card.list_wanted.connect(lambda: self._session.navigate(f"vragen/{barriers.FORM}"))
        self.cards.append(card)
        self._section.add(card)

    def _take_step(self, goal: Goal, row: str) -> None:
        self._saving.change(lambda desk: barrier_steps.take_step(desk, goal, row), self._go_to_step)

    def _go_to_step(self, step: Step) -> None:
        self._session.navigate(f"plan#step:{step.id}/what")

    def _edit_plan(self, values: dict[str, object]) -> None:
        if self._plan is not None:
            self._saving.edit(Plan, self._plan.id, **values)

    def _edit_element(self, element: str, values: dict[str, object]) -> None:
        plan = self._plan
        if plan is not None:
            self._saving.change(lambda desk: plans.set_element(desk, plan, element, **values))

    def _choose_block(self, element: str, block: str, lines: tuple[str, ...] | None) -> None:
        plan = self._plan
        if plan is None or not block:
            return
        if element == duties.DUTIES:  # nothing holds by itself: the lines are chosen one by one
            self._saving.change(lambda desk: duties.choose_text(desk, plan, block))
        else:
            self._saving.change(lambda desk: plans.choose_block(desk, plan, element, block, lines))

    def _add_agreement(self, side: Promisor) -> None:
        plan = self._plan
        if plan is not None:
            self.commit()
            new = new_agreement(plan, side, self._first_name)
            self._saving.change(lambda desk: plans.add_agreement(desk, plan, new), self._begin_agreement)

    def _begin_agreement(self, agreement: Agreement) -> None:
        line = self.promises.line_of(agreement.id) if self.promises is not None else None
        if line is not None:
            stand_in(line.what.area)


class SectionParts(QWidget):
    """The cards of one section under each other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().size(16))

    def add(self, card: QWidget, place: int = -1) -> None:
        """Put a card under the others, or at its place among them."""
        if place < 0 or self._column.indexOf(card) != place:
            self._column.insertWidget(place, card)
            card.show()

    def remove(self, card: QWidget) -> None:
        """Let one card go."""
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def clear(self) -> None:
        """Let the cards go."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _lay_out_now() -> None:
    """Give every part its place before it is painted, so that nothing jumps under the eyes of the reader."""
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
