"""Sums of income beside a benefit in whole cents (rules 10: FX01 to FX04). Rounded half up, never a floating number."""

from __future__ import annotations

_WHOLE = 10_000
"""A hundred percent in hundredths of a percent."""


def half_up(cents: int, share: int) -> int:
    """A share of an amount, in hundredths of a percent, rounded half up to the cent."""
    return (cents * share + _WHOLE // 2) // _WHOLE


def exempt(income: int, share: int | None, most: int | None = None) -> int:
    """The part of income that does not count (FX03); nothing without a share."""
    if share is None:
        return 0
    part = min(income, half_up(income, share))
    return part if most is None else min(part, most)


def supplement(norm: int, counted: int) -> int:
    """What the benefit adds to the income that counts (FX01)."""
    return max(0, norm - counted)


def settlement(norm: int, counted: int, paid: int) -> int:
    """What is still to come when the real income is known, or below zero: what goes back (FX02)."""
    return supplement(norm, counted) - paid


def advance(norm: int, percentage: int = 90) -> tuple[int, int]:
    """What is paid at once and what follows in the next month (FX04); together the norm."""
    now = half_up(norm, percentage * 100)
    return now, norm - now
