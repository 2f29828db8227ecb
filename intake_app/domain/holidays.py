"""The Dutch days off that the Algemene termijnenwet names, computed for any year (rules 4.1)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_KING_FROM = 2014
"""From this year the birthday of the King is kept, before it the day of the Queen."""


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian reckoning of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The generally recognised holidays, Good Friday (equated with them), the King's birthday and 5 May."""
    sunday = easter(year)
    from_easter = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension Day, Whit Monday
    fixed = ((1, 1), (5, 5), (12, 25), (12, 26))
    moving = {sunday + timedelta(days=days) for days in from_easter}
    return frozenset({*moving, *(date(year, month, day) for month, day in fixed), kings_day(year)})


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday; before 2014 the same with 30 April."""
    kept = date(year, 4, 27) if year >= _KING_FROM else date(year, 4, 30)
    return kept - timedelta(days=1) if kept.weekday() == 6 else kept


def closed(day: date) -> bool:
    """Whether a day is a Saturday, a Sunday or one of the holidays."""
    return day.weekday() >= 5 or day in holidays(day.year)


def open_from(day: date) -> date:
    """This day, or the first one after it that is not closed."""
    while closed(day):
        day += timedelta(days=1)
    return day
