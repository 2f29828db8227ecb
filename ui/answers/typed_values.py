"""Amounts and months as people write them, and as they are kept: whole cents, and "2024-03"."""

from __future__ import annotations

import re
from datetime import date

from intake_app.i18n import _, format_day

_MONEY = re.compile(r"(?:€|eur|euro)?\s*(-?)\s*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})(?:,([0-9]{1,2}|-))?\s*", re.I)
_POINT = re.compile(r"(?:€|eur|euro)?\s*(-?)\s*([0-9]{1,9})\.([0-9]{1,2})\s*", re.I)
_IN_FIGURES = re.compile(r"(?:([0-9]{4})[-/. ]([0-9]{1,2})|([0-9]{1,2})[-/. ]([0-9]{4}))")
_IN_WORDS = re.compile(r"([^\W\d_]{3,})\.? +([0-9]{4})")


def read_money(text: str) -> int:
    """An amount in whole cents: "12", "12,50", "€ 1.250". Raises ValueError with a sentence."""
    found = _MONEY.fullmatch(text.strip()) or _POINT.fullmatch(text.strip())
    if found is None:
        raise ValueError(_("Write an amount in euros, such as 12 or 12,50."))
    minus, whole, part = found.groups()
    cents = 0 if part in (None, "-") else int(part.ljust(2, "0"))
    amount = int(whole.replace(".", "")) * 100 + cents
    return -amount if minus else amount


def money_words(cents: int) -> str:
    """An amount as it stands in a field: "1250,00"."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02d}"


def read_month(text: str) -> str:
    """A month: "maart 2024", "mrt 2024", "3-2024", "2024-03". Raises ValueError with a sentence."""
    found = _IN_FIGURES.fullmatch(text.strip())
    if found is not None:
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    else:
        worded = _IN_WORDS.fullmatch(text.strip().casefold())
        month, year = (_month_of(worded[1]), worded[2]) if worded is not None else ("", "")
    if not month or not 1 <= int(month) <= 12 or not 1900 <= int(year) <= 2199:
        raise ValueError(_("Write a month and a year, such as March 2024."))
    return f"{int(year):04d}-{int(month):02d}"


def month_words(month: str) -> str:
    """A kept month in words: "maart 2024". What is no month stays as it is."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return month
    return f"{_name(first)} {first.year}"


def _month_of(word: str) -> str:
    short = {"mrt": 3, "okt": 10, "mei": 5}
    if word in short:
        return str(short[word])
    return next((str(n) for n in range(1, 13) if _name(date(2024, n, 1)).casefold().startswith(word)), "")


def _name(first: date) -> str:
    return format_day(first, weekday=False, year=False).partition(" ")[2]
