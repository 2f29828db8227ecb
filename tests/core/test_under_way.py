"""Which reading a voice goes on with, and when a fresh one begins."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.ids import new_id
from intake_app.domain.measuring import Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.services.measuring import GO_ON_DAYS, under_way

TODAY = date(2026, 9, 15)
CASE: UUID = new_id()
RESIDENT, CONSULTANT = RaterRole.RESIDENT, RaterRole.CONSULTANT


def reading(rater: RaterRole, days_ago: int, *, ready: bool) -> Measurement:
    day = TODAY - timedelta(days=days_ago)
    return Measurement(case_id=CASE, instrument="zrm-2017", version="2017", measured_on=day, rater=rater, ready=ready)


def dossier(*readings: Measurement) -> Dossier:
    person = Person(first_name="Joyce")
    case = CaseFile(id=CASE, person_id=person.id, number="2026-0001", opened_on=TODAY)
    return Dossier(case=case, person=person, measurements=readings)


def test_that_nothing_is_under_way_at_first() -> None:
    assert under_way(dossier(), "zrm-2017", RESIDENT, TODAY) is None


def test_that_an_unfinished_voice_goes_on_however_old() -> None:
    old = reading(RESIDENT, 90, ready=False)
    assert under_way(dossier(old), "zrm-2017", RESIDENT, TODAY) is old


def test_that_the_reading_of_today_can_still_be_changed_when_ready() -> None:
    mine = reading(RESIDENT, 0, ready=True)
    assert under_way(dossier(mine), "zrm-2017", RESIDENT, TODAY) is mine


def test_that_a_voice_that_waits_for_the_other_goes_on_for_a_week() -> None:
    mine, theirs = reading(CONSULTANT, GO_ON_DAYS, ready=True), reading(RESIDENT, GO_ON_DAYS, ready=False)
    assert under_way(dossier(mine, theirs), "zrm-2017", CONSULTANT, TODAY) is mine
    late = reading(CONSULTANT, GO_ON_DAYS + 1, ready=True)
    assert under_way(dossier(late), "zrm-2017", CONSULTANT, TODAY) is None


def test_that_a_fresh_reading_begins_after_both_voices_were_in() -> None:
    pair = (reading(CONSULTANT, 1, ready=True), reading(RESIDENT, 1, ready=True))
    assert under_way(dossier(*pair), "zrm-2017", CONSULTANT, TODAY) is None


def test_that_one_voice_never_goes_on_with_the_reading_of_the_other() -> None:
    assert under_way(dossier(reading(RESIDENT, 0, ready=False)), "zrm-2017", CONSULTANT, TODAY) is None
