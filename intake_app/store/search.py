"""The search index and what the caseload is listed from. What only SQLite knows (FTS5) lies here and in the queries.

Both follow from Person and CaseFile alone; the unit of work refreshes them in its own transaction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import DDL, Connection, bindparam, delete, event, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import CaseStatus, Phase
from intake_app.store.case_tables import case_file, person
from intake_app.store.caseload_tables import caseload_entry, caseload_mark, caseload_minutes
from intake_app.store.many import among, ids_of, parts
from intake_app.store.mapping import entity_of
from intake_app.store.tables import metadata

CLOSED_FROM = 1 << 40
"""Closed dossiers are numbered from here, so that the index itself leaves them out of a search in the open ones."""

CREATE_INDEX = """CREATE VIRTUAL TABLE caseload_search USING fts5(
    words, content='caseload_entry', content_rowid='entry', detail='none', columnsize=0,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4')"""
FORGET_WELL = "INSERT INTO caseload_search(caseload_search, rank) VALUES ('secure-delete', 1)"

for _statement in (CREATE_INDEX, FORGET_WELL):
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy left this one without types
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))

ADD = text("INSERT INTO caseload_search(rowid, words) VALUES (:entry, :words)")
_REMOVE = text("INSERT INTO caseload_search(caseload_search, rowid, words) VALUES ('delete', :entry, :words)")
_CHECKS = tuple(
    text(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    for index in ("caseload_search", "note_search")
)
INSERT = insert(caseload_entry)
_DELETE = delete(caseload_entry).where(caseload_entry.c.entry == bindparam("wanted"))
_KNOWN = select(caseload_entry).where(among(caseload_entry.c.case_id))
_WHOLE = select(case_file, person).select_from(case_file.join(person)).where(among(case_file.c.id))
_MOVE = tuple(
    update(table)
    .where(table.c.case_id == bindparam("_case_id"))
    .values(entry=bindparam("_entry"), consultant=bindparam("_whose"))
    for table in (caseload_mark, caseload_minutes)
)
"""What is kept beside the line repeats its number and its consultant."""
_HIGHEST_OPEN = select(func.max(caseload_entry.c.entry)).where(caseload_entry.c.entry < CLOSED_FROM)
_HIGHEST = select(func.max(caseload_entry.c.entry))

_PHASES = tuple(Phase)
_KEY, _LAST = 60, "\uffff"  # signs of a next step that sort; what stands after every one of them
_WORD = re.compile(r"[^\W_]+")
_NOT_APART = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ĳ": "ij"}
)


def refresh(connection: Connection, case_ids: Iterable[UUID]) -> None:
    """Bring the caseload and the search index in step with these dossiers, which may be new, changed or gone."""
    for some in parts(case_ids):
        ids = {"ids": ids_of(some)}
        known = {row["case_id"]: dict(row) for row in connection.execute(_KNOWN, ids).mappings()}
        wanted = _wanted(connection, ids)
        same = {one for one, row in wanted.items() if one in known and _fits(known[one], row)}
        rows = _numbered(connection, [wanted[one] for one in some if one in wanted and one not in same], known)
        _take_out(connection, [known[one] for one in some if one in known and one not in same])
        _put_in(connection, rows)


def _fits(known: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(known[name] == value for name, value in wanted.items())


def _take_out(connection: Connection, lines: Sequence[Mapping[str, Any]]) -> None:
    if lines:
        connection.execute(_REMOVE, [{"entry": one["entry"], "words": one["words"]} for one in lines])
        connection.execute(_DELETE, [{"wanted": one["entry"]} for one in lines])


def _numbered(
    connection: Connection, lines: Sequence[dict[str, Any]], known: Mapping[UUID, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    numbers = _Numbers(connection)
    rows = []
    for one in lines:
        before = known.get(one["case_id"])
        rows.append({**one, "entry": numbers.of(one["status"], None if before is None else before["entry"])})
    return rows


def _put_in(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    connection.execute(INSERT, rows)
    connection.execute(ADD, [{"entry": row["entry"], "words": row["words"]} for row in rows])
    moved = [{"_entry": row["entry"], "_whose": row["consultant"], "_case_id": row["case_id"]} for row in rows]
    for statement in _MOVE:
        connection.execute(statement, moved)


def next_numbers(connection: Connection, closed: Iterable[bool]) -> list[int]:
    """The numbers of as many new lines, of which it is said whether they are of closed dossiers."""
    highest = {of: connection.execute(_HIGHEST if of else _HIGHEST_OPEN).scalar() or 0 for of in (False, True)}
    highest[True] = max(highest[True], CLOSED_FROM)
    found = []
    for one in closed:
        highest[one] += 1
        found.append(highest[one])
    return found


def indexes_fit(connection: Connection) -> bool:
    """Whether the search indexes answer to the caseload and to the notes, as SQLite itself checks it."""
    try:
        for check in _CHECKS:
            connection.execute(check)
    except DatabaseError:
        return False
    return True


def folded(words: str) -> str:
    """Small letters without accents, for sorting and comparing names."""
    if words.isascii():
        return words.casefold()
    apart = unicodedata.normalize("NFKD", words.casefold().translate(_NOT_APART))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words_of(typed: str) -> list[str]:
    """The words of a text as they are searched for: folded letters and figures only."""
    return _WORD.findall(folded(typed))


def entry_of(case: CaseFile, resident: Person) -> dict[str, Any]:
    """The row of the caseload for one dossier, all but its number."""
    by_last_name = folded(resident.last_name or resident.first_name)
    by_name = f"{by_last_name} {folded(resident.first_name)}"
    return {
        "case_id": case.id,
        "number": case.number,
        "name": resident.full_name,
        "last_name": resident.last_name,
        "birth_date": resident.birth_date,
        "neighbourhood": case.neighbourhood,
        "phase": case.phase,
        "next_step": case.next_step,
        "next_step_owner": case.next_step_owner,
        "next_step_on": case.next_step_on,
        "last_contact_on": case.last_contact_on,
        "consultant": case.consultant,
        "phone": resident.phone,
        "status": case.status,
        "by_last_name": by_last_name,
        "by_name": by_name,
        "by_next_step_on": case.next_step_on or date.max,
        "by_last_contact_on": case.last_contact_on or date.min,
        "by_phase": _PHASES.index(case.phase),
        "words": _searched(case, resident),
        "attention": case.attention,
        "attention_on": case.attention_on,
        "by_attention_on": case.attention_on or date.max,
        "by_next_step": folded(case.next_step)[:_KEY] or _LAST,
    }


def _searched(case: CaseFile, resident: Person) -> str:
    """Each word once, each after a space, so that " jan" finds what begins with "jan"."""
    said = (resident.full_name, resident.street, case.number, case.neighbourhood, case.next_step)
    found = dict.fromkeys(words_of(" ".join(said)))
    found |= dict.fromkeys(str(int(word)) for word in words_of(case.number) if word.isdecimal())
    found["".join(sign for sign in resident.phone if sign.isdecimal())] = None
    return "".join(f" {word}" for word in found if word)


class _Numbers:
    """Gives lines their numbers; the highest is looked up once for as many as come."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._highest: dict[bool, int] = {}

    def of(self, status: CaseStatus, before: int | None) -> int:
        """The number it had when that still fits, or the next one."""
        closed = status is CaseStatus.CLOSED
        if before is not None and (before >= CLOSED_FROM) is closed:
            return before
        if closed not in self._highest:
            highest: int | None = self._connection.execute(_HIGHEST if closed else _HIGHEST_OPEN).scalar()
            self._highest[closed] = max(highest or 0, CLOSED_FROM if closed else 0)
        self._highest[closed] += 1
        return self._highest[closed]


def _wanted(connection: Connection, ids: Mapping[str, str]) -> dict[UUID, dict[str, Any]]:
    split = len(case_file.c)
    found = (
        entry_of(entity_of(CaseFile, row[:split]), entity_of(Person, row[split:]))
        for row in connection.execute(_WHOLE, ids)
    )
    return {one["case_id"]: one for one in found}
