"""Bonuses and allowances by their formulas, in whole cents (rules 10: FX05, FX06, FX07, FX10). Nothing is decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.settling import half_up


class AllowanceWay(StrEnum):
    """How an allowance is worked out."""

    HOURLY = "per-uur"
    MONTHLY = "per-maand"
    ONCE = "eenmalig"
    TWO_PARTS = "in-twee-delen"
    SAVINGS = "sparen-van-omzet"


class AllowancePayment(StrEnum):
    """When it may be paid."""

    MONTHLY = "maandelijks"
    NOT_MONTHLY = "niet-maandelijks"
    DECEMBER = "in-december"
    ONCE = "eenmalig"


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What the resident gets, what comes later when it lasts, and what the employer pays; None is "not asked"."""

    resident: int
    later: int | None = None
    employer: int | None = None


def hourly(minutes: int, rate: int, most: int, employer_rate: int | None = None) -> WorkedOut:
    """A rate an hour up to a most in a calendar month (FX05, FX06); the employer pays a rate of its own."""
    paid = None if employer_rate is None else _per_hour(minutes, employer_rate)
    return WorkedOut(min(_per_hour(minutes, rate), most), employer=paid)


def two_parts(amount: int, months_on_benefit: int, long_after: int, first_share: int) -> WorkedOut:
    """A bonus at the start and when the job lasts (FX07). `first_share` is in percent, after a long benefit only."""
    now = half_up(amount, first_share * 100) if months_on_benefit > long_after else 0
    return WorkedOut(now, later=amount - now)


def savings(week_minutes: int, turnover: int, least_hours: int, share: int) -> WorkedOut:
    """The most that may be put aside for schooling from turnover, from so many hours a week (FX10)."""
    return WorkedOut(half_up(turnover, share * 100) if week_minutes >= least_hours * 60 else 0)


def _per_hour(minutes: int, rate: int) -> int:
    return (minutes * rate + 30) // 60
