"""Looking back beside the signed plan, and the next version that comes of it (I02, G-VG1 to G-VG5, FX38)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import GoalOutcome, ReviewResult, WhatNow
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.reviewing import Review
from intake_app.domain.vocabulary import AgreementStatus, PlanStatus, Promisor, RaterRole, SignatureMethod, StepStatus
from intake_app.errors import InputRefused
from intake_app.services import dossier_files, next_plan, plan_changes, plans, reviews, signing
from intake_app.services.desk import Desk
from intake_app.services.editing import edit, remove

SIGNED, LATER = date(2026, 9, 15), date(2027, 3, 16)


@pytest.fixture
def signed(desk: Desk, case_id: UUID) -> UUID:
    """A signed plan: two goals, three steps, a promise of each side; then half a year goes by."""
    desk.clock = Clock(SIGNED)
    plan = plans.draft_plan(desk, case_id)
    people = plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn.")
    plans.add_step(desk, people, "Ik kook mee in het buurthuis.")
    plans.add_step(desk, people, "Mijn zus gaat twee keer mee.")
    post = plans.add_goal(desk, plan, "Ik wil de post weer durven openmaken.")
    plans.add_step(desk, post, "Elke zondag maken we samen de post open.")
    for promisor, name, what in (
        (Promisor.RESIDENT, "Joyce", "Ik bel als ik niet kom."),
        (Promisor.MUNICIPALITY, "Marloes", "Ik regel een buskaart."),
    ):
        made = Agreement(case_id=case_id, plan_id=plan.id, what=what, promisor=promisor, promisor_name=name)
        plans.add_agreement(desk, plan, made)
    edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),))
    sign(desk, case_id)
    desk.clock = Clock(LATER)
    return case_id


def sign(desk: Desk, case_id: UUID) -> None:
    plans.finalise(desk, case_id)
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    for signer in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, case_id, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, case_id)


def parts(dossier: Dossier) -> tuple[tuple[Goal, ...], tuple[Step, ...], tuple[Agreement, ...]]:
    plan = dossier.signed_plan
    assert plan is not None
    return dossier.goals_of(plan), dossier.steps_of_plan(plan), dossier.agreements_of(plan)


def fill(desk: Desk, case_id: UUID) -> Review:
    """Everything a look-back asks."""
    review = reviews.start(desk, case_id)
    _goals, steps, agreements = parts(desk.dossier(case_id))
    reviews.set_item(desk, review.id, steps[0], result=ReviewResult.DONE, why="Donderdag is mijn lievelingsdag.")
    reviews.set_item(desk, review.id, steps[0], what_now=WhatNow.GO_ON)
    reviews.set_item(desk, review.id, steps[1], result=ReviewResult.DONE, what_now=WhatNow.FINISHED)
    reviews.set_item(
        desk, review.id, steps[2], result=ReviewResult.NOT_YET, why="Mijn zus werkt nu.", what_now=WhatNow.OTHER_STEP
    )
    reviews.set_item(desk, review.id, agreements[0], result=ReviewResult.DONE)
    reviews.set_item(desk, review.id, agreements[1], result=ReviewResult.PARTLY, why="De kaart kwam te laat.")
    reviews.answer(desk, review.id, "feiten", "Ik ken er nu zeven.")
    reviews.answer(desk, review.id, "besluit", "Ik ga door met koken.")
    edit(desk, Review, review.id, answer_consultant="Ik zie Joyce groeien.", next_review_on=date(2027, 9, 14))
    return review


def sentences(desk: Desk, case_id: UUID, review: Review) -> list[str]:
    dossier = desk.dossier(case_id)
    now = next(one for one in dossier.reviews if one.id == review.id)
    return [one.sentence for one in reviews.missing(dossier, now, desk.forms)]


def test_that_looking_back_waits_for_a_signed_plan(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="nog niet getekend"):
        reviews.start(desk, case_id)


def test_that_one_look_back_is_under_way_at_a_time(desk: Desk, signed: UUID) -> None:
    assert reviews.start(desk, signed).id == reviews.start(desk, signed).id
    assert desk.dossier(signed).case.last_contact_on == LATER


def test_that_a_full_look_back_closes_and_says_when_the_next_one_is(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    assert sentences(desk, signed, review) == []
    reviews.close(desk, review.id)
    dossier = desk.dossier(signed)
    assert dossier.open_review is None
    assert [one.id for one in dossier.closed_reviews] == [review.id]
    assert dossier.case.next_step_on == dossier.case.attention_on == date(2027, 9, 14)


def test_that_each_empty_answer_is_named_and_refuses_to_close(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    _goals, steps, agreements = parts(desk.dossier(signed))

    def refused() -> str:
        with pytest.raises(InputRefused) as refusal:
            reviews.close(desk, review.id)
        assert len(refusal.value.problems) == 1
        return str(refusal.value.problems[0])

    reviews.set_item(desk, review.id, steps[2], result=None)
    assert refused() == "Hoe ging dit: “Elke zondag maken we samen de post open.”?"
    reviews.set_item(desk, review.id, steps[2], result=ReviewResult.NOT_YET, why="")
    assert refused() == "Waarom ging het zo: “Elke zondag maken we samen de post open.”?"
    reviews.set_item(desk, review.id, steps[2], why="Mijn zus werkt nu.")
    reviews.set_item(desk, review.id, agreements[1], result=None)
    assert refused() == "Hoe ging dit: “Ik regel een buskaart.”?"
    reviews.set_item(desk, review.id, agreements[1], result=ReviewResult.DONE)
    reviews.answer(desk, review.id, "feiten", " ")
    assert refused().startswith("Schrijf op wat de inwoner ervan vindt")
    reviews.answer(desk, review.id, "beleving", "Het was fijn.")
    reviews.answer(desk, review.id, "besluit", "")
    assert refused() == "Bij “Wat doe ik nu?” staat nog niets."
    edit(desk, Review, review.id, declined=True)
    edit(desk, Review, review.id, answer_consultant="")
    assert refused() == "Schrijf op wat jij er zelf van vindt."
    edit(desk, Review, review.id, answer_consultant="Fijn gesprek.")
    edit(desk, Review, review.id, next_review_on=None)
    assert refused() == "Kies wanneer jullie weer terugkijken."
    edit(desk, Review, review.id, next_review_on=LATER)
    assert refused().startswith("De volgende keer terugkijken is na deze keer")
    edit(desk, Review, review.id, next_review_on=date(2027, 6, 16))
    reviews.close(desk, review.id)


def test_that_a_goal_that_changes_asks_why(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    goals, _steps, _agreements = parts(desk.dossier(signed))
    reviews.set_item(desk, review.id, goals[1], outcome=GoalOutcome.LET_GO)
    assert sentences(desk, signed, review)[0].startswith("Schrijf op waarom dit doel verandert")
    reviews.set_item(desk, review.id, goals[1], outcome=GoalOutcome.UNDER_WAY)
    assert sentences(desk, signed, review) == []


def test_that_a_closed_look_back_never_changes(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    reviews.close(desk, review.id)
    before = desk.dossier(signed)
    step = parts(before)[1][0]
    for change in (
        lambda: reviews.set_item(desk, review.id, step, result=ReviewResult.NOT_YET),
        lambda: reviews.answer(desk, review.id, "feiten", "Anders."),
        lambda: edit(desk, Review, review.id, answer_consultant="Anders."),
        lambda: remove(desk, Review, review.id),
    ):
        with pytest.raises(InputRefused, match="blijft zo"):
            change()
    assert desk.dossier(signed) == before


def test_that_looking_back_tells_the_steps_and_leaves_the_signed_words(desk: Desk, signed: UUID) -> None:
    words = [(one.what, one.owner_name) for one in parts(desk.dossier(signed))[1]]
    fill(desk, signed)
    _goals, steps, agreements = parts(desk.dossier(signed))
    assert [(one.what, one.owner_name) for one in steps] == words
    assert [one.status for one in steps] == [StepStatus.DONE, StepStatus.DONE, StepStatus.NOT_YET]
    assert [one.status for one in agreements] == [AgreementStatus.KEPT, AgreementStatus.DIFFERENT]


def test_that_the_next_version_carries_on_what_goes_on(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    goals = parts(desk.dossier(signed))[0]
    reviews.close(desk, review.id)
    review = desk.dossier(signed).closed_reviews[-1]
    plan = next_plan.after_review(desk, review)
    dossier = desk.dossier(signed)
    assert (plan.version, plan.status, plan.review_dates) == (2, PlanStatus.DRAFT, (date(2027, 9, 14),))
    assert plan.changed_because == "Op 16 maart 2027 keken we samen terug. Joyce: “Ik ga door met koken.”"
    assert [(one.what, one.status) for one in dossier.steps_of_plan(plan)] == [
        ("Ik kook mee in het buurthuis.", StepStatus.STARTED),
        ("Elke zondag maken we samen de post open.", StepStatus.PLANNED),
    ]
    assert [one.copied_from for one in dossier.goals_of(plan)] == [one.id for one in goals]
    plans.add_goal(desk, plan, "Ik wil een nieuwe tafel.")
    assert next_plan.after_review(desk, review).id == plan.id
    assert len(desk.dossier(signed).goals_of(plan)) == 3


def test_that_a_goal_that_was_reached_stays_behind_with_its_steps(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    reviews.set_item(desk, review.id, parts(desk.dossier(signed))[0][0], outcome=GoalOutcome.REACHED)
    plan = next_plan.after_review(desk, desk.dossier(signed).reviews[-1])
    dossier = desk.dossier(signed)
    assert [one.sentence for one in dossier.goals_of(plan)] == ["Ik wil de post weer durven openmaken."]
    assert len(dossier.steps_of_plan(plan)) == 1


def test_that_what_has_changed_reads_as_sentences(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    plan = next_plan.after_review(desk, desk.dossier(signed).reviews[-1])
    dossier = desk.dossier(signed)
    first, second = dossier.steps_of_plan(plan)
    edit(desk, Step, first.id, owner_name="Joyce")
    edit(desk, Step, second.id, what="Ik open de post met Marloes.")
    plans.add_step(desk, dossier.goals_of(plan)[0], "Ik leer fietsen.")
    edit(desk, Goal, dossier.goals_of(plan)[1].id, sentence="Ik wil de baas zijn over mijn post.")
    edit(desk, Agreement, dossier.agreements_of(plan)[1].id, what="Ik regel een fiets.")
    assert review.plan_id != plan.id
    assert plan_changes.changes(desk.dossier(signed), plan, desk.forms, desk.today()) == (
        "Het doel “Ik wil de post weer durven openmaken.” is nu: “Ik wil de baas zijn over mijn post.”",
        "Niet meer in het plan: “Mijn zus gaat twee keer mee.”",
        "“Ik kook mee in het buurthuis.” Dit doet nu Joyce.",
        "“Elke zondag maken we samen de post open.” is nu: “Ik open de post met Marloes.”",
        "Nieuw: “Ik leer fietsen.”",
        "Anders afgesproken: Marloes: Ik regel een fiets.",
        "We kijken terug op 14 september 2027.",
    )


def test_that_the_first_version_changed_nothing(desk: Desk, signed: UUID) -> None:
    dossier = desk.dossier(signed)
    assert dossier.signed_plan is not None
    assert plan_changes.told(desk, dossier, dossier.signed_plan) == ()


def test_that_parts_without_a_trace_are_known_by_their_words(desk: Desk, signed: UUID) -> None:
    plan = plans.new_version(desk, signed)
    dossier = desk.dossier(signed)
    untraced = replace(
        dossier,
        goals=tuple(replace(one, copied_from=None) for one in dossier.goals),
        steps=tuple(replace(one, copied_from=None) for one in dossier.steps),
        agreements=tuple(replace(one, copied_from=None) for one in dossier.agreements),
    )
    assert (
        plan_changes.changes(untraced, plan, desk.forms, desk.today())
        == plan_changes.changes(dossier, plan, desk.forms, desk.today())
        == ()
    )


def test_that_the_presets_are_whole_months_and_more_than_a_year_is_far() -> None:
    days = [day for _words, day in reviews.presets(date(2026, 8, 31))]
    assert days == [date(2026, 10, 12), date(2026, 11, 30), date(2027, 2, 28), date(2027, 8, 31)]
    assert not reviews.too_far(LATER, date(2028, 3, 16))
    assert reviews.too_far(LATER, date(2028, 3, 17))


@pytest.mark.parametrize(("latest", "shown"), [(3, False), (4, True), (5, True)])
def test_that_the_chosen_level_is_reached_from_the_aimed_level(
    latest: int, shown: bool, desk: Desk, signed: UUID
) -> None:
    dossier, goal = _measured(desk, signed, "zrm-2017", "zrm-2017/huisvesting", latest)
    assert reviews.level_reached(dossier, goal, desk.forms) is shown


def test_that_a_web_never_reaches_a_level(desk: Desk, signed: UUID) -> None:
    item = desk.forms.instrument("spinnenweb").items[0].id
    dossier, goal = _measured(desk, signed, "spinnenweb", f"spinnenweb/{item}", 9)
    assert not reviews.level_reached(dossier, goal, desk.forms)


def _measured(desk: Desk, case_id: UUID, form: str, area: str, latest: int) -> tuple[Dossier, Goal]:
    dossier = desk.dossier(case_id)
    item = area.split("/")[1]
    readings, answers = [], []
    for day, value in ((SIGNED, 5), (LATER, latest)):
        made = Measurement(case_id=case_id, instrument=form, version="1", measured_on=day, rater=RaterRole.CONSULTANT)
        readings.append(made)
        answers.append(Answer(case_id=case_id, measurement_id=made.id, item=item, value=value))
    goal = replace(dossier.goals[0], area=area, to_value=4)
    return replace(dossier, measurements=tuple(readings), answers=tuple(answers)), goal


def test_that_look_backs_travel_in_the_dossier_file(desk: Desk, signed: UUID) -> None:
    review = fill(desk, signed)
    reviews.close(desk, review.id)
    from intake_app.exchange.dossier_file import from_json

    content = dossier_files.export_file(desk, signed)
    assert from_json(content).closed_reviews == desk.dossier(signed).closed_reviews
