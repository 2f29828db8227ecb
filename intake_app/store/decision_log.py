"""Reads the decisions of one dossier out of the change log, each with the reason that was known then (M05)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from intake_app.domain.accountability import LoggedDecision
from intake_app.store.change_log import WHOLE
from intake_app.store.log_tables import batch, change

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which fields of a kind are decisions, and which field, if any, holds the reason."""

    fields: Collection[str]
    reason: str = ""


def decisions(
    connection: Connection, case_id: UUID, entity_ids: Sequence[UUID], kinds: Mapping[str, Wanted]
) -> Iterator[LoggedDecision]:
    """What was decided in a dossier. `entity_ids` finds what was changed in many dossiers at once."""
    lines = {row.seq: row for row in connection.execute(_of_batches(case_id, kinds))}
    for start in range(0, len(entity_ids), _AT_ONCE):
        rows = connection.execute(_shared(entity_ids[start : start + _AT_ONCE], kinds))
        lines |= {row.seq: row for row in rows}
    known: dict[UUID, str] = {}
    for _number, group in groupby((lines[seq] for seq in sorted(lines)), lambda row: row.batch_seq):
        found = list(group)
        for row in found:
            if row.field == kinds[row.entity].reason and row.erased is None:
                known[row.entity_id] = str(row.after or "")
        for row in found:
            wanted = kinds[row.entity]
            if row.field in wanted.fields or (row.field and row.field == wanted.reason):
                yield _line(row, known.get(row.entity_id, ""))


def _asked(kinds: Mapping[str, Wanted]) -> Select[Any]:
    read = select(change, batch.c.at, batch.c.author, batch.c.label, batch.c.undoes).join(batch)
    return read.where(change.c.entity.in_(kinds), change.c.field != WHOLE)


def _of_batches(case_id: UUID, kinds: Mapping[str, Wanted]) -> Select[Any]:
    return _asked(kinds).where(batch.c.case_id == case_id)


def _shared(entity_ids: Sequence[UUID], kinds: Mapping[str, Wanted]) -> Select[Any]:
    return _asked(kinds).where(change.c.entity_id.in_(entity_ids), batch.c.case_id.is_(None))


def _line(row: Row[Any], reason: str) -> LoggedDecision:
    return LoggedDecision(
        seq=row.seq,
        at=row.at,
        author=row.author,
        label=row.label,
        entity=row.entity,
        entity_id=row.entity_id,
        field=row.field,
        before=row.before,
        after=row.after,
        reason=reason,
        taken_back=row.undoes is not None,
        erased=row.erased is not None,
    )
