"""The citizen service number (BSN): the 11-check, and what is known about one that was written down (M03, rules 5.2).

The number itself is in no class here: it lies in a table of its own and comes out in one place, `services.bsn`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from intake_app.domain.entity import CaseEntity

LENGTH = 9
SHOWN = 3
"""How many digits show, at the end."""
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BETWEEN = " .-\u00a0\u2009\u202f"
"""What people put between groups of digits."""


class IdentityDocument(StrEnum):
    """What the number was compared with (Wabb 12)."""

    PASSPORT = "paspoort"
    IDENTITY_CARD = "identiteitskaart"
    RESIDENCE_PERMIT = "verblijfsdocument"
    DRIVING_LICENCE = "rijbewijs"
    REGISTER = "gemeentelijk-systeem"
    """The system of the municipality, where the identity was established at first contact (Wmo 5.2.9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BsnRecord(CaseEntity):
    """That a number was written down, and with what it was compared. `written_at` is another moment for another number.

    Never a part of `Dossier`: what draws, searches or carries a dossier cannot meet it.
    """

    document: IdentityDocument
    seen_on: date
    written_at: datetime
    written_by: str = ""


def digits_of(typed: str) -> str:
    """What was typed without what people put between the digits."""
    return "".join(sign for sign in typed.strip() if sign not in _BETWEEN)


def passes(digits: str) -> bool:
    """The 11-check (FX25): nine digits of which the weighted sum divides by eleven, and not all zero."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits != "0" * LENGTH
