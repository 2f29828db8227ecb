"""The resident, the dossier, how it began, and the people around the resident (A01, F02, G01)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.ages import age_on
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.network_words import RepresentationKind
from intake_app.domain.vocabulary import (
    CaseStatus,
    ContactKind,
    LegalGround,
    NextStepOwner,
    PersonRole,
    Phase,
    ReferralSource,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """The resident. Only a name is needed to begin. `address_shielded` hides the address in prints and exports."""

    first_name: str
    infix: str = ""
    last_name: str = ""
    birth_date: date | None = None
    street: str = ""
    postcode: str = ""
    town: str = ""
    address_shielded: bool = False
    phone: str = ""
    email: str = ""
    language: str = "Nederlands"
    interpreter_needed: bool = False
    form_of_address: str = "u"

    @property
    def full_name(self) -> str:
        """The name as people write it: "Ria van den Bosch"."""
        return " ".join(part for part in (self.first_name, self.infix, self.last_name) if part)

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`; born on 29 February counts from 1 March in other years (rules 4.1)."""
        if self.birth_date is None:
            return None
        return age_on(self.birth_date, day)

    def without_whereabouts(self) -> Person:
        """The same person without anything by which somebody could be found or called."""
        return replace(self, street="", postcode="", town="", phone="", email="")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile(Entity):
    """One dossier of one resident.

    `next_step`, `next_step_owner`, `next_step_on`, `phase` and `last_contact_on` are what the caseload shows;
    services keep the last two, and `attention`, in step with what was recorded.
    """

    person_id: UUID
    number: str
    opened_on: date
    status: CaseStatus = CaseStatus.REPORTED
    neighbourhood: str = ""
    household: str = ""
    income: str = ""
    consultant: str = ""
    deputy: str = ""
    legal_grounds: tuple[LegalGround, ...] = ()
    next_step: str = ""
    next_step_owner: NextStepOwner = NextStepOwner.CONSULTANT
    next_step_on: date | None = None
    phase: Phase = Phase.INTRODUCTION
    last_contact_on: date | None = None
    attention: AttentionKind | None = None
    """What asks for attention first, from `attention_on`; kept in step by services/overview (L02)."""
    attention_on: date | None = None
    rule_profile: str = ""
    """Rules of another municipality, taken over for this dossier alone; empty: those of the vault (L04)."""
    rule_version: str = ""
    """The day from which the profile held when it was taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Melding(CaseEntity):
    """How the resident came into view."""

    reported_on: date
    contact_kind: ContactKind = ContactKind.PHONE
    source: ReferralSource = ReferralSource.SELF
    reported_by: str = ""
    organisation: str = ""
    reason: str = ""
    responsible_for_follow_up: str = ""
    invited_on: date | None = None
    applied_on: date | None = None
    supporter_told_on: date | None = None
    """Day on which free independent support (cliëntondersteuning) was pointed out, Wmo 2.3.2(3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPerson(CaseEntity):
    """Somebody around the resident: family, neighbour, professional. Phone only when the person may be called."""

    position: int = 0
    name: str
    relation: str = ""
    role: PersonRole = PersonRole.RELATIVE
    organisation: str = ""
    phone: str = ""
    contact_allowed_on: date | None = None
    """Day on which the resident agreed that this person may be contacted; empty means: may not."""
    helps_with: str = ""
    signs: bool = False
    """Gets a signature block on the plan (partner, representative)."""
    on_portfolio: bool = False
    on_fridge_sheet: bool = False
    representation: RepresentationKind | None = None
    """By what right this person acts for the resident, when that is the role."""
