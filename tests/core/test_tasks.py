"""The eight tasks of a dossier, from an empty one to a signed plan: any order, each with one line that says why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from intake_app.domain.conversations import Appointment, Conversation
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.planning import Goal, PerspectiveEstimate, Plan, Step
from intake_app.domain.vocabulary import (
    ConversationKind,
    GoalClass,
    HelpLevel,
    LegalGround,
    Phase,
    PortfolioSection,
    RaterRole,
    SignatureMethod,
    SignerRole,
)
from intake_app.i18n import format_day
from intake_app.services import conversations, dossiers, measuring, plans, portfolio, signing, tasks
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit
from intake_app.services.tasks import TaskState

from .conftest import TODAY

DONE, BUSY, WAITING, TO_DO = TaskState.DONE, TaskState.BUSY, TaskState.WAITING, TaskState.TO_DO


@pytest.fixture
def bare(desk: Desk) -> UUID:
    """A dossier of which only a name is known."""
    return dossiers.open_dossier(desk, Person(first_name="Joyce"), legal_grounds=(LegalGround.VOLUNTARY,))


def status(desk: Desk, case_id: UUID, phase: Phase) -> tuple[TaskState, str]:
    task = next(one for one in tasks.task_list(desk.dossier(case_id)) if one.phase is phase)
    return task.state, task.status


def look_back_on(day: date) -> str:
    return f"Terugkijken op {format_day(day, weekday=False)}"


def goes_on_at(desk: Desk, case_id: UUID) -> Phase:
    return tasks.current_phase(desk.dossier(case_id))


def test_that_there_are_eight_tasks_in_the_order_of_a_conversation(desk: Desk, bare: UUID) -> None:
    found = tasks.task_list(desk.dossier(bare))
    assert [one.phase for one in found] == list(Phase)
    assert [one.title for one in found] == [
        "Kennismaking",
        "Gesprek",
        "Beeld",
        "Perspectief",
        "Plan",
        "Tekenen",
        "Portfolio",
        "Opvolging",
    ]
    assert [one.state for one in found] == [BUSY, TO_DO, TO_DO, TO_DO, TO_DO, WAITING, TO_DO, TO_DO]


def test_that_the_introduction_is_done_with_a_birth_date_and_one_way_to_reach_somebody(desk: Desk, bare: UUID) -> None:
    person = desk.dossier(bare).person.id
    assert status(desk, bare, Phase.INTRODUCTION)[0] is BUSY
    edit(desk, Person, person, birth_date=date(1983, 4, 11))
    assert status(desk, bare, Phase.INTRODUCTION)[0] is BUSY
    edit(desk, Person, person, email="joyce@voorbeeld.invalid")
    assert status(desk, bare, Phase.INTRODUCTION) == (DONE, f"Klaar op {format_day(TODAY, weekday=False)}")


def test_that_a_conversation_is_busy_until_it_is_closed(desk: Desk, bare: UUID) -> None:
    talk = conversations.start_conversation(desk, bare)
    assert status(desk, bare, Phase.CONVERSATION) == (BUSY, "Bezig, alles is bewaard")
    conversations.close_conversation(desk, talk.id)
    assert status(desk, bare, Phase.CONVERSATION) == (DONE, "Klaar, 1 gesprek")
    again = conversations.start_conversation(desk, bare)
    conversations.close_conversation(desk, again.id)
    assert status(desk, bare, Phase.CONVERSATION) == (DONE, "Klaar, 2 gesprekken")


def test_that_the_picture_waits_for_the_second_voice(desk: Desk, bare: UUID) -> None:
    own = measuring.start_reading(desk, bare, "spinnenweb", RaterRole.RESIDENT)
    assert status(desk, bare, Phase.PICTURE) == (BUSY, "Bezig, alles is bewaard")
    measuring.mark_ready(desk, own.id)
    assert status(desk, bare, Phase.PICTURE) == (DONE, "Klaar, eigen stem")
    other = measuring.start_reading(desk, bare, "spinnenweb", RaterRole.CONSULTANT)
    assert status(desk, bare, Phase.PICTURE) == (BUSY, "Joyce is klaar, nu jij")
    measuring.mark_ready(desk, other.id)
    assert status(desk, bare, Phase.PICTURE) == (DONE, "Klaar, twee stemmen")


def test_that_a_matrix_of_the_consultant_alone_is_still_busy(desk: Desk, bare: UUID) -> None:
    theirs = measuring.start_reading(desk, bare, "zrm-2017", RaterRole.CONSULTANT)
    measuring.mark_ready(desk, theirs.id)
    assert status(desk, bare, Phase.PICTURE)[0] is BUSY


def test_that_the_perspective_may_be_skipped_and_asks_direction_and_reason(desk: Desk, bare: UUID) -> None:
    assert status(desk, bare, Phase.PERSPECTIVE) == (TO_DO, "Mag je overslaan")
    estimate = PerspectiveEstimate(case_id=bare, estimated_on=TODAY, goal_class=GoalClass.PARTICIPATION)
    add(desk, estimate)
    assert status(desk, bare, Phase.PERSPECTIVE)[0] is BUSY
    edit(desk, PerspectiveEstimate, estimate.id, motivation="Eerst wennen.")
    assert status(desk, bare, Phase.PERSPECTIVE) == (DONE, f"Klaar op {format_day(TODAY, weekday=False)}")


def test_that_a_goal_counts_when_each_step_has_words_a_name_a_rung_and_a_moment(desk: Desk, bare: UUID) -> None:
    plan = plans.draft_plan(desk, bare)
    assert status(desk, bare, Phase.PLAN)[0] is TO_DO
    goal = plans.add_goal(desk, plan, "Ik wil onder de mensen zijn.")
    assert status(desk, bare, Phase.PLAN) == (BUSY, "Bezig, 0 van 1 doel af")
    step = plans.add_step(desk, goal, "Ik ga kijken.")
    for values in ({"owner_name": "Joyce"}, {"help_level": HelpLevel.OWN}):
        edit(desk, Step, step.id, **values)
        assert not tasks.goal_is_complete(desk.dossier(bare), goal)
    edit(desk, Step, step.id, when_text="elke dinsdag")
    assert status(desk, bare, Phase.PLAN) == (BUSY, "Bezig, 1 van 1 doel af")


def test_that_keeping_what_is_there_asks_for_no_step(desk: Desk, bare: UUID) -> None:
    goal = plans.add_goal(desk, plans.draft_plan(desk, bare), "Onze goede band thuis houden.")
    assert status(desk, bare, Phase.PLAN) == (BUSY, "Bezig, 0 van 1 doel af")
    edit(desk, Goal, goal.id, area="zrm-2017/huiselijke-relaties", from_value=4, to_value=4)
    assert status(desk, bare, Phase.PLAN) == (BUSY, "Bezig, 1 van 1 doel af")


def test_that_signing_counts_down_and_ends_in_a_signed_plan(desk: Desk, ready_case: UUID) -> None:
    assert status(desk, ready_case, Phase.SIGNING) == (WAITING, "Kan als het plan af is")
    plans.finalise(desk, ready_case)
    assert status(desk, ready_case, Phase.PLAN) == (DONE, "Versie 1 is af")
    assert status(desk, ready_case, Phase.SIGNING) == (BUSY, "Bezig, nog 2 handtekeningen")
    signing.sign(desk, ready_case, "Joyce Veldkamp", SignerRole.RESIDENT, SignatureMethod.INK_SEEN)
    assert status(desk, ready_case, Phase.SIGNING) == (BUSY, "Bezig, nog 1 handtekening")
    signing.sign(
        desk, ready_case, "Marloes Dekker", SignerRole.REGISSEUR, SignatureMethod.REFUSED, reason="Eerst overleg."
    )
    assert status(desk, ready_case, Phase.SIGNING)[0] is BUSY
    signing.fix_plan(desk, ready_case)
    assert status(desk, ready_case, Phase.SIGNING) == (DONE, f"Klaar op {format_day(TODAY, weekday=False)}")
    assert status(desk, ready_case, Phase.FOLLOW_UP) == (BUSY, look_back_on(date(2026, 12, 15)))


def test_that_a_new_version_is_busy_again_while_the_signed_one_is_followed(desk: Desk, ready_case: UUID) -> None:
    plans.finalise(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    for signer in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, ready_case, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, ready_case)
    plans.new_version(desk, ready_case, "Een dag minder.")
    assert status(desk, ready_case, Phase.PLAN)[0] is BUSY
    assert status(desk, ready_case, Phase.SIGNING)[0] is WAITING
    assert status(desk, ready_case, Phase.FOLLOW_UP)[0] is BUSY


def test_that_after_looking_back_the_next_agreed_day_is_named(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    plans.add_goal(desk, plan, "Ik wil rust.")
    edit(desk, Plan, plan.id, review_dates=(TODAY, date(2026, 12, 15)))
    plans.finalise(desk, case_id)
    for name, role in (("Joyce Veldkamp", SignerRole.RESIDENT), ("Marloes Dekker", SignerRole.REGISSEUR)):
        signing.sign(desk, case_id, name, role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, case_id)
    assert status(desk, case_id, Phase.FOLLOW_UP) == (BUSY, look_back_on(TODAY))
    talk = conversations.start_conversation(desk, case_id, ConversationKind.REVIEW)
    conversations.close_conversation(desk, talk.id)
    assert status(desk, case_id, Phase.FOLLOW_UP) == (BUSY, look_back_on(date(2026, 12, 15)))
    edit(desk, Conversation, talk.id, held_on=date(2026, 12, 15))
    edit(desk, CaseFile, case_id, next_step_on=None)
    assert status(desk, case_id, Phase.FOLLOW_UP) == (BUSY, "Kies een dag om terug te kijken")
    edit(desk, CaseFile, case_id, next_step_on=date(2027, 6, 15))
    assert status(desk, case_id, Phase.FOLLOW_UP) == (BUSY, look_back_on(date(2027, 6, 15)))


def test_that_a_portfolio_is_done_when_all_six_parts_hold_something(desk: Desk, bare: UUID) -> None:
    portfolio.choose(desk, bare, motto="Ik kook.")
    assert status(desk, bare, Phase.PORTFOLIO) == (BUSY, "Bezig, 1 van 6 delen")
    portfolio.add_strength(desk, bare, "Koken")
    portfolio.add_item(desk, bare, PortfolioSection.WANT, "Werken in een keuken")
    portfolio.add_item(desk, bare, PortfolioSection.DONE, "Eigen winkel")
    add(desk, NetworkPerson(case_id=bare, name="Anita", on_portfolio=True))
    assert status(desk, bare, Phase.PORTFOLIO) == (BUSY, "Bezig, 5 van 6 delen")
    add(desk, Appointment(case_id=bare, starts_at=datetime(2026, 12, 15, 9, tzinfo=UTC)))
    assert status(desk, bare, Phase.PORTFOLIO) == (DONE, "Klaar")


def test_that_the_work_goes_on_at_what_is_busy_or_else_at_the_first_not_done(desk: Desk, case_id: UUID) -> None:
    assert goes_on_at(desk, case_id) is Phase.CONVERSATION
    talk = conversations.start_conversation(desk, case_id)
    own = measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
    conversations.close_conversation(desk, talk.id)
    assert goes_on_at(desk, case_id) is Phase.PICTURE
    measuring.mark_ready(desk, own.id)
    assert goes_on_at(desk, case_id) is Phase.PERSPECTIVE
    portfolio.choose(desk, case_id, motto="Ik kook.")
    assert goes_on_at(desk, case_id) is Phase.PERSPECTIVE
    plans.add_goal(desk, plans.draft_plan(desk, case_id), "Ik wil rust.")
    assert goes_on_at(desk, case_id) is Phase.PLAN
