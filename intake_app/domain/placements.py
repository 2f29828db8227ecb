"""A resident at a place: who employs, what work, which hours, what both sides win, and what was checked (H04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.entity import STRICT_SHAPE, CaseEntity


class PlacementStatus(StrEnum):
    """Where a placement stands, from waiting list to ended."""

    WAITING_LIST = "wachtlijst"
    PREPARING = "voorbereiden"
    TRIAL = "proefplaatsing"
    RUNNING = "loopt"
    ENDED = "beeindigd"


class Displacement(StrEnum):
    """Whether the work comes beside regular work (verdringingstoets, rules 3.4)."""

    ADDITIONAL = "aanvullend"
    DOUBTFUL = "twijfel"
    REGULAR = "regulier"
    """It is an ordinary job, paid as one: displacement does not come up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementHours:
    """From a day on so many hours a week; `actual` is what it became. Building up may also go down."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT_SHAPE

    from_on: date
    planned: int
    actual: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(CaseEntity):
    """One resident at one place. It begins only after the resident's own yes."""

    candidacy_id: UUID | None = None
    place_id: UUID | None = None
    title: str
    host: str = ""
    """Where the work is done."""
    employer: str = ""
    """On whose payroll; empty without employment."""
    form: str = ""
    """Form of taking part, such as "vrijwilligerswerk"."""
    tasks: str = ""
    pay_kind: PayKind | None = None
    status: PlacementStatus = PlacementStatus.PREPARING
    starts_on: date | None = None
    ends_on: date | None = None
    hours: tuple[PlacementHours, ...] = ()
    not_yet: str = ""
    """What cannot be asked yet (inzetbaarheid)."""
    share_not_yet: bool = False
    """The resident wants the place to know that."""
    adapted: str = ""
    """How the work is adapted: hours, pace, tasks, surroundings."""
    support: str = ""
    expects_resident: str = ""
    expects_place: str = ""
    yes_on: date | None = None
    """Day on which the resident said yes."""
    yes_words: str = ""
    win_resident: str = ""
    win_place: str = ""
    displacement: Displacement | None = None
    displacement_why: str = ""
    ended_why: str = ""
    learned: str = ""
