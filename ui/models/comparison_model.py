"""The table twin of moments over each other: one row per item, a column per moment, then the goal and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from intake_app.domain.web import SeriesStyle
from intake_app.i18n import _, format_day
from intake_app.services.comparing import Block, Cell, Head, Row

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What a cell tells its delegate beside its words."""

    STYLE = Qt.ItemDataRole.UserRole
    """How the moment of this column is drawn; None for other columns."""
    QUIET = Qt.ItemDataRole.UserRole + 1
    """What stands under the words in the second colour: own words, what it was before."""


class ComparisonModel(QAbstractTableModel):
    """One block of a comparison as a table."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[Head, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._styles: tuple[SeriesStyle, ...] = ()
        self._title = ""
        self._tail: tuple[str, ...] = ()

    def show_block(self, heads: Sequence[Head], block: Block, styles: Sequence[SeriesStyle]) -> None:
        """Show this block; an empty one holds nothing of anybody."""
        self.beginResetModel()
        self._heads, self._rows, self._styles = tuple(heads), block.rows, tuple(styles)
        self._title = block.title
        goal = any(row.goal is not None for row in block.rows)
        changed = any(row.direction is not None for row in block.rows)
        self._tail = (*(("goal",) if goal else ()), *(("change",) if changed else ()))
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._rows else 1 + len(self._heads) + len(self._tail)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return self._rows[section].name if role == Qt.ItemDataRole.DisplayRole else None
        head = self._heads[section - 1] if 0 < section <= len(self._heads) else None
        if role == Qt.ItemDataRole.DisplayRole:
            if head is not None:
                return f"{head.letter} · {head.label}"
            return self._tail_words(section) if section else self._title or _("Part")
        if role == Qt.ItemDataRole.AccessibleTextRole and head is not None:
            return ", ".join((head.letter, head.label, head.kind, head.who))
        if role == Role.STYLE and head is not None and self._styles:
            return self._styles[section - 1]
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        cell = row.cells[index.column() - 1] if 0 < index.column() <= len(self._heads) else None
        if role == Qt.ItemDataRole.DisplayRole:
            if cell is not None:
                return cell.words or "–"
            return row.name if index.column() == 0 else self._tail_cell(row, index.column())
        if role == Role.QUIET:
            return _quiet(cell) if cell is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.data(index)
            quiet = _quiet(cell) if cell is not None else ""
            return f"{words}. {quiet}" if quiet else words
        return None

    def _kind(self, column: int) -> str:
        place = column - 1 - len(self._heads)
        return self._tail[place] if 0 <= place < len(self._tail) else ""

    def _tail_words(self, column: int) -> str:
        return _("Goal") if self._kind(column) == "goal" else _("First and now")

    def _tail_cell(self, row: Row, column: int) -> str:
        if self._kind(column) == "goal":
            return row.goal.words if row.goal is not None else ""
        return row.outcome


def _quiet(cell: Cell) -> str:
    """Own words and circumstances, and what the answer was before it was corrected, with day and reason."""
    lines = [f"“{cell.said}”"] if cell.said and cell.said != cell.words else []
    if cell.circumstances:
        lines.append(cell.circumstances)
    for was in cell.was:
        day = format_day(was.on, weekday=False, year=True)
        text = _("Was: {words}. Corrected on {day}: {reason}")
        lines.append(text.format(words=was.words, day=day, reason=was.reason))
    return "\n".join(lines)
