"""What several prints show: words between quotation marks, whom to call, a line with a picture, a place to sign.

Every sheet of a print is frozen, complete in itself and independent of storage. Every text is printed literally. Dates
are dates: the print writes them in the language it is made in. An empty text or tuple means "not discussed": the plan
says so in words, the resident's own prints leave the part out (G9).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of one person, printed between quotation marks after the name. Without a name only the quote."""

    words: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """Whom to call: full name, the name people use ("Marloes"), organisation, phone number and hours as text."""

    name: str
    called: str = ""
    organisation: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthLine:
    """Something the resident is good at. `icon` names a picture in resources/icons; empty takes a plain one."""

    title: str
    evidence: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """A line with a picture: a person, something done, a certificate."""

    title: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideLine:
    """What the resident says about something that stands in the plan, which itself stays as it was written."""

    about: str
    words: str
    said_on: date


Stroke = tuple[tuple[float, float, float], ...]
"""Ink of one pen stroke: (x, y, pressure), each 0 to 1, y downward."""


class SignState(StrEnum):
    """How a signature block stands on paper."""

    OPEN = "open"
    """Nobody signed yet: an empty line."""
    INK = "ink"
    """Drawn on the screen: the strokes are printed."""
    WET_INK = "wet_ink"
    """To be signed, or signed, with pen on this paper: a line with room, and a date to fill in."""
    NOT_SIGNED = "not_signed"
    """Did not sign; `reason` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """One person's place to sign. `pad` is width by height of the pad the strokes were drawn on."""

    name: str
    role: str = ""
    place: str = ""
    signed_on: date | None = None
    state: SignState = SignState.OPEN
    strokes: tuple[Stroke, ...] = ()
    pad: tuple[float, float] = (3.0, 1.0)
    reason: str = ""
    signed_time: str = ""
    """The time of ink on a screen; of ink on paper only the day is known."""
    note: str = ""
    """Of ink on paper: who saw it, or that a scan is kept."""
