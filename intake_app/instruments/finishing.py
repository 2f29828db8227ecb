"""What a reading still lacks when somebody says it is finished. Nothing here is looked at while somebody types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments import guards
from intake_app.instruments.asking import asked_fields, options_of, situation
from intake_app.instruments.comparison import Reading
from intake_app.instruments.conditions import READING, Situation
from intake_app.instruments.model import Check, ExtraField, Instrument, RowList, Weight
from intake_app.instruments.refusals import GuardRefused, NotFinished
from intake_app.instruments.rows import fields_at, place_of, row_keys

SUBJECT = "subject"
"""Place of the line that says what a reading is about."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is left to do. `key` is the answer, `field` the extra field in it; REFUSE stops, ASK asks."""

    key: str
    field: str
    sentence: str
    weight: Weight


def left(instrument: Instrument, reading: Reading, others: Sequence[Reading] = ()) -> tuple[Left, ...]:
    """Everything that is left, in the order of the form; `others` are the other voices of this moment.

    No field is obligatory for a resident (G4): what stops a consultant is then only asked.
    """
    found = [
        *_subject(instrument, reading.measurement),
        *_required(instrument, reading),
        *_rows(instrument, reading.answers),
    ]
    for check in instrument.checks:
        found += _checked(instrument, check, reading, others)
    if reading.measurement.rater is RaterRole.RESIDENT:
        found = [replace(one, weight=Weight.ASK) if one.key != SUBJECT else one for one in found]
    return tuple(found)


def check_ready(instrument: Instrument, reading: Reading, others: Sequence[Reading] = ()) -> None:
    """Refuse to finish a reading that the form does not let through. Raises GuardRefused with the first sentence."""
    guards.check_measurement(instrument, reading.measurement)
    guards.check_subject(instrument, reading.measurement)
    for one in left(instrument, reading, others):
        if one.weight is Weight.REFUSE:
            raise NotFinished(one.sentence)


def _subject(instrument: Instrument, measurement: Measurement) -> Iterator[Left]:
    try:
        guards.check_subject(instrument, measurement)
    except GuardRefused as refused:
        yield Left(SUBJECT, "", str(refused), Weight.REFUSE)


def _required(instrument: Instrument, reading: Reading) -> Iterator[Left]:
    keys = [READING, *(key for key, answer in reading.answers.items() if key != READING and _in_use(answer))]
    for key in keys:
        answer = reading.answers.get(key)
        for field in asked_fields(instrument, reading.answers, key):
            given = _given(answer, field)
            if field.required and not given and not _instead(instrument, field, key, answer):
                sentence = _('Fill in "{field}".').format(field=field.label)
                yield Left(key, field.id, sentence, Weight.REFUSE)
            offered = {one.id for one in options_of(instrument, field, reading.answers, key)}
            if given and field.options and not set(str(answer.extra_value(field.id)).split()) <= offered:  # type: ignore[union-attr]
                sentence = _('"{field}" does not fit the other answers.').format(field=field.label)
                yield Left(key, field.id, sentence, Weight.REFUSE)


def _in_use(answer: Answer) -> bool:
    return answer.answered or bool(answer.extra)


def _given(answer: Answer | None, field: ExtraField) -> bool:
    return answer is not None and answer.extra_value(field.id) not in (None, "")


def _instead(instrument: Instrument, field: ExtraField, key: str, answer: Answer | None) -> bool:
    others = (one for one in fields_at(instrument, key) if one.instead_of == field.id)
    return any(_given(answer, one) for one in others)


def _rows(instrument: Instrument, answers: Mapping[str, Answer]) -> Iterator[Left]:
    for rows in instrument.lists:
        count = sum(_in_use(answers[key]) for key in row_keys(rows, answers))
        if not rows.minimum <= count <= rows.maximum:
            yield Left(rows.key, "", _row_sentence(rows, count), Weight.REFUSE)


def _row_sentence(rows: RowList, count: int) -> str:
    if count > rows.maximum:
        return _('"{list}" takes at most {n}.').format(list=rows.label, n=rows.maximum)
    return _('"{list}" takes at least {n}.').format(list=rows.label, n=rows.minimum)


def _checked(instrument: Instrument, check: Check, reading: Reading, others: Sequence[Reading]) -> Iterator[Left]:
    if check.other_voice:
        yield from _other_voice(instrument, check, reading, others)
        return
    for target in check.targets:
        name, _dot, field = target.partition(".")
        items = [item.id for item in instrument.items] if name == "*" else [name]
        for key in items:
            where = key if key in {item.id for item in instrument.items} else READING
            here = situation(instrument, reading.answers, where if where != READING else "")
            field_id = field or (key if where == READING else "")
            if field_id and name == "*" and field_id not in {one.id for one in instrument.fields_of(key)}:
                continue
            if here.holds(check.when) and not _passes(instrument, check, here, where, field_id, reading):
                yield Left(where, field_id, _say(instrument, check, where), check.weight)


def _say(instrument: Instrument, check: Check, key: str) -> str:
    label = place_of(instrument, key).item
    return str(check.say).replace("{item}", str(label.label) if label is not None else "")


def _other_voice(instrument: Instrument, check: Check, reading: Reading, others: Sequence[Reading]) -> Iterator[Left]:
    voice = RaterRole(check.other_voice)
    if reading.measurement.rater in (voice, RaterRole.TOGETHER):
        return
    if not situation(instrument, reading.answers).holds(check.when):
        return
    heard = any(
        one.measurement.rater in (voice, RaterRole.TOGETHER) and any(map(_in_use, one.answers.values()))
        for one in others
    )
    if not heard:
        yield Left(READING, "", str(check.say), check.weight)


def _passes(instrument: Instrument, check: Check, here: Situation, key: str, field: str, reading: Reading) -> bool:
    answer = reading.answers.get(key)
    if check.filled == "item":
        return answer is not None and answer.answered
    if check.filled == "text":
        return answer is not None and bool(answer.text.strip())
    if check.filled == "field":
        return here.field(field) not in (None, "")
    if check.not_below:
        return _not_below(instrument, key, check.not_below, reading.answers)
    value = here.field(field)
    if value in (None, ""):
        return True
    if check.not_after:
        limit = here.field(check.not_after)
        return not isinstance(limit, str) or not limit or str(value) <= limit
    if check.within_days is not None:
        return _within(check, value, here, reading.measurement.measured_on)
    low, high = check.at_least, check.at_most
    return isinstance(value, int) and (low is None or value >= low) and (high is None or value <= high)


def _not_below(instrument: Instrument, item: str, other: str, answers: Mapping[str, Answer]) -> bool:
    allowed = instrument.part_of(item).allowed
    places = []
    for one in (item, other):
        answer = answers.get(one)
        value = (answer.choice or answer.value) if answer is not None and answer.special is None else None
        places.append(allowed.index(value) if value in allowed and value is not None else None)
    here, there = places
    return here is None or there is None or here >= there


def _within(check: Check, value: object, here: Situation, measured_on: date) -> bool:
    start = measured_on.isoformat() if check.after == "measured" else here.field(check.after)
    try:
        first, day = date.fromisoformat(str(start)), date.fromisoformat(str(value))
    except ValueError:
        return True
    return day <= first + timedelta(days=check.within_days or 0)
