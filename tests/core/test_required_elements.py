"""Every element that the law requires, removed in turn from a complete plan: refused as final, naming exactly it.

`missing --json` says the same; everything else only warns.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.conversations import Conversation
from intake_app.domain.household import HouseholdMember
from intake_app.domain.measuring import Measurement
from intake_app.domain.network_words import HouseholdRelation
from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.rights import DutyApplies, ExemptDuty, ExemptionGround, ExemptionStatus
from intake_app.domain.terms import TermEvent
from intake_app.domain.vocabulary import HelpLevel, LegalGround, PersonRole, PlanStatus, RaterRole, Special
from intake_app.errors import InputRefused
from intake_app.instruments.grounds import Severity
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    areas_round,
    completeness,
    conversations,
    dossiers,
    duties,
    editing,
    exemptions,
    giving_back,
    measuring,
    plans,
    vaults,
)
from intake_app.services.desk import Desk

from .conftest import PASSPHRASE, TODAY

Removal = Callable[[Desk, Plan], object]
LETTERS = {"CW06a": "a-behoeften", "CW06b": "b-eigen-kracht", "CW06c": "c-netwerk", "CW06d": "d-mantelzorger",
           "CW06e": "e-algemeen", "CW06f": "f-samenwerking", "CW06g": "g-bijdrage"}  # fmt: skip
TEXTS = {**LETTERS, "CW10": "uitkomst-voorstel"}


def complete(desk: Desk, *grounds: LegalGround) -> Plan:
    """A plan with everything these grounds require, and nothing more."""
    person = Person(first_name="Joyce", last_name="Veldkamp", birth_date=date(1983, 4, 11))
    case_id = dossiers.open_dossier(desk, person, legal_grounds=grounds)
    plan = plans.draft_plan(desk, case_id)
    plans.add_step(desk, plans.add_goal(desk, plan, "Ik wil hulp in huis."), "Ik bel de gemeente.")
    editing.edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),), no_disagreement=True)
    plan = desk.dossier(case_id).plan(plan.id)
    if LegalGround.PW_44A in grounds:
        plans.set_element(desk, plan, "uitwerking-steun", text="Een coach.")
        plans.choose_block(desk, plan, "gevolgen", "gevolgen-44a")
        duties.choose_text(desk, plan, "plichten-44a")
        duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.YES)
    if LegalGround.WMO_232 in grounds:
        melding = desk.dossier(case_id).meldingen[0]
        editing.edit(desk, Melding, melding.id, reported_on=date(2026, 9, 1), supporter_told_on=date(2026, 9, 2))
        conversations.start_conversation(desk, case_id)
        plans.set_element(desk, plan, "clientondersteuning-mantelzorger", on=date(2026, 9, 2))
        plans.set_element(desk, plan, "persoonlijk-plan", choice="ontvangen")
        plans.set_element(desk, plan, "persoonlijk-plan-gebruikt", text="Als begin van het gesprek.")
        for element in TEXTS.values():
            plans.set_element(desk, plan, element, text="Besproken.")
    return plan


def blocking(desk: Desk, case_id: UUID) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), TODAY) if one.blocks}


def _plan(**values: object) -> Removal:
    return lambda desk, plan: editing.edit(desk, Plan, plan.id, **values)


def _element(name: str, **values: object) -> Removal:
    emptied = {"text": "", "choice": "", "on": None, **values}
    return lambda desk, plan: plans.set_element(desk, plan, name, **emptied)


def _born(day: date | None) -> Removal:
    return lambda desk, plan: editing.edit(desk, Person, desk.dossier(plan.case_id).person.id, birth_date=day)


def _without_fairness(desk: Desk, plan: Plan) -> None:
    block = desk.forms.text_block("gevolgen-44a")
    plans.set_element(desk, plan, "gevolgen", text=block.plain)


def _no_goal(desk: Desk, plan: Plan) -> None:
    editing.remove(desk, Goal, desk.dossier(plan.case_id).goals_of(plan)[0].id)


def _no_talk(desk: Desk, plan: Plan) -> None:
    editing.remove(desk, Conversation, desk.dossier(plan.case_id).conversations[0].id)


def _no_melding(desk: Desk, plan: Plan) -> None:
    editing.remove(desk, Melding, desk.dossier(plan.case_id).meldingen[0].id)


def _not_told(desk: Desk, plan: Plan) -> None:
    editing.edit(desk, Melding, desk.dossier(plan.case_id).meldingen[0].id, supporter_told_on=None)


def _tailored(desk: Desk, plan: Plan) -> None:
    step = desk.dossier(plan.case_id).steps_of_plan(plan)[0]
    editing.edit(desk, Step, step.id, help_level=HelpLevel.TAILORED)


def _no_duty(desk: Desk, plan: Plan) -> None:
    duties.set_duty(desk, plan, "cooperate-plan", applies=DutyApplies.NO)


PW: list[tuple[set[str], Removal]] = [
    ({"CC01"}, _born(None)),
    ({"CC04"}, _no_goal),
    ({"CP01"}, _element("uitwerking-steun")),
    ({"CP02"}, _element("verplichtingen", block="")),
    ({"CP02"}, _no_duty),
    ({"CP03"}, _element("gevolgen", block="")),
    ({"CP04"}, _without_fairness),
    ({"CP05"}, _plan(review_dates=())),
    ({"CP05b"}, _plan(contact_name="", regisseur="", regisseur_is_resident=True)),
    ({"CP08"}, _born(date(2009, 1, 1))),
    ({"CP19"}, _plan(no_disagreement=False)),
    ({"CP21"}, _plan(regisseur="")),
]
WMO: list[tuple[set[str], Removal]] = [
    ({"CC01"}, _born(None)),
    ({"CC02"}, _plan(regisseur="")),
    ({"CC04"}, _no_goal),
    ({"CC05"}, _plan(review_dates=())),
    ({"CW01", "CW03"}, _no_melding),
    ({"CW03"}, _not_told),
    ({"CW03b"}, _element("clientondersteuning-mantelzorger")),
    ({"CW04"}, _element("persoonlijk-plan")),
    ({"CW05"}, _element("persoonlijk-plan-gebruikt")),
    *(({number}, _element(name)) for number, name in LETTERS.items()),
    ({"CW07"}, _tailored),
    ({"CW09"}, _no_talk),
    ({"CW10"}, _element("uitkomst-voorstel")),
]
CASES = [(LegalGround.PW_44A, *one) for one in PW] + [(LegalGround.WMO_232, *one) for one in WMO]


@pytest.mark.parametrize(("ground", "wanted", "remove"), CASES)
def test_that_what_the_law_requires_refuses_definitief_by_name(
    desk: Desk, ground: LegalGround, wanted: set[str], remove: Removal
) -> None:
    plan = complete(desk, ground)
    assert blocking(desk, plan.case_id) == set()
    remove(desk, plan)
    assert blocking(desk, plan.case_id) == wanted
    found = [one for one in completeness.missing(desk.forms, desk.dossier(plan.case_id), TODAY) if one.blocks]
    with pytest.raises(InputRefused) as refused:
        plans.finalise(desk, plan.case_id)
    assert refused.value.problems == tuple(one.sentence for one in found)
    assert all("/" in one.field and one.why for one in found)


def test_that_no_required_element_escapes_the_test_above(library: FormLibrary) -> None:
    """What no dossier can lack yet stands here by name: paid support (CC13) and a number nobody keeps (CV3).

    What only a party (CC16) or a household plan (CF01) asks is taken away in test_consents and test_household.
    """
    tested = {number for _ground, numbers, _removal in CASES for number in numbers}
    required = {
        element.id
        for ground in library.grounds.values()
        for element in ground.elements
        if Severity.BLOCK in (element.severity, element.raise_to)
    }
    assert required - tested == {"CC13", "CC14", "CV3", "CC16", "CF01"}


@pytest.fixture(scope="module")
def library() -> FormLibrary:
    return FormLibrary.shipped()


@pytest.mark.parametrize("ground", list(LegalGround))
def test_that_everything_else_only_warns(desk: Desk, ground: LegalGround) -> None:
    plan = complete(desk, ground)
    left = completeness.missing(desk.forms, desk.dossier(plan.case_id), TODAY)
    assert len(left) > 5 and not any(one.blocks for one in left)
    plans.finalise(desk, plan.case_id)
    made = desk.dossier(plan.case_id).current_plan
    assert made is not None and made.status is PlanStatus.FINAL


def test_that_the_command_says_what_the_window_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kluis.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker")
    plan = complete(desk, LegalGround.PW_44A, LegalGround.WMO_232)
    plans.set_element(desk, plan, "d-mantelzorger", text="")
    dossier = desk.dossier(plan.case_id)
    window = [
        {"id": one.id, "severity": one.severity.value, "message": one.sentence, "field": one.field}
        | ({"reason_asked": True} if one.reason_asked else {})
        for one in completeness.missing(desk.forms, dossier, Clock().today())
    ]
    desk.close()
    (tmp_path / "wachtwoord").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(tmp_path / "wachtwoord"))
    command = ["missing", dossier.case.number, "--json", "--vault", str(path)]
    assert main(command) == 0
    said = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in said if one["severity"] == "B"} == {"CW06d"}
    assert said == window


@pytest.mark.parametrize("number", sorted(LETTERS))
@pytest.mark.parametrize(
    "answer",
    [
        {"choice": "besproken-geen-vraag"},
        {"choice": "wil-niet-bespreken"},
        {"not_applicable": True, "reason": "Er is geen mantelzorger."},
    ],
)
def test_that_a_letter_may_be_answered_without_a_story(desk: Desk, number: str, answer: dict[str, object]) -> None:
    plan = complete(desk, LegalGround.WMO_232)
    plans.set_element(desk, plan, LETTERS[number], text="", **answer)
    assert blocking(desk, plan.case_id) == set()


# -- rows that only warn, computed ------------------------------------------------------------------------------------


def ids(desk: Desk, plan: Plan) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, desk.dossier(plan.case_id), TODAY)}


def talk_about_giving_back(desk: Desk, plan: Plan, **fields: object) -> Measurement:
    reading = measuring.start_reading(desk, plan.case_id, giving_back.FORM, RaterRole.TOGETHER)
    measuring.record_answer(desk, reading.id, "uitkomst", choice=fields.pop("uitkomst", "ja-nieuw"))
    for check in giving_back.CHECKS:
        if fields.get(check) != "":
            measuring.record_answer(desk, reading.id, check, choice=str(fields.pop(check, "ja")))
        else:
            fields.pop(check)
    measuring.record_extra(desk, reading.id, "reading", dict(fields))  # type: ignore[arg-type]  # values of the form
    return reading


GOOD = {"uren-week": 4, "tot": "2027-01-31", "van": "2026-10-01", "activiteit": "Koffie schenken"}


@pytest.mark.parametrize(
    ("fields", "warns", "word"),
    [
        ({}, False, ""),
        ({"uren-week": 8}, False, ""),
        ({"uren-week": 9}, True, "9 uur"),
        ({"tot": ""}, True, "einddag"),
        ({"uren-week": ""}, True, "uur per week"),
        ({"eigen-inbreng": "nee"}, True, "Eigen inbreng"),
        ({"perspectief": ""}, True, "perspectief"),
        ({"geen-verdringing": "nee"}, False, "verdringing"),
    ],
)
def test_that_giving_back_is_short_small_chosen_and_leads_somewhere(
    desk: Desk, fields: dict[str, object], warns: bool, word: str
) -> None:
    """CC24 and rules 3.4. Every line of the check that is answered no, or not at all, is said; none blocks."""
    plan = complete(desk, LegalGround.PW_44A)
    assert {"CP09"} <= ids(desk, plan)
    talk_about_giving_back(desk, plan, **{**GOOD, **fields})
    assert ("CC24" in ids(desk, plan)) is warns and "CP09" not in ids(desk, plan)
    dossier = desk.dossier(plan.case_id)
    found = giving_back.newest(dossier, desk.forms)
    assert found is not None
    said = " ".join(giving_back.remarks(found, dossier, desk.forms, TODAY))
    assert word in said and bool(said) == bool(word)
    assert blocking(desk, plan.case_id) == set()


def test_that_no_needs_its_reason_and_later_its_day(desk: Desk) -> None:
    plan = complete(desk, LegalGround.PW_44A)
    talk_about_giving_back(desk, plan, uitkomst="nee")
    assert "CP09" in ids(desk, plan)
    talk_about_giving_back(desk, plan, uitkomst="nee", reden="Zorgt al voor twee mensen.")
    assert "CP09" not in ids(desk, plan)


def test_that_duties_that_hold_ask_to_be_explained(desk: Desk) -> None:
    plan = complete(desk, LegalGround.PW_44A)
    assert "CP02b" in ids(desk, plan)
    duties.set_duty(desk, plan, "cooperate-plan", reason="Samen", understood="Ik kom terug in december")
    assert "CP02b" not in ids(desk, plan)


def test_that_who_is_exempt_has_an_exemption_with_its_decision(desk: Desk) -> None:
    plan = complete(desk, LegalGround.PW_44A)
    assert not {"CP02c", "CP02d"} & ids(desk, plan)
    duties.set_duty(desk, plan, "work", applies=DutyApplies.EXEMPT)
    assert "CP02c" in ids(desk, plan)
    begun = exemptions.add(desk, plan.case_id, ground=ExemptionGround.REST)
    assert {"CP02c", "CP02d"} & ids(desk, plan) == {"CP02d"}
    exemptions.change(
        desk, begun.id, duties=(ExemptDuty.WORK,), start_on=TODAY, end_on=date(2027, 3, 1), review_on=date(2027, 1, 4),
        decision_number="B-7", status=ExemptionStatus.GRANTED,
    )  # fmt: skip
    assert not {"CP02c", "CP02d"} & ids(desk, plan)


def test_that_who_can_never_work_is_said_to_have_no_duties_and_a_single_parent_is_asked_more(desk: Desk) -> None:
    """CP15 and CP16."""
    plan = complete(desk, LegalGround.PW_44A)
    assert not {"CP15", "CP16"} & ids(desk, plan)
    exemptions.add(
        desk, plan.case_id, ground=ExemptionGround.FULLY_DISABLED, duties=tuple(ExemptDuty), start_on=TODAY,
        review_on=date(2027, 9, 1), status=ExemptionStatus.GRANTED,
    )  # fmt: skip
    assert "CP15" in ids(desk, plan)
    plans.set_element(desk, plan, "verplichtingen", not_applicable=True, reason="Kan blijvend niet werken.")
    assert "CP15" not in ids(desk, plan) and blocking(desk, plan.case_id) == set()
    exemptions.add(desk, plan.case_id, ground=ExemptionGround.SINGLE_PARENT)
    assert "CP16" in ids(desk, plan)


def test_that_an_urgent_report_asks_for_temporary_help(desk: Desk) -> None:
    """CW16."""
    plan = complete(desk, LegalGround.WMO_232)
    assert "CW16" not in ids(desk, plan)
    editing.add(desk, TermEvent(case_id=plan.case_id, trigger="spoed-melding", happened_on=TODAY))
    assert "CW16" in ids(desk, plan)


def test_that_a_reexamination_asks_anew_what_was_told_before_it(desk: Desk) -> None:
    """Wmo 2.3.9: 2.3.2(2)-(6) again; the report itself and its six weeks are not."""
    plan = complete(desk, LegalGround.WMO_232)
    assert blocking(desk, plan.case_id) == set()
    editing.remove(desk, Melding, desk.dossier(plan.case_id).meldingen[0].id)
    assert {"CW01", "CW03"} <= blocking(desk, plan.case_id)
    editing.add(desk, Melding(case_id=plan.case_id, reported_on=date(2025, 3, 1), supporter_told_on=date(2025, 3, 2)))
    assert blocking(desk, plan.case_id) == set() and "CW15" in ids(desk, plan)
    editing.add(desk, TermEvent(case_id=plan.case_id, trigger="heronderzoek-wmo", happened_on=date(2026, 9, 10)))
    assert blocking(desk, plan.case_id) == {"CW03", "CW03b"} and "CW15" not in ids(desk, plan)
    melding = desk.dossier(plan.case_id).meldingen[0]
    editing.edit(desk, Melding, melding.id, supporter_told_on=date(2026, 9, 11))
    plans.set_element(desk, plan, "clientondersteuning-mantelzorger", on=date(2026, 9, 11))
    assert blocking(desk, plan.case_id) == set()
    talk = desk.dossier(plan.case_id).conversations[0]
    editing.edit(desk, Conversation, talk.id, held_on=date(2026, 9, 1))
    assert blocking(desk, plan.case_id) == {"CW09"}


def test_that_much_help_asks_for_somebody_and_conditions_for_a_name_and_a_day(desk: Desk) -> None:
    """CC22 and CC23."""
    plan = complete(desk, LegalGround.VOLUNTARY)
    assert not {"CC22", "CC23"} & ids(desk, plan)
    level = measuring.start_reading(desk, plan.case_id, "regie-niveau", RaterRole.CONSULTANT)
    levels = desk.forms.instrument("regie-niveau").part_of("regie").values
    assert levels is not None
    much = next(one.value for one in levels.levels if one.id == "veel-hulp")
    given = {"value": much} if isinstance(much, int) else {"choice": much}
    measuring.record_answer(desk, level.id, "regie", **given)
    assert "CC22" in ids(desk, plan)
    editing.add(desk, NetworkPerson(case_id=plan.case_id, name="Sanne", role=PersonRole.VOLUNTEER, helps_with="buddy"))
    assert "CC22" not in ids(desk, plan)
    list_of = measuring.start_reading(desk, plan.case_id, "praktische-voorwaarden", RaterRole.CONSULTANT)
    measuring.record_answer(desk, list_of.id, "vervoer", choice="nog-regelen")
    assert "CC23" in ids(desk, plan)
    measuring.record_extra(desk, list_of.id, "vervoer", {"door-wie": "Marloes", "voor": "2026-10-01"})
    assert "CC23" not in ids(desk, plan)


def test_that_a_text_older_than_a_year_leads_to_itself(desk: Desk) -> None:
    """CC17: a year after it was last looked at, and not a day earlier."""
    plan = complete(desk, LegalGround.PW_44A)
    dossier = desk.dossier(plan.case_id)
    checked = desk.forms.text_block("gevolgen-44a").checked_on
    a_year = date(checked.year + 1, checked.month, checked.day)
    later = date(checked.year + 1, checked.month, checked.day + 1)
    assert "CC17" not in {one.id for one in completeness.missing(desk.forms, dossier, a_year)}
    found = next(one for one in completeness.missing(desk.forms, dossier, later) if one.id == "CC17")
    assert found.field in ("plan/element:gevolgen", "plan/element:verplichtingen")
    only_duties = replace(dossier, elements=tuple(one for one in dossier.elements if one.element == "verplichtingen"))
    found = next(one for one in completeness.missing(desk.forms, only_duties, later) if one.id == "CC17")
    assert found.field == "plan/element:verplichtingen"


@pytest.mark.parametrize(("years", "asked"), [((), True), ((2014,), True), ((2013,), False), ((2013, None), True)])
def test_that_a_single_parent_is_asked_about_childcare_only_with_a_child_under_twelve(
    desk: Desk, years: tuple[int | None, ...], asked: bool
) -> None:
    """CP13, Participatiewet 9 lid 4; without a year the child may be that young."""
    plan = complete(desk, LegalGround.PW_44A)
    editing.edit(desk, CaseFile, plan.case_id, household="alleenstaande-ouder")
    for year in years:
        child = HouseholdMember(case_id=plan.case_id, name="N.", relation=HouseholdRelation.CHILD, birth_year=year)
        editing.add(desk, child)
    lines = completeness.checklist(desk.forms, desk.dossier(plan.case_id), TODAY)
    assert ("CP13" in {line.item.id for line in lines}) is asked


def test_that_a_partner_in_the_household_asks_for_the_duties_of_both(desk: Desk) -> None:
    """CP14, Participatiewet 9 lid 3, also when the partner stands among the household alone."""
    plan = complete(desk, LegalGround.PW_44A)

    def asked() -> bool:
        lines = completeness.checklist(desk.forms, desk.dossier(plan.case_id), TODAY)
        return "CP14" in {line.item.id for line in lines}

    assert not asked()
    editing.add(desk, HouseholdMember(case_id=plan.case_id, name="R.", relation=HouseholdRelation.PARTNER))
    assert asked()


def test_that_rows_left_open_in_a_round_past_all_areas_are_asked_about_and_never_block(desk: Desk) -> None:
    """CC10, A04: a round alone is enough; "not discussed" is an answer, no answer is none; the guide leads there."""
    plan = complete(desk, LegalGround.VOLUNTARY)

    def asked() -> Severity | None:
        found = completeness.missing(desk.forms, desk.dossier(plan.case_id), TODAY)
        return next((one.severity for one in found if one.id == "CC10"), None)

    assert asked() is Severity.WARN
    form = desk.forms.instrument(areas_round.FORM)
    reading = measuring.start_reading(desk, plan.case_id, form.id, RaterRole.CONSULTANT)
    *first, last = form.items
    for item in first:
        measuring.record_answer(desk, reading.id, item.id, choice="gaat-goed")
    assert areas_round.begun_and_open(desk.dossier(plan.case_id), desk.forms)
    assert asked() is Severity.WARN
    measuring.record_answer(desk, reading.id, last.id, special=Special.NOT_DISCUSSED)
    assert asked() is None
