"""The unit of work: a handful of changes that are stored together, logged field by field, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Update, bindparam, delete, insert, select, update
from typing_extensions import override

from intake_app.domain.bsn import BsnRecord
from intake_app.domain.caseload_words import ListedMark
from intake_app.domain.changes import Change, Changes
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.ids import new_id
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Signature, StoredDocument
from intake_app.domain.scans import SignedScan
from intake_app.domain.team_report import LineKind, ReportLine
from intake_app.store import bsn_tables, search
from intake_app.store.beside import Beside, keep_all
from intake_app.store.caseload_marks import list_marks, list_minutes
from intake_app.store.caseload_terms import ListedTerm, list_terms
from intake_app.store.change_log import Batch, ChangeLog, along
from intake_app.store.database import Database
from intake_app.store.differences import Key, differences
from intake_app.store.log_end import End
from intake_app.store.many import Told, among, ids_of, parts, place_of
from intake_app.store.mapping import E, differing, row_of
from intake_app.store.reading import P, Reader
from intake_app.store.report_lines import list_lines
from intake_app.store.tables import TABLES
from intake_app.store.troubles import sentence_for

if TYPE_CHECKING:
    from intake_app.instruments.kept import KeptForm

_NEVER_UNDONE = (Signature, SignedScan, StoredDocument)
_NEVER_A_STEP = (BsnRecord,)
"""Kinds that undo could not bring back whole: their unit of work has no label, which makes it no step of undo."""
_SHOWN_IN_CASELOAD = (Person, CaseFile)
_CASES_OF = select(TABLES[CaseFile].c.id).where(among(TABLES[CaseFile].c.person_id))
_INSERT = {cls: insert(table) for cls, table in TABLES.items()}
_DELETE = {cls: delete(table).where(table.c.id == bindparam("_id")) for cls, table in TABLES.items()}


@dataclass(slots=True)
class _Held:
    """One entity in a unit of work: as it was, and as it is now."""

    was: Entity | None
    now: Entity | None

    @property
    def differs(self) -> bool:
        return self.now is not self.was and self.now != self.was


class UnitOfWork(Reader):
    """Changes to one vault. Use in a `with` block and end with `commit()`; leaving without it undoes everything.

    `put` and `delete` are seen at once by `get` and `find` of the same unit. Only one can be under way at a time.
    """

    def __init__(self, database: Database, log: ChangeLog, batch: Batch) -> None:
        super().__init__(database.direct)
        self._database = database
        self._log = log
        self._batch = batch
        self._held: dict[Key, _Held] = {}
        self._open = False
        self._shared = self._whole = False
        self._also: UUID | None = None

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
        held = self._hold(kind, entity.id)
        known = held.now
        if known == entity:
            return entity
        if known is None:
            self._direct.run(_INSERT[kind], row_of(entity))
        elif isinstance(known, StoredDocument | SignedScan):
            raise ValueError("a stored document never changes")
        else:
            names = differing(known, entity)
            self._direct.run(_update(kind, names), row_of(entity, names) | {"_id": entity.id})
        held.now = entity
        return entity

    def fetch(self, kind: type[Entity], ids: Collection[UUID]) -> None:
        """Read these at once; `get`, `put`, `put_each` and `delete_each` then ask nothing more about them."""
        self._must_be_open()
        asked = [one for one in ids if (kind, one) not in self._held]
        found = super().get_each(kind, asked)
        for one in asked:
            self._held[kind, one] = _Held(found.get(one), found.get(one))

    def expect_new(self, entities: Iterable[Entity]) -> None:
        """These were made just now, with ids of their own: nothing is there of them, which need not be looked up."""
        for one in entities:
            self._held[type(one), one.id] = _Held(None, None)

    def put_each(self, entities: Iterable[Entity]) -> None:
        """Store many as `put` does, with one statement per kind; what refers comes after what is referred to."""
        added: dict[type[Entity], list[dict[str, Any]]] = {}
        changed: dict[tuple[type[Entity], tuple[str, ...]], list[dict[str, Any]]] = {}
        for one in entities:
            kind = type(one)
            self._must_be_no_step(kind)
            held = self._hold(kind, one.id)
            known = held.now
            if isinstance(known, StoredDocument | SignedScan) and known != one:
                raise ValueError("a stored document never changes")
            if known is None:
                added.setdefault(kind, []).append(row_of(one))
            elif known != one:
                names = differing(known, one)
                changed.setdefault((kind, names), []).append(row_of(one, names) | {"_id": one.id})
            held.now = one
        for kind in sorted(added, key=place_of):
            self._direct.run_each(_INSERT[kind], added[kind])
        for (kind, names), rows in changed.items():
            self._direct.run_each(_update(kind, names), rows)

    def delete_each(self, kind: type[Entity], ids: Iterable[UUID]) -> None:
        """Remove many as `delete` does."""
        self._must_be_no_step(kind)
        there = {one: held for one in ids if (held := self._hold(kind, one)).now is not None}
        self._direct.run_each(_DELETE[kind], [{"_id": one} for one in there])
        for held in there.values():
            held.now = None

    @override
    def get(self, cls: type[E], wanted: UUID) -> E | None:
        """As a reader gets it, changes of this unit included; what was read need not be read again to be put."""
        return self._known(cls, wanted)

    @override
    def find(self, cls: type[E], **equal: Any) -> tuple[E, ...]:
        """As a reader finds them, changes of this unit included; what was read need not be read again to be put."""
        self._must_be_open()
        found = super().find(cls, **equal)
        self._hold_all(found)
        return found

    @override
    def get_with(
        self, cls: type[E], wanted: UUID, part: type[P], link: str, **equal: Any
    ) -> tuple[E | None, tuple[P, ...]]:
        """As a reader gets them, changes of this unit included; what was read need not be read again to be put."""
        self._must_be_open()
        one, found = super().get_with(cls, wanted, part, link, **equal)
        self._hold_all(found if one is None else (one, *found))
        return one, found

    def delete(self, cls: type[Entity], wanted: UUID) -> None:
        """Remove the entity if it is there. Whatever refers to it must be removed in the same unit of work."""
        self._must_be_no_step(cls)
        held = self._hold(cls, wanted)
        if held.now is not None:
            self._direct.run(_DELETE[cls], {"_id": wanted})
            held.now = None

    def keep_bsn(self, record: BsnRecord, digits: str) -> None:
        """Keep a citizen service number beside its record. The log tells that it was written, never what it is.

        Raises ValueError for a record as it was: the log would tell nothing, and nothing would be kept.
        """
        if self._known(BsnRecord, record.id) == record:
            raise ValueError("another number is written at another moment")
        self.put(record)
        bsn_tables.keep(self._direct, record.id, digits)

    def keep_form(self, form: KeptForm) -> None:
        """Keep a form with its words, beside the answers to it that come in."""
        from intake_app.store import kept_forms

        self._must_be_open()
        kept_forms.put(self._database.connection, form)

    def keep_shared(self, *, whole: bool = True) -> None:
        """This change is of what all dossiers share, also when it makes one dossier only: undone as one, from there.

        `whole`: as of what comes in by the thousand, the log tells in one line of what is new or gone as a whole.
        """
        self._shared, self._whole = True, whole

    def also_in(self, case_id: UUID) -> None:
        """This deed changes something in another dossier too. The log tells of it there, and undo takes both back."""
        self._also = case_id

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
        for (cls, _id), held in self._changed():
            if cls is kind:
                assert held.was is None or isinstance(held.was, kind)
                assert held.now is None or isinstance(held.now, kind)
                yield held.was, held.now

    @property
    def changed_kinds(self) -> frozenset[type[Entity]]:
        """The kinds of entity that this unit of work has put or deleted so far."""
        return frozenset([cls for (cls, _id), _held in self._changed()])

    def keep_beside(self, found: Mapping[UUID, Beside]) -> None:
        """Keep all that belongs beside the lines of many dossiers in the caseload, when those lines are there."""
        self._must_be_open()
        keep_all(self._direct, found)

    def commit(self, beside: Callable[[Changes], None] | None = None, told: Told | None = None) -> Changes:
        """Store everything durably. Returns what differs from before; nothing is written when nothing does.

        `beside` keeps what follows from it, with the lines of the caseload in step already. `told` hears how far the
        log is written, and may raise to stop.
        """
        self._must_be_open()
        changed = self._changed()
        found = tuple(one for key, held in changed for one in differences(key, held.was, held.now, whole=self._whole))
        if not found:
            return Changes()
        case_ids, kinds = self._cases_of(changed), {cls for (cls, _id), _held in changed}
        changes = Changes(case_ids, found)
        if not kinds.isdisjoint(_SHOWN_IN_CASELOAD):
            search.refresh(self._database.connection, case_ids)
        if beside is not None:
            beside(changes)
        end = self._append(found, told, self._case_of(case_ids), any(issubclass(cls, _NEVER_UNDONE) for cls in kinds))
        self._open = False
        self._database.commit()
        self._log.end = end
        return changes

    def _append(self, found: tuple[Change, ...], told: Told | None, case_id: UUID | None, final: bool) -> End:
        batch, own, end = self._batch, found, None
        if self._also is not None:
            theirs = {(cls.__name__, wanted) for (cls, wanted), held in self._changed() if self._is_also(held)}
            own = tuple(one for one in found if (one.entity, one.entity_id) not in theirs)
        if own and len(own) < len(found):
            beside = replace(batch, id=new_id(), case_id=self._also, label="", merge_key=along(batch.id), undoes=None)
            other = [one for one in found if (one.entity, one.entity_id) in theirs]
            end = self._log.append(self._direct, beside, other, final=final)
        return self._log.append(self._direct, batch, own or found, case_id=case_id, final=final, told=told, after=end)

    def _is_also(self, held: _Held) -> bool:
        entity = held.now or held.was
        return isinstance(entity, CaseEntity) and entity.case_id == self._also

    def _must_be_open(self) -> None:
        if not self._open:
            raise RuntimeError("this unit of work has ended")

    def _must_be_no_step(self, kind: type[Entity]) -> None:
        if issubclass(kind, _NEVER_A_STEP) and self._batch.label:
            raise ValueError("a step of undo would bring this back without what belongs to it")

    def _known(self, cls: type[E], wanted: UUID) -> E | None:
        known = self._hold(cls, wanted).now
        assert known is None or isinstance(known, cls)
        return known

    def _hold(self, cls: type[Entity], wanted: UUID) -> _Held:
        self._must_be_open()
        held = self._held.get((cls, wanted))
        if held is None:
            found = super().get(cls, wanted)
            held = self._held[cls, wanted] = _Held(found, found)
        return held

    def _hold_all(self, found: Iterable[Entity]) -> None:
        for one in found:
            self._held.setdefault((type(one), one.id), _Held(one, one))

    def _changed(self) -> list[tuple[Key, _Held]]:
        return [(key, held) for key, held in self._held.items() if held.differs]

    def _cases_of(self, changed: list[tuple[Key, _Held]]) -> frozenset[UUID]:
        found: set[UUID] = set()
        people: set[UUID] = set()
        for _key, held in changed:
            for one in (held.was, held.now):
                if isinstance(one, CaseEntity):
                    found.add(one.case_id)
                elif isinstance(one, CaseFile):
                    found.add(one.id)
                elif isinstance(one, Person):
                    people.add(one.id)
        for some in parts(people):
            found |= {row[0] for row in self._direct.rows(_CASES_OF, {"ids": ids_of(some)})}
        return frozenset(found)

    def _case_of(self, case_ids: frozenset[UUID]) -> UUID | None:
        """The dossier that this is a change of, where it was not said beforehand."""
        if self._batch.case_id is None and len(case_ids) == 1 and not self._shared:
            return next(iter(case_ids))
        return None


def _update(kind: type[Entity], names: tuple[str, ...]) -> Update:
    """Of the columns that differ: an index of another column stays as it is, and is not encrypted and written anew."""
    statement = _updates.get((kind, names))
    if statement is None:
        table = TABLES[kind]
        named: dict[str, Any] = {name: bindparam(name) for name in names}
        statement = _updates[kind, names] = update(table).where(table.c.id == bindparam("_id")).values(named)
    return statement


_updates: dict[tuple[type[Entity], tuple[str, ...]], Update] = {}
