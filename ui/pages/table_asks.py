"""Small questions about one answer, one per screen: its extra fields, or what belongs to one row of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.i18n import _
from intake_app.instruments.model import ExtraField, Kind, Part
from ui import theme
from ui.answers.answer import AnswerWidget
from ui.answers.choice_answer import ChoiceAnswer
from ui.answers.field_answer import FieldAnswer
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as ButtonKind
from ui.widgets.layouts import clear
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.answers.resident_rows import RowAsks
    from ui.answers.voice_reading import VoiceReading


@dataclass(frozen=True, slots=True)
class Ask:
    """One small question: its words, its control, and how the control shows what is stored."""

    question: str
    control: FieldAnswer | AnswerWidget
    show: Callable[[Answer], None]


class AsksScreen(TableScreen):
    """Goes through small questions about one item. `closed` when the last is behind us, or on the way back."""

    closed = Signal()

    def __init__(self, reading: VoiceReading, parent: QWidget | None = None) -> None:
        super().__init__("screen_asks", parent)
        self._reading = reading
        self._item = ""
        self._asks: list[Ask] = []
        self._at = 0
        self._about = Text("", "table.prompt", color="text.2", name="asks_about")
        self._question = Text("", "table.question", name="asks_question")
        self._place = QVBoxLayout()
        self._back = Button(_("Back"), icon="arrow-left", table=True, name="button_back_ask")
        self._remove = Button(_("This line may go"), icon="trash-2", table=True, name="button_remove_row")
        self._next = Button(
            _("Next"), kind=ButtonKind.PRIMARY, trailing_icon="arrow-right", table=True, name="button_next_ask"
        )
        for part in (self._about, self._question):
            self.middle.addWidget(part)
        self.middle.addLayout(self._place, 1)
        self.middle.addStretch(1)
        for button in (self._back, self._remove):
            self.bar.addWidget(button)
        self.bar.addStretch(1)
        self.bar.addWidget(self._next)
        self._back.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._remove.clicked.connect(lambda: self._empty())
        reading.answer_changed.connect(self._refresh)
        self.space()

    @property
    def item(self) -> str:
        """Whose fields are asked."""
        return self._item

    def ask_fields(self, item: str, about: str, fields: Sequence[ExtraField]) -> None:
        """Ask extra fields of an item."""
        self._begin(item, about, [self._field(item, one) for one in fields], removable=False)

    def ask_row(self, item: str, about: str, asked: RowAsks) -> None:
        """Ask what belongs to one row."""
        asks = [] if asked.named else [self._words(item, about)]
        if asked.part is not None:
            asks.append(self._value(item, asked.part))
        asks += [self._field(item, one) for one in asked.fields]
        self._begin(item, about, asks, removable=asked.own)

    @override
    def focus_start(self) -> None:
        if self._asks:
            self._asks[self._at].control.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def commit(self) -> None:
        for ask in self._asks:
            ask.control.commit()

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        self.middle.setSpacing(size(6 if self.close_together else 14, table=True))

    def _begin(self, item: str, about: str, asks: list[Ask], *, removable: bool) -> None:
        clear(self._place)
        self._item, self._asks, self._at = item, asks, 0
        self._about.setText(about)
        self._remove.setVisible(removable)
        for ask in asks:
            ask.control.hide()
            self._place.addWidget(ask.control)
        self._show()

    def _show(self) -> None:
        for place, ask in enumerate(self._asks):
            ask.control.setVisible(place == self._at)
        self._question.setText(self._asks[self._at].question)
        last = self._at == len(self._asks) - 1
        self._next.setText(_("Ready with this") if last else _("Next"))
        self._refresh(self._item)
        self.focus_start()

    def _step(self, by: int) -> None:
        self.commit()
        if 0 <= self._at + by < len(self._asks):
            self._at += by
            self._show()
        else:
            self.closed.emit()

    def _refresh(self, item: str) -> None:
        if item == self._item and self._asks:
            for ask in self._asks:
                ask.show(self._reading.answer(item))

    def _empty(self) -> None:
        """Take everything out of this row, so that it is no row any more; undo brings it back."""
        answer = self._reading.answer(self._item)
        self._reading.record(self._item, value=None, special=None, choice="", text="")
        self._reading.record_extras(self._item, {one.field: None for one in answer.extra})
        self.closed.emit()

    # -- the questions -----------------------------------------------------------------------------------------------

    def _field(self, item: str, one: ExtraField) -> Ask:
        control = FieldAnswer.of(one)
        control.answered.connect(lambda value: self._reading.record_extras(item, {one.id: value}))
        control.next_requested.connect(lambda: self._step(1))
        return Ask(str(one.plain), control, lambda answer: control.show_value(answer.extra_value(one.id)))

    def _words(self, item: str, about: str, question: str = "") -> Ask:
        question = question or _("What is it about?")
        control = FieldAnswer.words("field_row_words", f"{about}: {question}")
        control.answered.connect(lambda value: self._reading.record(item, text=value or ""))
        control.next_requested.connect(lambda: self._step(1))
        return Ask(question, control, lambda answer: control.show_value(answer.text))

    def _value(self, item: str, part: Part) -> Ask:
        asked = self._reading.instrument.item(item.partition("/")[0])
        question = str(asked.question or asked.name)
        if part.kind is Kind.OPEN:
            return self._words(item, str(asked.name), question)
        control = ChoiceAnswer(self._reading.instrument, part)
        control.ask(asked)
        control.answered.connect(lambda values: self._reading.record(item, **values))
        control.next_requested.connect(lambda: self._step(1))
        return Ask(question, control, control.show_answer)
