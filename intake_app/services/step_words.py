"""When a step happens, in words."""

from __future__ import annotations

from intake_app.domain.diagnosis_words import Weekday
from intake_app.domain.planning import Step
from intake_app.i18n import _, format_short_day, weekday_name


def weekday_words(day: Weekday) -> str:
    """A day of the week in full: "maandag"."""
    return weekday_name(list(Weekday).index(day))


def fixed_days(step: Step) -> str:
    """ "elke maandag en donderdag, 9.00 tot 12.00 uur"; empty when the days are free."""
    names = [weekday_words(day) for day in Weekday if day in step.weekdays]
    if not names:
        return ""
    days = " ".join((", ".join(names[:-1]), _("and"), names[-1])) if len(names) > 1 else names[0]
    words = _("every {days}").format(days=days)
    return f"{words}, {step.day_times.strip()}" if step.day_times.strip() else words


def step_when(step: Step) -> str:
    """When a step happens, as people say it: the literal words, else "vanaf di 22 sep", "voor di 22 sep".

    A last day in another year than the first says its year.
    """
    if step.when_text:
        return step.when_text
    if step.weekdays:
        return fixed_days(step)
    if step.start_on and step.start_on == step.due_on:
        return format_short_day(step.start_on)
    if step.start_on and step.due_on:
        last = format_short_day(step.due_on)
        if step.due_on.year != step.start_on.year:
            last = f"{last} {step.due_on.year}"
        return _("{first} until {last}").format(first=format_short_day(step.start_on), last=last)
    if step.due_on:
        return _("before {day}").format(day=format_short_day(step.due_on))
    if step.start_on:
        return _("from {day}").format(day=format_short_day(step.start_on))
    return ""
