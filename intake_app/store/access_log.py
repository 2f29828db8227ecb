"""The log of who saw a dossier or took something out of it, chained line by line and sealed at its end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from intake_app.domain.access import AccessLine, Act
from intake_app.store.database import Database
from intake_app.store.log_end import End, Sealer, fits
from intake_app.store.log_tables import access

LOG = "access"
_INSERT = insert(access)
_FIELDS = ("at", "author", "role", "case_id", "act", "what")


class AccessLog:
    """Writes and reads the access log of one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database
        with database.transaction() as connection:
            self._end = last(connection)
            self._sealer = Sealer(connection, database.log_key, LOG, self._end)

    def append(self, lines: tuple[AccessLine, ...]) -> None:
        """Add lines. Durable on return."""
        end, database = self._end, self._database
        with database.transaction():
            for one in lines:
                row: dict[str, Any] = {name: getattr(one, name) for name in _FIELDS}
                row |= {"act": one.act.value, "seq": end.seq + 1}
                row["hash"] = _link(end.hash, row)
                database.direct.run(_INSERT, row)
                end = End(0, end.seq + 1, row["hash"])
            self._sealer.seal(database.direct, end)
        self._end = end

    def of(self, case_id: UUID) -> tuple[AccessLine, ...]:
        """Who saw one dossier or took something out of it, newest first."""
        with self._database.transaction() as connection:
            return lines_of(connection, case_id)


def last(connection: Connection) -> End:
    """Where the log ends now."""
    row = connection.execute(select(access.c.seq, access.c.hash).order_by(access.c.seq.desc()).limit(1)).first()
    return End() if row is None else End(0, row.seq, bytes(row.hash))


def lines_of(connection: Connection, case_id: UUID) -> tuple[AccessLine, ...]:
    """All lines about one dossier, newest first."""
    rows = connection.execute(select(access).where(access.c.case_id == case_id).order_by(access.c.seq.desc()))
    return tuple(
        AccessLine(at=row.at, author=row.author, role=row.role, case_id=row.case_id, act=Act(row.act), what=row.what)
        for row in rows
    )


def broken_lines(connection: Connection, key: bytes) -> Iterator[str]:
    """Walk the whole log and tell what does not fit."""
    end = End()
    for row in connection.execute(select(access).order_by(access.c.seq)):
        found = row._asdict()
        if row.seq != end.seq + 1 or bytes(row.hash) != _link(end.hash, found):
            yield f"line {end.seq + 1} does not fit the one before it"
            return
        end = End(0, row.seq, bytes(row.hash))
    if not fits(connection, key, LOG, end):
        yield "the end is not where it was sealed"


def _link(before: bytes, row: dict[str, Any]) -> bytes:
    said = [row["seq"], row["at"].isoformat(timespec="microseconds"), row["author"], row["role"]]
    said += [str(row["case_id"]), row["act"], row["what"]]
    return hashlib.sha256(before + json.dumps(said, separators=(",", ":")).encode()).digest()
