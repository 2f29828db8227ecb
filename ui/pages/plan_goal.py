"""The goal in the resident's words, edited in place: how it shows, where it belongs, around when (design 06)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from intake_app.domain.network_words import PlanSubject
from intake_app.domain.plan_choices import GoalKind, GoalStage
from intake_app.domain.planning import Goal
from intake_app.domain.vocabulary import Author, GoalHorizon
from intake_app.i18n import _
from intake_app.services import households
from intake_app.services.goal_hints import says_what_not
from intake_app.services.plan_wording import goal_kind_words, goal_stage_words
from ui import theme
from ui.field_history import Tie, tie
from ui.pages.folding import EqualColumns
from ui.pages.plan_area import AreaChoice, LevelRow
from ui.pages.plan_moment import GoalDayField
from ui.pages.plan_result import ResultPart
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary

TITLE_LENGTH = 60


class GoalCard(Card):
    """One goal. Says what was changed; the page stores it and shows it again."""

    edited = Signal(object)
    """New values by field of Goal."""
    remove_requested = Signal()
    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    move_requested = Signal(int)
    """-1 to put the goal one earlier, 1 to put it one later."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__(padding=20, gap=14, name="card_goal")
        self._today = today
        self._editing = False
        self._read_only = False
        self._goal_id: UUID | None = None
        self.caption = Text("", "small", color="text.2", name="goal_caption")
        self.quote = Text("", "quote", name="goal_quote")
        self.quote.setCursor(Qt.CursorShape.IBeamCursor)
        self.quote.installEventFilter(self)
        self.change = Button(_("Change goal"), kind=Kind.LINK, icon="pencil", name="button_change_goal")
        self.change.clicked.connect(lambda: self.set_editing(not self._editing))
        self.sentence = QuoteField(name="field_goal_sentence")
        self.sentence.text_committed.connect(lambda text: self.edited.emit({"sentence": text.strip()}))
        self.sentence.textChanged.connect(self._hint)
        self.hint = Text(
            _("This says what should stop. What should come instead, in the same words?"),
            "small",
            color="attention",
            name="goal_hint",
        )
        self.result = ResultPart(forms)
        self.result.edited.connect(self.edited)
        self.result.asked.connect(self.asked)
        self.indicator = LineField(name="field_goal_indicator")
        self.indicator.text_committed.connect(lambda text: self.edited.emit({"indicator": text.strip()}))
        self.area = AreaChoice(forms)
        self.area.chosen.connect(self.edited)
        self.target = GoalDayField(name="field_goal_target_on", today=today)
        self.target.target_committed.connect(self._target_chosen)
        self.levels = LevelRow(forms)
        self.levels.chosen.connect(self.edited)
        self._panel = _GoalPanel()
        self._panel.edited.connect(self.edited)
        self._panel.remove_requested.connect(self.remove_requested)
        self._panel.move_requested.connect(self.move_requested)
        self._lay_out()
        for control, field, words in (
            (self.sentence, "sentence", _("Goal")),
            (self.indicator, "indicator", _("Goal")),
            (self, "", _("Goal")),
        ):
            tie(control, partial(self._tied, field, words))

    def _tied(self, field: str, words: str) -> Tie | None:
        return Tie(self._goal_id, (field,) if field else (), words) if self._goal_id is not None else None

    def show_goal(self, dossier: Dossier, goal: Goal, number: int, *, count: int, read_only: bool) -> None:
        """Show a goal, the `number`th of `count`."""
        name = dossier.person.first_name
        self._goal_id = goal.id
        self._read_only = read_only
        self.caption.setText(_caption(goal, number, name))
        self.quote.setText(f"“{goal.sentence.strip()}”" if goal.sentence.strip() else "")
        self.sentence.set_text(goal.sentence)
        self.sentence.setPlaceholderText(_("How does {name} say it?").format(name=name))
        self.sentence.setAccessibleName(_("Goal in the words of {name}").format(name=name))
        self.indicator.set_text(goal.indicator)
        self.indicator.setToolTip(goal.indicator)
        self.target.set_target(goal.target_on, goal.no_hurry)
        self.area.show_area(dossier, goal)
        self.levels.show_levels(goal)
        self._panel.show_goal(goal, number, count)
        self._panel.show_whose(dossier, goal)
        self.result.show_goal(dossier, goal, read_only=read_only)
        for field in (self.sentence, self.indicator, self.target):
            field.setReadOnly(read_only)
        self.area.setEnabled(not read_only)
        self.levels.setEnabled(not read_only)
        self.set_tone("sunken" if read_only else "")
        self.set_editing(not read_only and (self._editing or not goal.sentence.strip()))

    def set_editing(self, editing: bool) -> None:
        """Open the sentence and what goes with it for changing, or close it again."""
        begins = editing and not self._editing
        if self._editing and not editing:
            self.commit()
        self._editing = editing
        empty = not self.sentence.text().strip()
        self.quote.setVisible(not editing and not empty)
        self.sentence.setVisible(editing)
        self._panel.setVisible(editing)
        self._hint()
        self.levels.offer_words(editing)
        self.change.setVisible(not self._read_only)
        self.change.setText(_("That is right") if editing else _("Change goal"))
        self.change.set_icon("check" if editing else "pencil")
        if begins and self.isVisible():
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editing(self) -> bool:
        """Whether the sentence is open for changing."""
        return self._editing

    def forget(self) -> None:
        """Another goal comes here."""
        self._editing = False
        self.target.forget()
        self.area.forget()
        self.result.forget()
        self.sentence.clearFocus()

    def commit(self) -> None:
        """Give what is typed now."""
        for field in (self.sentence, self.indicator, self.target):
            field.commit()
        self.area.commit()
        self._panel.commit()
        self.levels.commit()
        self.result.commit()

    def _hint(self) -> None:
        """A goal that only says what should stop is hard to reach; it is a hint and never more."""
        self.hint.setVisible(self._editing and says_what_not(self.sentence.text()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.quote and event.type() == QEvent.Type.MouseButtonPress and not self._read_only:
            self.set_editing(True)
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editing and self.sentence.text().strip():
            self.set_editing(False)
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _target_chosen(self, day: date | None, no_hurry: bool) -> None:
        self.edited.emit({"target_on": day, "no_hurry": no_hurry})

    def _lay_out(self) -> None:
        said = column(self.caption, self.quote, self.sentence, self.hint, gap=4)
        top = row(gap=16)
        top.addLayout(said, 1)
        top.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.add(top, self._panel)
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme.current().size(12))
        shows = FormRow(_("How I notice that it works"), self.indicator)
        belongs = FormRow(_("Belongs to"), self.area)
        ready = FormRow(_("Ready around"), self.target)
        for place, (part, share) in enumerate(((shows, 33), (belongs, 20), (ready, 20))):
            fields.addWidget(part, 0, place, Qt.AlignmentFlag.AlignTop)
            fields.setColumnStretch(place, share)
        self.add(fields, self.levels, self.result)


def _caption(goal: Goal, number: int, name: str) -> str:
    words = {
        Author.RESIDENT: _("Goal {number}, in the words of {name}"),
        Author.TOGETHER: _("Goal {number}, in the words of both"),
        Author.CONSULTANT: _("Goal {number}, in the words of the consultant"),
        Author.OTHER: _("Goal {number}, in the words of somebody else"),
    }
    return words[goal.author].format(number=number, name=name)


class QuoteField(TextArea):
    """The resident's words while they are being written, as large as they will stand there."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        theme.current().changed.connect(self._set_size)
        self._set_size()

    def _set_size(self) -> None:
        self.setFont(theme.current().font("quote"))
        self.updateGeometry()


class _GoalPanel(QWidget):
    """What opens with "Wijzig": short name, whose words, how far away, and moving or removing the goal."""

    edited = Signal(object)
    remove_requested = Signal()
    move_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._title = LineField(name="field_goal_title", max_length=TITLE_LENGTH, placeholder=_("In a few words"))
        self._title.text_committed.connect(lambda text: self.edited.emit({"title": text.strip()}))
        self._author = DropDown(_author_entries(), name="field_goal_author")
        self._author.value_changed.connect(lambda value: self.edited.emit({"author": value}))
        self._horizon = DropDown(_horizon_entries(), name="field_goal_horizon")
        self._horizon.value_changed.connect(lambda value: self.edited.emit({"horizon": value}))
        self._kind = DropDown(_kind_entries(), name="field_goal_kind")
        self._kind.value_changed.connect(lambda value: self.edited.emit({"kind": value or None}))
        self._stage = DropDown(_stage_entries(), name="field_goal_stage")
        self._stage.value_changed.connect(lambda value: self.edited.emit({"stage": value or None}))
        self._up = Button(_("One place up"), kind=Kind.QUIET, icon="arrow-up", name="button_goal_up")
        self._down = Button(
            _("One place down"), kind=Kind.QUIET, icon="arrow-down", name="button_goal_down", tip=_("Alt Down")
        )
        self._away = Button(_("Remove goal"), kind=Kind.QUIET, icon="trash-2", name="button_remove_goal")
        self._up.setToolTip(_("Alt Up"))
        self._down.setToolTip(_("Alt Down"))
        self._up.clicked.connect(lambda: self.move_requested.emit(-1))
        self._down.clicked.connect(lambda: self.move_requested.emit(1))
        self._away.clicked.connect(self.remove_requested)
        self._whose = DropDown(name="field_goal_whose")
        self._whose.value_changed.connect(lambda value: self.edited.emit({"whose": value}))
        self._whose_row = FormRow(_("Whose goal it is"), self._whose)
        title = FormRow(_("Short name"), self._title)
        author, horizon = FormRow(_("Whose words"), self._author), FormRow(_("How far away"), self._horizon)
        kind, stage = FormRow(_("What it is about"), self._kind), FormRow(_("What follows after it"), self._stage)
        upper = held(EqualColumns(title, author, horizon, gap=12, at_least=160))
        lower = held(EqualColumns(kind, stage, gap=12, at_least=160))
        layout = column(upper, lower, self._whose_row, held(row(self._up, self._down, None, self._away, gap=4)), gap=8)
        self.setLayout(layout)

    def show_goal(self, goal: Goal, number: int, count: int) -> None:
        """Show the fields of this goal."""
        self._title.set_text(goal.title)
        self._author.set_value(goal.author)
        self._horizon.set_value(goal.horizon)
        self._kind.set_value(goal.kind or "")
        self._stage.set_value(goal.stage or "")
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < count)

    def show_whose(self, dossier: Dossier, goal: Goal) -> None:
        """In a household plan: whose it is, or of all together."""
        plan = dossier.plan(goal.plan_id)
        household = plan.subject is PlanSubject.HOUSEHOLD
        self._whose_row.setVisible(household)
        if household:
            self._whose.set_entries(list(households.whose_choices(dossier, plan)))
            self._whose.set_value(goal.whose)

    def commit(self) -> None:
        """Give what is typed now."""
        self._title.commit()


def _author_entries() -> tuple[tuple[Any, ...], ...]:
    return (
        (Author.RESIDENT, _("Of the resident")),
        (Author.TOGETHER, _("Said together")),
        (Author.CONSULTANT, _("Of the consultant")),
        (Author.OTHER, _("Of somebody else")),
    )


def _horizon_entries() -> tuple[tuple[Any, ...], ...]:
    return (
        (GoalHorizon.SHORT, _("Up to half a year")),
        (GoalHorizon.LONG, _("Longer")),
        (GoalHorizon.HORIZON, _("Dot on the horizon")),
    )


def _kind_entries() -> tuple[tuple[Any, ...], ...]:
    return (("", _("Not chosen")), *((one, goal_kind_words(one)) for one in GoalKind))


def _stage_entries() -> tuple[tuple[Any, ...], ...]:
    return (("", _("Not chosen")), *((one, goal_stage_words(one)) for one in GoalStage))
