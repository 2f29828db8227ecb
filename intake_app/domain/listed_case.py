"""A line of a list of people without names: what becomes a dossier that is known by its number (A01, M06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.domain.entity import Entity
from intake_app.domain.vocabulary import LegalGround, ReferralSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase(Entity):
    """What a row says. It is not kept: the dossier that is made of it is."""

    number: str
    opened_on: date
    legal_grounds: tuple[LegalGround, ...] = ()
    neighbourhood: str = ""
    consultant: str = ""
    reason: str = ""
    source: ReferralSource = ReferralSource.OTHER
    organisation: str = ""
    next_step_on: date | None = None
