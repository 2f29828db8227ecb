"""Looking back at a signed plan (I02): one dated review with an item for every goal, step and agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.follow_up_words import GoalOutcome, ReviewKind, ReviewResult, StillFits, WhatNow


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswer:
    """What the resident said to one open question of the form voortgangsgesprek, literally."""

    item: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(CaseEntity):
    """One time of looking back at one signed version. Open until `closed_at`; after that it never changes.

    `answers` are the resident's, by the open questions of the form; `declined` says that there was nothing the resident
    wanted to say, which counts as an answer.
    """

    plan_id: UUID
    held_on: date
    kind: ReviewKind = ReviewKind.STANDARD
    by: str = ""
    present: str = ""
    answers: tuple[ReviewAnswer, ...] = ()
    declined: bool = False
    answer_consultant: str = ""
    fits: StillFits | None = None
    fits_why: str = ""
    competence_grown: str = ""
    next_review_on: date | None = None
    closed_at: datetime | None = None
    mark: int | None = None
    """How content the resident is, 1 to 10, where the way of looking back asks it; never averaged."""

    def answer(self, item: str) -> str:
        """What was said to a question, or an empty text."""
        return next((one.text for one in self.answers if one.item == item), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem(CaseEntity):
    """How one goal, step or agreement of the signed plan went; `about` is its id.

    A goal has an `outcome`, the others a `result`. `why` is what helped or what stood in the way, in own words.
    """

    review_id: UUID
    about: UUID
    result: ReviewResult | None = None
    outcome: GoalOutcome | None = None
    why: str = ""
    what_now: WhatNow | None = None
