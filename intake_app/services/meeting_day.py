"""Whether people can meet on a day: a due day stays where it is, a talk moves to one that suits (datum.weekend)."""

from __future__ import annotations

from datetime import date

from intake_app.domain.holidays import closed
from intake_app.i18n import _, format_day

_SATURDAY = 5


def remark(day: date) -> str:
    """What is odd about meeting on this day; empty on a day on which people work. Nothing is moved by itself."""
    if day.weekday() >= _SATURDAY:
        return _("This is a {weekday}. Does another day suit better?").format(weekday=format_day(day).split(" ")[0])
    return _("This is a public holiday. Does another day suit better?") if closed(day) else ""


def remark_of_term(due_on: date) -> str:
    """The same beside a term: the term itself stays on its day."""
    if not closed(due_on):
        return ""
    day = format_day(due_on).split(" ")[0] if due_on.weekday() >= _SATURDAY else _("public holiday")
    return _("This is a {day}. Choose another day for the talk; the term itself stays as it is.").format(day=day)
