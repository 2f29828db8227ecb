"""A moment has a day, a place and people; when it is closed, an answer changes only with the old one kept beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.conversations import Attendee
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import MomentKind, PersonRole, RaterRole, ReadingSource, Special
from intake_app.errors import InputRefused
from intake_app.instruments.refusals import GuardRefused
from intake_app.services import conversations, editing, measuring
from intake_app.services.corrections import MomentClosed
from intake_app.services.desk import Desk
from intake_app.services.voices import note_wanted

from .conftest import TODAY

RESIDENT, CONSULTANT = RaterRole.RESIDENT, RaterRole.CONSULTANT
WEB, ZRM = "spinnenweb", "zrm-2017"


@pytest.fixture(autouse=True)
def _back_to_today(desk: Desk) -> Iterator[None]:
    yield
    desk.clock = Clock(TODAY)


def on(desk: Desk, days: int) -> date:
    desk.clock = Clock(TODAY + timedelta(days=days))
    return desk.today()


def scored(desk: Desk, case_id: UUID, rater: RaterRole = CONSULTANT, value: int = 2, **moment: Any) -> Measurement:
    """A finished reading with one level."""
    reading = measuring.start_reading(desk, case_id, ZRM, rater, **moment)
    measuring.record_answer(desk, reading.id, "financien", value=value)
    measuring.mark_ready(desk, reading.id)
    return next(one for one in desk.dossier(case_id).measurements if one.id == reading.id)


def answer(desk: Desk, case_id: UUID, reading: Measurement, item: str = "financien") -> Answer:
    return desk.dossier(case_id).answers_of(reading)[item]


def closed(desk: Desk, case_id: UUID, reading: Measurement) -> bool:
    dossier = desk.dossier(case_id)
    now = next(one for one in dossier.measurements if one.id == reading.id)
    return measuring.is_closed(dossier, now, desk.today())


# -- the moment itself -------------------------------------------------------------------------------------------------


def test_that_place_and_people_come_from_the_conversation_that_is_open(desk: Desk, case_id: UUID) -> None:
    talk = conversations.start_conversation(desk, case_id)
    editing.edit(desk, type(talk), talk.id, place="Lindelaan 14")
    for name, role in (("Fatma", PersonRole.RELATIVE), ("Ali", PersonRole.INTERPRETER)):
        editing.add(desk, Attendee(case_id=case_id, conversation_id=talk.id, name=name, role=role))
    mine = measuring.start_reading(desk, case_id, ZRM, CONSULTANT)
    assert (mine.place, mine.present, mine.entered_on) == ("Lindelaan 14", "Fatma (familie), Ali (tolk)", None)
    own = measuring.start_reading(desk, case_id, ZRM, RESIDENT, place="Buurthuis", present="")
    assert (own.place, own.present) == ("Buurthuis", "")


def test_that_a_paper_form_of_another_day_keeps_its_day_of_typing_and_takes_nothing_from_today(
    desk: Desk, case_id: UUID
) -> None:
    conversations.start_conversation(desk, case_id)
    then = TODAY - timedelta(days=200)
    paper = measuring.start_reading(
        desk, case_id, ZRM, CONSULTANT, measured_on=then, source=ReadingSource.PAPER, moment=MomentKind.INTERIM
    )
    assert (paper.measured_on, paper.entered_on, paper.place, paper.present) == (then, TODAY, "", "")
    assert (paper.source, paper.moment) == (ReadingSource.PAPER, MomentKind.INTERIM)


def test_that_nothing_is_measured_tomorrow(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="moet nog komen"):
        measuring.start_reading(desk, case_id, ZRM, CONSULTANT, measured_on=TODAY + timedelta(days=1))
    reading = scored(desk, case_id)
    with pytest.raises(InputRefused, match="moet nog komen"):
        measuring.describe_moment(desk, reading.id, measured_on=TODAY + timedelta(days=1))


def test_that_a_moment_is_told_afterwards(desk: Desk, case_id: UUID) -> None:
    reading = scored(desk, case_id)
    told = {"place": "Thuis", "present": "Fatma", "context": "Net verhuisd.", "moment": MomentKind.FINAL}
    measuring.describe_moment(desk, reading.id, **told)
    (kept,) = desk.dossier(case_id).measurements
    assert kept == replace(reading, **told)  # type: ignore[arg-type]  # fields are checked by replace
    with pytest.raises(ValueError, match="one tells"):
        measuring.describe_moment(desk, reading.id, rater=RESIDENT)


def test_that_another_day_takes_along_what_was_said_about_the_difference(desk: Desk, case_id: UUID) -> None:
    scored(desk, case_id, RESIDENT, 2)
    theirs = scored(desk, case_id, CONSULTANT, 4)
    own = desk.dossier(case_id).readings(ZRM, RESIDENT)[0]
    measuring.note_difference(desk, case_id, ZRM, TODAY, "financien", because="Ik zie rust.")
    measuring.take_along(desk, case_id, ZRM, TODAY, "Eerst de post.")
    before = TODAY - timedelta(days=10)
    for reading in (theirs, own):
        measuring.describe_moment(desk, reading.id, measured_on=before)
    dossier = desk.dossier(case_id)
    pair = measuring.voices(dossier, ZRM)
    assert pair is not None and pair.measured_on == before
    assert measuring.differences_left(dossier, ZRM, before)["financien"].because == "Ik zie rust."
    assert [one.measured_on for one in dossier.picture_notes] == [before]
    assert {one.entered_on for one in dossier.measurements} == {TODAY}


def test_that_one_voice_has_one_moment_a_day(desk: Desk, case_id: UUID) -> None:
    scored(desk, case_id, measured_on=TODAY - timedelta(days=9))
    fresh = scored(desk, case_id)
    with pytest.raises(InputRefused, match="al een moment"):
        measuring.describe_moment(desk, fresh.id, measured_on=TODAY - timedelta(days=9))


# -- subjects and third persons ----------------------------------------------------------------------------------------


def test_that_what_is_about_another_never_mixes_with_the_residents_own(desk: Desk, case_id: UUID) -> None:
    own = scored(desk, case_id, RESIDENT)
    children = {
        name: measuring.start_reading(desk, case_id, ZRM, RESIDENT, subject=name, typed_for_resident=True)
        for name in ("Noor", "Sem")
    }
    assert len({own.id, *(one.id for one in children.values())}) == 3
    dossier = desk.dossier(case_id)
    assert dossier.subjects(ZRM) == ("", "Noor", "Sem")
    assert [one.id for one in dossier.readings(ZRM)] == [own.id]
    for name, reading in children.items():
        found = measuring.voices(dossier, ZRM, subject=name)
        assert found is not None and found.resident == reading
        assert dossier.latest_reading(ZRM, RESIDENT, subject=name) == reading
        assert measuring.start_reading(desk, case_id, ZRM, RESIDENT, subject=name).id == reading.id
    assert {one.moment for one in dossier.measurements} == {MomentKind.BASELINE}


# -- closed ------------------------------------------------------------------------------------------------------------


def test_that_a_voice_that_is_in_is_closed_with_its_conversation(desk: Desk, case_id: UUID) -> None:
    talk = conversations.start_conversation(desk, case_id)
    reading = scored(desk, case_id, conversation_id=talk.id)
    assert not closed(desk, case_id, reading)
    conversations.close_conversation(desk, talk.id)
    assert closed(desk, case_id, reading)
    with pytest.raises(MomentClosed, match="Verbeter het antwoord bij Momenten"):
        measuring.record_answer(desk, reading.id, "financien", value=3)
    with pytest.raises(MomentClosed):
        measuring.mark_ready(desk, reading.id, ready=False)
    with pytest.raises(InputRefused):
        editing.edit(desk, Answer, answer(desk, case_id, reading).id, value=3)
    assert answer(desk, case_id, reading).value == 2


def test_that_a_voice_that_is_not_in_is_finished_at_the_office_within_a_week(desk: Desk, case_id: UUID) -> None:
    talk = conversations.start_conversation(desk, case_id)
    reading = measuring.start_reading(desk, case_id, ZRM, CONSULTANT, conversation_id=talk.id)
    conversations.close_conversation(desk, talk.id)
    on(desk, measuring.GO_ON_DAYS)
    measuring.record_answer(desk, reading.id, "financien", value=3)
    assert measuring.start_reading(desk, case_id, ZRM, CONSULTANT).id == reading.id
    on(desk, measuring.GO_ON_DAYS + 3)
    assert closed(desk, case_id, reading)
    assert measuring.start_reading(desk, case_id, ZRM, CONSULTANT).id != reading.id


@pytest.mark.parametrize("other_is_in", [True, False])
def test_that_the_next_day_closes_a_voice_that_waits_for_no_other(desk: Desk, case_id: UUID, other_is_in: bool) -> None:
    reading = scored(desk, case_id)
    if other_is_in:
        scored(desk, case_id, RESIDENT)
    assert not closed(desk, case_id, reading)
    on(desk, 1)
    assert closed(desk, case_id, reading) is other_is_in
    on(desk, measuring.GO_ON_DAYS + 1)
    assert closed(desk, case_id, reading)


def test_that_a_form_typed_over_stays_open_on_its_day_of_typing(desk: Desk, case_id: UUID) -> None:
    old = scored(desk, case_id, RaterRole.TOGETHER, measured_on=TODAY - timedelta(days=90))
    measuring.record_answer(desk, old.id, "financien", value=3)
    on(desk, 1)
    with pytest.raises(MomentClosed):
        measuring.record_answer(desk, old.id, "financien", value=4)


# -- correcting --------------------------------------------------------------------------------------------------------


def test_that_a_correction_keeps_the_old_answer_with_day_name_and_reason(desk: Desk, case_id: UUID) -> None:
    reading = scored(desk, case_id)
    day = on(desk, 30)
    measuring.correct_answer(desk, reading.id, "financien", "  Verkeerde regel aangekruist. ", value=4)
    measuring.correct_answer(desk, reading.id, "financien", "Toch niet besproken.", special=99, text="Later.")
    dossier = desk.dossier(case_id)
    now = answer(desk, case_id, reading)
    assert (now.value, now.special, now.text) == (None, Special.NOT_DISCUSSED, "Later.")
    kept = dossier.corrections_of(reading, "financien")
    assert [(one.value, one.special, one.reason) for one in kept] == [
        (2, None, "Verkeerde regel aangekruist."),
        (4, None, "Toch niet besproken."),
    ]
    assert {(one.corrected_on, one.corrected_by) for one in kept} == {(day, "Marloes Dekker")}
    with pytest.raises(InputRefused):
        editing.remove(desk, type(kept[0]), kept[0].id)
    with pytest.raises(InputRefused):
        editing.edit(desk, type(kept[0]), kept[0].id, reason="Anders")


def test_that_one_undo_takes_back_the_answer_and_its_correction(desk: Desk, case_id: UUID) -> None:
    reading = scored(desk, case_id)
    before = desk.dossier(case_id)
    on(desk, 30)
    measuring.correct_answer(desk, reading.id, "financien", "Verkeerd.", value=4)
    desk.undo(case_id)
    assert desk.dossier(case_id) == before
    desk.redo(case_id)
    assert answer(desk, case_id, reading).value == 4
    assert len(desk.dossier(case_id).corrections) == 1


@pytest.mark.parametrize(
    ("reason", "values", "refusal"),
    [
        ("", {"value": 4}, InputRefused),
        ("  ", {"value": 4}, InputRefused),
        ("Zo.", {"value": 6}, GuardRefused),
        ("Zo.", {"value": 2.5}, GuardRefused),
        ("Zo.", {"special": 96}, GuardRefused),
        ("Zo.", {"circumstances": "Druk."}, ValueError),
    ],
)
def test_that_a_correction_without_reason_or_outside_the_form_changes_nothing(
    desk: Desk, case_id: UUID, reason: str, values: dict[str, Any], refusal: type[Exception]
) -> None:
    reading = scored(desk, case_id)
    on(desk, 30)
    before = desk.dossier(case_id)
    with pytest.raises(refusal):
        measuring.correct_answer(desk, reading.id, "financien", reason, **values)
    assert desk.dossier(case_id) == before


def test_that_the_same_answer_is_no_correction(desk: Desk, case_id: UUID) -> None:
    reading = scored(desk, case_id)
    assert not measuring.correct_answer(desk, reading.id, "financien", "Zo.", value=2).case_ids
    assert desk.dossier(case_id).corrections == ()


# -- the hint ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "item", "given", "wanted"),
    [
        (ZRM, "financien", {"value": 1}, True),
        (ZRM, "financien", {"value": 2}, True),
        (ZRM, "financien", {"value": 3}, False),
        (ZRM, "financien", {"value": 2, "text": "Post ligt."}, False),
        (ZRM, "financien", {"value": 2, "circumstances": "Schulden."}, False),
        (ZRM, "financien", {"special": Special.DECLINED}, False),
        (WEB, "lichaam", {"value": 1}, False),
    ],
)
def test_that_only_a_low_level_without_a_word_asks_for_one(
    desk: Desk, form: str, item: str, given: dict[str, Any], wanted: bool
) -> None:
    case = UUID(int=1)
    asked = note_wanted(desk.forms.instrument(form), Answer(case_id=case, measurement_id=case, item=item, **given))
    assert asked is wanted
