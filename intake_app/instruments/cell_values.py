"""What somebody wrote in a cell of a table, as a value: numbers, days, choices, lists. Generous, and never guessing.

Each reader takes the text of a cell and gives a value for an empty one too. What it cannot read raises BadCell with
one sentence that says what is wrong and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from intake_app.domain.catalogue_words import Known, PayKind, VacancySource, Weekday
from intake_app.i18n import _

E = TypeVar("E", bound=StrEnum)
Reader = Callable[[str], Any]
LONGEST_LINE, LONGEST_TEXT = 300, 4000
MOST_PARTS = 40
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTH_DAY = re.compile(r"(\d{1,2})\s+([a-z]{3,})\.?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"maa": 3, "mar": 3, "may": 5, "oct": 10}
_RANGE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:-|–|tot(?: en met)?|t/m|à|a)\s*(\d{1,3}(?:[.,]\d{1,2})?)")
_ONE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)")
_HOURS_AROUND = re.compile(r"(uur|uren|u|hours?|per|p\.?|/|week|wk|w|hour)\.?\b|\bper\b")
_MOST_HOURS = 60
_FORMULA = ("=", "@")


class BadCell(ValueError):
    """A cell that cannot be read; its text says what is wrong and what to do."""


def is_formula(cell: str) -> bool:
    """Whether a cell holds a formula instead of a value. It is shown and never worked out."""
    return cell.lstrip().startswith(_FORMULA) and len(cell.strip()) > 1


def unprotected(cell: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def line(cell: str) -> str:
    """One line of words."""
    words = " ".join(cell.split())
    if len(words) > LONGEST_LINE:
        raise BadCell(_("This text is too long for one line. Make it shorter than {n} letters.").format(n=LONGEST_LINE))
    return words


def text(cell: str) -> str:
    """Words on any number of lines."""
    words = "\n".join(part.rstrip() for part in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    if len(words) > LONGEST_TEXT:
        raise BadCell(_("This text is too long. Make it shorter than {n} letters.").format(n=LONGEST_TEXT))
    return words


def whole(cell: str) -> int | None:
    """A whole number that is not below zero."""
    words = cell.strip()
    if not words:
        return None
    found = re.fullmatch(r"(\d{1,6})(?:[.,]0+)?", words)
    if found is None:
        raise BadCell(_("This is no whole number. Write figures only, such as 12."))
    return int(found[1])


def day(cell: str) -> date | None:
    """A day: 31-12-2026, 2026-12-31, 31 dec 2026, or the number by which a spreadsheet counts days."""
    words = cell.strip().casefold()
    if not words:
        return None
    try:
        return _day(words)
    except ValueError:
        raise BadCell(_("This is no day that exists. Write it as 31-12-2026.")) from None


def _day(words: str) -> date:
    if _SERIAL.fullmatch(words):
        number = int(float(words))
        if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
            raise ValueError("no day")
        return date(1899, 12, 30) + timedelta(days=number)
    if found := _DUTCH_DAY.fullmatch(words):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _MONTH_DAY.fullmatch(words):
        return date(int(found[3]), _month(found[2]), int(found[1]))
    return date.fromisoformat(words[:10])


def _month(name: str) -> int:
    short = name[:3]
    if short in _MONTHS:
        return _MONTHS.index(short) + 1
    return _OTHER_MONTHS.get(short, 0)  # month 0 is no day


def choice(members: type[E], also: Mapping[str, E] | None = None) -> Callable[[str], E | None]:
    """A reader of one member of a closed list, by its value or by other words for it."""
    known = {plain(one.value): one for one in members} | {plain(name): one for name, one in (also or {}).items()}

    def read(cell: str) -> E | None:
        words = plain(cell)
        if not words:
            return None
        if words not in known:
            choices = ", ".join(one.value for one in members)
            raise BadCell(_("This is not in the list. Choose from: {choices}.").format(choices=choices))
        return known[words]

    return read


def many(members: type[E]) -> Callable[[str], tuple[E, ...]]:
    """A reader of several members of a closed list."""
    one = choice(members)

    def read(cell: str) -> tuple[E, ...]:
        found = [one(part) for part in _parts(cell, ";,|\n/")]
        return tuple(dict.fromkeys(part for part in found if part is not None))

    return read


def lines(cell: str) -> tuple[str, ...]:
    """Several short texts: with ; or on lines of their own."""
    return tuple(line(part) for part in _parts(cell, ";|\n•"))


def ids(cell: str) -> tuple[str, ...]:
    """Several ids of items."""
    return tuple(part.casefold() for part in _parts(cell, ";,|\n"))


def minutes(cell: str) -> tuple[int | None, int | None]:
    """Hours a week, as least and most in minutes: "24", "16-24 uur", "32,5 u per week"."""
    words = " ".join(_HOURS_AROUND.sub(" ", cell.casefold()).split())
    if not words:
        return None, None
    found = _RANGE.fullmatch(words)
    both = (found[1], found[2]) if found else (words, words)
    if not all(_ONE.fullmatch(one) for one in both):
        raise BadCell(_("These are no hours a week. Write 24, or 16-24."))
    least, most = (round(float(one.replace(",", ".")) * 60) for one in both)
    if least > most or most > _MOST_HOURS * 60:
        raise BadCell(_("These hours a week cannot be. Write 24, or 16-24."))
    return least, most


def days(cell: str) -> tuple[Weekday, ...]:
    """Days of the week: "ma, wo", "maandag t/m vrijdag", "ma-do"."""
    order = list(Weekday)
    found: list[Weekday] = []
    for part in _parts(cell.casefold().replace("t/m", "-").replace(" en ", ","), ";,|\n/"):
        ends = [one.strip() for one in re.split(r"\s*(?:tot en met|tot|-|–)\s*", part) if one]
        known = [_weekday(one) for one in ends]
        if len(known) == 2 and order.index(known[0]) <= order.index(known[1]):
            found += order[order.index(known[0]) : order.index(known[1]) + 1]
        else:
            found += known
    return tuple(sorted(set(found), key=order.index))


def _weekday(words: str) -> Weekday:
    for one in Weekday:
        if words[:2] == one.value and words in _FULL_NAMES[one]:
            return one
    raise BadCell(_("This is no day of the week. Write ma, di, wo, do, vr, za or zo."))


_FULL_NAMES = {
    one: (one.value, name, f"{name}en")
    for one, name in zip(
        Weekday, ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), strict=True
    )
}


def plain(cell: str) -> str:
    """Words for comparing: small letters, one dash for everything between them."""
    return re.sub(r"[\W_]+", "-", cell.casefold()).strip("-")


def _parts(cell: str, between: str) -> list[str]:
    found = [part.strip() for part in re.split(f"[{re.escape(between)}]", cell)]
    found = [part for part in found if part]
    if len(found) > MOST_PARTS:
        raise BadCell(_("There are more than {n} things in this cell. Split the row.").format(n=MOST_PARTS))
    return found


KNOWN = {
    "yes": Known.YES, "j": Known.YES, "y": Known.YES, "1": Known.YES, "x": Known.YES, "waar": Known.YES,
    "true": Known.YES, "no": Known.NO, "n": Known.NO, "0": Known.NO, "onwaar": Known.NO, "false": Known.NO,
    "?": Known.UNKNOWN, "weet-niet": Known.UNKNOWN, "unknown": Known.UNKNOWN,
}  # fmt: skip
PAY = {
    "minimum": PayKind.MINIMUM_WAGE, "wml": PayKind.MINIMUM_WAGE, "salaris": PayKind.WAGE, "cao": PayKind.WAGE,
    "betaald": PayKind.WAGE, "ja": PayKind.WAGE, "naar-loonwaarde": PayKind.WAGE_VALUE,
    "loon-naar-loonwaarde": PayKind.WAGE_VALUE, "lks": PayKind.WAGE_VALUE, "aanvulling": PayKind.TOPPED_UP,
    "met-behoud-van-uitkering": PayKind.WITH_BENEFIT, "behoud-van-uitkering": PayKind.WITH_BENEFIT,
    "vrijwilliger": PayKind.VOLUNTEER_ALLOWANCE, "vrijwilligerswerk": PayKind.VOLUNTEER_ALLOWANCE,
    "geen": PayKind.NONE, "nee": PayKind.NONE, "onbetaald-werk": PayKind.NONE,
}  # fmt: skip
SOURCES = {
    "zelf": VacancySource.SELF_FOUND, "zelf-gevonden-plek": VacancySource.SELF_FOUND,
    "netwerk": VacancySource.CONSULTANT_NETWORK, "consulent": VacancySource.CONSULTANT_NETWORK,
}  # fmt: skip
