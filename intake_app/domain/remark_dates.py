"""Dates named in a remark: what was seen long ago does not count for how it is now (ZRM, G-Z3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_FULL = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {name: number for names in (_FULL, _SHORT) for number, name in enumerate(names, 1)}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FIGURES = re.compile(
    r"(?<![\d-])(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?![\d-])"
    r"|\b(?:op|sinds|vanaf|tot|dd|d\.d\.)\s+(\d{1,2})[-/](\d{1,2})(?![\d/-])",
    re.IGNORECASE,
)
"""With its year, or after a word that says it is a day: "1-2 keer" is none."""
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({_NAMES})\b\.?(?:\s+(\d{{4}}))?", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    rf"\b(?:in|sinds|begin|eind|half)\s+({'|'.join(_FULL)})\b(?:\s+(\d{{4}}))?",
    re.IGNORECASE,
)


def dates_in(remark: str, today: date) -> tuple[date, ...]:
    """The days a Dutch remark names, oldest first. A day without a year is the last one before or on `today`.

    A month alone ("in maart") counts as its last day, so that it is never taken for older than it is. Days after
    `today` and days that do not exist are left out.
    """
    return tuple(sorted({day for day in _found(remark, today) if day <= today}))


def oldest_beyond(remark: str, today: date, days: int) -> date | None:
    """The oldest day in a remark that lies more than `days` days before `today`, or None."""
    limit = today - timedelta(days=days)
    return next((day for day in dates_in(remark, today) if day < limit), None)


def _found(remark: str, today: date) -> Iterator[date]:
    for match in _ISO.finditer(remark):
        yield from _day(match[1], int(match[2]), match[3], today)
    for match in _FIGURES.finditer(_ISO.sub(" ", remark)):
        yield from _day(match[3], int(match[2] or match[5]), match[1] or match[4], today)
    for match in _WORDS.finditer(remark):
        yield from _day(match[3], _MONTHS[match[2].lower()], match[1], today)
    for match in _MONTH_ALONE.finditer(remark):
        yield from _last_of_month(match[2], _MONTHS[match[1].lower()], today)


def _day(year: str | None, month: int, day: str, today: date) -> Iterator[date]:
    try:
        if year:
            whole = int(year)
            yield date(whole if whole > 99 else 2000 + whole, month, int(day))
        else:
            found = date(today.year, month, int(day))
            yield found if found <= today else date(today.year - 1, month, int(day))
    except ValueError:
        return


def _last_of_month(year: str | None, month: int, today: date) -> Iterator[date]:
    number = int(year) if year else today.year
    if not year and month > today.month:
        number -= 1
    following = date(number + month // 12, month % 12 + 1, 1)
    yield min(today, following - timedelta(days=1))
