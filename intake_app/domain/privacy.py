"""What somebody may ask about the own data, and how long it is kept (M04, rules 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.vocabulary import LegalGround


class RequestKind(StrEnum):
    """What a resident asks (AVG 15 to 22)."""

    ACCESS = "inzage"
    CORRECTION = "verbeteren"
    ERASURE = "wissen"
    RESTRICTION = "beperken"
    OBJECTION = "bezwaar"
    HUMAN_LOOK = "menselijke-blik"


class RequestOutcome(StrEnum):
    """What became of a request."""

    DONE = "gedaan"
    PARTLY = "deels"
    REFUSED = "geweigerd"
    WITHDRAWN = "ingetrokken"


class RefusalGround(StrEnum):
    """Why a request may be refused, wholly or in part (Wmo 5.3.2 and 5.3.5, AVG 17)."""

    LAW = "wet-bewaren"
    OTHER_PERSON = "belang-ander"
    PRIVACY_OTHERS = "privacy-ander"
    NOT_ENTITLED = "niet-bevoegd"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRequest(CaseEntity):
    """One request and its answer. The clock runs from `received_on`: a month, once two months longer (AVG 12(3)).

    `asked_by` is empty when the resident asked, else the representative.
    """

    kind: RequestKind
    received_on: date
    asked_by: str = ""
    in_writing: bool = False
    extended_on: date | None = None
    extended_because: str = ""
    answered_on: date | None = None
    outcome: RequestOutcome | None = None
    refusal: RefusalGround | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentNote(CaseEntity):
    """What the resident says about something that is recorded; it stands beside the original for good (Wmo 5.3.2(6)).

    `about` is the id of what it is about, None for the dossier as a whole. The original is not changed by it.
    """

    said_on: date
    about: UUID | None = None
    words: str = ""
    written_by: str = ""
    """Who wrote it down for the resident."""


class DestructionReason(StrEnum):
    """Why a dossier is to be destroyed."""

    TERM_ENDED = "bewaartermijn-voorbij"
    REQUEST = "verzoek-van-de-inwoner"


class DestructionState(StrEnum):
    """How far it is: proposed by one, carried out or declined by another."""

    PROPOSED = "voorgesteld"
    DONE = "vernietigd"
    DECLINED = "niet-vernietigd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction(Entity):
    """A line of the destruction list; of the whole vault. Nothing in it tells who the resident was.

    `dossier_id` is there only while it is proposed.
    """

    reference: str
    dossier_id: UUID | None = None
    reason: DestructionReason
    grounds: tuple[LegalGround, ...] = ()
    closed_year: int | None = None
    kept_until: date | None = None
    proposed_on: date
    proposed_by: UUID
    proposed_name: str = ""
    state: DestructionState = DestructionState.PROPOSED
    decided_on: date | None = None
    decided_by: UUID | None = None
    decided_name: str = ""
    records: int = 0
    """How many records were destroyed."""
    attachments: int = 0
    log_lines: int = 0
    """How many values in the change log were made unreadable."""
