"""Bonuses and allowances (J04): worked out by their formula, with source and year, and taken over into a month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from intake_app.domain import allowances
from intake_app.domain.allowances import AllowancePayment, AllowanceWay, WorkedOut
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import IncomeKind, IncomeMonth, IncomeSource
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_amount
from intake_app.instruments.amounts import Amount
from intake_app.instruments.library import FormLibrary
from intake_app.services import editing, income
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import Remark

_REGULAR = (AllowanceWay.HOURLY, AllowanceWay.MONTHLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is filled in; only what the way asks counts. Minutes are of a month, or of a week for savings."""

    minutes: int | None = None
    months_on_benefit: int | None = None
    turnover: int | None = None


def known(forms: FormLibrary) -> tuple[Amount, ...]:
    """Every allowance that can be worked out."""
    return tuple(one for one in forms.amounts if one.way is not None)


def asks(one: Amount) -> tuple[str, ...]:
    """What must be known to work it out, by the fields of `Asked`."""
    return {
        AllowanceWay.HOURLY: ("minutes",),
        AllowanceWay.TWO_PARTS: ("months_on_benefit",),
        AllowanceWay.SAVINGS: ("minutes", "turnover"),
    }.get(one.way or AllowanceWay.ONCE, ())


def work_out(one: Amount, asked: Asked) -> WorkedOut | None:
    """What it comes to; None while something it asks is not filled in."""
    if any(getattr(asked, name) is None for name in asks(one)):
        return None
    minutes, months, turnover = asked.minutes or 0, asked.months_on_benefit or 0, asked.turnover or 0
    if one.way is AllowanceWay.HOURLY:
        return allowances.hourly(minutes, one.hourly_cents, one.cents, one.employer_hourly_cents)
    if one.way is AllowanceWay.TWO_PARTS:
        return allowances.two_parts(one.cents, months, one.long_months, one.first_percent)
    if one.way is AllowanceWay.SAVINGS:
        return allowances.savings(minutes, turnover, one.least_hours, one.percent)
    return WorkedOut(one.cents)


def sentences(one: Amount, found: WorkedOut) -> tuple[str, ...]:
    """What it comes to in words: for the resident, later, for the employer, and when it may be paid."""
    first = {
        AllowanceWay.SAVINGS: _("At most to put aside: {amount}"),
        AllowanceWay.TWO_PARTS: _("At the start: {amount}"),
    }.get(one.way or AllowanceWay.ONCE, _("For the resident: {amount}"))
    lines = [first.format(amount=_euros(found.resident))]
    if found.later is not None:
        lines.append(_("When the job lasts: {amount}").format(amount=_euros(found.later)))
    if found.employer is not None:
        lines.append(_("The employer pays: {amount}").format(amount=_euros(found.employer)))
    paid = _payment_words(one.payment)
    return (*lines, paid) if paid else tuple(lines)


def _payment_words(payment: AllowancePayment | None) -> str:
    if payment is AllowancePayment.NOT_MONTHLY:
        return _("May not be paid every month.")
    return _("Is paid in December.") if payment is AllowancePayment.DECEMBER else ""


def _euros(cents: int) -> str:
    return f"€ {format_amount(cents)}"


def take_over(desk: Desk, case_id: UUID, one: Amount, asked: Asked) -> IncomeSource:
    """Put it as a source into the newest month, which is begun when there is none. Raises InputRefused without a sum.

    It does not count for the benefit until somebody ticks that: whether it does is for the municipality to say.
    """
    found = work_out(one, asked)
    if found is None:
        raise InputRefused(_("Fill in first what it asks. Then it can be taken over."))
    months = income.in_order(desk.dossier(case_id))
    month = months[0] if months else income.begin(desk, case_id)
    empty = next((each for each in desk.dossier(case_id).sources_of(month) if _is_empty(each)), None)
    source = empty or income.add_source(desk, month.id)
    values = {"kind": _kind(one), "payer": str(one.label), "estimate": found.resident, "counts": False}
    editing.edit(desk, IncomeSource, source.id, _("Source of income"), **values)
    return replace(source, kind=_kind(one), payer=str(one.label), estimate=found.resident, counts=False)


def _is_empty(source: IncomeSource) -> bool:
    return not source.payer.strip() and source.estimate is None and source.actual is None


def _kind(one: Amount) -> IncomeKind:
    if one.id == "stagevergoeding":
        return IncomeKind.INTERNSHIP_PAY
    return IncomeKind.VOLUNTEER_ALLOWANCE if one.way in _REGULAR and one.ends_with else IncomeKind.PREMIUM


def conflicts(dossier: Dossier, forms: FormLibrary, month: IncomeMonth) -> tuple[Remark, ...]:
    """Where allowances and other income of a month do not go together, by the rules in the data (J04). It only asks."""
    sources = dossier.sources_of(month)
    kinds = {one.kind for one in sources}
    labels = {str(one.label): one for one in known(forms)}
    found = []
    ending = {_kind(rule) for rule in labels.values() if kinds & set(rule.ends_with)}
    if ending & kinds:
        found.append(Remark("sources", _("Who becomes an entrepreneur gets no volunteer allowance any more.")))
    for one in sources:
        rule = labels.get(one.payer)
        if rule is not None and rule.payment is AllowancePayment.NOT_MONTHLY and _last_month_too(dossier, month, one):
            words = _("{what} may not be paid every month. Spread it, or agree another day.")
            found.append(Remark("sources", words.format(what=one.payer)))
    sums = income.figures(dossier, month)
    if sums.in_hand is not None and month.norm is not None and sums.in_hand < month.norm:
        found.append(Remark("sources", _("Together this is less than the benefit alone. Repair it before it starts.")))
    if IncomeKind.PROFIT in kinds and not month.settles.strip():
        found.append(Remark("settles", _("An own business beside the benefit: who keeps the books, and until when?")))
    return tuple(found)


def _last_month_too(dossier: Dossier, month: IncomeMonth, source: IncomeSource) -> bool:
    before = next((one for one in income.in_order(dossier) if one.month < month.month), None)
    return before is not None and any(one.payer == source.payer for one in dossier.sources_of(before))
