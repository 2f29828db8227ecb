"""The three columns of the plan screen as they are made for one resident, and what stands there without a plan."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.services import step_help
from ui.pages.plan_carry import CarryCard
from ui.pages.plan_columns import Room, ThreeColumns
from ui.pages.plan_guide import GuideCard
from ui.pages.plan_jumps import actions_of
from ui.pages.plan_outline import GOAL, PlanOutline
from ui.pages.plan_paper import PlanPaper
from ui.pages.plan_sections import OWN_WORDS, Section, section_state, what_to_do
from ui.pages.plan_words import PartState, goal_name, goal_state
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held, keep_height, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status import Status

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from intake_app.services.completeness import Line
    from ui.pages.plan_centre import PlanCentre
    from ui.session import Session


class PlanBoard(QWidget):
    """Outline, centre and guide. The page connects them; here they are made, placed and shown."""

    room_changed = Signal(object)
    lead_chosen = Signal(str)
    """Route of the field of what was chosen on the paper beside the fields."""
    guide_wanted = Signal()
    """The guide is asked for while the paper stands in its place."""

    def __init__(self, session: Session, centre: PlanCentre, first_name: str) -> None:
        super().__init__()
        self._session = session
        self.outline = PlanOutline(first_name)
        self.centre = centre
        self.guide, self.carry = GuideCard(first_name), CarryCard()
        self.carry.talk_wanted.connect(self._talk_with)
        self.parts = DropDown(name="field_part")
        self.parts.setAccessibleName(_("Part of the plan"))
        self.more = Button(_("Another goal"), kind=Kind.QUIET, icon="plus", name="button_add_goal_small")
        self.missing = Button("", checkable=True, icon="landmark", name="button_missing")
        self.missing.clicked.connect(lambda: self.open_guide(self.missing.isChecked()))
        self._entries: list[tuple[str, str, str]] = []
        self._parts_line = _beside(self.parts, self.more, self.missing)
        words = _("Begin with the words of {name}. What does {name} want?").format(name=first_name)
        self.empty = EmptyState(words, buttons=(("goal", _("Write down a goal")),), name="empty_plan")
        keep_height(self.empty)
        self._shown = ""
        self._paper: PlanPaper | None = None
        self._middle = ScrollColumn(name="column_plan")
        self.columns = self._new_columns()
        layout = column(self.empty, self._parts_line, self.columns, gap=8)
        layout.setStretch(2, 1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._parts_line.hide()
        self.empty.hide()
        self.columns.hide()

    @property
    def room(self) -> Room:
        """How much room there is."""
        return self.columns.room

    def show_empty(self) -> None:
        """There is no plan yet."""
        self.columns.hide()
        self._parts_line.hide()
        self.empty.show()

    def show_plan(
        self, part: str, sections: Sequence[Section], lines: Sequence[Line], dossier: Dossier, plan: Plan
    ) -> Generator[None, None, str]:
        """Show a plan, column by column, with `part` in the middle.

        Gives the part that shows: another one when it is gone.
        """
        self.empty.hide()
        self.columns.show()
        self._fit(self.room)
        goals = self._goals(dossier, plan)
        shown = _part_to_show(part, goals, sections, editable=plan.editable)
        self._show_outline(goals, sections, lines, dossier, plan)
        self.outline.set_current(shown)
        self.parts.set_value(shown)
        yield
        self._show_guide(lines, dossier, plan)
        yield
        section = next((one for one in sections if one.id == shown), None)
        yield from self.centre.show_part(shown, section, dossier, plan)
        if shown != self._shown:
            self._shown = shown
            self._middle.verticalScrollBar().setValue(0)
        return shown

    def show_paper(self, shown: bool) -> PlanPaper | None:
        """Put the plan on paper beside its fields, or take it away; gives the paper that stands there."""
        if shown and self._paper is None:
            self._paper = PlanPaper(self._session)
            self._paper.lead_chosen.connect(self.lead_chosen)
        self.columns.put_beside(self._paper if shown else None)
        return self._paper if shown else None

    @property
    def paper(self) -> PlanPaper | None:
        """The paper, while it stands beside the fields."""
        return self._paper if self.columns.beside else None

    def open_guide(self, opened: bool) -> None:
        """Show the guide in the place of the centre or of the paper, where there is no room for all."""
        if opened and self.columns.beside:
            self.missing.setChecked(False)
            self.guide_wanted.emit()
            return
        self.missing.setChecked(opened)
        self.columns.open_right(opened)

    def _goals(self, dossier: Dossier, plan: Plan) -> list[tuple[str, str, PartState]]:
        return [
            (f"{GOAL}{goal.id}", goal_name(goal, number), goal_state(dossier, goal))
            for number, goal in enumerate(dossier.goals_of(plan), start=1)
        ]

    def _show_outline(
        self,
        goals: Sequence[tuple[str, str, PartState]],
        sections: Sequence[Section],
        lines: Sequence[Line],
        dossier: Dossier,
        plan: Plan,
    ) -> None:
        forms = self._session.forms
        do = what_to_do(plan, forms)
        states: Mapping[str, PartState] = {
            one.id: section_state(one, dossier, plan, lines, do, forms) for one in sections
        }
        self.outline.show_parts(goals, sections, states, read_only=not plan.editable)
        entries = [(one[0], f"{number}. {one[1][:60]}", "target") for number, one in enumerate(goals, start=1)]
        entries += [(one.id, one.title, one.icon) for one in sections]
        if entries != self._entries:
            self._entries = entries
            self.parts.set_entries(entries)
        self.more.setVisible(plan.editable)

    def _show_guide(self, lines: Sequence[Line], dossier: Dossier, plan: Plan) -> None:
        forms = self._session.forms
        actions = actions_of(lines, dossier, forms)
        self.guide.show_lines(lines, actions, plan, forms, signing=not plan.editable)
        self.guide.setVisible(plan.editable)
        missing = sum(not line.done for line in lines)
        self.missing.setText(_("What is still missing, {n}").format(n=missing))
        self.missing.setVisible(plan.editable)
        self.carry.set_limit(self._session.rules_of(dossier.case).number("network_load_limit"))
        self.carry.show_plan(dossier, plan)

    def _talk_with(self, name: str) -> None:
        """Put the name among those who are asked how they keep it up, and go there."""
        case_id, session = self._session.case_id, self._session
        if case_id is not None:
            work = partial(step_help.begin_talk, case_id=case_id, name=name)
            session.change(work, lambda made: session.navigate(f"mensen/huishouden#record:{made.id}"), owner=self)

    def _new_columns(self) -> ThreeColumns:
        left = ScrollColumn(name="column_outline")
        left.add(self.outline)
        self._middle.add(self.centre)
        right = ScrollColumn(name="column_guide")
        right.add(self.guide, self.carry)
        columns = ThreeColumns(left, self._middle, right, wide=(248, 306), narrow=(218, 284))
        columns.room_changed.connect(self._fit)
        return columns

    def _fit(self, room: Room) -> None:
        self._parts_line.setVisible(room is Room.SINGLE or self.columns.beside)
        self.room_changed.emit(room)


def _part_to_show(
    part: str, goals: Sequence[tuple[str, str, PartState]], sections: Sequence[Section], *, editable: bool
) -> str:
    """The part asked for, or else the first goal that is not finished, or else the first part there is."""
    known = [*(one[0] for one in goals), *(one.id for one in sections)]
    if part in known:
        return part
    unfinished = [one[0] for one in goals if one[2].status is not Status.DONE] if editable else []
    return next(iter((*unfinished, *known)), OWN_WORDS)


def _beside(wide: QWidget, *others: QWidget) -> QWidget:
    line = row(wide, *others, gap=8)
    line.setStretch(0, 1)
    return held(line)
