"""Answer by choosing from a list in plain words: one of them, or several."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui import theme
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.checks import CheckTile
from ui.widgets.choices import Option
from ui.widgets.table_choice import TableChoice


class ChoiceAnswer(AnswerWidget):
    """One value of the list of the form."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        self.choice = TableChoice(
            [
                Option(value=level.value, label=str(level.plain))
                for level in instrument.levels_on_screen(part.items[0].id)
            ],
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
        self.choice.set_value(answer.value if answer.value is not None else answer.choice or None)

    @override
    def set_close(self, close: bool) -> None:
        self.choice.set_gap(4 if close else 8)

    def _chosen(self, value: Any) -> None:
        self.answered.emit({"value": value} if isinstance(value, int) else {"choice": value or ""})


class ManyAnswer(AnswerWidget):
    """Several values of the list of the form; kept as their ids with spaces between."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        self.tiles: dict[str, CheckTile] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size(8, table=True))
        for level in instrument.levels_on_screen(part.items[0].id):
            tile = CheckTile(str(level.plain), name=f"option_{level.value}", table=True)
            tile.value_changed.connect(lambda _ticked: self._changed())
            self.tiles[str(level.value)] = tile
            column.addWidget(tile)
        if self.tiles:
            self.setFocusProxy(next(iter(self.tiles.values())))

    @override
    def ask(self, item: Item) -> None:
        self.setObjectName(f"answer_{item.id}")
        self.setAccessibleName(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        chosen = answer.choice.split()
        for value, tile in self.tiles.items():
            tile.set_value(value in chosen)

    def _changed(self) -> None:
        self.answered.emit({"choice": " ".join(value for value, tile in self.tiles.items() if tile.value())})
