"""The plan: goals in the resident's words, steps on the ladder of help, agreements, and what is still asked (06)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import PlanStatus
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import completeness, households, plans
from ui import undoing
from ui.pages.page import Page
from ui.pages.page_header import PageHeader
from ui.pages.plan_board import PlanBoard
from ui.pages.plan_centre import PlanCentre
from ui.pages.plan_columns import Room
from ui.pages.plan_goal import GoalCard
from ui.pages.plan_goal_view import GoalView
from ui.pages.plan_jumps import Jump, jump_for
from ui.pages.plan_outline import GOAL
from ui.pages.plan_saving import Saving
from ui.pages.plan_sections import section_of_field, sections_of
from ui.turns import Pieces, Turns, finish
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind, ReasonedButton
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from intake_app.domain.dossier import Dossier
    from intake_app.services.completeness import Line
    from intake_app.services.desk import Desk
    from ui.pages.plan_sections import Section
    from ui.session import Session
    from ui.theme import Theme


class PlanPage(Page):
    """The plan editor. The argument of its route is the part in the middle: "plan/goal:<id>", "plan/review"."""

    page_id = "plan"
    own_words_of = ("plans", "goals", "steps", "agreements", "elements", "duties", "exemptions", "sanctions")

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._saving = Saving(session, self)
        self._saving.settled.connect(self._show_newest)
        self._turns = Turns(self)
        self.board: PlanBoard | None = None
        self._made_for: tuple[UUID, str] | None = None
        self._lines: tuple[Line, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self._argued = ""  # what the route asked for and is not shown yet
        self._visited = ""  # the line of the guide that F8 went to last
        self._elsewhere: UUID | None = None  # the dossier in which the household plan lies
        self._removed = False  # the band offers to take a removal back
        self.preview = Button("", icon="eye", name="button_preview")
        self.preview.clicked.connect(lambda: session.navigate("afdruk/plan"))
        self.beside = Button(_("Paper beside it"), icon="file-text", checkable=True, name="button_paper_beside")
        self.beside.clicked.connect(lambda: self._show_paper())
        self.sign = ReasonedButton(Button(_("Sign together"), kind=Kind.PRIMARY, icon="pen-line", name="button_sign"))
        self.sign.button.clicked.connect(self._go_and_sign)
        self.header = PageHeader("", "", self.beside, self.preview, self.sign)
        self.band = Banner(name="band_plan")
        self.band.chosen.connect(self._band_chosen)
        self._body = column(self.header, self.band, gap=16, margins=(24, 20, 24, 16))
        self.setLayout(self._body)

    @override
    def title(self) -> str:
        return _("Plan")

    # -- what the window asks ----------------------------------------------------------------------------------------

    @property
    @override
    def coming(self) -> bool:
        return self._turns.busy

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._argued = argument

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self._turns.drop()  # older than this
        finish(self._showing(dossier))

    @override
    def show_in_turns(self, dossier: Dossier) -> Pieces:
        if self._saving.busy:
            return  # an older picture than what stands here; the newest follows when all is stored
        board = yield from self._board_for(dossier)
        plan = dossier.current_plan
        name = dossier.person.first_name
        self.header.set_words(_("Plan of {name}").format(name=name), _version_words(plan))
        self.preview.setVisible(plan is not None)
        self.beside.setVisible(plan is not None and board.room is not Room.SINGLE)
        if plan is None:
            self.sign.hide()
            board.show_empty()
            self._ask_elsewhere(dossier.case.id)
            return
        yield
        self._lines = completeness.checklist(self.session.forms, dossier, self.session.today(), self.session.rules)
        self._sections = sections_of(dossier, plan, self.session.forms, self._lines)
        self._show_band(plan, dossier)
        self._show_actions(plan)
        self.argument = yield from board.show_plan(self.argument, self._sections, self._lines, dossier, plan)
        if board.paper is not None:
            board.paper.show_plan(dossier.case.id)

    @override
    def focus_field(self, name: str) -> None:
        self._jump(jump_for(name, self._dossier(), self.session.forms))

    @override
    def focus_start(self) -> None:
        board = self.board
        if board is None:
            return
        if self._argued and self._argued != self.argument:
            self.focus_field(self._argued)  # "plan/review_dates": a field given as the argument
        elif self._dossier().current_plan is None:
            board.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif board.outline.isVisible() and self.argument in board.outline.items:
            board.outline.items[self.argument].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    @override
    def leave(self) -> bool:
        self._turns.finish()
        if self.board is not None:
            self.board.centre.commit()
        return True

    @override
    def next_missing(self, backward: bool = False) -> bool:
        items = self.board.guide.missing() if self.board is not None else []
        here = next((number for number, item in enumerate(items) if item.line.item.id == self._visited), None)
        step = -1 if backward else 1
        there = (len(items) - 1 if backward else 0) if here is None else here + step
        if not 0 <= there < len(items):
            self._visited = ""
            return False
        self._open_line(items[there].line)
        return True

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Alt ↑, Alt ↓", _("Move step or goal")),
            ("Ctrl Enter", _("Another step")),
            ("Alt Enter", _("Take over the plain word")),
            ("Esc", _("Hide the plain word, or close the goal")),
            ("Alt ↓", _("Calendar, in a field for a day")),
        )

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_newest(self) -> None:
        """In several turns: an answer can ask for a whole part of the plan."""
        if self.session.dossier is not None:
            self._turns.begin(self._showing(self.session.dossier))

    def _showing(self, dossier: Dossier) -> Pieces:
        """Show it, and then do what waits for that, unless something newer is on its way meanwhile."""
        for _piece in self.show_in_turns(dossier):
            yield
            if self._saving.busy:
                return  # what is given now stands here already, and not in this dossier
        self._saving.follow()

    def _board_for(self, dossier: Dossier) -> Generator[None, None, PlanBoard]:
        """The columns name the resident, so they are made for one dossier."""
        wanted = (dossier.case.id, dossier.person.first_name)
        if self.board is not None and self._made_for == wanted:
            return self.board
        if self.board is not None:
            self._body.removeWidget(self.board)
            self.board.hide()
            self.board.deleteLater()
        self._made_for, self._visited = wanted, ""
        name = dossier.person.first_name
        goal = GoalCard(self.session.forms, self.session.today)
        goal.setParent(self)
        yield
        goals = GoalView(self.session, self._saving, goal, name)
        goals.setParent(self)
        yield
        self.board = board = PlanBoard(self.session, PlanCentre(self.session, self._saving, goals, name), name)
        board.empty.chosen.connect(lambda _key: self.add_goal())
        board.more.clicked.connect(lambda: self.add_goal())
        board.parts.value_changed.connect(self._open)
        board.outline.chosen.connect(self._open)
        board.outline.goal_requested.connect(lambda: self.add_goal())
        board.outline.move_requested.connect(lambda part, by: board.centre.goals.move_goal(_goal_id(part), by))
        board.outline.remove_requested.connect(lambda part: self.remove_goal(_goal_id(part)))
        board.centre.goal_requested.connect(self.add_goal)
        board.centre.goals.remove_requested.connect(self.remove_goal)
        board.centre.goals.step_removed.connect(lambda: self._offer_undo(_("The step is removed.")))
        board.guide.opened.connect(self._open_line)
        board.room_changed.connect(lambda _room: self._fit())
        board.guide_wanted.connect(self.beside.click)
        board.lead_chosen.connect(self._follow)
        board.show_paper(self.beside.isChecked())
        self._body.addWidget(board, 1)
        return board

    def _ask_elsewhere(self, case_id: UUID) -> None:
        """A household plan in another dossier counts here too: then nobody begins a second one."""
        self.session.run(
            lambda desk: households.plan_elsewhere(desk, case_id), self._show_elsewhere, owner=self, latest="elsewhere"
        )

    def _show_elsewhere(self, found: households.PlanElsewhere | None) -> None:
        self._elsewhere = found.case_id if found is not None else None
        dossier = self.session.dossier
        if found is None or self.board is None or dossier is None or dossier.current_plan is not None:
            return
        self.board.empty.hide()
        words = _("The household plan lies in dossier {number}, of {name}. It counts here too.")
        sentence = words.format(number=found.number, name=found.first_name)
        button = ("household", _("To the household plan"))
        self.band.show_message(sentence, buttons=(button,), closable=False, take_focus=False)

    def _show_actions(self, plan: Plan) -> None:
        blocking = sum(line.item.blocks for line in self._lines if not line.done)
        words = ngettext("{n} more thing to do", "{n} more things to do", blocking).format(n=blocking)
        self.sign.set_reason(words if blocking and plan.editable else "")
        self.sign.setVisible(plan.status in (PlanStatus.DRAFT, PlanStatus.FINAL))
        self._fit()

    def _fit(self) -> None:
        """With little room the buttons say less; the tooltip and a screen reader still say all."""
        dossier = self.session.dossier
        if dossier is None:
            return  # the page is on its way out and is laid out once more
        name = dossier.person.first_name
        whole = _("Look as {name} will get it").format(name=name)
        single = self.board is not None and self.board.room is Room.SINGLE
        self.beside.setVisible(not single and dossier.current_plan is not None)
        self.preview.setText(_("Look") if single else whole)
        self.preview.setToolTip(whole if single else "")
        self.preview.setAccessibleName(whole)
        self.sign.reason.setVisible(bool(self.sign.reason.text()) and not single)

    def _show_band(self, plan: Plan, dossier: Dossier) -> None:
        """Say why a plan that is final or fixed cannot be changed, and what can be done."""
        if plan.editable:
            if not self._removed:
                self.band.hide_message()
            return
        self._removed = False
        following = plan.version + 1
        if plan.status is PlanStatus.FINAL:
            words = _("This plan is ready to be signed. While you sign, it stays as it is.")
            button = ("draft", _("Back to concept"))
        else:
            words = _(
                "This plan was signed on {day}. It stays as it is. Want to change something? Then we make version {n}."
            ).format(day=format_day(_signed_day(plan, dossier, self.session.today()), weekday=False), n=following)
            button = ("version", _("Make version {n}").format(n=following))
        if self.band.text != words:
            self.band.show_message(words, icon="lock", buttons=(button,), closable=False, take_focus=False)

    # -- doing -------------------------------------------------------------------------------------------------------

    def add_goal(self, area: str = "") -> None:
        """Put a goal at the end and stand in its sentence; the first one makes the plan. `area` is what it is about."""
        case_id = self._dossier().case.id
        self.leave()
        self._close_removal()

        def work(desk: Desk) -> Goal:
            return plans.add_goal(desk, plans.draft_plan(desk, case_id), area=area)

        self._saving.change(work, self._begin_goal)

    def remove_goal(self, goal_id: UUID) -> None:
        """Take a goal out with its steps; the band offers it back."""
        dossier = self._dossier()
        goal = next((one for one in dossier.goals if one.id == goal_id), None)
        if goal is None or self.board is None or not dossier.plan(goal.plan_id).editable:
            return
        count = len(dossier.steps_of(goal))
        self.board.centre.forget()
        self.argument = ""
        self._saving.remove(Goal, goal_id)
        words = ngettext("The goal is removed, with {n} step.", "The goal is removed, with {n} steps.", count)
        self._offer_undo(words.format(n=count) if count else _("The goal is removed."))

    def _begin_goal(self, goal: Goal) -> None:
        def begin() -> None:
            if self.board is not None:
                self.board.centre.goals.focus_first()

        self._open(f"{GOAL}{goal.id}", begin)

    def _open(self, part: str, then: Callable[[], None] | None = None) -> None:
        """Show a goal or section in the middle, in several turns, and do what is to follow."""
        self._saving.forget_followers()
        if then is not None:
            self._saving.afterwards(then)
        if self.board is not None:
            self.board.centre.commit()
            self.board.open_guide(False)
        self._close_removal()
        self.argument = self._argued = part
        if not self._saving.busy:  # else it shows with what was typed, once that is stored
            self._show_newest()

    def _open_line(self, line: Line) -> None:
        """Go to what a line of the guide asks for."""
        self._visited = line.item.id
        self._jump(jump_for(line.item.field, self._dossier(), self.session.forms, element_id=line.item.id))

    def _jump(self, jump: Jump) -> None:
        board = self.board
        if jump.route:
            self.session.navigate(jump.route)
        elif jump.add_goal:
            self.add_goal()
        elif board is not None:
            section = section_of_field(self._sections, jump.field)
            part = f"{GOAL}{jump.goal_id}" if jump.goal_id else section.id if section is not None else ""
            if part and (part != self.argument or board.columns.right_open):
                self._open(part, lambda: self._stand_in(board, jump))
            else:
                self._stand_in(board, jump)

    def _stand_in(self, board: PlanBoard, jump: Jump) -> None:
        """In its field, or else where its part begins; where nothing can be filled in, on its line of the outline."""
        if not board.centre.focus_on(jump):
            super().focus_field(jump.field)
        focused = self.window().focusWidget()
        inside = focused is not None and board.centre.isAncestorOf(focused)
        line = board.outline.items.get(self.argument)
        if not inside and not board.centre.focus_begin() and line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_paper(self) -> None:
        """Put the paper beside the fields, or take it away."""
        if self.board is None:
            return
        paper = self.board.show_paper(self.beside.isChecked())
        if paper is not None:
            paper.show_plan(self._dossier().case.id)

    def _follow(self, route: str) -> None:
        """Go where a piece of the paper leads; most of it is on this page."""
        page, _hash, field = route.partition("#")
        if page == self.page_id and field:
            self.focus_field(field)
        else:
            self.session.navigate(route)

    def _go_and_sign(self) -> None:
        self.leave()
        self.session.navigate("tekenen")

    def _offer_undo(self, words: str) -> None:
        self._removed = True
        self.band.show_message(words, icon="trash-2", buttons=(("undo", _("Undo")),), take_focus=False)

    def _close_removal(self) -> None:
        if self._removed:
            self._removed = False
            self.band.hide_message()

    def _band_chosen(self, name: str) -> None:
        case_id = self._dossier().case.id
        if name == "undo":
            self._close_removal()
            undoing.undo(self.session)
        elif name == "draft":
            self._saving.change(lambda desk: plans.back_to_draft(desk, case_id))
        elif name == "household" and self._elsewhere is not None:
            self.session.open_dossier(self._elsewhere, lambda _dossier: self.session.navigate("plan"))
        elif name == "version" and self.board is not None:
            self.board.centre.forget()
            self.argument = ""
            self._saving.change(lambda desk: plans.new_version(desk, case_id))

    def _dossier(self) -> Dossier:
        dossier = self.session.dossier
        assert dossier is not None  # the page needs one; the window shows it only then
        return dossier


def _goal_id(part: str) -> UUID:
    return UUID(part.removeprefix(GOAL))


def _version_words(plan: Plan | None) -> str:
    if plan is None:
        return _("There is no plan yet")
    words = {
        PlanStatus.DRAFT: _("Version {number}, not signed yet"),
        PlanStatus.FINAL: _("Version {number}, ready to be signed"),
    }
    return words.get(plan.status, _("Version {number}, fixed")).format(number=plan.version)


def _signed_day(plan: Plan, dossier: Dossier, today: date) -> date:
    signed = [one.signed_at.astimezone().date() for one in dossier.signatures_of(plan)]
    return max(signed, default=today)
