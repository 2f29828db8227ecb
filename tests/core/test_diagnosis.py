"""Records of diagnosis: what is refused, what is only asked, that nothing overwrites, and that no plan needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain import print_ids
from intake_app.domain.diagnosis import (
    EarningRecord,
    ExternalFinding,
    LoadCapacity,
    Observation,
    ObservationPeriod,
    RegieChoice,
    WageValue,
    WorkCapacity,
    band_of,
)
from intake_app.domain.diagnosis_words import (
    EvidenceSource,
    FindingDecision,
    FindingKind,
    IndicatorKind,
    ObservationType,
    RegieLevel,
    WorkCapacityCode,
)
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.vocabulary import HelpLevel, LegalGround, RaterRole
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    barriers,
    completeness,
    diagnosis,
    diagnosis_forms,
    diagnosis_rules,
    earnings,
    editing,
    indicators,
    measuring,
    perspectives,
    plan_sheets,
    plans,
    portfolio_sheets,
    prints,
    regie,
    terms,
)
from intake_app.services.desk import Desk

from .conftest import TODAY

EXPERT = {
    "job": "Kringloop, sorteren",
    "expert": "Q. Testmeter",
    "method": "Dariuz",
    "determined_on": date(2026, 6, 24),
}


# -- work capacity (C02) ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percentage", "band"),
    [(0, (0, 30)), (29, (0, 30)), (30, (30, 80)), (79, (30, 80)), (80, (80, 100)), (100, (80, 100))],
)
def test_that_a_band_has_its_lower_limit_and_the_last_one_a_hundred(percentage: int, band: tuple[int, int]) -> None:
    assert band_of(percentage, (30, 80)) == band


@given(st.integers(0, 100), st.sets(st.integers(1, 99), min_size=1, max_size=5))
def test_that_every_percentage_falls_in_one_band(percentage: int, limits: set[int]) -> None:
    low, high = band_of(percentage, tuple(sorted(limits)))
    assert low <= percentage and (percentage < high or percentage == high == 100)


def test_that_an_estimate_starts_unknown_with_a_name_and_a_day_to_look_again(desk: Desk, case_id: UUID) -> None:
    made = diagnosis.begin(desk, case_id, WorkCapacity)
    assert isinstance(made, WorkCapacity)
    assert (made.code, made.estimated_by, made.review_on) == (
        WorkCapacityCode.UNKNOWN,
        "Marloes Dekker",
        date(2027, 3, 15),
    )
    with pytest.raises(InputRefused, match="dag om opnieuw te kijken"):
        diagnosis.change(desk, WorkCapacity, made.id, review_on=None)
    with pytest.raises(InputRefused, match="Een getal alleen"):
        diagnosis.change(desk, WorkCapacity, made.id, percentage=45)


def test_that_an_old_estimate_keeps_the_limits_it_was_made_with(desk: Desk, case_id: UUID) -> None:
    from intake_app.services import rules

    made = diagnosis.begin(desk, case_id, WorkCapacity, note="Drie ochtenden gezien.")
    diagnosis.change(desk, WorkCapacity, made.id, percentage=45)
    try:
        rules.set_own(desk, "capacity_bands", (50,))
        newer = diagnosis.begin(desk, case_id, WorkCapacity, note="Weer gezien.")
        diagnosis.change(desk, WorkCapacity, newer.id, percentage=45)
    finally:
        rules.set_own(desk, "capacity_bands", None)
    bands = [one.band for one in desk.dossier(case_id).work_capacities]
    assert bands == [(30, 80), (0, 50)]


def test_that_seen_and_read_stand_beside_each_other(desk: Desk, case_id: UUID) -> None:
    paper = diagnosis.begin(desk, case_id, WorkCapacity, source=EvidenceSource.PAPER, estimated_on=date(2025, 1, 1))
    seen = diagnosis.begin(desk, case_id, WorkCapacity, source=EvidenceSource.PRACTICE)
    both = diagnosis.seen_and_read(desk.dossier(case_id))
    assert tuple(one and one.id for one in both) == (seen.id, paper.id)


def test_that_what_stands_in_the_forms_is_laid_beside_the_records(desk: Desk, case_id: UUID) -> None:
    code = measuring.start_reading(desk, case_id, "arbeidsvermogen", RaterRole.CONSULTANT)
    measuring.record_answer(desk, code.id, "code", choice="met-hulp-wml")
    band = measuring.start_reading(desk, case_id, "capaciteitsband", RaterRole.CONSULTANT)
    measuring.record_answer(desk, band.id, "percentage", value=45)
    found = diagnosis_forms.lines(desk.dossier(case_id), desk.forms)
    assert {practice: words.split(": ")[1] for practice, words in found} == {
        False: "met hulp WML of hoger",
        True: "45 %",
    }


def test_that_the_day_to_look_again_is_a_term(desk: Desk, case_id: UUID) -> None:
    diagnosis.begin(desk, case_id, WorkCapacity)
    due = {one.id: one.due_on for one in terms.terms(desk, case_id)}
    assert due["C02"] == date(2027, 3, 15)


# -- wage value (C03) -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["job", "expert", "method", "determined_on"])
@pytest.mark.parametrize("outcome", [{"percentage": 70}, {"undeterminable": "Net begonnen."}])
def test_that_a_wage_value_needs_job_expert_method_and_day(
    desk: Desk, case_id: UUID, missing: str, outcome: dict[str, object]
) -> None:
    made = diagnosis.begin(desk, case_id, WageValue, **{**EXPERT, missing: None if missing == "determined_on" else ""})
    with pytest.raises(InputRefused, match="Wat iemand kan"):
        diagnosis.change(desk, WageValue, made.id, **outcome)
    assert not desk.dossier(case_id).wage_values[0].known


def test_that_the_expert_cannot_be_taken_from_an_outcome(desk: Desk, case_id: UUID) -> None:
    made = diagnosis.begin(desk, case_id, WageValue, **EXPERT, percentage=70)
    with pytest.raises(InputRefused, match="naam van de deskundige"):
        diagnosis.change(desk, WageValue, made.id, expert=" ")
    with pytest.raises(InputRefused, match="alleen bij het perspectief"):
        editing.edit(desk, WageValue, made.id, expert="")
    with pytest.raises(InputRefused, match="Niet allebei"):
        diagnosis.change(desk, WageValue, made.id, undeterminable="Toch niet.")


def test_that_a_file_with_a_wage_value_without_expert_is_refused(desk: Desk, case_id: UUID) -> None:
    diagnosis.begin(desk, case_id, WageValue, **EXPERT, percentage=70)
    dossier = desk.dossier(case_id)
    faulty = replace(dossier, wage_values=(replace(dossier.wage_values[0], expert=""),))
    with pytest.raises(InputRefused, match=r"wage_values\.0\.expert"):
        dossier_file.from_json(dossier_file.to_json(faulty))


def test_that_a_wage_value_is_found_again_yearly_and_in_sheltered_work_after_three_years(
    desk: Desk, case_id: UUID
) -> None:
    made = diagnosis.begin(desk, case_id, WageValue, **EXPERT, percentage=70)
    assert {one.due_on for one in terms.terms(desk, case_id) if one.id == "C03"} == {date(2027, 6, 24)}
    diagnosis.change(desk, WageValue, made.id, sheltered=True)
    assert {one.due_on for one in terms.terms(desk, case_id) if one.id == "C03"} == {date(2029, 6, 24)}


def test_that_hints_about_a_wage_value_exclude_nobody(desk: Desk, case_id: UUID) -> None:
    dossier = desk.dossier(case_id)
    whole = WageValue(case_id=case_id, **EXPERT, percentage=25)  # type: ignore[arg-type]  # a mapping of fields
    said = [one.sentence for one in diagnosis_rules.of_wage(whole, dossier, 50)]
    assert [words for words in said if "aanvulling" in words] and [words for words in said if "groeien" in words]
    assert not [words for words in said if "kandidaat" in words]
    marked = diagnosis_rules.of_wage(replace(whole, percentage=50), dossier, 50)
    assert "sluit niemand uit" in marked[0].sentence
    assert diagnosis_rules.of_wage(replace(whole, percentage=90), dossier, 95) == ()
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil werken.")
    route = Trajectory(case_id=case_id, goal_id=goal.id, template="behoud-van-uitkering", started_on=TODAY)
    editing.add(desk, route)
    found = diagnosis_rules.of_wage(replace(whole, percentage=90), desk.dossier(case_id), 95)
    assert [one.sentence for one in found] == [
        "In het plan staat een route zonder loon, en er is een loonwaarde. Past dat?"
    ]


# -- observing (C04) --------------------------------------------------------------------------------------------------


def observing(desk: Desk, case_id: UUID) -> ObservationPeriod:
    made = diagnosis.begin(desk, case_id, ObservationPeriod, place="Keuken van De Linde")
    assert isinstance(made, ObservationPeriod)
    return made


def test_that_closing_asks_for_both_outputs_and_then_for_another_look(desk: Desk, case_id: UUID) -> None:
    period = observing(desk, case_id)
    estimate = perspectives.begin(desk, case_id)
    diagnosis.begin(desk, case_id, WorkCapacity)
    diagnosis.change(desk, ObservationPeriod, period.id, development="Kan zelf plannen.")
    with pytest.raises(InputRefused, match="groeien"):
        diagnosis.close_period(desk, period.id)
    diagnosis.change(desk, ObservationPeriod, period.id, support="Een rustige plek.")
    diagnosis.close_period(desk, period.id)
    now = desk.dossier(case_id)
    assert now.observation_periods[0].closed_on == now.observation_periods[0].ends_on == TODAY
    assert now.perspectives[0].id == estimate and now.perspectives[0].review_on == TODAY
    assert now.work_capacities[0].review_on == TODAY
    desk.undo(case_id)
    assert desk.dossier(case_id).perspectives[0].review_on == date(2027, 3, 15)


def test_that_a_blockade_becomes_a_barrier_in_one_step_of_undo(desk: Desk, case_id: UUID) -> None:
    period = observing(desk, case_id)
    seen = diagnosis.observe(desk, period, text="Bij lawaai loopt het vast.", type=ObservationType.BLOCKADE)
    barriers.promote(desk, seen.id, "stress")
    playing = barriers.current(desk.dossier(case_id), desk.forms)
    assert [(one.id, one.basic) for one in playing] == [("stress", True)]
    assert desk.dossier(case_id).observations[0].barrier == "stress"
    desk.undo(case_id)
    assert barriers.current(desk.dossier(case_id), desk.forms) == ()
    assert desk.dossier(case_id).observations[0].barrier == ""
    good = diagnosis.observe(desk, period, text="Plant zelf.")
    with pytest.raises(InputRefused, match="vastliep"):
        barriers.promote(desk, good.id, "stress")


def test_that_the_newest_answer_of_anybody_says_what_plays(desk: Desk, case_id: UUID) -> None:
    first = measuring.start_reading(desk, case_id, "belemmeringen", RaterRole.CONSULTANT)
    for item in ("schulden", "taal"):
        measuring.record_answer(desk, first.id, item, choice="speelt")
    later = measuring.start_reading(desk, case_id, "belemmeringen", RaterRole.RESIDENT)
    measuring.record_answer(desk, later.id, "schulden", choice="weggenomen")
    assert [one.id for one in barriers.current(desk.dossier(case_id), desk.forms)] == ["taal"]


def test_that_only_the_residents_yes_puts_something_on_the_portfolio(desk: Desk, case_id: UUID) -> None:
    period = observing(desk, case_id)
    seen = diagnosis.observe(desk, period, text="Verdeelt het werk vanzelf.")
    with pytest.raises(InputRefused, match="Vraag het eerst"):
        diagnosis.show_on_portfolio(desk, seen.id, resident_agrees=False)
    diagnosis.show_on_portfolio(desk, seen.id, resident_agrees=True)
    dossier = desk.dossier(case_id)
    shown = portfolio_sheets.portfolio_sheet(dossier, desk.forms, TODAY).strengths
    assert [(one.title, one.evidence) for one in shown] == [("Verdeelt het werk vanzelf.", "Keuken van De Linde")]
    editing.remove(desk, type(dossier.strengths[0]), dossier.strengths[0].id)
    assert desk.dossier(case_id).observations[0].strength_id is None


def test_that_a_period_goes_with_what_was_seen_and_comes_back_with_it(desk: Desk, case_id: UUID) -> None:
    period = observing(desk, case_id)
    diagnosis.observe(desk, period, text="Plant zelf.")
    editing.remove(desk, ObservationPeriod, period.id)
    assert desk.dossier(case_id).observations == ()
    desk.undo(case_id)
    assert [one.text for one in desk.dossier(case_id).observations] == ["Plant zelf."]


# -- outcomes of others (C05) -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [FindingKind.TARGET_REGISTER, FindingKind.SHELTERED_WORK])
def test_that_a_no_asks_for_another_way_or_a_day(desk: Desk, case_id: UUID, kind: FindingKind) -> None:
    made = diagnosis.begin(desk, case_id, ExternalFinding, kind=kind, decision=FindingDecision.NEGATIVE)
    assert "CC27" in missing(desk, case_id)
    diagnosis.change(desk, ExternalFinding, made.id, contact_on=TODAY + timedelta(weeks=4))
    assert "CC27" not in missing(desk, case_id)
    assert {one.due_on for one in terms.terms(desk, case_id) if one.id == "C05b"} == {TODAY + timedelta(weeks=4)}
    diagnosis.change(desk, ExternalFinding, made.id, contact_on=None, alternative="Vrijwilligerswerk")
    assert "CC27" not in missing(desk, case_id)


@pytest.mark.parametrize(("percentage", "words"), [(49, "persoonlijk"), (51, "digitaal"), (50, "Precies 50 %")])
def test_that_werkverkenner_says_its_label_and_at_fifty_asks(case_id: UUID, percentage: int, words: str) -> None:
    one = ExternalFinding(
        case_id=case_id, kind=FindingKind.WERKVERKENNER, percentage=percentage, issuer="UWV", found_on=TODAY
    )
    assert words in " ".join(remark.sentence for remark in diagnosis_rules.of_finding(one))


def test_that_an_outcome_that_ends_is_a_term_and_never_on_the_portfolio(desk: Desk, case_id: UUID) -> None:
    diagnosis.begin(
        desk,
        case_id,
        ExternalFinding,
        kind=FindingKind.INDICATION,
        issuer="Gemeente",
        found_on=TODAY,
        valid_until=date(2027, 9, 15),
        summary="Indicatie dagbesteding",
    )
    assert {one.due_on for one in terms.terms(desk, case_id) if one.id == "C05"} == {date(2027, 9, 15)}
    sheet = portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY)
    assert "Indicatie" not in repr(sheet)
    register = diagnosis.begin(
        desk, case_id, ExternalFinding, kind=FindingKind.TARGET_REGISTER, found_on=TODAY, issuer="UWV"
    )
    diagnosis.change(desk, ExternalFinding, register.id, decision=FindingDecision.POSITIVE)
    assert "TL30" in {one.id for one in terms.terms(desk, case_id)}


# -- who takes the lead (C06) -----------------------------------------------------------------------------------------


def test_that_the_lead_has_a_history_and_prints_as_a_sentence_only(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "regie-niveau", RaterRole.RESIDENT)
    measuring.record_answer(desk, reading.id, "regie", value=4)
    other = measuring.start_reading(desk, case_id, "regie-niveau", RaterRole.CONSULTANT)
    measuring.record_answer(desk, other.id, "regie", value=2)
    now = regie.now(desk.dossier(case_id))
    assert now is not None and now.level is RegieLevel.MUCH_HELP, "of two voices the one that asks more help"
    diagnosis.begin(desk, case_id, RegieChoice, level=RegieLevel.SELF, reason="Zo wil ik het.")
    dossier = desk.dossier(case_id)
    assert [one.level for one in regie.history(dossier)] == [RegieLevel.SELF]
    plan = plans.draft_plan(desk, case_id)
    sheet = plan_sheets.plan_sheet(desk.dossier(case_id), plan, desk.forms, desk.profile, TODAY)
    assert sheet.working_together == "Ik doe het zelf. Mijn consulent denkt mee als ik dat wil."
    assert RegieLevel.SELF.value not in {
        words for words in sheet.working_together.split() if words == "ik doe het zelf"
    }


def test_that_the_lead_says_who_begins_with_a_new_step(desk: Desk, case_id: UUID) -> None:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil koken.")
    assert plans.add_step(desk, goal, "Bellen").help_level is None
    choice = diagnosis.begin(desk, case_id, RegieChoice, level=RegieLevel.HELP_ON_REQUEST)
    own = plans.add_step(desk, goal, "Mailen")
    assert (own.help_level, own.owner_name) == (HelpLevel.OWN, "Joyce")
    diagnosis.change(desk, RegieChoice, choice.id, level=RegieLevel.PROTECTION)
    assert plans.add_step(desk, goal, "Rust").owner_name == ""
    assert "CC22" in missing(desk, case_id), "who needs protection deserves one face"


# -- earning (E09) ----------------------------------------------------------------------------------------------------


def test_that_what_is_paid_is_warned_about_until_it_is_reported(desk: Desk, case_id: UUID) -> None:
    made = diagnosis.begin(desk, case_id, EarningRecord, what="Koken")
    assert "CC26" not in missing(desk, case_id), "trying out without pay is nobody's business"
    diagnosis.change(desk, EarningRecord, made.id, amount=14500)
    assert "CC26" in missing(desk, case_id)
    diagnosis.change(desk, EarningRecord, made.id, reported_on=TODAY, reported_how="per brief")
    assert "CC26" not in missing(desk, case_id)


def test_that_the_resident_gets_what_was_reported_on_paper(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="nog niets"):
        prints.preview(desk, case_id, print_ids.EARNINGS)
    diagnosis.begin(desk, case_id, EarningRecord, what="Koken", amount=14500, paid=True, reported_on=TODAY)
    sheet = earnings.sheet(desk.dossier(case_id), desk.forms, desk.profile, TODAY)
    assert sheet.lines[0].reported == "Gemeld op 15 september 2026" and "€ 145 per maand" in sheet.lines[0].facts
    assert any("2022" in one.source and "€ 145" in one.words and one.check for one in sheet.limits)
    assert prints.preview(desk, case_id, print_ids.EARNINGS)[:5] == b"%PDF-"


def test_that_every_amount_names_its_source_and_year() -> None:
    shipped = FormLibrary.shipped().amounts
    assert {one.id for one in shipped} >= {"werkervaring-maand", "flextensie-maand", "vrijlating-maand"}
    assert all(one.source and one.year and one.needs_check(TODAY) for one in shipped)


# -- followed over time (I06) -----------------------------------------------------------------------------------------


def test_that_a_series_keeps_to_its_scale_and_one_value_a_day(desk: Desk, case_id: UUID) -> None:
    energy = indicators.follow(desk, case_id, IndicatorKind.ENERGY)
    for value in (1100, 150, -100):
        with pytest.raises(InputRefused, match="0 tot en met 10"):
            indicators.note(desk, energy, value)
    with pytest.raises(InputRefused, match="dag die was"):
        indicators.note(desk, energy, 500, on=TODAY + timedelta(days=1))
    indicators.note(desk, energy, 500)
    indicators.note(desk, energy, 700, words="beter geslapen")
    found = indicators.of(desk.dossier(case_id))
    assert [[point.value for point in one.points] for one in found] == [[700]] and found[0].top == 1000
    money = indicators.follow(desk, case_id, IndicatorKind.INCOME)
    indicators.note(desk, money, 125050)
    assert indicators.value_words(125050) == "1250,50" and indicators.of(desk.dossier(case_id))[1].top is None
    assert indicators.follow(desk, case_id, IndicatorKind.ENERGY).id == energy.id


# -- never needed, always carried -------------------------------------------------------------------------------------


def test_that_a_plan_is_made_final_without_any_of_it(desk: Desk, ready_case: UUID) -> None:
    assert not perspectives.diagnosed(desk.dossier(ready_case))
    plans.finalise(desk, ready_case, {"CC11": "We kijken eerst in de praktijk."})
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None and dossier.current_plan.finalised_at is not None


def test_that_all_of_it_survives_the_dossier_file(desk: Desk, case_id: UUID) -> None:
    period = observing(desk, case_id)
    seen = diagnosis.observe(desk, period, text="Plant zelf.")
    diagnosis.show_on_portfolio(desk, seen.id, resident_agrees=True)
    series = indicators.follow(desk, case_id, IndicatorKind.STRESS)
    indicators.note(desk, series, 300)
    diagnosis.begin(desk, case_id, WageValue, **EXPERT, percentage=70)
    diagnosis.begin(desk, case_id, WorkCapacity, note="Gezien.")
    diagnosis.begin(desk, case_id, LoadCapacity, hours_day=240)
    diagnosis.begin(desk, case_id, EarningRecord, amount=100)
    diagnosis.begin(desk, case_id, ExternalFinding, kind=FindingKind.INVRA)
    diagnosis.begin(desk, case_id, RegieChoice, level=RegieLevel.SELF)
    dossier = desk.dossier(case_id)
    again = dossier_file.from_json(dossier_file.to_json(dossier))
    assert set(again.entities()) == set(dossier.entities())
    assert {Observation, WageValue, EarningRecord} <= {type(one) for one in again.entities()}


def missing(desk: Desk, case_id: UUID) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), TODAY)}


def test_that_nothing_of_it_blocks(desk: Desk, ready_case: UUID) -> None:
    diagnosis.begin(
        desk, ready_case, ExternalFinding, kind=FindingKind.SHELTERED_WORK, decision=FindingDecision.NEGATIVE
    )
    diagnosis.begin(desk, ready_case, EarningRecord, amount=14500, paid=True)
    found = completeness.missing(desk.forms, desk.dossier(ready_case), TODAY)
    assert {"CC26", "CC27"} <= {one.id for one in found} and not any(one.blocks for one in found)
    assert LegalGround.VOLUNTARY in desk.dossier(ready_case).case.legal_grounds
