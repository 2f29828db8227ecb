"""A long list of what all dossiers share, as a Qt table: rows of two-line cells that come in a window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is about, and per column its words with the small words under them."""

    id: UUID
    cells: tuple[tuple[str, str], ...]
    attention: bool = False
    """Whether the last column asks for a look."""
    quiet: bool = False
    """Over and done with."""


class LinesModel(QAbstractTableModel):
    """Shows lines that a page gives it. Asks for more by `more_requested`; `total` is how many there are in all."""

    LINE_ROLE = Qt.ItemDataRole.UserRole
    """The Line of the row."""
    SORT_ROLE = Qt.ItemDataRole.UserRole + 1
    """What the column sorts on."""
    SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 2
    """The small words under the display text."""

    more_requested = Signal(int)
    """The offset from which lines are wanted."""

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._lines: list[Line] = []
        self._total = 0
        self._asked = False

    def set_lines(self, lines: Sequence[Line], total: int) -> None:
        """The first lines of another question."""
        self.beginResetModel()
        self._lines, self._total, self._asked = list(lines), total, False
        self.endResetModel()

    def append_lines(self, lines: Sequence[Line]) -> None:
        """The lines that follow; none at all means that there are no more."""
        self._asked = False
        if not lines:
            self._total = len(self._lines)
            return
        self.beginInsertRows(_NOWHERE, len(self._lines), len(self._lines) + len(lines) - 1)
        self._lines.extend(lines)
        self.endInsertRows()

    @property
    def total(self) -> int:
        """How many lines there are, also those not fetched yet."""
        return self._total

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def row_of(self, wanted: UUID | None) -> int:
        """The row of a line, or -1 when it is not among the fetched ones."""
        return next((row for row, one in enumerate(self._lines) if one.id == wanted), -1)

    # -- what Qt asks ------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    @override
    def canFetchMore(self, parent: _Index = _NOWHERE) -> bool:
        return not parent.isValid() and not self._asked and len(self._lines) < self._total

    @override
    def fetchMore(self, parent: _Index = _NOWHERE) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_requested.emit(len(self._lines))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headers[section]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        first, second = line.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return first
        if role == self.SECOND_LINE_ROLE:
            return second
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (first, second) if part)
        if role == self.LINE_ROLE:
            return line
        return first.casefold() if role == self.SORT_ROLE else None
