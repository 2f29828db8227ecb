"""Income beside a benefit: months estimated and settled, the benefit kept open, and papers to hand in (J02, J03, J05).

Every amount is whole cents. The program adds up what people fill in; the municipality decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.vocabulary import ContactKind


class SettlementMode(StrEnum):
    """How income and benefit are fitted together."""

    ESTIMATE_THEN_SETTLE = "estimate_then_settle"
    AFTER_PAYSLIP = "after_payslip"
    BENEFIT_CONTINUES = "benefit_continues"


class IncomeKind(StrEnum):
    """Where money comes from; several at once for one person."""

    WAGE = "loon"
    PROFIT = "winst"
    BENEFIT = "uitkering"
    INTERNSHIP_PAY = "stagevergoeding"
    STUDY_FINANCE = "studiefinanciering"
    VOLUNTEER_ALLOWANCE = "vrijwilligersvergoeding"
    PREMIUM = "premie"
    OTHER = "anders"


class PaperKind(StrEnum):
    """What has to be handed in."""

    PAYSLIP = "loonstrook"
    INCOME_LETTER = "inkomstenbrief"
    CHANGE_FORM = "mutatieformulier"
    SHORT_APPLICATION = "verkorte-aanvraag"
    APPLICATION = "aanvraag"
    CONTRACT = "arbeidscontract"
    BANK = "bankafschrift"
    SCHOOL = "schoolbewijs"
    OTHER = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeMonth(CaseEntity):
    """One month in which a benefit tops up other income: what both expect, and later what it was (J02).

    `month` is its first day. `agreed_sum` is the estimate both said yes to: another estimate asks for another yes.
    `exempt_share` is hundredths of a percent; None is no exemption, as everywhere unless somebody turns it on.
    """

    month: date
    mode: SettlementMode = SettlementMode.ESTIMATE_THEN_SETTLE
    norm: int | None = None
    agreed_on: date | None = None
    agreed_sum: int | None = None
    channel: ContactKind | None = None
    exempt_share: int | None = None
    exempt_most: int | None = None
    exempt_months: int | None = None
    paid: int | None = None
    """What the municipality paid on top; None is as estimated."""
    payslip_on: date | None = None
    settled_on: date | None = None
    reports: str = ""
    """Who tells the municipality what came in."""
    settles: str = ""
    """Who works it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeSource(CaseEntity):
    """One source of income in a month: what is expected of it, and what it was. `counts`: it lowers the benefit."""

    month_id: UUID
    position: int = 0
    kind: IncomeKind = IncomeKind.WAGE
    payer: str = ""
    estimate: int | None = None
    actual: int | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitHold(CaseEntity):
    """A benefit that is kept open during work, and what happens when the work ends (J03).

    Three times that are all called "four weeks" are three fields: `wait_weeks` before an application counts,
    `handling_weeks` until there is an answer, and the target of a youth team, which is a term of its own.
    None is "as the municipality's rules say"; where these are silent somebody asks.
    """

    what: str = ""
    from_on: date | None = None
    until_on: date | None = None
    profile: str = ""
    """Id of the rules by which `until_on` was counted."""
    work_ended_on: date | None = None
    benefit_ended_on: date | None = None
    window_months: int | None = None
    wait_weeks: int | None = None
    handling_weeks: int | None = None
    applied_on: date | None = None
    decided_on: date | None = None
    norm: int | None = None
    advance_on: date | None = None
    rest_on: date | None = None
    rest_checked: bool = False
    """Somebody saw that the rest of the advance came in."""
    call_name: str = ""
    call_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDue(CaseEntity):
    """One paper that has to be handed in (J05). `key` says which rule asked for it; "" was written down by hand."""

    kind: PaperKind = PaperKind.OTHER
    what: str = ""
    key: str = ""
    due_on: date | None = None
    to_whom: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    complete: bool = False
    urgent: bool = False
    """Income is in danger while it is missing."""
    urgent_name: str = ""
    urgent_phone: str = ""

    @property
    def open(self) -> bool:
        """Whether it still has to come in, or came in with something missing."""
        return self.received_on is None or not self.complete
