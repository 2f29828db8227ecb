"""What a printed look-back needs to know (I02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.sheet_parts import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackLine:
    """One step or agreement: what was agreed, by whom, how it went and why, and what comes now, in words."""

    what: str
    who: str = ""
    result: str = ""
    why: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackGoal:
    """A goal of the signed plan, how it stands now in words, and its steps."""

    name: str
    outcome: str = ""
    why: str = ""
    lines: tuple[LookBackLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackSheet:
    """Everything a printed look-back shows (I02). `said` has the question of the form as name.

    `closed`: the look-back is finished; otherwise the paper says that it is a concept.
    """

    name: str
    held_on: date
    version: int
    closed: bool
    consultant: str = ""
    present: str = ""
    goals: tuple[LookBackGoal, ...] = ()
    agreements: tuple[LookBackLine, ...] = ()
    said: tuple[Said, ...] = ()
    declined: bool = False
    consultant_says: str = ""
    fits: str = ""
    grown: str = ""
    next_on: date | None = None
