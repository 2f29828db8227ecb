"""What is in the way: which step is about it, what has none, and what of it the resident wants on paper (A06)."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.services import barrier_steps, barriers, dossier_files, measuring, own_plan, plans, prints
from intake_app.services.desk import Desk
from tests.documents.reading import Paper


@pytest.fixture
def plan(desk: Desk, case_id: UUID) -> Plan:
    """A plan of somebody with money worries, few people around, and rules that are too hard."""
    reading = measuring.start_reading(desk, case_id, barriers.FORM, RaterRole.RESIDENT)
    for row, choice in (("schulden", "in-aanpak"), ("alleen", "speelt"), ("regels", "speelt"), ("taal", "weggenomen")):
        measuring.record_answer(desk, reading.id, row, choice=choice)
    return plans.draft_plan(desk, case_id)


def standing(desk: Desk, plan: Plan) -> dict[str, barrier_steps.Standing]:
    found = barrier_steps.standing(desk.dossier(plan.case_id), plan, desk.forms)
    return {one.barrier.id: one for one in found}


def goal_with_step(desk: Desk, plan: Plan) -> tuple[Goal, Step]:
    goal = plans.add_goal(desk, plan, "Ik wil rust in mijn geld.")
    return goal, plans.add_step(desk, goal, "Schuldhulp bellen.")


def test_that_what_plays_asks_for_a_step_and_what_comes_from_outside_does_not(desk: Desk, plan: Plan) -> None:
    found = standing(desk, plan)
    assert {row: one.asks for row, one in found.items()} == {"schulden": True, "alleen": True, "regels": False}
    _goal, step = goal_with_step(desk, plan)
    barrier_steps.aim(desk, step.id, ("alleen", "schulden"))
    after = standing(desk, plan)
    assert [one.what for one in after["schulden"].steps] == ["Schuldhulp bellen."]
    assert not after["schulden"].asks and not after["alleen"].asks
    barrier_steps.aim(desk, step.id, ())
    assert standing(desk, plan)["schulden"].asks


def test_that_a_step_is_made_of_what_is_in_the_way_in_one_undoable_deed(desk: Desk, plan: Plan) -> None:
    goal, _step = goal_with_step(desk, plan)
    made = barrier_steps.take_step(desk, goal, "alleen")
    assert barrier_steps.rows_of(made) == ("alleen",)
    assert standing(desk, plan)["alleen"].steps == (made,)
    desk.undo(plan.case_id)
    assert standing(desk, plan)["alleen"].steps == ()
    with pytest.raises(InputRefused):
        barrier_steps.take_step(desk, goal, "bestaat-niet")


def test_that_a_step_of_the_own_plan_stays_one_when_it_is_also_about_something(desk: Desk, plan: Plan) -> None:
    reading = measuring.start_reading(desk, plan.case_id, own_plan.FORM, RaterRole.RESIDENT)
    measuring.record_answer(desk, reading.id, own_plan.WAY, text="Ik bel zelf.")
    goal, _step = goal_with_step(desk, plan)
    step = own_plan.take_step(desk, goal, own_plan.WAY)
    barrier_steps.aim(desk, step.id, ("schulden",))
    dossier = desk.dossier(plan.case_id)
    assert [one.in_plan for one in own_plan.answers(dossier, plan, desk.forms)] == [True]
    assert standing(desk, plan)["schulden"].steps[0].id == step.id


def test_that_only_what_the_resident_agreed_to_stands_in_the_plan(desk: Desk, plan: Plan) -> None:
    """Money worries are sensitive: they stay off the paper until the resident wants them on it."""
    _goal, step = goal_with_step(desk, plan)
    barrier_steps.aim(desk, step.id, ("schulden",))
    paper = "\n".join(Paper(prints.preview(desk, plan.case_id, "plan")).lines())
    assert "Weinig mensen om mij heen, dit speelt." in paper
    assert "Moeilijke regels en formulieren, dit ligt niet aan mij." in paper
    assert "Geldzorgen" not in paper
    reading = desk.dossier(plan.case_id).readings(barriers.FORM)[-1]
    measuring.record_extra(desk, reading.id, "schulden", {"afdrukken": True})
    measuring.record_extra(desk, reading.id, "alleen", {"afdrukken": False})
    paper = "\n".join(Paper(prints.preview(desk, plan.case_id, "plan")).lines())
    assert "Geldzorgen, wij werken eraan, daarvoor: Schuldhulp bellen." in paper
    assert "Weinig mensen om mij heen" not in paper
    assert "Geldzorgen" not in "\n".join(Paper(prints.preview(desk, plan.case_id, "portfolio")).lines())


def test_that_what_a_step_is_about_goes_along_in_the_file(desk: Desk, plan: Plan) -> None:
    _goal, step = goal_with_step(desk, plan)
    barrier_steps.aim(desk, step.id, ("schulden",))
    assert b"belemmeringen/schulden" in dossier_files.export_file(desk, plan.case_id)
