"""Who carries a step: a word on earlier rungs, tags, proposal until granted, and asking who carries much (D05)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.network_words import Known
from intake_app.domain.planning import EARLIER, Step
from intake_app.domain.step_counts import heavy_loads, together
from intake_app.domain.vocabulary import HelpForm, HelpLevel, HelpWay, LegalGround, SignatureMethod
from intake_app.errors import InputRefused
from intake_app.services import (
    completeness,
    fridge_sheets,
    plan_changes,
    plan_sheets,
    plans,
    signing,
    step_help,
    wmo_sheets,
)
from intake_app.services.desk import Desk
from intake_app.services.editing import edit

from .conftest import TODAY


def a_step(level: HelpLevel | None, **values: object) -> Step:
    return Step(case_id=UUID(int=1), goal_id=UUID(int=2), what="Koken", help_level=level, **values)  # type: ignore[arg-type]  # fields of the record


def step_of(desk: Desk, case_id: UUID) -> Step:
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    return dossier.steps_of_plan(dossier.current_plan)[0]


def missing(desk: Desk, case_id: UUID) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), TODAY)}


@pytest.mark.parametrize(
    ("level", "asked"),
    [(None, 0), *((level, 0) for level in list(HelpLevel)[:4]), (HelpLevel.GENERAL, 4), (HelpLevel.TAILORED, 5)],
)
def test_that_only_a_facility_asks_for_a_word_about_each_earlier_rung(level: HelpLevel | None, asked: int) -> None:
    step = a_step(level)
    assert len(step.earlier_asked) == len(step_help.unsaid(step)) == asked
    said = a_step(level, **dict.fromkeys(EARLIER.values(), "Lukt niet"))
    assert step_help.unsaid(said) == ()
    assert step_help.unsaid(a_step(level, earlier_help="Niemand kan dit.")) == (), "words of an older dossier count"


def test_that_formal_follows_from_the_rung() -> None:
    formal = [level for level in HelpLevel if HelpForm.of(level) is HelpForm.FORMAL]
    assert formal == [HelpLevel.GENERAL, HelpLevel.TAILORED]
    assert step_help.tags(a_step(HelpLevel.GENERAL, help_way=HelpWay.COLLECTIVE)) == ("formeel", "in een groep")
    assert step_help.tags(a_step(HelpLevel.NETWORK)) == ("informeel",)
    assert step_help.tags(a_step(None)) == ()
    some = [a_step(None, help_way=HelpWay.COLLECTIVE), a_step(None, help_way=HelpWay.INDIVIDUAL), a_step(None)]
    assert (together(some).of_these, together(some).of_all) == (1, 2), "what nobody was asked is not counted"


@pytest.mark.parametrize(
    ("level", "needed", "granted", "words"),
    [
        (HelpLevel.TAILORED, Known.UNKNOWN, None, "voorstel"),
        (HelpLevel.TAILORED, Known.YES, None, "voorstel"),
        (HelpLevel.TAILORED, Known.YES, date(2026, 10, 1), "toegekend op 1 oktober 2026"),
        (HelpLevel.TAILORED, Known.NO, None, ""),
        (HelpLevel.GENERAL, Known.UNKNOWN, None, ""),
    ],
)
def test_that_it_is_a_proposal_until_there_is_a_decision(
    level: HelpLevel, needed: Known, granted: date | None, words: str
) -> None:
    assert step_help.granting_words(a_step(level, grant_needed=needed, granted_on=granted)) == words


def test_that_the_earlier_words_are_a_hint_and_stand_in_the_account(desk: Desk, ready_case: UUID) -> None:
    step = step_of(desk, ready_case)
    assert "CC19b" not in missing(desk, ready_case)
    edit(desk, Step, step.id, help_level=HelpLevel.GENERAL)
    assert "CC19b" in missing(desk, ready_case)
    for field in list(EARLIER.values())[:4]:
        edit(desk, Step, step.id, **{field: "Nog niet"})
    assert "CC19b" not in missing(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    edit(desk, type(dossier.current_plan), dossier.current_plan.id, legal_grounds=(LegalGround.WMO_232,))
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    sheet = wmo_sheets.wmo_sheet(dossier, dossier.current_plan, desk.forms, desk.profile, TODAY)
    assert sheet.proposals[0].tags == ("formeel",)
    assert sheet.proposals[0].earlier[1] == "Gebruikelijke hulp in huis: Nog niet"


def test_that_the_word_proposal_stands_on_every_paper_of_the_resident(desk: Desk, ready_case: UUID) -> None:
    step = step_of(desk, ready_case)
    edit(desk, Step, step.id, help_level=HelpLevel.TAILORED, on_fridge_sheet=True, help_way=HelpWay.COLLECTIVE)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    plan = plan_sheets.plan_sheet(dossier, dossier.current_plan, desk.forms, desk.profile, TODAY)
    assert plan.goals[0].steps[0].notes[:2] == (
        "Dit is een voorstel. Er is nog geen besluit over.", "Samen met anderen, in een groep.",
    )  # fmt: skip
    assert fridge_sheets.fridge_sheet(dossier, desk.profile, TODAY).steps[0].title.endswith("(voorstel)")
    edit(desk, Step, step.id, granted_on=date(2026, 9, 14))
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    plan = plan_sheets.plan_sheet(dossier, dossier.current_plan, desk.forms, desk.profile, TODAY)
    assert plan.goals[0].steps[0].notes[0] == "Toegekend met het besluit van 14 september 2026."
    assert "voorstel" not in fridge_sheets.fridge_sheet(dossier, desk.profile, TODAY).steps[0].title


def test_that_a_decision_comes_after_signing_and_the_next_version_keeps_it(desk: Desk, ready_case: UUID) -> None:
    step = step_of(desk, ready_case)
    edit(desk, Step, step.id, help_level=HelpLevel.TAILORED, earlier_own="Te zwaar")
    plans.finalise(desk, ready_case)
    edit(desk, Step, step.id, granted_on=date(2026, 9, 30), grant_number="W-12")
    assert not step_of(desk, ready_case).proposal
    with pytest.raises(InputRefused, match="vast"):
        edit(desk, Step, step.id, earlier_own="Toch wel")


def test_that_the_next_version_says_that_it_was_granted(desk: Desk, ready_case: UUID) -> None:
    step = step_of(desk, ready_case)
    edit(desk, Step, step.id, help_level=HelpLevel.TAILORED, earlier_own="Te zwaar", help_way=HelpWay.INDIVIDUAL)
    plans.finalise(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    for one in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, ready_case, one.name, one.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, ready_case)
    again = plans.new_version(desk, ready_case, "Er is een besluit.")
    dossier = desk.dossier(ready_case)
    copied = dossier.steps_of_plan(again)[0]
    assert (copied.earlier_own, copied.help_way) == ("Te zwaar", HelpWay.INDIVIDUAL)
    edit(desk, Step, copied.id, granted_on=date(2026, 9, 14))
    dossier = desk.dossier(ready_case)
    lines = plan_changes.changes(dossier, dossier.plan(again.id), desk.forms, TODAY)
    assert any(line.endswith("is nu toegekend.") for line in lines)


def test_that_who_carries_much_is_asked_how_that_goes(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil mijn huis op orde.")
    for number in range(3):
        step = plans.add_step(desk, goal, f"Helpen {number}")
        edit(desk, Step, step.id, help_level=HelpLevel.INFORMAL_CARE, owner_name="Fatma, buurvrouw")
    formal = plans.add_step(desk, goal, "Post")
    edit(desk, Step, formal.id, help_level=HelpLevel.GENERAL, owner_name="De Linde")
    dossier = desk.dossier(case_id)
    steps = dossier.steps_of_plan(plan)
    assert [(one.name, one.steps) for one in heavy_loads(steps, 3)] == [("Fatma", 3)]
    assert heavy_loads(steps, 4) == ()
    assert [(one.name, one.steps) for one in step_help.carriers(steps)] == [("Fatma", 3), ("De Linde", 1)]
    talk = step_help.begin_talk(desk, case_id, "Fatma")
    assert talk.does == "Helpen 0; Helpen 1; Helpen 2"
    assert step_help.begin_talk(desk, case_id, "Fatma").id == talk.id, "nobody is asked twice"
    assert step_help.talk_with(desk.dossier(case_id), "Fatma") == talk
