"""Several answers out of a few on a table screen: tiles to tap, in two columns where one would be too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.checks import CheckTile

_ONE_COLUMN = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """One possible answer. `alone` excludes every other ("nergens", "geen")."""

    value: str
    label: str
    alone: bool = False


class TileSet(QWidget):
    """`values_changed` tells the chosen values, in the order of the tiles, after the person ticked one."""

    values_changed = Signal(object)

    def __init__(self, tiles: Sequence[Tile], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._tiles = tuple(tiles)
        self.boxes: dict[str, CheckTile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        columns = 1 if len(self._tiles) <= _ONE_COLUMN else 2
        lines = -(-len(self._tiles) // columns)
        for place, tile in enumerate(self._tiles):
            box = CheckTile(tile.label, name=f"option_{tile.value}", table=True)
            box.value_changed.connect(lambda on, chosen=tile: self._ticked(chosen, on))
            self.boxes[tile.value] = box
            self._grid.addWidget(box, place % lines, place // lines)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))
        theme.current().table_scaled.connect(self._space)
        self._space()

    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the tiles."""
        return tuple(value for value, box in self.boxes.items() if box.value())

    def set_values(self, values: Sequence[str]) -> None:
        """Show what is stored; emits nothing."""
        for value, box in self.boxes.items():
            box.set_value(value in values)

    def describe(self, question: str) -> None:
        """What a screen reader says with every tile."""
        self.setAccessibleName(question)
        for box in self.boxes.values():
            box.setAccessibleDescription(question)

    def _ticked(self, chosen: Tile, on: bool) -> None:
        if on:
            for tile in self._tiles:
                if tile is not chosen and (chosen.alone or tile.alone):
                    self.boxes[tile.value].set_value(False)
        self.values_changed.emit(self.values())

    def _space(self) -> None:
        self._grid.setSpacing(theme.current().size(8, table=True))
