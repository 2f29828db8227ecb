"""What the prints of a case conference, a hand-over and a consent need to know: each complete in itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.picture_sheets import Picture
from intake_app.documents.sheet_parts import Said, SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """What was decided, who does it, and before when in words."""

    what: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceSheet:
    """One case on one page (F05). With `anonymous` it holds nothing of a person; `left_out` tells what went out."""

    dated: date
    anonymous: bool
    name: str = ""
    facts: tuple[str, ...] = ()
    """When, who was there, what about."""
    receivers: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    question: str = ""
    resident: tuple[Said, ...] = ()
    perspectives: tuple[Said, ...] = ()
    approach: str = ""
    decisions: tuple[DecisionLine, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelPart:
    """A part of the dossier that travels along: its title and its lines; `said` are own words."""

    title: str
    lines: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSheet:
    """A warm hand-over as the receiver and the resident read it (F06)."""

    dated: date
    name: str
    born: date | None = None
    facts: tuple[Said, ...] = ()
    """What it is called, and what it is: from whom, to whom, why, when."""
    note: str = ""
    parts: tuple[TravelPart, ...] = ()
    remaining: str = ""
    withheld: tuple[str, ...] = ()
    """Parts of life that stay out, because the resident did not agree."""
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """One party and one purpose: what it may know, and what not."""

    party: str
    purpose: str
    level: str
    areas: str = ""
    facts: tuple[str, ...] = ()
    """Given when and how, until when, withdrawn when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSheet:
    """Who may know what, for the resident to read and sign (M02). Nothing is chosen beforehand."""

    dated: date
    name: str
    called: str
    lines: tuple[ConsentLine, ...] = ()
    refused: tuple[ConsentLine, ...] = ()
    without: tuple[ConsentLine, ...] = ()
    """Shared by law or in an emergency, each with the reason."""
    ended: tuple[ConsentLine, ...] = ()
    contact: str = ""
    signatures: tuple[SignatureBlock, ...] = ()
