"""The search index and what the caseload is listed from. What only SQLite knows (FTS5) lies here and in the queries.

Both follow from Person and CaseFile alone; the unit of work refreshes them in its own transaction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import DDL, Connection, bindparam, delete, event, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import CaseStatus, Phase
from intake_app.store.mapping import entity_of
from intake_app.store.tables import case_file, caseload_entry, caseload_mark, caseload_minutes, metadata, person

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
_KNOWN = select(caseload_entry).where(caseload_entry.c.case_id == bindparam("case_id"))
_WHOLE = select(case_file, person).select_from(case_file.join(person)).where(case_file.c.id == bindparam("case_id"))
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
    for case_id in case_ids:
        known = connection.execute(_KNOWN, {"case_id": case_id}).mappings().first()
        wanted = _wanted(connection, case_id)
        if known is not None and wanted is not None and all(known[name] == value for name, value in wanted.items()):
            continue
        if known is not None:
            connection.execute(_REMOVE, {"entry": known["entry"], "words": known["words"]})
            connection.execute(_DELETE, {"wanted": known["entry"]})
        if wanted is not None:
            entry = _number(connection, wanted["status"], None if known is None else known["entry"])
            connection.execute(INSERT, {**wanted, "entry": entry})
            connection.execute(ADD, {"entry": entry, "words": wanted["words"]})
            _move_marks(connection, case_id, entry, wanted["consultant"])


def _move_marks(connection: Connection, case_id: UUID, entry: int, consultant: str) -> None:
    """What is kept beside the line repeats its number and its consultant."""
    for table in (caseload_mark, caseload_minutes):
        moved = update(table).where(table.c.case_id == case_id)
        connection.execute(moved.values(entry=entry, consultant=consultant))


def add_all(connection: Connection, residents: Sequence[tuple[CaseFile, Person]]) -> dict[UUID, int]:
    """List many new dossiers at once. Returns the number of each one's line."""
    numbers = next_numbers(connection, [case.status is CaseStatus.CLOSED for case, _resident in residents])
    rows = [{**entry_of(*one), "entry": number} for one, number in zip(residents, numbers, strict=True)]
    connection.execute(INSERT, rows)
    connection.execute(ADD, [{"entry": row["entry"], "words": row["words"]} for row in rows])
    return {row["case_id"]: row["entry"] for row in rows}


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


def _number(connection: Connection, status: CaseStatus, before: int | None) -> int:
    closed = status is CaseStatus.CLOSED
    if before is not None and (before >= CLOSED_FROM) is closed:
        return before
    highest: int | None = connection.execute(_HIGHEST if closed else _HIGHEST_OPEN).scalar()
    return max(highest or 0, CLOSED_FROM if closed else 0) + 1


def _wanted(connection: Connection, case_id: UUID) -> dict[str, Any] | None:
    row = connection.execute(_WHOLE, {"case_id": case_id}).first()
    if row is None:
        return None
    split = len(case_file.c)
    return entry_of(entity_of(CaseFile, row[:split]), entity_of(Person, row[split:]))
