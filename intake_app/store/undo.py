"""Undo and redo, out of the change log, so that they survive a restart.

A dossier's batches are replayed on two stacks. One step is one batch, or several in a row with the same merge key, at
most thirty seconds apart. Undoing writes the reverse as a batch of its own that names what it undoes; redoing reverses
that one. A final batch (signing, documents) is never crossed, and a new change clears what could be redone. A batch
without a label is a note of the program's own (where a conversation is): it is no step and stands in nobody's way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select

from intake_app.domain.changes import Changes
from intake_app.domain.entity import Entity
from intake_app.store.change_log import WHOLE, Batch, ChangeLog, along
from intake_app.store.database import Database
from intake_app.store.log_tables import batch, change
from intake_app.store.many import AT_ONCE, Stretch, Told, parts, place_of, stretches
from intake_app.store.mapping import class_map, json_of
from intake_app.store.tables import ENTITIES
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
_LINE = tuple(change.c[name] for name in ("entity", "entity_id", "field", "before", "after"))


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


@dataclass(frozen=True, slots=True)
class Going:
    """What goes along with taking a step back: who hears how far it is, and what follows from it."""

    told: Told | None = None
    beside: Callable[[UnitOfWork, Changes, Told], None] | None = None
    """Keeps what follows from the changes, in the same transaction."""


@dataclass(slots=True)
class _Net:
    """One entity in a step: its fields with the value before the first and after the last change."""

    cls: type[Entity]
    wanted: UUID
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    whole: bool = False
    """The log told of it in one line."""

    def before(self, now: Entity | None) -> Entity | None:
        """What it was before the step, None when it was not there. Raises InputRefused when it was changed since."""
        if not _stands(self.cls, now, self.fields):
            raise changed_since()
        was = {name: values[0] for name, values in self.fields.items()}
        return None if "id" in was and was["id"] is None else _with(self.cls, now, was)


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

    def reverse(self, case_id: UUID | None, author: str, going: Going | None = None, *, redo: bool = False) -> Changes:
        """Take the newest step back, or do again what was taken back last; all of it, or nothing.

        Empty when there is nothing. Raises InputRefused when it was changed since.
        """
        with self._database.transaction():
            history = self._history(case_id)
        for step in reversed(history.redoable if redo else history.undoable):
            said = Batch(at=datetime.now(UTC), author=author, label=step.label, case_id=case_id, undoes=step.ids[-1])
            try:
                with UnitOfWork(self._database, self._log, said) as uow:
                    changes = self._reversed(uow, step, going or Going(), shared=case_id is None)
            except BrokenReference:  # something made later refers to what would go
                raise changed_since() from None
            if changes:  # else: typed and typed back, nothing to see; take the step before it
                return replace(changes, label=step.label)
        return Changes()

    def _reversed(self, uow: UnitOfWork, step: Step, going: Going, *, shared: bool) -> Changes:
        reading, writing, listing, logging = stretches(going.told, 4)
        batches = [*step.batches]
        for seq, other in self._along(step) if not shared else ():
            batches.append(seq)
            uow.also_in(other)
        net = tuple(self._net_changes(sorted(batches), reading))
        if shared:
            uow.keep_shared(whole=any(one.whole for one in net))
        _apply(uow, net, writing)
        beside = going.beside
        if beside is None:
            return uow.commit(told=logging.tell)
        return uow.commit(beside=lambda changes: beside(uow, changes, listing.tell), told=logging.tell)

    def _history(self, case_id: UUID | None) -> History:
        history = self._histories.setdefault(case_id, History())
        found = self._database.connection.execute(
            _READ.where(batch.c.case_id == case_id, batch.c.seq > history.seen)
        ).all()
        for row in reversed(found):
            history.advance(row)
        return history

    def _along(self, step: Step) -> list[tuple[int, UUID]]:
        """What was written in another dossier along with this step: right before it."""
        beside = batch.c.seq.in_([one - 1 for one in step.batches])
        wanted = select(batch.c.seq, batch.c.case_id).where(beside, batch.c.merge_key.in_(map(along, step.ids)))
        return [(row.seq, row.case_id) for row in self._database.connection.execute(wanted)]

    def _net_changes(self, batches: Sequence[int], reading: Stretch) -> Iterator[_Net]:
        """Per entity: its fields with the value before the first and after the last change of the step."""
        found: dict[tuple[str, UUID], _Net] = {}
        of_step = change.c.batch_seq.in_(batches)
        whole = self._database.connection.execute(select(func.count()).where(of_step)).scalar_one()
        with self._database.connection.execute(select(*_LINE).where(of_step).order_by(change.c.seq)) as rows:
            for done, row in enumerate(rows):
                if done % AT_ONCE == 0:
                    reading.tell(done, whole)
                key = (row.entity, row.entity_id)
                net = found.get(key) or found.setdefault(key, _Net(ENTITIES[row.entity], row.entity_id))
                net.whole = net.whole or row.field == WHOLE
                for name, was, is_ in _fields_of(row):
                    first, _last = net.fields.get(name, (was, None))
                    net.fields[name] = (first, is_)
        for net in found.values():
            net.fields = {name: values for name, values in net.fields.items() if values[0] != values[1]}
            if net.fields:
                yield net


def _apply(uow: UnitOfWork, net: Sequence[_Net], writing: Stretch) -> None:
    """Everything as it was before: what refers goes first, and comes last."""
    by_kind: dict[type[Entity], list[_Net]] = {}
    for one in net:
        by_kind.setdefault(one.cls, []).append(one)
    back: list[list[Entity]] = []
    done = 0
    for cls in sorted(by_kind, key=place_of, reverse=True):
        for some in parts(by_kind[cls]):
            uow.fetch(cls, [one.wanted for one in some])
            were = [(one.wanted, one.before(uow.get(cls, one.wanted))) for one in some]
            uow.delete_each(cls, [wanted for wanted, was in were if was is None])
            back.append([was for _wanted, was in were if was is not None])
            done += len(some)
            writing.tell(done, 2 * len(net))
    for entities in reversed(back):
        uow.put_each(entities)
        done += len(entities)
        writing.tell(done, 2 * len(net))


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
