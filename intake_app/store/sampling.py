"""Walks the list that a sample is drawn from: only ids, sorted, one at a time along the key (rules FX33)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, Connection, String, Table, func, select, type_coerce

from intake_app.domain.accountability import SampleOf
from intake_app.domain.placements import Placement
from intake_app.store.case_tables import case_file
from intake_app.store.database import Database
from intake_app.store.tables import TABLES

_PLACEMENT = TABLES[Placement]
_LISTS: dict[SampleOf, Table] = {SampleOf.DOSSIERS: case_file, SampleOf.PLACEMENTS: _PLACEMENT}
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Walked:
    """What one walk along the list found: how many stood on it, its SHA-256, and the ids at the wanted places."""

    listed: int
    sha256: str
    at: dict[int, UUID]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A dossier or placement, with the dossier it lies in and the number of that."""

    subject_id: UUID
    dossier_id: UUID
    number: str


def how_many(connection: Connection, kind: SampleOf) -> int:
    """How many stand on the list."""
    return int(connection.execute(select(func.count()).select_from(_LISTS[kind])).scalar_one())


def ids(connection: Connection, kind: SampleOf) -> Iterator[str]:
    """The sorted list, as ids are written."""
    column: Column[UUID] = _LISTS[kind].c.id
    # the driver's own words: a UUID for each of 100,000 would take longer than all the rest
    asked = select(type_coerce(column, String)).order_by(column)
    for one in connection.execution_options(yield_per=_AT_ONCE).scalars(asked):
        bare = str(one).replace("-", "")
        yield f"{bare[:8]}-{bare[8:12]}-{bare[12:16]}-{bare[16:20]}-{bare[20:]}"


def walk(connection: Connection, kind: SampleOf, wanted: Collection[int] = ()) -> Walked:
    """Go along the list once."""
    digest, places, found, listed = hashlib.sha256(), frozenset(wanted), {}, 0
    for place, one in enumerate(ids(connection, kind)):
        digest.update(f"{one}\n".encode())
        listed = place + 1
        if place in places:
            found[place] = UUID(one)
    return Walked(listed, digest.hexdigest(), found)


def about(connection: Connection, kind: SampleOf, subjects: Sequence[UUID]) -> dict[UUID, Drawn]:
    """Which dossier each of what was drawn is of, or lies in."""
    if kind is SampleOf.DOSSIERS:
        asked = select(case_file.c.id, case_file.c.id, case_file.c.number).where(case_file.c.id.in_(subjects))
    else:
        asked = (
            select(_PLACEMENT.c.id, _PLACEMENT.c.case_id, case_file.c.number)
            .join(case_file, case_file.c.id == _PLACEMENT.c.case_id)
            .where(_PLACEMENT.c.id.in_(subjects))
        )
    return {row[0]: Drawn(*row) for row in connection.execute(asked)}


class Samples:
    """Draws samples from one vault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def draw(self, kind: SampleOf, places_among: Callable[[int], Sequence[int]]) -> tuple[Walked, tuple[Drawn, ...]]:
        """Walk the sorted list that a sample is of; `places_among` gives the wanted places of so many."""
        with self._database.transaction() as connection:
            places = places_among(how_many(connection, kind))
            walked = walk(connection, kind, places)
            drawn = [walked.at[place] for place in places]
            known = about(connection, kind, drawn)
        return walked, tuple(known[one] for one in drawn)

    def listed_ids(self, kind: SampleOf) -> tuple[str, ...]:
        """The whole sorted list that a sample is drawn from, for who wants to repeat it."""
        with self._database.transaction() as connection:
            return tuple(ids(connection, kind))
