"""Order, gates, hours and reasons of steps: what waits, what is refused, and the worked examples of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.ids import new_id
from intake_app.domain.plan_choices import FundingSource, GateOutcome, SolutionForm
from intake_app.domain.plan_parts import Decision, Gate, HoursLine, Solution, break_even_months
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.step_counts import Count, formal_solutions, formal_steps, heavy_loads, own_steps
from intake_app.domain.step_order import StepOrder, makes_circle
from intake_app.domain.vocabulary import HelpLevel, StepStatus
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import from_json, to_json
from intake_app.services import completeness, plans, step_route
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit, remove

from .conftest import TODAY
from .test_plans import sign_both


def made(desk: Desk, case_id: UUID, *whats: str) -> tuple[Plan, Goal, list[Step]]:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil eerst rust, dan werk.")
    return plan, goal, [plans.add_step(desk, goal, what) for what in whats]


def waits(desk: Desk, case_id: UUID) -> dict[str, list[str]]:
    """What every step of the newest plan waits for, by the words of the step."""
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    order = StepOrder(dossier, dossier.current_plan)
    return {
        one.what: [step_route.wait_words(wait) for wait in order.waits(one)]
        for one in dossier.steps_of_plan(dossier.current_plan)
    }


def test_that_a_step_waits_until_the_one_before_it_is_done(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, (debts, work) = made(desk, case_id, "Schulden regelen.", "Werk zoeken.")
    step_route.put_after(desk, work, debts.id)
    assert waits(desk, case_id)["Werk zoeken."] == ["wacht op “Schulden regelen”"]
    with pytest.raises(InputRefused, match="wacht op “Schulden regelen”"):
        edit(desk, Step, work.id, status=StepStatus.STARTED)
    edit(desk, Step, debts.id, status=StepStatus.DONE)
    edit(desk, Step, work.id, status=StepStatus.STARTED)
    assert waits(desk, case_id)["Werk zoeken."] == []


def test_that_what_follows_a_gate_waits_until_it_is_positive(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, (course, school) = made(desk, case_id, "Stoomcursus.", "De opleiding.")
    step_route.put_after(desk, school, course.id)
    step_route.set_gate(desk, course, condition="Positief advies", decided_by="Bo van school")
    edit(desk, Step, course.id, status=StepStatus.DONE)
    assert waits(desk, case_id)["De opleiding."] == ["wacht op positief advies"]
    with pytest.raises(InputRefused, match="wacht op positief advies"):
        edit(desk, Step, school.id, status=StepStatus.STARTED)
    step_route.set_gate(desk, course, outcome=GateOutcome.NOT_YET, reason="Nog drie keer oefenen.")
    with pytest.raises(InputRefused):
        edit(desk, Step, school.id, status=StepStatus.STARTED)
    step_route.set_gate(desk, course, outcome=GateOutcome.POSITIVE)
    edit(desk, Step, school.id, status=StepStatus.STARTED)
    assert desk.dossier(case_id).gates[0].decided_on == TODAY


def test_that_a_lifted_gate_lets_through_and_keeps_its_reason(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, (first, second) = made(desk, case_id, "Toets.", "Werk.")
    step_route.put_after(desk, second, first.id)
    step_route.set_gate(desk, first, condition="Toets gehaald", decided_by="Bo")
    step_route.set_gate(desk, first, lifted_because="De baas wil hem nu al.")
    edit(desk, Step, second.id, status=StepStatus.STARTED)
    gate = desk.dossier(case_id).gates[0]
    assert (gate.outcome, gate.lifted_because) == (GateOutcome.OPEN, "De baas wil hem nu al.")


def test_that_an_outcome_asks_who_decided_and_not_yet_asks_why(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, (step,) = made(desk, case_id, "Toets.")
    with pytest.raises(InputRefused, match="Wie"):
        step_route.set_gate(desk, step, outcome=GateOutcome.POSITIVE)
    step_route.set_gate(desk, step, decided_by="Bo")
    with pytest.raises(InputRefused, match="waarom"):
        step_route.set_gate(desk, step, outcome=GateOutcome.NOT_YET)
    assert desk.dossier(case_id).gates[0].outcome is GateOutcome.OPEN


def test_that_steps_that_would_wait_for_each_other_are_refused_in_one_sentence(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, (a, b, c) = made(desk, case_id, "A.", "B.", "C.")
    step_route.put_after(desk, b, a.id)
    step_route.put_after(desk, c, b.id)
    before = desk.dossier(case_id)
    for step, predecessor in ((a, c), (a, a), (b, c)):
        with pytest.raises(InputRefused) as refused:
            step_route.put_after(desk, step, predecessor.id)
        assert refused.value.problems == ("Dan wachten deze stappen op elkaar. Kies een andere stap.",)
    assert desk.dossier(case_id) == before


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_that_an_order_grown_through_the_check_never_has_a_circle(pairs: list[tuple[int, int]]) -> None:
    ids = [new_id() for _ in range(6)]
    edges: list[tuple[UUID, UUID]] = []
    for step, earlier in pairs:
        if not makes_circle(edges, ids[step], ids[earlier]):
            edges.append((ids[step], ids[earlier]))
    left = set(ids)
    while left:  # taking away what waits for nothing must empty it
        free = {one for one in left if not any(step == one and before in left for step, before in edges)}
        assert free
        left -= free


def test_that_removing_a_step_takes_its_order_gate_hours_and_reason_along_and_undo_brings_them_back(
    desk: Desk, case_id: UUID
) -> None:
    _plan, goal, (first, second) = made(desk, case_id, "Toets.", "Werk.")
    step_route.put_after(desk, second, first.id)
    step_route.set_gate(desk, first, condition="Gehaald")
    step_route.plan_hours(desk, first, TODAY, planned=960)
    step_route.set_decision(desk, first, reason="Het werkt.")
    before = desk.dossier(case_id)
    remove(desk, Step, first.id)
    after = desk.dossier(case_id)
    assert not (after.step_dependencies or after.gates or after.hours_lines or after.decisions)
    assert waits(desk, case_id) == {"Werk.": []}
    desk.vault.undo(case_id, "Marloes")
    assert desk.dossier(case_id) == before
    remove(desk, Goal, goal.id)
    assert not desk.dossier(case_id).gates


def test_that_after_signing_an_outcome_and_real_hours_may_be_told_and_nothing_else(
    desk: Desk, ready_case: UUID
) -> None:
    step = desk.dossier(ready_case).steps[0]
    step_route.set_gate(desk, step, condition="Gesprek geweest", decided_by="Marloes")
    step_route.plan_hours(desk, step, TODAY, planned=480)
    sign_both(desk, ready_case)
    step_route.set_gate(desk, step, outcome=GateOutcome.POSITIVE)
    step_route.plan_hours(desk, step, TODAY, actual=240)
    gate, hours = desk.dossier(ready_case).gates[0], desk.dossier(ready_case).hours_lines[0]
    assert gate.outcome is GateOutcome.POSITIVE and (hours.planned, hours.actual) == (480, 240)
    for change in (
        lambda: step_route.set_gate(desk, step, condition="Iets anders"),
        lambda: step_route.plan_hours(desk, step, TODAY, planned=60),
        lambda: step_route.set_decision(desk, step, reason="Achteraf"),
        lambda: edit(desk, Gate, gate.id, condition="Iets anders"),
        lambda: edit(desk, HoursLine, hours.id, planned=60),
        lambda: edit(desk, Step, step.id, next_step="Iets"),
        lambda: add(desk, Solution(case_id=ready_case, goal_id=step.goal_id, what="Anders")),
    ):
        with pytest.raises(InputRefused):
            change()


def test_that_a_new_version_has_copies_of_everything_that_hangs_on_goals_and_steps(
    desk: Desk, ready_case: UUID
) -> None:
    dossier = desk.dossier(ready_case)
    goal, first = dossier.goals[0], dossier.steps[0]
    second = plans.add_step(desk, goal, "Daarna kook ik mee.")
    step_route.put_after(desk, second, first.id)
    step_route.set_gate(desk, first, condition="Het klikt", decided_by="Joyce")
    step_route.plan_hours(desk, second, TODAY, planned=480)
    step_route.set_decision(desk, second, reason="Zij wil dit.", decided_by="Marloes", funding=(FundingSource.WMO,))
    add(desk, Solution(case_id=ready_case, goal_id=goal.id, what="Eetclub", form=SolutionForm.COLLECTIVE))
    sign_both(desk, ready_case)
    old = desk.dossier(ready_case)
    copy = plans.new_version(desk, ready_case)
    new = desk.dossier(ready_case)
    order = StepOrder(new, copy)
    later = next(step for step in new.steps_of_plan(copy) if step.what == second.what)
    assert [step_route.wait_words(one) for one in order.waits(later)] == ["wacht op het klikt"]
    kept = new.decision_of(later)
    assert kept is not None and (kept.reason, kept.funding) == ("Zij wil dit.", (FundingSource.WMO,))
    assert [one.planned for one in new.hours_of(later)] == [480]
    assert [one.what for one in new.solutions_of(new.goals_of(copy)[0])] == ["Eetclub"]
    for parts in (old.gates, old.hours_lines, old.decisions, old.solutions, old.step_dependencies):
        assert set(parts) <= set(new.gates + new.hours_lines + new.decisions + new.solutions + new.step_dependencies)
    assert from_json(to_json(new)).gates == tuple(sorted(new.gates, key=lambda one: one.id))


def test_that_hours_may_go_up_and_down_and_a_day_has_one_line(desk: Desk, case_id: UUID) -> None:
    """FX36: 16, 16, 24, 32 and also 32, 16."""
    _plan, _goal, (step,) = made(desk, case_id, "Werken.")
    for month, hours in enumerate((16, 16, 24, 32, 16), start=1):
        step_route.plan_hours(desk, step, date(2027, month, 1), planned=hours * 60)
    step_route.plan_hours(desk, step, date(2027, 1, 1), actual=12 * 60)
    lines = desk.dossier(case_id).hours_of(step)
    assert [one.planned for one in lines] == [960, 960, 1440, 1920, 960]
    assert lines[0].actual == 720
    with pytest.raises(InputRefused):
        step_route.plan_hours(desk, step, TODAY, planned=61 * 60)


def test_that_break_even_follows_the_worked_examples() -> None:
    """FX09: 5,000 against 14,000 a year gives 5 months; with a chance of one half 9; without saving none."""
    saving = Fraction(14_000, 12)
    assert break_even_months(5_000, saving) == 5
    assert break_even_months(5_000, saving, 50) == 9
    assert break_even_months(5_000, 0) is None
    assert break_even_months(5_000, -10) is None
    case, step = new_id(), new_id()
    in_cents = Decision(case_id=case, step_id=step, investment=500_000, monthly_saving=116_667, chance=50)
    assert in_cents.break_even == 9
    assert replace(in_cents, monthly_saving=None).break_even is None


def some_steps(*levels: HelpLevel, owner: str = "") -> list[Step]:
    case, goal = new_id(), new_id()
    return [Step(case_id=case, goal_id=goal, help_level=level, owner_name=owner) for level in levels]


def test_that_shares_are_counts_of_all_steps() -> None:
    """FX15: 7 van de 9. FX16: 1 van de 4, and of the warm meal 0 of the 3 ways that were chosen."""
    own = some_steps(*[HelpLevel.OWN] * 7, HelpLevel.NETWORK, HelpLevel.GENERAL)
    assert own_steps(own, "Joyce") == Count(7, 9)
    assert formal_steps(some_steps(HelpLevel.OWN, HelpLevel.NETWORK, HelpLevel.HOUSEHOLD, HelpLevel.TAILORED)) == Count(
        1, 4
    )
    ways: Sequence[tuple[SolutionForm, bool]] = (
        (SolutionForm.INFORMAL, True),
        (SolutionForm.INFORMAL, True),
        (SolutionForm.COLLECTIVE, True),
        (SolutionForm.FORMAL, False),
    )
    meal = [Solution(case_id=new_id(), goal_id=new_id(), form=form, chosen=chosen) for form, chosen in ways]
    assert formal_solutions(meal) == Count(0, 3)


def test_that_one_person_of_the_network_with_too_many_open_steps_is_named() -> None:
    busy = some_steps(HelpLevel.NETWORK, HelpLevel.INFORMAL_CARE, HelpLevel.HOUSEHOLD, owner="Anita, zus")
    assert [(one.name, one.steps) for one in heavy_loads(busy, 3)] == [("Anita", 3)]
    assert not heavy_loads(busy, 4)
    assert not heavy_loads([replace(busy[0], status=StepStatus.DONE), *busy[1:]], 3)
    assert not heavy_loads(some_steps(*[HelpLevel.TAILORED] * 4, owner="Marloes"), 3)


def asked(desk: Desk, case_id: UUID) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), TODAY)}


def test_that_public_money_without_reason_and_decider_blocks_and_private_money_does_not(
    desk: Desk, ready_case: UUID
) -> None:
    step = desk.dossier(ready_case).steps[0]
    step_route.set_decision(desk, step, funding=(FundingSource.EMPLOYER,))
    assert "CC13" not in asked(desk, ready_case)
    step_route.set_decision(desk, step, funding=(FundingSource.EMPLOYER, FundingSource.PARTICIPATION_BUDGET))
    with pytest.raises(InputRefused, match="Hulp die geld kost"):
        plans.finalise(desk, ready_case)
    step_route.set_decision(desk, step, reason="Anders komt hij niet op het werk.")
    assert "CC13" in asked(desk, ready_case)
    step_route.set_decision(desk, step, decided_by="Marloes Dekker")
    assert "CC13" not in asked(desk, ready_case)
    plans.finalise(desk, ready_case)


def test_that_an_activity_asks_for_what_comes_next(desk: Desk, ready_case: UUID) -> None:
    step = desk.dossier(ready_case).steps[0]
    assert "CC09b" not in asked(desk, ready_case)
    edit(desk, Step, step.id, start_on=date(2026, 9, 22))
    assert "CC09b" in asked(desk, ready_case)
    edit(desk, Step, step.id, next_step="Meekoken.")
    assert "CC09b" not in asked(desk, ready_case)
    edit(desk, Step, step.id, open_ended=True)
    assert "CC09b" in asked(desk, ready_case)
    edit(desk, Step, step.id, review_on=date(2026, 12, 15))
    assert "CC09b" not in asked(desk, ready_case)


def test_that_an_own_step_asks_whom_to_call_and_when_people_look(desk: Desk, ready_case: UUID) -> None:
    step = desk.dossier(ready_case).steps[0]
    edit(desk, Step, step.id, help_level=HelpLevel.OWN, fallback="Dan bel ik Marloes.")
    assert "CC20" in asked(desk, ready_case)
    edit(desk, Step, step.id, review_on=date(2026, 10, 6))
    assert "CC20" not in asked(desk, ready_case)
