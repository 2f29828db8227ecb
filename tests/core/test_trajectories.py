"""Known routes: what the templates say, what starting one gives, and what its end asks."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.ids import new_id
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.step_order import StepOrder
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import from_json, to_json
from intake_app.instruments.library import FormLibrary
from intake_app.services import plans, step_route, trajectories
from intake_app.services.desk import Desk
from intake_app.services.editing import edit, remove

from .conftest import TODAY
from .test_plans import sign_both


@pytest.fixture
def goal(desk: Desk, case_id: UUID) -> Goal:
    return plans.add_goal(desk, plans.draft_plan(desk, case_id), "Ik wil weer werken.")


def test_that_weeks_count_from_the_first_day_and_people_look_back_the_day_after(desk: Desk) -> None:
    """FX21."""
    ten, twelve = desk.forms.templates["jij-bent-in-beeld"], desk.forms.templates["fusion"]
    assert ten.last_day(date(2026, 1, 12)) == date(2026, 3, 22)
    assert ten.look_back(date(2026, 1, 12)) == date(2026, 3, 23)
    assert twelve.last_day(date(2026, 1, 5)) == date(2026, 3, 29)
    assert twelve.look_back(date(2026, 1, 5)) == date(2026, 3, 30)


def test_that_a_route_is_too_long_from_the_day_after_the_maximum() -> None:
    """FX20: 18 months from 1 January 2026 end on 30 June 2027; 1 July warns."""

    def route(ends_on: date) -> Trajectory:
        return Trajectory(
            case_id=new_id(), goal_id=new_id(), template="x", started_on=date(2026, 1, 1), ends_on=ends_on
        )

    assert not trajectories.too_long(route(date(2027, 6, 30)), 18)
    assert trajectories.too_long(route(date(2027, 7, 1)), 18)
    assert not trajectories.too_long(route(date(2027, 7, 1)), None)
    assert trajectories.asks(route(date(2027, 7, 1)), TODAY, 18) == ("Langer dan 18 maanden. Kan dat hier?",)


def test_that_starting_a_route_gives_steps_with_days_in_their_order_and_undo_takes_them_all_back(
    desk: Desk, goal: Goal
) -> None:
    before = desk.dossier(goal.case_id)
    trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 1, 12))
    dossier = desk.dossier(goal.case_id)
    plan = dossier.current_plan
    assert plan is not None and plan.review_dates == (date(2026, 3, 23),)
    route = dossier.trajectories_of(goal)[0]
    assert (route.ends_on, route.output, len(route.outcomes)) == (date(2026, 3, 22), "portfolio", 5)
    steps = dossier.steps_of(goal)
    assert [step.start_on for step in steps[:3]] == [date(2026, 1, 12), date(2026, 1, 12), date(2026, 1, 19)]
    assert steps[-1].due_on == date(2026, 3, 22) and all(step.trajectory_id == route.id for step in steps)
    order = StepOrder(dossier, plan)
    work, health, now = steps[2], steps[3], steps[4]
    assert {wait.step.id for wait in order.waits(health)} == {wait.step.id for wait in order.waits(work)}
    assert {wait.step.id for wait in order.waits(now)} == {work.id, health.id}
    desk.vault.undo(goal.case_id, "Marloes")
    assert desk.dossier(goal.case_id) == before


def test_that_the_gate_of_a_route_holds_up_what_follows(desk: Desk, goal: Goal) -> None:
    trajectories.start(desk, goal, "kweekvijver-logistiek", TODAY)
    dossier = desk.dossier(goal.case_id)
    assert dossier.current_plan is not None
    course, school = dossier.steps_of(goal)[2:4]
    waits = StepOrder(dossier, dossier.current_plan).waits(school)
    assert [step_route.wait_words(wait) for wait in waits] == ["wacht op positief advies"]
    assert dossier.gate_of(course) is not None
    assert dossier.decision_of(school) is None, "she is over thirty: no student debt (see test_settings_of_rules)"


def test_that_hours_of_a_route_build_up_from_the_day_their_phase_begins(desk: Desk, goal: Goal) -> None:
    trajectories.start(desk, goal, "zorghub", date(2026, 1, 1))
    dossier = desk.dossier(goal.case_id)
    lines = [line for step in dossier.steps_of(goal) for line in dossier.hours_of(step)]
    assert [(line.from_on, line.planned) for line in lines] == [(date(2026, 2, 1), 960), (date(2026, 12, 1), 1080)]
    assert dossier.trajectories_of(goal)[0].hours == "16 tot 32 uur per week"


def test_that_steps_of_a_route_can_be_changed_and_stay_when_it_is_no_route_any_more(desk: Desk, goal: Goal) -> None:
    route = trajectories.start(desk, goal, "fusion", TODAY)
    step = desk.dossier(goal.case_id).steps_of(goal)[0]
    edit(desk, Step, step.id, what="Eerst kijken.")
    remove(desk, Trajectory, route.id)
    dossier = desk.dossier(goal.case_id)
    assert [one.what for one in dossier.steps_of(goal)] == ["Eerst kijken.", "Trainen.", "Leren werken."]
    assert all(one.trajectory_id is None for one in dossier.steps_of(goal))


def test_that_the_end_of_a_route_asks_for_an_outcome_and_says_what_is_not_there(desk: Desk, goal: Goal) -> None:
    route = trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 5, 4))
    assert trajectories.asks(route, TODAY) == ("Het traject is klaar. Waar staan we nu?",)
    with pytest.raises(InputRefused):
        trajectories.end(desk, route.id, outcome=" ")
    trajectories.end(desk, route.id, outcome="vrijwilligersplek")
    ended = desk.dossier(goal.case_id).trajectories_of(goal)[0]
    assert trajectories.asks(ended, TODAY) == ("Het portfolio is er nog niet.", "Wat komt hierna?")
    trajectories.end(desk, route.id, outcome="vrijwilligersplek", what_next="De kookgroep.", output_ready=True)
    assert not trajectories.asks(desk.dossier(goal.case_id).trajectories_of(goal)[0], TODAY)
    trajectories.go_on(desk, route.id)
    assert desk.dossier(goal.case_id).trajectories_of(goal)[0].ended_on is None


def test_that_a_signed_plan_takes_no_new_route_tells_its_end_and_copies_it(desk: Desk, ready_case: UUID) -> None:
    goal = desk.dossier(ready_case).goals[0]
    route = trajectories.start(desk, goal, "fusion", TODAY)
    sign_both(desk, ready_case)
    with pytest.raises(InputRefused):
        trajectories.start(desk, goal, "fusion", TODAY)
    trajectories.end(desk, route.id, outcome="opleiding", what_next="School.")
    copy = plans.new_version(desk, ready_case)
    dossier = desk.dossier(ready_case)
    again = dossier.trajectories_of(dossier.goals_of(copy)[0])[0]
    assert again.id != route.id and again.outcome == "opleiding"
    steps = [step for step in dossier.steps_of_plan(copy) if step.trajectory_id == again.id]
    assert len(steps) == 3
    assert from_json(to_json(dossier)).trajectories == tuple(sorted(dossier.trajectories, key=lambda one: one.id))


def test_that_the_week_counter_stops_at_the_last_week() -> None:
    route = Trajectory(
        case_id=new_id(), goal_id=new_id(), template="x", started_on=date(2026, 1, 12), ends_on=date(2026, 3, 22)
    )
    days = (date(2026, 1, 11), date(2026, 1, 12), date(2026, 1, 18), date(2026, 1, 19), date(2026, 3, 22), TODAY)
    assert [route.week_on(day) for day in days] == [0, 1, 1, 2, 10, 10]
    assert route.weeks == 10


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_that_on_every_day_of_forty_years_phases_lie_in_order_within_their_route(started_on: date) -> None:
    for template in FormLibrary.shipped().templates.values():
        last = template.last_day(started_on)
        begins = [template.begins(phase, started_on) for phase in template.phases]
        known = [day for day in begins if day is not None]
        assert begins[0] == started_on and known == sorted(known)
        if last is not None:
            assert all(day <= last for day in known)
            assert template.look_back(started_on) == last + timedelta(days=1)


def test_that_every_row_of_the_rules_is_a_template_that_says_to_check_it(desk: Desk) -> None:
    templates = desk.forms.templates.values()
    assert [one.number for one in templates] == [f"TT{number:02}" for number in range(1, 23)]
    assert all(one.needs_check(TODAY) and len(one.phases) >= 2 and str(one.name) for one in templates)
    asked = desk.forms.forms_to_check(TODAY)
    assert all(one in asked for one in templates)


def test_that_an_own_plan_is_proposed_and_chosen_by_the_resident(desk: Desk, goal: Goal) -> None:
    trajectories.start(desk, goal, "eigen-plan", TODAY)
    dossier = desk.dossier(goal.case_id)
    assert {step.proposed_by for step in dossier.steps_of(goal)} == {"inwoner"}
    plan = dossier.current_plan
    assert isinstance(plan, Plan) and not plan.review_dates
