"""What somebody hands in, and when: asked for by the rules and by months of income, completed by hand (J05).

What is asked here is also a moment of contact. A day that no rule gives is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import FormDue, PaperKind, SettlementMode
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.services import benefit_holds, income, overview, plans, rules
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import Remark
from intake_app.services.income_words import month_words, papers
from intake_app.services.rules import Rules


def in_order(dossier: Dossier) -> tuple[FormDue, ...]:
    """What is still open first, by its day; what has no day yet stands above, because it is to be asked."""
    return tuple(sorted(dossier.forms_due, key=lambda one: (not one.open, one.due_on or date.min, one.id)))


def open_ones(dossier: Dossier) -> tuple[FormDue, ...]:
    """What still has to come in."""
    return tuple(one for one in in_order(dossier) if one.open)


def name_of(one: FormDue) -> str:
    """What a paper is called."""
    kind = dict(papers())[one.kind]
    what = one.what.strip()
    if not what:
        return kind
    return what if one.kind is PaperKind.OTHER else _("{kind}, {what}").format(kind=kind, what=what)


def reminder(dossier: Dossier, today: date) -> str:
    """The next paper with a day, for the sheet in the kitchen: when, and never what it is about."""
    days = [one.due_on for one in open_ones(dossier) if one.due_on is not None and one.received_on is None]
    coming = [day for day in days if day >= today]
    if not coming:
        return ""
    day = format_day(min(coming), weekday=False, year=False)
    return _("Hand in papers before or on {day}").format(day=day)


def missing(dossier: Dossier, held: Rules) -> tuple[FormDue, ...]:
    """What the rules and the months ask for and is not in the list yet."""
    known = {one.key for one in dossier.forms_due}
    wanted = (*_of_months(dossier, held), *_of_holds(dossier, held))
    return tuple(one for one in wanted if one.key not in known)


def take_over(desk: Desk, case_id: UUID) -> Changes:
    """Put what is asked into the list; one step for undo."""
    dossier = desk.dossier(case_id)
    found = missing(dossier, rules.for_case(desk, dossier.case))
    if not found:
        return Changes()
    with desk.change(_("What has to be handed in"), case_id) as work:
        for one in found:
            work.put(one)
        return overview.commit(work, case_id)


def begin(desk: Desk, case_id: UUID) -> FormDue:
    """One more paper, written down by hand."""
    made = FormDue(case_id=case_id)
    with desk.change(_("What has to be handed in"), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def change(desk: Desk, paper_id: UUID, /, **values: Any) -> Changes:
    """Give fields new values. What is urgent gets a name to call at once; complete is what also came in.

    Raises InputRefused for a paper that came in before it was sent.
    """
    with desk.vault.read() as reading:
        before = reading.get(FormDue, paper_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if values.get("urgent") and not before.urgent_name:
        name, phone = plans.whom_to_call(desk.dossier(before.case_id).current_plan, desk.profile)
        values = {"urgent_name": name, "urgent_phone": phone, **values}
    if values.get("complete") and before.received_on is None:
        values.setdefault("received_on", desk.today())
    after = replace(before, **values)
    if after.sent_on is not None and after.received_on is not None and after.received_on < after.sent_on:
        raise InputRefused(_("It cannot have come in before it was sent. Look at both days."))
    key = f"paper:{paper_id}:{next(iter(values), '')}"
    with desk.change(_("What has to be handed in"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def remarks(one: FormDue, today: date) -> tuple[Remark, ...]:
    """What is to be said about a paper."""
    return tuple(_remarks(one, today))


def _remarks(one: FormDue, today: date) -> Iterator[Remark]:
    if one.open and one.due_on is None:
        yield Remark("due_on", _("Agree on a day before which it is handed in."))
    elif one.open and one.due_on is not None and one.due_on < today and one.received_on is None:
        day = format_day(one.due_on, weekday=False, year=True)
        yield Remark("received_on", _("It had to be in on {day}. Call the resident and help along.").format(day=day))
    if one.received_on is not None and not one.complete:
        yield Remark("complete", _("It came in. Look whether it is complete."))
    if one.open and one.urgent:
        if one.urgent_name.strip():
            yield Remark("urgent", _("Urgent: income is in danger. Call {name}.").format(name=one.urgent_name.strip()))
        else:
            yield Remark("urgent_name", _("Urgent: fill in whom the resident can call."))


def _of_months(dossier: Dossier, held: Rules) -> Iterator[FormDue]:
    """The papers with which a month is settled, while it is not."""
    wanted = held.settings.get("settlement_papers")
    for month in reversed(income.in_order(dossier)):
        settled = income.figures(dossier, month).actual is not None
        if month.mode is SettlementMode.BENEFIT_CONTINUES or settled or not isinstance(wanted, tuple):
            continue
        for paper in map(str, wanted):
            kind = PaperKind(paper) if paper in set(PaperKind) else PaperKind.OTHER
            words = month_words(month.month)
            yield FormDue(
                case_id=dossier.case.id,
                kind=kind,
                what=words if kind is not PaperKind.OTHER else f"{paper}, {words}",
                key=f"{paper}/{month.month:%Y-%m}",
                due_on=_day_after(month.month, held),
                to_whom=month.settles.strip(),
            )


def _day_after(month: date, held: Rules) -> date | None:
    """The day of the next month that the municipality asks for; None where nobody filled it in."""
    number = held.number("settlement_papers_day")
    return None if number is None else add_months(month, 1).replace(day=number)


def _of_holds(dossier: Dossier, held: Rules) -> Iterator[FormDue]:
    """The application after work that ended, in time for the shortened one where that is possible."""
    for hold in dossier.benefit_holds:
        if hold.benefit_ended_on is None or hold.work_ended_on is None or hold.applied_on is not None:
            continue
        last = benefit_holds.window_end(hold, held)
        short = last is not None and hold.work_ended_on <= last
        yield FormDue(
            case_id=dossier.case.id,
            kind=PaperKind.SHORT_APPLICATION if short else PaperKind.APPLICATION,
            key=f"hold/{hold.id}",
            due_on=last if short else None,
        )
