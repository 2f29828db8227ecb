"""Many entities at once: read, written and removed by the thousand with a handful of statements, and how far it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, String, bindparam, func, select

from intake_app.domain.entity import Entity
from intake_app.store.tables import TABLES, metadata

_T = TypeVar("_T")
Told = Callable[[int, int], None]
"""Hears how much is done and how much there is; may raise to stop."""

AT_ONCE = 500
_OF_A_PART = 1000

PARENTS_FIRST = sorted(TABLES, key=lambda cls: metadata.sorted_tables.index(TABLES[cls]))
"""With children first SQLite reads a whole table for each parent, to see which reference was waiting for it."""
_PLACE = {cls: place for place, cls in enumerate(PARENTS_FIRST)}


def place_of(cls: type[Entity]) -> int:
    """Where a kind stands among the others: what refers comes after what is referred to."""
    return _PLACE[cls]


def among(column: ColumnElement[Any], name: str = "ids") -> ColumnElement[bool]:
    """The column is one of any number of ids, given as `ids_of` makes them: one statement for every number."""
    listed = func.json_each(bindparam(name, type_=String())).table_valued("value")
    return column.in_(select(listed.c.value))


def ids_of(ids: Iterable[UUID]) -> str:
    """Ids as a statement with `among` takes them."""
    return json.dumps([one.hex for one in ids])


def parts(found: Iterable[_T], most: int = AT_ONCE) -> Iterator[list[_T]]:
    """The same in lists of at most so many."""
    left = iter(found)
    while part := list(islice(left, most)):
        yield part


class Stretch:
    """How far one part of long work is, told as a part of the whole: this many weights after so many, of `of`."""

    def __init__(self, told: Told | None, place: int, of: int, weight: int = 1) -> None:
        self._told, self._place, self._of, self._weight = told, place, of, weight

    def tell(self, done: int, whole: int) -> None:
        """So much of this stretch is done. Raises what the listener raises to stop."""
        if self._told is not None:
            share = self._weight * (_OF_A_PART * done // whole if whole else _OF_A_PART)
            self._told(self._place * _OF_A_PART + share, self._of * _OF_A_PART)


def stretches(told: Told | None, many: int) -> tuple[Stretch, ...]:
    """Long work in so many stretches, that weigh the same."""
    return weighed(told, *[1] * many)


def weighed(told: Told | None, *weights: int) -> tuple[Stretch, ...]:
    """Long work in stretches of which one takes longer than another."""
    of = sum(weights)
    return tuple(Stretch(told, sum(weights[:place]), of, weight) for place, weight in enumerate(weights))
