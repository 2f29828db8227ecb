"""What is counted for the report of a team, and the report in words (L03): counts of people and things, no names.

`ReportLine` is what one dossier adds; it is kept beside the caseload. `TeamReport` is what may leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.domain.vocabulary import RaterRole

CHANGE_FORM = "zrm-2017"
"""The only form of which change is counted: one version, beside itself. A web is a talk, never a measurement (B02)."""
CHANGE_VOICES = (RaterRole.RESIDENT, RaterRole.CONSULTANT)
HIGHER, SAME, LOWER, UNKNOWN = "+", "=", "-", "."


class LineKind(StrEnum):
    """About what a line of a dossier is."""

    CHANGE = "verandering"
    TERM = "termijn"
    STEP = "stap"
    REVIEW = "terugblik"
    ROUTE = "route"
    WAITING = "wachten"
    TAKING_PART = "meedoen"
    BARRIER = "belemmering"
    ROUTE_END = "route-uitkomst"
    OFFER = "aanbod"
    MARK_REVIEW = "cijfer-terugblik"
    MARK_ROUTE = "cijfer-route"
    INPUT = "inzet"
    THROUGHPUT = "doorloop"
    PRINCIPLE = "grondwaarde"
    EQUAL_CASE = "gelijk-geval"
    DEVIATION = "afwijking"
    EFFECT = "bijdrage"
    ASKED = "vraag"
    AT_WORK = "aan-het-werk"


@dataclass(frozen=True, slots=True, order=True)
class ReportLine:
    """Something of one dossier to count: `many` times `said` about `about`. No words of people, only ids of lists.

    `on` is the day that puts it in a period; date.min for what is so now.
    """

    kind: LineKind
    about: str
    said: str
    on: date = date.min
    many: int = 1


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """The period of a report. Periods never overlap: so no two reports can be subtracted from each other."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> HalfYear:
        """The half-year in which a day lies."""
        return cls(day.year, 1 if day.month < 7 else 2)

    @classmethod
    def parse(cls, text: str) -> HalfYear | None:
        """The period of "2026-1", or None when it is not written like that."""
        year, _dash, half = text.partition("-")
        if len(year) != 4 or not (year.isascii() and year.isdecimal()) or half not in ("1", "2") or year == "0000":
            return None
        return cls(int(year), int(half))

    def __str__(self) -> str:
        return f"{self.year}-{self.half}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def before(self) -> HalfYear:
        """The half-year before it."""
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One row in words; None is a count that is not shown."""

    label: str
    cells: tuple[int | None, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamTable:
    """One table in words. `definition` says what was counted; `counted` what the total of a row is."""

    id: str
    title: str
    definition: str
    counted: str
    columns: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    said: tuple[str, ...] = ()
    """Sentences under the rows: a mean mark, how many of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReport:
    """All tables over one half-year. `code` goes by what is shown, `month` is the first day of that of making."""

    period: HalfYear
    month: date
    code: str
    running: bool
    """The half-year was not over yet."""
    incomplete: bool
    """Not every dossier is counted yet: the program is still going through them."""
    tables: tuple[TeamTable, ...]
    least: int = 5
    """Fewer people than this are hidden here."""
