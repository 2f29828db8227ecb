"""Answer on a list of ordered levels, in the resident's plain words: no number, no score, no ranking colour."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.choices import Option
from ui.widgets.table_choice import TableChoice


class LevelAnswer(AnswerWidget):
    """One of the levels, the highest on top as the form asks. The keys 1 to 5 choose while it has the focus."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        levels = instrument.levels_on_screen(part.items[0].id)
        self.choice = TableChoice(
            [Option(value=level.value, label=str(level.plain), key=str(level.value)) for level in levels],
            bars=True,
            highest=len(levels),
            name="answer",
            accessible_name="",
        )
        self.choice.value_changed.connect(self._chosen)
        self.choice.next_requested.connect(self.next_requested)
        self.setFocusProxy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addStretch(1)

    @override
    def ask(self, item: Item) -> None:
        self.choice.setObjectName(f"answer_{item.id}")
        self.choice.setAccessibleName(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.choice.set_value(answer.value)

    @override
    def set_close(self, close: bool) -> None:
        self.choice.set_gap(4 if close else 8)

    def _chosen(self, value: Any) -> None:
        self.answered.emit({"value": value})
