"""One question in front of the resident: answer, own words, "I want to talk about this", and the web that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Item, Kind
from ui import theme
from ui.answers.answer import AnswerWidget, answer_widget
from ui.pages.table_screen import TableScreen
from ui.pages.table_web import ResidentWeb
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as ButtonKind
from ui.widgets.card import Rule
from ui.widgets.checks import TalkToggle
from ui.widgets.fields import TextArea
from ui.widgets.part_steps import Part, PartSteps
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.navigator import Navigator
    from ui.answers.voice_reading import VoiceReading
    from ui.read_aloud import Voice


class QuestionScreen(TableScreen):
    """Shows the item where the navigator stands. Answers go to the reading; where to go is for who listens."""

    next_requested = Signal()
    back_requested = Signal()
    pause_requested = Signal()
    cards_requested = Signal()
    web_requested = Signal()
    part_chosen = Signal(str)

    def __init__(self, reading: VoiceReading, voice: Voice | None, parent: QWidget | None = None) -> None:
        super().__init__("screen_question", parent)
        self._reading = reading
        self._voice = voice
        self._item: Item | None = None
        self.steps = PartSteps([Part(item.id, str(item.name), item.icon) for item in reading.instrument.items])
        self.pause = Button(_("Pause for a moment"), icon="pause", table=True, name="button_pause")
        self.question = Text("", "table.question", name="question")
        self.aloud = Button(_("Read aloud"), icon="volume-2", table=True, name="button_read_aloud")
        self.hint = Text("", "table.prompt", color="text.2", name="hint")
        self._answers = {part.id: answer_widget(reading.instrument, part) for part in reading.instrument.parts}
        self.words_label = Text(_("In my own words"), "table.heading")
        self.words = TextArea(name="field_words", lines=2, grows=False, table=True)
        self.talk = TalkToggle(_("I want to talk about this"), name="button_talk")
        self.web = ResidentWeb(reading) if reading.instrument.has_web() else None
        self.progress = Text("", "table.label", color="text.2", wrap=False, name="progress")
        self._talk_box = QWidget()
        self._grid = QGridLayout()
        self._own = QWidget()
        self._own_column = QVBoxLayout(self._own)
        self._header = QWidget()
        self._heading = QHBoxLayout(self._header)
        self._make_buttons()
        self._fill()
        self._connect()
        self.space()

    # -- what to show ------------------------------------------------------------------------------------------------

    def show_item(self, navigator: Navigator) -> None:
        """Ask the question where `navigator` stands."""
        item = self._reading.instrument.item(navigator.current)
        if self._item is None or item.id != self._item.id:
            self.commit()
            self._item = item
            self._answer.ask(item)
            self._arrange()
            self.space()
        self.question.setText(str(item.question or item.name))
        self.hint.setText(str(item.hint))
        self.hint.setVisible(bool(item.hint))
        self.words.setAccessibleName(_("In my own words: {part}").format(part=item.name))
        self.progress.setText(navigator.progress)
        self.steps.set_current(item.id)
        self.steps.set_done(navigator.answered)
        self.back.setVisible(not navigator.at_start)
        self.cards.setVisible(bool(item.aspects))
        if self.web is not None:
            self.web.set_active_item(item.id)
        self.refresh(item.id)

    def refresh(self, item_id: str) -> None:
        """Show the answer to `item_id` as it is now; of another item only what the web shows of it."""
        if self.web is not None:
            self.web.refresh()
        if self._item is None or item_id != self._item.id:
            return
        answer = self._reading.answer(item_id)
        self._answer.show_answer(answer)
        if not self._asks_words:
            self.words.set_text(answer.text)
        self.talk.set_value(answer.talk_about)
        self.unknown.setChecked(answer.special is Special.NOT_DISCUSSED)
        self.declined.setChecked(answer.special is Special.DECLINED)

    @override
    def focus_start(self) -> None:
        self._answer.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def commit(self) -> None:
        for answer in self._answers.values():
            answer.commit()
        self.words.commit()

    @override
    def set_close(self, close: bool) -> None:
        changed = close != self.close_together
        super().set_close(close)
        if changed:
            self._arrange()

    # -- answering ---------------------------------------------------------------------------------------------------

    @property
    def _answer(self) -> AnswerWidget:
        """Where the question in front is answered."""
        part = self._item.part if self._item is not None else self._reading.instrument.parts[0].id
        return self._answers[part]

    @property
    def _asks_words(self) -> bool:
        """Whether the answer itself is words, so that there is no second field for them."""
        return self._item is not None and self._reading.instrument.part_of(self._item.id).kind is Kind.OPEN

    def _record(self, values: dict[str, object]) -> None:
        if self._item is not None:
            self._reading.record(self._item.id, **values)

    def _toggle_talk(self) -> None:
        self._record({"talk_about": not self.talk.value()})

    def _answer_special(self, special: Special, chosen: bool) -> None:
        """Note a special answer and go on; pressed again it is taken back."""
        self._record({"special": special if chosen else None})
        if chosen:
            self.next_requested.emit()

    def _read_aloud(self) -> None:
        if self._voice is not None:
            self._voice.say(f"{self.question.text()} {self.hint.text()}")

    # -- making ------------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        specials = self._reading.instrument.rules.special
        self.back = Button(_("Back"), icon="arrow-left", table=True, name="button_back")
        self.unknown = Button(_("I do not know"), table=True, checkable=True, name="button_do_not_know")
        self.declined = Button(_("I do not want to discuss it"), table=True, checkable=True, name="button_decline")
        self.cards = Button(_("Cards"), icon="messages-square", table=True, name="button_cards")
        self.show_web = Button(_("My web"), icon="eye", table=True, name="button_web")
        self.next = Button(
            _("Next"), kind=ButtonKind.PRIMARY, trailing_icon="arrow-right", table=True, name="button_next"
        )
        self._may_decline = Special.DECLINED in specials
        unwanted = {self.aloud: self._voice is None, self.unknown: Special.NOT_DISCUSSED not in specials}
        for button in [button for button, hidden in unwanted.items() if hidden]:
            button.hide()
        self.show_web.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.back_requested.emit())
        self.next.clicked.connect(lambda: self.next_requested.emit())
        self.pause.clicked.connect(lambda: self.pause_requested.emit())
        self.cards.clicked.connect(lambda: self.cards_requested.emit())
        self.show_web.clicked.connect(lambda: self.web_requested.emit())
        self.aloud.clicked.connect(lambda: self._read_aloud())
        self.unknown.clicked.connect(lambda on: self._answer_special(Special.NOT_DISCUSSED, on))
        self.declined.clicked.connect(lambda on: self._answer_special(Special.DECLINED, on))
        self.steps.part_chosen.connect(self.part_chosen)
        self.words.text_committed.connect(lambda text: self._record({"text": text}))
        self.words.submitted.connect(self.next_requested)
        self.talk.value_changed.connect(lambda on: self._record({"talk_about": on}))
        for answer in self._answers.values():
            answer.answered.connect(self._record)
            answer.talk_requested.connect(self._toggle_talk)
            answer.next_requested.connect(self.next_requested)
        self._reading.answer_changed.connect(self.refresh)
        if self.web is not None:
            self.web.talk_requested.connect(self._toggle_talk)
            self.web.next_requested.connect(self.next_requested)
            self.web.item_chosen.connect(self.part_chosen)

    def _fill(self) -> None:
        """Put everything in, in the order in which Tab goes through it: from the top bar to the bottom bar."""
        top = QWidget()
        top.setProperty("plane", "paper")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._top_row = QHBoxLayout(top)
        self._top_row.addWidget(self.steps, 1)
        self._top_row.addWidget(self.pause)
        self.top.addWidget(top)
        self.top.addWidget(Rule())
        self._heading.setContentsMargins(0, 0, 0, 0)
        self._heading.addWidget(self.question, 1)
        self._heading.addWidget(self.aloud)
        own = self._own_column
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(self.words_label)
        own.addWidget(self.words, 1)
        self.words_label.setBuddy(self.words)
        talk = QVBoxLayout(self._talk_box)
        talk.setContentsMargins(0, 0, 0, 0)
        talk.addWidget(self.talk)
        self.middle.addLayout(self._grid, 1)
        for part in (self._header, self.hint, *self._answers.values(), self._own, self._talk_box):
            self._grid.addWidget(part, 0, 0)  # theirs is this screen, also while they have no place on it
        self._place()
        for button in (self.back, self.unknown, self.declined, self.cards, self.show_web):
            self.bar.addWidget(button)
        self.bar.addStretch(1)
        self.bar.addWidget(self.progress)
        self.bar.addWidget(self.next)
        self._show_what_fits()

    def _arrange(self) -> None:
        """Put everything in its place, and show what has room there."""
        self._place()
        self._show_what_fits()

    def _place(self) -> None:
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        for row in range(8):
            grid.setRowStretch(row, 0)
        for column in range(2):
            grid.setColumnStretch(column, 0)
        answer = self._answer
        if self._asks_words:
            self._arrange_words(answer)
        elif self.web is None:
            self._arrange_levels(answer)
        elif self.close_together:
            self._arrange_close(answer)
        else:
            self._arrange_beside(answer, self.web)

    def _show_what_fits(self) -> None:
        """Hide what has no place here: the answers to other questions, the web where there is no room, and so on."""
        for other in self._answers.values():
            other.setVisible(other is self._answer)
        self._own.setVisible(not self._asks_words)
        alone = self.web is not None and self.close_together
        if self.web is not None:
            self.web.setVisible(not alone)
        self.show_web.setVisible(alone)
        self.declined.setVisible(self._may_decline and not alone)
        self.progress.setVisible(not self.close_together)

    def _arrange_beside(self, answer: QWidget, web: QWidget) -> None:
        """The design: question on the left, the web on the right."""
        for row, part in enumerate((self._header, self.hint, answer, self._own, self._talk_box)):
            self._grid.addWidget(part, row, 0)
        self._grid.addWidget(web, 0, 1, 6, 1)
        self._grid.setRowStretch(5, 1)
        self._grid.setColumnStretch(1, 1)

    def _arrange_close(self, answer: QWidget) -> None:
        """Without room for the web: own words and the talk toggle side by side."""
        for row, part in enumerate((self._header, self.hint, answer)):
            self._grid.addWidget(part, row, 0, 1, 2)
        self._grid.addWidget(self._own, 3, 0)
        self._grid.addWidget(self._talk_box, 3, 1, Qt.AlignmentFlag.AlignBottom)
        self._grid.setRowStretch(4, 1)
        self._grid.setColumnStretch(0, 1)

    def _arrange_levels(self, answer: QWidget) -> None:
        """Levels on the left, own words and the talk toggle on the right."""
        close, grid = self.close_together, self._grid
        grid.addWidget(self._header, 0, 0, 1, 2)
        if not close:
            grid.addWidget(self.hint, 1, 0, 1, 2)
        grid.addWidget(answer, 2, 0, 4, 1)
        parts = (self.hint, self._own, self._talk_box)
        for row, part in enumerate(parts if close else parts[1:], start=2):
            grid.addWidget(part, row, 1)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(0, 1 if close else 3)
        grid.setColumnStretch(1, 1 if close else 2)

    def _arrange_words(self, answer: QWidget) -> None:
        """An open question: the field takes the room."""
        for row, part in enumerate((self._header, self.hint, answer, self._talk_box)):
            self._grid.addWidget(part, row, 0, 1, 2)
        self._grid.setRowStretch(2, 3)
        self._grid.setRowStretch(5, 1)
        self._grid.setColumnStretch(0, 1)

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        close, tall = self.close_together, self.tall
        side, edge = size(12 if close else 32, table=True), size(4 if close else 8, table=True)
        self._top_row.setContentsMargins(side, edge, side, edge)
        self._top_row.setSpacing(size(12, table=True))
        self.pause.setFixedHeight(max(44, size(46 if close else 60, table=True)))
        self._grid.setHorizontalSpacing(size(16 if close else 48, table=True))
        self._grid.setVerticalSpacing(size(4 if close else 8, table=True))
        above = size(2 if close else 22 if tall else 8, table=True)
        self._own.setContentsMargins(0, above, 0, 0)
        self._talk_box.setContentsMargins(0, size(2 if close else 14 if tall else 6, table=True), 0, 0)
        self._answer.setContentsMargins(0, size(2 if close else 26 if tall else 10, table=True), 0, 0)
        self._answer.set_close(close)
        self._own_column.setSpacing(size(2 if close else 8, table=True))
        self.words.setFixedHeight(size(64 if close else 124 if tall else 98, table=True))
        self.talk.setFixedHeight(max(44, size(58 if close else 68 if tall else 60, table=True)))
        column = size(654 if tall else 636, table=True) if self.web is not None and not close else 0
        for part in (self._header, self.hint, self._own, self._talk_box, self._answer):
            part.setMaximumWidth(column or 16_777_215)
        self._grid.setColumnMinimumWidth(0, column)
