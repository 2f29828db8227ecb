"""Turns domain dataclasses into rows and JSON-ready values and back, by their type hints alone.

One converter per field is worked out once per class; nothing here knows any particular entity.
"""

from __future__ import annotations

import hashlib
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from itertools import compress
from operator import attrgetter, ne
from typing import Any, TypeVar
from uuid import UUID

from intake_app.domain.entity import Entity

E = TypeVar("E", bound=Entity)
Converter = Callable[[Any], Any]

_PLAIN = (str, int, bool, float)


@dataclass(frozen=True, slots=True)
class FieldMap:
    """How one field travels. `nested` fields (tuples, dataclasses) lie in a JSON column; others keep their own type."""

    name: str
    to_json: Converter
    from_json: Converter
    nested: bool
    optional: bool
    default: object

    def restored(self, logged: object) -> Any:
        """The value from the change log, where "nothing" stands for the default of a field that cannot be empty."""
        return self.default if logged is None and not self.optional else self.from_json(logged)

    def differs_from_default(self, value: object) -> bool:
        """Whether the value must be written down for the entity to be made again from it."""
        return self.default is MISSING or value != self.default


@dataclass(frozen=True, slots=True)
class ClassMap:
    """The fields of one dataclass, in order."""

    cls: type[Any]
    fields: tuple[FieldMap, ...]
    names: tuple[str, ...]
    nested: tuple[FieldMap, ...]
    values: Callable[[Any], tuple[Any, ...]]
    """The values of all fields, in order."""

    def field(self, name: str) -> FieldMap:
        """The field with this name. Raises KeyError."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)


_maps: dict[type[Any], ClassMap] = {}


def class_map(cls: type[Any]) -> ClassMap:
    """The map of a dataclass, made once from its type hints. Raises TypeError for a hint that cannot be stored."""
    known = _maps.get(cls)
    if known is None:
        hints = typing.get_type_hints(cls)
        made = []
        for one in fields(cls):
            to_json, from_json, nested = _converters(hints[one.name])
            optional = type(None) in typing.get_args(hints[one.name])
            made.append(FieldMap(one.name, to_json, from_json, nested, optional, one.default))
        names = tuple(one.name for one in made)
        nested_ones = tuple(one for one in made if one.nested)
        known = _maps[cls] = ClassMap(cls, tuple(made), names, nested_ones, _values_of(names))
    return known


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda entity: tuple([getattr(entity, name) for name in names])


def differing(before: Entity, after: Entity) -> tuple[str, ...]:
    """The names of the fields in which two versions of an entity differ."""
    found = class_map(type(after))
    return tuple(compress(found.names, map(ne, found.values(before), found.values(after))))


def row_of(entity: Entity, names: Sequence[str] = ()) -> dict[str, Any]:
    """Column values of an entity, ready to bind; of these fields only when they are named."""
    found = class_map(type(entity))
    if names:
        row = {name: getattr(entity, name) for name in names}
    else:
        row = dict(zip(found.names, found.values(entity), strict=True))
    for one in found.nested:
        if one.name in row:
            row[one.name] = one.to_json(row[one.name])
    return row


def entity_of(cls: type[E], row: Sequence[Any] | Mapping[str, Any]) -> E:
    """The entity of a row: values in the order of the fields, or by name."""
    found = class_map(cls)
    values = dict(row) if isinstance(row, Mapping) else dict(zip(found.names, row, strict=True))
    for one in found.nested:
        values[one.name] = one.from_json(values[one.name])
    return cls(**values)


def json_of(entity: Entity) -> dict[str, Any]:
    """Every field as a JSON-ready value; bytes become only their SHA-256."""
    return {one.name: one.to_json(getattr(entity, one.name)) for one in class_map(type(entity)).fields}


def _converters(hint: Any) -> tuple[Converter, Converter, bool]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(hint))
    if origin is tuple:
        return _tuple(typing.get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    return (*_scalar(hint), False)


def _union(arguments: tuple[Any, ...]) -> tuple[Converter, Converter, bool]:
    others = [one for one in arguments if one is not type(None)]
    if all(one in _PLAIN for one in others):
        return _same, _same, len(others) > 1
    if len(others) != 1:
        raise TypeError(f"no way to store a union of {others}")
    to_json, from_json, nested = _converters(others[0])
    return (
        lambda value: None if value is None else to_json(value),
        lambda value: None if value is None else from_json(value),
        nested,
    )


def _tuple(arguments: tuple[Any, ...]) -> tuple[Converter, Converter, bool]:
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        raise TypeError(f"only tuples of one kind are stored, not {arguments}")
    to_json, from_json, _ = _converters(arguments[0])
    return (
        lambda value: [to_json(one) for one in value],
        lambda value: tuple(from_json(one) for one in value),
        True,
    )


def _dataclass(cls: type[Any]) -> tuple[Converter, Converter, bool]:
    maps = class_map(cls).fields
    return (
        lambda value: {one.name: one.to_json(getattr(value, one.name)) for one in maps},
        lambda value: cls(**{one.name: one.from_json(value[one.name]) for one in maps if one.name in value}),
        True,
    )


def _scalar(hint: Any) -> tuple[Converter, Converter]:
    if hint in _PLAIN:
        return _same, _same
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value, hint
    known = _SCALARS.get(hint)
    if known is None:
        raise TypeError(f"no way to store {hint}")
    return known


def _same(value: Any) -> Any:
    return value


def _fingerprint(content: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(content).hexdigest()}


def _no_bytes(value: Any) -> Any:
    raise TypeError("content is not kept in the change log")


_SCALARS: dict[Any, tuple[Converter, Converter]] = {
    UUID: (str, UUID),
    datetime: (lambda value: value.astimezone(UTC).isoformat(), datetime.fromisoformat),
    date: (lambda value: value.isoformat(), date.fromisoformat),
    bytes: (_fingerprint, _no_bytes),
}
