"""Several values of a list on the consultant's screen, each with its own box; figures tick them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Part
from ui import theme
from ui.answers.answer import AnswerWidget
from ui.answers.scale_entry import FIGURES, sentence
from ui.widgets.checks import CheckTile


class ManyEntry(AnswerWidget):
    """Kept as the ids of the values with spaces between, in the order of the form."""

    def __init__(self, instrument: Instrument, part: Part, *, plain: bool = False) -> None:
        super().__init__(instrument, part)
        self._plain = plain
        self.tiles: dict[str, CheckTile] = {}
        self._alone = {str(level.value) for level in instrument.levels_on_screen(part.items[0].id) if level.alone}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size(8))
        for level in instrument.levels_on_screen(part.items[0].id):
            words = sentence(str(level.plain if plain else level.label))
            tile = CheckTile(words, name=f"option_{level.value}")
            tile.value_changed.connect(lambda on, value=str(level.value): self._changed(value, on))
            self.tiles[str(level.value)] = tile
            column.addWidget(tile)
        if self.tiles:
            self.setFocusProxy(next(iter(self.tiles.values())))

    @override
    def ask(self, item: Item) -> None:
        self.setObjectName(f"answer_{item.id}")
        name = str(item.plain if self._plain else item.label)
        self.setAccessibleName(name)
        for tile in self.tiles.values():
            tile.setAccessibleDescription(name)

    @override
    def show_answer(self, answer: Answer) -> None:
        chosen = answer.choice.split()
        for value, tile in self.tiles.items():
            tile.set_value(value in chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure = event.text()
        tiles = list(self.tiles.values())[:FIGURES]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
        elif figure.isdigit() and 1 <= int(figure) <= len(tiles):
            tiles[int(figure) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            tiles[int(figure) - 1].click()
        else:
            super().keyPressEvent(event)

    def _changed(self, value: str, on: bool) -> None:
        if on:
            for other, tile in self.tiles.items():
                if other != value and (value in self._alone or other in self._alone):
                    tile.set_value(False)
        chosen = " ".join(value for value, tile in self.tiles.items() if tile.value())
        self.answered.emit({"choice": chosen, "special": None} if chosen else {"choice": ""})
