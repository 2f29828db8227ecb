"""Adds many new dossiers at once, for synthetic caseloads: the same rows and log, without asking what is there."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from intake_app.domain.changes import Change
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.ids import new_id
from intake_app.domain.people import CaseFile
from intake_app.store import caseload_marks, report_lines, search
from intake_app.store.beside import Beside
from intake_app.store.change_log import Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.many import PARENTS_FIRST
from intake_app.store.mapping import row_of
from intake_app.store.tables import TABLES, caseload_term

_AT_ONCE = 200  # dossiers in one transaction

_INSERT = {cls: insert(table) for cls, table in TABLES.items()}


def fill(
    database: Database,
    log: ChangeLog,
    dossiers: Iterable[Dossier],
    batch: Batch,
    beside: Callable[[Dossier], Beside] | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Store dossiers of which every id is new. Each entity is logged by its id alone. Returns how many dossiers.

    `progress` gets how many are stored, between two parts, and may raise to stop there.
    """
    with _without_collecting(), database.with_room():
        return _fill(database, log, iter(dossiers), batch, beside, progress)


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


def _fill(
    database: Database,
    log: ChangeLog,
    left: Iterator[Dossier],
    batch: Batch,
    beside: Callable[[Dossier], Beside] | None,
    progress: Callable[[int], None] | None,
) -> int:
    count = 0
    while part := list(islice(left, _AT_ONCE)):
        with database.transaction() as connection:
            entities = list(_each_once(part))
            _put(database, entities)
            entries = search.add_all(connection, [(one.case, one.person) for one in part])
            if beside is not None:
                _put_beside(connection, [(one.case, beside(one)) for one in part], entries)
            found = [Change(type(one).__name__, one.id, "id", None, str(one.id)) for one in entities]
            end = log.append(database.direct, replace(batch, id=new_id()), found, first=True)
        log.end = end
        count += len(part)
        if progress is not None:
            progress(count)
    return count


def _put(database: Database, entities: list[Entity]) -> None:
    by_kind: dict[type[Entity], list[dict[str, Any]]] = {}
    for one in entities:
        by_kind.setdefault(type(one), []).append(row_of(one))
    for cls in PARENTS_FIRST:
        if cls in by_kind:
            database.direct.run_each(_INSERT[cls], by_kind[cls])


def _put_beside(connection: Connection, found: list[tuple[CaseFile, Beside]], entries: Mapping[UUID, int]) -> None:
    terms = [
        {"case_id": case.id, "key": one.key, "term": one.term, "due_on": one.due_on}
        for case, kept in found
        for one in kept.terms
    ]
    if terms:
        connection.execute(insert(caseload_term), terms)
    places = {
        case.id: {"case_id": case.id, "entry": entries[case.id], "consultant": case.consultant} for case, _ in found
    }
    caseload_marks.add_all(connection, [(places[case.id], kept.marks, kept.minutes or {}) for case, kept in found])
    lines = [row for case, kept in found for row in report_lines.rows_of(case.id, kept.lines)]
    report_lines.add_lines(connection, lines)


def _each_once(dossiers: list[Dossier]) -> Iterator[Entity]:
    seen = set()
    for dossier in dossiers:
        for one in dossier.entities():
            if one.id not in seen:
                seen.add(one.id)
                yield one
