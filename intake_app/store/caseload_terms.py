"""The open terms of every dossier, kept beside the caseload: written with the dossier, read by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select

from intake_app.store.case_tables import case_file
from intake_app.store.caseload_tables import caseload_entry, caseload_term
from intake_app.store.direct import Direct
from intake_app.store.search import CLOSED_FROM


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """One open term of a dossier: its row in the rules, which of several, and its day."""

    key: str
    term: str
    due_on: date


@dataclass(frozen=True, slots=True)
class DueTerm:
    """One open term, and whose it is."""

    case_id: UUID
    name: str
    term: str
    due_on: date
    consultant: str


_FORGET = delete(caseload_term).where(caseload_term.c.case_id == bindparam("_case_id"))
ADD = insert(caseload_term)
_KNOWN = (
    select(caseload_term.c.key, caseload_term.c.term, caseload_term.c.due_on)
    .where(caseload_term.c.case_id == bindparam("case_id"))
    .order_by(caseload_term.c.key)
)
_DUE = (
    select(
        caseload_term.c.case_id,
        caseload_entry.c.name,
        caseload_term.c.term,
        caseload_term.c.due_on,
        caseload_entry.c.consultant,
    )
    .select_from(caseload_term.join(caseload_entry, caseload_entry.c.case_id == caseload_term.c.case_id))
    .where(
        caseload_term.c.due_on >= bindparam("first"),
        caseload_term.c.due_on <= bindparam("last"),
        caseload_entry.c.entry < CLOSED_FROM,
    )
    .order_by(caseload_term.c.due_on, caseload_term.c.case_id, caseload_term.c.key)
    .limit(bindparam("most"))
)
_DUE_OF = _DUE.where(caseload_entry.c.consultant == bindparam("consultant"))
_CASES = select(case_file.c.id).order_by(case_file.c.id).limit(bindparam("most"))


def list_terms(direct: Direct, case_id: UUID, terms: Sequence[ListedTerm]) -> None:
    """These are the open terms of a dossier now. Nothing is written when they were that already."""
    wanted = sorted(terms, key=lambda one: one.key)
    if [ListedTerm(*row) for row in direct.rows(_KNOWN, {"case_id": case_id})] == wanted:
        return
    direct.run(_FORGET, {"_case_id": case_id})
    rows = rows_of(case_id, wanted)
    if rows:
        direct.run_each(ADD, rows)


def rows_of(case_id: UUID, terms: Sequence[ListedTerm]) -> list[dict[str, Any]]:
    """Open terms as they are stored."""
    return [{"case_id": case_id, "key": one.key, "term": one.term, "due_on": one.due_on} for one in terms]


def forget(connection: Connection, case_id: UUID) -> None:
    """The dossier is gone."""
    connection.execute(_FORGET, {"_case_id": case_id})


def due_until(connection: Connection, last: date, most: int, consultant: str | None = None) -> tuple[DueTerm, ...]:
    """The open terms of open dossiers (of this consultant, or all) that are due on or before a day, soonest first."""
    return due_between(connection, date.min, last, most, consultant)


def due_between(
    connection: Connection, first: date, last: date, most: int, consultant: str | None = None
) -> tuple[DueTerm, ...]:
    """The same, from a day on."""
    asked = {"first": first, "last": last, "most": most}
    if consultant is None:
        return tuple(DueTerm(*row) for row in connection.execute(_DUE, asked))
    return tuple(DueTerm(*row) for row in connection.execute(_DUE_OF, {**asked, "consultant": consultant}))


def cases_after(connection: Connection, after: UUID | None, most: int) -> tuple[UUID, ...]:
    """The next dossiers in the order of their ids, to go through all of them bit by bit."""
    statement = _CASES if after is None else _CASES.where(case_file.c.id > after)
    return tuple(connection.scalars(statement, {"most": most}))
