"""Answer by choosing one from a list in plain words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.choices import Option
from ui.widgets.table_choice import TableChoice

_MANY = 6  # with more options they stand close together


class ChoiceAnswer(AnswerWidget):
    """One value of the list of the form. The keys 1, 2, 3 … choose from the top while it has the focus."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        self.choice = self.new_choice(instrument, part)
        self.choice.value_changed.connect(self._chosen)
        self.choice.next_requested.connect(self.next_requested)
        self.setFocusProxy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addStretch(1)

    def new_choice(self, instrument: Instrument, part: Part) -> TableChoice:
        """The rows to tap."""
        levels = instrument.levels_on_screen(part.items[0].id)
        return TableChoice(
            [
                Option(value=level.value, label=str(level.plain), icon=level.icon, key=str(place))
                for place, level in enumerate(levels, start=1)
            ],
            name="answer",
            accessible_name="",
        )

    @override
    def ask(self, item: Item) -> None:
        self.choice.setObjectName(f"answer_{item.id}")
        self.choice.setAccessibleName(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.choice.set_value(answer.value if answer.value is not None else answer.choice or None)

    @override
    def set_close(self, close: bool) -> None:
        self.choice.set_gap(4 if close or len(self.choice.parts) > _MANY else 8)

    def _chosen(self, value: Any) -> None:
        self.answered.emit({"value": value} if isinstance(value, int) else {"choice": value or ""})
