"""Date arithmetic of terms (rules 4.1): the trigger day is not counted, missing days become the last of the month.

A due date is the bare day and is never shifted. What the Algemene termijnenwet makes of it is information beside it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from intake_app.domain.holidays import closed, open_from


class Unit(StrEnum):
    """In what a term is counted."""

    DAYS = "dagen"
    WORKING_DAYS = "werkdagen"
    WEEKS = "weken"
    MONTHS = "maanden"
    YEARS = "jaren"


class Counting(StrEnum):
    """How the length of a term stands to its trigger."""

    WITHIN = "binnen"
    """The last day is the trigger day plus the length."""
    AT_MOST = "hoogstens"
    """A maximum duration: the last permitted day is one before that."""
    EARLIEST = "vanaf"
    """Not before the trigger day plus the length."""
    BEFORE = "vooraf"
    """Counted backwards from the trigger day."""
    BIRTHDAY = "verjaardag"
    """The birthday after so many years; born on 29 February that is 1 March in other years."""
    ON = "op"
    """The day itself was agreed or decided."""
    NONE = "geen"
    """Something to know, without a day."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a term is: 6 weeks; or 2 months and 1 day."""

    amount: int
    unit: Unit
    days: int = 0

    def __mul__(self, times: int) -> Length:
        return Length(self.amount * times, self.unit, self.days * times)


_MOST_EXTENDED = {Unit.DAYS: 90, Unit.WORKING_DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
"""Longer terms do not run on over closed days (Algemene termijnenwet, article 4), nor does what is due at once."""


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, or the last day of that month: 31-08-2024 plus 6 is 28-02-2025."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def moved(day: date, length: Length, *, back: bool = False) -> date:
    """The day that lies `length` after `day`, or before it."""
    way = -1 if back else 1
    if length.unit is Unit.WORKING_DAYS:
        reached = _working_days(day, length.amount, way)
    elif length.unit is Unit.MONTHS or length.unit is Unit.YEARS:
        reached = add_months(day, way * length.amount * (12 if length.unit is Unit.YEARS else 1))
    else:
        reached = day + timedelta(days=way * length.amount * (7 if length.unit is Unit.WEEKS else 1))
    return reached + timedelta(days=way * length.days)


def _working_days(day: date, amount: int, way: int) -> date:
    while amount:
        day += timedelta(days=way)
        amount -= not closed(day)
    return day


def due_day(trigger: date, counting: Counting, length: Length) -> date:
    """The day a term points at, by the way it is counted."""
    match counting:
        case Counting.ON | Counting.NONE:
            return trigger
        case Counting.BEFORE:
            return moved(trigger, length, back=True)
        case Counting.BIRTHDAY:
            return birthday(trigger, length.amount)
        case Counting.AT_MOST:
            return moved(trigger, length) - timedelta(days=1)
    return moved(trigger, length)


def legal_latest(due: date, counting: Counting, length: Length) -> date | None:
    """The later last day that the Algemene termijnenwet gives a legal term, or None where it does not speak.

    It does not speak of long terms (over 12 weeks, 90 days or 3 months), of years, of terms counted backwards, and
    of days before which something may not begin; nor, in this program, of maximum durations, which are no time to act.
    """
    if counting is not Counting.WITHIN or not 0 < length.amount <= _MOST_EXTENDED[length.unit]:
        return None
    return open_from(due)


def first_warning(trigger: date, due: date) -> date:
    """When to warn first (signaal.vooraf): 6 or 2 months or 14 days before, by the length; never before it began.

    24 months or more: 6 months before. 6 to under 24 months: 2 months before. Shorter: 14 days before.
    """
    end = due + timedelta(days=1)  # of a maximum duration the day after is the round number of months
    if add_months(trigger, 24) <= end:
        return add_months(due, -6)
    if add_months(trigger, 6) <= end:
        return add_months(due, -2)
    return max(trigger, due - timedelta(days=14))


def warning_days(trigger: date, due: date, counting: Counting, reminders: Iterable[int]) -> tuple[date, ...]:
    """Every moment to warn, oldest first. `reminders` count days before the due day, negative ones after it.

    Before an earliest day, and where only the day itself is known, there is no first warning by length.
    """
    days = {due - timedelta(days=before) for before in reminders}
    only_the_day = counting is Counting.ON and trigger >= due
    if counting in (Counting.EARLIEST, Counting.BEFORE) or only_the_day:
        return tuple(sorted(days or {due}))
    return tuple(sorted({max(day, trigger) for day in (*days, first_warning(trigger, due))}))


def birthday(born: date, years: int) -> date:
    """The birthday of that age; born on 29 February that is 1 March where the day is missing."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
