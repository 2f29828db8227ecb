"""Adds many new dossiers at once, for synthetic caseloads: the same rows and log, without asking what is there."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, Table

from intake_app.domain.ids import new_id
from intake_app.store import caseload_marks, caseload_terms, report_lines, search
from intake_app.store.bulk_rows import INSERT, Line, Part, Values
from intake_app.store.caseload_tables import caseload_entry, caseload_mark, caseload_minutes
from intake_app.store.change_log import Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.direct import Direct
from intake_app.store.many import PARENTS_FIRST
from intake_app.store.note_search import NOTED
from intake_app.store.tables import TABLES

PARTS_TOGETHER = 5
"""In one transaction: a page of an index that gets lines of many dossiers is then encrypted and written once."""
_NOTED = {cls for cls, table in TABLES.items() if table.name in {name for name, _words, _day in NOTED}}


def fill(
    database: Database,
    log: ChangeLog,
    parts: Iterable[Part],
    batch: Batch,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Store dossiers of which every id is new, some parts in one transaction. Returns how many dossiers.

    Each entity is logged by its id alone. `progress` gets how many are stored durably: it is called once the first are,
    between two parts and at the end, and may raise to stop there.
    """
    stored, left = 0, iter(parts)
    with _without_collecting(), database.with_room():
        while some := list(islice(left, PARTS_TOGETHER)):
            end = log.end
            with database.transaction() as connection:
                for part in some:
                    if progress is not None and stored:
                        progress(stored)
                    _put(connection, database.direct, part)
                    end = log.append_new(database.direct, replace(batch, id=new_id()), part.told, end)
            log.end = end
            stored += sum(len(part.lines) for part in some)
        if progress is not None and stored:
            progress(stored)
    return stored


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Millions of rows without a cycle among them: looking for cycles took a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _put(connection: Connection, direct: Direct, part: Part) -> None:
    for cls in PARENTS_FIRST:
        if rows := part.rows.get(cls.__name__):
            (direct.run_together if cls in _NOTED else direct.run_made)(INSERT[cls], rows)
    numbers = search.next_numbers(connection, [one.closed for one in part.lines])
    lines = list(zip(numbers, part.lines, strict=True))
    direct.run_made(search.INSERT, [_numbered(caseload_entry, one.entry, number) for number, one in lines])
    direct.run_made(search.ADD, [(number, one.words) for number, one in lines])
    direct.run_made(caseload_terms.ADD, part.terms)
    direct.run_made(caseload_marks.ADD, _beside(caseload_mark, lines, lambda one: one.marks))
    direct.run_made(caseload_marks.ADD_MINUTES, _beside(caseload_minutes, lines, lambda one: one.minutes))
    direct.run_made(report_lines.ADD, part.report)


def _beside(table: Table, lines: list[tuple[int, Line]], kept: Callable[[Line], list[Values]]) -> list[Values]:
    return [_numbered(table, row, number) for number, one in lines for row in kept(one)]


def _numbered(table: Table, row: Values, number: int) -> Values:
    """The row with the number of the dossier's line."""
    place = _PLACES[table]
    return (*row[:place], number, *row[place + 1 :])


_PLACES = {table: list(table.c.keys()).index("entry") for table in (caseload_entry, caseload_mark, caseload_minutes)}
