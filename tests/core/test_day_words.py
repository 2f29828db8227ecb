"""Names of days and months: the program's own tables against Babel's, and what is made of them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date

from intake_app import day_words, i18n

DAYS = [date(2026, month, 8 + month) for month in range(1, 13)]


@pytest.mark.parametrize("locale", list(day_words.OWN))
def test_that_our_own_names_are_those_of_babel(locale: str) -> None:
    assert day_words.day_words(locale) == day_words.of_babel(locale)


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl_NL"), ("en", "en_GB")])
def test_that_days_are_written_as_babel_writes_them(language: str, locale: str) -> None:
    with i18n.speaking(language):
        for day in DAYS:
            assert i18n.format_day(day, year=True) == format_date(day, "EEEE d MMMM y", locale=locale)
            assert i18n.format_day(day, weekday=False, year=False) == format_date(day, "d MMMM", locale=locale)
            assert i18n.format_short_day(day) == format_date(day, "EEE d MMM", locale=locale).replace(".", "")
            assert i18n.format_month(day) == format_date(day, "MMMM y", locale=locale)
            assert i18n.weekday_name(day.weekday()) == format_date(day, "EEEE", locale=locale)


@pytest.mark.parametrize(("locale", "month", "day"), [("uk", "січня", "понеділок"), ("tr", "Ocak", "Pazartesi")])
def test_that_another_language_has_its_own_names(locale: str, month: str, day: str) -> None:
    words = day_words.day_words(locale)
    assert (words.months[0], words.days[0]) == (month, day)
