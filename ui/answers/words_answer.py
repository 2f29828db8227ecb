"""Answer in own words: kept literally, never corrected."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument
from ui.answers.answer import AnswerWidget
from ui.widgets.fields import TextArea


class WordsAnswer(AnswerWidget):
    """A field of several lines. Ctrl Enter asks for the next question."""

    def __init__(self, instrument: Instrument, item_id: str, parent: QWidget | None = None) -> None:
        super().__init__(instrument, item_id, parent)
        self.field = TextArea(name=f"answer_{item_id}", lines=5, grows=False, table=True)
        self.field.setAccessibleName(str(self.item.question or self.item.name))
        self.field.text_committed.connect(lambda text: self.answered.emit({"text": text}))
        self.field.submitted.connect(self.next_requested)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.set_text(answer.text)

    @override
    def commit(self) -> None:
        self.field.commit()
