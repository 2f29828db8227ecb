"""What an instrument lets through: whole values of its own list, the special answers it knows, its own raters.

Every function returns nothing or raises a GuardRefused with one sentence. No screen, print or report goes round them.
"""

from __future__ import annotations

from typing import NoReturn

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.i18n import _
from intake_app.instruments.model import (
    Aggregate,
    ExtraField,
    FieldType,
    GoalRule,
    Instrument,
    Kind,
    Pick,
)
from intake_app.instruments.refusals import (
    GoalRefused,
    NoCalculation,
    RaterRefused,
    SpecialRefused,
    UnknownItem,
    ValueRefused,
    VersionsMixed,
)
from intake_app.instruments.special import special_label

ASPECT_TICKS = ("praten", "kracht")
"""The two ticks of a talking card: "hier wil ik over praten", "dit gaat goed"; stored as aspect/<id>/<tick>."""


def allowed_values(instrument: Instrument, item_id: str) -> tuple[int | str, ...]:
    """Every value this item can take, in the order of the scale. Empty for open questions. Raises UnknownItem."""
    return instrument.part_of(item_id).allowed


def allowed_specials(instrument: Instrument) -> tuple[Special, ...]:
    """The special answers this form knows."""
    return instrument.rules.special


def check_value(
    instrument: Instrument,
    item_id: str,
    value: int | str | None = None,
    special: Special | int | None = None,
) -> None:
    """Refuse a value that the item cannot take. At most one of `value` and `special` is filled (instruments A4).

    Neither is fine: that question is still open. Raises UnknownItem, ValueRefused or SpecialRefused.
    """
    part = instrument.part_of(item_id)
    name = instrument.item(item_id).label
    if value is not None and special is not None:
        message = _('Give "{item}" a value or "{special}", not both.')
        raise SpecialRefused(message.format(item=name, special=_label_of(special)))
    if special is not None:
        _check_special(instrument, special)
    elif value is None:
        return
    elif part.kind is Kind.OPEN:
        raise ValueRefused(_('"{item}" is an open question. Write the answer in words.').format(item=name))
    elif type(value) not in (int, str) or value not in part.allowed:
        raise ValueRefused(_value_refusal(instrument, item_id))


def _value_refusal(instrument: Instrument, item_id: str) -> str:
    allowed = allowed_values(instrument, item_id)
    name = instrument.item(item_id).label
    if all(isinstance(value, int) for value in allowed) and allowed:
        message = _('"{item}" takes whole numbers from {low} to {high}, and no halves.')
        return message.format(item=name, low=allowed[0], high=allowed[-1])
    return _('"{item}" takes one of: {values}.').format(item=name, values=", ".join(map(str, allowed)))


def _check_special(instrument: Instrument, special: Special | int) -> None:
    if type(special) not in (int, Special) or special not in instrument.rules.special:
        message = _('The form "{form}" does not know the answer "{special}".')
        raise SpecialRefused(message.format(form=instrument.title, special=_label_of(special)))


def _label_of(special: Special | int) -> str:
    try:
        return special_label(Special(special))
    except ValueError:
        return str(special)


def check_answer(instrument: Instrument, answer: Answer) -> None:
    """Refuse an answer that the form cannot hold: value, choice, special answer and extra fields are looked at.

    An answer that is empty is fine: it is a question still open. Raises GuardRefused.
    """
    part = instrument.part_of(answer.item)
    if answer.value is not None or answer.special is not None:
        check_value(instrument, answer.item, answer.value, answer.special)
    if answer.choice:
        if answer.value is not None or answer.special is not None:
            message = _('Give "{item}" one answer, not two.')
            raise ValueRefused(message.format(item=instrument.item(answer.item).label))
        chosen = answer.choice.split() if part.pick is Pick.MANY else [answer.choice]
        for value in chosen:
            check_value(instrument, answer.item, value)
    for entry in answer.extra:
        _check_extra(instrument, answer.item, entry.field, entry.value)


def _check_extra(instrument: Instrument, item_id: str, name: str, value: str | int | bool) -> None:
    if name.startswith("aspect/"):
        _check_aspect(instrument, item_id, name, value)
        return
    known = {field.id: field for field in (*instrument.fields_of(item_id), *instrument.reading_fields)}
    if name not in known:
        raise UnknownItem.of(instrument.id, name)
    if not _fits(known[name], value):
        raise ValueRefused(_('"{field}" cannot hold this.').format(field=known[name].label))


def _check_aspect(instrument: Instrument, item_id: str, name: str, value: str | int | bool) -> None:
    _aspect, _slash, rest = name.partition("/")
    aspect, _slash, tick = rest.partition("/")
    if aspect not in {one.id for one in instrument.item(item_id).aspects}:
        raise UnknownItem.of(instrument.id, aspect)
    fits = isinstance(value, bool) if tick in ASPECT_TICKS else tick == "opmerking" and isinstance(value, str)
    if not fits:
        raise ValueRefused(_("A talking card takes two ticks and a remark, and no score."))


def _fits(field: ExtraField, value: str | int | bool) -> bool:
    if field.type is FieldType.BOOL:
        return isinstance(value, bool)
    if field.type in (FieldType.INT, FieldType.NUMBER, FieldType.MONEY):
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return (field.minimum is None or value >= field.minimum) and (field.maximum is None or value <= field.maximum)
    if field.type is FieldType.CHOICE:
        return value in ("", *(option.id for option in field.options))
    return isinstance(value, str)


def check_rater(instrument: Instrument, rater: RaterRole) -> None:
    """Refuse a rater this form is not for. Raises RaterRefused.

    Together is always possible: a third, typed reading that overwrites neither voice.
    """
    if rater is not RaterRole.TOGETHER and rater not in instrument.raters:
        raise RaterRefused(_('The form "{form}" is not filled in by this person.').format(form=instrument.title))


def check_measurement(instrument: Instrument, measurement: Measurement) -> None:
    """Refuse a reading that is not of this instrument and version, or not by one of its raters."""
    if (measurement.instrument, measurement.version) != (instrument.id, instrument.version):
        raise VersionsMixed(
            _('This was filled in with another version of "{form}". Versions are never mixed.').format(
                form=instrument.title
            )
        )
    check_rater(instrument, measurement.rater)


def check_same(before: Measurement, now: Measurement) -> None:
    """Refuse to lay two readings beside each other that differ in form, version or rater. Raises VersionsMixed."""
    if (before.instrument, before.version) != (now.instrument, now.version):
        raise VersionsMixed(_("These are two forms or two versions. They cannot be compared."))
    if before.rater is not now.rater:
        raise VersionsMixed(_("Two people answered here. That is a difference in view, no progress."))


def check_goal(instrument: Instrument, item_id: str, from_value: int | None, to_value: int | None) -> None:
    """Refuse a goal this form does not put this way: a web has words only (G-W), "zo houden" is fine (G-Z)."""
    instrument.item(item_id)
    if instrument.rules.goal is not GoalRule.TARGET_VALUE and (from_value is not None or to_value is not None):
        message = _('A goal on "{form}" is put in words, without a number.')
        raise GoalRefused(message.format(form=instrument.title))
    for value in (from_value, to_value):
        if value is not None:
            check_value(instrument, item_id, value)


def check_count(instrument: Instrument) -> None:
    """Refuse to count levels where the form does not allow it. Raises NoCalculation."""
    if instrument.rules.aggregate is not Aggregate.COUNT:
        message = _('The answers to "{form}" are for talking. They are not counted.')
        raise NoCalculation(message.format(form=instrument.title))


def refuse_calculation(instrument: Instrument) -> NoReturn:
    """For whoever asks for a mean, a sum, a percentage or a trend: there is none, for any form (G1)."""
    message = _('The answers to "{form}" are words in an order. A mean or a sum of them means nothing.')
    raise NoCalculation(message.format(form=instrument.title))
