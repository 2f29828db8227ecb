"""The plan the resident makes: taken over in the resident's words with where they came from, and printed on a page."""

from __future__ import annotations

import io
from dataclasses import replace
from uuid import UUID

import pypdf
import pytest

from intake_app.domain import print_ids
from intake_app.domain.plan_choices import FundingSource, GateOutcome, LawTag, SolutionForm
from intake_app.domain.plan_parts import Solution
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import Author, RaterRole
from intake_app.errors import InputRefused
from intake_app.services import goal_hints, measuring, own_plan, plan_sheets, plans, prints, step_route
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit

from .conftest import TODAY
from .test_plans import sign_both

ANSWERS = {
    own_plan.WISH: "Ik wil koken voor andere mensen.",
    own_plan.NEEDED: "Mijn zus, en een buskaart.",
    own_plan.WAY: "Ik begin op dinsdag in De Linde.",
    own_plan.RESULT: "Ik ken drie mensen in de keuken.",
}


def words_of(content: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.fixture
def plan(desk: Desk, case_id: UUID) -> Plan:
    """A concept beside an own plan of four answers."""
    reading = measuring.start_reading(desk, case_id, own_plan.FORM, RaterRole.RESIDENT)
    for item, words in ANSWERS.items():
        measuring.record_answer(desk, reading.id, item, text=words)
    return plans.draft_plan(desk, case_id)


def test_that_answers_become_goal_steps_and_result_in_the_residents_words(desk: Desk, plan: Plan) -> None:
    goal = own_plan.take_goal(desk, plan.case_id, plan, own_plan.WISH)
    step = own_plan.take_step(desk, goal, own_plan.WAY)
    own_plan.take_result(desk, goal, own_plan.RESULT)
    dossier = desk.dossier(plan.case_id)
    kept = dossier.goals_of(plan)[0]
    assert (kept.sentence, kept.result, kept.author) == (
        ANSWERS[own_plan.WISH],
        ANSWERS[own_plan.RESULT],
        Author.RESIDENT,
    )
    assert (kept.source, step.source) == ("eigen-plan-4/wat-doen", "eigen-plan-4/hoe-realiseren")
    assert (step.what, step.owner_name, step.chosen_by) == (ANSWERS[own_plan.WAY], "Joyce", Author.RESIDENT)
    taken = {one.item: one.in_plan for one in own_plan.answers(dossier, plan, desk.forms)}
    assert taken == {own_plan.WISH: True, own_plan.NEEDED: False, own_plan.WAY: True, own_plan.RESULT: True}


def test_that_the_own_plan_prints_on_one_page_without_anything_of_others(desk: Desk, plan: Plan) -> None:
    content = prints.preview(desk, plan.case_id, print_ids.OWN_PLAN)
    paper = words_of(content)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1
    assert all(words in paper for words in ANSWERS.values())
    assert "Mijn eigen plan" in paper and "Marloes" not in paper


def test_that_without_an_own_plan_there_is_nothing_to_print_or_take(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    with pytest.raises(InputRefused, match="nog geen eigen plan"):
        prints.preview(desk, case_id, print_ids.OWN_PLAN)
    with pytest.raises(InputRefused):
        own_plan.take_goal(desk, case_id, plan, own_plan.WISH)


def test_that_a_signed_plan_takes_no_answers(desk: Desk, plan: Plan) -> None:
    from datetime import date

    goal = own_plan.take_goal(desk, plan.case_id, plan, own_plan.WISH)
    edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),))
    sign_both(desk, plan.case_id)
    for change in (
        lambda: own_plan.take_goal(desk, plan.case_id, plan, own_plan.WISH),
        lambda: own_plan.take_step(desk, goal, own_plan.WAY),
        lambda: own_plan.take_result(desk, goal, own_plan.RESULT),
    ):
        with pytest.raises(InputRefused):
            change()


def test_that_the_plan_prints_order_decisions_hours_and_ways_and_never_money_or_laws(
    desk: Desk, ready_case: UUID
) -> None:
    dossier = desk.dossier(ready_case)
    goal, first = dossier.goals[0], dossier.steps[0]
    second = plans.add_step(desk, goal, "Ik kook mee.")
    step_route.put_after(desk, second, first.id)
    step_route.set_gate(desk, first, condition="Het klikt", decided_by="Joyce")
    step_route.plan_hours(desk, second, TODAY, planned=990)
    step_route.set_decision(
        desk,
        second,
        reason="Geheime reden.",
        decided_by="Marloes Dekker",
        investment=123_400,
        funding=(FundingSource.PGB,),
        law_tags=(LawTag.WLZ,),
        drawback="De eerste maand kost dit mij reisgeld",
    )
    edit(desk, Goal, goal.id, result="Twee keer warm eten", feasibility=4)
    add(
        desk,
        Solution(case_id=ready_case, goal_id=goal.id, what="Eetclub", form=SolutionForm.COLLECTIVE, chosen=True),
        Solution(case_id=ready_case, goal_id=goal.id, position=1, what="Maaltijd aan huis", form=SolutionForm.FORMAL),
    )
    edit(desk, Step, second.id, own_found=True, return_place="De Linde", next_step="Zelf koken")
    for large in (False, True):
        paper = words_of(prints.preview(desk, ready_case, "plan", large=large))
        for words in (
            "Hier besluit Joyce: Het klikt.",
            "Wacht op: Het klikt.",
            "Uren per week: 16,5 vanaf 15 sep 2026.",
            "Let op: De eerste maand kost dit mij reisgeld.",
            "Dit heb ik zelf gevonden. Marloes werkt mee.",
            "Ik kan terug naar: De Linde.",
            "Wij kiezen: Eetclub (in een groep).",
            "Nu niet gekozen: Maaltijd aan huis (door een organisatie).",
            "Best wel.",
        ):
            assert words in paper, words
        for hidden in ("1.234", "1234", "Geheime", "pgb", "langdurige"):
            assert hidden not in paper
    step_route.set_gate(desk, first, outcome=GateOutcome.POSITIVE)
    assert "Wacht op" not in words_of(prints.preview(desk, ready_case, "plan"))


def test_that_the_sheet_of_a_plan_without_depth_says_nothing_more(desk: Desk, ready_case: UUID) -> None:
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    sheet = plan_sheets.plan_sheet(dossier, dossier.current_plan, desk.forms, desk.profile, TODAY)
    assert sheet.goals[0].notes == () and all(step.notes == () for step in sheet.goals[0].steps)


def test_that_a_low_part_of_life_without_goal_asks_whether_that_is_on_purpose(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "zrm-2017", RaterRole.CONSULTANT)
    for item, value in (("financien", 2), ("huisvesting", 1), ("justitie", 3)):
        measuring.record_answer(desk, reading.id, item, value=value)
    plan = plans.draft_plan(desk, case_id)

    def asked() -> dict[str, str | None]:
        dossier = desk.dossier(case_id)
        found = goal_hints.low_areas(dossier, dossier.plan(plan.id), desk.forms)
        return {one.area: one.said.reason if one.said else None for one in found}

    assert asked() == {"zrm-2017/financien": None, "zrm-2017/huisvesting": None}
    goal_hints.leave_without_goal(desk, plan.id, "zrm-2017/huisvesting", "Eerst rust.")
    plans.add_goal(desk, plan, "Ik wil overzicht.", area="zrm-2017/financien")
    assert asked() == {"zrm-2017/huisvesting": "Eerst rust."}
    goal_hints.leave_without_goal(desk, plan.id, "zrm-2017/huisvesting", "")
    assert asked() == {"zrm-2017/huisvesting": None}


@pytest.mark.parametrize(
    ("sentence", "hinted"),
    [
        ("Ik wil geen schulden meer.", True),
        ("Ik wil stoppen met roken.", True),
        ("Ik wil niet meer bang zijn.", True),
        ("Ik wil weer onder de mensen zijn.", False),
        ("Ik wil niet alleen werken maar ook leren.", False),
        ("", False),
    ],
)
def test_that_a_goal_that_says_what_should_stop_gets_a_hint(sentence: str, hinted: bool) -> None:
    assert goal_hints.says_what_not(sentence) is hinted


def test_that_a_goal_that_keeps_its_source_reads_back_from_a_file(desk: Desk, plan: Plan) -> None:
    from intake_app.exchange.dossier_file import from_json, to_json

    goal = own_plan.take_goal(desk, plan.case_id, plan, own_plan.WISH)
    read = from_json(to_json(desk.dossier(plan.case_id)))
    assert read.goals == (replace(goal),)
