"""Where an answer stands in a form: at an item, in a row of a list, or with the reading itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.instruments.conditions import READING
from intake_app.instruments.model import ExtraField, Instrument, Item, RowList
from intake_app.instruments.refusals import UnknownItem

ROW = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A row: small letters, digits and single hyphens ("1", "stap-2")."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one answer. `item` is empty for a row of a list and for the reading; `rows` is filled for rows."""

    item: Item | None = None
    rows: RowList | None = None
    row: str = ""

    @property
    def whole_reading(self) -> bool:
        """Whether this holds the fields that are asked once per reading."""
        return self.item is None and self.rows is None


def place_of(instrument: Instrument, key: str) -> Place:
    """The place that an `Answer.item` names. Raises UnknownItem when the form has no such place."""
    name, slash, row = key.partition("/")
    if not slash:
        return Place() if key == READING else Place(item=instrument.item(key))
    rows = instrument.row_list(name)
    if rows is None or not ROW.fullmatch(row):
        raise UnknownItem.of(instrument.id, key)
    fixed = instrument.fixed_rows(rows)
    if fixed and row not in {item.id for item in fixed}:
        raise UnknownItem.of(instrument.id, key)
    return Place(item=instrument.item(name) if rows.per_row_item else None, rows=rows, row=row)


def fields_at(instrument: Instrument, key: str) -> tuple[ExtraField, ...]:
    """The extra fields that are asked at this place. Raises UnknownItem."""
    place = place_of(instrument, key)
    if place.whole_reading:
        return instrument.reading_fields
    if place.item is None and place.rows is not None:
        return place.rows.fields
    return instrument.fields_of(key)


def row_keys(rows: RowList, answers: Iterable[str]) -> tuple[str, ...]:
    """The keys of the rows of a list that stand among these answers, in their order."""
    return tuple(key for key in answers if key.startswith(f"{rows.key}/"))
