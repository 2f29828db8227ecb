"""New dossiers as rows that the driver takes as they are: made beside the vault, also in another process.

What only the vault knows (numbers of lines and of the log) is put in where they are stored; see `bulk`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Insert, Uuid, insert

from intake_app.domain.caseload_words import ListedMark
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.team_report import ReportLine
from intake_app.domain.vocabulary import CaseStatus
from intake_app.store import caseload_marks, caseload_terms, report_lines, search
from intake_app.store.caseload_terms import ListedTerm
from intake_app.store.database import dialect
from intake_app.store.direct import Prepared
from intake_app.store.mapping import class_map
from intake_app.store.tables import TABLES

AT_ONCE = 200
"""Dossiers in one part."""
INSERT = {cls: insert(table) for cls, table in TABLES.items()}
_REMEMBERED = 4096  # days, and members of lists, that lie ready as they are stored

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside the line of one dossier in the caseload; see services.term_list."""

    terms: Sequence[ListedTerm] = ()
    marks: Iterable[ListedMark] = ()
    minutes: Mapping[int, int] | None = None
    lines: Iterable[ReportLine] = ()


class Line(NamedTuple):
    """One dossier as the caseload lists it; all but its number."""

    closed: bool
    entry: Values
    words: str
    marks: list[Values]
    minutes: list[Values]


class Part(NamedTuple):
    """Some new dossiers. `told` names every entity for the log: its kind and its id."""

    rows: dict[str, list[Values]]
    told: list[tuple[str, str]]
    lines: list[Line]
    terms: list[Values]
    report: list[Values]


def parts_of(dossiers: Iterable[tuple[Dossier, Beside]]) -> Iterator[Part]:
    """All these dossiers, part by part."""
    left = iter(dossiers)
    while found := list(islice(left, AT_ONCE)):
        yield part_of(found)


def part_of(dossiers: Sequence[tuple[Dossier, Beside]]) -> Part:
    """These dossiers as one part. Whoever is in several of them is stored once."""
    made = Part({}, [], [], [], [])
    seen: set[UUID] = set()
    for dossier, beside in dossiers:
        for one in dossier.entities():
            if one.id not in seen:
                seen.add(one.id)
                name = type(one).__name__
                made.rows.setdefault(name, []).append(row_of(one))
                made.told.append((name, str(one.id)))
        made.lines.append(_line(dossier.case, dossier.person, beside))
        case_id = dossier.case.id
        terms = caseload_terms.rows_of(case_id, beside.terms)
        made.terms.extend(map(_prepared(caseload_terms.ADD).values, terms))
        made.report.extend(map(_prepared(report_lines.ADD).values, report_lines.rows_of(case_id, beside.lines)))
    return made


def _line(case: CaseFile, person: Person, beside: Beside) -> Line:
    """The number comes later, and is 0 until then."""
    entry = {**search.entry_of(case, person), "entry": 0}
    place = {"case_id": case.id, "entry": 0, "consultant": case.consultant}
    marks = caseload_marks.mark_rows(place, beside.marks)
    minutes = caseload_marks.minute_rows(place, beside.minutes or {})
    return Line(
        case.status is CaseStatus.CLOSED,
        _prepared(search.INSERT).values(entry),
        entry["words"],
        [_prepared(caseload_marks.ADD).values(row) for row in marks],
        [_prepared(caseload_marks.ADD_MINUTES).values(row) for row in minutes],
    )


@cache
def _prepared(statement: Insert) -> Prepared:
    return Prepared(statement, dialect())


def row_of(entity: Entity) -> Values:
    """The row of an entity in the order of its INSERT, as `mapping` and the columns would make it."""
    cls = type(entity)
    maker = _makers.get(cls)
    if maker is None:
        maker = _makers[cls] = _row_maker(cls)
    return maker(entity)


_makers: dict[type[Entity], Callable[[Entity], Values]] = {}


def _row_maker(cls: type[Entity]) -> Callable[[Entity], Values]:
    binds = Prepared(INSERT[cls], dialect()).binds
    taken = attrgetter(*(name for name, _made in binds))
    made = [(place, maker) for place, (name, bind) in enumerate(binds) if (maker := _maker(cls, name, bind))]

    def row(entity: Entity) -> Values:
        values = list(taken(entity))
        for place, maker in made:
            if (value := values[place]) is not None:
                values[place] = maker(value)
        return tuple(values)

    return row


def _maker(cls: type[Entity], name: str, bind: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    field = class_map(cls).field(name)
    if bind is None or isinstance(TABLES[cls].c[name].type, Uuid):
        return bind
    if not field.nested:
        return lru_cache(_REMEMBERED)(bind)
    empty = bind(field.to_json(()))
    return lambda value: empty if value == () else bind(field.to_json(value))
