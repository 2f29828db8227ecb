"""Why a term has the day it has, in words: "6 weken na melding van 3 maart"."""

from __future__ import annotations

from datetime import date

from intake_app.domain.dates import Counting, Length, Unit
from intake_app.domain.terms import TermState
from intake_app.i18n import _, format_day, ngettext


def length_words(length: Length) -> str:
    """A length as people say it: "6 weken", "2 maanden en 1 dag"."""
    amount = length.amount
    match length.unit:
        case Unit.DAYS:
            words = ngettext("{n} day", "{n} days", amount)
        case Unit.WORKING_DAYS:
            words = ngettext("{n} working day", "{n} working days", amount)
        case Unit.WEEKS:
            words = ngettext("{n} week", "{n} weeks", amount)
        case Unit.MONTHS:
            words = ngettext("{n} month", "{n} months", amount)
        case Unit.YEARS:
            words = ngettext("{n} year", "{n} years", amount)
    words = words.format(n=amount)
    if not length.days:
        return words
    days = ngettext("{n} day", "{n} days", length.days).format(n=length.days)
    return _("{length} and {days}").format(length=words, days=days)


def why_words(counting: Counting, length: Length, event: str, on: date, today: date) -> str:
    """How a day follows from what happened. The year is said when it is not this year."""
    day = format_day(on, weekday=False, year=on.year != today.year)
    if counting is Counting.ON:
        return _("{event}, {day}").format(event=event, day=day)
    if counting is Counting.WITHIN and not length.amount and not length.days:
        return _("at once after {event} of {day}").format(event=event, day=day)
    return _sentence(counting).format(length=length_words(length), event=event, day=day)


def _sentence(counting: Counting) -> str:
    match counting:
        case Counting.WITHIN:
            return _("{length} after {event} of {day}")
        case Counting.AT_MOST:
            return _("at most {length} from {event} of {day}")
        case Counting.EARLIEST:
            return _("not before {length} after {event} of {day}")
        case Counting.BEFORE:
            return _("{length} before {event} of {day}")
        case Counting.BIRTHDAY:
            return _("{length} after {event}, {day}")
        case Counting.ON | Counting.NONE:
            raise ValueError(f"{counting} is no stretch of time")


def period_words(event: str, start: date, until: date, today: date) -> str:
    """A period with its two days, or the one day it is."""
    if start == until:
        day = format_day(until, weekday=False, year=until.year != today.year)
        return _("{event}, {day}").format(event=event, day=day)
    days = [format_day(day, weekday=False, year=day.year != today.year) for day in (start, until)]
    return _("{event} from {start} until {until}").format(event=event, start=days[0], until=days[1])


def round_words(number: int) -> str:
    """Which time this is of a term that comes back."""
    return _("time {n}").format(n=number)


def suspended_words(days: int) -> str:
    """How long a term stood still."""
    return ngettext("stood still for {n} day", "stood still for {n} days", days).format(n=days)


def extended_words(times: int) -> str:
    """How often a term was made longer."""
    return ngettext("extended once", "extended {n} times", times).format(n=times)


def state_words(state: TermState) -> str:
    """How a term stands, in one word."""
    return {
        TermState.RUNNING: _("runs"),
        TermState.NEAR: _("comes near"),
        TermState.OVERDUE: _("past due"),
        TermState.MET: _("met"),
        TermState.WAIVED: _("fell away"),
        TermState.SUSPENDED: _("suspended"),
    }[state]
