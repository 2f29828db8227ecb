"""What every dossier adds to the report of the team, kept beside it: written with the dossier, counted by one index.

It follows from the dossier, is never logged, and holds ids of lists only. Nothing here goes by one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    bindparam,
    delete,
    insert,
    select,
    text,
)

from intake_app.domain.suppression import Cell
from intake_app.domain.team_report import LineKind, ReportLine
from intake_app.store.direct import Direct
from intake_app.store.table_parts import metadata

report_line = Table(
    "report_line",
    metadata,
    Column("case_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("about", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("many", Integer, nullable=False),
    Index("ix_report_line_case_id", "case_id"),
    Index("ix_report_line_counting", "kind", "on", "about", "said", "case_id", "many"),
)
_COLUMNS = ("kind", "about", "said", "on", "many")
_KNOWN = select(*(report_line.c[name] for name in _COLUMNS)).where(report_line.c.case_id == bindparam("case_id"))
_FORGET = delete(report_line).where(
    report_line.c.case_id == bindparam("_case_id"), report_line.c.kind == bindparam("_kind")
)
ADD = insert(report_line)
_COUNT = text(
    "SELECT about, said, sum(many), count(DISTINCT case_id) FROM report_line INDEXED BY ix_report_line_counting "
    'WHERE kind = :kind AND "on" BETWEEN :first AND :last GROUP BY about, said'
)
_NEWEST = text(
    'SELECT about, said, count(*) FROM (SELECT about, said, max("on") FROM report_line INDEXED BY '
    'ix_report_line_counting WHERE kind = :kind AND "on" BETWEEN :first AND :last GROUP BY case_id, about) '
    "GROUP BY about, said"
)


def list_lines(direct: Direct, case_id: UUID, lines: Iterable[ReportLine], kinds: Collection[LineKind]) -> None:
    """These are the lines of a dossier of these kinds now. Nothing is written for a kind that has them already."""
    wanted, known = _by_kind(lines), _by_kind(_line(row) for row in direct.rows(_KNOWN, {"case_id": case_id}))
    for kind in kinds:
        if wanted[kind] == known[kind]:
            continue
        if known[kind]:
            direct.run(_FORGET, {"_case_id": case_id, "_kind": kind.value})
        if wanted[kind]:
            direct.run_each(ADD, rows_of(case_id, wanted[kind]))


def rows_of(case_id: UUID, lines: Iterable[ReportLine]) -> list[dict[str, Any]]:
    """Lines as they are stored."""
    return [
        {
            "case_id": case_id,
            "kind": one.kind.value,
            "about": one.about,
            "said": one.said,
            "on": one.on,
            "many": one.many,
        }
        for one in lines
    ]


def forget(connection: Connection, case_id: UUID) -> None:
    """The dossier is gone."""
    connection.execute(delete(report_line).where(report_line.c.case_id == case_id))


def counted(connection: Connection, kind: LineKind, first: date, last: date) -> dict[tuple[str, str], Cell]:
    """How often each thing was said about each, and of how many people."""
    asked = {"kind": kind.value, "first": first.isoformat(), "last": last.isoformat()}
    return {
        (about, said): Cell(int(many), int(people)) for about, said, many, people in connection.execute(_COUNT, asked)
    }


def newest(connection: Connection, kind: LineKind, first: date, last: date) -> dict[tuple[str, str], int]:
    """Of every dossier only the newest line about each thing: how many dossiers say what."""
    asked = {"kind": kind.value, "first": first.isoformat(), "last": last.isoformat()}
    return {(about, said): int(many) for about, said, many in connection.execute(_NEWEST, asked)}


def _by_kind(lines: Iterable[ReportLine]) -> dict[LineKind, list[ReportLine]]:
    found: dict[LineKind, list[ReportLine]] = defaultdict(list)
    for one in sorted(lines):
        found[one.kind].append(one)
    return found


def _line(row: Sequence[Any]) -> ReportLine:
    kind, about, said, on, many = row
    return ReportLine(LineKind(kind), about, said, on, many)
