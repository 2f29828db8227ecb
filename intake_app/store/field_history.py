"""Reads the change log the way people ask it: what happened to one field, and what was worked on last."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select

from intake_app.domain.changes import FieldChange, Work
from intake_app.store.case_tables import case_file
from intake_app.store.log_tables import batch, change


def changes_of(connection: Connection, entity_id: UUID, fields: Collection[str]) -> tuple[FieldChange, ...]:
    """Every change of one entity, newest first; of these fields only when any are named."""
    wanted = select(change, batch.c.at, batch.c.author, batch.c.label).join(batch)
    wanted = wanted.where(change.c.entity_id == entity_id).order_by(change.c.seq.desc())
    if fields:
        wanted = wanted.where(change.c.field.in_(fields))
    return tuple(
        FieldChange(
            at=row.at,
            author=row.author,
            label=row.label,
            entity=row.entity,
            field=row.field,
            before=row.before,
            after=row.after,
            erased=row.erased is not None,
        )
        for row in connection.execute(wanted)
    )


def newest_work(connection: Connection) -> Work | None:
    """The newest unit of work in a dossier that is still here."""
    wanted = select(batch.c.case_id, batch.c.at, batch.c.label).join(case_file, case_file.c.id == batch.c.case_id)
    row = connection.execute(wanted.order_by(batch.c.seq.desc()).limit(1)).first()
    return None if row is None else Work(row.case_id, row.at, row.label)


def holds(connection: Connection, seq: int, begin: str) -> bool:
    """Whether line `seq` of the change log has a hash that begins so; the empty log is part of every log."""
    if not seq:
        return True
    row = connection.execute(select(change.c.hash).where(change.c.seq == seq)).first()
    return row is not None and bytes(row.hash).hex().startswith(begin)
