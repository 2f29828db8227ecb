"""The unit of work: a handful of changes that are stored together, logged field by field, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any
from uuid import UUID

from sqlalchemy import Update, bindparam, delete, insert, update
from typing_extensions import override

from intake_app.domain.bsn import BsnRecord
from intake_app.domain.caseload_words import ListedMark
from intake_app.domain.catalogue import Offer, Organisation, Place
from intake_app.domain.changes import Change, Changes
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Signature, StoredDocument
from intake_app.domain.scans import SignedScan
from intake_app.domain.team_report import LineKind, ReportLine
from intake_app.store import bsn_tables, search
from intake_app.store.caseload_marks import list_marks, list_minutes
from intake_app.store.caseload_terms import ListedTerm, list_terms
from intake_app.store.change_log import WHOLE, Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.mapping import E, class_map, row_of
from intake_app.store.reading import Reader
from intake_app.store.report_lines import list_lines
from intake_app.store.tables import TABLES
from intake_app.store.troubles import sentence_for

_NEVER_UNDONE = (Signature, SignedScan, StoredDocument)
_NEVER_A_STEP = (BsnRecord,)
"""Kinds that undo could not bring back whole: their unit of work has no label, which makes it no step of undo."""
_SHOWN_IN_CASELOAD = (Person, CaseFile)
_INSERT = {cls: insert(table) for cls, table in TABLES.items()}
_DELETE = {cls: delete(table).where(table.c.id == bindparam("_id")) for cls, table in TABLES.items()}
_Key = tuple[type[Entity], UUID]
LISTED = (Place, Offer, Organisation)
"""Kinds that are read in by the thousand: a line per field would make the log ten times their own size."""


class UnitOfWork(Reader):
    """Changes to one vault. Use in a `with` block and end with `commit()`; leaving without it undoes everything.

    `put` and `delete` are seen at once by `get` and `find` of the same unit. Only one can be under way at a time.
    """

    def __init__(self, database: Database, log: ChangeLog, batch: Batch) -> None:
        super().__init__(database.direct)
        self._database = database
        self._log = log
        self._batch = batch
        self._before: dict[_Key, Entity | None] = {}
        self._after: dict[_Key, Entity | None] = {}
        self._open = False
        self._shared = False
        self._in_list: set[UUID] = set()

    def __enter__(self) -> UnitOfWork:
        self._database.begin()
        self._open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open:
            self._open = False
            self._database.rollback()
        problem = None if error is None else sentence_for(error)
        if problem is not None:
            raise problem from error

    def put(self, entity: E) -> E:
        """Store the entity: new when its id is, changed when a field differs, untouched otherwise. Returns it.

        Raises ValueError for a stored document that is there already: those never change.
        """
        kind = type(entity)
        self._must_be_no_step(kind)
        known = self._known(kind, entity.id)
        if known == entity:
            return entity
        if known is None:
            self._direct.run(_INSERT[kind], row_of(entity))
        elif isinstance(known, StoredDocument | SignedScan):
            raise ValueError("a stored document never changes")
        else:
            differing = tuple(one for one in class_map(kind).names if getattr(known, one) != getattr(entity, one))
            self._direct.run(_update(kind, differing), {**row_of(entity), "_id": entity.id})
        self._after[kind, entity.id] = entity
        return entity

    @override
    def get(self, cls: type[E], wanted: UUID) -> E | None:
        """As a reader gets it, changes of this unit included; what was read need not be read again to be put."""
        return self._known(cls, wanted)

    @override
    def find(self, cls: type[E], **equal: Any) -> tuple[E, ...]:
        """As a reader finds them, changes of this unit included; what was read need not be read again to be put."""
        self._must_be_open()
        found = super().find(cls, **equal)
        for entity in found:
            if (cls, entity.id) not in self._after:
                self._before[cls, entity.id] = self._after[cls, entity.id] = entity
        return found

    def delete(self, cls: type[Entity], wanted: UUID) -> None:
        """Remove the entity if it is there. Whatever refers to it must be removed in the same unit of work."""
        self._must_be_no_step(cls)
        if self._known(cls, wanted) is not None:
            self._direct.run(_DELETE[cls], {"_id": wanted})
            self._after[cls, wanted] = None

    def keep_bsn(self, record: BsnRecord, digits: str) -> None:
        """Keep a citizen service number beside its record. The log tells that it was written, never what it is.

        Raises ValueError for a record as it was: the log would tell nothing, and nothing would be kept.
        """
        if self._known(BsnRecord, record.id) == record:
            raise ValueError("another number is written at another moment")
        self.put(record)
        bsn_tables.keep(self._direct, record.id, digits)

    def keep_shared(self) -> None:
        """This change is of what all dossiers share, also when it makes one dossier only: undone as one, from there.

        As of what comes in by the thousand, the log tells in one line of what is new as a whole.
        """
        self._shared = True

    def list_new(self, residents: Sequence[tuple[CaseFile, Person]]) -> None:
        """Give many new dossiers their lines in the caseload at once; what is kept beside a line comes after it."""
        self._must_be_open()
        search.add_all(self._database.connection, residents)
        self._in_list |= {case.id for case, _person in residents}

    def list_terms(self, case_id: UUID, terms: Sequence[ListedTerm]) -> None:
        """Keep the open terms of a dossier for the caseload; they follow from it and are not logged."""
        self._must_be_open()
        list_terms(self._direct, case_id, terms)

    def list_marks(
        self,
        case_id: UUID,
        marks: Iterable[ListedMark],
        minutes: Mapping[int, int] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> None:
        """Keep what holds for a dossier, for the caseload; with `kinds` only marks of those, else the minutes too."""
        self._must_be_open()
        list_marks(self._direct, case_id, marks, kinds)
        if minutes is not None:
            list_minutes(self._direct, case_id, minutes)

    def list_report(self, case_id: UUID, lines: Iterable[ReportLine], kinds: Collection[LineKind]) -> None:
        """Keep what a dossier adds to the report of the team, of these kinds."""
        self._must_be_open()
        list_lines(self._direct, case_id, lines, kinds)

    def changes_of(self, kind: type[E]) -> Iterator[tuple[E | None, E | None]]:
        """What this unit of work has put or deleted so far of one kind: as it was, and as it is now."""
        for key in self._changed():
            if key[0] is kind:
                before, after = self._before[key], self._after[key]
                assert before is None or isinstance(before, kind)
                assert after is None or isinstance(after, kind)
                yield before, after

    @property
    def changed_kinds(self) -> frozenset[type[Entity]]:
        """The kinds of entity that this unit of work has put or deleted so far."""
        return frozenset(key[0] for key in self._changed())

    def commit(self) -> Changes:
        """Store everything durably. Returns what differs from before; nothing is written when nothing does."""
        self._must_be_open()
        found = [
            change
            for key in self._after
            for change in differences(key, self._before[key], self._after[key], whole=self._shared)
        ]
        if not found:
            return Changes()
        case_ids = frozenset(self._changed_cases())
        if any(key[0] in _SHOWN_IN_CASELOAD for key in self._changed()):
            search.refresh(self._database.connection, case_ids - self._in_list)
        end = self._log.append(self._direct, self._whole_batch(case_ids), found)
        self._open = False
        self._database.commit()
        self._log.end = end
        return Changes(case_ids, tuple(found))

    def _must_be_open(self) -> None:
        if not self._open:
            raise RuntimeError("this unit of work has ended")

    def _must_be_no_step(self, kind: type[Entity]) -> None:
        if issubclass(kind, _NEVER_A_STEP) and self._batch.label:
            raise ValueError("a step of undo would bring this back without what belongs to it")

    def _known(self, cls: type[E], wanted: UUID) -> E | None:
        self._must_be_open()
        key = (cls, wanted)
        if key not in self._after:
            self._before[key] = self._after[key] = super().get(cls, wanted)
        known = self._after[key]
        assert known is None or isinstance(known, cls)
        return known

    def _changed(self) -> Iterator[_Key]:
        return (key for key, after in self._after.items() if after != self._before[key])

    def _changed_cases(self) -> Iterator[UUID]:
        for key in self._changed():
            for one in (self._before[key], self._after[key]):
                if isinstance(one, CaseEntity):
                    yield one.case_id
                elif isinstance(one, CaseFile):
                    yield one.id
                elif isinstance(one, Person):
                    yield from (case.id for case in super().find(CaseFile, person_id=one.id))

    def _whole_batch(self, case_ids: frozenset[UUID]) -> Batch:
        batch = self._batch
        if batch.case_id is None and len(case_ids) == 1 and not self._shared:
            batch = replace(batch, case_id=next(iter(case_ids)))
        if any(issubclass(cls, _NEVER_UNDONE) for cls, _ in self._changed()):
            batch = replace(batch, final=True)
        return batch


def _update(kind: type[Entity], differing: tuple[str, ...]) -> Update:
    """Of the columns that differ: an index of another column stays as it is, and is not encrypted and written anew."""
    statement = _updates.get((kind, differing))
    if statement is None:
        table = TABLES[kind]
        named: dict[str, Any] = {name: bindparam(name) for name in differing}
        statement = _updates[kind, differing] = update(table).where(table.c.id == bindparam("_id")).values(named)
    return statement


_updates: dict[tuple[type[Entity], tuple[str, ...]], Update] = {}


def _told(entity: Entity | None) -> dict[str, Any] | None:
    """An entity in one line of the log: its fields that are not as the class has them."""
    if entity is None:
        return None
    fields = class_map(type(entity)).fields
    return {
        one.name: one.to_json(value)
        for one in fields
        if (value := getattr(entity, one.name)) is not None and one.differs_from_default(value)
    }


def differences(key: _Key, before: Entity | None, after: Entity | None, *, whole: bool = False) -> Iterator[Change]:
    """One change per field. A new or removed entity tells only of the fields that are not as the class has them.

    What comes in lists of thousands (`LISTED`, or `whole`) is told of in one line when it is new or gone as a whole.
    """
    cls, wanted = key
    if (cls in LISTED or whole) and (before is None) is not (after is None):
        yield Change(cls.__name__, wanted, WHOLE, _told(before), _told(after))
        return
    for one in class_map(cls).fields:
        if before is not None and after is not None:
            was, is_ = getattr(before, one.name), getattr(after, one.name)
            if was != is_:
                yield Change(cls.__name__, wanted, one.name, one.to_json(was), one.to_json(is_))
        elif (only := before or after) is not None:
            value = getattr(only, one.name)
            if value is not None and one.differs_from_default(value):
                said = one.to_json(value)
                yield Change(cls.__name__, wanted, one.name, *((None, said) if before is None else (said, None)))
