"""Whether an extra field can hold a value, and which values it offers."""

from __future__ import annotations

import re
from datetime import date

from intake_app.i18n import _
from intake_app.instruments.model import ExtraField, FieldType, Instrument, Item
from intake_app.instruments.refusals import UnknownItem, ValueRefused
from intake_app.instruments.rows import fields_at, place_of

ASPECT_TICKS = ("praten", "kracht")
"""The two ticks of a talking card: "hier wil ik over praten", "dit gaat goed"; stored as aspect/<id>/<tick>."""

_NUMBERS = (FieldType.INT, FieldType.NUMBER, FieldType.MONEY)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def check_extra(instrument: Instrument, key: str, name: str, value: str | int | bool) -> None:
    """Refuse a field that is not asked at this place, or a value it cannot hold. Raises UnknownItem, ValueRefused."""
    place = place_of(instrument, key)
    if name.startswith("aspect/") and place.item is not None:
        _check_aspect(instrument, place.item, name, value)
        return
    in_row = place.rows is not None
    fields = (*fields_at(instrument, key), *(() if in_row else instrument.reading_fields))
    known = {field.id: field for field in reversed(fields)}
    if name not in known:
        raise UnknownItem.of(instrument.id, name)
    if not fits(known[name], value):
        raise ValueRefused(_('"{field}" cannot hold this.').format(field=known[name].label))


def _check_aspect(instrument: Instrument, item: Item, name: str, value: str | int | bool) -> None:
    _aspect, _slash, rest = name.partition("/")
    aspect, _slash, tick = rest.partition("/")
    if aspect not in {one.id for one in item.aspects}:
        raise UnknownItem.of(instrument.id, aspect)
    held = isinstance(value, bool) if tick in ASPECT_TICKS else tick == "opmerking" and isinstance(value, str)
    if not held:
        raise ValueRefused(_("A talking card takes two ticks and a remark, and no score."))


def fits(field: ExtraField, value: object) -> bool:
    """Whether the field can hold this value; "" is fine for everything that is written."""
    return _fits(field, field.type, value) or (field.or_type is not None and _fits(field, field.or_type, value))


def _fits(field: ExtraField, kind: FieldType, value: object) -> bool:
    if kind is FieldType.BOOL:
        return isinstance(value, bool)
    if kind in _NUMBERS:
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return (field.minimum is None or value >= field.minimum) and (field.maximum is None or value <= field.maximum)
    if not isinstance(value, str):
        return False
    if value == "":
        return True
    if kind is FieldType.CHOICE:
        return field.option(value) is not None
    if kind is FieldType.MULTI_CHOICE:
        return _fits_together(field, value.split())
    if kind is FieldType.DATE:
        return _is_day(value)
    return kind is not FieldType.MONTH or _MONTH.fullmatch(value) is not None


def _fits_together(field: ExtraField, chosen: list[str]) -> bool:
    options = [field.option(one) for one in chosen]
    if not chosen or None in options or len(set(chosen)) < len(chosen):
        return False
    return len(chosen) == 1 or not any(one.alone for one in options if one is not None)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
