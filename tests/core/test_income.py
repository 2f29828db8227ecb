"""Income beside a benefit: the worked examples of the rules, and months as people keep them (J02)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain import print_ids, settling
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import IncomeKind, IncomeMonth, IncomeSource, SettlementMode
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import ContactKind
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import editing, income, income_sheets, prints, rules
from intake_app.services.desk import Desk
from intake_app.services.income_words import euros

from .conftest import TODAY

AMOUNTS = st.integers(0, 500_000)
MODES = st.sampled_from(SettlementMode)


def dossier_of(month: IncomeMonth, *amounts: tuple[int | None, int | None]) -> Dossier:
    """A dossier of one month with sources that count."""
    person = Person(first_name="Joyce")
    case = CaseFile(id=month.case_id, person_id=person.id, number="2026-001", opened_on=TODAY)
    sources = tuple(
        IncomeSource(case_id=case.id, month_id=month.id, estimate=estimate, actual=actual)
        for estimate, actual in amounts
    )
    return Dossier(case=case, person=person, income_months=(month,), income_sources=sources)


def a_month(**values: Any) -> IncomeMonth:
    return IncomeMonth(case_id=UUID(int=1), month=date(2026, 10, 1), **values)


# -- the worked examples of the rules (FX01 to FX04) ------------------------------------------------------------------


@pytest.mark.parametrize(("estimate", "expected"), [(40_000, 60_000), (120_000, 0)])
def test_that_the_benefit_adds_what_lacks_to_the_norm(estimate: int, expected: int) -> None:
    assert settling.supplement(100_000, estimate) == expected


@pytest.mark.parametrize(("actual", "expected"), [(35_000, 5_000), (48_000, -8_000), (130_000, -60_000)])
def test_that_settling_gives_the_rest_or_asks_back(actual: int, expected: int) -> None:
    month = a_month(norm=100_000, paid=60_000)
    assert income.figures(dossier_of(month, (40_000, actual)), month).settlement == expected


def test_that_an_exemption_counts_only_where_it_is_on() -> None:
    on = a_month(norm=100_000, exempt_share=2500, exempt_most=19_600)
    known = income.figures(dossier_of(on, (40_000, None)), on)
    assert (settling.exempt(40_000, 2500, 19_600), known.counted, known.supplement) == (10_000, 30_000, 70_000)
    off = a_month(norm=100_000)
    assert income.figures(dossier_of(off, (40_000, None)), off).supplement == 60_000
    assert settling.exempt(100_000, 2500, 19_600) == 19_600, "never more than the maximum"
    assert settling.exempt(1_000, 1250) == 125, "12.5 percent, for a single parent"


@pytest.mark.parametrize(("norm", "now", "rest"), [(100_000, 90_000, 10_000), (103_712, 93_341, 10_371)])
def test_that_an_advance_is_nine_tenths_and_the_rest_follows(norm: int, now: int, rest: int) -> None:
    assert settling.advance(norm) == (now, rest)


@given(norm=AMOUNTS, share=st.integers(90, 100))
def test_that_an_advance_and_its_rest_are_the_norm(norm: int, share: int) -> None:
    now, rest = settling.advance(norm, share)
    assert now + rest == norm and rest >= 0


@given(norm=AMOUNTS, mode=MODES, sources=st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=4))
def test_that_what_was_paid_and_what_was_settled_is_what_should_be(
    norm: int, mode: SettlementMode, sources: list[tuple[int, int]]
) -> None:
    month = a_month(norm=norm, mode=mode)
    known = income.figures(dossier_of(month, *sources), month)
    assert known.paid is not None and known.right is not None and known.in_hand is not None
    assert known.paid + (known.settlement or 0) == known.right
    assert known.actual == sum(real for _expected, real in sources)
    assert known.in_hand == known.actual + known.right
    if mode is not SettlementMode.BENEFIT_CONTINUES:
        assert known.in_hand == max(norm, known.actual), "nobody ends below the norm, nor above it by benefit"


@given(income_=AMOUNTS, share=st.integers(0, 10_000), most=st.none() | AMOUNTS)
def test_that_never_more_is_exempt_than_came_in(income_: int, share: int, most: int | None) -> None:
    freed = settling.exempt(income_, share, most)
    assert 0 <= freed <= income_ and (most is None or freed <= most)


def test_that_an_amount_that_is_not_known_is_not_nought() -> None:
    month = a_month(norm=100_000)
    known = income.figures(dossier_of(month, (40_000, 35_000), (None, None)), month)
    assert (known.estimate, known.supplement, known.settlement) == (None, None, None)
    assert income.figures(dossier_of(a_month()), a_month()).supplement is None


def test_that_an_amount_reads_as_on_a_payslip() -> None:
    assert [euros(cents) for cents in (0, 60_000, 103_712, -8_005)] == [
        "€ 0,00",
        "€ 600,00",
        "€ 1.037,12",
        "− € 80,05",
    ]


# -- months as people keep them ---------------------------------------------------------------------------------------


def a_filled_month(desk: Desk, case_id: UUID, estimate: int = 40_000) -> IncomeMonth:
    month = income.begin(desk, case_id)
    (source,) = desk.dossier(case_id).sources_of(month)
    editing.edit(desk, IncomeSource, source.id, "", payer="Bakkerij De Korst", estimate=estimate)
    income.change(desk, month.id, norm=100_000, reports="Joyce Veldkamp", settles="Team inkomen")
    return month


def test_that_both_agree_on_an_amount_and_another_amount_asks_again(desk: Desk, case_id: UUID) -> None:
    empty = income.begin(desk, case_id)
    with pytest.raises(InputRefused, match="Vul eerst de norm in"):
        income.change(desk, empty.id, agreed_on=TODAY)
    editing.remove(desk, IncomeMonth, empty.id)
    month = a_filled_month(desk, case_id)
    income.change(desk, month.id, agreed_on=TODAY, channel=ContactKind.PHONE)
    dossier = desk.dossier(case_id)
    assert dossier.income_months[0].agreed_sum == 40_000 and income.agreed(dossier, dossier.income_months[0])
    assert income.remarks(dossier, dossier.income_months[0]) == ()
    editing.edit(desk, IncomeSource, dossier.income_sources[0].id, "", estimate=45_000)
    dossier = desk.dossier(case_id)
    assert not income.agreed(dossier, dossier.income_months[0])
    (said,) = income.remarks(dossier, dossier.income_months[0])
    assert "opnieuw" in said.sentence
    desk.undo(case_id)
    dossier = desk.dossier(case_id)
    assert income.agreed(dossier, dossier.income_months[0])


def test_that_the_next_month_takes_over_what_holds_and_nothing_that_was_agreed(desk: Desk, case_id: UUID) -> None:
    first = a_filled_month(desk, case_id)
    income.change(desk, first.id, agreed_on=TODAY)
    following = income.begin(desk, case_id)
    assert (first.month, following.month) == (date(2026, 9, 1), date(2026, 10, 1))
    assert (following.norm, following.reports, following.agreed_on) == (100_000, "Joyce Veldkamp", None)
    (source,) = desk.dossier(case_id).sources_of(following)
    assert (source.payer, source.estimate, source.actual) == ("Bakkerij De Korst", 40_000, None)
    with pytest.raises(InputRefused, match="september 2026 is er al"):
        income.change(desk, following.id, month=date(2026, 9, 20))


def test_that_an_exemption_ends_after_its_months(desk: Desk, case_id: UUID) -> None:
    first = a_filled_month(desk, case_id)
    income.change(desk, first.id, exempt_share=2500, exempt_most=19_600, exempt_months=2)
    second, third = income.begin(desk, case_id), income.begin(desk, case_id)
    dossier = desk.dossier(case_id)
    by_id = {one.id: one for one in dossier.income_months}
    counted = [income.figures(dossier, by_id[one.id]).counted for one in (first, second, third)]
    assert counted == [30_000, 30_000, 40_000]
    assert any("vrijlating" in one.sentence for one in income.remarks(dossier, by_id[third.id]))


def test_that_the_balance_holds_what_is_not_paid_yet(desk: Desk, case_id: UUID) -> None:
    for actual in (35_000, 48_000):
        month = a_filled_month(desk, case_id)
        (source,) = desk.dossier(case_id).sources_of(month)
        editing.edit(desk, IncomeSource, source.id, "", actual=actual)
    dossier = desk.dossier(case_id)
    assert income.balance(dossier) == 5_000 - 8_000
    newest = income.in_order(dossier)[0]
    income.change(desk, newest.id, settled_on=TODAY)
    assert income.balance(desk.dossier(case_id)) == 5_000


def test_that_the_purse_shows_a_difference_in_the_month_in_which_it_was_paid(desk: Desk, case_id: UUID) -> None:
    first = a_filled_month(desk, case_id)
    (source,) = desk.dossier(case_id).sources_of(first)
    editing.edit(desk, IncomeSource, source.id, "", actual=48_000)
    income.begin(desk, case_id)
    before = income.in_hand_by_month(desk.dossier(case_id))
    assert before == ((date(2026, 9, 1), 108_000), (date(2026, 10, 1), 100_000))
    income.change(desk, first.id, settled_on=date(2026, 10, 20))
    after = income.in_hand_by_month(desk.dossier(case_id))
    assert after == ((date(2026, 9, 1), 108_000), (date(2026, 10, 1), 92_000))


def test_that_a_month_starts_as_the_municipality_settles(desk: Desk, case_id: UUID) -> None:
    rules.choose_profile(desk, "zaanstad")
    try:
        month = income.begin(desk, case_id)
    finally:
        rules.choose_profile(desk, "standaard")
    assert month.mode is SettlementMode.AFTER_PAYSLIP
    assert any("op en neer" in one.sentence for one in income.remarks(desk.dossier(case_id), month))


def test_that_what_does_not_count_is_in_hand_and_lowers_nothing() -> None:
    month = a_month(norm=100_000)
    dossier = dossier_of(month, (40_000, 40_000))
    premium = IncomeSource(
        case_id=month.case_id, month_id=month.id, kind=IncomeKind.PREMIUM, estimate=20_000, actual=20_000, counts=False
    )
    known = income.figures(
        Dossier(
            case=dossier.case,
            person=dossier.person,
            income_months=(month,),
            income_sources=(*dossier.income_sources, premium),
        ),
        month,
    )
    assert (known.counted, known.supplement, known.in_hand) == (40_000, 60_000, 120_000)


def test_that_a_month_goes_with_its_sources_and_comes_back(desk: Desk, case_id: UUID) -> None:
    month = a_filled_month(desk, case_id)
    kept = desk.dossier(case_id)
    again = dossier_file.from_json(dossier_file.to_json(kept))
    assert (again.income_months, again.income_sources) == (kept.income_months, kept.income_sources)
    editing.remove(desk, IncomeMonth, month.id)
    assert desk.dossier(case_id).income_sources == ()
    desk.undo(case_id)
    assert desk.dossier(case_id) == kept


# -- the paper --------------------------------------------------------------------------------------------------------


def test_that_the_paper_is_a_concept_until_both_said_yes(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="nog geen maand"):
        prints.preview(desk, case_id, print_ids.INCOME_ESTIMATE)
    month = a_filled_month(desk, case_id)
    before = income_sheets.sheet(desk, desk.dossier(case_id))
    assert before.concept and before.agreed == "" and before.reports == "Joyce Veldkamp"
    assert [line.amount for line in before.sums] == ["€ 1.000,00", "€ 400,00", "€ 600,00"]
    income.change(desk, month.id, agreed_on=TODAY, channel=ContactKind.PHONE)
    sheet = income_sheets.sheet(desk, desk.dossier(case_id))
    assert not sheet.concept and sheet.agreed == "15 september 2026, telefonisch"
    assert [one.name for one in sheet.signers] == ["Joyce Veldkamp", "Marloes Dekker"]
    assert prints.preview(desk, case_id, f"{print_ids.INCOME_ESTIMATE}/2026-09")[:5] == b"%PDF-"


def test_that_the_paper_says_what_still_comes_or_goes_back(desk: Desk, case_id: UUID) -> None:
    month = a_filled_month(desk, case_id)
    (source,) = desk.dossier(case_id).sources_of(month)
    editing.edit(desk, IncomeSource, source.id, "", actual=48_000)
    sheet = income_sheets.sheet(desk, desk.dossier(case_id))
    assert sheet.outcome == "Ik betaal € 80,00 terug."
    assert [line.amount for line in sheet.settled] == ["€ 520,00", "€ 600,00", "− € 80,00"]
