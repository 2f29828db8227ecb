"""The wanted result of a goal, the ways that could lead to it, and how likely the resident thinks it is (D02)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.plan_choices import SolutionForm
from intake_app.domain.plan_parts import Solution
from intake_app.domain.planning import Goal
from intake_app.domain.principles import ServedBy
from intake_app.domain.step_counts import formal_solutions
from intake_app.i18n import _
from intake_app.services import editing
from intake_app.services.plan_wording import feasibility_words, solution_form_words
from ui import theme
from ui.pages.plan_hints import HintedArea
from ui.pages.plan_step_part import beside
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.desk import Desk


class ResultPart(QWidget):
    """Opens under a goal; open by itself once something stands in it. What was not chosen stays to be seen."""

    edited = Signal(object)
    """New values by field of Goal."""
    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__()
        self._goal: Goal | None = None
        self._solutions: tuple[Solution, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._read_only = self._opened = self._shut = self._serves = False
        self.opener = Button(_("Wanted result, and several ways"), kind=Kind.LINK, icon="chevron-down")
        self.opener.setObjectName("button_goal_result")
        self.opener.clicked.connect(self._toggle)
        self._result = HintedArea(forms.words, name="field_goal_result", label=_("What I want as a result"))
        self._result.text_committed.connect(lambda text: self.edited.emit({"result": text.strip()}))
        entries = [("", _("Not asked")), *((number, feasibility_words(number)) for number in range(1, 6))]
        self._feasible = DropDown(entries, name="field_goal_feasibility")
        self._feasible.value_changed.connect(lambda value: self.edited.emit({"feasibility": value or None}))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(4))
        self._count = Text("", "small", color="text.2", name="solution_count")
        self.more = Button(_("Another way"), kind=Kind.QUIET, icon="plus", name="button_add_solution")
        self.more.clicked.connect(self._add)
        result = FormRow(_("What I want as a result"), self._result)
        likely = FormRow(_("Will it work, do I think?"), self._feasible)
        self._body = held(
            column(
                beside(result, likely, shares=(3, 2)),
                Text(_("Ways to get there: tick what we do"), "strong"),
                self._list,
                row(self.more, None, self._count),
                gap=10,
            )
        )
        self.setLayout(column(row(self.opener, None), self._body, gap=4))
        self._body.hide()

    def add(self, part: QWidget) -> None:
        """Put something more under the ways to the result."""
        layout = self._body.layout()
        assert layout is not None
        layout.addWidget(part)

    def show_goal(self, dossier: Dossier, goal: Goal, *, read_only: bool) -> None:
        """Show the result of this goal and its ways."""
        self._serves = bool(dossier.principles_of(ServedBy.GOAL, goal.id))
        if self._goal is None or self._goal.id != goal.id:
            self._opened = self._shut = False
        self._goal, self._read_only = goal, read_only
        self._solutions = dossier.solutions_of(goal)
        self._result.set_text(goal.result)
        self._result.set_read_only(read_only)
        self._feasible.set_value(goal.feasibility or "")
        self._feasible.setEnabled(not read_only)
        if (self._solutions, read_only) != self._shown:
            self._shown = (self._solutions, read_only)
            self._fill()
        self.more.setVisible(not read_only)
        self._show()

    def forget(self) -> None:
        """Another goal comes here."""
        self._goal, self._opened, self._shut = None, False, False

    def commit(self) -> None:
        """Give what is typed now."""
        self._result.commit()
        for line in self._body.findChildren(LineField):
            line.commit()

    def _toggle(self) -> None:
        self.commit()
        self._opened = not self._body.isVisibleTo(self)
        self._shut = not self._opened
        self._show()
        if self._opened:
            self._result.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        goal = self._goal
        filled = goal is not None and bool(goal.result or goal.feasibility or self._solutions or self._serves)
        opened = self._opened or (filled and not self._shut)
        self._body.setVisible(opened)
        self.opener.setVisible(not self._read_only or filled)
        self.opener.set_icon("chevron-up" if opened else "chevron-down")
        count = formal_solutions(self._solutions)
        words = _("Chosen from an organisation: {n} of the {all}.").format(n=count.of_these, all=count.of_all)
        self._count.setText(words if count.of_all else "")

    def _fill(self) -> None:
        clear(self._list)
        for number, one in enumerate(self._solutions, start=1):
            self._list.addWidget(self._line(number, one))

    def _line(self, number: int, one: Solution) -> QWidget:
        chosen = CheckBox(
            name=f"field_solution_{number}_chosen", tip=_("Way {number}: we do this").format(number=number)
        )
        chosen.set_value(one.chosen)
        chosen.setEnabled(not self._read_only)
        chosen.value_changed.connect(lambda on: self._edit(one.id, chosen=on))
        what = LineField(name=f"field_solution_{number}_what", placeholder=_("What could help?"), max_length=300)
        what.setText(one.what)
        what.setReadOnly(self._read_only)
        what.setAccessibleName(_("Way {number}").format(number=number))
        what.text_committed.connect(lambda text: self._edit(one.id, what=text.strip()))
        entries = [(form, solution_form_words(form)) for form in SolutionForm]
        form = DropDown(entries, name=f"field_solution_{number}_form")
        form.setAccessibleName(_("Way {number}, with whom").format(number=number))
        form.set_value(one.form)
        form.setEnabled(not self._read_only)
        form.value_changed.connect(lambda value: self._edit(one.id, form=value))
        state = Text("" if one.chosen else _("not chosen"), "small", color="text.2", wrap=False)
        line = row(chosen, what, form, state, gap=8)
        line.setStretch(1, 1)
        if not self._read_only:
            tip = _("Remove way {number}").format(number=number)
            away = Button("", kind=Kind.QUIET, icon="x", tip=tip, name=f"button_solution_{number}_away")
            away.clicked.connect(lambda: self._remove(one.id))
            line.addWidget(away)
        return held(line)

    def _edit(self, solution: UUID, **values: object) -> None:
        self.asked.emit(lambda desk: editing.edit(desk, Solution, solution, "", **values))

    def _remove(self, solution: UUID) -> None:
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit(lambda desk: editing.remove(desk, Solution, solution))

    def _add(self) -> None:
        goal = self._goal
        if goal is None:
            return
        self.commit()
        self._opened = True
        new = Solution(case_id=goal.case_id, goal_id=goal.id, position=len(self._solutions))

        def work(desk: Desk) -> object:
            return editing.add(desk, new, label=_("Another way"))

        self.asked.emit(work)
