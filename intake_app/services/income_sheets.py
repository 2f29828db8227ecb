"""What the paper of one month's income says, in the language in use (J02, K03)."""

from __future__ import annotations

from intake_app.documents.income_agreement import IncomeLine, IncomeSheet, Signer, SumLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import IncomeMonth, IncomeSource, SettlementMode
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.services import income, plans
from intake_app.services.desk import Desk, Profile
from intake_app.services.income import Figures
from intake_app.services.income_words import channels, euros, kinds


def month_of(dossier: Dossier, month: str = "") -> IncomeMonth | None:
    """The newest month, or the one that is named ("2026-10")."""
    return next((one for one in income.in_order(dossier) if f"{one.month:%Y-%m}".startswith(month)), None)


def sheet(desk: Desk, dossier: Dossier, month: str = "") -> IncomeSheet:
    """The paper of the newest month, or of the one that is named ("2026-10").

    Raises InputRefused while there is no month to print.
    """
    found = month_of(dossier, month)
    if found is None:
        raise InputRefused(_("There is no month with income yet. Begin one at the perspective, under income."))
    known = income.figures(dossier, found)
    call, phone = plans.whom_to_call(dossier.current_plan, desk.profile)
    waits = found.mode is SettlementMode.ESTIMATE_THEN_SETTLE and not income.agreed(dossier, found)
    return IncomeSheet(
        name=dossier.person.full_name,
        dated=desk.today(),
        month=found.month,
        concept=waits,
        how=_how(found.mode),
        sources=tuple(_source(one) for one in dossier.sources_of(found)),
        sums=_sums(found, known),
        settled=_settled(known),
        outcome=outcome_words(known.settlement),
        balance=_balance(income.balance(dossier), known.settlement),
        agreed="" if waits else _agreed(found),
        reports=found.reports.strip(),
        settles=found.settles.strip(),
        signers=_signers(dossier, desk.profile),
        call_name=call,
        call_phone=phone,
        organisation=desk.profile.organisation,
    )


def outcome_words(settlement: int | None) -> str:
    """What follows from settling, in a sentence; nothing while the payslip is not there."""
    if settlement is None:
        return ""
    if settlement > 0:
        return _("I still get {amount}.").format(amount=euros(settlement))
    if settlement < 0:
        return _("I pay back {amount}.").format(amount=euros(-settlement))
    return _("It was as we thought. Nothing comes and nothing goes back.")


def settled_words(settlement: int) -> str:
    """What settling comes to, in a few words."""
    if settlement > 0:
        return _("{amount} still to come").format(amount=euros(settlement))
    if settlement < 0:
        return _("{amount} to go back").format(amount=euros(-settlement))
    return _("settled even")


def _how(mode: SettlementMode) -> str:
    return {
        SettlementMode.ESTIMATE_THEN_SETTLE: _(
            "We estimate beforehand what I will earn. The benefit adds the rest. With my payslip we settle it."
        ),
        SettlementMode.AFTER_PAYSLIP: _(
            "With my payslip we work out what the benefit adds. So one month I have more in hand than another."
        ),
        SettlementMode.BENEFIT_CONTINUES: _("My benefit goes on as it is. Nothing is settled."),
    }[mode]


def _source(one: IncomeSource) -> IncomeLine:
    name = dict(kinds())[one.kind]
    what = _("{kind}, {payer}").format(kind=name, payer=one.payer.strip()) if one.payer.strip() else name
    if not one.counts:
        what = _("{what} (does not count)").format(what=what)
    return IncomeLine(
        what=what,
        expected=euros(one.estimate) if one.estimate is not None else "",
        real=euros(one.actual) if one.actual is not None else "",
    )


def _sums(month: IncomeMonth, known: Figures) -> tuple[SumLine, ...]:
    if month.norm is None:
        return ()
    lines = [SumLine(what=_("The whole benefit of a month (the norm)"), amount=euros(month.norm))]
    if month.mode is SettlementMode.BENEFIT_CONTINUES or known.counted is None or known.supplement is None:
        return tuple(lines)
    lines.append(SumLine(what=_("Off: my income that counts"), amount=euros(known.counted)))
    lines.append(SumLine(what=_("The benefit adds"), amount=euros(known.supplement), result=True))
    return tuple(lines)


def _settled(known: Figures) -> tuple[SumLine, ...]:
    if known.right is None or known.settlement is None or known.paid is None:
        return ()
    return (
        SumLine(what=_("What the benefit should add"), amount=euros(known.right)),
        SumLine(what=_("What was paid already"), amount=euros(known.paid)),
        SumLine(what=_("The difference"), amount=euros(known.settlement), result=True),
    )


def _balance(balance: int, settlement: int | None) -> str:
    if settlement is None or balance == settlement:
        return ""
    if balance >= 0:
        return _("With the other months together I still get {amount}.").format(amount=euros(balance))
    return _("With the other months together I pay back {amount}.").format(amount=euros(-balance))


def _agreed(month: IncomeMonth) -> str:
    if month.agreed_on is None:
        return ""
    day = format_day(month.agreed_on, weekday=False, year=True)
    how = dict(channels()).get(month.channel) if month.channel is not None else None
    return f"{day}, {how}" if how else day


def _signers(dossier: Dossier, profile: Profile) -> tuple[Signer, ...]:
    resident = Signer(name=dossier.person.full_name, role=_("resident"))
    names = profile.consultant or profile.organisation
    other = Signer(name=names, role=profile.role, place=profile.place)
    return (resident, other) if names else (resident,)
