"""Date arithmetic of terms (rules 4.1): the trigger day is not counted, missing days become the last of the month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, or the last day of that month: 31-08-2024 plus 6 is 28-02-2025."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
