"""One goal in the middle of the plan screen: its card, its steps, and how we stay in touch."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Agreement, Goal, Step
from intake_app.domain.vocabulary import Promisor
from intake_app.services import basis_first, plans, step_offers, trajectories
from intake_app.services.basis_first import Proposal
from intake_app.services.rules import rules
from ui.dialogs.route import EndRouteDialog, StartRouteDialog
from ui.pages.page import bring_into_view
from ui.pages.plan_agreements import ContactPart
from ui.pages.plan_basis import BasisCard
from ui.pages.plan_goal import GoalCard
from ui.pages.plan_saving import Saving, new_agreement
from ui.pages.plan_steps import StepsCard
from ui.widgets.card import Rule
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from ui.pages.plan_jumps import Jump
    from ui.session import Session


class GoalView(QWidget):
    """Made once and shown for every goal; changes go to the session by the ids that show."""

    remove_requested = Signal(object)
    """Id of the goal."""
    step_removed = Signal()

    def __init__(self, session: Session, saving: Saving, goal: GoalCard, first_name: str) -> None:
        super().__init__()
        self._session, self._saving, self._first_name = session, saving, first_name
        self._goal: Goal | None = None
        self._plan: Plan | None = None
        forms, today = session.forms, session.today
        self.goal = goal
        self.goal.edited.connect(self._edit_goal)
        self.goal.asked.connect(saving.change)
        self.goal.remove_requested.connect(self._ask_removal)
        self.goal.move_requested.connect(lambda by: self._goal and self.move_goal(self._goal.id, by))
        self.steps = StepsCard(forms, today, first_name, session.rules_of)
        self.steps.step_edited.connect(lambda step_id, values: saving.edit(Step, step_id, **values))
        self.steps.asked.connect(saving.change)
        self.steps.offer_wanted.connect(self._choose_offer)
        self.steps.route_wanted.connect(session.navigate)
        self.steps.add_requested.connect(self._add_step)
        self.steps.route_requested.connect(self._choose_route)
        self.steps.routes.end_requested.connect(self._end_route)
        self.steps.routes.go_on_requested.connect(
            lambda route: saving.change(lambda desk: trajectories.go_on(desk, route.id))
        )
        self.steps.routes.remove_requested.connect(lambda route: saving.remove(Trajectory, route.id))
        months = self.steps.routes.set_most_months
        session.run(lambda desk: rules(desk).number("trajectory_max_months"), months, owner=self)
        self.steps.remove_requested.connect(self._remove_step)
        self.steps.order_chosen.connect(lambda ids: saving.reorder(Step, ids))
        self.contact = ContactPart(forms.words)
        self.contact.edited.connect(lambda agreement_id, values: saving.edit(Agreement, agreement_id, **values))
        self.contact.remove_requested.connect(lambda agreement_id: saving.remove(Agreement, agreement_id))
        self.contact.add_requested.connect(self._add_contact)
        self.steps.add(Rule(), self.contact)
        self.basis = BasisCard()
        self.basis.taken.connect(lambda one: saving.change(lambda desk: basis_first.accept(desk, one)))
        self.basis.left.connect(self._leave_order)
        self.setLayout(column(self.goal, self.basis, self.steps, gap=16))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter in any field of the goal begins a step, as it does in a step itself."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add_step()
            return
        super().keyPressEvent(event)

    def show_goal(self, goal_id: UUID, dossier: Dossier, plan: Plan) -> None:
        """Show this goal as it is in the dossier; nothing happens when it is gone."""
        goals = dossier.goals_of(plan)
        found = next(((n, one) for n, one in enumerate(goals, start=1) if one.id == goal_id), None)
        if found is None:
            return
        number, goal = found
        if self._goal is not None and self._goal.id != goal_id:
            self.forget()
        self._goal, self._plan = goal, plan
        read_only = not plan.editable
        self.goal.show_goal(dossier, goal, number, count=len(goals), read_only=read_only)
        self.steps.show_steps(dossier, plan, goal)
        self.contact.show_contact(dossier, read_only=read_only)
        proposals = () if read_only else basis_first.proposals(dossier, plan, self._session.forms)
        self.basis.show_proposals([one for one in proposals if one.step.goal_id == goal.id])

    def forget(self) -> None:
        """Another goal comes here: what was typed wrongly in this one does not stay."""
        self._goal = None
        self.goal.forget()
        self.steps.forget()

    def commit(self) -> None:
        """Give what is typed now."""
        if self._goal is not None:
            self.goal.commit()
            self.steps.commit()
            self.contact.lines.commit()

    def focus_first(self) -> None:
        """Stand where the person begins to write."""
        self.goal.set_editing(True)
        self.goal.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, jump: Jump) -> None:
        """Stand in the step or field that `jump` names."""
        if jump.step_id is not None:
            self.focus_step(jump.step_id, jump.field)
        elif jump.field == "steps":
            stand_in(self.steps.rows[0].what.area if self.steps.rows else self.steps.more)
        else:
            stand_in(self.goal.sentence if self.goal.editing else self.goal.change)

    def focus_step(self, step_id: UUID, field: str) -> None:
        """Stand in a field of a step, by its name in Step ("when" for the moment)."""
        line = self.steps.row_of(step_id)
        if line is None:
            return
        controls: dict[str, QWidget] = {
            "what": line.what.area,
            "owner_name": line.who,
            "when": line.when,
            "help_level": line.ladder,
        }
        if field in controls:
            stand_in(controls[field])
        else:
            line.open_details(field)

    def move_goal(self, goal_id: UUID, by: int) -> None:
        """Put a goal one earlier or later."""
        dossier = self._session.dossier
        plan = dossier.current_plan if dossier is not None else None
        if dossier is None or plan is None or not plan.editable:
            return
        ids = [goal.id for goal in dossier.goals_of(plan)]
        here = ids.index(goal_id)
        there = here + by
        if 0 <= there < len(ids):
            ids[here], ids[there] = ids[there], ids[here]
            self._saving.reorder(Goal, tuple(ids))

    # -- changing ----------------------------------------------------------------------------------------------------

    def _edit_goal(self, values: dict[str, object]) -> None:
        if self._goal is not None:
            self._saving.edit(Goal, self._goal.id, **values)

    def _ask_removal(self) -> None:
        if self._goal is not None:
            self.remove_requested.emit(self._goal.id)

    def _add_step(self) -> None:
        goal = self._goal
        if goal is not None:
            self.commit()
            self._saving.change(lambda desk: plans.add_step(desk, goal), lambda step: self.focus_step(step.id, "what"))

    def _choose_offer(self, step: Step) -> None:
        from ui.dialogs.offer_choice import OfferChoiceDialog

        if self._goal is not None:
            dialog = OfferChoiceDialog(self._session, self.window(), area=self._goal.area, goal_kind=self._goal.kind)
            dialog.chosen.connect(
                lambda wanted: self._saving.change(lambda desk: step_offers.take_offer(desk, step, wanted))
            )
            dialog.open()

    def _choose_route(self) -> None:
        self.commit()
        dialog = StartRouteDialog(self._session, self.window())
        dialog.chosen.connect(self._start_route)
        dialog.open()

    def _start_route(self, template: str, day: date) -> None:
        goal = self._goal
        if goal is not None:
            self._saving.change(lambda desk: trajectories.start(desk, goal, template, day))

    def _end_route(self, route: Trajectory) -> None:
        dialog = EndRouteDialog(route, self._session, self.window())
        dialog.told.connect(lambda values: self._saving.change(lambda desk: trajectories.end(desk, route.id, **values)))
        dialog.open()

    def _remove_step(self, step_id: UUID) -> None:
        self._saving.remove(Step, step_id)
        self.step_removed.emit()

    def _leave_order(self, one: Proposal) -> None:
        plan = self._plan
        if plan is not None:
            self._saving.change(lambda desk: basis_first.decline(desk, plan, one))

    def _add_contact(self) -> None:
        plan = self._plan
        if plan is not None:
            self.commit()
            new = new_agreement(plan, Promisor.CONSULTANT, self._first_name, about_contact=True)
            self._saving.change(lambda desk: plans.add_agreement(desk, plan, new), self._begin_contact)

    def _begin_contact(self, agreement: Agreement) -> None:
        line = self.contact.lines.line_of(agreement.id)
        if line is not None:
            stand_in(line.what.area)


def stand_in(control: QWidget) -> None:
    """Scroll to a control and put the cursor in it."""
    bring_into_view(control)
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
