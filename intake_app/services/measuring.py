"""Readings and answers: scored apart, hidden until both are in, then two voices in one drawing (B01, B02, B04, B05)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Difference, ExtraValue, Measurement, PictureNote
from intake_app.domain.vocabulary import DifferenceState, MomentKind, RaterRole, Special
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.asking import automatic_values
from intake_app.instruments.comparison import Reading
from intake_app.instruments.finishing import check_ready
from intake_app.instruments.guards import check_answer, check_moment, check_order, check_rater
from intake_app.instruments.model import Instrument, ItemOrder
from intake_app.services import kept_forms, overview
from intake_app.services.desk import Desk


def start_reading(
    desk: Desk,
    case_id: UUID,
    instrument_id: str,
    rater: RaterRole,
    *,
    conversation_id: UUID | None = None,
    measured_on: date | None = None,
    old_confirmed: bool = False,
) -> Measurement:
    """The reading of one voice on one day (default today): the one under way, or a fresh one.

    `old_confirmed`: the consultant said yes to a form that is out of use, with a day after its last one. Raises
    InputRefused when the instrument does not know this voice, is not installed any more, or the day does not fit it.
    """
    instrument = desk.forms.answerable(instrument_id)
    check_rater(instrument, rater)
    day = measured_on or desk.today()
    check_moment(instrument, day, desk.today(), confirmed=old_confirmed)
    dossier = desk.dossier(case_id)
    earlier = dossier.readings(instrument_id, rater)
    going = under_way(dossier, instrument_id, rater, day) if measured_on is None else None
    going = going or dossier.reading_on(instrument_id, rater, day)
    if going is not None and going.version == instrument.version:
        return going
    checksum = kept_forms.keep(desk.vault, desk.forms, instrument)
    with desk.change(_("Start scoring"), case_id, final=True) as work:
        fresh = Measurement(
            case_id=case_id,
            instrument=instrument_id,
            version=instrument.version,
            measured_on=day,
            moment=MomentKind.FOLLOW_UP if earlier else MomentKind.BASELINE,
            rater=rater,
            rater_name=dossier.person.full_name if rater is RaterRole.RESIDENT else desk.profile.consultant,
            conversation_id=conversation_id,
            trained_on=desk.profile.zrm_trained_on if rater is RaterRole.CONSULTANT else None,
            form_checksum=checksum,
        )
        work.put(fresh)
        overview.commit(work, case_id)
    return fresh


GO_ON_DAYS = 7
"""So long a voice that was in may still be added to, while the other voice is not."""


def under_way(dossier: Dossier, instrument_id: str, rater: RaterRole, today: date) -> Measurement | None:
    """The reading a voice goes on with: of today, not ready yet, or ready this week while the other voice is not in.

    None when a fresh one begins.
    """
    reading = dossier.latest_reading(instrument_id, rater)
    if reading is None:
        return None
    if reading.measured_on == today or not reading.ready:
        return reading
    pair = voices(dossier, instrument_id)
    waits = pair is not None and not pair.open and reading in (pair.resident, pair.consultant)
    return reading if waits and (today - reading.measured_on).days <= GO_ON_DAYS else None


def record_answer(desk: Desk, measurement_id: UUID, item: str, **values: Any) -> Changes:
    """Keep what a rater answered to one item; durable when this returns.

    `values` are fields of Answer; `value` and `special` drive each other out. Raises InputRefused when the instrument
    forbids the value (a half point, a level outside the list, a special value it does not know).
    """
    if values.get("value") is not None:
        values.setdefault("special", None)
    elif values.get("special") is not None:
        values["special"] = Special(values["special"])
        values["value"] = None
    merge_key = f"answer:{measurement_id}:{item}:{next(iter(values))}" if set(values) & _TYPED else None
    with desk.change(_("Answer"), None, merge_key=merge_key) as work:
        measurement = work.get(Measurement, measurement_id)
        if measurement is None:
            raise InputRefused(_("This conversation part was removed. Open the dossier again."))
        found = work.find(Answer, measurement_id=measurement_id, item=item)
        before = found[0] if found else Answer(case_id=measurement.case_id, measurement_id=measurement_id, item=item)
        after = replace(before, **values)
        instrument = desk.forms.answerable(measurement.instrument, measurement.version)
        after = _with_automatic(instrument, before, after, desk.today())
        check_answer(instrument, after)
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
    """Say that this voice is in. When both are, both become visible.

    Raises InputRefused with the first thing that the form needs before a reading is finished.
    """
    with desk.vault.read() as reading:
        measurement = reading.get(Measurement, measurement_id)
    if measurement is None:
        raise InputRefused(_("This conversation part was removed. Open the dossier again."))
    if ready:
        _check_ready(desk, measurement)
    with desk.change(_("Ready for now"), measurement.case_id) as work:
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


@dataclass(frozen=True, slots=True)
class Voices:
    """The two readings of one day, and the resident's earlier ones. A voice is only to be shown when `open`."""

    measured_on: date
    resident: Measurement | None
    consultant: Measurement | None
    earlier: tuple[Measurement, ...]

    @property
    def open(self) -> bool:
        """Whether both voices are in, so that both may be seen."""
        return all(reading is not None and reading.ready for reading in (self.resident, self.consultant))


def voices(dossier: Dossier, instrument: str) -> Voices | None:
    """The newest pair of readings of an instrument, or None when nobody scored it yet.

    The consultant's reading belongs to the resident's when it was made since the resident's moment before.
    """
    mine = dossier.readings(instrument, RaterRole.RESIDENT)
    theirs = dossier.readings(instrument, RaterRole.CONSULTANT)
    if not mine and not theirs:
        return None
    resident = mine[-1] if mine else None
    consultant = theirs[-1] if theirs else None
    if resident and consultant and consultant.measured_on < resident.measured_on:
        previous = mine[-2].measured_on if len(mine) > 1 else date.min
        if consultant.measured_on <= previous:
            consultant = None
    elif resident and consultant and consultant.measured_on > resident.measured_on and len(theirs) > len(mine):
        resident = None
    newest = max(reading.measured_on for reading in (resident, consultant) if reading is not None)
    earlier = tuple(reading for reading in mine if reading.ready and reading is not resident)
    return Voices(newest, resident, consultant, earlier)


def differences_left(dossier: Dossier, instrument: str, measured_on: date) -> dict[str, Difference]:
    """What was said about differences in view on one day, by item."""
    return {
        one.item: one for one in dossier.differences if one.instrument == instrument and one.measured_on == measured_on
    }


DEFAULT_STATE = DifferenceState.LEAVE_BOTH
