"""What a form proposes beside an answer, and what the program fills in: shown at once, kept with the answer."""

from __future__ import annotations

from datetime import date

from intake_app.domain.dates import add_months
from intake_app.instruments.asking import asked_fields, default_of
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import ExtraField, FieldType, Instrument, Item
from intake_app.instruments.rows import place_of
from ui.answers.voice_reading import VoiceReading


def proposed(instrument: Instrument, field: ExtraField, key: str, measured_on: date) -> str | int | bool | None:
    """The value that stands in an empty field at a place; None for none. "+6 months" counts from the reading's day."""
    item: Item | None = None if key == READING else place_of(instrument, key).item
    default = default_of(field, item)
    if field.type is FieldType.DATE and isinstance(default, str):
        count = default.lstrip("+").partition(" ")[0]
        return add_months(measured_on, int(count)).isoformat() if count.isdigit() else None
    return default


def keep_proposals(reading: VoiceReading, key: str, today: date) -> None:
    """Keep what was proposed at a place that is in use now, where nothing else was filled in.

    A day that the program fills in ("automatic") is the day of the answer.
    """
    instrument, answer = reading.instrument, reading.answer(key)
    kept: dict[str, str | int | bool | None] = {}
    for one in asked_fields(instrument, reading.answers, key):
        value = proposed(instrument, one, key, reading.measured_on)
        if one.automatic:
            value = today.isoformat() if one.type is FieldType.DATE and one.computed is None else None
        if value is not None and answer.extra_value(one.id) is None:
            kept[one.id] = value
    if kept:
        reading.record_extras(key, kept)
