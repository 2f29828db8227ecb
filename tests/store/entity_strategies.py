"""Hypothesis builds any dataclass of the domain from its type hints."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bytes: st.binary(max_size=200),
    UUID: st.uuids(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value that a type hint allows."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is type(None):
        return st.none()
    if origin in (typing.Union, types.UnionType):
        return st.one_of([any_of(one) for one in arguments])
    if origin is tuple:
        return st.lists(any_of(arguments[0]), max_size=3).map(tuple)
    if is_dataclass(hint) and isinstance(hint, type):
        return entities(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _SIMPLE[hint]


def entities(cls: type[Any]) -> st.SearchStrategy[Any]:
    """Any instance of a dataclass."""
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{one.name: any_of(hints[one.name]) for one in fields(cls)})
