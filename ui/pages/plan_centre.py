"""The middle of the plan screen: one goal with its steps, or one section of the agreements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.vocabulary import Promisor
from intake_app.services import plans
from ui import theme
from ui.pages.page import bring_into_view
from ui.pages.plan_agreements import ContactPart, PromisesCard
from ui.pages.plan_element import ElementCard
from ui.pages.plan_goal import GoalCard
from ui.pages.plan_outline import GOAL
from ui.pages.plan_sections import DIFFERENCES, GROUND, GUIDANCE, OWN_WORDS, PROMISES, REVIEW
from ui.pages.plan_steps import StepsCard
from ui.pages.plan_views import DifferencesCard, GroundCard, GuidanceCard, OwnWordsCard, PlanCard, ReviewCard
from ui.widgets.card import Rule

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.services.desk import Desk
    from ui.pages.plan_jumps import Jump
    from ui.pages.plan_saving import Saving
    from ui.pages.plan_sections import Section
    from ui.session import Session


class PlanCentre(QWidget):
    """Shows one part and gives its changes to the session. Cards of another part are made anew."""

    goal_remove_requested = Signal(object)
    goal_requested = Signal()
    step_removed = Signal()

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__()
        self._session, self._saving, self._first_name = session, saving, first_name
        self._part = ""
        self._plan: Plan | None = None
        self._goal_id: UUID | None = None
        self.goal: GoalCard | None = None
        self.steps: StepsCard | None = None
        self.contact: ContactPart | None = None
        self.promises: PromisesCard | None = None
        self.cards: list[PlanCard] = []
        self.elements: dict[str, ElementCard] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.current().size(16))

    def show_part(self, part: str, section: Section | None, dossier: Dossier, plan: Plan) -> None:
        """Show a goal ("goal:<id>") or a section as it is in the dossier."""
        key = f"{part}/{','.join(one.id for one in section.elements) if section is not None else ''}"
        self._plan = plan
        if key != self._part:
            self._clear()
            self._part = key
            if part.startswith(GOAL):
                self._make_goal(UUID(part.removeprefix(GOAL)))
            elif section is not None:
                self._make_section(section)
        self._show(dossier, plan)

    def commit(self) -> None:
        """Give what is typed now."""
        for part in (self.goal, self.steps, self.promises, *self.cards, *self.elements.values()):
            if part is not None:
                part.commit()
        if self.contact is not None:
            self.contact.lines.commit()

    def forget(self) -> None:
        """The part that shows is going away: what was typed in it goes with it."""
        self._clear()

    def focus_first(self) -> None:
        """Stand where the person begins to write."""
        if self.goal is not None:
            self.goal.set_editing(True)
            self.goal.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, jump: Jump) -> bool:
        """Stand in the field that `jump` names; False when it is none of the special ones."""
        if jump.step_id is not None and self.steps is not None:
            return self._focus_step(jump.step_id, jump.field)
        if jump.goal_id is not None and self.steps is not None:
            if jump.field == "steps" and not self.steps.rows:
                _stand_in(self.steps.more)
            elif jump.field == "steps":
                _stand_in(self.steps.rows[0].what.area)
            elif self.goal is not None:
                _stand_in(self.goal.sentence if self.goal.editing else self.goal.change)
            return True
        element = self.elements.get(jump.field.removeprefix("element:"))
        if element is not None:
            element.focus_field()
            return True
        return False

    def move_goal(self, goal_id: UUID, by: int) -> None:
        """Put a goal one earlier or later."""
        dossier = self._session.dossier
        if dossier is None or self._plan is None or not self._plan.editable:
            return
        ids = [goal.id for goal in dossier.goals_of(self._plan)]
        here = ids.index(goal_id)
        there = here + by
        if 0 <= there < len(ids):
            ids[here], ids[there] = ids[there], ids[here]
            self._saving.reorder(Goal, tuple(ids))

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show(self, dossier: Dossier, plan: Plan) -> None:
        read_only = not plan.editable
        today = self._session.today()
        if self._goal_id is not None:
            self._show_goal(dossier, plan, read_only)
        for card in self.cards:
            card.show_plan(dossier, plan, read_only=read_only)
        for name, element in self.elements.items():
            element.show_element(dossier.element_of(plan, name), today, read_only=read_only)
        if self.promises is not None:
            self.promises.show_promises(dossier, read_only=read_only)

    def _show_goal(self, dossier: Dossier, plan: Plan, read_only: bool) -> None:
        goals = dossier.goals_of(plan)
        found = next(((n, one) for n, one in enumerate(goals, start=1) if one.id == self._goal_id), None)
        if found is None or self.goal is None or self.steps is None or self.contact is None:
            return
        number, goal = found
        self.goal.show_goal(dossier, goal, number, count=len(goals), read_only=read_only)
        on_fridge = sum(step.on_fridge_sheet for step in dossier.steps_of_plan(plan))
        self.steps.show_steps(dossier, dossier.steps_of(goal), fridge_count=on_fridge, read_only=read_only)
        self.contact.show_contact(dossier, read_only=read_only)

    # -- making ------------------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._part, self._goal_id = "", None
        self.goal = self.steps = self.contact = self.promises = None
        self.cards, self.elements = [], {}

    def _make_goal(self, goal_id: UUID) -> None:
        forms, today = self._session.forms, self._session.today
        self._goal_id = goal_id
        self.goal = GoalCard(forms, today)
        self.goal.edited.connect(lambda values: self._saving.edit(Goal, goal_id, **values))
        self.goal.remove_requested.connect(lambda: self.goal_remove_requested.emit(goal_id))
        self.goal.move_requested.connect(lambda by: self.move_goal(goal_id, by))
        self.steps = StepsCard(forms, today, self._first_name)
        self.steps.step_edited.connect(lambda step_id, values: self._saving.edit(Step, step_id, **values))
        self.steps.add_requested.connect(self._add_step)
        self.steps.remove_requested.connect(self._remove_step)
        self.steps.order_chosen.connect(lambda ids: self._saving.reorder(Step, ids))
        self.contact = ContactPart(forms.words)
        self.contact.edited.connect(self._edit_agreement)
        self.contact.remove_requested.connect(self._remove_agreement)
        self.contact.add_requested.connect(lambda: self._add_agreement(Promisor.CONSULTANT, about_contact=True))
        self.steps.add(Rule(), self.contact)
        self._body.addWidget(self.goal)
        self._body.addWidget(self.steps)

    def _make_section(self, section: Section) -> None:
        forms, today, name = self._session.forms, self._session.today, self._first_name
        makers: dict[str, Callable[[], PlanCard]] = {
            OWN_WORDS: lambda: OwnWordsCard(name, today),
            REVIEW: lambda: ReviewCard(forms, today),
            GUIDANCE: lambda: GuidanceCard(name),
            DIFFERENCES: lambda: DifferencesCard(forms, name),
            GROUND: lambda: GroundCard(forms),
        }
        if section.id in makers:
            card = makers[section.id]()
            card.edited.connect(self._edit_plan)
            self.cards.append(card)
            self._body.addWidget(card)
        if section.id == PROMISES:
            self.promises = PromisesCard(forms.words, today, name)
            self.promises.edited.connect(self._edit_agreement)
            self.promises.remove_requested.connect(self._remove_agreement)
            self.promises.add_requested.connect(self._add_agreement)
            self._body.addWidget(self.promises)
        for one in section.elements:
            element = ElementCard(one, forms, today, name)
            element.edited.connect(self._edit_element)
            element.block_chosen.connect(self._choose_block)
            self.elements[one.element] = element
            self._body.addWidget(element)

    # -- changing ----------------------------------------------------------------------------------------------------

    def _edit_plan(self, values: dict[str, object]) -> None:
        if self._plan is not None:
            self._saving.edit(Plan, self._plan.id, **values)

    def _edit_element(self, element: str, values: dict[str, object]) -> None:
        plan = self._plan
        if plan is not None:
            self._saving.change(lambda desk: plans.set_element(desk, plan, element, **values))

    def _choose_block(self, element: str, block: str, lines: tuple[str, ...] | None) -> None:
        plan = self._plan
        if plan is not None and block:
            self._saving.change(lambda desk: plans.choose_block(desk, plan, element, block, lines))

    def _add_step(self) -> None:
        goal_id, dossier = self._goal_id, self._session.dossier
        goal = next((one for one in dossier.goals if one.id == goal_id), None) if dossier is not None else None
        if goal is None:
            return
        self.commit()
        self._saving.change(lambda desk: plans.add_step(desk, goal), self._begin_step)

    def _remove_step(self, step_id: UUID) -> None:
        self._saving.remove(Step, step_id)
        self.step_removed.emit()

    def _add_agreement(self, side: Promisor, *, about_contact: bool = False) -> None:
        plan = self._plan
        if plan is None:
            return
        self.commit()
        name = self._first_name if side is Promisor.RESIDENT else plan.contact_name.split(" ")[0]

        def work(desk: Desk) -> Agreement:
            new = Agreement(
                case_id=plan.case_id, plan_id=plan.id, promisor=side, promisor_name=name, about_contact=about_contact
            )
            return plans.add_agreement(desk, plan, new)

        self._saving.change(work, self._focus_agreement)

    def _edit_agreement(self, agreement_id: UUID, values: dict[str, object]) -> None:
        self._saving.edit(Agreement, agreement_id, **values)

    def _remove_agreement(self, agreement_id: UUID) -> None:
        self._saving.remove(Agreement, agreement_id)

    # -- cursor ------------------------------------------------------------------------------------------------------

    def _begin_step(self, step: Step) -> None:
        self._focus_step(step.id, "what")

    def _focus_step(self, step_id: UUID, field: str) -> bool:
        line = self.steps.row_of(step_id) if self.steps is not None else None
        if line is None:
            return False
        controls: dict[str, QWidget] = {
            "what": line.what.area,
            "owner_name": line.who,
            "when": line.when,
            "help_level": line.ladder,
        }
        if field in controls:
            _stand_in(controls[field])
        else:
            line.open_details(field)
        return True

    def _focus_agreement(self, agreement: Agreement) -> None:
        promised = self.promises.line_of(agreement.id) if self.promises is not None else None
        found = promised or (self.contact.lines.line_of(agreement.id) if self.contact is not None else None)
        if found is not None:
            _stand_in(found.what.area)


def _stand_in(control: QWidget) -> None:
    bring_into_view(control)
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
