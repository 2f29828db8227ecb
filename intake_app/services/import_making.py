"""What a row of a list becomes, and by which names it is recognised when it comes again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from intake_app.domain.catalogue import Offer, Organisation, Place, offer_id
from intake_app.domain.entity import Entity
from intake_app.domain.listed_case import ListedCase
from intake_app.instruments.cell_values import plain
from intake_app.services.import_fields import ImportKind, offer_kind_or_programme


def made(kind: ImportKind, values: Mapping[str, Any], today: date) -> Entity:
    """The new entity of a row. What was not in it stays empty: unknown."""
    if kind is ImportKind.OFFERS:
        sort = offer_kind_or_programme(values.get("kind"))
        facts = {"checked_on": today, **values, "kind": sort}
        return Offer(id=offer_id(values["key"]), **facts) if values.get("key") else Offer(**facts)
    if kind is ImportKind.CASES:
        return ListedCase(**{"opened_on": today, **values})
    if kind is ImportKind.PLACES:
        return Place(**{"read_on": today, "checked_on": today, **values})
    return Organisation(**{"checked_on": today, **values})


def names_of(entity: Entity) -> tuple[tuple[str, ...], ...]:
    """By what an entity is recognised, the surest first: its number at the source, then what it is called and where."""
    return tuple(_names(entity))


def _names(entity: Entity) -> Iterator[tuple[str, ...]]:
    if isinstance(entity, Offer):
        if entity.key:
            yield "key", entity.pack, entity.key
        yield "name", plain(entity.name), plain(entity.organisation), plain(entity.place)
    elif isinstance(entity, Place):
        if entity.reference:
            yield "reference", plain(entity.reference)
        else:
            yield "title", plain(entity.title), plain(entity.organisation), plain(entity.town)
    elif isinstance(entity, ListedCase):
        yield "number", plain(entity.number)
    elif isinstance(entity, Organisation):
        if entity.reference:
            yield "reference", plain(entity.reference)
        yield "name", plain(entity.name), plain(entity.town)
