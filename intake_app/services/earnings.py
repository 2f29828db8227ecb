"""Trying out and earning beside a benefit (E09): what was told and reported, and the page the resident takes home."""

from __future__ import annotations

from datetime import date

from intake_app.documents.earnings import EarningLine, EarningsSheet, LimitLine
from intake_app.domain.diagnosis import EarningRecord
from intake_app.domain.diagnosis_words import EarningKind
from intake_app.domain.dossier import Dossier
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_amount, format_day
from intake_app.instruments.amounts import Amount
from intake_app.instruments.library import FormLibrary
from intake_app.services import plans
from intake_app.services.desk import Profile

SUBJECT = "bijverdienen"


def limits(forms: FormLibrary) -> tuple[Amount, ...]:
    """The amounts that may be of use here; each is shown with its source and year, and nothing is decided with it."""
    return tuple(one for one in forms.amounts if one.subject == SUBJECT)


def in_order(dossier: Dossier) -> tuple[EarningRecord, ...]:
    """What is tried out and earned, the newest first; what has no day yet stands first."""
    return tuple(sorted(dossier.earnings, key=lambda one: (one.from_on or date.max, one.id), reverse=True))


def kind_words(kind: EarningKind) -> str:
    """Trying out, or earning."""
    return {EarningKind.TRYING: _("Trying out"), EarningKind.EARNING: _("Earning")}[kind]


def euros(cents: int) -> str:
    """An amount as people write it: "€ 145", "€ 122,31"."""
    return f"€ {format_amount(cents)}"


def hours(minutes: int) -> str:
    """ "6 uur per week"."""
    number = f"{minutes / 60:g}".replace(".", ",")
    return _("{n} hours a week").format(n=number)


def sheet(dossier: Dossier, forms: FormLibrary, profile: Profile, today: date) -> EarningsSheet:
    """The resident's page: why one reports, what was reported, and who sees to it.

    Raises InputRefused while there is nothing to tell.
    """
    if not dossier.earnings:
        raise InputRefused(_("Nothing is tried out or earned yet. Write it down at the perspective first."))
    call, phone = plans.whom_to_call(dossier.current_plan, profile)
    return EarningsSheet(
        name=dossier.person.full_name,
        dated=today,
        lines=tuple(_line(one) for one in in_order(dossier)),
        limits=tuple(_limit(one, today) for one in limits(forms)),
        call_name=call,
        call_phone=phone,
        organisation=profile.organisation,
    )


def _line(one: EarningRecord) -> EarningLine:
    facts = [
        _("from {day}").format(day=format_day(one.from_on, weekday=False, year=True)) if one.from_on else "",
        _("until {day}").format(day=format_day(one.until_on, weekday=False, year=True)) if one.until_on else "",
        hours(one.hours_week) if one.hours_week is not None else "",
        _("{amount} a month").format(amount=euros(one.amount)) if one.amount is not None else "",
        _("paid") if one.paid and one.amount is None else _("without pay") if not (one.paid or one.amount) else "",
    ]
    reported = ""
    if one.reported_on is not None:
        day = format_day(one.reported_on, weekday=False, year=True)
        how = one.reported_how.strip()
        reported = (
            _("Reported on {day}, {how}").format(day=day, how=how) if how else _("Reported on {day}").format(day=day)
        )
    return EarningLine(
        what=one.what.strip() or kind_words(one.kind),
        facts=", ".join(part for part in facts if part),
        reported=reported,
        to_report=one.asks_to_report,
        settled_by=one.settled_by.strip(),
        said_back=one.teach_back.strip(),
    )


def source_words(one: Amount) -> str:
    """Where an amount was read, with the year of that: "bron: Waardevol werken 2022"."""
    if str(one.year) in one.source:
        return _("source: {source}").format(source=one.source)
    return _("source: {source}, {year}").format(source=one.source, year=one.year)


def _limit(one: Amount, today: date) -> LimitLine:
    words = f"{one.label}: {euros(one.cents)} {one.per}"
    return LimitLine(words=words, source=source_words(one), check=one.needs_check(today))
