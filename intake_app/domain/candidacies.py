"""A resident and a place that may become something: where it stands, what is said of it, what was learned (H02).

The place itself is a fact of the whole vault; its name is copied here, so that the dossier can be read without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.catalogue_words import VacancySource
from intake_app.domain.entity import CaseEntity
from intake_app.domain.matching_words import Consent


class CandidateStatus(StrEnum):
    """Where a resident and a place stand (glossary)."""

    FOUND = "gevonden"
    DISCUSSED = "besproken"
    PROPOSED = "voorgesteld"
    INTRODUCTION = "kennismaking"
    TRIAL = "proefplaatsing"
    PLACED = "geplaatst"
    NOT_GONE_AHEAD = "niet-doorgegaan"

    @property
    def outside(self) -> bool:
        """Whether the place knows of the resident by then, for which the resident must have said yes."""
        return self in (
            CandidateStatus.PROPOSED,
            CandidateStatus.INTRODUCTION,
            CandidateStatus.TRIAL,
            CandidateStatus.PLACED,
        )


class OwnAnswer(StrEnum):
    """What the resident says of a place. Neither answer has any consequence by itself."""

    YES = "ja"
    NO = "nee"
    OTHERWISE = "anders"


class ConsentHow(StrEnum):
    """How somebody agreed (glossary)."""

    WRITTEN = "schriftelijk"
    SPOKEN = "mondeling"
    IN_CONVERSATION = "in-gesprek"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy(CaseEntity):
    """One resident and one place."""

    place_id: UUID
    title: str
    organisation: str = ""
    source: VacancySource = VacancySource.AUTOMATIC
    added_on: date
    answer: OwnAnswer | None = None
    answered_on: date | None = None
    own_words: str = ""
    """What the resident says of it, literally."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidacyStep(CaseEntity):
    """From a day on it stands here. The newest is how it stands; the others stay as history."""

    candidacy_id: UUID
    status: CandidateStatus
    since: date
    why: str = ""
    """Of "niet doorgegaan" always: why."""
    learned: str = ""
    """What it taught; shown as learning, never as failing."""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingConsent(CaseEntity):
    """Whether places may be looked for with the resident's profile, from a day on. The newest counts; all are kept."""

    consent: Consent
    since: date
    how: ConsentHow = ConsentHow.IN_CONVERSATION
    words: str = ""
