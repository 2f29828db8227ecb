"""The life of a dossier after signing: agreed contact, time-out and return, aftercare, notes, closing (I03-I07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.follow_up_words import AftercareParty, OutcomeKind, Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAgreement(CaseEntity):
    """How often they speak, from a day on: every so many weeks, until a stop date if there is one (I03)."""

    agreed_on: date
    weeks: int
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOut(CaseEntity):
    """A pause of the whole dossier, or of one step. It never closes the plan.

    `resume_on` is when it is expected to go on, `contact_on` when they speak meanwhile; both are asked.
    """

    step_id: UUID | None = None
    reason: str = ""
    from_on: date
    resume_on: date
    contact_on: date
    ended_on: date | None = None

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self.ended_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatChanged:
    """What was known about one subject, as it was shown, and what is different now in the resident's words."""

    subject: str
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortIntake(CaseEntity):
    """Coming back after a time-out or after closing: only "wat is er veranderd?" is asked (I05)."""

    held_on: date
    after_closing: bool = False
    changed: tuple[WhatChanged, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftercare(CaseEntity):
    """Support after a start at work or elsewhere; its contacts are the moments. Runs until `ended_on` (I04)."""

    started_on: date
    place: str = ""
    place_contact: str = ""
    """Whom to call at the place: name and number."""
    needed: str = ""
    """What is needed to keep this."""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareMoment(CaseEntity):
    """One planned contact in aftercare, with the resident or with the employer."""

    aftercare_id: UUID
    party: AftercareParty = AftercareParty.RESIDENT
    due_on: date
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AftercareIncident(CaseEntity):
    """Something that happened at the place, and what it asks."""

    aftercare_id: UUID
    happened_on: date
    note: str
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(CaseEntity):
    """Something seen or said, dated, in own words; a quote is printed literally (I06)."""

    noted_on: date
    text: str
    quote: bool = False
    by: str = ""
    step_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(CaseEntity):
    """Whether the resident was there on one day of an activity."""

    on: date
    presence: Presence
    step_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(CaseEntity):
    """How a dossier closed (I07). `reopened_on` says that it came back; the closing stays as history.

    `kept_by` is borging: how what was reached is kept. `next_contact_on` may lie after closing.
    """

    closed_on: date
    reason: str
    destination: str = ""
    destination_unknown: bool = False
    outcome: OutcomeKind | None = None
    kept_by: str = ""
    aftercare: bool = False
    portfolio_given: bool = False
    next_contact_on: date | None = None
    no_contact_wanted: bool = False
    found_out_on: date | None = None
    """Day on which an unknown destination became known."""
    by: str = ""
    reopened_on: date | None = None
    aftercare_asked: bool = False
    """Whether aftercare was asked about; `aftercare` is the answer."""
