"""Adds many new dossiers at once, for synthetic caseloads: the same rows and log, without asking what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from sqlalchemy import insert

from intake_app.domain.changes import Change
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.ids import new_id
from intake_app.store import search
from intake_app.store.change_log import Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.mapping import row_of
from intake_app.store.tables import TABLES

_AT_ONCE = 500  # dossiers in one transaction


def fill(database: Database, log: ChangeLog, dossiers: Iterable[Dossier], batch: Batch) -> int:
    """Store dossiers of which every id is new. Each entity is logged by its id alone. Returns how many dossiers."""
    count, left = 0, iter(dossiers)
    while part := list(islice(left, _AT_ONCE)):
        with database.transaction() as connection:
            entities = list(_each_once(part))
            for cls, table in TABLES.items():
                rows = [row_of(one) for one in entities if type(one) is cls]
                if rows:
                    connection.execute(insert(table), rows)
            search.add_all(connection, [(one.case, one.person) for one in part])
            found = [Change(type(one).__name__, one.id, "id", None, str(one.id)) for one in entities]
            end = log.append(database.direct, replace(batch, id=new_id()), found, first=True)
        log.end = end
        count += len(part)
    return count


def _each_once(dossiers: list[Dossier]) -> Iterator[Entity]:
    seen = set()
    for dossier in dossiers:
        for one in dossier.entities():
            if one.id not in seen:
                seen.add(one.id)
                yield one
