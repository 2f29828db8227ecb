"""The list of vacancies and other places: what it shows and searches, kept in memory while it is the same.

Twenty thousand rows are a few megabytes; reading them anew takes a tenth of a second and happens after a change only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, select

from intake_app.domain.catalogue_words import PayKind, VacancySource
from intake_app.store.catalogue_tables import place
from intake_app.store.change_log import ChangeLog
from intake_app.store.database import Database
from intake_app.store.search import folded, words_of


class PlaceSort(StrEnum):
    """What the list is sorted on; ties go by title."""

    TITLE = "title"
    ORGANISATION = "organisation"
    TOWN = "town"
    OPEN_UNTIL = "open_until"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuery:
    """One view on the places. Every word of `search` must stand in a place, at the beginning of a word or inside it."""

    search: str = ""
    source: VacancySource | None = None
    form: str = ""
    organisation_id: UUID | None = None
    open_on: date | None = None
    """Only places that can be asked for on this day; None shows closed ones too."""
    sort: PlaceSort = PlaceSort.TITLE
    descending: bool = False
    limit: int | None = 200
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One line of the list."""

    place_id: UUID
    title: str
    organisation: str
    organisation_id: UUID | None
    town: str
    form: str
    minutes_least: int | None
    minutes_most: int | None
    pay_kind: PayKind | None
    source: VacancySource
    open_until: date | None
    closed_on: date | None
    read_on: date | None
    checked_on: date | None

    def open_on(self, day: date) -> bool:
        """Whether it can still be asked for."""
        return self.closed_on is None and (self.open_until is None or self.open_until >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """The rows asked for, how many answer in all, and how many places there are whatever was asked."""

    rows: tuple[PlaceRow, ...]
    total: int
    whole: int


_SHOWN = (
    "title", "organisation", "organisation_id", "town", "form", "minutes_least", "minutes_most", "pay_kind", "source",
    "open_until", "closed_on", "read_on", "checked_on",
)  # fmt: skip
_NAMES = ("place_id", *_SHOWN)
_READ = select(place.c.id, *(place.c[name] for name in _SHOWN), place.c.tasks, place.c.conditions, place.c.postcode)


class PlaceList:
    """Answers queries about places of one vault."""

    def __init__(self, database: Database, log: ChangeLog) -> None:
        self._database = database
        self._log = log
        self._lines: list[tuple[PlaceRow, str]] = []
        self._read_as_of = -1

    @property
    def as_of(self) -> int:
        """Another number after every change of a place, since the vault was opened."""
        return self._log.told_of.get("Place", 0)

    def page(self, query: PlaceQuery) -> PlacePage:
        """The part of the list that was asked for."""
        with self._database.transaction() as connection:
            if self.as_of != self._read_as_of:
                self._lines = sorted(_lines(connection), key=lambda line: (folded(line[0].title), line[0].place_id))
                self._read_as_of = self.as_of
        found = _sorted(list(self._found(query)), query)
        end = None if query.limit is None else query.offset + query.limit
        return PlacePage(rows=tuple(found[query.offset : end]), total=len(found), whole=len(self._lines))

    def _found(self, query: PlaceQuery) -> Iterator[PlaceRow]:
        words = words_of(query.search)
        for row, said in self._lines:
            if all(word in said for word in words) and _fits(row, query):
                yield row


def _lines(connection: Connection) -> Iterator[tuple[PlaceRow, str]]:
    shown = len(_SHOWN) + 1
    for row in connection.execute(_READ):
        values = tuple(row)
        facts = PlaceRow(**dict(zip(_NAMES, values[:shown], strict=True)))
        tasks, conditions, postcode = values[shown:]
        parts = (facts.title, facts.organisation, facts.town, postcode, facts.form, *tasks, *conditions)
        yield facts, folded(" ".join(parts))


def _fits(row: PlaceRow, query: PlaceQuery) -> bool:
    return (
        (query.source is None or row.source is query.source)
        and (not query.form or row.form == query.form)
        and (query.organisation_id is None or row.organisation_id == query.organisation_id)
        and (query.open_on is None or row.open_on(query.open_on))
    )


def _sorted(rows: list[PlaceRow], query: PlaceQuery) -> list[PlaceRow]:
    """Rows come sorted on the title; places without an end come last."""
    if query.sort is PlaceSort.ORGANISATION:
        rows.sort(key=lambda row: folded(row.organisation), reverse=query.descending)
    elif query.sort is PlaceSort.TOWN:
        rows.sort(key=lambda row: folded(row.town), reverse=query.descending)
    elif query.sort is PlaceSort.OPEN_UNTIL:
        rows.sort(key=lambda row: row.open_until or date.max, reverse=query.descending)
    elif query.descending:
        rows.reverse()
    return rows
