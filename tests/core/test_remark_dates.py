"""Which days a remark names, and whether they are too old to count for how it is now."""

from __future__ import annotations

from datetime import date

import pytest

from intake_app.domain.remark_dates import dates_in, oldest_beyond

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("remark", "day"),
    [
        ("Op 3 maart lag de post ongeopend.", date(2026, 3, 3)),
        ("gezien op 12-10", date(2026, 10, 12)),
        ("brief van 12-09-2026", date(2026, 9, 12)),
        ("brief van 12/9/26", date(2026, 9, 12)),
        ("2026-09-01 gebeld", date(2026, 9, 1)),
        ("op 24 december", date(2025, 12, 24)),
        ("ziek van 1 tot 3 okt.", date(2026, 10, 3)),
        ("Sinds april gaat het zo.", date(2026, 4, 30)),
        ("begin november", TODAY),
        ("in december 2025", date(2025, 12, 31)),
    ],
)
def test_that_a_day_is_found_as_people_write_it(remark: str, day: date) -> None:
    assert dates_in(remark, TODAY) == (day,)


@pytest.mark.parametrize(
    "remark",
    ["1-2 keer per week", "tel. 06-12-34", "31 februari", "op 30-13", "2-3 uur", "code 12-345", "", "op 4 mei 2027"],
)
def test_that_figures_that_are_no_past_day_are_left_alone(remark: str) -> None:
    assert dates_in(remark, TODAY) == ()


def test_that_thirty_days_ago_still_counts_and_thirty_one_does_not() -> None:
    assert oldest_beyond("op 23 oktober", TODAY, 30) is None
    assert oldest_beyond("op 22 oktober", TODAY, 30) == date(2026, 10, 22)


def test_that_the_oldest_of_several_days_is_named() -> None:
    assert oldest_beyond("op 1 maart en op 5 juni", TODAY, 30) == date(2026, 3, 1)
