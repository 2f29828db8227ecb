"""Room at places, job coaches and who waits: the worked examples of rules FX12, FX13 and FX37, and where they show."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.capacity import job_coaches, people_waiting, place_capacity
from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.placements import Placement, PlacementStatus
from intake_app.domain.planning import Step
from intake_app.domain.team_report import HalfYear
from intake_app.domain.vocabulary import StepStatus
from intake_app.services import catalogue, catalogue_export, editing, room_at_places, rules, step_offers, team_report
from intake_app.services.desk import Desk
from intake_app.services.import_fields import ImportKind
from tests.core.conftest import TODAY


def test_that_forty_places_give_room_for_a_hundred_people() -> None:
    assert place_capacity(40) == 100


def test_that_half_a_person_is_no_room() -> None:
    assert [place_capacity(places) for places in (0, 1, 2, 3)] == [0, 2, 5, 7]
    assert place_capacity(40, people_per_ten=10) == 40


@pytest.mark.parametrize(("workers", "needed"), [(0, 0), (1, 1), (15, 1), (16, 2), (30, 2), (31, 3)])
def test_that_job_coaches_are_rounded_up(workers: int, needed: int) -> None:
    assert job_coaches(workers) == needed


def test_that_of_a_hundred_and_fifty_people_for_forty_places_fifty_wait() -> None:
    assert people_waiting(150, 40) == 50
    assert people_waiting(100, 40) == 0
    assert people_waiting(99, 40) == 0, "never below nought"


@given(st.integers(0, 500), st.integers(0, 200), st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_that_everybody_who_asks_has_room_or_waits(requested: int, places: int, each: int) -> None:
    waiting = people_waiting(requested, places, each)
    assert 0 <= waiting <= requested
    assert requested - waiting <= place_capacity(places, each)


def test_that_an_offer_says_its_room_and_who_waits(desk: Desk, ready_case: UUID) -> None:
    made = catalogue.add_offer(desk, Offer(name="Parkservice", kind=OfferKind.WORKPLACE, places=0, checked_on=TODAY))
    step = desk.dossier(ready_case).steps[0]
    step_offers.take_offer(desk, step, made.id)
    room = room_at_places.room_for_offer(desk, made)
    assert room is not None and (room.requested, room.waiting, room.counted) == (1, 1, True)
    editing.edit(desk, Step, step.id, status=StepStatus.DONE)
    room = room_at_places.room_for_offer(desk, made)
    assert room is not None and room.requested == 0, "who is done asks no more"
    catalogue.edit_offer(desk, made.id, places=40, requested=150)
    found = next(one for one in room_at_places.rooms(desk) if one.offer.id == made.id)
    said = "40 plekken van 2,5 mensen: ruimte voor 100 mensen. 150 mensen vragen erom: 50 wachten."
    assert room_at_places.room_words(found) == said and not found.counted
    table = team_report.make_part(desk, HalfYear.of(TODAY), "plekken")
    assert [(row.label, row.total) for row in table.rows] == [("Parkservice", 150)]
    assert table.said == (f"Parkservice: {said}",)
    lines = catalogue_export.export(desk, ImportKind.OFFERS, ".csv").decode("utf-8-sig").splitlines()
    assert "people_per_ten_places" in lines[0]
    catalogue.remove_offers(desk, (made.id,))


def test_that_an_offer_few_people_ask_for_is_not_in_the_report(desk: Desk) -> None:
    made = catalogue.add_offer(desk, Offer(name="Kleine kas", places=1, requested=4, checked_on=TODAY))
    table = team_report.make_part(desk, HalfYear.of(TODAY), "plekken")
    assert table.rows == () and table.said == ()
    catalogue.remove_offers(desk, (made.id,))


def test_that_an_offer_without_places_has_no_room_to_tell(desk: Desk) -> None:
    assert room_at_places.room_for_offer(desk, Offer(name="Gesprek")) is None


def test_that_who_is_at_work_asks_for_job_coaches_by_the_ratio_of_here(desk: Desk, ready_case: UUID) -> None:
    before = room_at_places.coaches(desk).workers
    place = Placement(case_id=ready_case, title="Kas", status=PlacementStatus.RUNNING)
    editing.add(desk, place)
    editing.add(desk, Placement(case_id=ready_case, title="Winkel", status=PlacementStatus.TRIAL))
    found = room_at_places.coaches(desk)
    assert (found.workers, found.people_per_coach) == (before + 1, 15), "a resident counts once"
    assert "15 per jobcoach: 1 jobcoach nodig" in room_at_places.coach_words(found)
    rules.set_own(desk, "jobcoach_ratio", 10)
    assert room_at_places.coaches(desk).people_per_coach == 10
    rules.set_own(desk, "jobcoach_ratio", None)
    thirty_one = room_at_places.Coaches(workers=31, people_per_coach=15)
    said = "31 mensen aan het werk op een plek, 15 per jobcoach: 3 jobcoaches nodig."
    assert room_at_places.coach_words(thirty_one) == said
