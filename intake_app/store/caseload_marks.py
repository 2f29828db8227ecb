"""Why dossiers are on a list, what they can be filtered on, and the minutes of a year: kept beside the caseload.

Written with the dossier, never logged, made anew at any time. Each row repeats the number and the consultant of the
dossier's line, so that one index answers "how many of hers are due" and "which come first" (decision 0060).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from intake_app.domain.caseload_words import ListedMark
from intake_app.store.caseload_tables import caseload_entry, caseload_mark, caseload_minutes
from intake_app.store.direct import Direct
from intake_app.store.many import among, ids_of, parts
from intake_app.store.search import CLOSED_FROM

_AT_ONCE = 500
_FIELDS = tuple(one.name for one in fields(ListedMark))
_PLACE = select(caseload_entry.c.entry, caseload_entry.c.consultant).where(
    caseload_entry.c.case_id == bindparam("case_id")
)
_KNOWN = select(*(caseload_mark.c[name] for name in _FIELDS)).where(caseload_mark.c.case_id == bindparam("case_id"))
_KNOWN_MINUTES = select(caseload_minutes.c.year, caseload_minutes.c.minutes).where(
    caseload_minutes.c.case_id == bindparam("case_id")
)
_HOLDING = select(caseload_mark.c.case_id, *(caseload_mark.c[name] for name in _FIELDS)).where(
    among(caseload_mark.c.case_id),
    caseload_mark.c.from_on <= bindparam("today"),
    caseload_mark.c.until_on >= bindparam("today"),
)
_FORGET = delete(caseload_mark).where(
    caseload_mark.c.case_id == bindparam("_case_id"),
    caseload_mark.c.kind == bindparam("_kind"),
    caseload_mark.c.from_on == bindparam("_from_on"),
    caseload_mark.c.about == bindparam("_about"),
)
_FORGET_MINUTES = delete(caseload_minutes).where(caseload_minutes.c.case_id == bindparam("_case_id"))
ADD, ADD_MINUTES = insert(caseload_mark), insert(caseload_minutes)
_BOTH = (caseload_mark, caseload_minutes)


def list_marks(direct: Direct, case_id: UUID, marks: Iterable[ListedMark], kinds: Sequence[str] | None = None) -> None:
    """These marks hold for a dossier now. With `kinds` only those are looked at. Writes nothing that is there."""
    wanted = set(marks)
    known = {_mark(row) for row in direct.rows(_KNOWN, {"case_id": case_id})}
    if kinds is not None:
        known = {one for one in known if one.kind in kinds}
    for one in known - wanted:
        gone = {"_case_id": case_id, "_kind": one.kind, "_from_on": one.from_on, "_about": one.about}
        direct.run(_FORGET, gone)
    fresh = sorted(wanted - known, key=lambda one: (one.kind, one.from_on, one.about))
    if fresh:
        place = _place(direct, case_id)
        direct.run_each(ADD, mark_rows(place, fresh))


def list_minutes(direct: Direct, case_id: UUID, minutes: Mapping[int, int]) -> None:
    """The minutes of contact per calendar year. Nothing is written when they were that already."""
    if dict(direct.rows(_KNOWN_MINUTES, {"case_id": case_id})) == dict(minutes):
        return
    direct.run(_FORGET_MINUTES, {"_case_id": case_id})
    place = _place(direct, case_id)
    if minutes:
        direct.run_each(ADD_MINUTES, minute_rows(place, minutes))


def mark_rows(place: Mapping[str, Any], marks: Iterable[ListedMark]) -> list[dict[str, Any]]:
    """Marks as they are stored, after the number and the consultant of the dossier's line."""
    return [{**_values(one), **place} for one in marks]


def minute_rows(place: Mapping[str, Any], minutes: Mapping[int, int]) -> list[dict[str, Any]]:
    """Minutes per calendar year as they are stored, after the number and the consultant of the dossier's line."""
    return [{"year": year, "minutes": many, **place} for year, many in minutes.items()]


def forget(connection: Connection, case_id: UUID) -> None:
    """The dossier is gone."""
    for table in _BOTH:
        connection.execute(delete(table).where(table.c.case_id == case_id))


def marks_of(direct: Direct, case_ids: Sequence[UUID], today: date) -> dict[UUID, tuple[ListedMark, ...]]:
    """What holds for these dossiers on a day, longest first."""
    found: dict[UUID, list[ListedMark]] = {}
    for some in parts(case_ids):
        for row in direct.rows(_HOLDING, {"ids": ids_of(some), "today": today}):
            found.setdefault(row[0], []).append(_mark(row[1:]))
    return {case_id: tuple(sorted(marks, key=lambda one: (one.from_on, one.kind))) for case_id, marks in found.items()}


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something that a dossier's day asks, and whose it is."""

    case_id: UUID
    name: str
    consultant: str
    kind: str
    on: date
    about: str


_DAYS = (
    "SELECT m.case_id, e.name, e.consultant, m.kind, m.from_on, m.about FROM caseload_mark AS m INDEXED BY {index} "
    "CROSS JOIN caseload_entry AS e ON e.entry = m.entry "
    "WHERE m.kind = :kind AND m.from_on BETWEEN :first AND :last{whose} ORDER BY m.from_on, e.by_name LIMIT :most"
)


def days_between(
    connection: Connection, kinds: Sequence[str], first: date, last: date, most: int, consultant: str | None
) -> tuple[DayMark, ...]:
    """The day marks of these kinds from `first` up to and with `last`, of one consultant or of all, soonest first."""
    index = "ix_caseload_mark_kind_from_on" if consultant is None else "ix_caseload_mark_consultant_kind_from_on"
    whose = "" if consultant is None else " AND m.consultant = :consultant"
    columns = (caseload_mark.c.case_id, caseload_entry.c.name, caseload_entry.c.consultant, caseload_mark.c.kind)
    asked = text(_DAYS.format(index=index, whose=whose)).columns(
        *columns, caseload_mark.c.from_on, caseload_mark.c.about
    )
    said: dict[str, Any] = {"first": first.isoformat(), "last": last.isoformat(), "most": most}
    if consultant is not None:
        said["consultant"] = consultant
    rows = [DayMark(*row) for kind in kinds for row in connection.execute(asked, {**said, "kind": kind})]
    return tuple(sorted(rows, key=lambda one: one.on)[:most])


@dataclass(frozen=True, slots=True)
class ConsultantLoad:
    """The open dossiers of one consultant, and the minutes written down for them in a calendar year."""

    consultant: str
    dossiers: int
    minutes: int


_DOSSIERS = text(
    f"SELECT consultant, count(*) FROM caseload_entry INDEXED BY ix_caseload_entry_consultant_by_name "
    f"WHERE entry < {CLOSED_FROM} GROUP BY consultant"
)
_MINUTES = text(
    f"SELECT consultant, sum(minutes) FROM caseload_minutes INDEXED BY ix_caseload_minutes_year_consultant "
    f"WHERE year = :year AND entry < {CLOSED_FROM} GROUP BY consultant"
)
_MINUTES_OF = select(caseload_minutes.c.case_id, caseload_minutes.c.minutes)


def loads(connection: Connection, year: int) -> tuple[ConsultantLoad, ...]:
    """What every consultant carries, by name."""
    minutes = {name: int(many) for name, many in connection.execute(_MINUTES, {"year": year})}
    return tuple(ConsultantLoad(name, int(many), minutes.get(name, 0)) for name, many in connection.execute(_DOSSIERS))


_CONSULTANTS = text(
    "WITH RECURSIVE one(name) AS (SELECT min(consultant) FROM caseload_entry UNION ALL "
    "SELECT (SELECT min(consultant) FROM caseload_entry WHERE consultant > one.name) FROM one WHERE one.name NOTNULL) "
    "SELECT name FROM one WHERE name <> ''"
)
"""One step along the index per name, however many dossiers there are."""


def consultants(connection: Connection) -> tuple[str, ...]:
    """Everybody who has a dossier, by name."""
    return tuple(connection.scalars(_CONSULTANTS))


def minutes_of(connection: Connection, case_ids: Sequence[UUID], year: int) -> dict[UUID, int]:
    """The minutes of a calendar year, of these dossiers."""
    found: dict[UUID, int] = {}
    for start in range(0, len(case_ids), _AT_ONCE):
        some = caseload_minutes.c.case_id.in_(case_ids[start : start + _AT_ONCE])
        rows = connection.execute(_MINUTES_OF.where(some, caseload_minutes.c.year == year))
        found |= {case_id: int(minutes) for case_id, minutes in rows}
    return found


def _place(direct: Direct, case_id: UUID) -> dict[str, Any]:
    """Number and consultant of the dossier's line; a new dossier gets its line when the unit of work ends."""
    rows = direct.rows(_PLACE, {"case_id": case_id})
    entry, consultant = rows[0] if rows else (0, "")
    return {"case_id": case_id, "entry": entry, "consultant": consultant}


def _mark(row: Sequence[Any]) -> ListedMark:
    return ListedMark(**dict(zip(_FIELDS, row, strict=True)))


def _values(mark: ListedMark) -> dict[str, Any]:
    return {name: getattr(mark, name) for name in _FIELDS}
