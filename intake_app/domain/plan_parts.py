"""What hangs on goals and steps: other ways to a result, order, gates, hours, reasons, and routes (D02, D04, D07-D10).

Money is whole cents, hours are whole minutes per week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.plan_choices import FundingSource, GateOutcome, LawTag, SolutionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution(CaseEntity):
    """One way to the wanted result of a goal. What is not chosen stays visible: people may come back to it."""

    goal_id: UUID
    position: int = 0
    what: str = ""
    form: SolutionForm = SolutionForm.INFORMAL
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGoal(CaseEntity):
    """That a part of life has no goal on purpose, and why. `area` is "<instrument>/<item>" as with a goal."""

    plan_id: UUID
    area: str
    reason: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDependency(CaseEntity):
    """A step begins after another one: `predecessor_id` finishes before `step_id` starts."""

    step_id: UUID
    predecessor_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(CaseEntity):
    """A decision that stands at a step: what comes after it waits until the outcome is positive, or the gate lifted."""

    step_id: UUID
    condition: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    outcome: GateOutcome = GateOutcome.OPEN
    reason: str = ""
    lifted_because: str = ""
    """Why people go on without the decision; empty while the gate holds."""

    @property
    def passed(self) -> bool:
        """Whether what comes after may begin."""
        return self.outcome is GateOutcome.POSITIVE or bool(self.lifted_because.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursLine(CaseEntity):
    """Hours per week from a day on: what was planned and what it became, in minutes. They may go down (FX36)."""

    step_id: UUID
    from_on: date
    planned: int | None = None
    actual: int | None = None
    lessons: int | None = None
    travel: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(CaseEntity):
    """Why this help, for this person, now; who decided; what it costs and may save (D10). `chance` is 1 to 100 %."""

    step_id: UUID
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    investment: int | None = None
    monthly_saving: int | None = None
    chance: int | None = None
    drawback: str = ""
    """What it may cost the resident, in plain words (a student debt); this is printed."""
    funding: tuple[FundingSource, ...] = ()
    law_tags: tuple[LawTag, ...] = ()

    @property
    def public_money(self) -> bool:
        """Whether anybody pays for it with public money."""
        return any(one.public for one in self.funding)

    @property
    def accounted_for(self) -> bool:
        """Whether it says why and who decided."""
        return bool(self.reason.strip() and self.decided_by.strip())

    @property
    def break_even(self) -> int | None:
        """Months until it has paid for itself; None when it never does, or that is not known."""
        if self.investment is None or self.monthly_saving is None:
            return None
        return break_even_months(self.investment, self.monthly_saving, self.chance)


def break_even_months(investment: int | Fraction, saving: int | Fraction, chance: int | None = None) -> int | None:
    """The month in which an investment has paid for itself (FX09), None when it saves nothing.

    `chance` in per cent makes the expected saving smaller.
    """
    expected = Fraction(saving) * Fraction(100 if chance is None else chance, 100)
    return ceil(Fraction(investment) / expected) if expected > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory(CaseEntity):
    """A known route that was started from a template; its steps are steps of the goal, free to change (D07)."""

    goal_id: UUID
    template: str
    title: str = ""
    started_on: date
    ends_on: date | None = None
    """The last day by its length; None for a route of open length."""
    look_back_on: date | None = None
    output: str = ""
    """What must be there at the end (a portfolio)."""
    outcomes: tuple[str, ...] = ()
    """The ways it may end, as the template had them."""
    hours: str = ""
    ended_on: date | None = None
    outcome: str = ""
    where_now: str = ""
    what_next: str = ""
    output_ready: bool = False
    satisfaction: int | None = None
    """How content the resident is with the route, 1 to 10; never a mean over people's own words."""
    satisfaction_words: str = ""
    """The same in the resident's words."""
    next_contact_on: date | None = None
    """When they speak again, where it did not help and nothing follows yet (I07)."""

    def week_on(self, day: date) -> int:
        """The week counter: 1 in the first week, 0 before it began; it stops at the last week."""
        last = min(day, self.ends_on) if self.ends_on else day
        return max(0, (last - self.started_on) // timedelta(weeks=1) + 1) if day >= self.started_on else 0

    @property
    def weeks(self) -> int | None:
        """How many whole weeks it takes; None when it is open or counted in months."""
        if self.ends_on is None:
            return None
        days = (self.ends_on - self.started_on).days + 1
        return days // 7 if days % 7 == 0 else None
