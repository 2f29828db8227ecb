"""Answer by choosing several from a list; kept as their ids with spaces between."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.tile_set import Tile, TileSet


class ManyAnswer(AnswerWidget):
    """Tiles in plain words. A value that stands alone ("geen") takes the others away."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        levels = instrument.levels_on_screen(part.items[0].id)
        self.tiles = TileSet(
            [Tile(str(level.value), str(level.plain), level.alone) for level in levels],
            name="answer",
        )
        self.tiles.values_changed.connect(lambda values: self.answered.emit({"choice": " ".join(values)}))
        self.setFocusProxy(self.tiles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tiles)
        column.addStretch(1)

    @override
    def ask(self, item: Item) -> None:
        self.tiles.setObjectName(f"answer_{item.id}")
        self.tiles.describe(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.tiles.set_values(answer.choice.split())
