"""Looking afterwards whether decisions can be followed: random samples with their reviews, and decisions (M05).

Facts of the whole vault: of no dossier, and never in a dossier file. A check never holds anything up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from intake_app.domain.entity import Entity


class SampleOf(StrEnum):
    """What a sample is drawn from."""

    DOSSIERS = "dossiers"
    PLACEMENTS = "plaatsingen"


class Judgement(StrEnum):
    """What a reviewer found for one question. It is about the dossier, never about the resident."""

    GOOD = "in-orde"
    COULD_BE_BETTER = "kan-beter"
    NOT_GOOD = "niet-in-orde"
    NOT_APPLICABLE = "niet-van-toepassing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Entity):
    """A draw that anybody can repeat: `Random(start).sample(ids, size)` over the sorted ids (rules FX33).

    `listed` is how many stood on the list, `list_sha256` the SHA-256 of it: the ids sorted, one a line.
    """

    reference: str
    kind: SampleOf
    start: int
    size: int
    listed: int
    list_sha256: str
    drawn_on: date
    drawn_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReview(Entity):
    """One dossier or placement of a sample, in the order of drawing, and when it was looked at.

    `dossier_id`, `subject_id` and `number` are empty when the dossier was destroyed.
    """

    sample_id: UUID
    position: int
    dossier_id: UUID | None = None
    subject_id: UUID | None = None
    number: str = ""
    reviewed_on: date | None = None
    reviewed_by: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFinding(Entity):
    """What somebody found for one question. `words` is the question as it was asked."""

    review_id: UUID
    question: str
    words: str
    judgement: Judgement
    remark: str = ""
    found_on: date
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDecision:
    """One line of the change log about a decision, with the reason that was known when it was written.

    Values are as the log keeps them. `taken_back` says that it came of undo or redo.
    """

    seq: int
    at: datetime
    author: str
    label: str
    entity: str
    entity_id: UUID
    field: str
    before: object
    after: object
    reason: str = ""
    taken_back: bool = False
    erased: bool = False
