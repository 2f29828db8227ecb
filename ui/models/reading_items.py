"""The items of one voice's reading as a list: name, level or value, and what stands there instead of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Kind
from intake_app.instruments.special import special_label

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What a row tells its delegate."""

    ITEM = Qt.ItemDataRole.UserRole
    VALUE = Qt.ItemDataRole.UserRole + 1
    """Level or value, None without one."""
    WORDS = Qt.ItemDataRole.UserRole + 2
    """A special answer in words; "" when there is none."""
    HIGHEST = Qt.ItemDataRole.UserRole + 3
    """How many bars there are; 0 where a value has none (a web)."""


class ReadingItemsModel(QAbstractListModel):
    """One row per item, in the order of the form. `answer_of` gives the answer of this one voice."""

    def __init__(
        self, instrument: Instrument, answer_of: Callable[[str], Answer], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._instrument = instrument
        self._answer_of = answer_of
        self._items: Sequence[str] = [item.id for item in instrument.items]

    def row_of(self, item: str) -> int:
        """The row of an item."""
        return self._items.index(item)

    def item_at(self, row: int) -> str:
        """The item of a row."""
        return self._items[row]

    def refresh(self, item: str) -> None:
        """The answer to this item is another one."""
        index = self.index(self.row_of(item))
        self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self._instrument.item(self._items[index.row()])
        answer = self._answer_of(item.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(item.label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.label}, {self._spoken(answer)}"
        if role == Role.ITEM:
            return item.id
        if role == Role.VALUE:
            return answer.value
        if role == Role.WORDS:
            return special_label(answer.special) if answer.special is not None else ""
        if role == Role.HIGHEST:
            part = self._instrument.part_of(item.id)
            return len(part.allowed) if part.kind is Kind.LEVELS else 0
        return None

    def _spoken(self, answer: Answer) -> str:
        if answer.special is not None:
            return special_label(answer.special)
        if answer.value is None:
            return _("still open")
        level = self._instrument.level(answer.item, answer.value)
        return (
            f"{answer.value}, {level.label}"
            if level is not None and str(level.label) != str(answer.value)
            else str(answer.value)
        )
