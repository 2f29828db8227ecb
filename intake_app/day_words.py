"""Names of months and days: of the program's own languages they stand here, of every other language Babel has them.

Babel's own tables take 5 MB, and are read before the first date that somebody sees. A test compares these with Babel's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class DayWords:
    """In full and short; months from January, days from Monday."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]


def _own(months: str, short_months: str, days: str, short_days: str) -> DayWords:
    return DayWords(tuple(months.split()), tuple(short_months.split()), tuple(days.split()), tuple(short_days.split()))


OWN = {
    "nl_NL": _own(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "ma di wo do vr za zo",
    ),
    "en_GB": _own(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
    ),
}


def day_words(locale: str) -> DayWords:
    """The names in a language, "nl_NL" or "uk". Raises babel's UnknownLocaleError."""
    return OWN.get(locale) or of_babel(locale)


@cache
def of_babel(locale: str) -> DayWords:
    """The names as Babel has them, those that are short without their full stop."""
    from babel.dates import get_day_names, get_month_names

    def in_order(names: Mapping[Any, str], first: int) -> tuple[str, ...]:
        return tuple(str(names[number]) for number in range(first, first + len(names)))

    def short(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name.replace(".", "") for name in names)

    return DayWords(
        in_order(get_month_names("wide", locale=locale), 1),
        short(in_order(get_month_names("abbreviated", locale=locale), 1)),
        in_order(get_day_names("wide", locale=locale), 0),
        short(in_order(get_day_names("abbreviated", locale=locale), 0)),
    )
