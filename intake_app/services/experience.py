"""What somebody did, on a time line: months and years, how long, and where nothing was told yet (G03)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio_parts import Experience
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_month

GAP_MONTHS = 3
"""How long nothing has to be known until a consultant is told; a setting of the rules (cv_gap_months)."""
"""A longer stretch without anything is shown to the consultant, and to nobody else."""
_WRITTEN = re.compile(r"(?:(0?[1-9]|1[0-2])[-/. ])?((?:19|20)\d\d)")
_STORED = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Gap:
    """Months of which nothing is known: from and to (both included), as "2019-05"."""

    start: str
    end: str
    months: int


def read_month(text: str) -> str:
    """A month or a year as it is stored: "5-2019" and "2019-05" become "2019-05", "2019" stays, "" stays.

    Raises InputRefused for other words.
    """
    words = text.strip()
    if not words:
        return ""
    if _STORED.fullmatch(words):
        return words
    written = _WRITTEN.fullmatch(words)
    if written is None:
        raise InputRefused(_("Write a year (2019), or a month and a year (5-2019)."))
    month, year = written.groups()
    return f"{year}-{int(month):02d}" if month else year


def month_words(stored: str) -> str:
    """A stored month in words: "mei 2019", or the year alone."""
    found = _STORED.fullmatch(stored)
    if found is None or found[2] is None:
        return stored
    return format_month(date(int(found[1]), int(found[2]), 1))


def when_words(one: Experience) -> str:
    """When something was done: "mei 2019 tot nu", "2009 tot 2021", "2010"."""
    begun = month_words(one.start)
    if one.ongoing:
        return _("{start} until now").format(start=begun) if begun else _("now")
    ended = month_words(one.end)
    if begun and ended and begun != ended:
        return _("{start} to {end}").format(start=begun, end=ended)
    return begun or (_("until {end}").format(end=ended) if ended else "")


def months(one: Experience, today: date) -> int | None:
    """How many months it lasted, or None. Of one year alone the whole year counts."""
    span = _span(one, today)
    if span is None:
        return None
    if _is_year(one.start) and _is_year(one.end) and one.start < one.end:
        return span[1] - span[0] - 11  # from one year into another: as people count
    return max(1, span[1] - span[0] + 1)


def how_long_words(one: Experience, today: date) -> str:
    """How long it lasted: "12 jaar", "5 maanden"; "" when that is not known."""
    count = months(one, today)
    if count is None:
        return ""
    if count < 12:
        return _("{n} months").format(n=count) if count > 1 else _("a month")
    years = round(count / 12)
    return _("{n} years").format(n=years) if years > 1 else _("a year")


def in_order(experiences: tuple[Experience, ...], today: date) -> tuple[Experience, ...]:
    """Newest first: what goes on now, then by its end and its beginning; without any date at the end."""

    def key(one: Experience) -> tuple[int, int, str]:
        span = _span(one, today) or (0, 0)
        return (-span[1], -span[0], str(one.id))

    return tuple(sorted(experiences, key=key))


def gaps(dossier: Dossier, today: date, months: int = GAP_MONTHS) -> tuple[Gap, ...]:
    """Stretches of more than so many months between what is known, oldest first. For the consultant only."""
    spans = sorted(span for one in dossier.experiences if (span := _span(one, today)) is not None)
    found: list[Gap] = []
    reached: int | None = None
    for start, end in spans:
        if reached is not None and start - reached - 1 > months:
            found.append(Gap(_month(reached + 1), _month(start - 1), start - reached - 1))
        reached = end if reached is None else max(reached, end)
    now = today.year * 12 + today.month - 1
    if reached is not None and now - reached > months:
        found.append(Gap(_month(reached + 1), _month(now), now - reached))
    return tuple(found)


def _span(one: Experience, today: date) -> tuple[int, int] | None:
    """First and last month, counted from year 0; None when either is not known."""
    first, last = _first(one.start), _last(one.end)
    if one.ongoing:
        last = today.year * 12 + today.month - 1
    if first is None:
        first = _first(one.end)
    if last is None:
        last = _last(one.start)
    return None if first is None or last is None else (first, max(first, last))


def _is_year(stored: str) -> bool:
    return len(stored) == 4


def _first(stored: str) -> int | None:
    found = _STORED.fullmatch(stored)
    return None if found is None else int(found[1]) * 12 + int(found[2] or 1) - 1


def _last(stored: str) -> int | None:
    found = _STORED.fullmatch(stored)
    return None if found is None else int(found[1]) * 12 + int(found[2] or 12) - 1


def _month(count: int) -> str:
    return f"{count // 12}-{count % 12 + 1:02d}"
