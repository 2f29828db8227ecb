"""The table twin of two voices: one row per item, a column per voice, and the difference in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.web import SeriesStyle
from intake_app.i18n import _
from intake_app.instruments.comparison import VoiceDifference, answer_words
from intake_app.instruments.model import Instrument, Kind

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One column: whose voice, of when, how it is drawn and what was answered."""

    name: str
    moment: str
    style: SeriesStyle
    answers: dict[str, Answer] = field(default_factory=dict)
    plain: bool = False
    """Say levels in the resident's own words."""


class Role(IntEnum):
    """What a cell tells its delegate beside its words."""

    STYLE = Qt.ItemDataRole.UserRole
    """How the voice of this column is drawn; None for the other columns."""
    LEVEL = Qt.ItemDataRole.UserRole + 1
    """A level to draw as bars, None without one."""
    HIGHEST = Qt.ItemDataRole.UserRole + 2
    TALK = Qt.ItemDataRole.UserRole + 3
    """The resident wants to talk about this item; or, in the last column, the voices lie far apart."""


class VoicesModel(QAbstractTableModel):
    """Voices in the order given, the resident first. The last column says how the first two differ."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self._items = instrument.items
        self._voices: tuple[Voice, ...] = ()
        self._differences: dict[str, VoiceDifference] = {}

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices that show."""
        return self._voices

    def set_voices(self, voices: Sequence[Voice], differences: Sequence[VoiceDifference]) -> None:
        """Show these; empty for none, so that nothing of a hidden voice stays behind."""
        self.beginResetModel()
        self._voices = tuple(voices)
        self._differences = {one.item: one for one in differences}
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._voices else len(self._items)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self._voices else len(self._voices) + 2

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        voice = self._voice(section)
        if role == Qt.ItemDataRole.DisplayRole:
            if voice is not None:
                return voice.name
            return _("Difference now") if section else self._title()
        if role == Qt.ItemDataRole.AccessibleTextRole and voice is not None:
            return ", ".join(part for part in (voice.name, voice.moment) if part)
        return voice.style if role == Role.STYLE and voice is not None else None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self._items[index.row()]
        voice = self._voice(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return str(item.name if item.short else item.label)
            return self._words(item.id, voice)
        if role == Role.TALK:
            return self._talk(item.id, index.column())
        answer = voice.answers.get(item.id) if voice is not None else None
        part = self._instrument.part_of(item.id)
        if role == Role.LEVEL and part.kind is Kind.LEVELS:
            return answer.value if answer is not None else None
        if role == Role.HIGHEST:
            return len(part.allowed)
        return None

    def _title(self) -> str:
        return _("In numbers") if self._instrument.has_web() else _("In words")

    def _voice(self, column: int) -> Voice | None:
        return self._voices[column - 1] if 0 < column <= len(self._voices) else None

    def _words(self, item: str, voice: Voice | None) -> str:
        if voice is None:
            difference = self._differences.get(item)
            return difference.words if difference is not None else ""
        answer = voice.answers.get(item)
        level = self._instrument.level(item, answer.value) if answer is not None and answer.value is not None else None
        if voice.plain and level is not None and self._instrument.part_of(item).kind is Kind.LEVELS:
            return str(level.plain)
        return answer_words(self._instrument, item, answer) or "–"

    def _talk(self, item: str, column: int) -> bool:
        if column == 0:
            answer = self._voices[0].answers.get(item) if self._voices else None
            return answer is not None and answer.talk_about
        difference = self._differences.get(item)
        return column > len(self._voices) and difference is not None and difference.talk
