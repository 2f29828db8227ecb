"""Pools of a programme: by which criteria people come in, what every assessor says of them, and where they stand (H02).

A pool orders nobody: there is no score and no rank. Criteria are looked at one by one, by several people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.catalogue_words import Known
from intake_app.domain.entity import CaseEntity, Entity


class PoolStatus(StrEnum):
    """Where somebody stands in a pool (glossary)."""

    PROPOSED = "voorgesteld"
    TRAINING = "basistraining"
    POOL = "in-de-pool"
    COMPANY = "bij-leerbedrijf"
    LEFT = "uit-de-pool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool(Entity):
    """A pool of a programme: a fact of the whole vault, without anybody in it."""

    name: str = ""
    organisation: str = ""
    criteria: tuple[str, ...] = ()
    """What people are looked at for, one each. No criterion is a level, a score or a chance."""
    assessors: tuple[str, ...] = ()
    """Who look, each for themselves: the programme, the company, the consultant."""
    assessors_needed: int = 2
    """How many must have looked before somebody comes in."""
    seats: int | None = None
    note: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolEntry(CaseEntity):
    """One resident and one pool. Name and criteria are copied as they were on the day."""

    pool_id: UUID
    name: str
    organisation: str = ""
    criteria: tuple[str, ...] = ()
    assessors_needed: int = 2
    added_on: date
    agreed_on: date | None = None
    """Day on which the resident said yes to being proposed."""
    own_words: str = ""
    """What the resident says of it, literally."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolStep(CaseEntity):
    """From a day on it stands here. The newest is how it stands; the others stay as history."""

    entry_id: UUID
    status: PoolStatus
    since: date
    why: str = ""
    learned: str = ""
    """What it taught, when somebody leaves; shown as learning, never as failing."""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolJudgement(CaseEntity):
    """What one assessor says of one criterion. Others see it beside their own and may think differently."""

    entry_id: UUID
    assessor: str
    criterion: str
    meets: Known
    why: str = ""
    judged_on: date
