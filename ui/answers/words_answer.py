"""Answer in own words: kept literally, never corrected."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.fields import TextArea


class WordsAnswer(AnswerWidget):
    """A field of several lines. Ctrl Enter asks for the next question."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        self.field = TextArea(name="answer", lines=5, grows=False, table=True)
        self.field.text_committed.connect(lambda text: self.answered.emit({"text": text}))
        self.field.submitted.connect(self.next_requested)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    @override
    def ask(self, item: Item) -> None:
        self.field.setObjectName(f"answer_{item.id}")
        self.field.setAccessibleName(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.set_text(answer.text)

    @override
    def commit(self) -> None:
        self.field.commit()
