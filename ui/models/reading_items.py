"""The items of one voice's reading as a list: name, level or value, and what stands there instead of one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from intake_app.i18n import _
from intake_app.instruments.comparison import answer_words
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import Instrument, Kind
from intake_app.instruments.special import special_label
from ui.answers.voice_reading import VoiceReading

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
    HEADING = Qt.ItemDataRole.UserRole + 4
    """The title of the part that begins here; "" inside a part and in forms of one part."""
    ANSWERED = Qt.ItemDataRole.UserRole + 5
    """Whether there is an answer of another sort: words, a choice, rows."""


class ReadingItemsModel(QAbstractListModel):
    """One row per item, in the order of the form, and one for what is asked once per reading.

    Shows the answers of this one voice; `plain` in the resident's words.
    """

    def __init__(
        self,
        instrument: Instrument,
        reading: VoiceReading,
        items: Sequence[str],
        *,
        plain: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._instrument, self._reading, self._items, self._plain = instrument, reading, tuple(items), plain
        titled = [part for part in instrument.parts if part.title]
        self._headings = {part.items[0].id: str(part.title) for part in titled if part.items} if len(titled) > 1 else {}

    def row_of(self, item: str) -> int:
        """The row of an item."""
        return self._items.index(item)

    def item_at(self, row: int) -> str:
        """The item of a row."""
        return self._items[row]

    def refresh(self, item: str) -> None:
        """The answer to this item is another one."""
        if item in self._items:
            index = self.index(self.row_of(item))
            self.dataChanged.emit(index, index)

    def spoken(self, item: str) -> str:
        """An item with its answer, in one line."""
        return f"{self._name(item)}, {self._answer_words(item)}"

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(item)
        if role == Role.ITEM:
            return item
        if role == Role.HEADING:
            return self._headings.get(item, "")
        if role == Role.ANSWERED:
            return self._reading.scored(item)
        if item == READING:
            return {Role.WORDS: "", Role.HIGHEST: 0}.get(Role(role)) if role in list(Role) else None
        return self._of_answer(item, role)

    def _of_answer(self, item: str, role: int) -> Any:
        answer = self._reading.answer(item)
        if role == Role.VALUE:
            return answer.value
        if role == Role.WORDS:
            return special_label(answer.special) if answer.special is not None else ""
        if role == Role.HIGHEST:
            part = self._instrument.part_of(item)
            return len(part.allowed) if part.kind in (Kind.LEVELS, Kind.LADDER) else 0
        return None

    def _name(self, item: str) -> str:
        if item == READING:
            return _("About this time")
        found = self._instrument.item(item)
        return str(found.plain if self._plain else found.label)

    def _answer_words(self, item: str) -> str:
        answer = self._reading.answer(item)
        if answer.special is not None:
            return special_label(answer.special)
        if not self._reading.scored(item):
            return _("still open")
        if answer.value is not None:
            level = self._instrument.level(item, answer.value)
            words = str((level.plain if self._plain else level.label) if level is not None else answer.value)
            return f"{answer.value}, {words}" if words != str(answer.value) else words
        if item != READING and answer.choice:
            return answer_words(self._instrument, item, answer)
        return _("filled in")
