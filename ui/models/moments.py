"""How the caseload says when: "vandaag 10:00", "do 17 sep", "3 dagen", "7 weken"."""

from __future__ import annotations

from datetime import date, datetime

from intake_app.i18n import _, format_short_day, format_time, ngettext

_FAR = 300  # days from which the year is said too


def when_words(day: date | None, today: date, at: datetime | None = None) -> str:
    """When the next step is: "vandaag", with the time when there is an appointment, or the day."""
    if day is None:
        return ""
    if day == today:
        return _("today {time}").format(time=format_time(at)) if at is not None else _("today")
    if abs((day - today).days) > _FAR:
        return f"{format_short_day(day)} {day.year}"
    return format_short_day(day)


def ago_words(day: date | None, today: date) -> str:
    """How long ago the last contact was, relative: the only place where time is relative (design 9)."""
    if day is None:
        return _("not yet")
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 14 and days != 7:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return weeks_words(days // 7)


def weeks_words(weeks: int) -> str:
    """A number of whole weeks; from a year on in years."""
    if weeks < 53:
        return ngettext("{n} week", "{n} weeks", weeks).format(n=weeks)
    years = weeks * 7 // 365
    return ngettext("{n} year", "{n} years", years).format(n=years)


def left_words(days: int) -> str:
    """How many days a term has left."""
    if days < 0:
        return _("past due")
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("{n} day left", "{n} days left", days).format(n=days)


def said_at(moment: datetime, today: date) -> str:
    """A moment in the past in words: "Gisteren om 16:52"."""
    day, time = moment.astimezone().date(), format_time(moment)
    if day == today:
        return _("Today at {time}").format(time=time)
    if (today - day).days == 1:
        return _("Yesterday at {time}").format(time=time)
    return _("{day} at {time}").format(day=format_short_day(day), time=time)


def lower_first(words: str) -> str:
    """The same words in the middle of a sentence: "Gisteren om 16:52" becomes "gisteren om 16:52"."""
    return words[:1].lower() + words[1:]
