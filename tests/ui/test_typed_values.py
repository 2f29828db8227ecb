"""Amounts and months as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.answers.typed_values import money_words, month_words, read_money, read_month


@pytest.mark.parametrize(
    ("text", "cents"),
    [("12", 1200), ("12,5", 1250), ("€ 1.250", 125000), ("1.250,75", 125075), ("12.50", 1250), ("-3,-", -300)],
)
def test_that_amounts_are_read_the_way_people_write_them(text: str, cents: int) -> None:
    assert read_money(text) == cents


@pytest.mark.parametrize("text", ["twaalf", "12,345", "1,2,3", "€", "1.25.000", ""])
def test_that_what_is_no_amount_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="Schrijf een bedrag"):
        read_money(text)


@settings(max_examples=60)
@given(st.integers(-(10**9), 10**9))
def test_that_an_amount_reads_back_as_it_was_written(cents: int) -> None:
    assert read_money(money_words(cents)) == cents


@pytest.mark.parametrize("text", ["maart 2024", "mrt 2024", "Mrt. 2024", "3-2024", "2024-03", "03/2024"])
def test_that_a_month_is_read_in_words_and_figures(text: str) -> None:
    assert read_month(text) == "2024-03" and month_words("2024-03") == "maart 2024"


@pytest.mark.parametrize("text", ["2024", "maart", "13-2024", "ma 2024", "maart 24"])
def test_that_what_is_no_month_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="Schrijf een maand"):
        read_month(text)
