"""Hours and money as people type them, and back."""

from __future__ import annotations

import re


class NotAnAmount(ValueError):
    """What was typed is no amount."""


_HOURS = re.compile(r"(\d{1,3})(?:(?:[.,](\d{1,2}))|(?::([0-5]\d)))?\s*(?:u|uur|h|hours?)?", re.IGNORECASE)
_MONEY = re.compile(r"(?:€|eur)?\s*(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2})|,-)?", re.IGNORECASE)


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
    """Cents of "5000", "5.000", "€ 5.000,50"; None of nothing. Raises NotAnAmount."""
    words = typed.strip()
    if not words:
        return None
    found = _MONEY.fullmatch(words)
    if found is None:
        raise NotAnAmount(typed)
    return int(found[1].replace(".", "")) * 100 + int((found[2] or "0").ljust(2, "0"))


def money_words(cents: int | None) -> str:
    """ "5.000" or "5.000,50": as it is typed."""
    if cents is None:
        return ""
    whole, rest = divmod(cents, 100)
    words = f"{whole:,}".replace(",", ".")
    return f"{words},{rest:02}" if rest else words
