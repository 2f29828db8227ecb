"""What is asked of all dossiers at once: the list, its counts and searches, terms, days and minutes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.store import caseload_marks, caseload_queries, caseload_terms, note_search
from intake_app.store.beside import Beside, keep_all
from intake_app.store.caseload import CaseloadPage, CaseloadQuery
from intake_app.store.caseload_marks import ConsultantLoad, DayMark
from intake_app.store.caseload_terms import DueTerm
from intake_app.store.change_log import ChangeLog
from intake_app.store.counting import Counting
from intake_app.store.database import Database
from intake_app.store.note_search import FoundNote


class WholeCaseload:
    """Answers what is asked of the caseload of one vault. No dossier is read for it."""

    def __init__(self, database: Database, log: ChangeLog) -> None:
        self._database = database
        self._log = log
        self._list = caseload_queries.CaseloadList()

    def page(self, query: CaseloadQuery) -> CaseloadPage:
        """One page of the list."""
        with self._database.transaction() as connection:
            return self._list.page(connection, self._database.direct, query, self._log.end.batch_seq)

    def numbers(self, query: CaseloadQuery) -> tuple[tuple[UUID, str], ...]:
        """Id and number of every dossier of a view, in its order, however many."""
        with self._database.transaction() as connection:
            return caseload_queries.numbers(connection, query)

    def lists(self, query: CaseloadQuery) -> Mapping[CaseloadListKind, int]:
        """How many open dossiers are on each standard list, of whom the query shows."""
        with self._database.transaction() as connection:
            return self._list.lists(connection, query, self._log.end.batch_seq)

    def find_notes(self, typed: str) -> tuple[FoundNote, ...]:
        """The notes of conversations and contacts that answer to what was typed, newest first."""
        with self._database.transaction() as connection:
            return note_search.find(connection, typed)

    def keep_beside(self, found: Mapping[UUID, Beside]) -> None:
        """Keep what belongs beside the lines of these dossiers, all of it anew."""
        with self._database.transaction():
            keep_all(self._database.direct, found)
        self._list.forget_counts()

    @contextlib.contextmanager
    def counting(self) -> Iterator[Counting]:
        """What the report of the team is counted with, in one short reading."""
        with self._database.transaction() as connection:
            yield Counting(connection)

    def days_between(
        self, kinds: Sequence[str], first: date, last: date, most: int, consultant: str | None = None
    ) -> tuple[DayMark, ...]:
        """The day marks of these kinds from `first` up to and with `last`, of one consultant or of all."""
        with self._database.transaction() as connection:
            return caseload_marks.days_between(connection, kinds, first, last, most, consultant)

    def due_terms(self, last: date, most: int, consultant: str | None = None) -> tuple[DueTerm, ...]:
        """The open terms of open dossiers, of one consultant or all, due on or before `last`, soonest first."""
        with self._database.transaction() as connection:
            return caseload_terms.due_until(connection, last, most, consultant)

    def terms_between(self, first: date, last: date, most: int, consultant: str | None = None) -> tuple[DueTerm, ...]:
        """The same, from `first` up to and with `last`."""
        with self._database.transaction() as connection:
            return caseload_terms.due_between(connection, first, last, most, consultant)

    def loads(self, year: int) -> tuple[ConsultantLoad, ...]:
        """Open dossiers and minutes of a calendar year, per consultant."""
        with self._database.transaction() as connection:
            return caseload_marks.loads(connection, year)

    def minutes_of(self, case_ids: Sequence[UUID], year: int) -> dict[UUID, int]:
        """The minutes of a calendar year, of these dossiers."""
        with self._database.transaction() as connection:
            return caseload_marks.minutes_of(connection, case_ids, year)

    def consultants(self) -> tuple[str, ...]:
        """Everybody who has a dossier, by name."""
        with self._database.transaction() as connection:
            return caseload_marks.consultants(connection)

    def cases_after(self, after: UUID | None, most: int) -> tuple[UUID, ...]:
        """The next dossiers in the order of their ids."""
        with self._database.transaction() as connection:
            return caseload_terms.cases_after(connection, after, most)
