"""A moment told afterwards, and an answer corrected afterwards: the old one stays, with the reason (A5, B05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.conversations import Conversation
from intake_app.domain.measuring import Answer, Correction, Difference, Measurement, PictureNote
from intake_app.domain.vocabulary import Special
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.guards import check_answer
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.services.voices import closed_among, pair_of

if TYPE_CHECKING:
    from intake_app.store.unit_of_work import UnitOfWork

_TOLD = frozenset(("measured_on", "place", "present", "context", "moment", "source", "entered_on"))
"""What may be told about a moment afterwards. Who answered, on which form and about whom never changes."""
_CORRECTED = frozenset(("value", "special", "choice", "text"))


class MomentClosed(InputRefused):
    """This moment is closed: an answer changes with a correction only."""


def refuse_future(day: date, today: date) -> None:
    """Refuse a moment that is still to come. Raises InputRefused."""
    if day > today:
        raise InputRefused(_("This day is still to come. Give the day on which it was filled in."))


def refuse_closed(work: UnitOfWork, reading: Measurement, today: date) -> None:
    """Refuse to change an answer of a closed moment without a trace. Raises MomentClosed."""
    talk = work.get(Conversation, reading.conversation_id) if reading.conversation_id is not None else None
    if reading.measured_on == today and (talk is None or talk.closed_at is None):
        return
    if closed_among(_beside(work, reading), reading, talk, today):
        raise MomentClosed(_("This moment is closed. Correct the answer under Moments, with the reason."))


def _beside(work: UnitOfWork, reading: Measurement) -> tuple[Measurement, ...]:
    found = work.find(Measurement, case_id=reading.case_id, instrument=reading.instrument, subject=reading.subject)
    return tuple(sorted(found, key=lambda one: (one.measured_on, one.id)))


def correct_answer(desk: Desk, measurement_id: UUID, item: str, reason: str, **values: Any) -> Changes:
    """Give a closed moment another answer to one item; what it was stays visible with day, name and reason.

    `values` are `value`, `special`, `choice` and `text` of Answer; the first three drive each other out. Nothing
    happens when the answer stays the same. Raises InputRefused without a reason, and GuardRefused for what the
    instrument does not know. One undo takes back both.
    """
    if not reason.strip():
        raise InputRefused(_("Write down why this answer is corrected."))
    if not values.keys() <= _CORRECTED:
        raise ValueError(f"a correction has {sorted(_CORRECTED)}")
    with desk.change(_("Correct an answer"), None) as work:
        reading = work.get(Measurement, measurement_id)
        if reading is None:
            raise InputRefused(_("This conversation part was removed. Open the dossier again."))
        found = work.find(Answer, measurement_id=measurement_id, item=item)
        before = found[0] if found else Answer(case_id=reading.case_id, measurement_id=measurement_id, item=item)
        after = replace(before, **_one_answer(values))
        check_answer(desk.forms.as_answered(reading.instrument, reading.version), after)
        if after == before:
            return Changes()
        work.put(_kept(desk, before, reason))
        work.put(after)
        return overview.commit(work, reading.case_id)


def _kept(desk: Desk, before: Answer, reason: str) -> Correction:
    return Correction(
        case_id=before.case_id,
        measurement_id=before.measurement_id,
        item=before.item,
        corrected_on=desk.today(),
        corrected_by=desk.profile.consultant,
        reason=reason.strip(),
        value=before.value,
        special=before.special,
        choice=before.choice,
        text=before.text,
    )


def _one_answer(values: dict[str, Any]) -> dict[str, Any]:
    """A value, a special answer and a choice drive each other out; own words stay."""
    empty: dict[str, Any] = {"value": None, "special": None, "choice": ""}
    given = {name: value for name, value in values.items() if name in empty and value not in (None, "")}
    if "special" in given:
        given["special"] = Special(given["special"])
    cleared = empty if given or values.keys() & empty.keys() else {}
    return {**values, **cleared, **given}


def describe_moment(desk: Desk, measurement_id: UUID, **values: Any) -> Changes:
    """Tell when, where, with whom, in which circumstances and as which moment a reading was made.

    Another day takes along what was said that day about differences, and keeps the day of typing. Raises InputRefused
    for a day that is still to come, and for a day on which this voice has a reading already.
    """
    if not values.keys() <= _TOLD:
        raise ValueError(f"of a moment one tells {sorted(_TOLD)}")
    merge_key = f"moment:{measurement_id}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(_("Moment"), None, merge_key=merge_key) as work:
        before = work.get(Measurement, measurement_id)
        if before is None:
            raise InputRefused(_("This conversation part was removed. Open the dossier again."))
        after = replace(before, **values)
        if after.measured_on != before.measured_on:
            after = _on_another_day(desk, work, before, after)
        work.put(after)
        return overview.commit(work, before.case_id)


def _on_another_day(desk: Desk, work: UnitOfWork, before: Measurement, after: Measurement) -> Measurement:
    refuse_future(after.measured_on, desk.today())
    beside = [one for one in _beside(work, before) if one.id != before.id]
    if any(one.voice == before.voice and one.measured_on == after.measured_on for one in beside):
        raise InputRefused(_("This voice has a moment on that day already. Choose another day."))
    then = pair_of(_ordered((*beside, before)))
    now = pair_of(_ordered((*beside, after)))
    alone = all(one.measured_on != before.measured_on for one in beside)
    if then is not None and now is not None and before in (then.resident, then.consultant):
        _move_notes(work, before, then.measured_on, now.measured_on)
    elif alone:
        _move_notes(work, before, before.measured_on, after.measured_on)
    return replace(after, entered_on=after.entered_on or before.measured_on)


def _ordered(readings: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
    return tuple(sorted(readings, key=lambda one: (one.measured_on, one.id)))


def _move_notes(work: UnitOfWork, reading: Measurement, then: date, now: date) -> None:
    """What was said about a moment is kept by its day: it goes along."""
    if then == now:
        return
    about = {"case_id": reading.case_id, "instrument": reading.instrument, "measured_on": then}
    for difference in work.find(Difference, **about):
        work.put(replace(difference, measured_on=now))
    for note in work.find(PictureNote, **about):
        work.put(replace(note, measured_on=now))
