"""What differs between an entity before and after: the lines of the change log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from intake_app.domain.catalogue import Offer, Organisation, Place
from intake_app.domain.changes import Change
from intake_app.domain.entity import Entity
from intake_app.store.change_log import WHOLE
from intake_app.store.mapping import class_map, differing

Key = tuple[type[Entity], UUID]
LISTED = (Place, Offer, Organisation)
"""Kinds that are read in by the thousand: a line per field would make the log ten times their own size."""


def _told(entity: Entity | None) -> dict[str, Any] | None:
    """An entity in one line of the log: its fields that are not as the class has them."""
    if entity is None:
        return None
    fields = class_map(type(entity)).fields
    return {
        one.name: one.to_json(value)
        for one in fields
        if (value := getattr(entity, one.name)) is not None and one.differs_from_default(value)
    }


def differences(key: Key, before: Entity | None, after: Entity | None, *, whole: bool = False) -> Iterator[Change]:
    """One change per field. A new or removed entity tells only of the fields that are not as the class has them.

    What comes in lists of thousands (`LISTED`, or `whole`) is told of in one line when it is new or gone as a whole.
    """
    cls, wanted = key
    if (cls in LISTED or whole) and (before is None) is not (after is None):
        yield Change(cls.__name__, wanted, WHOLE, _told(before), _told(after))
        return
    if before is not None and after is not None:
        for name in differing(before, after):
            one = class_map(cls).field(name)
            was, now = one.to_json(getattr(before, name)), one.to_json(getattr(after, name))
            yield Change(cls.__name__, wanted, name, was, now)
        return
    only = before or after
    if only is None:
        return
    for one in class_map(cls).fields:
        value = getattr(only, one.name)
        if value is not None and one.differs_from_default(value):
            said = one.to_json(value)
            yield Change(cls.__name__, wanted, one.name, *((None, said) if before is None else (said, None)))
