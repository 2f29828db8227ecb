"""A step to paid work begins after the sums, or with a reason in writing (principle 10, J01; P02, P03 and P08)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from intake_app.domain.plan_choices import GoalKind, StepKind
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import PlanStatus, RaterRole, StepStatus
from intake_app.errors import InputRefused
from intake_app.services import dossier_files, income_checks, income_start, measuring, plans, rules
from intake_app.services.desk import Desk
from intake_app.services.editing import edit
from intake_app.services.income_checks import Standing

HENK_ALONE = (("uitkering", 185000, 0), ("toeslag", 32000, 25000), ("loon", 0, 176000), ("reiskosten", 0, 4500))
"""P02, A: only one of a couple goes to work; 205 euros less."""
BOTH = (("uitkering", 185000, 0), ("toeslag", 32000, 0), ("loon", 0, 338000), ("reiskosten", 0, 9000))
"""P02, B: both do; 1.120 euros more."""


@pytest.fixture
def step(desk: Desk, case_id: UUID) -> Step:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil vier dagen per week ergens nodig zijn.")
    edit(desk, Goal, goal.id, kind=GoalKind.PAID_WORK)
    made = plans.add_step(desk, goal, "Basisbaan, groen en klus.")
    edit(desk, Step, made.id, kind=StepKind.PLACEMENT)
    return fresh(desk, made)


def fresh(desk: Desk, step: Step) -> Step:
    return next(one for one in desk.dossier(step.case_id).steps if one.id == step.id)


def worked_out(desk: Desk, step: Step, lines: tuple[tuple[str, int, int], ...]) -> income_checks.IncomeCheck:
    reading = measuring.start_reading(desk, step.case_id, income_checks.FORM, RaterRole.CONSULTANT, subject=step.what)
    for row, (post, now, then) in enumerate(lines, start=1):
        measuring.record_extra(desk, reading.id, f"regel/{row}", {"post": post, "nu": now, "straks": then})
    return income_checks.of_step(desk.dossier(step.case_id), desk.forms, step)


def start(desk: Desk, step: Step) -> StepStatus:
    edit(desk, Step, step.id, status=StepStatus.STARTED)
    return fresh(desk, step).status


def test_that_a_paid_job_does_not_begin_before_the_sums(desk: Desk, step: Step) -> None:
    with pytest.raises(InputRefused, match="Reken eerst uit wat deze stap met het geld doet"):
        start(desk, step)
    assert worked_out(desk, step, BOTH).difference == 112000
    assert start(desk, step) is StepStatus.STARTED


def test_that_a_loss_holds_up_until_it_is_repaired_or_somebody_says_why_not(desk: Desk, step: Step) -> None:
    found = worked_out(desk, step, HENK_ALONE)
    assert (found.standing, found.difference) == (Standing.LOSS, -20500)
    with pytest.raises(InputRefused):
        start(desk, step)
    income_start.say(desk, step, "  Henk wil het   twee weken proberen. ")
    assert income_start.said_of_step(desk.dossier(step.case_id), step) == "Henk wil het twee weken proberen."
    assert start(desk, step) is StepStatus.STARTED
    given = desk.dossier(step.case_id).given_reasons
    assert [(one.given_by, one.given_on) for one in given] == [("Marloes Dekker", desk.today())]
    assert b"twee weken proberen" in dossier_files.export_file(desk, step.case_id)


def test_that_where_the_organisation_blocks_a_reason_is_not_enough(desk: Desk, step: Step) -> None:
    income_start.say(desk, step, "Wij proberen het.")
    rules.set_own(desk, "income_check_level", "block")
    try:
        with pytest.raises(InputRefused, match="los een verlies op"):
            start(desk, step)
    finally:
        rules.set_own(desk, "income_check_level", None)
    assert start(desk, step) is StepStatus.STARTED


def test_that_a_place_that_may_be_unpaid_waits_for_a_loss_alone(desk: Desk, step: Step) -> None:
    edit(desk, Goal, step.goal_id, kind=None)
    assert start(desk, step) is StepStatus.STARTED
    edit(desk, Step, step.id, status=StepStatus.PLANNED)
    worked_out(desk, step, HENK_ALONE)
    with pytest.raises(InputRefused):
        start(desk, step)
    edit(desk, Goal, step.goal_id, kind=GoalKind.VOLUNTEERING)
    assert start(desk, step) is StepStatus.STARTED


def test_that_a_reason_is_written_while_a_signed_plan_is_carried_out_and_taken_back(desk: Desk, step: Step) -> None:
    plan = desk.dossier(step.case_id).plans[0]
    with desk.change("", step.case_id) as work:
        found = work.get(Plan, plan.id)
        assert found is not None
        work.put(replace(found, status=PlanStatus.SIGNED))
        work.commit()
    income_start.say(desk, step, "De werkgever wacht niet.")
    assert start(desk, step) is StepStatus.STARTED
    edit(desk, Step, step.id, status=StepStatus.PLANNED)
    income_start.say(desk, step, "")
    with pytest.raises(InputRefused):
        start(desk, step)
