"""What the tables of the vault are made of: kinds of columns, and tables whose rows belong to one dossier."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    Uuid,
)

from intake_app.store.columns import ListValue, Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_TEXT, _FLAG, _NUMBER, _DAY, _MOMENT, _UUID = Text(), Boolean(), Integer(), Date(), Moment(), Uuid()
_NESTED = JSON(none_as_null=True)
"""One of each for all columns: SQLAlchemy keeps what it works out about a type with the type."""


@cache
def _list_value(members: type[Enum]) -> ListValue:
    return ListValue(members)


def text(name: str) -> Column[str]:
    """Words; empty, never missing."""
    return Column(name, _TEXT, nullable=False)


def flag(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(name, _FLAG, nullable=False)


def perhaps(name: str) -> Column[Any]:
    """Yes, no or not known."""
    return Column(name, _FLAG, nullable=True)


def number(name: str, *, optional: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, _NUMBER, nullable=optional)


def day(name: str, *, optional: bool = True) -> Column[Any]:
    """A day."""
    return Column(name, _DAY, nullable=optional)


def moment(name: str, *, optional: bool = False) -> Column[Any]:
    """A moment in UTC."""
    return Column(name, _MOMENT, nullable=optional)


def one_of(name: str, members: type[Enum], *, optional: bool = False) -> Column[Any]:
    """A member of a closed list."""
    return Column(name, _list_value(members), nullable=optional)


def nested(name: str, *, optional: bool = False) -> Column[Any]:
    """A tuple of dataclasses or of members of a list, as JSON."""
    return Column(name, _NESTED, nullable=optional)


def reference(name: str, target: str, *, optional: bool = False, index: bool = True) -> Column[Any]:
    """The id of a row of another table."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, _UUID, key, nullable=optional, index=index)


def copied_from() -> Column[Any]:
    """The same part in the version before; no reference, because it may be of another dossier file."""
    return Column("copied_from", _UUID, nullable=True)


def entity(name: str, *columns: Any) -> Table:
    """A table with an id."""
    return Table(name, metadata, Column("id", _UUID, primary_key=True), *columns)


def case_entity(name: str, *columns: Any) -> Table:
    """A table whose rows belong to one dossier."""
    return entity(name, reference("case_id", "case_file"), *columns)
