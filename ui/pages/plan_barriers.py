"""What is in the way, with the steps that are about it; a row without a step is a question and never a lack (A06)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.planning import Goal, Plan
from intake_app.i18n import _, format_day
from intake_app.services import barrier_steps
from intake_app.services.barrier_steps import Standing
from intake_app.services.barriers import IN_HAND
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


class BarriersCard(PlanCard):
    """Each with since when, what was said about it, its steps, and a way to make a step of it."""

    asked = Signal(object)
    step_wanted = Signal(object, str)
    """The Goal and the row of which somebody wants a step."""
    list_wanted = Signal()

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__(_("What is in the way"), padding=20)
        self._forms = forms
        self._shown: tuple[object, ...] = ()
        self._goals: dict[UUID, Goal] = {}
        self._goal = DropDown(name="field_barrier_goal", placeholder=_("Choose"))
        self._goal_row = FormRow(_("For which goal"), self._goal)
        self._list = QVBoxLayout()
        change = Button(_("To the list"), kind=Kind.LINK, icon="list-checks", name="button_barriers_list")
        change.clicked.connect(self.list_wanted)
        words = _("Not everything needs a step. What lies in the world around is not for the resident to solve.")
        self.add(Text(words, color="text.2"), self._list, self._goal_row, row(change, None))

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show what plays or is worked on."""
        super().show_plan(dossier, plan, read_only=read_only)
        goals = dossier.goals_of(plan)
        self._goals = {goal.id: goal for goal in goals}
        self._goal.set_entries([(one.id, f"{n}. {goal_name(one, n)[:60]}") for n, one in enumerate(goals, start=1)])
        if self._goal.value() is None and goals:
            self._goal.set_value(goals[0].id)
        self._goal_row.setVisible(len(goals) > 1 and not read_only)
        found = barrier_steps.standing(dossier, plan, self._forms)
        wanted = (found, read_only, bool(goals))
        if wanted != self._shown:
            self._shown = wanted
            clear(self._list)
            for number, one in enumerate(found, start=1):
                self._add_line(number, one, read_only=read_only, may_take=bool(goals))

    def _add_line(self, number: int, one: Standing, *, read_only: bool, may_take: bool) -> None:
        if number > 1:
            self._list.addWidget(Rule())
        parts: list[QWidget] = [Text(one.barrier.label, "strong"), Text(_about(one), "small", color="text.2")]
        if one.barrier.remark:
            parts.append(Text(f"“{one.barrier.remark}”"))
        parts.append(Text(_steps(one), color="text.2", name=f"barrier_{number}_steps"))
        line = row(held(column(*parts, gap=2)), gap=12)
        line.setStretch(0, 1)
        if not read_only:
            tip = _("Make a step of it: {what}").format(what=one.barrier.label)
            take = Button(_("Make a step of it"), kind=Kind.LINK, icon="plus", name=f"button_barrier_{number}", tip=tip)
            take.setEnabled(may_take)
            if not may_take:
                take.setToolTip(_("First make a goal."))
            take.clicked.connect(lambda: self._take(one.barrier.id))
            line.addWidget(take)
        self._list.addWidget(held(line))

    def _take(self, which: str) -> None:
        goal = self._goals.get(self._goal.value())
        if goal is not None:
            self.step_wanted.emit(goal, which)


def _about(one: Standing) -> str:
    barrier = one.barrier
    state = _("we are working on it") if barrier.status == IN_HAND else _("this plays")
    since = _("{state} since {day}").format(state=state, day=format_day(barrier.on, weekday=False, year=True))
    where = _("of the world around") if barrier.outside else ""
    layer = _("lies beneath it") if barrier.underlying else ""
    paper = _("stands in the plan") if barrier.printed else _("not on paper")
    return " · ".join(part for part in (since, layer, where, paper) if part)


def _steps(one: Standing) -> str:
    names = [(step.short or step.what).strip() or _("a step without words yet") for step in one.steps]
    if names:
        return _("Steps: {steps}").format(steps="; ".join(names))
    return "" if one.barrier.outside else _("No step is about it yet.")
