"""Erases a dossier for good (right to be forgotten): its rows, and every value of it in the change log.

The log keeps that something was written, when and by whom, and its chain stays whole: each erased line keeps only a
salted digest whose salt is gone, so that the value cannot be guessed from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, LargeBinary, Text, bindparam, cast, delete, func, null, select, update

from intake_app.domain.accountability import SampleFinding, SampleReview
from intake_app.domain.changes import Change, Changes
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.privacy import Destruction
from intake_app.store import caseload_marks, caseload_terms, match_profiles, report_lines, search, settings_table
from intake_app.store.case_tables import case_file
from intake_app.store.change_log import Batch, ChangeLog, batch_digest, change_digest
from intake_app.store.database import Database
from intake_app.store.differences import differences
from intake_app.store.direct import Direct
from intake_app.store.log_tables import batch, change
from intake_app.store.many import Stretch, Told, among, ids_of, parts, weighed
from intake_app.store.mapping import entity_of, row_of
from intake_app.store.reading import SELECT_ALL
from intake_app.store.tables import OF_A_CASE, TABLES

_AT_ONCE = 100  # records, of which the log may hold a thousand lines
_ERASE = (
    update(change)
    .where(change.c.seq == bindparam("wanted"))
    .values(before=null(), after=null(), salt=null(), erased=bindparam("digest"))
)

_NAMES = tuple(change.c.keys())
_LINES = select(change).where(among(change.c.entity_id), change.c.erased.is_(None))


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was erased; what a certificate says of it."""

    records: int
    attachments: int
    log_lines: int


def erase(
    database: Database,
    log: ChangeLog,
    case_id: UUID,
    said: Batch,
    certify: Callable[[Erased], Destruction] | None = None,
    *,
    settings: Mapping[str, Any] | None = None,
    told: Told | None = None,
) -> Changes:
    """Erase one dossier. Empty when it is not there. The resident goes too, unless another dossier is theirs.

    `certify` gives the line of the destruction list as it becomes, and `settings` become these; it is all kept in the
    same transaction. `told` hears how far it is, and may raise to stop: then nothing has changed.
    """
    removing, blanking = weighed(told, 1, 3)
    with database.transaction() as connection:
        person_id = connection.execute(select(case_file.c.person_id).where(case_file.c.id == case_id)).scalar()
        if person_id is None:
            return Changes()
        attachments = _attachments(connection, case_id)
        removed = _remove_rows(connection, case_id, person_id, removing)
        gone = [*_removed_earlier(connection, case_id), *removed, *_out_of_samples(connection, case_id)]
        search.refresh(connection, [case_id])
        caseload_terms.forget(connection, case_id)
        caseload_marks.forget(connection, case_id)
        match_profiles.forget(connection, (case_id,))
        report_lines.forget(connection, case_id)
        blanked = _blank_log(connection, database.direct, gone, blanking)
        for key, value in (settings or {}).items():
            settings_table.put(connection, key, value)
        found = [Change(CaseFile.__name__, case_id, "id", str(case_id), None)]
        if certify is not None:
            found += _certified(connection, certify(Erased(len(removed), attachments, blanked)))
        end = log.append(database.direct, said, found)
    log.end = end
    database.settle()  # nothing of it is left in SQLite's own log either
    return Changes(frozenset({case_id}), tuple(found))


def _attachments(connection: Connection, case_id: UUID) -> int:
    return sum(
        connection.execute(select(func.count()).select_from(table).where(table.c.case_id == case_id)).scalar() or 0
        for table in (TABLES[cls] for cls in OF_A_CASE)
        if any(isinstance(column.type, LargeBinary) for column in table.columns)
    )


def _certified(connection: Connection, line: Destruction) -> list[Change]:
    """Keep the line as it became, and tell the log of it."""
    row = connection.execute(SELECT_ALL[Destruction].where(TABLES[Destruction].c.id == line.id)).first()
    if row is None:
        raise LookupError("the destruction list has no such line")
    connection.execute(update(TABLES[Destruction]).where(TABLES[Destruction].c.id == line.id).values(row_of(line)))
    return list(differences((Destruction, line.id), entity_of(Destruction, row), line))


def _remove_rows(connection: Connection, case_id: UUID, person_id: UUID, removing: Stretch) -> list[UUID]:
    gone = [case_id]
    for done, cls in enumerate(OF_A_CASE):
        removing.tell(done, len(OF_A_CASE))
        table = TABLES[cls]
        rows = connection.scalars(select(table.c.id).where(table.c.case_id == case_id)).all()
        if rows:
            connection.execute(delete(table).where(table.c.case_id == case_id))
            gone += rows
    connection.execute(delete(case_file).where(case_file.c.id == case_id))
    others = select(func.count()).select_from(case_file).where(case_file.c.person_id == person_id)
    if not connection.execute(others).scalar():
        gone.append(person_id)
        connection.execute(delete(TABLES[Person]).where(TABLES[Person].c.id == person_id))
    return gone


def _out_of_samples(connection: Connection, case_id: UUID) -> list[UUID]:
    """What was drawn of this dossier keeps its place and its judgements; whose it was and every remark go.

    Returns everything of it that the log knows, also what was taken back.
    """
    reviews, findings = TABLES[SampleReview], TABLES[SampleFinding]
    drawn = list(connection.scalars(select(reviews.c.id).where(reviews.c.dossier_id == case_id)))
    connection.execute(update(findings).where(findings.c.review_id.in_(drawn)).values(remark=""))
    nothing = {"dossier_id": None, "subject_id": None, "number": "", "remarks": ""}
    connection.execute(update(reviews).where(reviews.c.id.in_(drawn)).values(**nothing))
    logged = _logged_with(connection, SampleReview.__name__, "dossier_id", [case_id])
    return [*logged, *_logged_with(connection, SampleFinding.__name__, "review_id", logged)]


def _logged_with(connection: Connection, entity: str, field: str, values: Sequence[UUID]) -> list[UUID]:
    """The entities of the whole vault that once named one of these."""
    said = [f'"{one}"' for one in values]
    known = select(change.c.entity_id).where(
        change.c.batch_seq.in_(select(batch.c.seq).where(batch.c.case_id.is_(None))),
        change.c.entity == entity,
        change.c.field == field,
        cast(change.c.after, Text).in_(said) | cast(change.c.before, Text).in_(said),
    )
    return list(connection.scalars(known.distinct()))


def _removed_earlier(connection: Connection, case_id: UUID) -> list[UUID]:
    """What was once part of the dossier and was deleted before: only the log still knows it."""
    own_batches = select(batch.c.seq).where(batch.c.case_id == case_id)
    said = f'"{case_id}"'
    known = select(change.c.entity_id).where(
        change.c.batch_seq.in_(own_batches),
        change.c.field == "case_id",
        (cast(change.c.after, Text) == said) | (cast(change.c.before, Text) == said),
    )
    return list(connection.scalars(known.distinct()))


def _blank_log(connection: Connection, direct: Direct, gone: Sequence[UUID], blanking: Stretch) -> int:
    """Wipe every value that the log has of these. Returns how many lines had any."""
    blanked = done = 0
    sealed: dict[int, str] = {}
    for some in parts(gone, _AT_ONCE):
        lines = [dict(zip(_NAMES, row, strict=True)) for row in direct.rows(_LINES, {"ids": ids_of(some)})]
        sealed |= _sealed(connection, {one["batch_seq"] for one in lines} - set(sealed))
        digests = [{"wanted": one["seq"], "digest": change_digest(one, sealed[one["batch_seq"]])} for one in lines]
        direct.run_each(_ERASE, digests)
        blanked += len(lines)
        done += len(some)
        blanking.tell(done, len(gone))
    return blanked


def _sealed(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """What each of these batches says, as its lines are linked to it."""
    found = {}
    for some in parts(numbers):
        for row in connection.execute(select(batch).where(batch.c.seq.in_(some))):
            found[row.seq] = batch_digest(row._asdict())
    return found
