"""What is read from a law or a municipality, and until when somebody trusts that it still holds (rules 0.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Something that was looked up on a day. `unchecked`: it came from an older version and nobody looked yet."""

    valid_until: date | None
    checked_on: date
    unchecked: bool

    def needs_check(self, today: date) -> bool:
        """Whether somebody should look whether this is still so."""
        return self.unchecked or due_for_check(self.checked_on, self.valid_until, today)


class Checking(TypedDict):
    """The fields of `Checked`."""

    valid_until: date | None
    checked_on: date
    unchecked: bool


class Dated(Checking):
    """The same with whose it is, from when it holds and where it was read."""

    municipality: str
    valid_from: date
    source: str


def checking_in(table: Mapping[str, Any]) -> Checking:
    """What the head of a form file says of it."""
    return {
        "valid_until": table.get("valid_until"),
        "checked_on": table["checked_on"],
        "unchecked": table.get("needs_check", False),
    }


def dated_in(table: Mapping[str, Any]) -> Dated:
    """What the head of a file about rules says of it; `municipality` is "" for the whole country."""
    return {
        **checking_in(table),
        "municipality": table["municipality"],
        "valid_from": table["valid_from"],
        "source": table["source"],
    }


def due_for_check(checked_on: date, valid_until: date | None, today: date) -> bool:
    """True when the last check is more than twelve months ago, or the validity has ended (rules 0.4)."""
    past_end = valid_until is not None and today > valid_until
    return past_end or today > a_year_after(checked_on)


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February after 29 February (rules 4.1)."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
