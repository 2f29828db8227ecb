"""What a form asks beside an answer, now that other things are answered: fields, options, defaults, amounts, bands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from intake_app.domain.measuring import Answer
from intake_app.instruments.conditions import Situation
from intake_app.instruments.model import ExtraField, FieldType, Instrument, Item, Level, Option
from intake_app.instruments.rows import fields_at, row_keys

Answers = Mapping[str, Answer]


def situation(instrument: Instrument, answers: Answers, key: str = "") -> Situation:
    """The reading as conditions see it, from the place `key` ("" for the reading)."""
    ids = {
        item.id: {level.value: level.id for level in part.values.levels}
        for part in instrument.parts
        if part.values is not None
        for item in part.items
    }
    computed = {
        one.id: amount
        for one in instrument.fields
        if one.computed is not None and (amount := computed_amount(instrument, one, answers)) is not None
    }
    of_reading = frozenset(one.id for one in instrument.reading_fields)
    return Situation(answers, key, ids, computed, of_reading)


def asked(instrument: Instrument, field: ExtraField, answers: Answers, key: str = "") -> bool:
    """Whether a field is on the screen at this place. What it holds stays when it is no longer asked."""
    return situation(instrument, answers, key).holds(field.when)


def asked_fields(instrument: Instrument, answers: Answers, key: str) -> tuple[ExtraField, ...]:
    """The fields on the screen at a place: an item, "<list or item>/<row>" or "reading". Raises UnknownItem."""
    here = situation(instrument, answers, key)
    return tuple(one for one in fields_at(instrument, key) if here.holds(one.when))


def options_of(instrument: Instrument, field: ExtraField, answers: Answers, key: str = "") -> tuple[Option, ...]:
    """The options that may be chosen now: without blame, no measure can be proposed (G-AM2)."""
    here = situation(instrument, answers, key)
    return tuple(one for one in field.options if here.holds(one.when))


def default_of(field: ExtraField, item: Item | None = None) -> str | int | bool | None:
    """What is filled in beforehand beside an item; None for nothing."""
    if item is not None:
        named = dict(field.default_on)
        if item.id in named:
            return named[item.id]
        if item.sensitivity is not None and field.default_sensitive is not None:
            return field.default_sensitive
    return field.default


def computed_amount(instrument: Instrument, field: ExtraField, answers: Answers) -> int | None:
    """An amount that follows from the rows of a list, in whole cents: (then − costs) − (now − costs) (G-IC2).

    None while no row has an amount.
    """
    computed = field.computed
    rows = instrument.row_list(computed.rows) if computed is not None else None
    if computed is None or rows is None:
        return None
    difference, seen = 0, False
    for key in row_keys(rows, answers):
        sign = -1 if answers[key].extra_value(computed.kind) in computed.costs else 1
        for name, way in ((computed.then, 1), (computed.now, -1)):
            amount = answers[key].extra_value(name)
            if isinstance(amount, int) and not isinstance(amount, bool):
                difference, seen = difference + sign * way * amount, True
    return difference if seen else None


def automatic_values(instrument: Instrument, before: Answer, after: Answer, today: date) -> dict[str, str]:
    """What the program writes beside an answer that changed: the limits of its bands (G-F2), the day of a status."""
    if (before.value, before.choice, before.special) == (after.value, after.choice, after.special):
        return {}
    written = {
        one.kept_in: " ".join(map(str, one.limits))
        for one in instrument.derived
        if one.source == after.item and one.kept_in and after.value is not None
    }
    days = (one for one in fields_at(instrument, after.item) if one.automatic and one.type is FieldType.DATE)
    return written | {one.id: today.isoformat() for one in days}


def band_of(instrument: Instrument, item_id: str, answer: Answer) -> Level | None:
    """The band a number falls in, by the limits that were kept with it; None when none follows from this item."""
    derived = next((one for one in instrument.derived if one.source == item_id), None)
    if derived is None or answer.value is None:
        return None
    kept = str(answer.extra_value(derived.kept_in) or "").split()
    limits = tuple(int(one) for one in kept if one.isdigit()) or derived.limits
    values = next(one for one in instrument.values if one.id == derived.values)
    index = sum(answer.value >= limit for limit in limits)
    return values.levels[index] if index < len(values.levels) else None
