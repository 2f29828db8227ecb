"""Rows of every kind, with something in every field: made from the types alone, so that any program can make them.

This runs in programs of long ago too: it takes from them only what each of them has had.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from intake_app.domain.entity import Entity
from intake_app.domain.ids import new_id
from intake_app.domain.people import CaseFile, Person

ROWS = 2
_DAY = date(2026, 3, 2)
_NO_ROWS = ("vault_person",)
"""Whoever stands there must have a slot in the key page; the service makes both."""


class Rows:
    """Makes one dossier with rows in every table, each referring to others that were made before it."""

    def __init__(self, tables: Mapping[type[Entity], Table]) -> None:
        self._tables = tables
        self._made: dict[str, list[Any]] = {}

    def entities(self) -> Iterator[Entity]:
        """One resident, one dossier, and of every other kind two rows where two may be."""
        order = next(iter(self._tables.values())).metadata.sorted_tables
        for cls, table in sorted(self._tables.items(), key=lambda one: order.index(one[1])):
            once = cls in (Person, CaseFile) or _is_single(table)
            for row in range(0 if table.name in _NO_ROWS else 1 if once else ROWS):
                entity = self._entity(cls, table, row)
                self._made.setdefault(table.name, []).append(entity.id)
                yield entity

    def _entity(self, cls: type[Entity], table: Table, row: int) -> Entity:
        hints = typing.get_type_hints(cls)
        values: dict[str, Any] = {"id": new_id()}
        for place, one in enumerate(fields(cls)):
            if one.name not in values:
                reference = self._reference(table, one.name, row)
                values[one.name] = reference or value(hints[one.name], one.name, row, place)
        return cls(**values)

    def _reference(self, table: Table, name: str, row: int) -> Any:
        if name == "about_id":  # of whatever kind; the dossier is there before anything else
            return self._made[self._tables[CaseFile].name][0]
        column = table.columns.get(name)
        for key in () if column is None else column.foreign_keys:
            made = self._made.get(key.column.table.name)
            if made:
                return made[row % len(made)]
        return None


def value(hint: Any, name: str, row: int, place: int = 0) -> Any:
    """A value of the type that tells where it stands; of what may be absent the second row has nothing."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        real = [one for one in arguments if one is not types.NoneType]
        absent = types.NoneType in arguments and (row % ROWS == 1 or real == [UUID])
        return None if absent else value(real[0], name, row, place)
    if origin is tuple:
        return tuple(value(arguments[0], name, row, place + more) for more in range(1 + row))
    if is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return hint(**{one.name: value(hints[one.name], one.name, row, n) for n, one in enumerate(fields(hint))})
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = list(hint)
        return members[(row + place) % len(members)]
    return _plain(hint, name, row)


def _plain(hint: Any, name: str, row: int) -> Any:
    moment = datetime.combine(_DAY, time(9, 30), UTC)
    known: dict[Any, Any] = {
        str: f"{name}, regel {row + 1}: één & «twee»",
        int: row + 2,
        float: row + 0.5,
        bool: row % 2 == 0,
        bytes: f"{name} {row}".encode(),
        date: _DAY + timedelta(days=row),
        datetime: moment + timedelta(days=row),
        time: time(9 + row, 30),
    }
    return new_id() if hint is UUID else known[hint]


def _is_single(table: Table) -> bool:
    """Whether a dossier has at most one row of this kind."""
    indexes = [[one.name for one in index.columns] for index in table.indexes if index.unique]
    others = [[one.name for one in rule.columns] for rule in table.constraints if type(rule).__name__.startswith("Uni")]
    alone = any(column.unique for column in table.columns)
    return alone or bool(indexes or others)
