"""Undo and redo, out of the change log, so that they survive a restart.

A dossier's batches are replayed on two stacks. One step is one batch, or several in a row with the same merge key, at
most thirty seconds apart. Undoing writes the reverse as a batch of its own that names what it undoes; redoing reverses
that one. A final batch (signing, documents) is never crossed, and a new change clears what could be redone. A batch
without a label is a note of the program's own (where a conversation is): it is no step and stands in nobody's way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from intake_app.domain.changes import Changes
from intake_app.domain.entity import Entity
from intake_app.store.change_log import WHOLE, Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.mapping import class_map, json_of
from intake_app.store.tables import ENTITIES, batch, change
from intake_app.store.troubles import BrokenReference, changed_since
from intake_app.store.unit_of_work import UnitOfWork

STEPS = 100
TOGETHER = timedelta(seconds=30)
_LOOKED_BACK = 5000  # batches; a hundred steps of half a minute's typing each

_READ = (
    select(batch.c.seq, batch.c.id, batch.c.at, batch.c.label, batch.c.merge_key, batch.c.undoes, batch.c.final)
    .order_by(batch.c.seq.desc())
    .limit(_LOOKED_BACK)
)


@dataclass(slots=True)
class Step:
    """What one undo takes back: one batch, or typing that belongs together."""

    label: str
    merge_key: str | None
    last_at: datetime
    ids: list[UUID]
    batches: list[int]

    @classmethod
    def of(cls, row: Row[Any]) -> Step:
        return cls(row.label, row.merge_key, row.at, [row.id], [row.seq])

    def takes_in(self, row: Row[Any]) -> bool:
        """Whether the batch goes on with this step."""
        if self.merge_key is None or row.merge_key != self.merge_key:
            return False
        waited: timedelta = row.at - self.last_at
        return timedelta(0) <= waited <= TOGETHER

    def extend(self, row: Row[Any]) -> None:
        """Make the batch part of this step."""
        self.last_at = row.at
        self.ids.append(row.id)
        self.batches.append(row.seq)


@dataclass(slots=True)
class History:
    """What can be undone and redone in one dossier, newest last."""

    undoable: deque[Step] = field(default_factory=lambda: deque(maxlen=STEPS))
    redoable: list[Step] = field(default_factory=list)
    seen: int = 0

    def advance(self, row: Row[Any]) -> None:
        """Take the next batch of the dossier into account."""
        self.seen = row.seq
        if row.undoes is not None:
            self._turn(row)
            return
        if not row.label and not row.final:
            return
        top = self.undoable[-1] if self.undoable and not self.redoable else None
        self.redoable.clear()
        if row.final:
            self.undoable.clear()
        elif top is not None and top.takes_in(row):
            top.extend(row)
        else:
            self.undoable.append(Step.of(row))

    def _turn(self, row: Row[Any]) -> None:
        if self.redoable and row.undoes in self.redoable[-1].ids:
            self.redoable.pop()
            self.undoable.append(replace(Step.of(row), merge_key=None))
            return
        while self.undoable and row.undoes not in self.undoable.pop().ids:
            pass
        self.redoable.append(Step.of(row))


class UndoLog:
    """Undo and redo for every dossier of one vault, and (None) for what belongs to no dossier."""

    def __init__(self, database: Database, log: ChangeLog) -> None:
        self._database = database
        self._log = log
        self._histories: dict[UUID | None, History] = {}

    def state(self, case_id: UUID | None) -> tuple[str | None, str | None]:
        """The labels of what undo and redo would do now, or None."""
        with self._database.transaction():
            history = self._history(case_id)
        undoable = history.undoable[-1].label if history.undoable else None
        redoable = history.redoable[-1].label if history.redoable else None
        return undoable, redoable

    def undo(self, case_id: UUID | None, author: str, at: datetime | None = None) -> Changes:
        """Take the newest step back. Empty when there is none. Raises InputRefused when it was changed since."""
        return self._reverse(case_id, author, at, redo=False)

    def redo(self, case_id: UUID | None, author: str, at: datetime | None = None) -> Changes:
        """Do again what was undone last. Empty when there is nothing. Raises InputRefused as `undo`."""
        return self._reverse(case_id, author, at, redo=True)

    def _reverse(self, case_id: UUID | None, author: str, at: datetime | None, *, redo: bool) -> Changes:
        with self._database.transaction():
            history = self._history(case_id)
        for step in reversed(history.redoable if redo else history.undoable):
            said = Batch(
                at=at or datetime.now(UTC), author=author, label=step.label, case_id=case_id, undoes=step.ids[-1]
            )
            try:
                with UnitOfWork(self._database, self._log, said) as uow:
                    self._apply(uow, step)
                    changes = uow.commit()
            except BrokenReference:  # something made later refers to what would go
                raise changed_since() from None
            if changes:  # else: typed and typed back, nothing to see; take the step before it
                return changes
        return Changes()

    def _history(self, case_id: UUID | None) -> History:
        history = self._histories.setdefault(case_id, History())
        found = self._database.connection.execute(
            _READ.where(batch.c.case_id == case_id, batch.c.seq > history.seen)
        ).all()
        for row in reversed(found):
            history.advance(row)
        return history

    def _apply(self, uow: UnitOfWork, step: Step) -> None:
        for (name, wanted), logged in self._net_changes(step):
            cls = ENTITIES[name]
            now = uow.get(cls, wanted)
            if not _stands(cls, now, logged):
                raise changed_since()
            before = {column: was for column, (was, _is) in logged.items()}
            if now is not None and "id" in before and before["id"] is None:
                uow.delete(cls, wanted)
            else:
                uow.put(_with(cls, now, before))

    def _net_changes(self, step: Step) -> Iterator[tuple[tuple[str, UUID], dict[str, tuple[Any, Any]]]]:
        """Per entity: its fields with the value before the first and after the last change of the step."""
        net: dict[tuple[str, UUID], dict[str, tuple[Any, Any]]] = {}
        rows = select(change).where(change.c.batch_seq.in_(step.batches)).order_by(change.c.seq)
        for row in self._database.connection.execute(rows):
            logged = net.setdefault((row.entity, row.entity_id), {})
            for name, was, is_ in _fields_of(row):
                first, _last = logged.get(name, (was, None))
                logged[name] = (first, is_)
        for key, logged in net.items():
            differing = {name: values for name, values in logged.items() if values[0] != values[1]}
            if differing:
                yield key, differing


def _fields_of(row: Row[Any]) -> Iterator[tuple[str, Any, Any]]:
    """The fields that a line of the log tells of, each with its value before and after."""
    if row.field != WHOLE:
        yield row.field, row.before, row.after
        return
    was, is_ = row.before or {}, row.after or {}
    for name in {**was, **is_}:
        yield name, was.get(name), is_.get(name)


def _stands(cls: type[Entity], now: Entity | None, logged: dict[str, tuple[Any, Any]]) -> bool:
    """Whether the entity still is as the step left it."""
    after = {name: is_ for name, (_was, is_) in logged.items()}
    if "id" in after and after["id"] is None:
        return now is None
    if now is None:
        return False
    if "id" in after:  # made in this step: nothing about it may have changed
        return _with(cls, None, after) == now
    values = json_of(now)
    maps = class_map(cls)
    return all(
        values[name] == value or maps.field(name).restored(value) == getattr(now, name) for name, value in after.items()
    )


def _with(cls: type[Entity], now: Entity | None, values: dict[str, Any]) -> Entity:
    maps = class_map(cls)
    restored = {name: maps.field(name).restored(value) for name, value in values.items()}
    return cls(**restored) if now is None else replace(now, **restored)
