"""The resident's own plan in the plan screen: four answers, read and not changed here, and what they become (D06)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.planning import Goal, Plan
from intake_app.i18n import _
from intake_app.services import own_plan
from intake_app.services.own_plan import Taken, Use
from ui.pages.plan_views import PlanCard
from ui.pages.plan_words import goal_name
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.desk import Desk


class OwnPlanCard(PlanCard):
    """Each answer with a way to take it over; what stands in the plan already says so."""

    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    print_requested = Signal()

    def __init__(self, forms: FormLibrary, first_name: str) -> None:
        super().__init__(_("Own plan of {name}").format(name=first_name), padding=20)
        self._forms = forms
        self._shown: tuple[object, ...] = ()
        self._plan: Plan | None = None
        self._goals: dict[UUID, Goal] = {}
        self._goal = DropDown(name="field_own_plan_goal", placeholder=_("Choose"))
        self._goal_row = FormRow(_("For which goal"), self._goal)
        self._list = QVBoxLayout()
        paper = Button(_("Look at the page"), kind=Kind.LINK, icon="printer", name="button_own_plan_print")
        paper.clicked.connect(self.print_requested)
        words = _("These are the words of {name}. They are not changed here.").format(name=first_name)
        self.add(Text(words, color="text.2"), self._list, self._goal_row, row(paper, None))

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the answers, and the goals they can go to."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._plan = plan
        goals = dossier.goals_of(plan)
        self._goals = {goal.id: goal for goal in goals}
        self._goal.set_entries([(one.id, f"{n}. {goal_name(one, n)[:60]}") for n, one in enumerate(goals, start=1)])
        if self._goal.value() is None and goals:
            mine = next((one for one in reversed(goals) if one.source.startswith(own_plan.FORM)), goals[0])
            self._goal.set_value(mine.id)
        self._goal_row.setVisible(len(goals) > 1 and not read_only)
        wanted = (own_plan.answers(dossier, plan, self._forms), read_only, bool(goals))
        if wanted != self._shown:
            self._shown = wanted
            clear(self._list)
            for number, one in enumerate(wanted[0], start=1):
                self._add_line(number, one, read_only=read_only, may_take=one.use is Use.GOAL or bool(goals))

    def _add_line(self, number: int, one: Taken, *, read_only: bool, may_take: bool) -> None:
        if number > 1:
            self._list.addWidget(Rule())
        words = column(Text(one.question, "strong"), Text(f"“{one.words}”", "body", name=f"own_{one.item}"), gap=4)
        line = row(words, gap=12)
        line.setStretch(0, 1)
        if one.in_plan:
            stands = Text(_("stands in the plan"), "small", color="text.2", wrap=False, name=f"own_{one.item}_in")
            line.addWidget(stands)
        elif not read_only:
            labels = {
                Use.GOAL: _("Make a goal of it"),
                Use.STEP: _("Make a step of it"),
                Use.RESULT: _("Make it the result"),
            }
            take = Button(labels[one.use], kind=Kind.LINK, icon="plus", name=f"button_own_{one.item}")
            take.setEnabled(may_take)
            take.setToolTip("" if may_take else _("First make a goal."))
            take.clicked.connect(lambda: self._take(one))
            line.addWidget(take)
        self._list.addWidget(held(line))

    def _take(self, one: Taken) -> None:
        plan, goal = self._plan, self._goals.get(self._goal.value())
        if plan is None:
            return
        if one.use is Use.GOAL:
            self.asked.emit(lambda desk: own_plan.take_goal(desk, plan.case_id, plan, one.item))
        elif goal is not None:

            def work(desk: Desk) -> object:
                take = own_plan.take_step if one.use is Use.STEP else own_plan.take_result
                return take(desk, goal, one.item)

            self.asked.emit(work)
