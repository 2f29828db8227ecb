"""Looks the whole vault over: ciphers, tables, references, the chain of the change log, the log against the rows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import MISSING
from itertools import groupby, islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from intake_app.domain.entity import Entity
from intake_app.i18n import _
from intake_app.store.access_log import broken_lines
from intake_app.store.backup import still_copy
from intake_app.store.case_tables import case_file
from intake_app.store.caseload_tables import caseload_entry
from intake_app.store.change_log import WHOLE, broken_links
from intake_app.store.database import Database
from intake_app.store.log_tables import change
from intake_app.store.many import Stretch, Told, stretches, weighed
from intake_app.store.mapping import class_map, entity_of, json_of
from intake_app.store.reading import SELECT_ALL
from intake_app.store.search import indexes_fit
from intake_app.store.tables import ENTITIES, TABLES
from intake_app.store.troubles import not_copied

_MOST = 100  # problems; a vault with more is told in the first hundred
_AT_ONCE = 500
_Logged = tuple[tuple[str, UUID], list[Any]]


def problems(database: Database, told: Told | None = None) -> list[str]:
    """One sentence per problem, without anything personal; empty when all is well.

    `told` hears how far it is, and may raise to stop.
    """
    storage, tables = weighed(told, 1, 3)
    storage.tell(0, 1)
    return _storage(database.integrity()) or _tables(database, tables.tell)


def problems_beside(database: Database, file: Path, told: Told | None = None) -> list[str]:
    """The same of an open vault while work in it goes on: a copy of its file is looked over, and is gone afterwards.

    The copy is as encrypted as the vault. Raises CopyStopped when the vault is locked or closed meanwhile, SavingFailed
    where there is no room.
    """

    def going(done: int, total: int) -> None:
        database.make_room()
        if told is not None:
            told(done, total)

    copying, storage, tables = weighed(going, 1, 1, 2)
    try:
        with tempfile.TemporaryDirectory(prefix="keukentafel-") as folder:
            scratch = Path(folder) / "kluis"
            with database.standing_still() as still, file.open("rb") as source:
                still_copy(source, scratch, still, copying.tell)
            found = _storage(database.damage_of(scratch, storage.tell))
            if found:
                return found
            with database.of_copy(scratch) as copy:
                return _tables(copy, tables.tell)
    except OSError as error:
        raise not_copied() from error


def _storage(damage: list[str]) -> list[str]:
    return [_("The storage is damaged: {detail}.").format(detail=line) for line in damage[:_MOST]]


def _tables(database: Database, told: Told) -> list[str]:
    """What the logs say of each other and of the rows."""
    changes, rows, rest = stretches(told, 3)
    found: list[str] = []
    key = database.log_key
    changes.tell(0, 1)
    with database.transaction() as connection:
        for said, lines in (
            (_("The change log does not fit: {detail}."), broken_links(connection, key, changes.tell)),
            (_("The access log does not fit: {detail}."), broken_lines(connection, key)),
        ):
            found += [said.format(detail=line) for line in lines]
        found += islice(_rows_against_log(connection, rows), _MOST)
        rest.tell(0, 1)
        found += _caseload(connection)
    rest.tell(1, 1)
    return found


def _rows_against_log(connection: Connection, stretch: Stretch) -> Iterator[str]:
    whole = connection.execute(select(func.count(func.distinct(change.c.entity_id)))).scalar_one()
    stretch.tell(done := 0, whole)
    newest = select(func.max(change.c.seq).label("seq")).group_by(change.c.entity_id, change.c.field).subquery()
    logged = (
        select(change.c.entity, change.c.entity_id, change.c.field, change.c.after, change.c.seq)
        .join(newest, newest.c.seq == change.c.seq)
        .where(change.c.erased.is_(None))
        .order_by(change.c.entity, change.c.entity_id)
    )
    rows = connection.execution_options(yield_per=1000).execute(logged)
    entities: Iterator[_Logged] = (
        (key, list(group)) for key, group in groupby(rows, lambda row: (row.entity, row.entity_id))
    )
    while part := list(islice(entities, _AT_ONCE)):
        yield from _part_against_log(connection, part)
        done += len(part)
        stretch.tell(done, whole)


def _part_against_log(connection: Connection, part: list[_Logged]) -> Iterator[str]:
    for name, group in groupby(part, lambda one: one[0][0]):
        cls, logged = ENTITIES[name], {wanted: rows for (_name, wanted), rows in group}
        stored = connection.execute(SELECT_ALL[cls].where(TABLES[cls].c.id.in_(logged)))
        now = {entity.id: entity for entity in (entity_of(cls, row) for row in stored)}
        for wanted, rows in logged.items():
            field = _differing_field(now.get(wanted), rows)
            if field is not None:
                sentence = _("{kind} {id}: {field} is not what the change log says.")
                yield sentence.format(kind=name, id=wanted, field=field)


_WORKED_OUT = {"attention", "attention_on"}
"""Fields that a migration filled in for dossiers of before, from what else is there: no line of the log tells of it."""


def _differing_field(now: Entity | None, rows: list[Any]) -> str | None:
    """The first field that is not as last logged; one that was never logged has its default (but see `bulk`)."""
    logged = _as_logged(rows)
    gone = logged.get("id", "") is None
    if now is None or gone:
        return None if now is None and gone else "id"
    values, maps = json_of(now), class_map(type(now))
    by_id_only = any(one.default is MISSING and one.name not in logged for one in maps.fields if one.name != "id")
    for one in maps.fields:
        unsaid = logged.get(one.name) is None and (one.name in logged or not by_id_only)
        if unsaid and (one.name in _WORKED_OUT or not one.differs_from_default(getattr(now, one.name))):
            continue
        if (unsaid or one.name in logged) and values[one.name] != logged.get(one.name):
            return one.name
    return None


def _as_logged(rows: list[Any]) -> dict[str, Any]:
    """The newest value of each field; a line about the whole entity takes the place of all lines before it."""
    logged: dict[str, Any] = {}
    for row in sorted(rows, key=lambda one: one.seq):
        if row.field == WHOLE:
            logged = {"id": None} if row.after is None else dict(row.after)
        else:
            logged[row.field] = row.after
    return logged


def _caseload(connection: Connection) -> Iterator[str]:
    cases = connection.execute(select(func.count()).select_from(case_file)).scalar_one()
    listed = connection.execute(
        select(func.count()).select_from(caseload_entry.join(case_file, case_file.c.id == caseload_entry.c.case_id))
    ).scalar_one()
    if cases != listed or not indexes_fit(connection):
        yield _("The caseload is not in step with the dossiers.")
