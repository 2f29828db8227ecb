"""What an instrument lets through: whole values of its own list, the special answers it knows, its own raters.

Every function returns nothing or raises a GuardRefused with one sentence. No screen, print or report goes round them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NoReturn

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.i18n import _, format_day
from intake_app.instruments.answer_fields import check_extra
from intake_app.instruments.model import (
    Aggregate,
    GoalRule,
    Instrument,
    ItemOrder,
    Kind,
    Pick,
    Status,
    Unit,
)
from intake_app.instruments.refusals import (
    GoalRefused,
    MomentRefused,
    NoCalculation,
    OrderRefused,
    RaterRefused,
    SpecialRefused,
    SubjectMissing,
    ValueRefused,
    VersionsMixed,
)
from intake_app.instruments.rows import Place, place_of
from intake_app.instruments.special import special_label


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
    """Refuse an answer that the form cannot hold: place, value, choice, special answer and extra fields are looked at.

    `answer.item` is an item, "<list or item>/<row>" or "reading". An answer that is empty is fine: it is a question
    still open. Raises GuardRefused.
    """
    place = place_of(instrument, answer.item)
    if place.item is None or (place.rows is None and _asked_per_row(instrument, place.item.id)):
        _check_fields_only(instrument, answer, place)
    else:
        _check_given(instrument, place.item.id, answer)
    for entry in answer.extra:
        check_extra(instrument, answer.item, entry.field, entry.value)


def _asked_per_row(instrument: Instrument, item_id: str) -> bool:
    return instrument.part_of(item_id).pick is Pick.PER_ROW


def _check_fields_only(instrument: Instrument, answer: Answer, place: Place) -> None:
    if not answer.answered:
        return
    if place.item is not None:
        raise ValueRefused(_('"{item}" is answered row by row.').format(item=place.item.label))
    name = place.rows.label if place.rows is not None else instrument.title
    raise ValueRefused(_('"{name}" has fields to fill in, and no answer of its own.').format(name=name))


def _check_given(instrument: Instrument, item_id: str, answer: Answer) -> None:
    part = instrument.part_of(item_id)
    name = instrument.item(item_id).label
    if answer.value is not None or answer.special is not None:
        check_value(instrument, item_id, answer.value, answer.special)
    if answer.choice:
        if answer.value is not None or answer.special is not None:
            raise ValueRefused(_('Give "{item}" one answer, not two.').format(item=name))
        chosen = answer.choice.split() if part.pick is Pick.MANY else [answer.choice]
        for value in chosen:
            check_value(instrument, item_id, value)
        _check_together(instrument, item_id, chosen)
    scored = answer.value is not None or bool(answer.choice)
    if scored and instrument.rules.order is ItemOrder.TEXT_FIRST and not answer.text.strip():
        raise OrderRefused(_('Write at "{item}" first. Choose after that.').format(item=name))


def _check_together(instrument: Instrument, item_id: str, chosen: Sequence[str]) -> None:
    name = instrument.item(item_id).label
    if len(set(chosen)) < len(chosen):
        raise ValueRefused(_('Give "{item}" each answer once.').format(item=name))
    levels = [instrument.level(item_id, value) for value in chosen]
    alone = next((level for level in levels if level is not None and level.alone), None)
    if alone is not None and len(chosen) > 1:
        message = _('"{value}" does not go together with another answer.')
        raise ValueRefused(message.format(value=alone.label))


def open_items(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The items that may be answered now: all, or with a fixed order each after the one before it (G-OT1)."""
    if instrument.rules.order is not ItemOrder.FIXED:
        return tuple(item.id for item in instrument.items)
    found: list[str] = []
    for part in instrument.parts:
        for item in part.items:
            found.append(item.id)
            answer = answers.get(item.id)
            if answer is None or not answer.answered:
                break
    return tuple(found)


def check_order(instrument: Instrument, key: str, answers: Mapping[str, Answer]) -> None:
    """Refuse an answer to an item whose turn has not come. Raises OrderRefused."""
    item = place_of(instrument, key).item
    if item is not None and item.id not in open_items(instrument, answers):
        raise OrderRefused(_('Fill in the question before "{item}" first.').format(item=item.label))


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


def check_moment(instrument: Instrument, measured_on: date, today: date, *, confirmed: bool = False) -> None:
    """Refuse a reading of an old form with today's day, and one after its last day unless that was `confirmed`.

    A form that is out of use is only typed over from paper, with the day on which it was filled in (G12, G-13).
    """
    if instrument.status is not Status.OLD or confirmed:
        return
    if measured_on >= today:
        message = _('"{form}" is an old form. Enter the day on which it was filled in then.')
        raise MomentRefused(message.format(form=instrument.title))
    if instrument.valid_until is not None and measured_on > instrument.valid_until:
        message = _('"{form}" was in use until {day}. Enter it with a later day all the same?')
        raise MomentRefused(
            message.format(form=instrument.title, day=format_day(instrument.valid_until, weekday=False, year=True))
        )


def check_subject(instrument: Instrument, measurement: Measurement) -> None:
    """Refuse a finished reading that does not say what it is about, where a person is not the answer (G-K1, G-H1)."""
    if needs_subject(instrument) and not measurement.subject.strip():
        raise SubjectMissing(_subject_sentence(instrument.unit))


def needs_subject(instrument: Instrument) -> bool:
    """Whether a reading must say which household, child, step, place, decision or agreement it is about."""
    return not {instrument.unit, instrument.or_unit} & {Unit.PERSON, Unit.PLAN}


def _subject_sentence(unit: Unit) -> str:
    return {
        Unit.HOUSEHOLD: _("Write down which household this is about."),
        Unit.CHILD: _("Write down which child this is about. Every child has a reading of its own."),
        Unit.STEP: _("Write down which step this is about."),
        Unit.PLACE: _("Write down which place this is about."),
        Unit.DECISION: _("Write down which decision this is about."),
        Unit.AGREEMENT: _("Write down which agreement this is about."),
    }[unit]


def check_same(before: Measurement, now: Measurement) -> None:
    """Refuse to lay two readings beside each other that differ in form, version, rater or whom they are about.

    Raises VersionsMixed.
    """
    if (before.instrument, before.version) != (now.instrument, now.version):
        raise VersionsMixed(_("These are two forms or two versions. They cannot be compared."))
    if before.case_id != now.case_id or _named(before.subject) != _named(now.subject):
        raise VersionsMixed(_("These are about two different people or things. They cannot be compared."))
    others = (RaterRole.OTHER, RaterRole.PARENT)
    two = before.rater in others and _named(before.rater_name) != _named(now.rater_name)
    if before.rater is not now.rater or two:
        raise VersionsMixed(_("Two people answered here. That is a difference in view, no progress."))


def _named(name: str) -> str:
    return " ".join(name.casefold().split())


def check_goal(instrument: Instrument, item_id: str, from_value: int | None, to_value: int | None) -> None:
    """Refuse a goal this form does not put this way: a web has words only (G-W), "zo houden" is fine (G-Z)."""
    item = instrument.item(item_id)
    if instrument.status is Status.OLD:
        message = _('"{form}" is an old form. Set a new goal on the present one.')
        raise GoalRefused(message.format(form=instrument.title))
    if instrument.rules.goal is GoalRule.NONE:
        raise GoalRefused(_('No goals are set on "{form}".').format(form=instrument.title))
    if from_value is None and to_value is None:
        return
    part = instrument.part_of(item.id)
    scaled = part.values is not None and part.values.ordered and part.pick is not Pick.NUMBER
    if instrument.rules.goal is not GoalRule.TARGET_VALUE or not scaled:
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
