"""The groups of fields that an organisation may do without, each with what it is for (forms/fields, M03)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from intake_app import paths
from intake_app.instruments.loader import both
from intake_app.instruments.model import Text

FILE = paths.FORMS / "fields" / "velden.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """One group. `fields` are "Kind.field", as the domain calls them, or "Kind" for every record of a kind."""

    id: str
    label: Text
    purpose: Text
    fields: tuple[str, ...]


def group_of(field: str) -> FieldGroup | None:
    """The group of a field, by "Kind.field"; None for a field that nobody may leave out."""
    kind = field.partition(".")[0]
    return next((one for one in field_groups() if field in one.fields or kind in one.fields), None)


@cache
def field_groups() -> tuple[FieldGroup, ...]:
    """Every group, in the order of the file."""
    with FILE.open("rb") as stream:
        tables = tomllib.load(stream)["group"]
    return tuple(
        FieldGroup(id=one["id"], label=both(one, "label"), purpose=both(one, "purpose"), fields=tuple(one["fields"]))
        for one in tables
    )
