"""A list that is being looked over before it comes in: a tick per row, what it is beside what is there, its cells."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services.table_imports import Draft, ReadRow, Standing, label_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHORT = 200  # letters of a cell that show


class ImportModel(QAbstractTableModel):
    """The first column is the tick, the second the row's number and standing; then the columns of the file.

    Only the rows asked for (`only_faulty`) show. Editing a cell emits; the page mends the draft.
    """

    TAKE, STANDING, FIRST_CELL = range(3)
    FAULT_ROLE = Qt.ItemDataRole.UserRole
    """What is wrong with the cell, "" when nothing is."""
    SORT_ROLE = Qt.ItemDataRole.UserRole + 1
    """What the column sorts on."""

    cell_typed = Signal(int, int, str)
    """Number of the row, column of the file, new words."""
    taken_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._rows: list[ReadRow] = []
        self._columns: list[int] = []
        self._faults: list[dict[int, str]] = []
        self.taken: set[int] = set()
        self._only_faulty = False

    def set_draft(self, draft: Draft, taken: Set[int], *, only_faulty: bool) -> None:
        """Show a list as it would come in now."""
        self.beginResetModel()
        self._draft, self.taken, self._only_faulty = draft, set(taken), only_faulty
        self._columns = [place for place, name in enumerate(draft.mapping) if name]
        self._rows = [row for row in draft.rows if not only_faulty or row.standing is Standing.FAULTY]
        self._faults = [{fault.column: fault.message for fault in row.faults} for row in self._rows]
        self.endResetModel()

    def row(self, place: int) -> ReadRow:
        """The row at this place."""
        return self._rows[place]

    def place_of(self, number: int, column: int) -> QModelIndex:
        """Where a cell of the file stands; no index when it does not show."""
        row = next((place for place, one in enumerate(self._rows) if one.number == number), -1)
        if row < 0 or column not in self._columns:
            return QModelIndex()
        return self.index(row, self.FIRST_CELL + self._columns.index(column))

    def next_fault(self, after: QModelIndex, step: int) -> QModelIndex:
        """The next cell with a fault from here, forward (1) or back (-1), around the end."""
        cells = [
            (row, self.FIRST_CELL + self._columns.index(column))
            for row, faults in enumerate(self._faults)
            for column in sorted(faults)
            if column in self._columns
        ]
        if not cells:
            return QModelIndex()
        here = (after.row(), after.column()) if after.isValid() else (-1, -1)
        if step > 0:
            found = next((one for one in cells if one > here), cells[0])
        else:
            found = next((one for one in reversed(cells) if one < here), cells[-1])
        return self.index(*found)

    # -- what Qt asks ------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.FIRST_CELL + len(self._columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._draft is None or section < 0:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._rows[section].number) if section < len(self._rows) else None
        if section == self.TAKE:
            return _("Take")
        if section == self.STANDING:
            return _("Row")
        if section >= self.columnCount():
            return None
        return label_of(self._draft.kind, self._draft.mapping[self._columns[section - self.FIRST_CELL]])

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        base = super().flags(index)
        if not index.isValid():
            return base
        if index.column() == self.TAKE and self._rows[index.row()].standing is not Standing.FAULTY:
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base | Qt.ItemFlag.ItemIsEditable if index.column() >= self.FIRST_CELL else base

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = index.column()
        if column == self.TAKE:
            return self._tick(row, role)
        if column == self.STANDING:
            return self._stand(row, role)
        return self._cell(row, index.row(), self._columns[column - self.FIRST_CELL], role)

    @override
    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == self.TAKE:
            self._take(row, Qt.CheckState(value) is Qt.CheckState.Checked)
            self.dataChanged.emit(index, index)
            return True
        if role == Qt.ItemDataRole.EditRole and index.column() >= self.FIRST_CELL:
            column = self._columns[index.column() - self.FIRST_CELL]
            if str(value).strip() != row.cells[column]:
                self.cell_typed.emit(row.number, column, str(value))
            return True
        return False

    # -- inside ------------------------------------------------------------------------------------------------------

    def _take(self, row: ReadRow, taken: bool) -> None:
        if taken:
            self.taken.add(row.number)
        else:
            self.taken.discard(row.number)
        self.taken_changed.emit()

    def _tick(self, row: ReadRow, role: int) -> Any:
        taken = row.number in self.taken
        if role == Qt.ItemDataRole.CheckStateRole and row.standing is not Standing.FAULTY:
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("taken") if taken else _("not taken")
        return taken if role == self.SORT_ROLE else None

    def _stand(self, row: ReadRow, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.number} · {standing_words(row)}"
        return row.number if role == self.SORT_ROLE else None

    def _cell(self, row: ReadRow, place: int, column: int, role: int) -> Any:
        words, fault = row.cells[column], self._faults[place].get(column, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(words[:_SHORT].split())
        if role == Qt.ItemDataRole.EditRole:
            return words
        if role == self.FAULT_ROLE:
            return fault
        if role == Qt.ItemDataRole.ToolTipRole:
            return fault or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words[:_SHORT]}. {fault}".strip(". ") or _("empty")
        return words.casefold() if role == self.SORT_ROLE else None


def standing_words(row: ReadRow) -> str:
    """What a row is beside what is there already."""
    if row.standing is Standing.TWICE:
        return _("the same as row {n}").format(n=row.twice_of)
    return {
        Standing.NEW: _("new"),
        Standing.DIFFERENT: _("there already, different"),
        Standing.SAME: _("there already"),
        Standing.FAULTY: _("not right yet"),
    }[row.standing]
