"""Bonuses and allowances by the worked examples of the rules (FX05 to FX07, FX10), and where they conflict (J04)."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app.domain import allowances as formulas
from intake_app.domain.income import IncomeKind, IncomeSource
from intake_app.errors import InputRefused
from intake_app.services import allowances, income
from intake_app.services.allowances import Asked
from intake_app.services.desk import Desk
from intake_app.services.editing import edit


def rule(desk: Desk, wanted: str) -> allowances.Amount:
    return next(one for one in allowances.known(desk.forms) if one.id == wanted)


@pytest.mark.parametrize(
    ("wanted", "hours", "resident", "employer"),
    [
        ("flextensie-maand", 60, 9000, 70500),
        ("flextensie-maand", 100, 15000, 117500),
        ("flextensie-maand", 120, 15000, 141000),
        ("werkervaring-maand", 60, 6000, 12000),
        ("werkervaring-maand", 160, 14500, 32000),
    ],
)
def test_that_an_hourly_allowance_stops_at_its_most(
    desk: Desk, wanted: str, hours: int, resident: int, employer: int
) -> None:
    found = allowances.work_out(rule(desk, wanted), Asked(minutes=hours * 60))
    assert found == formulas.WorkedOut(resident, employer=employer)


@pytest.mark.parametrize(("months", "now", "later"), [(37, 30000, 90000), (36, 0, 120000)])
def test_that_a_bonus_in_two_parts_starts_after_a_long_benefit_only(
    desk: Desk, months: int, now: int, later: int
) -> None:
    one = rule(desk, "uitstroompremie")
    found = allowances.work_out(one, Asked(months_on_benefit=months))
    assert found == formulas.WorkedOut(now, later=later)
    assert found is not None and "Als het werk blijft: € " in " ".join(allowances.sentences(one, found))


@pytest.mark.parametrize(("hours", "most"), [(16, 120000), (15, 0)])
def test_that_savings_ask_enough_hours(desk: Desk, hours: int, most: int) -> None:
    found = allowances.work_out(rule(desk, "opleidingsspaarpot"), Asked(minutes=hours * 60, turnover=1200000))
    assert found == formulas.WorkedOut(most)


def test_that_every_allowance_names_its_source_and_says_when_it_may_be_paid(desk: Desk) -> None:
    for one in allowances.known(desk.forms):
        assert one.source and one.year and one.payment is not None
    flex = rule(desk, "flextensie-maand")
    found = allowances.work_out(flex, Asked(minutes=6000))
    assert found is not None and "Mag niet elke maand worden uitbetaald." in allowances.sentences(flex, found)


def test_that_it_is_taken_over_into_the_month_and_undone_with_it(desk: Desk, case_id: UUID) -> None:
    flex = rule(desk, "flextensie-maand")
    with pytest.raises(InputRefused):
        allowances.take_over(desk, case_id, flex, Asked())
    allowances.take_over(desk, case_id, flex, Asked(minutes=60 * 60))
    dossier = desk.dossier(case_id)
    (source,) = dossier.income_sources
    assert (source.kind, source.payer, source.estimate, source.counts) == (
        IncomeKind.PREMIUM,
        "Flextensie: bovenop de uitkering",
        9000,
        False,
    )
    desk.undo(case_id)
    assert desk.dossier(case_id).income_sources[0].estimate is None


def test_that_what_does_not_go_together_is_said(desk: Desk, case_id: UUID) -> None:
    allowances.take_over(desk, case_id, rule(desk, "werkervaring-maand"), Asked(minutes=60 * 60))
    month = desk.dossier(case_id).income_months[0]

    def told() -> str:
        dossier = desk.dossier(case_id)
        return " ".join(one.sentence for one in allowances.conflicts(dossier, desk.forms, dossier.income_months[0]))

    assert told() == ""
    profit = income.add_source(desk, month.id)
    edit(desk, IncomeSource, profit.id, "", kind=IncomeKind.PROFIT, estimate=50000, counts=True)
    assert "geen vrijwilligersvergoeding meer" in told() and "boeken" in told()
    income.change(desk, month.id, norm=100000, paid=20000)
    assert "minder dan de uitkering alleen" in told()
    income.change(desk, month.id, paid=60000, settles="de coöperatie, tot 1 maart 2028")
    assert "minder dan" not in told() and "boeken" not in told()


def test_that_a_bonus_that_is_not_monthly_asks_in_the_second_month(desk: Desk, case_id: UUID) -> None:
    allowances.take_over(desk, case_id, rule(desk, "flextensie-maand"), Asked(minutes=60 * 60))
    income.begin(desk, case_id)
    dossier = desk.dossier(case_id)
    newest = income.in_order(dossier)[0]
    said = [one.sentence for one in allowances.conflicts(dossier, desk.forms, newest)]
    assert any("niet elke maand" in one for one in said)
    assert not allowances.conflicts(dossier, desk.forms, income.in_order(dossier)[1])
