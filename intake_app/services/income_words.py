"""Words about income beside a benefit: names of kinds, months, and amounts with or without a sign (J02, J05)."""

from __future__ import annotations

from datetime import date

from intake_app.domain.income import IncomeKind, PaperKind, SettlementMode
from intake_app.domain.vocabulary import ContactKind
from intake_app.i18n import _, format_amount, format_month


def month_words(month: date) -> str:
    """ "oktober 2026"."""
    return format_month(month)


def euros(cents: int) -> str:
    """An amount always with its cents, as on a payslip: "€ 600,00", "€ 1.037,12"; below nought with a minus."""
    whole = format_amount(abs(cents) // 100 * 100)
    sign = "− " if cents < 0 else ""
    return f"{sign}€ {whole},{abs(cents) % 100:02d}"


def modes() -> tuple[tuple[SettlementMode, str], ...]:
    """The ways of settling, in the order in which they are offered."""
    return (
        (SettlementMode.ESTIMATE_THEN_SETTLE, _("Estimate first, settle with the payslip")),
        (SettlementMode.AFTER_PAYSLIP, _("Settle afterwards, with the payslip")),
        (SettlementMode.BENEFIT_CONTINUES, _("The benefit goes on, nothing is settled")),
    )


def kinds() -> tuple[tuple[IncomeKind, str], ...]:
    """Where money comes from."""
    return (
        (IncomeKind.WAGE, _("Wage")),
        (IncomeKind.PROFIT, _("Profit of an own business")),
        (IncomeKind.BENEFIT, _("Another benefit")),
        (IncomeKind.INTERNSHIP_PAY, _("Internship pay")),
        (IncomeKind.STUDY_FINANCE, _("Study finance")),
        (IncomeKind.VOLUNTEER_ALLOWANCE, _("Volunteer allowance")),
        (IncomeKind.PREMIUM, _("Bonus")),
        (IncomeKind.OTHER, _("Something else")),
    )


def papers() -> tuple[tuple[PaperKind, str], ...]:
    """What can be asked for."""
    return (
        (PaperKind.PAYSLIP, _("Payslip")),
        (PaperKind.INCOME_LETTER, _("Income letter")),
        (PaperKind.CHANGE_FORM, _("Form for changes")),
        (PaperKind.SHORT_APPLICATION, _("Short application")),
        (PaperKind.APPLICATION, _("Application")),
        (PaperKind.CONTRACT, _("Work contract")),
        (PaperKind.BANK, _("Bank statement")),
        (PaperKind.SCHOOL, _("Proof of the school")),
        (PaperKind.OTHER, _("Something else")),
    )


def channels() -> tuple[tuple[ContactKind, str], ...]:
    """How an estimate was agreed: talking, or in writing."""
    return (
        (ContactKind.HOME, _("at home")),
        (ContactKind.OFFICE, _("at the office")),
        (ContactKind.WORKPLACE, _("at work")),
        (ContactKind.PHONE, _("by phone")),
        (ContactKind.VIDEO, _("by video")),
        (ContactKind.MESSAGE, _("by message")),
        (ContactKind.LETTER, _("by letter")),
    )
