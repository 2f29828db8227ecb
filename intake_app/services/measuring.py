"""Readings and answers: scored apart, hidden until both are in, then two voices in one drawing (B01, B02, B04, B05)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.conversations import Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Difference, ExtraValue, Measurement, PictureNote
from intake_app.domain.people import CaseFile
from intake_app.domain.vocabulary import MomentKind, RaterRole, ReadingSource, Special
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.asking import automatic_values
from intake_app.instruments.comparison import Reading
from intake_app.instruments.finishing import check_ready
from intake_app.instruments.guards import check_answer, check_moment, check_order, check_rater
from intake_app.instruments.model import Instrument, ItemOrder, Unit
from intake_app.services import conversations, kept_forms, overview, rules
from intake_app.services.corrections import correct_answer, describe_moment, refuse_closed, refuse_future
from intake_app.services.desk import Desk
from intake_app.services.voices import GO_ON_DAYS, Voices, is_closed, under_way, voices
from intake_app.services.wording import person_role_words
from intake_app.store.unit_of_work import UnitOfWork

__all__ = [
    "GO_ON_DAYS",
    "Voices",
    "correct_answer",
    "describe_moment",
    "is_closed",
    "under_way",
    "voices",
]


def start_reading(
    desk: Desk,
    case_id: UUID,
    instrument_id: str,
    rater: RaterRole,
    *,
    conversation_id: UUID | None = None,
    measured_on: date | None = None,
    place: str | None = None,
    present: str | None = None,
    context: str = "",
    source: ReadingSource = ReadingSource.CONVERSATION,
    entered_on: date | None = None,
    moment: MomentKind | None = None,
    subject: str = "",
    rater_name: str = "",
    typed_for_resident: bool = False,
    old_confirmed: bool = False,
) -> Measurement:
    """The reading of one voice about one subject on one day (default today): the one under way, or a fresh one.

    Place and who else was there come from the conversation unless they are given: the one named, or the open one
    of that day. A day that is not today gets today as its day of typing (G12). `old_confirmed`: the consultant said
    yes to a form that is out of use, with a day after its last one. Raises InputRefused when the instrument does not
    know this voice or is not installed any more, when the day is still to come or does not fit the form, and for a
    form about the household or a child of somebody whose address is shielded.
    """
    instrument = desk.forms.answerable(instrument_id)
    check_rater(instrument, rater)
    day, today = measured_on or desk.today(), desk.today()
    refuse_future(day, today)
    check_moment(instrument, day, today, confirmed=old_confirmed)
    dossier = desk.dossier(case_id)
    _refuse_shielded(dossier, instrument)
    third = rater_name if rater in (RaterRole.PARENT, RaterRole.OTHER) else ""
    going = None
    if measured_on is None:
        going = under_way(dossier, instrument_id, rater, day, subject=subject, rater_name=third)
    going = going or dossier.reading_on(instrument_id, rater, day, subject=subject, rater_name=third)
    if going is not None and going.version == instrument.version:
        return going
    checksum = kept_forms.keep(desk.vault, desk.forms, instrument)
    talk = _talk_of(dossier, conversation_id, day) if source is ReadingSource.CONVERSATION else None
    earlier = dossier.readings(instrument_id, rater, subject=subject)
    fresh = Measurement(
        case_id=case_id,
        instrument=instrument_id,
        version=instrument.version,
        measured_on=day,
        moment=moment or (MomentKind.FOLLOW_UP if earlier else MomentKind.BASELINE),
        rater=rater,
        rater_name=rater_name or _own_name(desk, dossier, rater),
        conversation_id=conversation_id,
        typed_for_resident=typed_for_resident,
        trained_on=desk.profile.zrm_trained_on if rater is RaterRole.CONSULTANT else None,
        place=place if place is not None else (talk.place if talk else ""),
        present=present if present is not None else (_present_at(dossier, talk) if talk else ""),
        context=context,
        source=source,
        entered_on=entered_on or (today if day != today else None),
        subject=subject,
        form_checksum=checksum,
    )
    with desk.change(_("Start scoring"), case_id, final=True) as work:
        work.put(fresh)
        overview.commit(work, case_id)
    return fresh


def _refuse_shielded(dossier: Dossier, instrument: Instrument) -> None:
    """A form about the household or a child would lead to somebody who must not be found (G-H3)."""
    if dossier.person.address_shielded and instrument.unit in (Unit.HOUSEHOLD, Unit.CHILD):
        raise InputRefused(_("This form is not available as long as the address is shielded."))


def _own_name(desk: Desk, dossier: Dossier, rater: RaterRole) -> str:
    if rater is RaterRole.RESIDENT:
        return dossier.person.full_name
    return desk.profile.consultant if rater in (RaterRole.CONSULTANT, RaterRole.TOGETHER) else ""


def _talk_of(dossier: Dossier, conversation_id: UUID | None, day: date) -> Conversation | None:
    """The conversation a reading was made in: the one named, else the open one of that day."""
    if conversation_id is not None:
        return next((one for one in dossier.conversations if one.id == conversation_id), None)
    running = conversations.open_conversation(dossier)
    return running if running is not None and running.held_on == day else None


def _present_at(dossier: Dossier, talk: Conversation) -> str:
    """Who else was at a conversation, with their roles: "Fatma (familie), Ali (tolk)" (G-Z11)."""
    return ", ".join(
        f"{one.name} ({person_role_words(one.role)})" for one in dossier.attendees if one.conversation_id == talk.id
    )


def record_answer(desk: Desk, measurement_id: UUID, item: str, **values: Any) -> Changes:
    """Keep what a rater answered to one item; durable when this returns.

    `values` are fields of Answer; `value` and `special` drive each other out. Raises InputRefused when the instrument
    forbids the value (a half point, a level outside the list, a special value it does not know), and when the moment
    is closed: then `correct_answer` keeps the old answer with the reason.
    """
    if values.get("value") is not None:
        values.setdefault("special", None)
    elif values.get("special") is not None:
        values["special"] = Special(values["special"])
        values["value"] = None
    merge_key = f"answer:{measurement_id}:{item}:{next(iter(values))}" if set(values) & _TYPED else None
    today = desk.today()
    with desk.change(_("Answer"), None, merge_key=merge_key) as work:
        measurement, found = work.get_with(Measurement, measurement_id, Answer, "measurement_id", item=item)
        if measurement is None:
            raise InputRefused(_("This conversation part was removed. Open the dossier again."))
        refuse_closed(work, measurement, today)
        before = found[0] if found else Answer(case_id=measurement.case_id, measurement_id=measurement_id, item=item)
        after = replace(before, **values)
        instrument = desk.forms.answerable(measurement.instrument, measurement.version)
        after = _with_automatic(instrument, before, after, today)
        check_answer(instrument, after)
        if "extra" in values:
            _refuse_too_long(desk, work, instrument, before, after)
        if instrument.rules.order is ItemOrder.FIXED and after.answered:
            others = work.find(Answer, measurement_id=measurement_id)
            check_order(instrument, item, {one.item: one for one in others})
        work.put(after)
        return overview.commit(work, measurement.case_id)


def _with_automatic(instrument: Instrument, before: Answer, after: Answer, today: date) -> Answer:
    written = automatic_values(instrument, before, after, today)
    if not written:
        return after
    kept = (entry for entry in after.extra if entry.field not in written)
    return replace(after, extra=(*kept, *(ExtraValue(field=name, value=value) for name, value in written.items())))


def _refuse_too_long(desk: Desk, work: UnitOfWork, instrument: Instrument, before: Answer, after: Answer) -> None:
    """Refuse words longer than the rules of the dossier allow; what was longer before may become shorter."""
    limits = {one.id: one for one in instrument.fields if one.longest}
    case = work.get(CaseFile, after.case_id) if any(entry.field in limits for entry in after.extra) else None
    if case is None:
        return
    held = rules.of_case(desk.forms, work.setting(rules.KEY), case)
    for entry in after.extra:
        field = limits.get(entry.field)
        most = held.number(field.longest) if field is not None else None
        if field is None or most is None:
            continue
        length = len(str(entry.value))
        if length > max(most, len(str(before.extra_value(entry.field) or ""))):
            words = _("“{field}” holds at most {n} letters; this has {count}. Make it shorter.")
            raise InputRefused(words.format(field=field.label, n=most, count=length))


_TYPED = {"text", "circumstances", "extra"}
"""Fields that are typed letter by letter: typing on is one step for undo."""


def record_extra(desk: Desk, measurement_id: UUID, item: str, values: Mapping[str, str | int | bool | None]) -> Changes:
    """Keep extra fields of an item (`[[field]]` of the form, talking cards). None or "" takes a field away."""
    with desk.vault.read() as reading:
        found = reading.find(Answer, measurement_id=measurement_id, item=item)
    kept = {entry.field: entry.value for entry in found[0].extra} if found else {}
    for name, value in values.items():
        if value is None or value == "":
            kept.pop(name, None)
        else:
            kept[name] = value
    extra = tuple(ExtraValue(field=name, value=value) for name, value in sorted(kept.items()))
    return record_answer(desk, measurement_id, item, extra=extra)


def mark_ready(desk: Desk, measurement_id: UUID, ready: bool = True) -> Changes:
    """Say that this voice is in. When both are, both become visible. A closed moment does not open again.

    Raises InputRefused with the first thing that the form needs before a reading is finished.
    """
    with desk.vault.read() as reading:
        measurement = reading.get(Measurement, measurement_id)
    if measurement is None:
        raise InputRefused(_("This conversation part was removed. Open the dossier again."))
    if ready:
        _check_ready(desk, measurement)
    with desk.change(_("Ready for now"), measurement.case_id) as work:
        if not ready:
            refuse_closed(work, measurement, desk.today())
        work.put(replace(measurement, ready=ready))
        return overview.commit(work, measurement.case_id)


def _check_ready(desk: Desk, measurement: Measurement) -> None:
    instrument = desk.forms.instrument(measurement.instrument)
    if instrument.version != measurement.version:
        return
    dossier = desk.dossier(measurement.case_id)
    others = [
        Reading.of(dossier, one)
        for one in dossier.measurements
        if one.id != measurement.id
        and (one.instrument, one.version, one.subject)
        == (measurement.instrument, measurement.version, measurement.subject)
        and abs((one.measured_on - measurement.measured_on).days) <= GO_ON_DAYS
    ]
    check_ready(instrument, Reading.of(dossier, measurement), others)


def note_difference(desk: Desk, case_id: UUID, instrument: str, measured_on: date, item: str, **values: Any) -> Changes:
    """Keep why the two see an item differently (`because`) and what they do with it (`state`)."""
    with desk.change(_("Difference in view"), case_id, merge_key=f"difference:{case_id}:{item}") as work:
        found = work.find(Difference, case_id=case_id, instrument=instrument, measured_on=measured_on, item=item)
        before = (
            found[0]
            if found
            else Difference(case_id=case_id, instrument=instrument, measured_on=measured_on, item=item)
        )
        work.put(replace(before, **values))
        return overview.commit(work, case_id)


def take_along(desk: Desk, case_id: UUID, instrument: str, measured_on: date, sentence: str) -> Changes:
    """Keep the one sentence that goes from the two voices to the plan."""
    with desk.change(_("To the plan"), case_id, merge_key=f"take_along:{case_id}:{instrument}") as work:
        found = work.find(PictureNote, case_id=case_id, instrument=instrument, measured_on=measured_on)
        before = found[0] if found else PictureNote(case_id=case_id, instrument=instrument, measured_on=measured_on)
        work.put(replace(before, take_along=sentence))
        return overview.commit(work, case_id)


def differences_left(dossier: Dossier, instrument: str, measured_on: date) -> dict[str, Difference]:
    """What was said about differences in view on one day, by item."""
    return {
        one.item: one for one in dossier.differences if one.instrument == instrument and one.measured_on == measured_on
    }
