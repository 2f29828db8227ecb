"""The change log: who changed which field from what to what, each line chained to the one before by SHA-256.

One `batch` per unit of work, one `change` per field. The log is written in the same transaction as the rows it tells
of; it is the audit trail and the source of undo. A value can be erased (privacy law) without breaking the chain.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, func, select

from intake_app.domain.changes import Change
from intake_app.domain.ids import new_id
from intake_app.store.direct import Direct
from intake_app.store.log_end import START, End, Sealer, fits
from intake_app.store.log_tables import batch as batches
from intake_app.store.log_tables import change as changes
from intake_app.store.many import Told, among, ids_of, parts

WHOLE = "*"
"""Stands for every field, in a line that tells of a whole entity: its values are objects of field to value."""

LOG = "change"
_TELL_EACH = 2000  # lines
_FEW = 8  # entities; of more, all fields are asked at once
_BATCH_FIELDS = ("id", "at", "author", "device", "label", "case_id", "merge_key", "undoes", "final")
_CHANGE_FIELDS = ("entity", "entity_id", "field", "before", "after")
_batch_values, _change_values = attrgetter(*_BATCH_FIELDS), attrgetter(*_CHANGE_FIELDS)
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_INSERT_BATCH = batches.insert()
_INSERT_CHANGE = changes.insert()
_LAST_OF_FIELDS = (
    select(changes.c.entity_id, changes.c.field, func.max(changes.c.seq).label("last"))
    .where(among(changes.c.entity_id))
    .group_by(changes.c.entity_id, changes.c.field)
)

_LAST_OF_FIELD = select(func.max(changes.c.seq)).where(
    changes.c.entity_id == bindparam("entity_id"), changes.c.field == bindparam("field")
)
"""The end of a stretch of the index. `LIMIT 1` finds the same, but SQLite prepares a bound limit anew each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One unit of work as the log keeps it. `final` is a line that undo never crosses."""

    at: datetime
    author: str
    label: str
    case_id: UUID | None = None
    merge_key: str | None = None
    undoes: UUID | None = None
    final: bool = False
    id: UUID = field(default_factory=new_id)
    device: str = field(default_factory=platform.node)


class ChangeLog:
    """Writes the log of one vault. `end` is the end as committed; the one writer keeps it in memory."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self.end = last(connection)
        self._sealer = Sealer(connection, key, LOG, self.end)
        self.told_of: dict[str, int] = {}
        """How many lines there were about each kind of entity since the vault was opened, also those not stored."""

    @property
    def sound(self) -> bool:
        """Whether the log ended where it was sealed when the vault was opened."""
        return self._sealer.sound

    def append(
        self,
        direct: Direct,
        batch: Batch,
        found: Sequence[Change],
        *,
        case_id: UUID | None = None,
        final: bool = False,
        told: Told | None = None,
        after: End | None = None,
    ) -> End:
        """Write one batch with its changes. Returns the new end, to be kept once the transaction is committed.

        `told` hears how far it is, and may raise to stop. `after` is where a batch of the same transaction ended.
        `case_id` and `final` are what was not known of the batch yet when it was made.
        """
        number, seq, chain = after or self.end
        before = seq
        sealed = _begin(direct, batch, number + 1, case_id, final)
        for some in parts(found):
            parents = _parents(direct, some)
            rows, salts = [], os.urandom(16 * len(some))
            for place, one in enumerate(some):
                seq += 1
                row = dict(zip(_CHANGE_FIELDS, _change_values(one), strict=True))
                row |= {"seq": seq, "batch_seq": number + 1, "erased": None}
                row["salt"] = salts[16 * place : 16 * place + 16]
                row["parent"] = parents.get((one.entity_id, one.field))
                chain = row["hash"] = link(chain, change_digest(row, sealed))
                rows.append(row)
                self.told_of[one.entity] = self.told_of.get(one.entity, 0) + 1
            direct.run_each(_INSERT_CHANGE, rows)
            if told is not None:
                told(seq - before, len(found))
        return self._sealed(direct, End(number + 1, seq, chain))

    def append_new(self, direct: Direct, batch: Batch, told: Sequence[tuple[str, str]], end: End) -> End:
        """Write one batch that made entities about which nothing was ever logged: kind and id, and nothing else.

        The same lines as `append` would write for their ids, without a look at what there is. `end` is that of the
        batch before, which may be of the same transaction.
        """
        number, seq, chain = end
        sealed, salts, rows = _begin(direct, batch, number + 1), os.urandom(16 * len(told)), []
        for place, (kind, entity_id) in enumerate(told):
            seq += 1
            salt, after = salts[16 * place : 16 * place + 16], f'"{entity_id}"'
            said = f'[{seq},"{sealed}","{kind}",{after},"id",null,{after},null]'
            chain = link(chain, hashlib.sha256(said.encode() + salt).digest())
            wanted = entity_id.replace("-", "")
            rows.append((seq, number + 1, kind, wanted, "id", None, after, None, salt, None, chain))
        for kind, many in Counter(kind for kind, _id in told).items():
            self.told_of[kind] = self.told_of.get(kind, 0) + many
        direct.run_made(_INSERT_CHANGE, rows)
        return self._sealed(direct, End(number + 1, seq, chain))

    def _sealed(self, direct: Direct, end: End) -> End:
        self._sealer.seal(direct, end)
        return end


def along(batch_id: UUID) -> str:
    """The merge key of a batch in another dossier that was written along with this one."""
    return f"along:{batch_id}"


def _begin(direct: Direct, batch: Batch, number: int, case_id: UUID | None = None, final: bool = False) -> str:
    """Write the batch itself. Returns its digest."""
    row = dict(zip(_BATCH_FIELDS, _batch_values(batch), strict=True))
    row |= {"seq": number, "case_id": batch.case_id or case_id, "final": batch.final or final}
    direct.run(_INSERT_BATCH, row)
    return batch_digest(row)


def last(connection: Connection) -> End:
    """Where the log ends now."""
    row = connection.execute(select(changes.c.seq, changes.c.hash).order_by(changes.c.seq.desc()).limit(1)).first()
    number = connection.execute(select(func.max(batches.c.seq))).scalar()
    seq, chain = (0, START) if row is None else (row.seq, bytes(row.hash))
    return End(number or 0, seq, chain)


def link(before: bytes, content: bytes) -> bytes:
    """The hash of a line: of the hash before it and its own content."""
    return hashlib.sha256(before + content).digest()


def batch_digest(row: dict[str, Any]) -> str:
    """SHA-256 over everything a batch says, hexadecimal."""
    at: datetime = row["at"]
    said = [row["seq"], str(row["id"]), at.isoformat(timespec="microseconds"), row["author"], row["device"]]
    said += [row["label"], _id(row["case_id"]), row["merge_key"], _id(row["undoes"]), row["final"]]
    return hashlib.sha256(_canonical(said)).hexdigest()


def change_digest(row: dict[str, Any], sealed_batch: str) -> bytes:
    """SHA-256 over everything a line says, with its salt; the salt goes when the values are erased."""
    said = [row["seq"], sealed_batch, row["entity"], str(row["entity_id"]), row["field"]]
    said += [row["before"], row["after"], row["parent"]]
    return hashlib.sha256(_canonical(said) + row["salt"]).digest()


def last_batch_at(connection: Connection, case_id: UUID) -> datetime | None:
    """The moment of the newest batch of a dossier."""
    newest = select(batches.c.at).where(batches.c.case_id == case_id).order_by(batches.c.seq.desc()).limit(1)
    return connection.execute(newest).scalar()


def broken_links(connection: Connection, key: bytes, told: Told | None = None) -> Iterator[str]:
    """Walk the whole log and tell what does not fit; nothing when the chain is whole. `told` hears how far it is."""
    whole = last(connection).seq
    sealed: dict[int, str] = {}
    for row in connection.execute(select(batches).order_by(batches.c.seq)):
        found = row._asdict()
        sealed[found["seq"]] = batch_digest(found)
        if found["seq"] != len(sealed):
            yield f"batch {len(sealed)} is missing"
            return
    chain, with_lines, seq = START, set(), 0
    rows = connection.execution_options(yield_per=1000).execute(select(changes).order_by(changes.c.seq))
    for seq, row in enumerate(rows, 1):
        if told is not None and seq % _TELL_EACH == 0:
            told(seq, whole)
        with_lines.add(row.batch_seq)
        chain = link(chain, _content_of(row, sealed))
        if row.seq != seq or row.hash != chain:
            yield f"change {seq} does not fit the one before it"
            rows.close()
            return
    if len(with_lines) != len(sealed):
        yield "a batch has no changes"
    if not fits(connection, key, LOG, End(len(sealed), seq, chain)):
        yield "the end is not where it was sealed"


def _content_of(row: Row[Any], sealed: dict[int, str]) -> bytes:
    if row.erased is not None:
        return bytes(row.erased)
    found = row._asdict()
    return change_digest({**found, "salt": found["salt"] or b""}, sealed.get(row.batch_seq, ""))


def _parents(direct: Direct, found: Sequence[Change]) -> dict[tuple[UUID, str], int]:
    """The last line about each of these fields. Of one field that is a step, however often it was changed."""
    fields: dict[UUID, list[str]] = {}
    for one in found:
        fields.setdefault(one.entity_id, []).append(one.field)
    if len(fields) > _FEW:
        return _last_of_fields(direct, fields)
    several = [wanted for wanted, names in fields.items() if len(names) > 1]
    parents = _last_of_fields(direct, several) if several else {}
    for wanted, names in fields.items():
        if len(names) == 1:
            ((seq,),) = direct.rows(_LAST_OF_FIELD, {"entity_id": wanted, "field": names[0]})
            if seq is not None:
                parents[wanted, names[0]] = seq
    return parents


def _last_of_fields(direct: Direct, wanted: Collection[UUID]) -> dict[tuple[UUID, str], int]:
    return {(row[0], row[1]): row[2] for row in direct.rows(_LAST_OF_FIELDS, {"ids": ids_of(wanted)})}


def _canonical(said: list[Any]) -> bytes:
    return _encode(said).encode()


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)
