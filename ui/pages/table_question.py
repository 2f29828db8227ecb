"""One question in front of the resident: answer, own words, "I want to talk about this", and the web that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Item, ItemOrder, Kind, Pick
from ui import theme
from ui.answers.answer import AnswerWidget, answer_widget
from ui.answers.resident_asks import asks_rows
from ui.pages.table_actions import QuestionActions
from ui.pages.table_screen import TableScreen
from ui.pages.table_top import TopRow
from ui.pages.voice_web import VoiceWeb
from ui.widgets.buttons import Button
from ui.widgets.card import Icon, Rule
from ui.widgets.checks import TalkToggle
from ui.widgets.fields import TextArea
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.navigator import Navigator
    from ui.answers.resident_rows import ResidentLists
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
    overview_requested = Signal()
    fields_requested = Signal()
    list_requested = Signal(str)
    row_requested = Signal(str)
    larger_requested = Signal()
    more_requested = Signal(object)
    """Buttons that found no place in the bar."""

    def __init__(
        self, reading: VoiceReading, voice: Voice | None, lists: ResidentLists, parent: QWidget | None = None
    ) -> None:
        super().__init__("screen_question", parent)
        self._reading, self._lists = reading, lists
        self._first = True
        self._voice = voice
        self._item: Item | None = None
        self.top_row = TopRow(reading.instrument.items)
        self.steps = self.top_row.steps
        self.foot = QuestionActions(reading.instrument, self)
        self.question = Text("", "table.question", name="question")
        self.aloud = Button(_("Read aloud"), icon="volume-2", table=True, name="button_read_aloud")
        self.hint = Text("", "table.prompt", color="text.2", name="hint")
        self._answers = {part.id: answer_widget(reading.instrument, part) for part in reading.instrument.parts}
        self.words_label = Text(_("In my own words"), "table.heading")
        self.words = TextArea(name="field_words", lines=2, grows=False, table=True)
        self.talk = TalkToggle(_("I want to talk about this"), name="button_talk")
        self.web = VoiceWeb(reading) if reading.instrument.has_web() else None
        self._icon = Icon("circle", size=38, color="accent", table=True)
        self._progress = ""
        self._first_words = Text(
            _("First tell it in your own words, then choose."), "table.label", color="text.2", name="first_words"
        )
        self._first_words.hide()
        self._talk_box = QWidget()
        self._grid = QGridLayout()
        self._own = QWidget()
        self._own_column = QVBoxLayout(self._own)
        self._header = QWidget()
        self._heading = QHBoxLayout(self._header)
        if voice is None:
            self.aloud.hide()
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
        self.hint.setVisible(bool(self.hint.text()))
        self._icon.set_icon(item.icon or "circle")
        self.words.setAccessibleName(_("In my own words: {part}").format(part=item.name))
        self._progress = navigator.progress
        self._first = navigator.at_start
        self.steps.set_current(item.id)
        self.steps.set_done(navigator.answered)
        if self.web is not None:
            self.web.set_active_item(item.id if self._on_web else "")
        self.refresh(item.id)
        self._fit_bar()

    def refresh(self, item_id: str) -> None:
        """Show the answer to `item_id` as it is now; of another item only what the web shows of it."""
        if self.web is not None:
            self.web.refresh()
        if self._item is None or item_id.partition("/")[0] != self._item.id:
            return
        if asks_rows(self._reading.instrument, self._item.id):
            self._answer.show_rows(self._lists.lines(self._item.id), own=self._lists.own(self._item.id))
        item_id = self._item.id
        answer = self._reading.answer(item_id)
        self._answer.show_answer(answer)
        if not self._asks_words:
            self.words.set_text(answer.text)
        self._let_choose()
        self.talk.set_value(answer.talk_about)
        self.foot.show_answer(answer, answered=self._reading.scored(item_id))

    @override
    def focus_start(self) -> None:
        first = self.words if self._text_first else self._answer
        first.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._fit_bar()

    # -- answering ---------------------------------------------------------------------------------------------------

    @property
    def _answer(self) -> AnswerWidget:
        """Where the question in front is answered."""
        part = self._item.part if self._item is not None else self._reading.instrument.parts[0].id
        return self._answers[part]

    @property
    def _on_web(self) -> bool:
        """Whether the question in front is an axis of the web."""
        return self._item is not None and self._reading.instrument.part_of(self._item.id).kind is Kind.WEB

    @property
    def _asks_number(self) -> bool:
        """Whether the answer is a row of keys, which takes the whole width."""
        return self._item is not None and self._reading.instrument.part_of(self._item.id).pick is Pick.NUMBER

    @property
    def _text_first(self) -> bool:
        """Whether the form wants own words before a choice."""
        wanted = self._reading.instrument.rules.order is ItemOrder.TEXT_FIRST
        return wanted and not self._asks_words and not self._on_web

    @property
    def _web_beside(self) -> bool:
        """Whether the web has a place beside the question."""
        return self.web is not None and self._on_web and not self.close_together

    def _fit_bar(self) -> None:
        if self._item is not None:
            web = self._on_web and self.close_together
            self.foot.show_item(self._item, self._progress, first=self._first, web=web)
            self.foot.fit(self.width())

    @property
    def _asks_words(self) -> bool:
        """Whether the answer itself is words, or rows with words, so that there is no second field for them."""
        if self._item is None:
            return False
        part = self._reading.instrument.part_of(self._item.id)
        return part.kind is Kind.OPEN or part.pick is Pick.PER_ROW

    def _record(self, values: dict[str, object]) -> None:
        if self._item is not None:
            self._reading.record(self._item.id, **values)

    def _keep_words(self, text: str) -> None:
        """Keep own words; where they come first, a choice does not stay without them."""
        alone = {"value": None, "choice": ""} if self._text_first and not text.strip() else {}
        self._record({"text": text, **alone})

    def _choose(self, values: dict[str, object]) -> None:
        self.words.commit()
        self._record(values)

    def _let_choose(self) -> None:
        """Where own words come first, the choice waits for them."""
        waits = self._text_first and not self.words.text().strip()
        self._answer.setEnabled(not waits)
        self._first_words.setVisible(waits and not self.close_together)

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

    def _connect(self) -> None:
        foot = self.foot
        foot.back.clicked.connect(lambda: self.back_requested.emit())
        foot.next.clicked.connect(lambda: self.next_requested.emit())
        foot.overview.clicked.connect(lambda: self.overview_requested.emit())
        foot.cards.clicked.connect(lambda: self.cards_requested.emit())
        foot.web.clicked.connect(lambda: self.web_requested.emit())
        foot.fields.clicked.connect(lambda: self.fields_requested.emit())
        foot.more.clicked.connect(lambda: self.more_requested.emit(foot.left_out))
        foot.special_chosen.connect(self._answer_special)
        foot.list_requested.connect(self.list_requested)
        self.aloud.clicked.connect(lambda: self._read_aloud())
        self.top_row.part_chosen.connect(self.part_chosen)
        self.top_row.pause_requested.connect(self.pause_requested)
        self.top_row.larger_requested.connect(self.larger_requested)
        self.words.text_committed.connect(self._keep_words)
        self.words.textChanged.connect(self._let_choose)
        self.words.submitted.connect(self.next_requested)
        self.talk.value_changed.connect(lambda on: self._record({"talk_about": on}))
        for answer in self._answers.values():
            answer.answered.connect(self._choose)
            answer.talk_requested.connect(self._toggle_talk)
            answer.next_requested.connect(self.next_requested)
            answer.row_requested.connect(self.row_requested)
        self._reading.answer_changed.connect(self.refresh)
        if self.web is not None:
            self.web.talk_requested.connect(self._toggle_talk)
            self.web.next_requested.connect(self.next_requested)
            self.web.item_chosen.connect(self.part_chosen)

    def _fill(self) -> None:
        """Put everything in, in the order in which Tab goes through it: from the top bar to the bottom bar."""
        self.top.addWidget(self.top_row)
        self.top.addWidget(Rule())
        self._heading.setContentsMargins(0, 0, 0, 0)
        self._heading.addWidget(self._icon)
        self._heading.addWidget(self.question, 1)
        self._heading.addWidget(self.aloud)
        own = self._own_column
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(self.words_label)
        own.addWidget(self.words, 1)
        own.addWidget(self._first_words)
        self.words_label.setBuddy(self.words)
        talk = QVBoxLayout(self._talk_box)
        talk.setContentsMargins(0, 0, 0, 0)
        talk.addWidget(self.talk)
        self.middle.addLayout(self._grid, 1)
        web = [self.web] if self.web is not None else []
        for part in (self._header, self.hint, *self._answers.values(), self._own, self._talk_box, *web):
            self._grid.addWidget(part, 0, 0)  # theirs is this screen, also while they have no place on it
        self._place()
        self.foot.fill(self.bar)
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
        elif self.close_together and (self._on_web or self._asks_number):
            self._arrange_close(answer)
        elif self.web is None or not self._on_web:
            self._arrange_levels(answer)
        else:
            self._arrange_beside(answer, self.web)

    def _show_what_fits(self) -> None:
        """Hide what has no place here: the answers to other questions, the web where there is no room, and so on."""
        for other in self._answers.values():
            other.setVisible(other is self._answer)
        self._own.setVisible(not self._asks_words)
        self._icon.setVisible(not self._on_web and not self.close_together)
        if self.web is not None:
            self.web.setVisible(self._web_beside)

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
        grid.addWidget(answer, 2, 1 if self._text_first else 0, 4, 1)
        parts = (self.hint, self._own, self._talk_box)
        for row, part in enumerate(parts if close else parts[1:], start=2):
            grid.addWidget(part, row, 0 if self._text_first else 1)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(0, 1 if close or self._text_first else 3)
        grid.setColumnStretch(1, 1 if close or self._text_first else 2)

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
        self.top_row.space(close=close)
        self._heading.setSpacing(size(14, table=True))
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
        column = size(654 if tall else 636, table=True) if self._web_beside else 0
        for part in (self._header, self.hint, self._own, self._talk_box, self._answer):
            part.setMaximumWidth(column or 16_777_215)
        self._grid.setColumnMinimumWidth(0, column)
        self._fit_bar()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
