"""What stands on the plan's paper about duties, rest, giving back, own choices and what became of promises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from intake_app.documents.plan_sheets import AgreementLine, ChoiceLine, LawText
from intake_app.documents.sheet_parts import Said
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Agreement, Goal, Plan
from intake_app.domain.rights import ExemptDuty, Exemption, ExemptionStatus, OfferChoice
from intake_app.domain.vocabulary import AgreementStatus, Promisor
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.services import giving_back

_ON_PAPER = (ExemptionStatus.GRANTED, ExemptionStatus.INFORMAL)


def law(dossier: Dossier, plan: Plan, forms: FormLibrary, day: date, *, as_agreements: bool = False) -> LawText:
    """Duties and consequences as the plan took them over, and what need not be done for a time."""
    duties = dossier.element_of(plan, "verplichtingen")
    consequences = dossier.element_of(plan, "gevolgen")
    partner = dossier.element_of(plan, "plichten-partner")
    sources = list(_source(forms, consequences.block)) if consequences is not None and consequences.block else []
    sources.append(_("The duties stand in the Participatiewet, articles 9 and 44a."))
    words = ""
    lines: tuple[str, ...] = ()
    if duties is not None and duties.not_applicable:
        words = duties.reason
    elif duties is not None:
        words, *rest = duties.text.split("\n")
        lines = tuple(line for line in rest if line.strip())
    return LawText(
        duties=words,
        duty_lines=lines,
        of_partner=tuple(partner.text.splitlines()) if partner is not None and not partner.not_applicable else (),
        exemptions=exemption_lines(dossier, day),
        as_agreements=as_agreements,
        consequences=consequences.text if consequences is not None and not consequences.not_applicable else "",
        sources=tuple(sources),
    )


def exemption_lines(dossier: Dossier, day: date) -> tuple[str, ...]:
    """What the resident need not do for a time, a line each."""
    return tuple(_exemption(one) for one in dossier.exemptions if _holds(one, day))


def _holds(exemption: Exemption, day: date) -> bool:
    over = exemption.end_on is not None and exemption.end_on < day
    return exemption.status in _ON_PAPER and bool(exemption.duties) and not over


def _exemption(exemption: Exemption) -> str:
    """Until when, and what; never why: the reason may be somebody's health."""
    what = ", ".join(_exempt(one) for one in exemption.duties)
    if exemption.end_on is not None:
        until = format_day(exemption.end_on, weekday=False, year=True)
        words = _("Until {day} I need not: {what}.").format(day=until, what=what)
    else:
        words = _("I need not: {what}.").format(what=what)
    if exemption.decision_number.strip():
        return words + " " + _("Decision {number}.").format(number=exemption.decision_number.strip())
    return words + " " + _("Not laid down in a decision yet.")


def _exempt(duty: ExemptDuty) -> str:
    return {
        ExemptDuty.WORK: _("look for work"),
        ExemptDuty.SUPPORT: _("take steps to work"),
        ExemptDuty.GIVING_BACK: _("give something back"),
    }[duty]


def gives_back(dossier: Dossier, forms: FormLibrary) -> tuple[str, ...]:
    """What was agreed about giving back, with day and both names; only with hours and an end day (G-TP4)."""
    found = giving_back.newest(dossier, forms)
    if found is None or not found.printable or found.end is None:
        return ()
    what = ", ".join(part for part in (found.activity or found.sort, found.place) if part)
    day = format_day(found.end, weekday=False, year=True)
    agreed = _("Agreed on {day} by {names}.").format(
        day=format_day(found.talked_on, weekday=False, year=True),
        names=_("{first} and {second}").format(first=dossier.person.first_name, second=_contact(dossier)),
    )
    hours = _("{n} hours a week, until {day}.").format(n=found.hours, day=day)
    return tuple(line for line in (what, hours, found.agreement, agreed) if line)


def _contact(dossier: Dossier) -> str:
    plan = dossier.current_plan
    return plan.contact_name.split(" ")[0] if plan is not None and plan.contact_name else _("the consultant")


def chose(dossier: Dossier, plan: Plan) -> tuple[ChoiceLine, ...]:
    """What the resident decided about offers."""
    words = {
        OfferChoice.YES: _("Yes"),
        OfferChoice.NO: _("No"),
        OfferChoice.OTHERWISE: _("Something else"),
    }
    return tuple(
        ChoiceLine(offer=one.offer, decision=words[one.decision] if one.decision else "", reason=one.reason)
        for one in dossier.offers_of(plan)
        if one.offer.strip()
    )


def agreement(one: Agreement, first_name: str) -> AgreementLine:
    """A promise, and afterwards what became of it with a remark of each side. The story behind it stays inside."""
    words = {
        AgreementStatus.OPEN: "",
        AgreementStatus.KEPT: _("Kept"),
        AgreementStatus.DIFFERENT: _("Went differently"),
        AgreementStatus.LAPSED: _("Lapsed"),
    }
    other = one.promisor_name if one.promisor is not Promisor.RESIDENT else _("The other side")
    said = ((first_name, one.remark_resident), (other, one.remark_other))
    return AgreementLine(
        what=one.what,
        who=one.promisor_name,
        by_when=one.due_on,
        details=tuple(_details(one)),
        outcome=words[one.status],
        said=tuple(Said(words=remark, name=name) for name, remark in said if remark.strip()),
    )


def _details(one: Agreement) -> Iterable[str]:
    if one.how_often.strip():
        yield one.how_often.strip().rstrip(".")
    if one.to_whom.strip():
        yield _("to {name}").format(name=one.to_whom.strip())
    if one.reason.strip():
        yield _("because: {reason}").format(reason=one.reason.strip().rstrip("."))


def difference(dossier: Dossier, goal: Goal) -> str:
    """Where somebody sees a goal differently."""
    found = next((one for one in dossier.goal_differences if one.goal_id == goal.id), None)
    return found.words if found is not None else ""


def _source(forms: FormLibrary, block_id: str) -> Iterable[str]:
    """Whose text it is. Nothing when the pack it came from is not installed here; the words are kept in the plan."""
    try:
        block = forms.text_block(block_id)
    except UnknownInstrument:
        return
    day = format_day(block.valid_from, weekday=False, year=True)
    if block.example:
        yield _("Example text, valid from {day}. The municipality has no text of its own yet.").format(day=day)
    else:
        words = _("Text of the municipality of {municipality}, valid from {day}.")
        yield words.format(municipality=block.municipality, day=day)
