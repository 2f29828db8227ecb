"""What is thought and seen of somebody's way to work: dated, with a name, and never needed for a plan (C02-C06, E09).

A newer record keeps the older ones. Nothing here is computed into a decision, and none of it closes an offer.
Hours are whole minutes, money whole cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.diagnosis_words import (
    EarningKind,
    EvidenceSource,
    FindingDecision,
    FindingKind,
    IndicatorKind,
    LabourMarketDistance,
    LoadKind,
    ObservationKind,
    ObservationType,
    RegieLevel,
    WorkCapacityCode,
)
from intake_app.domain.entity import CaseEntity


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCapacity(CaseEntity):
    """An estimate of what somebody can do in work now (C02). `percentage` is whole, 0 to 100.

    `limits` are the limits of the bands on the day of the estimate: an old one keeps them (FX14).
    """

    estimated_on: date
    code: WorkCapacityCode = WorkCapacityCode.UNKNOWN
    percentage: int | None = None
    limits: tuple[int, ...] = ()
    source: EvidenceSource | None = None
    note: str = ""
    estimated_by: str = ""
    review_on: date | None = None

    @property
    def band(self) -> tuple[int, int] | None:
        """The band the percentage falls in: lower limit inclusive, the last one with 100 (rules 7.3)."""
        return band_of(self.percentage, self.limits) if self.percentage is not None and self.limits else None


def band_of(percentage: int, limits: tuple[int, ...]) -> tuple[int, int]:
    """From and to of the band of a percentage: 29 is 0-30, 30 is 30-80, 80 and 100 are 80-100 (FX14)."""
    edges = (0, *limits, 100)
    low = max(edge for edge in edges[:-1] if edge <= percentage)
    return low, edges[edges.index(low) + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCapacity(CaseEntity):
    """How much of something somebody can carry now, and where that was seen or read (C02)."""

    seen_on: date
    kind: LoadKind = LoadKind.PHYSICAL
    hours_day: int | None = None
    hours_week: int | None = None
    limits: str = ""
    source: EvidenceSource | None = None
    origin: str = ""
    """What it was read in, or where it was seen ("belastbaarheidsonderzoek", "keuken van De Linde")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WageValue(CaseEntity):
    """What an expert found somebody's work to be worth in one job (C03), or why that could not be found.

    It is of this person in this job: another job makes it an old one. No subsidy is computed from it.
    """

    job: str = ""
    adaptation: str = ""
    """How the work was changed for this person (hours, pace, tasks)."""
    determined_on: date | None = None
    percentage: int | None = None
    undeterminable: str = ""
    expert: str = ""
    method: str = ""
    sheltered: bool = False
    """Sheltered work: determined again every three years, else every year (Pw 10d(5))."""

    @property
    def known(self) -> bool:
        """Whether there is an outcome: a percentage, or why there is none."""
        return self.percentage is not None or bool(self.undeterminable.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationPeriod(CaseEntity):
    """A time in which people see somebody at work (C04). Its two outputs are asked before it can be closed."""

    kind: ObservationKind = ObservationKind.TEST_PLACE
    place: str = ""
    started_on: date
    ends_on: date | None = None
    tasks: str = ""
    hours_week: int | None = None
    observer: str = ""
    development: str = ""
    """First output: ontwikkelingsperspectief."""
    support: str = ""
    """Second output: ondersteuningsbehoefte."""
    advice: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(CaseEntity):
    """One thing that was seen on one day, in ordinary words."""

    period_id: UUID
    seen_on: date
    type: ObservationType = ObservationType.STRENGTH
    text: str = ""
    barrier: str = ""
    """The row of the form belemmeringen it was made into; empty while it was not."""
    strength_id: UUID | None = None
    """The strength that the resident wanted to show with it; None without the resident's yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalFinding(CaseEntity):
    """What another party found or decided, written down as it was given (C05). Never computed, never on a portfolio."""

    kind: FindingKind = FindingKind.OTHER
    issuer: str = ""
    found_on: date | None = None
    percentage: int | None = None
    decision: FindingDecision | None = None
    valid_until: date | None = None
    summary: str = ""
    own_words: str = ""
    """What the resident thinks of it."""
    paper_at: str = ""
    """Where the paper is kept."""
    alternative: str = ""
    """After a no: which way is open."""
    contact_on: date | None = None
    """After a no: the day on which people speak again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceNote(CaseEntity):
    """How far away work seems, and what an older system called it; both optional and for the consultant only (C06)."""

    noted_on: date
    distance: LabourMarketDistance | None = None
    old_class: str = ""
    """An old class ("fase 4", "categorie B"), literally."""
    old_class_on: date | None = None
    reason: str = ""
    noted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegieChoice(CaseEntity):
    """How much direction the resident takes from a day on, and why (C06). It goes up and down."""

    chosen_on: date
    level: RegieLevel | None = None
    reason: str = ""
    chosen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningRecord(CaseEntity):
    """Something somebody tries out or earns with, and whether the municipality knows (E09). `amount` is cents a month.

    Nobody is checked with it: it is there so that nobody is surprised by what it does to the benefit.
    """

    kind: EarningKind = EarningKind.TRYING
    what: str = ""
    paid: bool = False
    hours_week: int | None = None
    amount: int | None = None
    from_on: date | None = None
    until_on: date | None = None
    reported_on: date | None = None
    reported_how: str = ""
    explained_on: date | None = None
    teach_back: str = ""
    """What it does to the benefit, as the resident said it back."""
    settled_by: str = ""
    """Who at the municipality sees to it that benefit and earnings fit."""

    @property
    def asks_to_report(self) -> bool:
        """Whether there is something to report that was not reported yet."""
        return (self.paid or bool(self.amount)) and self.reported_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSeries(CaseEntity):
    """One thing that is followed over time, because the two want to see it (I06)."""

    kind: IndicatorKind = IndicatorKind.WELLBEING
    question: str = ""
    """What is asked each time, in the resident's words; empty for the usual one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPoint(CaseEntity):
    """One value on one day, in hundredths. No mean and no conclusion is made of it."""

    series_id: UUID
    noted_on: date
    value: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenReason(CaseEntity):
    """Why a plan goes on without something that is asked with a reason (rules 2, "W reason"): one line, name and day.

    It is of one version: the next one is asked again.
    """

    plan_id: UUID
    element: str
    reason: str
    given_by: str = ""
    given_on: date
