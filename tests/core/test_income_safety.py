"""A benefit kept open and coming back to it, and what has to be handed in: the worked examples, and as people do it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain import print_ids
from intake_app.domain.dates import add_months
from intake_app.domain.income import BenefitHold, FormDue, IncomeMonth, IncomeSource, PaperKind, SettlementMode
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    benefit_holds,
    editing,
    fridge_sheets,
    income,
    income_papers,
    papers_due,
    prints,
    rules,
    terms,
    week,
)
from intake_app.services.desk import Desk

from .conftest import TODAY

FORMS = FormLibrary.shipped()


def by(profile: str) -> rules.Rules:
    return rules.of_profile(FORMS, {}, profile)


def a_hold(**values: object) -> BenefitHold:
    return BenefitHold(case_id=UUID(int=1), **values)  # type: ignore[arg-type]  # fields of the record


@pytest.fixture
def baanzicht(desk: Desk) -> Iterator[None]:
    rules.choose_profile(desk, "baanzicht")
    yield
    rules.choose_profile(desk, "standaard")


# -- keeping it open (FX22), coming back (FX23), the advance (FX04) ---------------------------------------------------


def test_that_leiden_holds_a_benefit_two_months_and_ends_it_the_day_after() -> None:
    assert benefit_holds.counted_until(date(2026, 1, 15), by("leiden")) == date(2026, 3, 15)


def test_that_months_of_keeping_open_are_a_maximum() -> None:
    assert benefit_holds.counted_until(date(2026, 1, 1), by("rotterdam")) == date(2026, 6, 30)
    assert benefit_holds.counted_until(date(2026, 1, 1), by("baanzicht")) is None, "asked, never guessed"


@pytest.mark.parametrize(("on", "short", "wait"), [(date(2026, 9, 16), True, 0), (date(2026, 9, 17), False, 4)])
def test_that_baanzicht_knows_a_short_application_to_the_last_day(on: date, short: bool, wait: int) -> None:
    hold = a_hold(benefit_ended_on=date(2026, 3, 16))
    found = benefit_holds.coming_back(hold, by("baanzicht"), on)
    assert (found.short, found.wait_weeks, found.counts_from) == (short, wait, on + timedelta(weeks=wait))


def test_that_waiting_and_handling_are_two_times() -> None:
    hold = a_hold(benefit_ended_on=date(2026, 3, 16), window_months=6)
    leiden = benefit_holds.coming_back(hold, by("leiden"), date(2026, 4, 1))
    assert (leiden.counts_from, leiden.handled_by) == (date(2026, 4, 1), date(2026, 4, 29))
    own = a_hold(benefit_ended_on=date(2026, 3, 16), window_months=6, wait_weeks=1, handling_weeks=2)
    found = benefit_holds.coming_back(own, by("leiden"), date(2026, 4, 1))
    assert (found.counts_from, found.handled_by) == (date(2026, 4, 8), date(2026, 4, 15))


def test_that_nothing_is_promised_where_the_window_is_not_known() -> None:
    found = benefit_holds.coming_back(a_hold(benefit_ended_on=date(2026, 3, 16)), by("leiden"), date(2026, 4, 1))
    assert (found.short, found.wait_weeks) == (None, None)


@given(ended=st.dates(date(2020, 1, 1), date(2030, 1, 1)), months=st.integers(1, 24))
def test_that_the_window_holds_its_last_day_and_no_more(ended: date, months: int) -> None:
    hold, held = a_hold(benefit_ended_on=ended, window_months=months), by("standaard")
    last = add_months(ended, months)
    assert benefit_holds.coming_back(hold, held, last).short is True
    assert benefit_holds.coming_back(hold, held, last + timedelta(days=1)).short is False


def test_that_an_advance_is_nine_tenths_by_the_rules() -> None:
    assert benefit_holds.advance(a_hold(norm=103_712), by("standaard")) == (93_341, 10_371)
    assert benefit_holds.advance(a_hold(norm=103_712), by("baanzicht")) is None, "Baanzicht does not say how much"


# -- as people keep it ------------------------------------------------------------------------------------------------


def said(desk: Desk, case_id: UUID) -> str:
    dossier = desk.dossier(case_id)
    (hold,) = dossier.benefit_holds
    found = benefit_holds.remarks(hold, rules.for_case(desk, dossier.case), desk.today())
    return " ".join(one.sentence for one in found)


def test_that_work_that_ends_asks_for_the_application_that_is_possible(
    desk: Desk, case_id: UUID, baanzicht: None
) -> None:
    hold = benefit_holds.begin(desk, case_id)
    assert (hold.until_on, hold.call_name) == (None, "Marloes Dekker")
    assert "Vraag de gemeente tot wanneer" in said(desk, case_id)
    benefit_holds.change(desk, hold.id, from_on=date(2026, 1, 1), until_on=TODAY + timedelta(days=10))
    assert "Nog 10 dagen" in said(desk, case_id)
    benefit_holds.change(desk, hold.id, work_ended_on=date(2026, 3, 16), benefit_ended_on=date(2026, 3, 16))
    assert "tot en met 16 september 2026. Wachttijd: 0 weken" in said(desk, case_id)
    papers_due.take_over(desk, case_id)
    (paper,) = desk.dossier(case_id).forms_due
    assert (paper.kind, paper.due_on) == (PaperKind.SHORT_APPLICATION, date(2026, 9, 16))
    benefit_holds.change(desk, hold.id, advance_on=date(2026, 8, 1))
    assert "De rest van het voorschot is er nog niet" in said(desk, case_id)
    benefit_holds.change(desk, hold.id, rest_on=date(2026, 9, 1), rest_checked=True)
    assert "voorschot" not in said(desk, case_id)
    with pytest.raises(InputRefused, match="laatste dag"):
        benefit_holds.change(desk, hold.id, until_on=date(2025, 1, 1))


def test_that_another_first_day_moves_the_last_one_along_unless_it_was_filled_in(desk: Desk, case_id: UUID) -> None:
    rules.choose_profile(desk, "rotterdam")
    try:
        hold = benefit_holds.begin(desk, case_id)
        assert hold.until_on == date(2027, 3, 14)
        benefit_holds.change(desk, hold.id, from_on=date(2026, 10, 1))
        assert desk.dossier(case_id).benefit_holds[0].until_on == date(2027, 3, 31)
        benefit_holds.change(desk, hold.id, until_on=date(2027, 1, 1))
        benefit_holds.change(desk, hold.id, from_on=date(2026, 11, 1))
        assert desk.dossier(case_id).benefit_holds[0].until_on == date(2027, 1, 1)
    finally:
        rules.choose_profile(desk, "standaard")


def open_terms(desk: Desk, case_id: UUID) -> dict[str, date | None]:
    found = terms.terms_for(desk, desk.dossier(case_id))
    return {one.title: one.due_on for one in found if one.state.open}


def test_that_the_clock_counts_what_was_kept_open_and_handed_in(desk: Desk, case_id: UUID, baanzicht: None) -> None:
    hold = benefit_holds.begin(desk, case_id)
    benefit_holds.change(desk, hold.id, until_on=date(2026, 12, 1))
    paper = papers_due.begin(desk, case_id)
    papers_due.change(desk, paper.id, kind=PaperKind.PAYSLIP, due_on=date(2026, 9, 18))
    known = open_terms(desk, case_id)
    assert known["Uitkering aangehouden tot en met"] == date(2026, 12, 1)
    assert known["Papier inleveren"] == date(2026, 9, 18)
    assert any(one.on == date(2026, 9, 18) for one in week.week(desk, week.monday_of(TODAY)).lines)
    papers_due.change(desk, paper.id, complete=True)
    benefit_holds.change(desk, hold.id, benefit_ended_on=TODAY)
    known = open_terms(desk, case_id)
    assert "Papier inleveren" not in known and "Uitkering aangehouden tot en met" not in known
    assert known["Verkorte aanvraag kan tot"] == date(2027, 3, 15), "by the rules"
    benefit_holds.change(desk, hold.id, window_months=2, advance_on=TODAY)
    known = open_terms(desk, case_id)
    assert known["Verkorte aanvraag kan tot en met"] == date(2026, 11, 15) and "Verkorte aanvraag kan tot" not in known
    assert known["Rest van het voorschot nakijken"] == date(2026, 10, 15)


# -- what has to be handed in -----------------------------------------------------------------------------------------


def test_that_the_rules_and_the_months_make_the_list_once(desk: Desk, case_id: UUID, baanzicht: None) -> None:
    month = income.begin(desk, case_id)
    papers_due.take_over(desk, case_id)
    kept = desk.dossier(case_id).forms_due
    assert {(one.kind, one.what, one.due_on) for one in kept} == {
        (PaperKind.CHANGE_FORM, "september 2026", None),
        (PaperKind.PAYSLIP, "september 2026", None),
    }
    papers_due.take_over(desk, case_id)
    assert desk.dossier(case_id).forms_due == kept, "not twice"
    desk.undo(case_id)
    assert desk.dossier(case_id).forms_due == (), "one step of undo"
    rules.set_own(desk, "settlement_papers_day", 10)
    try:
        held = rules.rules(desk)
        assert {one.due_on for one in papers_due.missing(desk.dossier(case_id), held)} == {date(2026, 10, 10)}
        income.change(desk, month.id, mode=SettlementMode.BENEFIT_CONTINUES)
        assert papers_due.missing(desk.dossier(case_id), held) == (), "nothing to settle, nothing to hand in"
        income.change(desk, month.id, mode=SettlementMode.AFTER_PAYSLIP)
        (source,) = desk.dossier(case_id).income_sources
        editing.edit(desk, IncomeSource, source.id, "", actual=100)
        assert papers_due.missing(desk.dossier(case_id), held) == (), "the payslip was there"
    finally:
        rules.set_own(desk, "settlement_papers_day", None)


def test_that_what_is_urgent_gets_a_name_and_is_not_silent(desk: Desk, case_id: UUID) -> None:
    paper = papers_due.begin(desk, case_id)
    papers_due.change(desk, paper.id, kind=PaperKind.BANK, due_on=TODAY - timedelta(days=1), urgent=True)
    (kept,) = desk.dossier(case_id).forms_due
    assert (kept.urgent_name, kept.urgent_phone) == ("Marloes Dekker", "0300 – 12 34 56")
    words = " ".join(one.sentence for one in papers_due.remarks(kept, TODAY))
    assert "Bel de inwoner" in words and "Bel Marloes Dekker" in words
    papers_due.change(desk, paper.id, sent_on=TODAY)
    with pytest.raises(InputRefused, match="verstuurd"):
        papers_due.change(desk, paper.id, received_on=TODAY - timedelta(days=2))
    papers_due.change(desk, paper.id, complete=True)
    (kept,) = desk.dossier(case_id).forms_due
    assert kept.received_on == TODAY and not kept.open and papers_due.remarks(kept, TODAY) == ()


def test_that_the_kitchen_knows_a_day_and_not_a_reason(desk: Desk, case_id: UUID) -> None:
    paper = papers_due.begin(desk, case_id)
    assert fridge_sheets.fridge_sheet(desk.dossier(case_id), desk.profile, TODAY).hand_in == ""
    papers_due.change(desk, paper.id, kind=PaperKind.PAYSLIP, what="Bakkerij", due_on=date(2026, 9, 25))
    shown = fridge_sheets.fridge_sheet(desk.dossier(case_id), desk.profile, TODAY).hand_in
    assert shown == "Papieren inleveren, uiterlijk 25 september"


# -- the papers -------------------------------------------------------------------------------------------------------


def test_that_the_list_is_a_concept_while_a_day_is_open(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="nog niets ingeleverd"):
        prints.preview(desk, case_id, print_ids.PAPERS_DUE)
    paper = papers_due.begin(desk, case_id)
    papers_due.change(desk, paper.id, kind=PaperKind.PAYSLIP, what="september 2026", urgent=True)
    sheet = income_papers.papers_sheet(desk, desk.dossier(case_id))
    assert sheet.concept and sheet.lines[0].what == "Loonstrook, september 2026"
    assert sheet.lines[0].call == "Marloes Dekker, 0300 – 12 34 56"
    papers_due.change(desk, paper.id, due_on=TODAY)
    assert not income_papers.papers_sheet(desk, desk.dossier(case_id)).concept
    assert prints.preview(desk, case_id, print_ids.PAPERS_DUE)[:5] == b"%PDF-"


def test_that_the_resident_reads_until_when_what_then_and_whom_to_call(
    desk: Desk, case_id: UUID, baanzicht: None
) -> None:
    with pytest.raises(InputRefused, match="geen uitkering aangehouden"):
        prints.preview(desk, case_id, print_ids.INCOME_CERTAINTY)
    hold = benefit_holds.begin(desk, case_id)
    assert income_papers.certainty_sheet(desk, desk.dossier(case_id)).concept
    benefit_holds.change(desk, hold.id, until_on=date(2026, 12, 1), handling_weeks=4, call_name="Q. Testbeller")
    sheet = income_papers.certainty_sheet(desk, desk.dossier(case_id))
    assert not sheet.concept and "tot en met dinsdag 1 december 2026" in sheet.until
    assert "Een verkorte aanvraag kan tot en met 6 maanden nadat mijn uitkering stopte." in sheet.when_it_ends
    assert {"Er is geen wachttijd.", "Ik krijg antwoord binnen 4 weken."} <= set(sheet.when_it_ends)
    assert sheet.call_name == "Q. Testbeller" and sheet.source.startswith("Volgens de regels van Baanzicht")
    assert prints.preview(desk, case_id, print_ids.INCOME_CERTAINTY, large=True)[:5] == b"%PDF-"


def test_that_all_of_it_travels_in_a_file_and_comes_back_by_undo(desk: Desk, case_id: UUID) -> None:
    hold = benefit_holds.begin(desk, case_id)
    papers_due.begin(desk, case_id)
    income.begin(desk, case_id)
    kept = desk.dossier(case_id)
    again = dossier_file.from_json(dossier_file.to_json(kept))
    assert {BenefitHold, FormDue, IncomeMonth, IncomeSource} <= {type(one) for one in again.entities()}
    assert (again.benefit_holds, again.forms_due) == (kept.benefit_holds, kept.forms_due)
    editing.remove(desk, BenefitHold, hold.id)
    desk.undo(case_id)
    assert desk.dossier(case_id) == kept
