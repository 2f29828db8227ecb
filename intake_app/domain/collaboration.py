"""Working with others: parties, consent, referral, case conference, hand-over, and who directs (F02 to F06, M02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.network_words import (
    ConsentHow,
    ConsentPurpose,
    DecisionKind,
    HandoverSection,
    Known,
    ReferralStatus,
    ShareBasis,
    ShareLevel,
)

WAITING = (ReferralStatus.SENT, ReferralStatus.RECEIVED)
"""Statuses of a referral that nobody took up or refused yet."""
_TELLS = (ShareLevel.SUMMARY, ShareLevel.FULL)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvedParty(CaseEntity):
    """An organisation that works with the resident: where, on what, and what it may do (F03).

    `areas` are rows of the form screening-leefgebieden.
    """

    position: int = 0
    organisation: str = ""
    person: str = ""
    phone: str = ""
    role: str = ""
    discipline: str = ""
    areas: tuple[str, ...] = ()
    goal: str = ""
    mandate: str = ""
    since: date | None = None
    until: date | None = None
    network_partner: bool = False
    """Has an agreement to work together in the neighbourhood."""
    gets_plan: bool = False
    """Is to get a copy of the plan."""

    def active_on(self, day: date) -> bool:
        """Whether the party works with the resident on this day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def title(self) -> str:
        """ "Schuldhulp, Bo de Wit"."""
        return ", ".join(part for part in (self.organisation.strip(), self.person.strip()) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(CaseEntity):
    """What the resident agreed that one party may know, for one purpose. A refusal is kept too (level "niet").

    `areas` are rows of screening-leefgebieden that may be told; what is sensitive counts only when it is named here.
    """

    position: int = 0
    recipient: str = ""
    purpose: ConsentPurpose | None = None
    level: ShareLevel | None = None
    areas: tuple[str, ...] = ()
    basis: ShareBasis = ShareBasis.CONSENT
    reason: str = ""
    given_on: date | None = None
    how: ConsentHow | None = None
    until: date | None = None
    withdrawn_on: date | None = None

    @property
    def decided(self) -> bool:
        """Whether it says anything: a level, and on which day or why."""
        grounded = bool(self.reason.strip()) if self.basis is not ShareBasis.CONSENT else self.given_on is not None
        return self.level is not None and grounded

    def holds_on(self, day: date) -> bool:
        """Whether what is decided counts on this day."""
        if not self.decided or (self.given_on is not None and day < self.given_on):
            return False
        return (self.until is None or day <= self.until) and (self.withdrawn_on is None or day < self.withdrawn_on)

    def allows_on(self, day: date) -> bool:
        """Whether something of the resident may be told on this day."""
        return self.holds_on(day) and self.level in _TELLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(CaseEntity):
    """Something that another takes up: a question that was passed on, or an area that lies elsewhere (F04)."""

    position: int = 0
    from_name: str = ""
    to_organisation: str = ""
    to_person: str = ""
    area: str = ""
    question: str = ""
    sent_on: date | None = None
    expected_on: date | None = None
    """Day on which an answer is expected; from here an unanswered referral asks for attention."""
    status: ReferralStatus = ReferralStatus.SENT
    answered_on: date | None = None
    holder: str = ""
    """Who has it in hand now, by name."""
    next_check_on: date | None = None
    result: str = ""

    @property
    def waits(self) -> bool:
        """Whether it was sent and nobody has answered."""
        return self.sent_on is not None and self.status in WAITING and self.answered_on is None

    @property
    def placed(self) -> bool:
        """Whether somebody has it in hand, and people look whether that goes on."""
        return self.status is ReferralStatus.TAKEN and bool(self.holder.strip()) and self.next_check_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseConference(CaseEntity):
    """One talk of several people about one resident (F05). `areas` says what was talked about."""

    held_on: date
    question: str = ""
    resident_present: Known = Known.UNKNOWN
    peer_present: Known = Known.UNKNOWN
    resident_knows: Known = Known.UNKNOWN
    """The resident knows of this talk and agreed to it."""
    resident_words: str = ""
    areas: tuple[str, ...] = ()
    approach: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceParticipant(CaseEntity):
    """Somebody at a case conference, and how that person sees it."""

    conference_id: UUID
    position: int = 0
    name: str = ""
    role: str = ""
    organisation: str = ""
    perspective: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceDecision(CaseEntity):
    """What was decided, who does it and before when. `became` is the step or agreement made of it."""

    conference_id: UUID
    position: int = 0
    what: str = ""
    owner: str = ""
    due_on: date | None = None
    kind: DecisionKind = DecisionKind.AGREEMENT
    became: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(CaseEntity):
    """Passing the guidance on to another, with a talk of all (F06). It never closes the plan."""

    from_name: str = ""
    to_organisation: str = ""
    to_person: str = ""
    to_phone: str = ""
    trigger: str = ""
    handed_on: date | None = None
    met: Known = Known.UNKNOWN
    met_on: date | None = None
    sections: tuple[HandoverSection, ...] = ()
    remaining: str = ""
    note: str = ""
    """To the resident, in plain words."""
    last_active_on: date | None = None
    first_active_on: date | None = None
    takes_direction: bool = False
    """The receiver is to keep the lines together from the day of confirming."""
    confirmed_on: date | None = None
    confirmed_by: str = ""

    @property
    def waits(self) -> bool:
        """Whether it was handed over and the receiver has not confirmed it."""
        return self.handed_on is not None and self.confirmed_on is None

    def gap_on(self, day: date) -> int | None:
        """Days without a step between the last one here and the first one there; None when that is not known.

        It counts on until today while the first step there has not come.
        """
        if self.last_active_on is None:
            return None
        end = self.first_active_on or max(day, self.last_active_on)
        return max(0, (end - self.last_active_on).days - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectorChange(CaseEntity):
    """Who kept the lines together until a day, and who from then on (F02)."""

    from_name: str = ""
    to_name: str = ""
    changed_on: date
    reason: str = ""
    note: str = ""
    """To the resident."""
