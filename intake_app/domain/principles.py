"""Grondwaarden: what an organisation goes by, and which of them a goal, a decision or a deviation serves (E07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.entity import CaseEntity, Entity


class ServedBy(StrEnum):
    """What a principle was ticked with. `about_id` is the id of that record."""

    GOAL = "doel"
    STEP = "besluit-hulp"
    """The reasons of a step: why this help, and who decided."""
    EFFECT_CHECK = "omgekeerde-toets"
    EXEMPTION = "ontheffing"
    SANCTION = "maatregel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Entity):
    """One guiding principle of the organisation. A retired one stays where it was ticked and is not offered."""

    name: str
    text: str = ""
    position: int = 0
    retired_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPrinciple(CaseEntity):
    """That something in a dossier serves a principle. `name` is how it was called on the day of ticking."""

    principle_id: UUID
    name: str
    by: ServedBy
    about_id: UUID
    ticked_on: date
