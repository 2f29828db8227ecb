"""One step with all that hangs on it, as its row and its details show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.domain.catalogue import TakenOffer
from intake_app.domain.dossier import Dossier
from intake_app.domain.plan_parts import Decision, Gate, HoursLine, StepDependency
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.step_order import StepOrder
from intake_app.i18n import _
from intake_app.services import barrier_steps, barriers, income_checks, income_start, student_finance
from intake_app.services.income_checks import NOTHING_DONE, IncomeCheck
from intake_app.services.step_route import wait_words

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.rules import Rules

_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContext:
    """A step, the `number`th of `count` of its goal. `told` are the fields that may change in a fixed plan too."""

    step: Step
    number: int
    count: int
    fridge_full: bool = False
    read_only: bool = False
    gate: Gate | None = None
    decision: Decision | None = None
    offer: TakenOffer | None = None
    hours: tuple[HoursLine, ...] = ()
    after: tuple[tuple[StepDependency, str], ...] = ()
    """What it was put after, each with words for it."""
    may_follow: tuple[tuple[UUID, str], ...] = ()
    waits: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    """Names of tracks in this plan."""
    in_the_way: tuple[tuple[str, str], ...] = ()
    """What plays or is worked on, and what this step is about already: rows with their words."""
    income: IncomeCheck = NOTHING_DONE
    income_asked: bool = False
    """It is a step to paid work: the money is worked out first."""
    income_said: str = ""
    """Why it begins before the sums are right."""
    alerts: tuple[str, ...] = ()
    """What of this household deserves a look before the step."""
    today: date


def contexts_of(
    dossier: Dossier, plan: Plan, goal: Goal, forms: FormLibrary, today: date, held: Rules, *, fridge_full: bool
) -> list[StepContext]:
    """The steps of a goal with what hangs on them."""
    order = StepOrder(dossier, plan)
    names = _names(dossier, plan, goal)
    numbers = {step.id: number for number, step in enumerate(dossier.steps_of(goal), start=1)}
    tracks = tuple(dict.fromkeys(step.track for step in order.steps.values() if step.track))
    steps = dossier.steps_of(goal)
    rows = barriers.rows(forms)
    playing = {one.id for one in barriers.current(dossier, forms)}
    alerts = income_checks.alerts(dossier, today)
    return [
        StepContext(
            step=step,
            number=number,
            count=len(steps),
            fridge_full=fridge_full,
            read_only=not plan.editable,
            gate=order.gates.get(step.id),
            decision=dossier.decision_of(step),
            offer=dossier.offer_of(step),
            hours=dossier.hours_of(step),
            after=tuple((one, names[one.predecessor_id]) for one in order.after(step)),
            may_follow=tuple((one.id, names[one.id]) for one in order.may_follow(step) if one.id != step.id),
            waits=tuple(wait_words(one, numbers.get(one.step.id, 0)) for one in order.waits(step)),
            tracks=tracks,
            in_the_way=tuple(one for one in rows if one[0] in playing | {*barrier_steps.rows_of(step)}),
            income=income_checks.of_step(dossier, forms, step),
            income_asked=income_checks.asks(dossier, step),
            income_said=income_start.said_of_step(dossier, step),
            alerts=tuple(one for one in (student_finance.alert(dossier.person, step, held, today), *alerts) if one),
            today=today,
        )
        for number, step in enumerate(steps, start=1)
    ]


def _names(dossier: Dossier, plan: Plan, here: Goal) -> dict[UUID, str]:
    """ "Step 2: I cook …" in this goal, "Goal 1, step 2: …" in another."""
    found: dict[UUID, str] = {}
    goals: Sequence[Goal] = dossier.goals_of(plan)
    for place, goal in enumerate(goals, start=1):
        for number, step in enumerate(dossier.steps_of(goal), start=1):
            what = (step.short or step.what).strip()
            what = what if len(what) <= _SHORT else what[: _SHORT - 1].rstrip() + "…"
            words = _("Step {number}: {what}") if goal.id == here.id else _("Goal {goal}, step {number}: {what}")
            found[step.id] = words.format(goal=place, number=number, what=what or "–")
    return found
