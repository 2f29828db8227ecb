"""The caseload as a Qt table of all its rows, of which only those near what shows are kept.

Sorting and filtering are the vault's work. A row that is painted and not there yet is asked for; until it comes it says
"…". So a list of 100,000 scrolls to its end like a short one, and holds no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from typing_extensions import override

from intake_app.domain.caseload_words import URGENT, CaseloadListKind
from intake_app.domain.vocabulary import NextStepOwner, Phase
from intake_app.i18n import _, ngettext
from intake_app.services import attention
from intake_app.services.caseload_reasons import phase_words, reason_words
from ui.models.moments import ago_words, when_words

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.caseload import CaseloadRow, ListedMark

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
AT_ONCE = 100
"""Rows that are asked for together."""
KEPT = 1_000
"""Rows that stay at hand, those nearest to what came last."""
NOT_YET = "…"


class CaseloadModel(QAbstractTableModel):
    """One row per dossier. Asks for rows by `rows_requested` and for another order by `sort_requested`."""

    RESIDENT, STAGE, NEXT_STEP, WHEN, LAST_CONTACT = range(5)
    SORTABLE = (RESIDENT, STAGE, NEXT_STEP, WHEN, LAST_CONTACT)

    RECORD_ROLE = Qt.ItemDataRole.UserRole
    """The CaseloadRow of the row."""
    SORT_ROLE = Qt.ItemDataRole.UserRole + 1
    """What the column sorts on."""
    SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 2
    """The small words under the display text."""
    TODAY_ROLE = Qt.ItemDataRole.UserRole + 3
    """Whether the next step is today."""
    REASON_ROLE = Qt.ItemDataRole.UserRole + 4
    """Why the row is on the list that shows; "" without a list."""

    rows_requested = Signal(int, int)
    """The first row that is wanted, and how many."""
    sort_requested = Signal(int, Qt.SortOrder)
    """Column and order that were asked for."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: dict[int, CaseloadRow] = {}
        self._total = 0
        self._missed: list[int] = []
        self._asked = range(0)
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask)
        self._appointments: Mapping[UUID, datetime] = {}
        self._listed: CaseloadListKind | None = None
        self._forms: FormLibrary | None = None

    # -- rows in -----------------------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[CaseloadRow], total: int) -> None:
        """Show the first rows of another question; `total` is how many there are in all."""
        self.beginResetModel()
        self._rows = dict(enumerate(rows))
        self._total = total
        self._missed, self._asked = [], range(0)
        self.endResetModel()

    def put_rows(self, first: int, rows: Sequence[CaseloadRow]) -> None:
        """Rows that were asked for. Fewer than that means that the list has become shorter."""
        asked, self._asked = self._asked, range(0)
        end = first + len(rows)
        if asked and end < min(asked.stop, self._total) and first == asked.start:
            self._shorten(end)
        self._rows.update(zip(range(first, end), rows, strict=True))
        if len(self._rows) > KEPT:
            near = range(max(0, first - KEPT // 2), end + KEPT // 2)
            self._rows = {row: record for row, record in self._rows.items() if row in near}
        if rows:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, self.LAST_CONTACT))

    def _shorten(self, total: int) -> None:
        self.beginRemoveRows(_NOWHERE, total, self._total - 1)
        self._total = total
        self._rows = {row: record for row, record in self._rows.items() if row < total}
        self.endRemoveRows()

    def _ask(self) -> None:
        """For the rows that were missed last, and those around them: what was scrolled past is not waited for."""
        if not self._missed:
            return
        missed = [row for row in self._missed if abs(row - self._missed[-1]) < AT_ONCE]
        self._missed = []
        wanted = range(min(missed) // AT_ONCE * AT_ONCE, (max(missed) // AT_ONCE + 1) * AT_ONCE)
        if wanted != self._asked:
            self._asked = wanted
            self.rows_requested.emit(wanted.start, len(wanted))

    def set_listed(self, listed: CaseloadListKind | None, forms: FormLibrary) -> None:
        """The standard list that the next rows are of: each then says why it is on it."""
        self._listed, self._forms = listed, forms

    def mark(self, record: CaseloadRow) -> ListedMark | None:
        """What puts a row on the list that shows."""
        return next((one for one in record.marks if one.kind == self._listed), None)

    def set_appointments(self, at: Mapping[UUID, datetime]) -> None:
        """The moments of today's appointments, by dossier: they stand in the column "when"."""
        if self._appointments != at:
            self._appointments = dict(at)
            if self._total:
                last = self.index(self._total - 1, self.WHEN)
                self.dataChanged.emit(self.index(0, self.WHEN), last)

    def set_today(self, today: date) -> None:
        """Midnight passed, or another day is used."""
        if today != self._today:
            self._today = today
            if self._total:
                self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, self.LAST_CONTACT))

    @property
    def today(self) -> date:
        """The day that "today" means here."""
        return self._today

    @property
    def total(self) -> int:
        """How many dossiers there are in all, also those not fetched yet."""
        return self._total

    def record(self, row: int) -> CaseloadRow | None:
        """The dossier of a row; None while it is on its way."""
        return self._rows.get(row)

    @property
    def kept(self) -> int:
        """How many rows are at hand."""
        return len(self._rows)

    # -- what Qt asks ------------------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 5

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column in self.SORTABLE:
            self.sort_requested.emit(column, order)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Resident"), _("Where we are"), _("Next step"), _("When"), _("Last contact"))[section]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self._rows.get(index.row()), index.column()
        if record is None:
            return self._on_its_way(index.row(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(record, column)
        if role == self.SECOND_LINE_ROLE:
            return self._second_line(record, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (self._text(record, column), self._second_line(record, column)) if part)
        if role == self.RECORD_ROLE:
            return record
        if role == self.SORT_ROLE:
            return self._sort_key(record, column)
        if role == self.REASON_ROLE:
            return self._reason(record)
        if role == self.TODAY_ROLE:
            return record.next_step_on == self._today
        return None

    def _on_its_way(self, row: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            self._missed.append(row)
            self._ask_soon.start()
        spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return NOT_YET if spoken else "" if role in (self.SECOND_LINE_ROLE, self.REASON_ROLE) else None

    def _text(self, record: CaseloadRow, column: int) -> str:
        if column == self.RESIDENT:
            return record.name
        if column == self.STAGE:
            return phase_words(record.phase)
        if column == self.NEXT_STEP:
            return record.next_step
        if column == self.WHEN:
            return when_words(record.next_step_on, self._today, self._appointments.get(record.case_id))
        return ago_words(record.last_contact_on, self._today)

    def _second_line(self, record: CaseloadRow, column: int) -> str:
        if column == self.RESIDENT:
            unnamed = _("no name yet") if record.name == record.number else ""
            words = (unnamed, _age(record.birth_date, self._today), record.neighbourhood)
            return " · ".join(part for part in words if part)
        if column == self.NEXT_STEP:
            said = (self._reason(record),) if self._listed else (self._owner(record), self._attention(record))
            urgent = _("Urgent") if any(one.kind == URGENT for one in record.marks) else ""
            return " · ".join(part for part in (urgent, *said) if part)
        return ""

    def _reason(self, record: CaseloadRow) -> str:
        mark = self.mark(record)
        return reason_words(mark, self._forms, self._today) if mark is not None and self._forms is not None else ""

    @staticmethod
    def _owner(record: CaseloadRow) -> str:
        return owner_words(record) if record.next_step else ""

    def _attention(self, record: CaseloadRow) -> str:
        """Why it asks for attention, once that is due."""
        if record.attention is None or record.attention_on is None or record.attention_on > self._today:
            return ""
        return attention.words(record.attention)

    def _sort_key(self, record: CaseloadRow, column: int) -> Any:
        if column == self.STAGE:
            return list(Phase).index(record.phase)
        if column == self.WHEN:
            return (record.next_step_on or date.max).toordinal()
        if column == self.LAST_CONTACT:
            return (record.last_contact_on or date.min).toordinal()
        return self._text(record, column).casefold()


def owner_words(record: CaseloadRow) -> str:
    """Who is to move: you, the resident by first name, or both."""
    if record.next_step_owner is NextStepOwner.RESIDENT:
        return record.name.split(" ")[0]
    return _("You") if record.next_step_owner is NextStepOwner.CONSULTANT else _("Together")


def _age(born: date | None, today: date) -> str:
    if born is None:
        return ""
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return ngettext("{n} year old", "{n} years old", years).format(n=years)
