"""One concept at a time, fixed when both agree, a new version for every change after that."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.planning import Goal, InkPoint, Plan, Signature, Step, StoredDocument
from intake_app.domain.vocabulary import (
    HelpLevel,
    LegalGround,
    Phase,
    PlanStatus,
    SignatureMethod,
    SignerRole,
)
from intake_app.errors import InputRefused
from intake_app.services import completeness, plans, prints, signing
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit, remove, reorder

INK = ((InkPoint(x=0.1, y=0.5), InkPoint(x=0.6, y=0.4, pressure=0.8)),)


def sign_both(desk: Desk, case_id: UUID) -> StoredDocument:
    plans.finalise(desk, case_id)
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    for signer in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, case_id, signer.name, signer.role, SignatureMethod.SCREEN_PEN, strokes=INK)
    return signing.fix_plan(desk, case_id)


def test_that_the_first_plan_begins_with_the_consultant_as_contact(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    assert (plan.version, plan.status, plan.contact_name) == (1, PlanStatus.DRAFT, "Marloes Dekker")
    assert plans.draft_plan(desk, case_id).id == plan.id


def test_that_a_plan_without_review_date_is_refused_as_final_with_the_field_named(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    plans.add_goal(desk, plan, "Ik wil rust.")
    with pytest.raises(InputRefused) as refused:
        plans.finalise(desk, case_id)
    blocking = [one for one in completeness.missing(desk.forms, desk.dossier(case_id), desk.today()) if one.blocks]
    assert [one.field for one in blocking] == ["plan/review_dates"]
    assert refused.value.problems == tuple(one.sentence for one in blocking)
    assert desk.dossier(case_id).current_plan == plan


def test_that_a_plan_without_legal_ground_asks_for_one(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, legal_grounds=())
    ids = [one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), desk.today()) if one.blocks]
    assert "CC00" in ids


def test_that_a_participation_act_plan_asks_every_blocking_element_of_article_44a(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, legal_grounds=(LegalGround.PW_44A,))
    ids = {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), desk.today()) if one.blocks}
    assert {"CP01", "CP02", "CP03", "CP19", "CC04"} <= ids


def test_that_not_applicable_counts_only_with_a_reason(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, legal_grounds=(LegalGround.PW_44A,))

    def asked() -> set[str]:
        return {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), desk.today())}

    plans.set_element(desk, plan, "uitwerking-steun", not_applicable=True)
    assert "CP01" in asked()
    plans.set_element(desk, plan, "uitwerking-steun", reason="Joyce wil het zelf doen.")
    assert "CP01" not in asked()


def test_that_a_signed_plan_refuses_new_goals_changes_and_removal(desk: Desk, ready_case: UUID) -> None:
    sign_both(desk, ready_case)
    dossier = desk.dossier(ready_case)
    plan = dossier.current_plan
    assert plan is not None and plan.status is PlanStatus.SIGNED
    goal = dossier.goals_of(plan)[0]
    before = dossier
    for change in (
        lambda: plans.add_goal(desk, plan, "Nog een doel"),
        lambda: edit(desk, Goal, goal.id, sentence="Anders"),
        lambda: remove(desk, Goal, goal.id),
        lambda: reorder(desk, Goal, [goal.id]),
        lambda: add(desk, Step(case_id=ready_case, goal_id=goal.id, what="Stiekem")),
        lambda: plans.set_element(desk, plan, "akkoord", text="ja"),
        lambda: edit(desk, Plan, plan.id, regisseur="Iemand anders"),
    ):
        with pytest.raises(InputRefused):
            change()
    assert desk.dossier(ready_case) == before


def test_that_how_a_step_went_may_be_told_after_signing(desk: Desk, ready_case: UUID) -> None:
    from intake_app.domain.vocabulary import StepStatus

    sign_both(desk, ready_case)
    step = desk.dossier(ready_case).steps[0]
    edit(desk, Step, step.id, status=StepStatus.DONE)
    assert desk.dossier(ready_case).steps[0].status is StepStatus.DONE


def test_that_the_kept_bytes_carry_their_hash_and_are_what_is_printed(desk: Desk, ready_case: UUID) -> None:
    import hashlib

    document = sign_both(desk, ready_case)
    assert hashlib.sha256(document.content).hexdigest() == document.sha256
    assert prints.preview(desk, ready_case, "plan") == document.content


def test_that_a_new_version_leaves_the_signed_one_as_it_is(desk: Desk, ready_case: UUID) -> None:
    sign_both(desk, ready_case)
    old = desk.dossier(ready_case)
    fresh = plans.new_version(desk, ready_case, "Joyce wil een dag minder.")
    now = desk.dossier(ready_case)
    assert (fresh.version, fresh.status) == (2, PlanStatus.DRAFT)
    assert old.current_plan in now.plans
    assert [goal.sentence for goal in now.goals_of(fresh)] == [goal.sentence for goal in old.goals]
    edit(desk, Goal, now.goals_of(fresh)[0].id, sentence="Nieuwe woorden")
    assert old.goals[0] in desk.dossier(ready_case).goals
    assert not now.signatures_of(fresh)


def test_that_fixing_waits_for_every_signature_or_reason(desk: Desk, ready_case: UUID) -> None:
    plans.finalise(desk, ready_case)
    signing.sign(desk, ready_case, "Joyce Veldkamp", SignerRole.RESIDENT, SignatureMethod.SCREEN_PEN, strokes=INK)
    with pytest.raises(InputRefused, match="Marloes Dekker"):
        signing.fix_plan(desk, ready_case)
    signing.sign(
        desk, ready_case, "Marloes Dekker", SignerRole.REGISSEUR, SignatureMethod.LATER, reason="Tekent morgen."
    )
    signing.fix_plan(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None and dossier.current_plan.status is PlanStatus.SIGNED
    assert dossier.case.phase is Phase.FOLLOW_UP


@pytest.mark.parametrize("method", [SignatureMethod.LATER, SignatureMethod.REFUSED])
def test_that_not_signing_needs_a_reason_and_never_stops_the_plan(
    desk: Desk, ready_case: UUID, method: SignatureMethod
) -> None:
    plans.finalise(desk, ready_case)
    with pytest.raises(InputRefused):
        signing.sign(desk, ready_case, "Joyce Veldkamp", SignerRole.RESIDENT, method)
    signing.sign(desk, ready_case, "Joyce Veldkamp", SignerRole.RESIDENT, method, reason="Wil eerst slapen.")
    signing.sign(desk, ready_case, "Marloes Dekker", SignerRole.REGISSEUR, SignatureMethod.INK_SEEN)
    assert signing.fix_plan(desk, ready_case).sha256


def test_that_a_screen_signature_needs_ink(desk: Desk, ready_case: UUID) -> None:
    plans.finalise(desk, ready_case)
    dot = ((InkPoint(x=0.5, y=0.5),),)
    with pytest.raises(InputRefused):
        signing.sign(desk, ready_case, "Joyce Veldkamp", SignerRole.RESIDENT, SignatureMethod.SCREEN_PEN, strokes=dot)


def test_that_going_back_to_concept_takes_the_ink_away(desk: Desk, ready_case: UUID) -> None:
    plans.finalise(desk, ready_case)
    signing.sign(desk, ready_case, "Joyce Veldkamp", SignerRole.RESIDENT, SignatureMethod.SCREEN_PEN, strokes=INK)
    plans.back_to_draft(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None and dossier.current_plan.editable
    assert dossier.signatures == ()


def test_that_signatures_and_kept_documents_cannot_be_removed(desk: Desk, ready_case: UUID) -> None:
    sign_both(desk, ready_case)
    dossier = desk.dossier(ready_case)
    for kind, entity in ((Signature, dossier.signatures[0]), (StoredDocument, dossier.documents[0])):
        with pytest.raises(InputRefused):
            remove(desk, kind, entity.id)


def test_that_a_removed_goal_comes_back_with_its_steps(desk: Desk, ready_case: UUID) -> None:
    before = desk.dossier(ready_case)
    remove(desk, Goal, before.goals[0].id)
    assert desk.dossier(ready_case).steps == ()
    desk.undo(ready_case)
    assert desk.dossier(ready_case).goals == before.goals
    assert desk.dossier(ready_case).steps == before.steps


def test_that_the_ladder_counts_steps_per_column(desk: Desk, ready_case: UUID) -> None:
    dossier = desk.dossier(ready_case)
    goal = dossier.goals[0]
    for level in (HelpLevel.OWN, HelpLevel.HOUSEHOLD, HelpLevel.INFORMAL_CARE, HelpLevel.TAILORED):
        step = plans.add_step(desk, goal, "stap")
        edit(desk, Step, step.id, help_level=level)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    assert plans.steps_by_help(dossier, dossier.current_plan) == {
        "ik": 1,
        "mijn-mensen": 2,
        "voor-iedereen": 0,
        "op-maat": 1,
    }


def test_that_a_review_date_in_the_past_does_not_count(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, review_dates=(date(2026, 9, 14),))
    assert "CC05" in {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), desk.today())}
    edit(desk, Plan, plan.id, review_dates=(date(2026, 9, 15),))
    assert "CC05" not in {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), desk.today())}
