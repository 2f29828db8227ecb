"""Money is worked out before a step to paid work (J01, FX08, CC14), and childcare before the first day (J06, CC23)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.household import HouseholdMember
from intake_app.domain.network_words import HouseholdRelation
from intake_app.domain.placements import Placement
from intake_app.domain.plan_choices import GoalKind, StepKind
from intake_app.domain.planning import Goal, Step
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import completeness, income_checks, measuring, placements, plans, rules
from intake_app.services.completeness import Severity
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit
from intake_app.services.income_checks import Standing

from .conftest import TODAY

EXAMPLE = (("uitkering", 120000, 0), ("toeslag", 40000, 15000), ("loon", 0, 150000), ("reiskosten", 0, 8000))
"""FX08: 1.200 + 400 now; 1.500 + 0 + 150 less 80 of travel then: 30 euros less."""


@pytest.fixture
def paid_step(desk: Desk, case_id: UUID) -> Step:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil mijn eigen geld verdienen.")
    edit(desk, Goal, goal.id, kind=GoalKind.PAID_WORK)
    step = plans.add_step(desk, goal, "Werken bij de kwekerij.")
    edit(desk, Step, step.id, kind=StepKind.PLACEMENT)
    return next(one for one in desk.dossier(case_id).steps if one.id == step.id)


def worked_out(desk: Desk, step: Step, lines: tuple[tuple[str, int, int], ...], **about: str | int | bool) -> None:
    reading = measuring.start_reading(
        desk, step.case_id, income_checks.FORM, RaterRole.CONSULTANT, subject=step.what.upper()
    )
    for row, (post, now, then) in enumerate(lines, start=1):
        measuring.record_extra(desk, reading.id, f"regel/{row}", {"post": post, "nu": now, "straks": then})
    if about:
        measuring.record_extra(desk, reading.id, "reading", about)


def asked(desk: Desk, case_id: UUID) -> Severity | None:
    """How heavy CC14 weighs now; None while nothing is asked."""
    found = completeness.missing(desk.forms, desk.dossier(case_id), TODAY, rules.rules(desk))
    return next((one.severity for one in found if one.id == "CC14"), None)


def standing(desk: Desk, step: Step) -> Standing:
    return income_checks.of_step(desk.dossier(step.case_id), desk.forms, step).standing


def test_that_a_step_to_paid_work_asks_for_the_sums_first(desk: Desk, paid_step: Step) -> None:
    assert asked(desk, paid_step.case_id) is Severity.WARN
    rules.set_own(desk, "income_check_level", "block")
    assert asked(desk, paid_step.case_id) is Severity.BLOCK
    rules.set_own(desk, "income_check_level", None)
    edit(desk, Goal, paid_step.goal_id, kind=GoalKind.VOLUNTEERING)
    assert asked(desk, paid_step.case_id) is None


def test_that_a_loss_keeps_asking_until_it_is_repaired(desk: Desk, paid_step: Step) -> None:
    worked_out(desk, paid_step, EXAMPLE)
    found = income_checks.of_step(desk.dossier(paid_step.case_id), desk.forms, paid_step)
    assert (found.standing, found.difference) == (Standing.LOSS, -3000)
    assert income_checks.standing_words(found) == "Verlies, nog te repareren: − € 30 per maand"
    assert asked(desk, paid_step.case_id) is Severity.WARN
    worked_out(desk, paid_step, (), **{"reparatie-bedrag": 5000})
    assert standing(desk, paid_step) is Standing.ENOUGH
    assert asked(desk, paid_step.case_id) is None
    worked_out(desk, paid_step, (), **{"inkomen-geborgd": True})
    assert standing(desk, paid_step) is Standing.SAFE


def test_that_sums_about_another_step_count_for_that_one_only(desk: Desk, paid_step: Step) -> None:
    goal = next(one for one in desk.dossier(paid_step.case_id).goals if one.id == paid_step.goal_id)
    other = plans.add_step(desk, goal, "Werken in de winkel.")
    edit(desk, Step, other.id, kind=StepKind.PLACEMENT)
    worked_out(desk, other, EXAMPLE, **{"reparatie-bedrag": 3000})
    assert (standing(desk, other), standing(desk, paid_step)) == (Standing.ENOUGH, Standing.NOT_DONE)
    assert asked(desk, paid_step.case_id) is Severity.WARN


def test_that_a_paid_placement_sees_the_check_about_itself(desk: Desk, case_id: UUID) -> None:
    plans.draft_plan(desk, case_id)
    placement = Placement(case_id=case_id, title="Kwekerij", pay_kind=PayKind.WAGE)
    add(desk, placement)
    assert asked(desk, case_id) is Severity.WARN

    def told() -> list[str]:
        found = placements.points(desk.dossier(case_id), desk.forms, placement, TODAY)
        return [one.sentence for one in found if one.route.startswith("vragen/inkomenscheck/")]

    assert "De inkomenscheck is niet gedaan" in told()[0]
    reading = measuring.start_reading(desk, case_id, income_checks.FORM, RaterRole.CONSULTANT, subject="Kwekerij")
    measuring.record_extra(desk, reading.id, "regel/1", {"post": "loon", "nu": 100000, "straks": 99000})
    assert "verlies" in told()[0]
    measuring.record_extra(desk, reading.id, "regel/1", {"straks": 101000})
    assert told() == []
    assert asked(desk, case_id) is None


def test_that_partner_children_and_debts_are_named_before_the_start(desk: Desk, paid_step: Step) -> None:
    case_id = paid_step.case_id
    assert income_checks.alerts(desk.dossier(case_id), TODAY) == ()
    add(desk, HouseholdMember(case_id=case_id, name="R.", relation=HouseholdRelation.PARTNER))
    add(desk, HouseholdMember(case_id=case_id, name="K.", relation=HouseholdRelation.CHILD, birth_year=2019))
    edit(desk, Goal, paid_step.goal_id, kind=GoalKind.DEBTS)
    told = " ".join(income_checks.alerts(desk.dossier(case_id), TODAY))
    assert "partner" in told and "opvang" in told and "Schulden" in told


def test_that_childcare_is_arranged_before_the_first_day(desk: Desk, paid_step: Step) -> None:
    case_id = paid_step.case_id

    def open_now() -> bool:
        found = completeness.missing(desk.forms, desk.dossier(case_id), TODAY)
        return any(one.id == "CC23" for one in found)

    child = HouseholdMember(case_id=case_id, name="K.", relation=HouseholdRelation.CHILD, birth_year=2019)
    add(desk, child)
    assert not open_now()
    edit(desk, Step, paid_step.id, start_on=date(2026, 10, 1))
    assert open_now()
    reading = measuring.start_reading(
        desk, case_id, income_checks.CONDITIONS, RaterRole.CONSULTANT, subject=paid_step.what
    )
    measuring.record_answer(desk, reading.id, "kinderopvang", choice="nog-regelen")
    assert open_now()
    measuring.record_extra(desk, reading.id, "kinderopvang", {"door-wie": "Joyce", "voor": "2026-09-25"})
    assert not open_now()
