"""What the agreement of all parties needs to know (E02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.sheet_parts import SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPart:
    """What one party said in the own words: who, in which role, and a line per question that was answered."""

    name: str
    role: str = ""
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesSheet:
    """One agreement of several parties, for all of them to sign (E02). Holds nothing else of the dossier."""

    title: str
    dated: date
    parties: tuple[PartyPart, ...]
    contact: str = ""
    signatures: tuple[SignatureBlock, ...] = ()
