"""Answer with a whole number."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.number_pad import NumberPad
from ui.widgets.score_keys import ScoreKeys

HIGHEST_KEYS = 10
"""Numbers up to here are keys beside each other."""


class NumberAnswer(AnswerWidget):
    """Keys beside each other for a small range, a pad for a larger one."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        numbers = [value for value in part.allowed if isinstance(value, int)]
        least, most = min(numbers), max(numbers)
        self.control = number_control(least, most, str(part.suffix))
        self.control.value_changed.connect(self._chosen)
        self.control.next_requested.connect(self.next_requested)
        if isinstance(self.control, ScoreKeys):
            self.control.talk_requested.connect(self.talk_requested)
        self.setFocusProxy(self.control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.control)
        column.addStretch(1)

    @override
    def ask(self, item: Item) -> None:
        name_number(self.control, f"answer_{item.id}", question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.control.set_value(answer.value)

    def _chosen(self, value: Any) -> None:
        self.answered.emit({"value": value})


def number_control(least: int, most: int, suffix: str = "") -> NumberPad | ScoreKeys:
    """What a number of this range is given with."""
    if 0 <= least <= most <= HIGHEST_KEYS:
        return ScoreKeys(lowest=least, highest=most, name="answer", accessible_name="")
    return NumberPad(least=least, most=most, suffix=suffix, name="answer")


def name_number(control: NumberPad | ScoreKeys, name: str, question: str) -> None:
    """Call it by its object name, and tell screen readers what it asks."""
    if isinstance(control, NumberPad):
        control.figure.setObjectName(name)
        control.set_question(question)
    else:
        control.setObjectName(name)
        control.setAccessibleName(question)
        for part in control.parts:
            part.setAccessibleDescription(question)
