"""What the resident says about something stands on every print on which that stands, and on no other (M04)."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app import paths
from intake_app.domain import print_ids
from intake_app.domain.collaboration import CaseConference, Handover
from intake_app.domain.entity import CaseEntity
from intake_app.domain.income import BenefitHold, FormDue, IncomeMonth
from intake_app.domain.network_words import ConsentPurpose, HandoverSection, ShareLevel
from intake_app.domain.placements import Placement
from intake_app.domain.planning import Goal
from intake_app.domain.reviewing import Review
from intake_app.domain.rights import Exemption
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import (
    appointment_words,
    consents,
    dossier_files,
    editing,
    measuring,
    own_plan,
    print_kinds,
    prints,
    privacy,
    sharing,
)
from intake_app.services.consents import Ruling
from intake_app.services.desk import Desk
from intake_app.services.network_words import protected_area
from tests.core.conftest import TODAY
from tests.documents.reading import Paper, text_of

JOYCE = (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes()
SAID = "Zo was het niet, ik zie dit anders."
ELSEWHERE = "Dit gaat over iets heel anders."


@pytest.fixture(scope="module")
def joyce(desk: Desk) -> UUID:
    """The dossier of the demonstration, with a note about something that stands on few prints."""
    made = dossier_files.import_file(desk, JOYCE)
    contact, signed = desk.dossier(made).conversations[0], desk.dossier(made).current_plan
    assert signed is not None
    privacy.add_note(desk, made, ELSEWHERE, contact.id)
    for one in (
        CaseConference(case_id=made, held_on=TODAY, question="Hoe nu verder?"),
        Handover(
            case_id=made,
            to_organisation="Schuldhulp Rijnveen",
            sections=(HandoverSection.GOALS, HandoverSection.AGREEMENTS),
        ),
        Placement(case_id=made, title="Helpen in de keuken", host="De Linde"),
        Exemption(case_id=made, start_on=TODAY),
        Review(case_id=made, plan_id=signed.id, held_on=TODAY),
        IncomeMonth(case_id=made, month=TODAY.replace(day=1), norm=100000),
        BenefitHold(case_id=made, until_on=TODAY),
        FormDue(case_id=made, what="Loonstrook"),
    ):
        editing.add(desk, one)
    reading = measuring.start_reading(desk, made, own_plan.FORM, RaterRole.RESIDENT)
    measuring.record_answer(desk, reading.id, own_plan.WISH, text="Ik wil koken.")
    return made


def printed(desk: Desk, case_id: UUID, kind: str, **more: bool | str) -> str:
    return text_of(Paper(prints.preview(desk, case_id, kind, **more)).root)  # type: ignore[arg-type]  # as preview takes


def subject(desk: Desk, case_id: UUID, part: str) -> CaseEntity:
    dossier = desk.dossier(case_id)
    if part in ("goals", "steps", "agreements"):
        plan = dossier.current_plan
        assert plan is not None
        found = {"goals": dossier.goals_of, "steps": dossier.steps_of_plan, "agreements": dossier.agreements_of}[part]
        return found(plan)[0]  # type: ignore[return-value]  # each of its own kind
    if part == "appointments":
        ahead = appointment_words.next_appointment(dossier, TODAY)
        assert ahead is not None
        return ahead
    if part == "measurements":
        return max(dossier.measurements, key=lambda one: one.id)
    one: CaseEntity = getattr(dossier, part)[-1]
    return one


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("plan", "goals"),
        ("overdracht", "goals"),
        ("overdracht", "steps"),
        ("overdracht", "agreements"),
        ("vergelijking", "measurements"),
        ("terugblik", "goals"),
        ("casusblad", "conferences"),
        ("plaatsing", "placements"),
        ("rechten-en-plichten", "exemptions"),
        (print_ids.OWN_PLAN, "measurements"),
        (print_ids.INCOME_ESTIMATE, "income_months"),
        (print_ids.INCOME_CERTAINTY, "benefit_holds"),
        (print_ids.PAPERS_DUE, "forms_due"),
        (print_ids.INVITATION, "appointments"),
        ("alles-van-u", "conferences"),
    ],
)
@pytest.mark.parametrize("large", [False, True])
def test_that_own_words_stand_on_the_print_of_what_they_are_about(
    desk: Desk, joyce: UUID, kind: str, part: str, large: bool
) -> None:
    before = printed(desk, joyce, kind, large=large)
    assert SAID not in before
    privacy.add_note(desk, joyce, SAID, subject(desk, joyce, part).id)
    said = printed(desk, joyce, kind, large=large)
    assert f"“{SAID}”" in said
    if kind != "alles-van-u":
        assert "Wat ik erbij wil zeggen" in said and ELSEWHERE not in said
    twin = prints.web_page(prints.preview(desk, joyce, kind, large=large)).decode()
    assert SAID in twin
    desk.undo(joyce)
    assert SAID not in printed(desk, joyce, kind, large=large)


def test_that_the_fridge_sheet_on_which_visitors_read_along_has_none_of_them(desk: Desk, joyce: UUID) -> None:
    dossier = desk.dossier(joyce)
    step = next(one for one in dossier.steps if one.on_fridge_sheet)
    privacy.add_note(desk, joyce, SAID, step.id)
    paper = printed(desk, joyce, "koelkastblad")
    assert step.short in paper and SAID not in paper
    desk.undo(joyce)


@pytest.mark.parametrize("kind", ["casusblad-anoniem", "portfolio", print_ids.EMPLOYER, print_ids.NAMELESS])
def test_that_what_names_nobody_or_goes_along_to_work_has_none_of_them(desk: Desk, joyce: UUID, kind: str) -> None:
    privacy.add_note(desk, joyce, SAID, subject(desk, joyce, "conferences").id)
    privacy.add_note(desk, joyce, SAID, desk.dossier(joyce).person.id)
    assert SAID not in printed(desk, joyce, kind)
    desk.undo(joyce)
    desk.undo(joyce)


def test_that_words_about_one_reading_stand_on_that_form_alone(desk: Desk, joyce: UUID) -> None:
    readings = [one for one in desk.dossier(joyce).measurements if one.instrument == "spinnenweb"]
    first, last = readings[0], readings[-1]
    assert first != last
    privacy.add_note(desk, joyce, SAID, first.id)
    assert SAID in printed(desk, joyce, print_kinds.filled_form_kind(first))
    assert SAID not in printed(desk, joyce, print_kinds.filled_form_kind(last))
    desk.undo(joyce)


def test_that_a_goal_that_stays_here_takes_the_words_about_it_along(desk: Desk, joyce: UUID) -> None:
    dossier = desk.dossier(joyce)
    plan = dossier.current_plan
    assert plan is not None
    goal = next(one for one in dossier.goals_of(plan) if not protected_area(desk.forms, one.area))
    step = dossier.steps_of(goal)[0]
    privacy.add_note(desk, joyce, SAID, goal.id)
    assert step.what.rstrip(".") in printed(desk, joyce, "overdracht")
    editing.edit(desk, Goal, goal.id, area="screening-leefgebieden/psychisch")
    found = sharing.check(desk.dossier(joyce), desk.forms, "overdracht", "Schuldhulp Rijnveen", TODAY)
    assert found.ruling is Ruling.BLOCK and "psychisch" in found.withheld, "a goal about health tells of health"
    paper = printed(desk, joyce, "overdracht")
    assert SAID not in paper and step.what.rstrip(".") not in paper and "psychisch" in paper.casefold()
    given = {"purpose": ConsentPurpose.HANDOVER, "level": ShareLevel.FULL, "given_on": TODAY}
    consents.add(desk, joyce, recipient="Schuldhulp Rijnveen", areas=found.withheld, **given)
    paper = printed(desk, joyce, "overdracht")
    assert SAID in paper and step.what.rstrip(".") in paper
    for _step in range(3):
        desk.undo(joyce)
