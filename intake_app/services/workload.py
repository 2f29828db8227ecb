"""What every consultant carries: dossiers, and hours beside those that were set. Figures, no judgement (L02)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from intake_app.services import rules
from intake_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One consultant this calendar year. A figure that nobody set is None: then nothing is worked out from it."""

    consultant: str
    dossiers: int
    hours_used: Decimal
    hours_budget: int | None
    """Hours of guidance per dossier and year, times the dossiers (TP32)."""

    @property
    def hours_left(self) -> Decimal | None:
        """Below nought when more was given."""
        return None if self.hours_budget is None else Decimal(self.hours_budget) - self.hours_used


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """The whole team, and the figures that the organisation set for itself."""

    year: int
    loads: tuple[Load, ...]
    norm: int | None
    """How many dossiers a consultant has by the organisation's own norm; no source gives one."""
    jobcoach_ratio: int | None
    hours_per_case: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHours:
    """The hours of one dossier this calendar year (FX11)."""

    used: Decimal
    budget: int | None

    @property
    def left(self) -> Decimal | None:
        """Below nought when more was given."""
        return None if self.budget is None else Decimal(self.budget) - self.used


def loads(desk: Desk) -> Loads:
    """What everybody carries now, by name."""
    held, year = rules.rules(desk), desk.today().year
    hours = held.number("guidance_hours_per_year")
    found = tuple(
        Load(
            consultant=one.consultant,
            dossiers=one.dossiers,
            hours_used=Decimal(one.minutes) / 60,
            hours_budget=None if hours is None else hours * one.dossiers,
        )
        for one in desk.vault.caseload.loads(year)
    )
    return Loads(
        year=year,
        loads=found,
        norm=held.number("caseload_norm"),
        jobcoach_ratio=held.number("jobcoach_ratio"),
        hours_per_case=hours,
    )


def hours_of(desk: Desk, case_ids: Sequence[UUID]) -> dict[UUID, CaseHours]:
    """The hours of these dossiers this year, from the minutes of conversations and contacts."""
    budget = rules.rules(desk).number("guidance_hours_per_year")
    minutes = desk.vault.caseload.minutes_of(case_ids, desk.today().year)
    return {one: CaseHours(used=Decimal(minutes.get(one, 0)) / 60, budget=budget) for one in case_ids}


def consultants(desk: Desk) -> tuple[str, ...]:
    """Everybody who has a dossier, by name."""
    return desk.vault.caseload.consultants()
