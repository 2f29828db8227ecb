"""What matching needs of every dossier, kept beside it: which ones changed since, and writing and reading them.

The words are made by a service; here they are text. Nothing is written with a dossier's own changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from intake_app.domain.people import CaseFile
from intake_app.store.case_tables import case_file
from intake_app.store.change_log import ChangeLog
from intake_app.store.database import Database
from intake_app.store.direct import Direct
from intake_app.store.log_tables import batch, change
from intake_app.store.matching_tables import match_profile

_FORGET = delete(match_profile).where(match_profile.c.case_id == bindparam("_case_id"))
_KEEP = insert(match_profile)

_MISSING = (
    select(case_file.c.id)
    .select_from(case_file.outerjoin(match_profile, match_profile.c.case_id == case_file.c.id))
    .where(match_profile.c.case_id.is_(None))
    .order_by(case_file.c.id)
)
_ORPHANS = (
    select(match_profile.c.case_id)
    .select_from(match_profile.outerjoin(case_file, match_profile.c.case_id == case_file.c.id))
    .where(case_file.c.id.is_(None))
)
"""Profiles of dossiers that are gone: a list that was read in was taken back."""
_HOW_MANY = select(func.count()).select_from(match_profile)
_OLDEST = select(func.min(match_profile.c.as_of)).scalar_subquery()
_OF_LISTS = (
    select(match_profile.c.case_id)
    .select_from(
        batch.join(change, change.c.batch_seq == batch.c.seq).join(
            match_profile, match_profile.c.case_id == change.c.entity_id
        )
    )
    .where(batch.c.case_id.is_(None), change.c.entity == CaseFile.__name__, batch.c.seq > match_profile.c.as_of)
    .distinct()
)
"""Dossiers that a list changed: its batch is of no dossier alone."""


@dataclass(frozen=True, slots=True)
class Stale:
    """Dossiers whose profile must be made again, the batch of the change log up to which this holds, and how many
    profiles are kept, theirs among them.
    """

    cases: tuple[UUID, ...]
    as_of: int
    kept: int


def stale(connection: Connection, since: int, as_of: int) -> Stale:
    """The dossiers that changed after batch `since` (0: after their profile was kept), and those without a
    profile, and those that are gone."""
    others = [*connection.scalars(_MISSING), *connection.scalars(_ORPHANS)]
    others += connection.scalars(_OF_LISTS.where(batch.c.seq > (since or _OLDEST)))
    if since:
        changed = select(batch.c.case_id).where(batch.c.seq > since, batch.c.case_id.is_not(None)).distinct()
    else:
        newest = (
            select(batch.c.case_id, func.max(batch.c.seq).label("seq"))
            .where(batch.c.case_id.is_not(None))
            .group_by(batch.c.case_id)
            .subquery()
        )
        both = match_profile.join(newest, newest.c.case_id == match_profile.c.case_id)
        changed = select(match_profile.c.case_id).select_from(both).where(newest.c.seq > match_profile.c.as_of)
    kept = connection.scalar(_HOW_MANY) or 0
    return Stale(tuple(dict.fromkeys((*connection.scalars(changed), *others))), as_of, kept)


def keep(direct: Direct, profiles: Mapping[UUID, str], as_of: int) -> None:
    """These are the profiles of these dossiers now."""
    for case_id in profiles:
        direct.run(_FORGET, {"_case_id": case_id})
    rows = [{"case_id": case_id, "as_of": as_of, "profile": words} for case_id, words in profiles.items()]
    if rows:
        direct.run_each(_KEEP, rows)


def forget(connection: Connection, case_ids: Iterable[UUID]) -> None:
    """These dossiers are gone."""
    for case_id in case_ids:
        connection.execute(_FORGET, {"_case_id": case_id})


def forget_all(connection: Connection) -> None:
    """None of them holds any more."""
    connection.execute(delete(match_profile))


def kept(connection: Connection, after: UUID | None, most: int | None) -> tuple[tuple[UUID, str], ...]:
    """The next profiles in the order of the ids of their dossiers, or all."""
    wanted = select(match_profile.c.case_id, match_profile.c.profile).order_by(match_profile.c.case_id).limit(most)
    if after is not None:
        wanted = wanted.where(match_profile.c.case_id > after)
    return tuple((row[0], row[1]) for row in connection.execute(wanted))


class MatchProfiles:
    """What one vault keeps of every dossier for matching."""

    def __init__(self, database: Database, log: ChangeLog) -> None:
        self._database = database
        self._log = log

    def stale(self, since: int = 0) -> Stale:
        """Dossiers whose profile must be made again: changed after a batch, or (0) after it was kept."""
        with self._database.transaction() as connection:
            return stale(connection, since, self._log.end.batch_seq)

    def keep(self, profiles: Mapping[UUID, str], gone: Collection[UUID], as_of: int) -> None:
        """Keep the profiles of these dossiers; `gone` are there no more."""
        with self._database.transaction() as connection:
            forget(connection, gone)
            keep(self._database.direct, profiles, as_of)

    def forget_all(self) -> None:
        """The profile of every dossier is made again."""
        with self._database.transaction() as connection:
            forget_all(connection)

    def kept(self, after: UUID | None = None, most: int | None = None) -> tuple[tuple[UUID, str], ...]:
        """The next profiles in the order of the ids of their dossiers, or all."""
        with self._database.transaction() as connection:
            return kept(connection, after, most)
