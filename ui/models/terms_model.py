"""The terms of a dossier as a Qt table: what, by when, how it stands, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from intake_app.domain.terms import TermState
from intake_app.i18n import _, format_day, format_short_day, ngettext
from intake_app.services.term_words import state_words
from ui.models.moments import left_words

if TYPE_CHECKING:
    from intake_app.domain.terms import Term

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_THIS_YEAR = 300  # days from which the year is said too


class TermsModel(QAbstractTableModel):
    """One row per term, in the order of the service: open first, soonest first."""

    WHAT, DUE, STATE, SOURCE = range(4)

    TERM_ROLE = Qt.ItemDataRole.UserRole
    """The Term of the row."""
    SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
    """The small words under the display text."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._terms: tuple[Term, ...] = ()

    def set_terms(self, terms: Sequence[Term], today: date) -> None:
        """Show other terms; nothing happens when they are the same."""
        if tuple(terms) == self._terms and today == self._today:
            return
        self.beginResetModel()
        self._terms, self._today = tuple(terms), today
        self.endResetModel()

    def term(self, row: int) -> Term:
        """The term of a row."""
        return self._terms[row]

    def row_of(self, key: str) -> int:
        """The row of a term, or -1 when it is gone."""
        return next((row for row, one in enumerate(self._terms) if one.key == key), -1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._terms)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("What"), _("By when"), _("How it stands"), _("Where it comes from"))[section]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        term = self._terms[index.row()]
        first, second = self._lines(term, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return first
        if role == self.SECOND_LINE_ROLE:
            return second
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (first, second)))
        if role == self.TERM_ROLE:
            return term
        return None

    def _lines(self, term: Term, column: int) -> tuple[str, str]:
        if column == self.WHAT:
            return term.title, term.why
        if column == self.DUE:
            return due_words(term.due_on, self._today), later_words(term)
        if column == self.STATE:
            return self._stand(term)
        return term.source, _("check this") if term.needs_check else ""

    def _stand(self, term: Term) -> tuple[str, str]:
        words = stands_words(term, self._today)
        if term.state is TermState.OVERDUE:
            return state_words(term.state), words
        return words, state_words(term.state) if _says_days(term) else ""


def due_words(day: date, today: date) -> str:
    """The bare day with its weekday; the year when it is far away."""
    if abs((day - today).days) > _THIS_YEAR:
        return f"{format_short_day(day)} {day.year}"
    return format_short_day(day)


def later_words(term: Term) -> str:
    """The later day of the Algemene termijnenwet, when that is another day."""
    if term.legal_latest_on is None or term.legal_latest_on == term.due_on:
        return ""
    return _("by law until {day}").format(day=format_short_day(term.legal_latest_on))


def stands_words(term: Term, today: date) -> str:
    """How many days are left, or what became of it."""
    if not _says_days(term):
        settled = term.settled_on or term.suspended_on
        day = format_day(settled, weekday=False, year=settled.year != today.year) if settled else ""
        return _("{state} on {day}").format(state=state_words(term.state), day=day) if day else state_words(term.state)
    days = (today - term.due_on).days
    if days > 0:
        return ngettext("since {n} day", "since {n} days", days).format(n=days)
    return left_words(-days)


def _says_days(term: Term) -> bool:
    return term.state in (TermState.RUNNING, TermState.NEAR, TermState.OVERDUE)
