"""What the papers of handing in and of a benefit kept open say, in the language in use (J03, J05, K03)."""

from __future__ import annotations

from intake_app.documents.income_certainty import CertaintySheet
from intake_app.documents.papers_due import PaperLine, PapersSheet
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import BenefitHold, FormDue
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import benefit_holds, papers_due, plans, rules
from intake_app.services.desk import Desk
from intake_app.services.income_words import euros
from intake_app.services.rules import Rules


def papers_sheet(desk: Desk, dossier: Dossier) -> PapersSheet:
    """The list of what is handed in. Raises InputRefused while it is empty."""
    found = papers_due.in_order(dossier)
    if not found:
        raise InputRefused(_("Nothing has to be handed in yet. Write it down at the perspective first."))
    call, phone = plans.whom_to_call(dossier.current_plan, desk.profile)
    return PapersSheet(
        name=dossier.person.full_name,
        dated=desk.today(),
        lines=tuple(_paper(one) for one in found),
        concept=any(one.open and one.due_on is None for one in found),
        call_name=call,
        call_phone=phone,
        organisation=desk.profile.organisation,
    )


def certainty_sheet(desk: Desk, dossier: Dossier) -> CertaintySheet:
    """The newest benefit that is kept open. Raises InputRefused while there is none."""
    hold = next(iter(benefit_holds.in_order(dossier)), None)
    if hold is None:
        raise InputRefused(_("No benefit is kept open yet. Write it down at the perspective first."))
    held = rules.for_case(desk, dossier.case)
    call, phone = plans.whom_to_call(dossier.current_plan, desk.profile)
    own = bool(hold.call_name.strip())
    return CertaintySheet(
        name=dossier.person.full_name,
        dated=desk.today(),
        work=hold.what.strip(),
        until=_until(hold, held),
        concept=hold.until_on is None and hold.benefit_ended_on is None,
        when_it_ends=_when_it_ends(hold, held),
        advance=_advance(hold, held),
        source=_("By the rules of {name}.").format(name=held.profile.name) if held.profile.municipality else "",
        call_name=hold.call_name.strip() if own else call,
        call_phone=hold.call_phone.strip() if own else phone,
        organisation=desk.profile.organisation,
    )


def _paper(one: FormDue) -> PaperLine:
    state = ""
    if one.received_on is not None:
        day = format_day(one.received_on, weekday=False, year=True)
        words = _("Came in on {day}.") if one.complete else _("Came in on {day}. Something is still missing.")
        state = words.format(day=day)
    elif one.sent_on is not None:
        state = _("Sent on {day}.").format(day=format_day(one.sent_on, weekday=False, year=True))
    call = ", ".join(part for part in (one.urgent_name.strip(), one.urgent_phone.strip()) if part)
    return PaperLine(
        what=papers_due.name_of(one),
        when=one.due_on,
        to_whom=one.to_whom.strip(),
        state=state,
        done=not one.open,
        call=call if one.urgent and one.open else "",
    )


def _until(hold: BenefitHold, held: Rules) -> str:
    if hold.benefit_ended_on is not None:
        day = format_day(hold.benefit_ended_on, weekday=False, year=True)
        return _("My benefit ended on {day}.").format(day=day)
    ends = benefit_holds.ends_when(held)
    if hold.until_on is None:
        return ends
    day = format_day(hold.until_on, year=True)
    kept = _("My benefit is kept open until {day}, that day included.").format(day=day)
    kept = kept + " " + _("Does the work end before that? Then it simply goes on.")
    return kept + " " + ends if ends else kept


def _when_it_ends(hold: BenefitHold, held: Rules) -> tuple[str, ...]:
    if not held.on("short_application"):
        return (_("I apply for the benefit again. We do that together."),)
    last = benefit_holds.window_end(hold, held)
    months = hold.window_months if hold.window_months is not None else held.number("short_application_window_months")
    lines = []
    if last is not None:
        day = format_day(last, weekday=False, year=True)
        lines.append(_("A short application is possible until {day}, that day included.").format(day=day))
    elif months is not None:
        words = ngettext(
            "A short application is possible until {n} month after my benefit ended.",
            "A short application is possible until {n} months after my benefit ended.",
            months,
        )
        lines.append(words.format(n=months))
    if lines:
        lines.append(_("They ask only: what has changed? I need not tell all of it again."))
        lines += _weeks(hold, held)
        lines.append(_("Am I later? Then I make a whole application, and I wait four weeks."))
    return tuple(lines) or (_("I ask whether a short application is possible, and until when."),)


def _weeks(hold: BenefitHold, held: Rules) -> list[str]:
    """Waiting and handling: two times, never one."""
    wait = hold.wait_weeks if hold.wait_weeks is not None else held.number("short_application_wait_weeks")
    weeks = hold.handling_weeks if hold.handling_weeks is not None else held.number("short_application_handling_weeks")
    lines = []
    if wait == 0:
        lines.append(_("There is no waiting time."))
    elif wait is not None:
        lines.append(ngettext("I wait {n} week.", "I wait {n} weeks.", wait).format(n=wait))
    if weeks is not None:
        words = ngettext("I get an answer within {n} week.", "I get an answer within {n} weeks.", weeks)
        lines.append(words.format(n=weeks))
    return lines


def _advance(hold: BenefitHold, held: Rules) -> tuple[str, ...]:
    share = held.number("advance_percentage")
    if share is None:
        return ()
    sums = benefit_holds.advance(hold, held)
    lines = [_("I can ask for an advance: {share} percent now, the rest next month.").format(share=share)]
    if sums is not None:
        words = _("For me that is {now} now, and {rest} next month.")
        lines.append(words.format(now=euros(sums[0]), rest=euros(sums[1])))
    if hold.rest_checked:
        lines.append(_("The rest came in. We looked together."))
    return tuple(lines)
