"""Parts of life that go badly and have no goal: is that on purpose? The answer is kept; nothing is blocked (D02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.planning import Plan
from intake_app.i18n import _
from intake_app.services import goal_hints
from intake_app.services.goal_hints import LowArea
from ui.pages.plan_views import PlanCard
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.fields import LineField
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.desk import Desk


class NoGoalCard(PlanCard):
    """One line for each part of life: make a goal of it, or say why not now."""

    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    goal_requested = Signal(str)
    """The part of life for which the person wants a goal."""

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__(_("No goal on purpose?"), padding=20)
        self._forms = forms
        self._shown: tuple[object, ...] = ()
        self._plan: Plan | None = None
        self._list = QVBoxLayout()
        words = _("Here it does not go well, and there is no goal. That may be: not everything at once.")
        self.add(Text(words, color="text.2"), self._list)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the parts of life without a goal."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._plan = plan
        areas = goal_hints.low_areas(dossier, plan, self._forms)
        names = tuple((one.area, one.name, one.level) for one in areas)
        if (names, read_only) != self._shown:
            self._shown = (names, read_only)
            clear(self._list)
            for number, one in enumerate(areas, start=1):
                self._add_line(number, one, read_only=read_only)
        for number, one in enumerate(areas, start=1):
            line = self.findChild(LineField, f"field_no_goal_{number}")
            if line is not None:
                line.set_text(one.said.reason if one.said else "")

    def _add_line(self, number: int, one: LowArea, *, read_only: bool) -> None:
        why = LineField(name=f"field_no_goal_{number}", placeholder=_("Why not now?"), max_length=300)
        why.setAccessibleName(_("{area}: why there is no goal now").format(area=one.name))
        why.setReadOnly(read_only)
        why.text_committed.connect(lambda text: self._said(one.area, text))
        words = held(column(Text(one.name, "strong"), Text(one.level, "small", color="text.2"), gap=0))
        line = row(words, why, gap=12)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        if not read_only:
            tip = _("Make a goal for {area}").format(area=one.name)
            goal = Button(_("Make a goal"), kind=Kind.LINK, icon="plus", tip=tip, name=f"button_no_goal_{number}")
            goal.clicked.connect(lambda: self.goal_requested.emit(one.area))
            line.addWidget(goal)
        if number > 1:
            self._list.addWidget(Rule())
        self._list.addWidget(held(line))

    def _said(self, area: str, reason: str) -> None:
        if self._plan is not None:
            plan_id = self._plan.id

            def work(desk: Desk) -> object:
                return goal_hints.leave_without_goal(desk, plan_id, area, reason)

            self.asked.emit(work)
