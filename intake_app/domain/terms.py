"""Terms: a day by which something is due, why, and how it stands (L01). All terms warn only; none blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from intake_app.domain.dates import Length, Unit, moved
from intake_app.domain.entity import CaseEntity

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days outside these years are slips of the pen; nothing is counted from them."""


class TermState(StrEnum):
    """How a term stands on a day."""

    RUNNING = "loopt"
    NEAR = "nadert"
    OVERDUE = "verlopen"
    MET = "gehaald"
    WAIVED = "vervallen"
    SUSPENDED = "opgeschort"

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in (TermState.MET, TermState.WAIVED)


class TermKind(StrEnum):
    """Where a term comes from."""

    LEGAL = "wet"
    PRACTICE = "praktijk"
    CONTRACT = "contract"


class TermWeight(StrEnum):
    """Whether a term asks for something, or only tells."""

    WARN = "W"
    INFORM = "I"


class Mark(StrEnum):
    """What people say about a term themselves; kept as a TermEvent that names the term."""

    MET = "gehaald"
    WAIVED = "vervallen"
    SUSPENDED = "opgeschort"
    EXTENDED = "verlengd"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEvent(CaseEntity):
    """A dated thing that starts or ends terms and stands nowhere else: an exemption, the start of a place.

    `trigger` is an event of forms/terms, or a Mark with the id of the `term` it is about. `until` ends a period.
    """

    trigger: str
    happened_on: date
    until: date | None = None
    term: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated thing in a dossier from which terms are counted."""

    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """A pause of a term, asked for on a day; still lasting without an end."""

    asked_on: date
    ended_on: date | None = None

    @property
    def days(self) -> int:
        """Days that do not count: from the day after asking up to the day on which it ended (Awb 4:15)."""
        return 0 if self.ended_on is None else max(0, (self.ended_on - self.asked_on).days - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of one dossier. `id` is the row of the rules, `key` tells two of the same row apart.

    `due_on` is the bare day; `legal_latest_on` the later one of the Algemene termijnenwet, where it speaks.
    """

    id: str
    key: str
    trigger: str
    trigger_on: date
    due_on: date
    legal_latest_on: date | None
    warn_on: tuple[date, ...]
    title: str
    why: str
    notice: str = ""
    """What deserves attention in this dossier, in sentences."""
    note: str = ""
    """What is good to know of this term anywhere."""
    source: str
    kind: TermKind
    weight: TermWeight
    state: TermState
    settled_on: date | None = None
    """Day on which it was met or fell away."""
    suspended_on: date | None = None
    checked_on: date
    needs_check: bool

    @property
    def urgency(self) -> tuple[bool, bool, date, str]:
        """Sort key: open before settled, running before suspended, soonest first."""
        return (not self.state.open, self.state is TermState.SUSPENDED, self.due_on, self.key)


def suspended_until(due: date, suspensions: Iterable[Suspension]) -> date:
    """The due day after pauses: each moves it by its own days, when it began in time."""
    for pause in sorted(suspensions, key=lambda one: one.asked_on):
        if pause.asked_on <= due:
            due += timedelta(days=pause.days)
    return due


def state_on(today: date, due: date, warn_on: tuple[date, ...], *, earliest: bool = False) -> TermState:
    """How an unsettled term stands.

    Something that may begin from a day is near from that day, and overdue after a reminder that lies later.
    """
    if earliest:
        late = [day for day in warn_on if day > due]
        if late and today >= max(late):
            return TermState.OVERDUE
        return TermState.NEAR if today >= due else TermState.RUNNING
    if today > due:
        return TermState.OVERDUE
    return TermState.NEAR if today >= min((*warn_on, due)) else TermState.RUNNING


def take_ends(starts: Iterable[date], ends: Iterable[date]) -> dict[int, date]:
    """Which start (by its place) each end settles: the oldest open one that began on or before it."""
    left, taken = sorted(enumerate(starts), key=lambda one: (one[1], one[0])), {}
    for end in sorted(ends):
        place = next((place for place, start in left if start <= end and place not in taken), None)
        if place is not None:
            taken[place] = end
    return taken


@dataclass(frozen=True, slots=True)
class Reapplication:
    """Whether somebody whose benefit ended may apply in the short way, and how many days there are to wait."""

    short: bool
    wait_days: int


def reapply(ended_on: date, applied_on: date, window_months: int, wait_weeks: int) -> Reapplication:
    """Short up to and including the end of the benefit plus the window; else full, with the wait (FX23)."""
    if applied_on <= moved(ended_on, Length(window_months, Unit.MONTHS)):
        return Reapplication(True, 0)
    return Reapplication(False, wait_weeks * 7)
