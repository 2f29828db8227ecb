"""What is kept beside the lines of many dossiers in the caseload: terms, marks, minutes, lines of the report.

It follows from the dossier and is never logged; `services.term_list` works it out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Insert, Select, Table, delete, insert, select

from intake_app.domain.caseload_words import ListedMark
from intake_app.domain.team_report import ReportLine
from intake_app.store.caseload_marks import mark_rows
from intake_app.store.caseload_tables import caseload_entry, caseload_mark, caseload_minutes, caseload_term
from intake_app.store.caseload_terms import ListedTerm
from intake_app.store.direct import Direct
from intake_app.store.many import among, ids_of, parts
from intake_app.store.report_lines import report_line, rows_of


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside the line of one dossier in the caseload; see services.term_list."""

    terms: Sequence[ListedTerm] = ()
    marks: Iterable[ListedMark] = ()
    minutes: Mapping[int, int] | None = None
    lines: Iterable[ReportLine] = ()


NOTHING = Beside()
"""Of a dossier that is gone."""
_Row = dict[str, Any]


class _Kept:
    """One of the tables beside the caseload; `placed` when its rows repeat number and consultant of the line."""

    def __init__(self, table: Table, *, placed: bool) -> None:
        self.placed = placed
        self.names = [one.name for one in table.columns if one.name not in ("case_id", "entry", "consultant")]
        self.known: Select[Any] = select(table.c.case_id, *(table.c[name] for name in self.names)).where(
            among(table.c.case_id)
        )
        self.forget = delete(table).where(among(table.c.case_id))
        self.add: Insert = insert(table)

    def keep(self, direct: Direct, wanted: Mapping[UUID, list[_Row]], places: Mapping[UUID, _Row]) -> None:
        """Exactly these rows; of a dossier that has them already nothing is written."""
        known: dict[UUID, list[Hashable]] = {}
        for case_id, *said in direct.rows(self.known, {"ids": ids_of(wanted)}):
            known.setdefault(case_id, []).append(tuple(said))
        other = [one for one, rows in wanted.items() if not self._same(rows, known.get(one, []))]
        if gone := [one for one in other if one in known]:
            direct.run(self.forget, {"ids": ids_of(gone)})
        rows = [
            {**row, **(places.get(one, {"entry": 0, "consultant": ""}) if self.placed else {}), "case_id": one}
            for one in other
            for row in wanted[one]
        ]
        if rows:
            direct.run_each(self.add, rows)

    def _same(self, rows: list[_Row], known: list[Hashable]) -> bool:
        if len(rows) != len(known):
            return False
        return sorted(map(repr, known)) == sorted(repr(tuple(row[name] for name in self.names)) for row in rows)


_TERMS = _Kept(caseload_term, placed=False)
_MARKS = _Kept(caseload_mark, placed=True)
_MINUTES = _Kept(caseload_minutes, placed=True)
_LINES = _Kept(report_line, placed=False)
_PLACES = select(caseload_entry.c.case_id, caseload_entry.c.entry, caseload_entry.c.consultant).where(
    among(caseload_entry.c.case_id)
)


def keep_all(direct: Direct, found: Mapping[UUID, Beside]) -> None:
    """This is what belongs beside the lines of these dossiers now; the lines themselves are there already."""
    for some in parts(found):
        places = {
            case_id: {"entry": entry, "consultant": consultant}
            for case_id, entry, consultant in direct.rows(_PLACES, {"ids": ids_of(some)})
        }
        terms, marks = {one: _terms(found[one]) for one in some}, {one: _marks(found[one]) for one in some}
        _TERMS.keep(direct, terms, places)
        _MARKS.keep(direct, marks, places)
        _MINUTES.keep(direct, {one: _minutes(found[one]) for one in some}, places)
        _LINES.keep(direct, {one: rows_of(one, found[one].lines) for one in some}, places)


def _terms(kept: Beside) -> list[_Row]:
    return [{"key": one.key, "term": one.term, "due_on": one.due_on} for one in kept.terms]


def _marks(kept: Beside) -> list[_Row]:
    return mark_rows({}, dict.fromkeys(kept.marks))


def _minutes(kept: Beside) -> list[_Row]:
    return [{"year": year, "minutes": many} for year, many in (kept.minutes or {}).items()]
