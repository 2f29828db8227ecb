"""Two people score apart and see each other's score when both are in; only values of the instrument come through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.documents.picture_sheets import Picture, WebPicture
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import DifferenceState, MomentKind, RaterRole, Special
from intake_app.errors import InputRefused
from intake_app.services import hidden_voices, measuring, picture_sheets
from intake_app.services.desk import Desk
from intake_app.services.editing import edit
from intake_app.services.hidden_voices import Cover

from .conftest import TODAY

RESIDENT, CONSULTANT = RaterRole.RESIDENT, RaterRole.CONSULTANT
WEB, ZRM = "spinnenweb", "zrm-2017"


@pytest.fixture(autouse=True)
def _back_to_today(desk: Desk) -> Iterator[None]:
    """Some tests turn the clock on."""
    yield
    desk.clock = Clock(TODAY)


def on(desk: Desk, day: date) -> None:
    desk.clock = Clock(day)


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def score(desk: Desk, case_id: UUID, rater: RaterRole, value: int = 4, *, form: str = WEB) -> Measurement:
    """One answered and finished reading of today."""
    reading = measuring.start_reading(desk, case_id, form, rater)
    item = desk.forms.instrument(form).items[0].id
    measuring.record_answer(desk, reading.id, item, value=value)
    measuring.mark_ready(desk, reading.id)
    return reading


def pair(desk: Desk, case_id: UUID, form: str = WEB) -> measuring.Voices:
    found = measuring.voices(desk.dossier(case_id), form)
    assert found is not None
    return found


def ids(found: measuring.Voices) -> tuple[UUID | None, UUID | None]:
    return (
        found.resident.id if found.resident else None,
        found.consultant.id if found.consultant else None,
    )


def on_paper(desk: Desk, case_id: UUID, *, settled: bool = False) -> list[Picture]:
    return list(picture_sheets.pictures(desk.dossier(case_id), desk.forms, desk.today(), settled=settled))


def first_values(desk: Desk, case_id: UUID, *, settled: bool = False) -> list[int | None]:
    """What every line of the one web on paper has on its first axis."""
    (shown,) = on_paper(desk, case_id, settled=settled)
    assert isinstance(shown, WebPicture)
    return [series.values[0] for series in shown.series]


def answer(desk: Desk, case_id: UUID, reading: Measurement, item: str = "lichaam") -> Answer:
    return desk.dossier(case_id).answers_of(reading)[item]


# -- whose reading belongs to whose ------------------------------------------------------------------------------------


def test_that_without_any_reading_there_are_no_voices(desk: Desk, case_id: UUID) -> None:
    assert measuring.voices(desk.dossier(case_id), WEB) is None


@pytest.mark.parametrize("first", [RESIDENT, CONSULTANT])
def test_that_readings_some_days_apart_are_two_voices_of_one_moment(
    desk: Desk, case_id: UUID, first: RaterRole
) -> None:
    second = CONSULTANT if first is RESIDENT else RESIDENT
    made = {first: score(desk, case_id, first)}
    on(desk, after(3))
    made[second] = score(desk, case_id, second)
    found = pair(desk, case_id)
    assert ids(found) == (made[RESIDENT].id, made[CONSULTANT].id)
    assert (found.open, found.measured_on) == (True, after(3))


@pytest.mark.parametrize("first", [RESIDENT, CONSULTANT])
def test_that_a_new_moment_leaves_the_other_voice_of_the_one_before(
    desk: Desk, case_id: UUID, first: RaterRole
) -> None:
    score(desk, case_id, RESIDENT)
    score(desk, case_id, CONSULTANT)
    on(desk, after(180))
    fresh = score(desk, case_id, first)
    assert ids(pair(desk, case_id)) == ((fresh.id, None) if first is RESIDENT else (None, fresh.id))
    on(desk, after(181))
    other = score(desk, case_id, CONSULTANT if first is RESIDENT else RESIDENT)
    assert set(ids(pair(desk, case_id))) == {fresh.id, other.id}


def test_that_the_residents_earlier_webs_are_kept_beside_the_new_one(desk: Desk, case_id: UUID) -> None:
    earlier = score(desk, case_id, RESIDENT)
    score(desk, case_id, CONSULTANT)
    on(desk, after(180))
    score(desk, case_id, RESIDENT)
    assert [one.id for one in pair(desk, case_id).earlier] == [earlier.id]


# -- hidden until both are in ------------------------------------------------------------------------------------------


def test_that_neither_voice_is_seen_before_both_are_ready(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT)
    theirs = measuring.start_reading(desk, case_id, WEB, CONSULTANT)
    measuring.record_answer(desk, theirs.id, "lichaam", value=9)
    assert not pair(desk, case_id).open
    measuring.mark_ready(desk, theirs.id)
    assert pair(desk, case_id).open
    measuring.mark_ready(desk, theirs.id, ready=False)
    assert not pair(desk, case_id).open


def test_that_paper_waits_for_the_second_voice_too(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT, 4)
    assert on_paper(desk, case_id) == []
    theirs = measuring.start_reading(desk, case_id, WEB, CONSULTANT)
    measuring.record_answer(desk, theirs.id, "lichaam", value=9)
    assert on_paper(desk, case_id) == []
    measuring.mark_ready(desk, theirs.id)
    assert first_values(desk, case_id) == [4, 9]


def test_that_a_voice_that_stayed_alone_for_longer_than_a_week_is_printed(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT, 4)
    on(desk, after(measuring.GO_ON_DAYS))
    assert on_paper(desk, case_id) == []
    on(desk, after(measuring.GO_ON_DAYS + 1))
    assert first_values(desk, case_id) == [4]
    measuring.start_reading(desk, case_id, WEB, CONSULTANT)
    assert on_paper(desk, case_id) == []


def test_that_a_fixed_plan_holds_the_web_of_a_resident_alone_and_never_half_a_pair(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT, 4)
    assert first_values(desk, case_id, settled=True) == [4]
    measuring.start_reading(desk, case_id, WEB, CONSULTANT)
    assert on_paper(desk, case_id, settled=True) == []


def test_that_looking_together_opens_a_voice_that_is_alone_without_an_empty_line(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT, 4)
    measuring.mark_ready(desk, measuring.start_reading(desk, case_id, WEB, CONSULTANT).id)
    assert first_values(desk, case_id) == [4]


def test_that_the_matrix_of_a_professional_alone_is_no_hidden_voice(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, CONSULTANT, 3, form=ZRM)
    assert len(on_paper(desk, case_id)) == 1
    begun = measuring.start_reading(desk, case_id, ZRM, RESIDENT)
    measuring.record_answer(desk, begun.id, "financien", value=2)
    assert on_paper(desk, case_id) == []


def test_that_the_own_web_of_the_portfolio_does_not_colour_a_view_that_is_under_way(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT, 4)
    assert picture_sheets.own_web(desk.dossier(case_id), desk.forms) is not None
    theirs = measuring.start_reading(desk, case_id, WEB, CONSULTANT)
    assert picture_sheets.own_web(desk.dossier(case_id), desk.forms) is None
    measuring.mark_ready(desk, theirs.id)
    assert picture_sheets.own_web(desk.dossier(case_id), desk.forms) is not None


# -- what may be seen --------------------------------------------------------------------------------------------------


def seen(desk: Desk, case_id: UUID) -> hidden_voices.Shown:
    shown = hidden_voices.to_show(desk.dossier(case_id), desk.forms.instrument(WEB), desk.today())
    assert shown is not None
    return shown


def test_that_it_is_said_whose_turn_it_is_until_both_are_in(desk: Desk, case_id: UUID) -> None:
    mine = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    measuring.record_answer(desk, mine.id, "lichaam", value=4)
    assert (seen(desk, case_id).cover, seen(desk, case_id).moment) == (Cover.RESIDENT_BUSY, None)
    measuring.mark_ready(desk, mine.id)
    assert (seen(desk, case_id).cover, seen(desk, case_id).resident) == (Cover.YOUR_TURN, None)
    theirs = score(desk, case_id, CONSULTANT)
    shown = seen(desk, case_id)
    assert shown.moment is not None and ids(shown.moment) == (mine.id, theirs.id)
    assert shown.cover is Cover.OPEN and not shown.earlier
    measuring.mark_ready(desk, mine.id, ready=False)
    assert seen(desk, case_id).cover is Cover.RESIDENTS_TURN


def test_that_an_earlier_moment_stays_open_while_a_new_one_is_covered(desk: Desk, case_id: UUID) -> None:
    mine, theirs = score(desk, case_id, RESIDENT), score(desk, case_id, CONSULTANT)
    on(desk, after(180))
    score(desk, case_id, RESIDENT, 8)
    shown = seen(desk, case_id)
    assert shown.moment is not None and shown.earlier and shown.resident is None
    assert (shown.cover, ids(shown.moment)) == (Cover.YOUR_TURN, (mine.id, theirs.id))


def test_that_a_form_without_hidden_voices_is_never_covered(desk: Desk, case_id: UUID) -> None:
    mine = measuring.start_reading(desk, case_id, "krachteninventaris", RESIDENT)
    instrument = desk.forms.instrument("krachteninventaris")
    shown = hidden_voices.to_show(desk.dossier(case_id), instrument, desk.today())
    assert shown is not None and shown.resident == mine


# -- going on ----------------------------------------------------------------------------------------------------------


def test_that_a_reading_under_way_is_gone_on_with_days_later(desk: Desk, case_id: UUID) -> None:
    begun = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    on(desk, after(5))
    assert measuring.start_reading(desk, case_id, WEB, RESIDENT).id == begun.id


@pytest.mark.parametrize(("days", "same"), [(0, True), (measuring.GO_ON_DAYS, True), (measuring.GO_ON_DAYS + 1, False)])
def test_that_a_finished_voice_is_gone_on_with_for_a_week_while_the_other_is_to_come(
    desk: Desk, case_id: UUID, days: int, same: bool
) -> None:
    done = score(desk, case_id, RESIDENT)
    on(desk, after(days))
    assert (measuring.start_reading(desk, case_id, WEB, RESIDENT).id == done.id) is same


def test_that_when_both_are_in_the_next_day_begins_a_follow_up(desk: Desk, case_id: UUID) -> None:
    first = score(desk, case_id, RESIDENT)
    score(desk, case_id, CONSULTANT)
    assert measuring.start_reading(desk, case_id, WEB, RESIDENT).id == first.id
    on(desk, after(1))
    fresh = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    assert (fresh.measured_on, fresh.moment) == (after(1), MomentKind.FOLLOW_UP)
    assert first.moment is MomentKind.BASELINE


def test_that_an_old_reading_that_was_never_finished_does_not_come_back(desk: Desk, case_id: UUID) -> None:
    measuring.start_reading(desk, case_id, WEB, RESIDENT)
    on(desk, after(90))
    later = measuring.start_reading(desk, case_id, WEB, RESIDENT, measured_on=after(90))
    measuring.mark_ready(desk, later.id)
    score_day = after(120)
    on(desk, score_day)
    assert measuring.start_reading(desk, case_id, WEB, RESIDENT).measured_on == score_day


def test_that_a_named_day_has_its_own_reading(desk: Desk, case_id: UUID) -> None:
    today = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    earlier = measuring.start_reading(desk, case_id, WEB, RESIDENT, measured_on=after(-30))
    assert earlier.id != today.id
    assert measuring.start_reading(desk, case_id, WEB, RESIDENT, measured_on=after(-30)).id == earlier.id


# -- answers -----------------------------------------------------------------------------------------------------------


def test_that_a_value_and_a_special_answer_drive_each_other_out(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    measuring.record_answer(desk, reading.id, "lichaam", value=6)
    measuring.record_answer(desk, reading.id, "lichaam", special=98)
    kept = answer(desk, case_id, reading)
    assert (kept.value, kept.special) == (None, Special.DECLINED)
    measuring.record_answer(desk, reading.id, "lichaam", value=0)
    kept = answer(desk, case_id, reading)
    assert (kept.value, kept.special) == (0, None)


def test_that_own_words_stay_when_the_mark_changes(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    measuring.record_answer(desk, reading.id, "lichaam", value=6, text="Mijn knie.")
    measuring.record_answer(desk, reading.id, "lichaam", special=99)
    measuring.record_answer(desk, reading.id, "lichaam", special=None)
    kept = answer(desk, case_id, reading)
    assert (kept.value, kept.special, kept.text) == (None, None, "Mijn knie.")


@pytest.mark.parametrize(
    ("form", "item", "values"),
    [
        (WEB, "lichaam", {"value": 6.5}),
        (WEB, "lichaam", {"value": 11}),
        (WEB, "lichaam", {"value": -1}),
        (WEB, "lichaam", {"value": True}),
        (WEB, "lichaam", {"special": 97}),
        (WEB, "lichaam", {"value": 5, "special": 99}),
        (WEB, "financien", {"value": 5}),
        (ZRM, "financien", {"value": 0}),
        (ZRM, "financien", {"value": 2.5}),
        (ZRM, "financien", {"value": 6}),
        (ZRM, "financien", {"special": 96}),
    ],
)
def test_that_what_the_instrument_does_not_know_is_refused_and_changes_nothing(
    desk: Desk, case_id: UUID, form: str, item: str, values: dict[str, Any]
) -> None:
    reading = measuring.start_reading(desk, case_id, form, CONSULTANT)
    before = desk.dossier(case_id)
    with pytest.raises(InputRefused):
        measuring.record_answer(desk, reading.id, item, **values)
    assert desk.dossier(case_id) == before


def test_that_a_form_for_the_resident_alone_refuses_the_consultant(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused):
        measuring.start_reading(desk, case_id, "openingsvragen", CONSULTANT)
    assert measuring.start_reading(desk, case_id, "openingsvragen", RaterRole.TOGETHER).rater is RaterRole.TOGETHER


def test_that_an_answer_to_a_reading_that_is_gone_says_so(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused):
        measuring.record_answer(desk, case_id, "lichaam", value=5)


def test_that_talking_cards_are_kept_and_taken_away_one_by_one(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, WEB, RESIDENT)
    measuring.record_extra(desk, reading.id, "lichaam", {"aspect/nachtrust/praten": True, "wens": "Beter slapen"})
    measuring.record_extra(desk, reading.id, "lichaam", {"aspect/nachtrust/praten": None, "nodig": ""})
    kept = answer(desk, case_id, reading)
    assert [(entry.field, entry.value) for entry in kept.extra] == [("wens", "Beter slapen")]


def test_that_a_difference_and_a_sentence_for_the_plan_are_kept_once(desk: Desk, case_id: UUID) -> None:
    score(desk, case_id, RESIDENT, 2)
    score(desk, case_id, CONSULTANT, 6)
    for because in ("Ik zie", "Ik zie iemand die volhoudt."):
        measuring.note_difference(desk, case_id, WEB, TODAY, "lichaam", because=because)
        measuring.take_along(desk, case_id, WEB, TODAY, because)
    measuring.note_difference(desk, case_id, WEB, TODAY, "lichaam", state=DifferenceState.TALK_MORE)
    dossier = desk.dossier(case_id)
    (kept,) = measuring.differences_left(dossier, WEB, TODAY).values()
    assert (kept.because, kept.state) == ("Ik zie iemand die volhoudt.", DifferenceState.TALK_MORE)
    assert [note.take_along for note in dossier.picture_notes] == ["Ik zie iemand die volhoudt."]


def test_that_a_reading_carries_who_scored_and_their_training(desk: Desk, case_id: UUID) -> None:
    desk.change_profile(zrm_trained_on=date(2025, 5, 12))
    theirs = measuring.start_reading(desk, case_id, ZRM, CONSULTANT)
    own = measuring.start_reading(desk, case_id, ZRM, RESIDENT)
    desk.change_profile(zrm_trained_on=None)
    assert (theirs.rater_name, theirs.trained_on) == ("Marloes Dekker", date(2025, 5, 12))
    assert (own.rater_name, own.trained_on) == ("Joyce Veldkamp", None)
    assert replace(theirs, ready=True).version == desk.forms.instrument(ZRM).version


# -- what a form asks of a reading -------------------------------------------------------------------------------------


def test_that_an_old_form_is_typed_over_with_its_own_day(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="is een oud formulier"):
        measuring.start_reading(desk, case_id, "zrm-2013", CONSULTANT)
    with pytest.raises(InputRefused, match="Toch met een latere dag invoeren"):
        measuring.start_reading(desk, case_id, "zrm-2013", CONSULTANT, measured_on=date(2019, 5, 1))
    late = measuring.start_reading(
        desk, case_id, "zrm-2013", CONSULTANT, measured_on=date(2019, 5, 1), old_confirmed=True
    )
    early = measuring.start_reading(desk, case_id, "zrm-2013", CONSULTANT, measured_on=date(2015, 5, 1))
    assert (late.measured_on, early.measured_on) == (date(2019, 5, 1), date(2015, 5, 1))


def test_that_a_number_keeps_the_limits_of_its_day(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "capaciteitsband", CONSULTANT)
    measuring.record_answer(desk, reading.id, "percentage", value=30)
    assert answer(desk, case_id, reading, "percentage").extra_value("grenzen") == "30 80"


def test_that_a_status_keeps_the_day_on_which_it_changed(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "belemmeringen", CONSULTANT)
    measuring.record_answer(desk, reading.id, "schulden", choice="speelt")
    on(desk, after(3))
    measuring.record_answer(desk, reading.id, "schulden", text="Huur")
    assert answer(desk, case_id, reading, "schulden").extra_value("status-datum") == TODAY.isoformat()
    measuring.record_answer(desk, reading.id, "schulden", choice="in-aanpak")
    assert answer(desk, case_id, reading, "schulden").extra_value("status-datum") == after(3).isoformat()


def test_that_the_questions_of_a_fixed_order_wait_for_each_other(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "omgekeerde-toets", CONSULTANT)
    with pytest.raises(InputRefused, match="Vul eerst de vraag vóór"):
        measuring.record_answer(desk, reading.id, "bedoeling", text="Meedoen")
    measuring.record_answer(desk, reading.id, "effect", text="Rust in huis")
    measuring.record_answer(desk, reading.id, "bedoeling", text="Meedoen")
    assert answer(desk, case_id, reading, "bedoeling").text == "Meedoen"


def test_that_a_reading_is_finished_only_when_it_says_what_it_is_about(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "praktische-voorwaarden", CONSULTANT)
    measuring.record_answer(desk, reading.id, "vervoer", choice="geregeld")
    with pytest.raises(InputRefused, match="over welke stap dit gaat"):
        measuring.mark_ready(desk, reading.id)
    edit(desk, Measurement, reading.id, subject="Starten bij de kwekerij")
    measuring.mark_ready(desk, reading.id)
    measuring.mark_ready(desk, reading.id, False)


def test_that_rows_of_a_list_are_kept_beside_their_question(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "intake-basis", RESIDENT)
    for row, what in (("1", "Oppassen"), ("2", "Kassa")):
        measuring.record_extra(desk, reading.id, f"werkverleden/{row}", {"soort": "betaald", "wat": what, "uren": 12})
    measuring.record_extra(desk, reading.id, "reading", {"taal-lezen": "b1"})
    kept = desk.dossier(case_id).answers_of(reading)
    assert [kept[f"werkverleden/{row}"].extra_value("wat") for row in ("1", "2")] == ["Oppassen", "Kassa"]
    assert kept["reading"].extra_value("taal-lezen") == "b1"
    with pytest.raises(InputRefused):
        measuring.record_extra(desk, reading.id, "werkverleden/1", {"niveau": "mbo"})


def test_that_a_diploma_may_be_recognised_in_part(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "intake-basis", RESIDENT)
    measuring.record_extra(desk, reading.id, "opleidingen/1", {"opleiding": "bouw", "erkend": "deels"})
    kept = desk.dossier(case_id).answers_of(reading)["opleidingen/1"]
    assert kept.extra_value("erkend") == "deels"


@pytest.mark.parametrize("form", ["zrm-huishouden", "zrm-kinderen"])
def test_that_nothing_about_home_is_asked_of_somebody_with_a_shielded_address(
    desk: Desk, case_id: UUID, form: str
) -> None:
    """G-H3: the forms about the household and the children stay shut; those about the resident do not."""
    edit(desk, Person, desk.dossier(case_id).person.id, address_shielded=True)
    with pytest.raises(InputRefused, match="niet beschikbaar zolang het adres afgeschermd is"):
        measuring.start_reading(desk, case_id, form, CONSULTANT, subject="thuis")
    assert desk.dossier(case_id).measurements == ()
    assert measuring.start_reading(desk, case_id, "zrm-2017", CONSULTANT).instrument == "zrm-2017"
