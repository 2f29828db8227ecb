"""One person, one plan; a household plan counts for each adult, and what one tells stays with that one (F01, D01)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.household import CarerTalk, HouseholdMember
from intake_app.domain.network_words import HouseholdRelation, Known, PlanSubject, RepresentationKind
from intake_app.domain.people import NetworkPerson, Person
from intake_app.domain.planning import Agreement, Plan, Strength
from intake_app.domain.vocabulary import LegalGround, PersonRole, RaterRole, SignatureMethod, SignerRole
from intake_app.errors import InputRefused
from intake_app.services import (
    completeness,
    dossier_files,
    dossiers,
    editing,
    households,
    involved,
    measuring,
    own_sheets,
    plan_sheets,
    plans,
    privacy,
    signing,
    vaults,
)
from intake_app.services.desk import Desk
from intake_app.store.log_tables import batch, change
from tests.core.conftest import TODAY

VOLUNTARY = (LegalGround.VOLUNTARY,)


@pytest.fixture
def henk(desk: Desk) -> UUID:
    """Henk, with Rita who takes part from her own dossier and Kay who only lives there; a concept household plan."""
    henk = dossiers.open_dossier(desk, Person(first_name="Henk", last_name="Bedacht"), legal_grounds=VOLUNTARY)
    rita = dossiers.open_dossier(desk, Person(first_name="Rita", last_name="Bedacht"), legal_grounds=VOLUNTARY)
    member = households.add_member(desk, henk, name="Rita Bedacht", birth_year=1975, takes_part=True)
    households.add_member(desk, henk, name="Kay", relation=HouseholdRelation.CHILD, birth_year=2006)
    households.link(desk, member.id, desk.dossier(rita).case.number)
    plan = plans.draft_plan(desk, henk)
    households.set_subject(desk, plan, PlanSubject.HOUSEHOLD)
    for sentence, whose in (("Ik wil nodig zijn.", "Henk"), ("Ik wil verdienen.", "Rita"), ("Rust in de post.", "")):
        goal = plans.add_goal(desk, plan, sentence)
        editing.edit(desk, type(goal), goal.id, whose=whose)
        plans.add_step(desk, goal, f"Een stap voor {whose or 'ons'}")
    for name in ("Henk", "Rita"):
        promise = Agreement(case_id=henk, plan_id=plan.id, what=f"{name} belooft dit.", promisor_name=name)
        plans.add_agreement(desk, plan, promise)
    editing.edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),), own_words="Iets om voor op te staan.")
    return henk


def rita_of(desk: Desk, henk: UUID) -> UUID:
    """Rita's own dossier."""
    (found,) = (one.own_case_id for one in desk.dossier(henk).household_members if one.own_case_id)
    assert found is not None
    return found


def plan_of(desk: Desk, case_id: UUID) -> Plan:
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    return plan


def missing(desk: Desk, dossier: Dossier) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, dossier, TODAY)}


def test_that_a_household_plan_counts_for_each_who_takes_part(desk: Desk, henk: UUID) -> None:
    rita = rita_of(desk, henk)
    found = households.plan_elsewhere(desk, rita)
    assert found is not None and found.case_id == henk and found.first_name == "Henk"
    with pytest.raises(InputRefused, match="Eén persoon heeft één plan"):
        plans.draft_plan(desk, rita)
    assert desk.dossier(rita).plans == ()
    assert households.plan_elsewhere(desk, henk) is None


def test_that_somebody_who_leaves_the_household_plan_may_make_an_own_one(desk: Desk, henk: UUID) -> None:
    rita = rita_of(desk, henk)
    member = next(one for one in desk.dossier(henk).household_members if one.takes_part)
    households.change_member(desk, member.id, takes_part=False)
    assert plans.draft_plan(desk, rita).subject is PlanSubject.PERSON
    with pytest.raises(InputRefused, match="heeft al een plan"):
        households.change_member(desk, member.id, takes_part=True)


def test_that_a_plan_for_two_refuses_somebody_with_an_own_plan(desk: Desk) -> None:
    one, other = (dossiers.open_dossier(desk, Person(first_name=name)) for name in ("Ans", "Bea"))
    plans.draft_plan(desk, other)
    plan = plans.draft_plan(desk, one)
    member = households.add_member(desk, one, name="Bea", takes_part=True)
    households.link(desk, member.id, desk.dossier(other).case.number)
    with pytest.raises(InputRefused, match="Bea heeft al een plan"):
        households.set_subject(desk, plan, PlanSubject.HOUSEHOLD)
    assert plan_of(desk, one).subject is PlanSubject.PERSON


def test_that_a_second_plan_that_came_in_with_a_file_is_not_made_final(desk: Desk, henk: UUID) -> None:
    rita = rita_of(desk, henk)
    editing.add(desk, Plan(case_id=rita, legal_grounds=VOLUNTARY))  # as a file would bring it
    with pytest.raises(InputRefused, match="heeft al een plan"):
        plans.finalise(desk, henk)
    with pytest.raises(InputRefused, match="Eén persoon heeft één plan"):
        plans.finalise(desk, rita)


def test_that_every_adult_signs_apart_and_who_only_lives_there_does_not(desk: Desk, henk: UUID) -> None:
    who = [(one.name, one.role) for one in signing.signers(desk.dossier(henk), plan_of(desk, henk))]
    assert who == [
        ("Henk Bedacht", SignerRole.RESIDENT),
        ("Marloes Dekker", SignerRole.REGISSEUR),
        ("Rita Bedacht", SignerRole.PARTNER),
    ]
    editing.add(desk, NetworkPerson(case_id=henk, name="Rita  bedacht", role=PersonRole.PARTNER, signs=True))
    assert len(signing.signers(desk.dossier(henk), plan_of(desk, henk))) == 3  # nobody signs twice


def test_that_a_household_plan_is_fixed_with_three_signatures_and_then_still_counts(desk: Desk, henk: UUID) -> None:
    plans.finalise(desk, henk)
    for one in signing.signers(desk.dossier(henk), plan_of(desk, henk)):
        signing.sign(desk, henk, one.name, one.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, henk)
    assert len(desk.dossier(henk).signatures) == 3
    with pytest.raises(InputRefused):
        plans.draft_plan(desk, rita_of(desk, henk))
    new = plans.new_version(desk, henk, "Rita werkt nu.")
    assert new.subject is PlanSubject.HOUSEHOLD
    assert [one.whose for one in desk.dossier(henk).goals_of(new)] == ["Henk", "Rita", ""]


def test_that_a_household_plan_without_another_adult_is_not_made_final(desk: Desk) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Alleen"), legal_grounds=VOLUNTARY)
    plan = plans.draft_plan(desk, case_id)
    assert "CF01" not in missing(desk, desk.dossier(case_id))
    households.set_subject(desk, plan, PlanSubject.HOUSEHOLD)
    assert "CF01" in missing(desk, desk.dossier(case_id))
    with pytest.raises(InputRefused) as refused:
        plans.finalise(desk, case_id)
    assert "Wie meedoet in het huishoudplan" in str(refused.value)


def test_that_the_paper_of_all_holds_nothing_of_one(desk: Desk, henk: UUID) -> None:
    editing.add(desk, Strength(case_id=henk, title="Techniek"))
    dossier, plan = desk.dossier(henk), plan_of(desk, henk)
    whole = plan_sheets.plan_sheet(dossier, plan, desk.forms, desk.profile, TODAY)
    assert whole.together == ("Henk Bedacht", "Rita Bedacht")
    assert (whole.pictures, whole.strengths, whole.differences, whole.perspective) == ((), (), (), "")
    assert [one.quote for one in whole.goals] == ["Ik wil nodig zijn.", "Ik wil verdienen.", "Rust in de post."]
    for_one = replace(plan, subject=PlanSubject.PERSON)
    assert plan_sheets.plan_sheet(dossier, for_one, desk.forms, desk.profile, TODAY).strengths


def test_that_the_own_sheets_hold_the_own_part_and_nothing_of_the_other(desk: Desk, henk: UUID) -> None:
    rita = rita_of(desk, henk)
    for case_id, wish in ((henk, "Geheim van Henk."), (rita, "Geheim van Rita.")):
        reading = measuring.start_reading(desk, case_id, "openingsvragen", RaterRole.RESIDENT)
        measuring.record_answer(desk, reading.id, "wil", text=wish)
        editing.add(desk, Strength(case_id=case_id, title=f"Kracht: {wish}"))
    shared = desk.dossier(henk).current_plan
    assert shared is not None
    privacy.add_note(desk, henk, "Geheim van Henk: zo was het niet.", shared.id)
    his, hers = (own_sheets.own_sheet(desk, desk.dossier(one)) for one in (henk, rita))
    assert [one.words for one in his.beside] == ["Geheim van Henk: zo was het niet."] and not hers.beside
    assert (his.name, hers.name) == ("Henk Bedacht", "Rita Bedacht")
    assert [one.quote for one in his.goals] == ["Ik wil nodig zijn.", "Rust in de post."]
    assert [one.quote for one in hers.goals] == ["Ik wil verdienen.", "Rust in de post."]
    assert [one.what for one in his.i_do] == ["Henk belooft dit."]
    assert [one.what for one in hers.i_do] == ["Rita belooft dit."]
    assert "Geheim van Rita" not in repr(his) and "Geheim van Henk" not in repr(hers)
    assert "Geheim van Rita." in repr(hers)
    assert his.review_dates == hers.review_dates == (date(2026, 12, 15),)
    assert not his.signatures and not hers.signatures
    assert [one.title for one in hers.strengths] == ["Kracht: Geheim van Rita."]


def test_that_an_own_sheet_belongs_to_a_household_plan(desk: Desk, ready_case: UUID) -> None:
    with pytest.raises(InputRefused, match="voor één persoon"):
        own_sheets.own_sheet(desk, desk.dossier(ready_case))


def test_that_linking_writes_a_line_back_and_no_more(desk: Desk, henk: UUID) -> None:
    rita = desk.dossier(rita_of(desk, henk))
    (back,) = rita.household_members
    assert (back.name, back.own_case_id, back.takes_part) == ("Henk Bedacht", henk, False)
    assert (back.income, back.care, back.birth_year) == (HouseholdMember(case_id=henk).income, "", None)


def test_that_a_new_own_dossier_gets_the_name_only(desk: Desk, henk: UUID) -> None:
    member = households.add_member(desk, henk, name="Oma Jansen", relation=HouseholdRelation.PARENT, care="helpt Henk")
    case_id = households.open_own_dossier(desk, member.id)
    oma = desk.dossier(case_id)
    assert (oma.person.full_name, oma.person.birth_date, oma.case.legal_grounds) == ("Oma Jansen", None, ())
    assert oma.household_members[0].relation is HouseholdRelation.CHILD


def test_that_a_wrong_number_a_wrong_year_and_a_child_that_would_sign_are_refused(desk: Desk, henk: UUID) -> None:
    member = households.add_member(desk, henk, name="Noor", relation=HouseholdRelation.CHILD)
    with pytest.raises(InputRefused, match="geen ander dossier"):
        households.link(desk, member.id, "1999-0001")
    with pytest.raises(InputRefused, match="geen ander dossier"):
        households.link(desk, member.id, desk.dossier(henk).case.number)
    with pytest.raises(InputRefused, match="vier cijfers"):
        households.change_member(desk, member.id, birth_year=75)
    with pytest.raises(InputRefused, match="jonger is dan 18"):
        households.change_member(desk, member.id, takes_part=True)
    households.change_member(desk, member.id, birth_year=2008, takes_part=True)  # turns eighteen this year


def test_that_editing_does_not_go_round_the_rules(desk: Desk, henk: UUID) -> None:
    member = desk.dossier(henk).household_members[0]
    with pytest.raises(InputRefused, match="Mensen en organisaties"):
        editing.edit(desk, HouseholdMember, member.id, birth_year=12)


def test_that_back_to_one_person_forgets_whose_a_goal_was(desk: Desk, henk: UUID) -> None:
    plan = plan_of(desk, henk)
    households.set_subject(desk, plan, PlanSubject.PERSON)
    assert {one.whose for one in desk.dossier(henk).goals} == {""}
    desk.undo(henk)
    assert [one.whose for one in desk.dossier(henk).goals] == ["Henk", "Rita", ""]


def test_that_two_dossiers_travel_apart_and_find_each_other_again(desk: Desk, henk: UUID, tmp_path: Path) -> None:
    files = [dossier_files.export_file(desk, one) for one in (rita_of(desk, henk), henk)]
    assert b"Ik wil verdienen" not in files[0]  # the plan is not in the file of the other
    path = tmp_path / "ander.keukentafel"
    other, _code = vaults.create(path, "vier losse woorden samen", Clock(TODAY))
    try:
        rita = dossier_files.import_file(other, files[0])
        assert households.plan_elsewhere(other, rita) is None
        dossier_files.import_file(other, files[1])
        assert households.plan_elsewhere(other, rita) is not None
        assert dossier_files.export_file(other, henk) == files[1]
    finally:
        other.close()


def test_that_a_minor_and_a_represented_adult_ask_who_signs_for_them(desk: Desk) -> None:
    young = dossiers.open_dossier(desk, Person(first_name="Jesse", birth_date=date(2009, 5, 1)))
    plans.draft_plan(desk, young)
    assert "CC15" in missing(desk, desk.dossier(young))
    parent = NetworkPerson(case_id=young, name="Moeder", role=PersonRole.PARENT, signs=True)
    editing.add(desk, parent)
    assert "CC15" not in missing(desk, desk.dossier(young))
    grown = dossiers.open_dossier(desk, Person(first_name="Bas", birth_date=date(1980, 5, 1)))
    plans.draft_plan(desk, grown)
    assert "CC15" not in missing(desk, desk.dossier(grown))
    involved.set_around(desk, grown, represented=Known.YES)
    assert "CC15" in missing(desk, desk.dossier(grown))
    mentor = NetworkPerson(
        case_id=grown, name="Mentor", role=PersonRole.REPRESENTATIVE, representation=RepresentationKind.MENTOR
    )
    editing.add(desk, mentor)
    assert "CC15" in missing(desk, desk.dossier(grown))  # known, but signs nothing yet
    editing.edit(desk, NetworkPerson, mentor.id, signs=True)
    assert "CC15" not in missing(desk, desk.dossier(grown))


def test_that_support_is_told_to_the_person_and_to_who_cares(desk: Desk) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Ria"), legal_grounds=(LegalGround.WMO_232,))
    plans.draft_plan(desk, case_id)
    assert "CW03" in missing(desk, desk.dossier(case_id))
    involved.supporter_told(desk, case_id)
    assert "CW03" not in missing(desk, desk.dossier(case_id))
    carer = CarerTalk(case_id=case_id, name="Piet", load="Het wordt veel.")
    editing.add(desk, carer)
    assert "CW03" in missing(desk, desk.dossier(case_id))
    editing.edit(desk, CarerTalk, carer.id, supporter_told_on=TODAY)
    assert "CW03" not in missing(desk, desk.dossier(case_id))


def test_that_linking_two_dossiers_is_one_step_of_undo_and_of_redo(desk: Desk, henk: UUID) -> None:
    member = households.add_member(desk, henk, name="Samira", birth_year=1990)
    other = dossiers.open_dossier(desk, Person(first_name="Samira"))
    before = {one: desk.dossier(one).household_members for one in (henk, other)}
    households.link(desk, member.id, desk.dossier(other).case.number)
    after = {one: desk.dossier(one).household_members for one in (henk, other)}
    assert after[other] != before[other] == ()
    assert desk.vault.undo_state(other) == (None, None)  # it is taken back where it was done
    for way, wanted in ((desk.undo, before), (desk.redo, after), (desk.undo, before)):
        assert way(henk).label
        assert {one: desk.dossier(one).household_members for one in (henk, other)} == wanted
    assert desk.vault.check() == []


def test_that_each_dossier_keeps_the_log_of_its_own_line(desk: Desk, henk: UUID) -> None:
    member = households.add_member(desk, henk, name="Samira", birth_year=1990)
    other = dossiers.open_dossier(desk, Person(first_name="Samira"))
    households.link(desk, member.id, desk.dossier(other).case.number)
    desk.undo(henk)
    assert desk.vault.erase(other, author="", label="erased")
    with desk.vault._database.transaction() as connection:
        of_other = select(batch.c.seq).where(batch.c.case_id == other)
        line = change.c.entity == HouseholdMember.__name__
        told = connection.execute(select(change.c.after, change.c.erased).where(line, change.c.batch_seq.in_(of_other)))
        erased = [row.after is None and row.erased is not None for row in told]
    assert erased and all(erased)
    assert desk.vault.check() == []
