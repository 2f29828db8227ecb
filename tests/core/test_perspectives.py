"""The direction: what is suggested and why, what people choose instead; reasons for going on without (C01)."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app.domain.diagnosis_words import RouteAdvice, Weekday
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.planning import PerspectiveEstimate, Plan, Step
from intake_app.domain.vocabulary import GoalClass, PlanStatus, RaterRole
from intake_app.errors import InputRefused
from intake_app.services import (
    barriers,
    basis_first,
    completeness,
    editing,
    fridge_sheets,
    measuring,
    perspectives,
    plan_sheets,
    plans,
    reasons,
    rules,
    step_route,
)
from intake_app.services.barriers import Barrier
from intake_app.services.desk import Desk
from intake_app.services.step_words import step_when

from .conftest import TODAY

DEBTS = Barrier("schulden", "Schulden of betalingsproblemen", barriers.PLAYS, TODAY)
LANGUAGE = Barrier("taal", "Nederlandse taal", barriers.PLAYS, TODAY)


def estimate(case_id: UUID, direction: GoalClass | None = None, months: int | None = None) -> PerspectiveEstimate:
    return PerspectiveEstimate(case_id=case_id, estimated_on=TODAY, goal_class=direction, months=months)


@pytest.mark.parametrize(("months", "within"), [(None, None), (0, True), (23, True), (24, True), (25, False)])
def test_that_exactly_the_yardstick_counts_as_within(months: int | None, within: bool | None) -> None:
    assert perspectives.within(months, 24) is within


@pytest.mark.parametrize(
    ("direction", "months", "playing", "route"),
    [
        (GoalClass.PAID_WORK, 6, (DEBTS,), RouteAdvice.RECOVERY_FIRST),
        (None, None, (DEBTS,), RouteAdvice.RECOVERY_FIRST),
        (GoalClass.CARE, None, (), RouteAdvice.RECOVERY_FIRST),
        (GoalClass.PARTICIPATION, 6, (), RouteAdvice.SOCIAL_ACTIVATION),
        (GoalClass.PAID_WORK, 24, (), RouteAdvice.DIRECT_WORK),
        (GoalClass.PAID_WORK, None, (), RouteAdvice.DIRECT_WORK),
        (GoalClass.PAID_WORK, 24, (LANGUAGE,), RouteAdvice.SUPPORTED_WORK),
        (GoalClass.PAID_WORK, 25, (LANGUAGE,), RouteAdvice.PREPARATORY),
    ],
)
def test_that_a_route_follows_from_direction_time_and_what_plays(
    case_id: UUID, direction: GoalClass | None, months: int | None, playing: tuple[Barrier, ...], route: RouteAdvice
) -> None:
    found = perspectives.suggest(estimate(case_id, direction, months), playing)
    assert found is not None and found.route is route and all(found.why)


def test_that_nothing_is_suggested_while_nothing_is_known(case_id: UUID) -> None:
    assert perspectives.suggest(None, ()) is None
    assert perspectives.suggest(estimate(case_id), (LANGUAGE,)) is None


def test_that_hidden_months_suggest_nothing(case_id: UUID) -> None:
    found = perspectives.suggest(estimate(case_id, GoalClass.PAID_WORK, 60), (), use_months=False)
    assert found is not None and found.route is RouteAdvice.DIRECT_WORK and "60" not in " ".join(found.why)


def test_that_people_may_choose_otherwise_and_say_why(desk: Desk, case_id: UUID) -> None:
    made = perspectives.begin(desk, case_id)
    both = (RouteAdvice.SOCIAL_ACTIVATION, RouteAdvice.PREPARATORY)
    perspectives.choose(desk, made, both, RouteAdvice.DIRECT_WORK)
    kept = desk.dossier(case_id).perspectives[0]
    assert (set(kept.routes), kept.first_route, kept.suggested) == (set(both), None, RouteAdvice.DIRECT_WORK)
    perspectives.change(desk, made, first_route=RouteAdvice.PREPARATORY)
    assert perspectives.asks_reason(desk.dossier(case_id).perspectives[0])
    perspectives.change(desk, made, deviation="Joyce wil eerst oefenen.")
    assert not perspectives.asks_reason(desk.dossier(case_id).perspectives[0])
    perspectives.choose(desk, made, (RouteAdvice.SOCIAL_ACTIVATION,), RouteAdvice.DIRECT_WORK)
    assert desk.dossier(case_id).perspectives[0].first_route is RouteAdvice.SOCIAL_ACTIVATION


@pytest.mark.parametrize("months", [-1, 121])
def test_that_impossible_months_are_refused(desk: Desk, case_id: UUID, months: int) -> None:
    made = perspectives.begin(desk, case_id)
    with pytest.raises(InputRefused, match="0 tot en met 120"):
        perspectives.change(desk, made, months=months)


def test_that_months_and_routes_never_print(desk: Desk, case_id: UUID) -> None:
    made = perspectives.begin(desk, case_id)
    perspectives.change(desk, made, goal_class=GoalClass.PAID_WORK, months=77, deviation="Zeker weten")
    plan = plans.draft_plan(desk, case_id)
    sheet = plan_sheets.plan_sheet(desk.dossier(case_id), plan, desk.forms, desk.profile, TODAY)
    assert "77" not in repr(sheet) and "Zeker weten" not in repr(sheet) and sheet.perspective


# -- reasons ----------------------------------------------------------------------------------------------------------


def lines(desk: Desk, case_id: UUID) -> dict[str, completeness.Line]:
    found = completeness.checklist(desk.forms, desk.dossier(case_id), TODAY, rules.rules(desk))
    return {one.item.id: one for one in found}


def test_that_a_reason_is_kept_with_name_and_day_and_the_next_version_asks_again(desk: Desk, ready_case: UUID) -> None:
    asked = completeness.reasons_to_ask(lines(desk, ready_case).values())
    assert [one.id for one in asked] == ["CC11"]
    plans.finalise(desk, ready_case, {"CC11": "  We kijken eerst\nin de praktijk. "})
    line = lines(desk, ready_case)["CC11"]
    assert line.done and line.given is not None
    assert (line.given.reason, line.given.given_by, line.given.given_on) == (
        "We kijken eerst in de praktijk.",
        "Marloes Dekker",
        TODAY,
    )
    plan = desk.dossier(ready_case).current_plan
    assert plan is not None and plan.status is PlanStatus.FINAL
    with pytest.raises(InputRefused):
        reasons.give(desk, plan, {"CC11": "Anders"})
    with pytest.raises(InputRefused):
        editing.remove(desk, type(line.given), line.given.id)


def test_that_an_empty_reason_takes_it_away(desk: Desk, ready_case: UUID) -> None:
    plan = plans.draft_plan(desk, ready_case)
    reasons.give(desk, plan, {"CC11": "Later."})
    assert lines(desk, ready_case)["CC11"].done
    reasons.give(desk, plan, {"CC11": " "})
    assert not lines(desk, ready_case)["CC11"].done


def test_that_a_diagnosis_is_not_asked_where_classifications_are_off(desk: Desk, ready_case: UUID) -> None:
    try:
        rules.set_own(desk, "classifications_enabled", False)
        assert "CC11" not in lines(desk, ready_case)
    finally:
        rules.set_own(desk, "classifications_enabled", None)
    assert "CC11" in lines(desk, ready_case)


# -- first the basis, then work (D04), fixed days (D08), the fridge ---------------------------------------------------


def work_after_debts(desk: Desk, case_id: UUID) -> tuple[Plan, Step, Step]:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil werken.")
    work = plans.add_step(desk, goal, "Solliciteren bij de bakker")
    debts = plans.add_step(desk, goal, "Schulden regelen")
    editing.edit(desk, Step, work.id, kind=StepKind.APPLYING, on_fridge_sheet=True)
    editing.edit(desk, Step, debts.id, kind=StepKind.DEBT_HELP)
    return plan, work, debts


def test_that_the_basis_is_proposed_first_only_while_something_plays(desk: Desk, case_id: UUID) -> None:
    plan, work, debts = work_after_debts(desk, case_id)
    assert basis_first.proposals(desk.dossier(case_id), plan, desk.forms) == ()
    reading = measuring.start_reading(desk, case_id, "belemmeringen", RaterRole.CONSULTANT)
    measuring.record_answer(desk, reading.id, "schulden", choice="speelt")
    (found,) = basis_first.proposals(desk.dossier(case_id), plan, desk.forms)
    assert (found.step.id, found.first.id, found.because) == (work.id, debts.id, "schulden of betalingsproblemen")
    basis_first.accept(desk, found)
    assert basis_first.proposals(desk.dossier(case_id), plan, desk.forms) == ()
    assert [one.predecessor_id for one in desk.dossier(case_id).step_dependencies] == [debts.id]


def test_that_an_order_that_was_left_is_not_proposed_again(desk: Desk, case_id: UUID) -> None:
    plan, _work, _debts = work_after_debts(desk, case_id)
    reading = measuring.start_reading(desk, case_id, "praktische-voorwaarden", RaterRole.CONSULTANT)
    measuring.record_answer(desk, reading.id, "inkomen-berekend", choice="nog-regelen")
    editing.edit(desk, Step, _debts.id, kind=StepKind.INCOME)
    (found,) = basis_first.proposals(desk.dossier(case_id), plan, desk.forms)
    basis_first.decline(desk, plan, found)
    assert basis_first.proposals(desk.dossier(case_id), plan, desk.forms) == ()
    desk.undo(case_id)
    assert len(basis_first.proposals(desk.dossier(case_id), plan, desk.forms)) == 1


def test_that_the_fridge_says_that_a_step_waits_and_never_for_what_private(desk: Desk, case_id: UUID) -> None:
    _plan, work, debts = work_after_debts(desk, case_id)
    step_route.put_after(desk, work, debts.id)
    sheet = fridge_sheets.fridge_sheet(desk.dossier(case_id), desk.profile, TODAY)
    assert [one.waits for one in sheet.steps] == ["Wacht op een andere stap"]
    editing.edit(desk, Step, debts.id, on_fridge_sheet=True)
    sheet = fridge_sheets.fridge_sheet(desk.dossier(case_id), desk.profile, TODAY)
    assert "Schulden regelen" in sheet.steps[0].waits


def test_that_fixed_days_stand_where_a_moment_stands(desk: Desk, case_id: UUID) -> None:
    _plan, work, _debts = work_after_debts(desk, case_id)
    editing.edit(desk, Step, work.id, weekdays=(Weekday.THURSDAY, Weekday.MONDAY), day_times="9.00 tot 12.00 uur")
    step = next(one for one in desk.dossier(case_id).steps if one.id == work.id)
    assert step_when(step) == "elke maandag en donderdag, 9.00 tot 12.00 uur"
    editing.edit(desk, Step, work.id, when_text="Als de kinderen op school zijn")
    step = next(one for one in desk.dossier(case_id).steps if one.id == work.id)
    assert step_when(step) == "Als de kinderen op school zijn"
