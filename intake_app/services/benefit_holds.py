"""A benefit kept open during work, and coming back to it: until when, short or whole (J03, FX04, FX22, FX23).

The three times called "four weeks" stay apart: waiting, handling, and the target of a youth team (a term of its own).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from intake_app.domain import settling
from intake_app.domain.changes import Changes
from intake_app.domain.dates import Counting, Length, Unit, add_months, due_day, first_warning
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import BenefitHold
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import income, overview, plans, rules
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import Remark
from intake_app.services.rules import Rules

FULL_WAIT = 4
"""Weeks to wait with a whole application (FX23)."""
LASTING, ABOVE_NORM = "lasting-outflow", "above-norm"
"""What ends keeping a benefit open (`hold_ends_on`): leaving it for good, or a wage above the norm for too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Coming back to the benefit on one day: the short application or the whole one, and what each takes.

    `short` is None where the window is not known; then nothing is promised.
    """

    short: bool | None
    wait_weeks: int | None
    counts_from: date | None
    handled_by: date | None


def in_order(dossier: Dossier) -> tuple[BenefitHold, ...]:
    """The newest first."""
    return tuple(sorted(dossier.benefit_holds, key=lambda one: (one.from_on or date.max, one.id), reverse=True))


def counted_until(from_on: date | None, held: Rules) -> date | None:
    """The last day of keeping the benefit open by the rules; None where the rules give no number of months."""
    months = held.number("hold_months")
    if from_on is None or months is None or held.words("hold_mode") not in ("months", ""):
        return None
    length = Length(months, Unit.MONTHS, held.number("hold_extra_days") or 0)
    return due_day(from_on, Counting.AT_MOST, length)


def ends_when(held: Rules) -> str:
    """What ends keeping the benefit open here, in the resident's words; empty where the rules do not say (FX22)."""
    ends, months = held.words("hold_ends_on"), held.number("hold_months")
    if ends == LASTING:
        return _("Keeping it open ends when I earn enough to stay off the benefit for good.")
    if ends != ABOVE_NORM:
        return ""
    if months is None:
        return _("Keeping it open ends when I earn more than the norm for some time. I ask for how long.")
    extra = held.number("hold_extra_days") or 0
    words = ngettext(
        "Keeping it open ends when I earn more than the norm for longer than {n} month{more}.",
        "Keeping it open ends when I earn more than the norm for longer than {n} months{more}.",
        months,
    )
    more = ngettext(" and {n} day", " and {n} days", extra).format(n=extra) if extra else ""
    return words.format(n=months, more=more)


def first_day_words(held: Rules) -> str:
    """From which day the months are counted, for the one who fills it in; empty where the rules do not say."""
    return {
        LASTING: _("The first day of the work."),
        ABOVE_NORM: _("The first day with a wage above the norm."),
    }.get(held.words("hold_ends_on"), "")


def window_end(hold: BenefitHold, held: Rules) -> date | None:
    """The last day of a short application, that day included (FX23); None while something of it is not known."""
    months = hold.window_months if hold.window_months is not None else held.number("short_application_window_months")
    known = hold.benefit_ended_on is not None and months is not None and held.on("short_application")
    return add_months(hold.benefit_ended_on, months) if known else None  # type: ignore[arg-type]  # both are known


def coming_back(hold: BenefitHold, held: Rules, on: date) -> Coming:
    """What applying on a day would be."""
    last = window_end(hold, held)
    short = on <= last if last is not None else None if held.on("short_application") else False
    short_wait = hold.wait_weeks if hold.wait_weeks is not None else held.number("short_application_wait_weeks")
    wait = None if short is None else (short_wait or 0) if short else FULL_WAIT
    weeks = hold.handling_weeks if hold.handling_weeks is not None else held.number("short_application_handling_weeks")
    return Coming(
        short=short,
        wait_weeks=wait,
        counts_from=on + timedelta(weeks=wait) if wait is not None else None,
        handled_by=on + timedelta(weeks=weeks) if weeks is not None and short else None,
    )


def advance(hold: BenefitHold, held: Rules) -> tuple[int, int] | None:
    """What is paid at once and what follows a month later; None while the norm or the share is not known."""
    share = held.number("advance_percentage")
    return None if hold.norm is None or share is None else settling.advance(hold.norm, share)


def rest_due(hold: BenefitHold) -> date | None:
    """The day on which the rest of an advance is due, while nobody saw it come in."""
    return add_months(hold.advance_on, 1) if hold.advance_on is not None and not hold.rest_checked else None


def begin(desk: Desk, case_id: UUID) -> BenefitHold:
    """A benefit kept open from today, as long as the rules say."""
    dossier = desk.dossier(case_id)
    held, today = rules.for_case(desk, dossier.case), desk.today()
    name, phone = plans.whom_to_call(dossier.current_plan, desk.profile)
    newest = next(iter(income.in_order(dossier)), None)
    made = BenefitHold(
        case_id=case_id,
        from_on=today,
        until_on=counted_until(today, held),
        profile=held.profile.id,
        norm=newest.norm if newest is not None else None,
        call_name=name,
        call_phone=phone,
    )
    with desk.change(_("Benefit kept open"), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def change(desk: Desk, hold_id: UUID, /, **values: Any) -> Changes:
    """Give fields new values. Another first day moves the last one along, unless that was filled in by hand.

    Raises InputRefused for a last day before the first.
    """
    with desk.vault.read() as reading:
        before = reading.get(BenefitHold, hold_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    held = rules.for_case(desk, desk.dossier(before.case_id).case)
    by_rule = before.until_on in (None, counted_until(before.from_on, held))
    if "from_on" in values and "until_on" not in values and by_rule:
        values["until_on"] = counted_until(values["from_on"], held)
        values["profile"] = held.profile.id
    after = replace(before, **values)
    if after.from_on is not None and after.until_on is not None and after.until_on < after.from_on:
        raise InputRefused(_("The last day lies before the first one."))
    key = f"hold:{hold_id}:{next(iter(values), '')}"
    with desk.change(_("Benefit kept open"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def remarks(hold: BenefitHold, held: Rules, today: date) -> tuple[Remark, ...]:
    """What is to be said: until when, what to ask, and what coming back would be."""
    return (*_of_keeping(hold, held, today), *_of_coming_back(hold, held, today), *_of_advance(hold, today))


def _of_keeping(hold: BenefitHold, held: Rules, today: date) -> Iterator[Remark]:
    until = hold.until_on
    if hold.benefit_ended_on is not None:
        return
    if held.settings.get("hold_ends_on") is None:
        yield Remark("from_on", _("The rules do not say what ends keeping it open. Ask the municipality."))
    if until is None:
        yield Remark("until_on", _("Ask the municipality until when the benefit is kept open. The rules do not say."))
        return
    day = format_day(until, weekday=False, year=True)
    if until < today:
        yield Remark("until_on", _("Keeping it open ended on {day}. Did the benefit end?").format(day=day))
    elif today >= first_warning(hold.from_on or today, until):
        left = (until - today).days
        words = ngettext(
            "{n} day left, until {day}. Talk about what comes then.",
            "{n} days left, until {day}. Talk about what comes then.",
            left,
        )
        yield Remark("until_on", words.format(n=left, day=day))


def _of_coming_back(hold: BenefitHold, held: Rules, today: date) -> Iterator[Remark]:
    if hold.work_ended_on is None or hold.decided_on is not None:
        return
    if hold.benefit_ended_on is None:
        yield Remark("benefit_ended_on", _("The work ended and the benefit still stands: report it, then it goes on."))
        return
    found = coming_back(hold, held, hold.applied_on or today)
    last = window_end(hold, held)
    if found.short is None:
        yield Remark("window_months", _("Ask for how many months a short application is possible, and fill it in."))
    elif found.short and last is not None:
        day = format_day(last, weekday=False, year=True)
        words = _("A short application is possible until {day}. Waiting time: {n} weeks.")
        yield Remark("applied_on", words.format(day=day, n=found.wait_weeks))
        if found.handled_by is None:
            yield Remark("handling_weeks", _("Ask within how many weeks there is an answer, and fill it in."))
    else:
        words = _("A short application is not possible. A whole one has a waiting time of {n} weeks.")
        yield Remark("applied_on", words.format(n=found.wait_weeks))


def _of_advance(hold: BenefitHold, today: date) -> Iterator[Remark]:
    due = rest_due(hold)
    if hold.advance_on is None or due is None:
        return
    if hold.rest_on is None and due < today:
        yield Remark("rest_on", _("The rest of the advance has not come. Call about it."))
    elif hold.rest_on is not None:
        yield Remark("rest_checked", _("Look together whether the rest of the advance came in."))
