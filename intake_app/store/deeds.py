"""Reads both logs of a vault as lines of the same six facts: when, who, in which role, whose, what, with what (M05).

In windows of numbers, each its own short reading, so that a million lines hold nobody up and stay out of memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, func, select

from intake_app.store.caseload_tables import caseload_entry
from intake_app.store.database import Database
from intake_app.store.log_tables import access, batch

WINDOW = 4000
"""Numbers of a log in one reading."""


class Log(StrEnum):
    """Which of the two logs."""

    ACCESS = "access"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedFilter:
    """What is asked for: moments from `since` up to `until`, of everybody or one, of all dossiers or these."""

    since: datetime
    until: datetime
    author: str = ""
    case_ids: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of a log. `act` is an Act of access, or "" for a change; then `what` is what undo calls it."""

    at: datetime
    author: str
    role: str
    case_id: UUID | None
    number: str
    name: str
    act: str
    what: str
    taken_back: bool = False


class Deeds:
    """Both logs of one vault, to read. May be asked from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tops(self) -> dict[Log, int]:
        """The newest number of each log: what `window` goes up to."""
        with self._database.transaction() as connection:
            return tops(connection)

    def window(self, log: Log, after: int, top: int, wanted: DeedFilter) -> list[Deed]:
        """The lines that answer to the filter, of the next numbers of a log after this one, up to and with `top`."""
        with self._database.transaction() as connection:
            return window(connection, log, after, top, wanted)


def tops(connection: Connection) -> dict[Log, int]:
    """The newest number of each log."""
    return {
        Log.ACCESS: connection.execute(select(func.max(access.c.seq))).scalar() or 0,
        Log.CHANGE: connection.execute(select(func.max(batch.c.seq))).scalar() or 0,
    }


def window(connection: Connection, log: Log, after: int, top: int, wanted: DeedFilter) -> list[Deed]:
    """The lines that answer to the filter, of the next numbers of a log after this one, up to and with `top`."""
    table = access if log is Log.ACCESS else batch
    upto = min(after + WINDOW, top)
    return [_deed(log, row) for row in connection.execute(_asked(table, after, upto, wanted))]


def _asked(table: Table, after: int, upto: int, wanted: DeedFilter) -> Select[Any]:
    line = caseload_entry.c
    asked = (
        select(table, line.number.label("number_now"), line.name.label("name_now"))
        .select_from(table.outerjoin(caseload_entry, line.case_id == table.c.case_id))
        .where(table.c.seq > after, table.c.seq <= upto, table.c.at >= wanted.since, table.c.at < wanted.until)
        .order_by(table.c.seq)
    )
    if wanted.author:
        asked = asked.where(table.c.author == wanted.author)
    if wanted.case_ids:
        asked = asked.where(table.c.case_id.in_(wanted.case_ids))
    return asked


def _deed(log: Log, row: Any) -> Deed:
    seen = log is Log.ACCESS
    return Deed(
        at=row.at,
        author=row.author,
        role=row.role if seen else "",
        case_id=row.case_id,
        number=row.number_now or "",
        name=row.name_now or "",
        act=row.act if seen else "",
        what=row.what if seen else row.label,
        taken_back=not seen and row.undoes is not None,
    )
