"""Hours and money as people type them, and back."""

from __future__ import annotations

import re

from intake_app.i18n import format_amount
from ui.answers import typed_values


class NotAnAmount(ValueError):
    """What was typed is no amount."""


_HOURS = re.compile(r"(\d{1,3})(?:(?:[.,](\d{1,2}))|(?::([0-5]\d)))?\s*(?:u|uur|h|hours?)?", re.IGNORECASE)


def read_hours(typed: str) -> int | None:
    """Minutes of "16", "16,5", "16:30" or "16 uur"; None of nothing. Raises NotAnAmount."""
    words = typed.strip()
    if not words:
        return None
    found = _HOURS.fullmatch(words)
    if found is None:
        raise NotAnAmount(typed)
    whole, part, minutes = found.groups()
    return int(whole) * 60 + (int(minutes) if minutes else round(float(f"0.{part or 0}") * 60))


def hours_words(minutes: int | None) -> str:
    """ "16", "16,5" or "16:10": as it is typed."""
    if minutes is None:
        return ""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return str(whole)
    return f"{whole},{rest // 6}" if rest % 6 == 0 else f"{whole}:{rest:02}"


def read_money(typed: str) -> int | None:
    """Cents of "5000", "5.000", "€ 5.000,50"; None of nothing. Raises NotAnAmount, also of less than nothing."""
    if not typed.strip():
        return None
    try:
        cents = typed_values.read_money(typed)
    except ValueError:
        raise NotAnAmount(typed) from None
    if cents < 0:
        raise NotAnAmount(typed)
    return cents


def money_words(cents: int | None) -> str:
    """ "5.000" or "5.000,50": as it is typed."""
    return "" if cents is None else format_amount(cents)
