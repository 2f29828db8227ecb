"""Ways to look back, and how content somebody is: questions as data, a number that is never averaged (I02, D07)."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app.domain.follow_up_words import ReviewKind
from intake_app.domain.planning import Goal
from intake_app.errors import InputRefused
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.problems import FormsRefused
from intake_app.instruments.review_methods import read_method
from intake_app.services import look_back_sheets, plans, reviews, trajectories
from intake_app.services.desk import Desk

from .conftest import TODAY
from .test_plans import sign_both

OWN = {
    ReviewKind.ORID,
    ReviewKind.FOUR_QUESTIONS,
    ReviewKind.OWN_THEN_GROUP,
    ReviewKind.PROGRAMME,
    ReviewKind.GOAL_AND_PROCESS,
    ReviewKind.SATISFACTION,
}


def test_that_every_way_of_the_features_is_there_and_asks_something_to_decide() -> None:
    forms = FormLibrary.shipped()
    assert {kind for kind, _name in reviews.kinds(forms)} == set(ReviewKind)
    assert {kind for kind in ReviewKind if reviews.method(forms, kind) is not None} == OWN
    for kind in ReviewKind:
        asked = {one.id for one in reviews.questions(forms, kind)}
        assert reviews.required(forms, kind) and reviews.required(forms, kind) <= asked
    steps = [one.id for one in reviews.questions(forms, ReviewKind.ORID)]
    assert steps == ["orid-feiten", "orid-gevoel", "orid-betekenis", "orid-besluit"]


def test_that_a_faulty_way_names_its_line() -> None:
    with pytest.raises(FormsRefused):
        read_method('schema = 1\nid = "anders"\nname_nl = "Zo"\n', "fout.toml")


def test_that_a_look_back_in_another_way_prints_its_own_questions_and_keeps_the_rest(
    desk: Desk, ready_case: UUID
) -> None:
    plans.finalise(desk, ready_case)
    sign_both(desk, ready_case)
    review = reviews.start(desk, ready_case)
    reviews.answer(desk, review.id, "feiten", "Ik ben begonnen.")
    reviews.choose_kind(desk, review.id, ReviewKind.SATISFACTION)
    reviews.answer(desk, review.id, "tevredenheid-zin", "Fijn dat iemand meedacht.")
    for wrong in (0, 11):
        with pytest.raises(InputRefused):
            reviews.set_mark(desk, review.id, wrong)
    reviews.set_mark(desk, review.id, 8)
    sheet = look_back_sheets.look_back_sheet(desk.dossier(ready_case), desk.forms)
    assert [(one.name, one.words) for one in sheet.said] == [
        ("Hoe tevreden ik ben, van 1 tot 10", "8"),
        ("Wat wil ik erover zeggen?", "Fijn dat iemand meedacht."),
    ]
    reviews.choose_kind(desk, review.id, ReviewKind.STANDARD)
    kept = desk.dossier(ready_case).open_review
    assert kept is not None and kept.answer("feiten") == "Ik ben begonnen."


def test_that_the_end_of_a_route_asks_how_content_somebody_is(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    goal: Goal = plans.add_goal(desk, plan, "Ik wil leren koken.")
    route = trajectories.start(desk, goal, "fusion", TODAY)
    with pytest.raises(InputRefused):
        trajectories.end(desk, route.id, outcome="Werk", satisfaction=11)
    trajectories.end(desk, route.id, outcome="Werk", satisfaction=9, satisfaction_words=" Ik durf weer. ")
    kept = desk.dossier(case_id).trajectories[0]
    assert (kept.satisfaction, kept.satisfaction_words) == (9, "Ik durf weer.")
