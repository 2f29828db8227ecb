"""The search index and what the caseload is listed from. All that only SQLite knows (FTS5) lies here.

Both follow from Person and CaseFile alone; the unit of work refreshes them in its own transaction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import DDL, Connection, bindparam, delete, event, insert, select, text, update

from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import Phase
from intake_app.store.mapping import entity_of
from intake_app.store.tables import case_file, caseload_entry, metadata, person

SEARCHED = ("name", "street", "number", "phone", "neighbourhood", "next_step")

CREATE_INDEX = f"""CREATE VIRTUAL TABLE caseload_search USING fts5(
    {", ".join(SEARCHED)}, content='caseload_entry', content_rowid='entry',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')"""
FORGET_WELL = "INSERT INTO caseload_search(caseload_search, rank) VALUES ('secure-delete', 1)"

for _statement in (CREATE_INDEX, FORGET_WELL):
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy left this one without types
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))

_COLUMNS = ", ".join(SEARCHED)
_VALUES = ", ".join(f":{name}" for name in SEARCHED)
_ADD = text(f"INSERT INTO caseload_search(rowid, {_COLUMNS}) VALUES (:entry, {_VALUES})")
_REMOVE = text(f"INSERT INTO caseload_search(caseload_search, rowid, {_COLUMNS}) VALUES ('delete', :entry, {_VALUES})")
_KNOWN = select(caseload_entry).where(caseload_entry.c.case_id == bindparam("case_id"))
_WHOLE = select(case_file, person).select_from(case_file.join(person)).where(case_file.c.id == bindparam("case_id"))
_INSERT = insert(caseload_entry).returning(caseload_entry.c.entry)
_PHASES = tuple(Phase)
_NEVER, _SOME_DAY = date.min.isoformat(), date.max.isoformat()


def refresh(connection: Connection, case_ids: Iterable[UUID]) -> None:
    """Bring the caseload and the search index in step with these dossiers, which may be new, changed or gone."""
    for case_id in case_ids:
        known = connection.execute(_KNOWN, {"case_id": case_id}).mappings().first()
        wanted = _entry(connection, case_id)
        if known is not None and wanted is not None and all(known[name] == value for name, value in wanted.items()):
            continue
        if known is not None:
            connection.execute(_REMOVE, dict(known))
            entry = known["entry"]
            if wanted is None:
                connection.execute(delete(caseload_entry).where(caseload_entry.c.entry == entry))
            else:
                connection.execute(update(caseload_entry).where(caseload_entry.c.entry == entry), wanted)
        elif wanted is not None:
            entry = connection.execute(_INSERT, wanted).scalar_one()
        if wanted is not None:
            connection.execute(_ADD, {**wanted, "entry": entry})


def folded(words: str) -> str:
    """Small letters without accents, for sorting and comparing names."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def entry_of(case: CaseFile, resident: Person) -> dict[str, Any]:
    """The row of the caseload for one dossier."""
    by_name = folded(" ".join(filter(None, (resident.last_name or resident.first_name, resident.first_name))))
    return {
        "case_id": case.id,
        "name": resident.full_name,
        "birth_date": resident.birth_date,
        "street": resident.street,
        "number": case.number,
        "phone": resident.phone,
        "neighbourhood": case.neighbourhood,
        "phase": case.phase,
        "next_step": case.next_step,
        "next_step_owner": case.next_step_owner,
        "next_step_on": case.next_step_on,
        "last_contact_on": case.last_contact_on,
        "consultant": case.consultant,
        "status": case.status,
        "last_name": folded(resident.last_name),
        "by_name": by_name,
        "by_next_step": f"{case.next_step_on or _SOME_DAY} {by_name}",
        "by_last_contact": f"{case.last_contact_on or _NEVER} {by_name}",
        "by_phase": f"{_PHASES.index(case.phase)} {by_name}",
    }


def _entry(connection: Connection, case_id: UUID) -> dict[str, Any] | None:
    row = connection.execute(_WHOLE, {"case_id": case_id}).first()
    if row is None:
        return None
    split = len(case_file.c)
    return entry_of(entity_of(CaseFile, row[:split]), entity_of(Person, row[split:]))
