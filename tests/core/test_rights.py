"""Duties, exemptions and weighing a measure: what is refused, what is asked, and that nothing holds by default."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from intake_app.documents.plan_sheets import PlanSheet
from intake_app.domain.people import NetworkPerson
from intake_app.domain.planning import Agreement, Plan
from intake_app.domain.rights import (
    Blame,
    DutyApplies,
    DutyClass,
    ExemptDuty,
    Exemption,
    ExemptionGround,
    ExemptionStatus,
    SanctionProposal,
    SanctionRecord,
    UrgentReason,
)
from intake_app.domain.vocabulary import AgreementStatus, LegalGround, PersonRole, Promisor
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    duties,
    editing,
    exemptions,
    plan_changes,
    plan_sheets,
    plans,
    portfolio_sheets,
    rights_papers,
    rules,
    signed_words,
    terms,
    weighing,
)
from intake_app.services.desk import Desk
from intake_app.services.weighing_rules import refusals

from .conftest import TODAY
from .test_plans import sign_both

DAY = date(2026, 3, 1)


@pytest.fixture
def plan(desk: Desk, case_id: UUID) -> Plan:
    """A concept on the Participatiewet."""
    made = plans.draft_plan(desk, case_id)
    editing.edit(desk, Plan, made.id, legal_grounds=(LegalGround.PW_44A,))
    return desk.dossier(case_id).plan(made.id)


def words(desk: Desk, plan: Plan, element: str = "verplichtingen") -> str:
    found = desk.dossier(plan.case_id).element_of(plan, element)
    return found.text if found is not None else ""


# -- duties (E03) -----------------------------------------------------------------------------------------------------


def test_that_every_duty_of_the_rules_has_its_article_and_class() -> None:
    block = FormLibrary.shipped().text_block("plichten-44a")
    found = {line.id: (line.article, line.duty_class) for line in block.lines}
    uniform = {"cooperate-support", "agency-registration", "work-other-municipality", "travel-3h", "move", "skills",
               "not-hinder"}  # fmt: skip
    assert {code for code, (_article, kind) in found.items() if kind == DutyClass.UNIFORM} == uniform
    municipal = {"cooperate-plan", "tegenprestatie", "cooperate-general", "no-misconduct"}
    assert {code for code, (_article, kind) in found.items() if kind == DutyClass.MUNICIPAL} == municipal
    assert found["inform"] == ("17 lid 1", DutyClass.INFORMATION)
    assert found["work"] == ("9 lid 1a", "") and found["language"] == ("18b", DutyClass.OTHER)


def test_that_the_paper_of_rights_says_when_each_duty_was_talked_over(desk: Desk, plan: Plan) -> None:
    duties.choose_text(desk, plan, "plichten-44a")
    duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.YES, discussed_on=DAY)
    duties.set_duty(desk, plan, "cooperate-plan", understood="Ik doe mee met het plan.")
    duties.set_duty(desk, plan, "work", applies=DutyApplies.NO)
    paper = rights_papers.sheet(desk, desk.dossier(plan.case_id))
    assert paper.rights and paper.duties is not None and not paper.duties.text.duty_lines
    told = [(one.discussed_on, one.said_back) for one in paper.duties.lines]
    assert told == [(DAY, "Ik doe mee met het plan.")]


def test_that_the_paper_of_a_voluntary_plan_has_rights_and_no_duties(desk: Desk, case_id: UUID) -> None:
    made = plans.draft_plan(desk, case_id)
    editing.edit(desk, Plan, made.id, legal_grounds=(LegalGround.VOLUNTARY,))
    paper = rights_papers.sheet(desk, desk.dossier(case_id))
    assert paper.rights and paper.duties is None


def test_that_choosing_the_text_imposes_no_duty(desk: Desk, plan: Plan) -> None:
    duties.choose_text(desk, plan, "plichten-44a")
    block = desk.forms.text_block("plichten-44a")
    assert words(desk, plan) == block.plain, "no line of it"
    assert duties.holding(desk.dossier(plan.case_id), plan) == frozenset()


def test_that_a_duty_that_holds_stands_in_the_plan_in_words_and_one_that_does_not_is_gone(
    desk: Desk, plan: Plan
) -> None:
    duties.choose_text(desk, plan, "plichten-44a")
    duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.YES, reason="Samen afgesproken")
    duties.set_duty(desk, plan, "work", applies=DutyApplies.EXEMPT, reason="Zorg voor moeder")
    assert "Ik doe mee aan dit plan" in words(desk, plan)
    assert "Ik zoek werk" not in words(desk, plan)
    duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.NO)
    assert "Ik doe mee aan dit plan" not in words(desk, plan)
    stored = desk.dossier(plan.case_id).duties_of(plan)
    assert stored["cooperate-plan"].reason == "Samen afgesproken", "what was discussed stays"


def test_that_lines_of_a_plan_of_before_count_as_duties_that_hold(desk: Desk, plan: Plan) -> None:
    plans.choose_block(desk, plan, "verplichtingen", "plichten-44a", ("inform", "work"))
    dossier = desk.dossier(plan.case_id)
    block = duties.text_of(desk.forms, dossier, plan)
    assert block is not None
    shown = duties.lines_shown(dossier, plan, block)
    assert {code for code, one in shown.items() if one.applies is DutyApplies.YES} == {"inform", "work"}
    duties.set_duty(desk, plan, "skills", applies=DutyApplies.YES)
    assert "Ik vertel het" in words(desk, plan) and "Ik houd bij wat ik kan" in words(desk, plan)


def test_that_partners_have_duties_of_their_own(desk: Desk, plan: Plan) -> None:
    editing.add(desk, NetworkPerson(case_id=plan.case_id, name="Ali Kaya", role=PersonRole.PARTNER))
    duties.choose_text(desk, plan, "plichten-44a")
    assert duties.people(desk.dossier(plan.case_id)) == ("", "Ali Kaya")
    duties.set_duty(desk, plan, "work", "Ali Kaya", applies=DutyApplies.YES)
    assert "Ik zoek werk" not in words(desk, plan)
    assert words(desk, plan, "plichten-partner").startswith("Ali Kaya: Ik zoek werk")


def test_that_a_voluntary_plan_has_no_duties(desk: Desk, case_id: UUID) -> None:
    voluntary = plans.draft_plan(desk, case_id)
    for work in (
        lambda: duties.choose_text(desk, voluntary, "plichten-44a"),
        lambda: duties.set_duty(desk, voluntary, "work", applies=DutyApplies.YES),
    ):
        with pytest.raises(InputRefused, match="Dit plan is vrijwillig"):
            work()
    assert not desk.dossier(case_id).duties


def _with_one_duty(desk: Desk, case_id: UUID) -> Plan:
    """The plan with everything in it that article 44a asks before it can be signed."""
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    editing.edit(desk, Plan, plan.id, legal_grounds=(LegalGround.PW_44A,), no_disagreement=True)
    plan = desk.dossier(case_id).plan(plan.id)
    plans.set_element(desk, plan, "uitwerking-steun", text="Een coach.")
    plans.choose_block(desk, plan, "gevolgen", "gevolgen-44a")
    duties.choose_text(desk, plan, "plichten-44a")
    duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.YES)
    return plan


def test_that_duties_go_along_to_the_next_version_and_stay_fixed_in_the_signed_one(
    desk: Desk, ready_case: UUID
) -> None:
    plan = _with_one_duty(desk, ready_case)
    sign_both(desk, ready_case)
    with pytest.raises(InputRefused):
        duties.set_duty(desk, plan, "work", applies=DutyApplies.YES)
    following = plans.new_version(desk, ready_case)
    assert duties.holding(desk.dossier(ready_case), following) == {"cooperate-plan"}
    duties.set_duty(desk, following, "work", applies=DutyApplies.YES)
    assert duties.holding(desk.dossier(ready_case), plan) == {"cooperate-plan"}


def test_that_what_changed_since_signing_tells_duties_rest_texts_and_choices(desk: Desk, ready_case: UUID) -> None:
    _with_one_duty(desk, ready_case)
    rest = exemptions.add(
        desk, ready_case, ground=ExemptionGround.HEALTH, duties=(ExemptDuty.WORK,), reason="Angst", start_on=DAY,
        end_on=date(2026, 12, 1), review_on=date(2026, 11, 1), status=ExemptionStatus.GRANTED,
    )  # fmt: skip
    sign_both(desk, ready_case)
    following = plans.new_version(desk, ready_case)
    assert plan_changes.told(desk, desk.dossier(ready_case), following) == ()
    duties.set_duty(desk, following, "work", applies=DutyApplies.YES)
    duties.set_duty(desk, following, "cooperate-plan", applies=DutyApplies.NO)
    exemptions.change(desk, rest.id, end_on=date(2027, 2, 1))
    plans.set_element(desk, following, "uitwerking-steun", text="Een coach en een fiets.")
    editing.edit(desk, Plan, following.id, disagreement="Ik wil eerst rust.", no_disagreement=False)
    said = plan_changes.told(desk, desk.dossier(ready_case), desk.dossier(ready_case).plan(following.id))
    until = "hoef ik niet: werk zoeken. Nog niet vastgelegd in een besluit."
    assert said == (
        "Dit hoef ik niet meer: Ik doe mee aan dit plan, en ik kijk mee terug.",
        "Dit moet ik nu ook: Ik zoek werk dat ik kan doen. Krijg ik werk aangeboden, dan neem ik het aan.",
        f"Dit geldt niet meer: Tot en met 1 december 2026 {until}",
        f"Nieuw: Tot en met 1 februari 2027 {until}",
        "Hulp van de gemeente is nu: “Een coach en een fiets.”",
        "Dit zien we nu anders: “Ik wil eerst rust.”",
    )
    assert not any(word in " ".join(said) for word in ("Angst", "ezondheid"))
    sheet_now = signed_words.sheet_of(desk, desk.dossier(ready_case), desk.dossier(ready_case).plan(following.id))
    assert sheet_now.replaced is not None and sheet_now.replaced.changes == said


# -- exemptions (E05) -------------------------------------------------------------------------------------------------

WHOLE = Exemption(
    case_id=uuid4(), ground=ExemptionGround.CARE_TASKS, duties=(ExemptDuty.WORK, ExemptDuty.GIVING_BACK),
    start_on=DAY, end_on=date(2026, 9, 1), review_on=date(2026, 8, 1), decision_number="B-12",
    status=ExemptionStatus.GRANTED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "empty"), [("ground", None), ("duties", ()), ("start_on", None), ("end_on", None), ("review_on", None)]
)
def test_that_a_granted_exemption_lacks_nothing(field: str, empty: object) -> None:
    assert exemptions.remarks(WHOLE, 12) == ()
    lacking = replace(WHOLE, **{field: empty})  # type: ignore[arg-type]  # each field once
    assert next(one.field for one in exemptions.remarks(lacking, 12) if one.refuses) == field
    asked = replace(lacking, status=ExemptionStatus.REQUESTED)
    assert not any(one.refuses for one in exemptions.remarks(asked, 12)), "only granting is refused"


@pytest.mark.parametrize(("end", "long"), [(date(2027, 2, 28), False), (date(2027, 3, 1), True)])
def test_that_a_long_exemption_warns_from_the_day_of_the_rules(end: date, long: bool) -> None:
    """FX27."""
    found = exemptions.remarks(replace(WHOLE, end_on=end), 12)
    assert [one.field for one in found if "12 maanden" in one.sentence] == (["end_on"] if long else [])
    assert not any(one.refuses for one in found)


def test_that_who_can_never_work_needs_no_end_but_a_day_to_look_again() -> None:
    lasting = replace(WHOLE, ground=ExemptionGround.FULLY_DISABLED, duties=tuple(ExemptDuty), end_on=None)
    assert exemptions.remarks(lasting, 12) == ()
    assert [one.field for one in exemptions.remarks(replace(lasting, review_on=None), 12)] == ["review_on"]


def test_that_support_goes_on_where_the_law_says_so() -> None:
    for ground in ExemptionGround:
        found = exemptions.remarks(replace(WHOLE, ground=ground, duties=tuple(ExemptDuty)), 12)
        refused = any(one.refuses and one.field == "duties" for one in found)
        assert refused is (ground not in (ExemptionGround.HEALTH, ExemptionGround.FULLY_DISABLED))


def test_that_what_is_informal_or_without_decision_is_said() -> None:
    informal = replace(WHOLE, status=ExemptionStatus.INFORMAL, decision_number="")
    assert {one.field for one in exemptions.remarks(informal, 12)} == {"status", "decision_number"}


def test_that_granting_without_end_is_refused_by_name_and_changes_nothing(desk: Desk, case_id: UUID) -> None:
    begun = exemptions.add(desk, case_id, ground=ExemptionGround.REST, start_on=DAY, review_on=date(2026, 6, 1))
    exemptions.change(desk, begun.id, ground=ExemptionGround.SINGLE_PARENT)
    assert desk.dossier(case_id).exemptions[0].duties == (ExemptDuty.WORK, ExemptDuty.GIVING_BACK)
    with pytest.raises(InputRefused, match="Zonder einddatum") as refused:
        exemptions.change(desk, begun.id, status=ExemptionStatus.GRANTED)
    assert len(refused.value.problems) == 1
    assert desk.dossier(case_id).exemptions[0].status is ExemptionStatus.REQUESTED
    with pytest.raises(InputRefused, match="ligt voor de eerste"):
        exemptions.change(desk, begun.id, end_on=date(2026, 2, 1))
    with pytest.raises(InputRefused):
        editing.edit(desk, Exemption, begun.id, status=ExemptionStatus.GRANTED)


def test_that_a_granted_exemption_is_a_term_and_comes_back_out_of_a_file(desk: Desk, case_id: UUID) -> None:
    exemptions.add(
        desk, case_id, ground=ExemptionGround.CARE_TASKS, duties=(ExemptDuty.WORK,), start_on=DAY,
        end_on=date(2027, 3, 1), review_on=date(2026, 12, 1), status=ExemptionStatus.GRANTED,
    )  # fmt: skip
    term = next(one for one in terms.terms(desk, case_id) if one.id == "TL14")
    assert term.due_on == date(2027, 3, 1) and term.notice.startswith("Duurt langer dan 12 maanden.")
    dossier = desk.dossier(case_id)
    content = dossier_file.to_json(dossier)
    assert dossier_file.from_json(content).exemptions == dossier.exemptions
    with pytest.raises(InputRefused, match=r"exemptions\.0\.end_on"):
        dossier_file.from_json(content.replace(b'"end_on": "2027-03-01"', b'"end_on": null'))


# -- weighing a measure (E06, FX28) -----------------------------------------------------------------------------------

MEASURE = SanctionRecord(
    case_id=uuid4(), agreement_id=uuid4(), opened_on=TODAY, opened_by="Marloes", cause="Verslapen",
    own_account="Ik sliep", effect="Minder te eten", blame=Blame.FULL, urgent=(UrgentReason.NONE,),
    alternative="Wekker gekocht",
    proposal=SanctionProposal.PROPOSE_MEASURE, duty_code="skills", duty_class=DutyClass.UNIFORM, heard_on=TODAY,
    contact_on=date(2026, 10, 1), reconsider_on=date(2026, 12, 1),
)  # fmt: skip


def earlier(months: int, decided: date) -> SanctionRecord:
    return replace(MEASURE, id=uuid4(), months=months, percentage=100, decided_on=decided, closed=True)


@pytest.mark.parametrize(
    ("percentage", "months", "before", "checks"),
    [
        (100, 1, None, set()),
        (100, 2, None, set()),
        (100, 3, None, set()),
        (80, 1, None, {"CS3"}),
        (100, 4, None, {"CS3"}),
        (100, 0, None, {"CS3"}),
        (100, 2, (2, date(2025, 9, 15)), {"CS4"}),
        (100, 3, (2, date(2025, 9, 15)), set()),
        (100, 1, (2, date(2025, 9, 14)), set()),
        (100, 3, (3, date(2026, 1, 1)), set()),
        (100, 2, (3, date(2026, 1, 1)), {"CS4"}),
        (100, 1, (1, date(2026, 1, 1)), {"CS4"}),
    ],
)
def test_that_a_uniform_measure_is_held_to_the_table(
    percentage: int, months: int, before: tuple[int, date] | None, checks: set[str]
) -> None:
    """FX28: 100 per cent, 1 to 3 months, and longer than the last one within twelve months."""
    found = replace(MEASURE, percentage=percentage, months=months)
    recent = (earlier(*before),) if before else ()
    assert {one.check for one in refusals(found, recent, ())} == checks


@pytest.mark.parametrize(
    ("code", "percentage", "months", "deviation", "checks"),
    [
        ("cooperate-plan", 30, 1, "", set()),
        ("cooperate-plan", 40, 1, "", {"CS5"}),
        ("cooperate-plan", 20, 1, "Klein verwijt", set()),
        ("cooperate-plan", 2, 1, "Klein verwijt", {"CS5"}),
        ("work", 5, 1, "", set()),
        ("work", 100, 1, "", set()),
        ("no-misconduct", 10, 1, "", {"CS5"}),
    ],
)
def test_that_a_municipal_measure_is_a_row_of_its_table_or_says_why(
    code: str, percentage: int, months: int, deviation: str, checks: set[str]
) -> None:
    """The example of Diemen: plan not cooperated with, 30 per cent for a month."""
    table = FormLibrary.shipped().profiles["diemen"].measures
    found = replace(
        MEASURE, duty_code=code, duty_class=DutyClass.MUNICIPAL, percentage=percentage, months=months,
        deviation=deviation,
    )  # fmt: skip
    assert {one.check for one in refusals(found, (), table)} == checks


def test_that_without_blame_there_is_no_measure_whatever_is_proposed() -> None:
    for proposal in SanctionProposal:
        found = {one.check for one in refusals(replace(MEASURE, blame=Blame.NONE, proposal=proposal), (), ())}
        assert found == (set() if proposal is SanctionProposal.NO_MEASURE else {"CS2"})


def test_that_the_duty_to_inform_knows_no_measure_here() -> None:
    found = replace(MEASURE, duty_class=DutyClass.INFORMATION)
    assert {one.check for one in refusals(found, (), ())} == {"CS5"}


def test_that_none_goes_with_no_other_urgent_reason() -> None:
    found = replace(MEASURE, urgent=(UrgentReason.DEBTS, UrgentReason.NONE))
    assert {one.check for one in refusals(found, (), ())} == {"CS6"}


@pytest.mark.parametrize(
    ("field", "day", "check"),
    [
        ("contact_on", date(2026, 10, 13), None),
        ("contact_on", date(2026, 10, 14), "CS8"),
        ("reconsider_on", date(2026, 12, 15), None),
        ("reconsider_on", date(2026, 12, 16), "CS7"),
    ],
)
def test_that_contact_and_reconsideration_come_in_time(field: str, day: date, check: str | None) -> None:
    found = replace(MEASURE, decided_on=TODAY, **{field: day})  # type: ignore[arg-type]  # each field once
    assert [one.check for one in refusals(found, (), ())] == ([check] if check else [])


def broken_promise(desk: Desk, plan: Plan, **values: object) -> Agreement:
    made = plans.add_agreement(
        desk, plan, Agreement(case_id=plan.case_id, plan_id=plan.id, what="Ik kom elke dinsdag.")
    )
    fields = {"status": AgreementStatus.DIFFERENT, "cause": "Ziek kind", "own_account": "Ik kon niet weg.", **values}
    editing.edit(desk, Agreement, made.id, **fields)
    return next(one for one in desk.dossier(plan.case_id).agreements if one.id == made.id)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"status": AgreementStatus.OPEN}, "anders is gelopen"),
        ({"cause": " "}, "hoe het kwam"),
        ({"own_account": ""}, "hoe Joyce het vertelt"),
        ({"about_contact": True}, "gemiste afspraak"),
        ({"promisor": Promisor.MUNICIPALITY}, "iemand anders"),
    ],
)
def test_that_weighing_opens_from_a_promise_that_was_not_kept_only(
    desk: Desk, plan: Plan, values: dict[str, object], reason: str
) -> None:
    """CS9: by a person, with the story told; never by a missed appointment alone."""
    agreement = broken_promise(desk, plan, **values)
    with pytest.raises(InputRefused, match=reason):
        weighing.open_weighing(desk, agreement.id)
    assert not desk.dossier(plan.case_id).sanctions


def test_that_a_voluntary_plan_knows_no_weighing(desk: Desk, case_id: UUID) -> None:
    agreement = broken_promise(desk, plans.draft_plan(desk, case_id))
    with pytest.raises(InputRefused, match="vrijwillig"):
        weighing.open_weighing(desk, agreement.id)


STEPS: tuple[tuple[str, object], ...] = (
    ("effect", "De huur komt in gevaar."),
    ("blame", Blame.PARTIAL),
    ("urgent", (UrgentReason.DEBTS,)),
    ("alternative", "Oppas geregeld."),
    ("proposal", SanctionProposal.PROPOSE_MEASURE),
)


def test_that_each_step_comes_after_the_one_before_it(desk: Desk, plan: Plan) -> None:
    """CS1, for every pair of steps in the wrong order."""
    record = weighing.open_weighing(desk, broken_promise(desk, plan).id)
    done: list[str] = []
    for name, value in STEPS:
        later = [one for one, _value in STEPS if one not in done and one != name]
        for early in later:
            with pytest.raises(InputRefused, match="Eerst komt"):
                weighing.record(desk, record.id, **{early: dict(STEPS)[early]})
        weighing.record(desk, record.id, **{name: value})
        done.append(name)
    with pytest.raises(InputRefused, match="is het percentage 100"):
        weighing.record(desk, record.id, duty_class=DutyClass.UNIFORM, percentage=80)


def test_that_a_weighing_is_finished_only_with_hearing_contact_and_tailoring(desk: Desk, plan: Plan) -> None:
    agreement = broken_promise(desk, plan)
    record = weighing.open_weighing(desk, agreement.id)
    assert (record.cause, record.own_account, record.opened_by) == ("Ziek kind", "Ik kon niet weg.", "Marloes Dekker")
    for name, value in STEPS:
        weighing.record(desk, record.id, **{name: value})
    weighing.record(desk, record.id, duty_code="skills", duty_class=DutyClass.UNIFORM)
    with pytest.raises(InputRefused) as refused:
        weighing.close(desk, record.id)
    said = " ".join(refused.value.problems)
    for wanted in ("gesproken", "vier weken", "percentage", "maanden", "dringende redenen", "heroverwogen"):
        assert wanted in said, wanted
    weighing.record(desk, record.id, absent_on=date(2026, 9, 1), absent_again_on=date(2026, 9, 8))
    weighing.record(desk, record.id, percentage=100, months=1, tailoring="Verdeeld over drie maanden.")
    weighing.record(desk, record.id, decided_on=TODAY, reconsider_on=date(2026, 12, 1), contact_on=date(2026, 10, 1))
    weighing.close(desk, record.id)
    ids = {one.id: one.due_on for one in terms.terms(desk, plan.case_id)}
    assert ids["TL23"] == date(2026, 12, 15) and ids["CS8"] == date(2026, 10, 13)
    with pytest.raises(InputRefused, match="Open hem opnieuw"):
        weighing.record(desk, record.id, effect="Anders")
    with pytest.raises(InputRefused):
        editing.remove(desk, SanctionRecord, record.id)
    with pytest.raises(InputRefused):
        editing.remove(desk, Agreement, agreement.id)
    weighing.reopen(desk, record.id)
    weighing.record(desk, record.id, months=2)


def test_that_opening_twice_gives_the_same_weighing_and_none_opens_by_itself(desk: Desk, plan: Plan) -> None:
    agreement = broken_promise(desk, plan)
    assert not desk.dossier(plan.case_id).sanctions
    first = weighing.open_weighing(desk, agreement.id)
    assert weighing.open_weighing(desk, agreement.id).id == first.id


def test_that_the_table_in_force_is_that_of_the_dossiers_profile(desk: Desk, case_id: UUID) -> None:
    case = desk.dossier(case_id).case
    assert weighing.measures(desk, case) == ()
    rules.choose_profile(desk, "diemen")
    assert [row.percentage for row in weighing.measures(desk, replace(case, rule_profile="diemen"))] == [5, 30, 100]
    assert weighing.measures(desk, replace(case, rule_profile="standaard")) == ()
    rules.choose_profile(desk, "standaard")


# -- on paper ---------------------------------------------------------------------------------------------------------


def sheet(desk: Desk, plan: Plan) -> PlanSheet:
    dossier = desk.dossier(plan.case_id)
    return plan_sheets.plan_sheet(dossier, dossier.plan(plan.id), desk.forms, desk.profile, TODAY)


def test_that_paper_says_what_need_not_be_done_until_when_and_never_why(desk: Desk, plan: Plan) -> None:
    duties.choose_text(desk, plan, "plichten-44a")
    duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.YES)
    exemptions.add(
        desk, plan.case_id, ground=ExemptionGround.HEALTH, duties=(ExemptDuty.WORK,), reason="Angst", start_on=DAY,
        end_on=date(2026, 12, 1), review_on=date(2026, 11, 1), status=ExemptionStatus.GRANTED,
    )  # fmt: skip
    exemptions.add(desk, plan.case_id, ground=ExemptionGround.REST, duties=(ExemptDuty.WORK,), start_on=DAY)
    law = sheet(desk, plan).law
    assert law is not None
    assert law.duties == "Ik krijg bijstand. Daar horen plichten bij."
    assert law.duty_lines == ("Ik doe mee aan dit plan, en ik kijk mee terug.",)
    assert law.exemptions == (
        "Tot en met 1 december 2026 hoef ik niet: werk zoeken. Nog niet vastgelegd in een besluit.",
    ), "one that was only asked for is no exemption"
    assert not any(word in repr(sheet(desk, plan)) for word in ("Angst", "ezondheid"))


def test_that_a_voluntary_plan_prints_no_duties_whatever_is_kept(desk: Desk, plan: Plan) -> None:
    duties.choose_text(desk, plan, "plichten-44a")
    duties.set_duty(desk, plan, "work", applies=DutyApplies.YES)
    editing.edit(desk, Plan, plan.id, legal_grounds=(LegalGround.VOLUNTARY,))
    printed = sheet(desk, plan)
    assert printed.law is None and printed.gives_back == ()
    assert "plicht" not in repr(printed)


def test_that_the_portfolio_has_no_word_of_duties_or_measures(desk: Desk, plan: Plan) -> None:
    duties.choose_text(desk, plan, "plichten-44a")
    duties.set_duty(desk, plan, "work", applies=DutyApplies.YES, reason="Sollicitatie")
    exemptions.add(desk, plan.case_id, ground=ExemptionGround.REST, meanwhile="Mantelzorg")
    weighing.open_weighing(desk, broken_promise(desk, plan).id)
    shown = repr(portfolio_sheets.portfolio_sheet(desk.dossier(plan.case_id), desk.forms, TODAY))
    for word in ("plicht", "Ik zoek werk", "Mantelzorg", "Ziek kind", "maatregel", "Sollicitatie"):
        assert word not in shown


def test_that_an_exemption_written_down_twice_is_one_term(desk: Desk, case_id: UUID) -> None:
    """By hand among the terms, and in its own place: it begins once, and ends on the later last day."""
    terms.add_event(desk, case_id, "ontheffing", DAY, date(2026, 9, 1))
    exemptions.add(
        desk, case_id, ground=ExemptionGround.REST, duties=(ExemptDuty.WORK,), start_on=DAY,
        end_on=date(2026, 12, 1), review_on=date(2026, 11, 1), status=ExemptionStatus.GRANTED,
    )  # fmt: skip
    found = [one for one in terms.terms(desk, case_id) if one.id == "TL14"]
    assert [one.due_on for one in found] == [date(2026, 12, 1)]
