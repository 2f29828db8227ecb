"""Contracts as facts: of which kind, with whom, until when, and how it can go on (E02). No text of one is ever made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.dates import add_months
from intake_app.domain.entity import CaseEntity


class ContractKind(StrEnum):
    """What kind of contract it is (instruments D13)."""

    NONE = "geen"
    VOLUNTEER = "vrijwilligersovereenkomst"
    LEARNING = "leerwerkovereenkomst"
    ON_CALL = "oproep"
    ZERO_HOURS = "nul-uren"
    HOURS_GUARANTEE = "urengarantie"
    TEMPORARY = "tijdelijk"
    AGENCY = "uitzend"
    PERMANENT = "vast"
    SECONDMENT = "detachering"
    ASSIGNMENT = "opdracht"

    @property
    def employs(self) -> bool:
        """Whether somebody has the resident on the payroll."""
        return self not in (ContractKind.NONE, ContractKind.VOLUNTEER, ContractKind.ASSIGNMENT)


class ContractNext(StrEnum):
    """How it went on after a contract; None while that has to be talked about."""

    EXTENDED = "verlengd"
    PERMANENT = "vast-geworden"
    ENDED = "gestopt"
    OTHER = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(CaseEntity):
    """One contract. `hours` are whole minutes a week, `pay` is whole cents a month before tax.

    It may be extended `renewals` times by `renewal_months` each ("1 + 1 jaar" is once by 12).
    """

    placement_id: UUID | None = None
    kind: ContractKind | None = None
    employer: str = ""
    """On whose payroll (formele werkgever)."""
    host: str = ""
    """Where the work is done."""
    starts_on: date | None = None
    ends_on: date | None = None
    renewals: int | None = None
    renewal_months: int | None = None
    pay_kind: PayKind | None = None
    pay: int | None = None
    hours: int | None = None
    remind_on: date | None = None
    """The day on which people look how it goes on."""
    went_on: ContractNext | None = None
    note: str = ""

    @property
    def last_possible_on(self) -> date | None:
        """The last day with every extension that is possible; None while something of it is not known."""
        if self.ends_on is None or not self.renewals or not self.renewal_months:
            return None
        return add_months(self.ends_on, self.renewals * self.renewal_months)

    def runs_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        begun = self.starts_on is not None and self.starts_on <= day
        return begun and (self.ends_on is None or day <= self.ends_on)
