"""Reading days as people type them in Dutch: "15 dec", "15-12-2026", "di 15 december", "morgen", "over 2 weken"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_MONTHS = {
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "feb": 2, "february": 2, "maart": 3, "mrt": 3, "mar": 3,
    "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7,
    "july": 7, "augustus": 8, "aug": 8, "august": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10, "okt": 10,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
_WEEKDAYS = {
    "maandag": 0, "ma": 0, "monday": 0, "mon": 0, "dinsdag": 1, "di": 1, "tuesday": 1, "tue": 1, "woensdag": 2,
    "wo": 2, "wednesday": 2, "wed": 2, "donderdag": 3, "do": 3, "thursday": 3, "thu": 3, "vrijdag": 4, "vr": 4,
    "vrij": 4, "friday": 4, "fri": 4, "zaterdag": 5, "za": 5, "saturday": 5, "sat": 5, "zondag": 6, "zo": 6,
    "sunday": 6, "sun": 6,
}  # fmt: skip
_WORDS = {
    "eergisteren": -2, "gisteren": -1, "yesterday": -1, "vandaag": 0, "nu": 0, "today": 0, "morgen": 1,
    "tomorrow": 1, "overmorgen": 2,
}  # fmt: skip
_SPANS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}
_AHEAD = re.compile(r"(?:over|in) (\d{1,3}|een) (\w+)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORDED = re.compile(r"(\d{1,2}) ?([a-z]+)(?: (\d{4}|\d{2}))?")
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)


class Direction(StrEnum):
    """Which year is meant when none is typed: the day to come, the day gone by, or the nearest of both."""

    AHEAD = "ahead"
    BACK = "back"
    NEAR = "near"


class NotADay(ValueError):
    """The words are no day that exists."""


class WrongWeekday(NotADay):
    """The day exists but falls on another weekday than was typed; `day` is that day."""

    def __init__(self, day: date) -> None:
        super().__init__(str(day))
        self.day = day


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    day: int
    month: int
    year: int | None


def read_day(text: str, today: date, direction: Direction = Direction.NEAR) -> date | None:
    """The day that `text` means, None for an empty text. Raises NotADay when there is no such day.

    A two-digit year is the one nearest to today in the direction; a weekday must fit, and it helps to find the year.
    """
    words = _tidied(text)
    if not words:
        return None
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    ahead = _AHEAD.fullmatch(words)
    if ahead:
        return _ahead(ahead, today)
    weekday, rest = _weekday(words)
    if weekday is not None and not rest:
        return _next_weekday(weekday, today, direction)
    return _dated(_parts(rest), weekday, today, direction)


def _tidied(text: str) -> str:
    words = " ".join(text.lower().replace(",", " ").split())
    words = re.sub(r"([a-z])\.", r"\1", words)
    return re.sub(r"^(?:op|rond|vanaf|voor|on) ", "", words)


def _ahead(match: re.Match[str], today: date) -> date:
    count = 1 if match[1] == "een" else int(match[1])
    if match[2] in _SPANS:
        return today + timedelta(days=count * _SPANS[match[2]])
    if match[2] in ("maand", "maanden", "month", "months"):
        month = today.month - 1 + count
        year, month = today.year + month // 12, month % 12 + 1
        for last in (today.day, 30, 29, 28):
            try:
                return date(year, month, last)
            except ValueError:
                continue
    raise NotADay(match[0])


def _weekday(words: str) -> tuple[int | None, str]:
    first, _space, rest = words.partition(" ")
    if first in _WEEKDAYS:
        return _WEEKDAYS[first], rest
    return None, words


def _next_weekday(weekday: int, today: date, direction: Direction) -> date:
    if direction is Direction.BACK:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _parts(words: str) -> _Parts:
    iso = _ISO.fullmatch(words)
    if iso:
        return _Parts(day=int(iso[3]), month=int(iso[2]), year=int(iso[1]))
    numbers = _NUMBERS.fullmatch(words) or _SOLID.fullmatch(words)
    if numbers:
        return _Parts(day=int(numbers[1]), month=int(numbers[2]), year=int(numbers[3]) if numbers[3] else None)
    worded = _WORDED.fullmatch(words)
    if worded and worded[2] in _MONTHS:
        return _Parts(day=int(worded[1]), month=_MONTHS[worded[2]], year=int(worded[3]) if worded[3] else None)
    raise NotADay(words)


def _dated(parts: _Parts, weekday: int | None, today: date, direction: Direction) -> date:
    candidates = []
    for year in _years(parts.year, today):
        try:
            candidates.append(date(year, parts.month, parts.day))
        except ValueError:
            continue
    candidates = [day for day in candidates if EARLIEST <= day < LATEST]
    if not candidates:
        raise NotADay(f"{parts.day}-{parts.month}")
    ranked = sorted(candidates, key=lambda day: _strangeness(day, today, direction))
    likely = ranked[:2] if direction is Direction.NEAR and parts.year is None else ranked[:1]
    fitting = [day for day in likely if weekday is None or day.weekday() == weekday]
    if not fitting:
        raise WrongWeekday(ranked[0])
    return fitting[0]


def _years(typed: int | None, today: date) -> list[int]:
    if typed is None:
        return [today.year - 1, today.year, today.year + 1]
    if typed < 100:
        return [century + typed for century in range(today.year // 100 * 100 - 100, today.year // 100 * 100 + 101, 100)]
    return [typed]


def _strangeness(day: date, today: date, direction: Direction) -> tuple[int, int]:
    """Days that lie in the direction come first, the nearest before the others."""
    away = (day - today).days
    against = {
        Direction.AHEAD: away < 0,
        Direction.BACK: away > 0,
        Direction.NEAR: False,
    }[direction]
    return int(against), abs(away)
