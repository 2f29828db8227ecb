"""Reading in a list of offers, places, organisations or dossiers: mapped, looked over row by row, taken over whole.

A `Draft` is the list as it would come in; nothing is in the vault before `take_in`, and then everything chosen is, or
nothing. What is there already is recognised: it is updated or passed over, as somebody chooses, never by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from intake_app.domain.catalogue import Organisation, Place
from intake_app.domain.entity import Entity
from intake_app.domain.listed_case import ListedCase
from intake_app.errors import InputRefused
from intake_app.exchange.sheet_limits import MOST_BYTES, Told, too_large
from intake_app.exchange.sheets_in import Sheet, SheetRow, read_sheet
from intake_app.i18n import _
from intake_app.instruments.cell_values import BadCell, is_formula, plain, unprotected
from intake_app.services import case_lists, catalogue
from intake_app.services.desk import Desk
from intake_app.services.import_field import ImportField
from intake_app.services.import_fields import ImportKind, fields_of
from intake_app.services.import_making import made, names_of
from intake_app.store.many import AT_ONCE, parts, stretches

_LEAST_ALIKE = 88


class Standing(StrEnum):
    """What a row is beside what is there already."""

    NEW = "new"
    DIFFERENT = "different"
    SAME = "same"
    TWICE = "twice"
    """Another row of the list is about the same."""
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell and what to do. `column` counts from 0; -1 when no column gives it."""

    column: int
    name: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row as it would come in. `number` is its number in the file."""

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, Any]
    faults: tuple[Fault, ...]
    standing: Standing
    existing: UUID | None = None
    differs: tuple[str, ...] = ()
    """Names of the fields that would change."""
    twice_of: int = 0


@dataclass(frozen=True, slots=True)
class There:
    """What the vault has of this kind: by id, and the id by each of the names it is recognised by."""

    entities: Mapping[UUID, Entity]
    by_name: Mapping[tuple[str, ...], UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A list as it would come in. `mapping` names the field of each column, "" for none."""

    kind: ImportKind
    sheet: Sheet
    mapping: tuple[str, ...]
    rows: tuple[ReadRow, ...]
    there: There
    today: date

    def count(self, standing: Standing) -> int:
        """How many rows stand so."""
        return sum(1 for row in self.rows if row.standing is standing)

    @property
    def problem(self) -> str:
        """Why nothing can be taken in whatever the rows say, or ""."""
        missing = [one.label for one in fields_of(self.kind) if one.required and one.name not in self.mapping]
        if not missing:
            return ""
        return _("Choose which column is “{name}”.").format(name=missing[0])

    def usual(self, *, update: bool) -> frozenset[int]:
        """The numbers of the rows that are taken unless somebody chooses otherwise."""
        wanted = {Standing.NEW, Standing.DIFFERENT} if update else {Standing.NEW}
        return frozenset(row.number for row in self.rows if row.standing in wanted)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a list."""

    added: int
    updated: int
    left: int


def content_of(path: Path) -> bytes:
    """What is in a file with a list. Raises InputRefused with one sentence."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large()
        return path.read_bytes()
    except OSError:
        raise InputRefused(
            _("The file {name} cannot be read. Check the name and who may read it.").format(name=path.name)
        ) from None


def read_file(path: Path, kind: ImportKind, told: Told | None = None, *, sheet: str = "") -> Sheet:
    """The table in a file. Raises InputRefused with one sentence."""
    known = {name for one in fields_of(kind) for name in _names(one)}
    return read_sheet(content_of(path), lambda row: len({plain(cell) for cell in row} & known), told, sheet=sheet)


def there(desk: Desk, kind: ImportKind) -> There:
    """What is there already, to recognise rows by."""
    if kind is ImportKind.OFFERS:
        found: Sequence[Entity] = catalogue.catalogue(desk).offers
    elif kind is ImportKind.CASES:
        found = case_lists.listed(desk)
    else:
        with desk.vault.read() as reader:
            found = reader.find(kind.entity)
    by_name = {name: one.id for one in reversed(found) for name in names_of(one)}
    return There({one.id: one for one in found}, by_name)


def draft(kind: ImportKind, sheet: Sheet, known: There, today: date, mapping: Sequence[str] | None = None) -> Draft:
    """The list with its columns mapped, by guess unless `mapping` is given, and every row looked over."""
    chosen = tuple(mapping) if mapping is not None else guess(kind, sheet.columns)
    seen: dict[tuple[str, ...], int] = {}
    made_of = _Reading(kind, sheet, chosen, known, today)
    rows = tuple(made_of.row(row, seen) for row in sheet.rows)
    return Draft(kind=kind, sheet=sheet, mapping=chosen, rows=rows, there=known, today=today)


def with_mapping(before: Draft, mapping: Sequence[str]) -> Draft:
    """The same list with other columns."""
    return draft(before.kind, before.sheet, before.there, before.today, mapping)


def with_cell(before: Draft, number: int, column: int, words: str) -> Draft:
    """The same list with one cell mended; the other rows stay as they were looked over."""
    place = next(place for place, row in enumerate(before.rows) if row.number == number)
    cells = list(before.rows[place].cells)
    cells[column] = words.strip()
    mended = SheetRow(number, tuple(cells))
    reading = _Reading(before.kind, before.sheet, before.mapping, before.there, before.today)
    seen: dict[tuple[str, ...], int] = {}
    for row in before.rows:
        if row.number != number and row.standing is not Standing.FAULTY:
            for name in names_of(made(before.kind, row.values, before.today)):
                seen.setdefault(name, row.number)
    rows = list(before.rows)
    rows[place] = reading.row(mended, seen)
    lines = list(before.sheet.rows)
    lines[place] = mended
    return replace(before, rows=tuple(rows), sheet=replace(before.sheet, rows=tuple(lines)))


def guess(kind: ImportKind, columns: Sequence[str]) -> tuple[str, ...]:
    """The field of each column, each once: by its name, or by a name that looks much like it."""
    fields = fields_of(kind)
    found = ["" for _column in columns]
    for exact in (True, False):
        for place, column in enumerate(columns):
            if found[place]:
                continue
            free = [one for one in fields if one.name not in found]
            found[place] = _named(plain(column), free, exact=exact)
    return tuple(found)


def _named(column: str, free: Sequence[ImportField], *, exact: bool) -> str:
    if exact:
        return next((one.name for one in free if column in _names(one)), "")
    from rapidfuzz.fuzz import ratio

    scored = [(max(ratio(column, name) for name in _names(one)), one.name) for one in free]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _LEAST_ALIKE and len(column) > 3 else ""


def _names(field: ImportField) -> set[str]:
    return {plain(one) for one in (field.name, field.label, *field.names)}


class _Reading:
    """Reads rows of one list."""

    def __init__(self, kind: ImportKind, sheet: Sheet, mapping: Sequence[str], known: There, today: date) -> None:
        self._kind, self._known, self._today = kind, known, today
        by_name = {one.name: one for one in fields_of(kind)}
        self._columns = [(place, by_name[name]) for place, name in enumerate(mapping) if name in by_name]
        self._names = sheet.columns
        self._unmapped = [one for one in by_name.values() if one.required and one.name not in mapping]

    def row(self, row: SheetRow, seen: dict[tuple[str, ...], int]) -> ReadRow:
        """One row, beside what is there and what was `seen` before it."""
        values, faults = self._values(row)
        facts: dict[str, Any] = {"number": row.number, "cells": row.cells, "values": values, "faults": tuple(faults)}
        if faults or self._unmapped:
            return ReadRow(standing=Standing.FAULTY, **facts)
        names = names_of(made(self._kind, values, self._today))
        twice = next((seen[name] for name in names if name in seen), 0)
        for name in names:
            seen.setdefault(name, row.number)
        if twice:
            return ReadRow(standing=Standing.TWICE, twice_of=twice, **facts)
        existing = next((self._known.by_name[name] for name in names if name in self._known.by_name), None)
        if existing is None:
            return ReadRow(standing=Standing.NEW, **facts)
        there = self._known.entities[existing]
        said = (name for name in values if self._kind is not ImportKind.CASES or name in case_lists.UPDATED)
        differs = tuple(name for name in said if getattr(there, name) != values[name])
        standing = Standing.DIFFERENT if differs else Standing.SAME
        return ReadRow(standing=standing, existing=existing, differs=differs, **facts)

    def _values(self, row: SheetRow) -> tuple[dict[str, Any], list[Fault]]:
        """The values of the cells that are filled; an empty cell says nothing about what is there already."""
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for place, field in self._columns:
            cell = row.cells[place]
            if not cell.strip():
                if field.required:
                    message = _("{name} is missing. Fill it in.").format(name=field.label)
                    faults.append(Fault(place, self._names[place], message))
                continue
            try:
                values |= field.values(_unprotected(cell))
            except BadCell as bad:
                faults.append(Fault(place, self._names[place], str(bad)))
        return values, faults


def _unprotected(cell: str) -> str:
    """The words of a cell. Raises BadCell for a formula."""
    if is_formula(cell):
        raise BadCell(_("Here stands a formula, which is not worked out. Type the value itself."))
    return unprotected(cell)


def take_in(desk: Desk, whole: Draft, numbers: Collection[int], told: Told | None = None) -> TakenIn:
    """Take these rows over, all or none. Rows that are there already are updated. Faulty rows are passed over.

    `told` hears of the progress and may raise to stop; then nothing has changed.
    """
    if whole.problem:
        raise InputRefused(whole.problem)
    if whole.kind is ImportKind.CASES:
        return _take_in_cases(desk, whole, numbers, told)
    wanted = [row for row in whole.rows if row.number in set(numbers) and row.standing is not Standing.FAULTY]
    added = updated = 0
    with desk.change(_("Read in a list"), None) as work:
        organisations = {plain(one.name): one.id for one in work.find(Organisation)}
        putting, logging = stretches(told, 2)
        for done, some in enumerate(parts(wanted), start=1):
            work.fetch(whole.kind.entity, [row.existing for row in some if row.existing is not None])
            entities: list[Entity] = []
            for row in some:
                before = _before(desk, work, whole, row)
                entity = made(whole.kind, row.values, whole.today) if before is None else replace(before, **row.values)
                if before is None:
                    added += 1
                    work.expect_new((entity,))
                elif entity != before:
                    updated += 1
                entities.append(_linked(entity, organisations))
            work.put_each(entities)
            putting.tell(min(done * AT_ONCE, len(wanted)), len(wanted))
        work.commit(told=logging.tell)
    return TakenIn(added, updated, len(whole.rows) - added - updated)


def _take_in_cases(desk: Desk, whole: Draft, numbers: Collection[int], told: Told | None) -> TakenIn:
    """The same for a list of dossiers. A row that is there already changes only what says where it belongs."""
    chosen = [one for one in whole.rows if one.number in set(numbers) and one.standing is not Standing.FAULTY]
    new = [made(whole.kind, one.values, whole.today) for one in chosen if one.existing is None]
    known = {one.existing: one.values for one in chosen if one.existing is not None}
    fresh = [one for one in new if isinstance(one, ListedCase)]
    updated = case_lists.take_in(desk, fresh, known, told)
    return TakenIn(len(fresh), updated, len(whole.rows) - len(fresh) - updated)


def _before(desk: Desk, work: Any, whole: Draft, row: ReadRow) -> Any:
    """What a row updates, as it is now; None when the row is new, or that was removed meanwhile."""
    if row.existing is None:
        return None
    found = work.get(whole.kind.entity, row.existing)
    if found is None and whole.kind is ImportKind.OFFERS:
        found = next((one for one in desk.forms.catalogue if one.id == row.existing), None)
    return found


def _linked(entity: Entity, organisations: Mapping[str, UUID]) -> Entity:
    """A place belongs to the organisation of the register that has its name."""
    if isinstance(entity, Place) and entity.organisation:
        return replace(entity, organisation_id=organisations.get(plain(entity.organisation)))
    return entity


def label_of(kind: ImportKind, field: str) -> str:
    """What a field of a kind of list is called."""
    return next((one.label for one in fields_of(kind) if field == one.name or field in one.into), field)
