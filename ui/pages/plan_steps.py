"""The steps of one goal under the four columns of the ladder of help (design 06)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.planning import Goal, Plan, Step
from intake_app.i18n import _
from ui import theme
from ui.pages.plan_routes import RouteLines
from ui.pages.plan_step import GAP, STACKED_BELOW, WHEN, WHO, StepRow
from ui.pages.plan_step_details import FRIDGE_STEPS
from ui.pages.plan_step_number import NUMBER
from ui.pages.step_context import contexts_of
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.choices import ColumnHeads
from ui.widgets.ladder import ladder_options
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.people import CaseFile
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.rules import Rules


class StepsCard(Card):
    """All steps of a goal, with a way to add one; agreements about contact stand under them."""

    step_edited = Signal(object, object)
    """Id of the step, and new values by field of Step."""
    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    offer_wanted = Signal(object)
    """The Step for which somebody wants to choose an offer of the catalogue."""
    route_wanted = Signal(str)
    """Where something about a step is filled in."""
    add_requested = Signal()
    route_requested = Signal()
    """The person wants to start a known route here."""
    remove_requested = Signal(object)
    order_chosen = Signal(object)
    """Ids of all steps in their new order."""

    def __init__(
        self,
        forms: FormLibrary,
        today: Callable[[], date],
        first_name: str,
        rules_of: Callable[[CaseFile], Rules],
    ) -> None:
        note = _("Begin left: what can {name} do?").format(name=first_name)
        super().__init__(_("Steps"), note=note, padding=0, gap=0, name="card_steps")
        self._forms, self._today, self._first_name, self._rules_of = forms, today, first_name, rules_of
        self.rows: list[StepRow] = []
        self._read_only = False
        self._drop_at: int | None = None
        self._spare: list[StepRow] = []  # rows of another goal, ready for the next steps
        self._heads = _Heads()
        self._list = column(gap=0)
        self.more = Button(_("Another step"), kind=Kind.LINK, icon="plus", name="button_add_step", tip=_("Ctrl Enter"))
        self.more.clicked.connect(self.add_requested)
        self.route = Button(_("Choose a route"), kind=Kind.LINK, icon="route", name="button_add_route")
        self.route.clicked.connect(self.route_requested)
        self._more_line = held(row(self.more, self.route, None, margins=(20, 2)))
        self.routes = RouteLines()
        self.add(self.routes, self._heads, Rule(), held(self._list), self._more_line)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def show_steps(self, dossier: Dossier, plan: Plan, goal: Goal) -> None:
        """Show the steps of this goal; rows of steps that were there stay, so that the cursor does."""
        self._read_only = read_only = not plan.editable
        steps = dossier.steps_of(goal)
        self.routes.show_routes(dossier.trajectories_of(goal), self._today(), read_only=read_only)
        self._match_rows(steps)
        names = _names(dossier)
        full = sum(step.on_fridge_sheet for step in dossier.steps_of_plan(plan)) >= FRIDGE_STEPS
        held = self._rules_of(dossier.case)
        contexts = contexts_of(dossier, plan, goal, self._forms, self._today(), held, fridge_full=full)
        for line, context in zip(self.rows, contexts, strict=True):
            line.show_step(context)
            line.suggest_names(names)
        self._more_line.setVisible(not read_only)
        self._heads.setVisible(bool(steps))
        self.set_tone("sunken" if read_only else "")

    def forget(self) -> None:
        """The steps of another goal come here; their rows are made of those that are there."""
        for line in self.rows:
            line.forget()
            line.hide()
        self._spare, self.rows = [*self.rows, *self._spare], []

    def row_of(self, step_id: UUID) -> StepRow | None:
        """The row of this step."""
        return next((line for line in self.rows if line.step is not None and line.step.id == step_id), None)

    def commit(self) -> None:
        """Give what is typed now."""
        for line in self.rows:
            line.commit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heads.set_stacked(self.width() - 4 < theme.current().size(STACKED_BELOW))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _match_rows(self, steps: Sequence[Step]) -> None:
        """Have one row per step, in their order; rows that stay keep their focus."""
        before = {line.step.id: line for line in self.rows if line.step is not None}
        if [line.step.id for line in self.rows if line.step is not None] == [step.id for step in steps]:
            return
        wanted = {step.id for step in steps}
        for step_id, line in before.items():
            if step_id not in wanted:  # removed: never used again, somebody may have been typing in it
                line.hide()
                line.deleteLater()
        focused = QApplication.focusWidget()
        for number in reversed(range(self._list.count())):
            item = self._list.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                self._list.removeWidget(widget)  # not takeAt: an item left behind keeps an old height of its widget
            if isinstance(widget, Rule):
                widget.hide()
                widget.deleteLater()
        self.rows = [before.get(step.id) or self._row() for step in steps]
        for line in self.rows:
            self._list.addWidget(line)
            line.show()
            self._list.addWidget(Rule())
        self._order_tabs()
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self) -> StepRow:
        return self._spare.pop(0) if self._spare else self._new_row()

    def _new_row(self) -> StepRow:
        line = StepRow(self._forms, self._today, self._first_name)
        line.edited.connect(lambda values: self._tell(line, values))
        line.next_requested.connect(self.add_requested)
        line.remove_requested.connect(lambda: self._ask_removal(line))
        line.move_requested.connect(lambda by: self._move(line, by))
        line.asked.connect(self.asked)
        line.offer_wanted.connect(self.offer_wanted)
        line.route_wanted.connect(self.route_wanted)
        line.dragged.connect(lambda place, let_go: self._drag(line, place, let_go))
        return line

    def _tell(self, line: StepRow, values: dict[str, object]) -> None:
        if line.step is not None:
            self.step_edited.emit(line.step.id, values)

    def _ask_removal(self, line: StepRow) -> None:
        if line.step is not None:
            self.remove_requested.emit(line.step.id)

    def _move(self, line: StepRow, by: int) -> None:
        ids = [one.step.id for one in self.rows if one.step is not None]
        here = self.rows.index(line)
        there = here + by
        if 0 <= there < len(ids):
            ids[here], ids[there] = ids[there], ids[here]
            self.order_chosen.emit(tuple(ids))

    def _drag(self, line: StepRow, place: int, let_go: bool) -> None:
        """Show where a step would come while it is held; put it there when it is let go."""
        down = self.mapFromGlobal(QPoint(0, place)).y()
        others = [one for one in self.rows if one is not line]
        there = sum(down > one.mapTo(self, QPoint(0, one.height() // 2)).y() for one in others)
        here = self.rows.index(line)
        self._drop_at = None if let_go or there == here else self._edge(others, there)
        self.update()
        if let_go and there != here:
            others.insert(there, line)
            self.order_chosen.emit(tuple(one.step.id for one in others if one.step is not None))

    def _edge(self, others: Sequence[StepRow], there: int) -> int:
        """Where between two rows a dragged step would come, in px from the top of this card."""
        if there < len(others):
            return others[there].mapTo(self, QPoint(0, 0)).y()
        return others[-1].mapTo(self, QPoint(0, others[-1].height())).y()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at is not None:
            painter = QPainter(self)
            painter.fillRect(8, self._drop_at - 2, self.width() - 16, 4, theme.current().color("accent"))

    def _order_tabs(self) -> None:
        """Tab goes through the rows as they stand."""
        chain: list[QWidget] = []
        for line in self.rows:
            chain += [line.number, line.what.area, *line.ladder.parts, line.who, line.when]
        chain += [self.more, self.route]
        for first, second in itertools.pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return  # another window is in front: the row stays the current one
        for line in self.rows:
            line.set_current(line is new or line.isAncestorOf(new))


_INDENT = 12  # px of the design: how far the words of a step begin inside their field


class _Heads(QWidget):
    """The words above the columns; they go away when the answers stand under the words of a step."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._what, self._who, self._when = (Text(words, "small", color="text.2") for words in _head_words())
        self._ladder = ColumnHeads(ladder_options())
        self._place()
        theme.current().changed.connect(self._place)

    def set_stacked(self, stacked: bool) -> None:
        """Show only the ladder's own words."""
        for part in (self._what, self._who, self._when):
            part.setVisible(not stacked)
        self._line.setStretch(self._line.count() - 1, int(stacked))
        size, indent = theme.current().size, 0 if stacked else _INDENT
        self._line.setContentsMargins(size(10 + NUMBER + GAP + indent), 0, size(14), size(6))

    def _place(self) -> None:
        size = theme.current().size
        while self._line.count():
            self._line.takeAt(0)
        self._line.setContentsMargins(size(10 + NUMBER + GAP + _INDENT), 0, size(14), size(6))
        self._line.setSpacing(size(GAP))
        low = Qt.AlignmentFlag.AlignBottom
        self._who.setFixedWidth(size(WHO))
        self._when.setFixedWidth(size(WHEN))
        self._line.addWidget(self._what, 1, low)
        for part in (self._ladder, self._who, self._when):
            self._line.addWidget(part, 0, low)
        self._line.addStretch(0)


def _head_words() -> tuple[str, str, str]:
    return _("What"), _("Who"), _("When")


def _names(dossier: Dossier) -> tuple[str, ...]:
    """Names to offer for who does a step: the resident, the people around, those named before."""
    plan = dossier.current_plan
    names = [dossier.person.first_name]
    names += [f"{one.name}, {one.relation}" if one.relation else one.name for one in dossier.network]
    if plan is not None:
        names += [plan.contact_name, *(step.owner_name for step in dossier.steps_of_plan(plan))]
    return tuple(dict.fromkeys(name for name in names if name))
