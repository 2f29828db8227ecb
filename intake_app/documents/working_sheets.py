"""What the internal working lists say: the week and the caseload. The same sheet gives the same paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPrintLine:
    """One thing on a day: the time or what kind it is, who, and what."""

    when: str
    name: str
    what: str
    where: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPrintDay:
    """One day with something on it."""

    title: str
    lines: tuple[WeekPrintLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekListSheet:
    """Two weeks of one consultant or of the team. For own use: it names residents."""

    dated: date
    first: date
    last: date
    whose: str
    """The consultant; empty for the team."""
    days: tuple[WeekPrintDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadPrintRow:
    """One dossier: who, where it is, what comes next and when, when they last spoke, and why it is on a list."""

    name: str
    number: str
    stage: str
    next_step: str
    when: str
    last_contact: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadListSheet:
    """Dossiers as the caseload shows them. For own use: it names residents."""

    dated: date
    whose: str
    about: str
    """The list and the filters, in words; empty when it is everybody."""
    rows: tuple[CaseloadPrintRow, ...]
    more: int = 0
    """How many there are beside these."""
