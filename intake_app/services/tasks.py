"""The task list of a dossier: eight tasks, any order, each with a status and one line that says why (design 02)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import ConversationKind, Phase, PlanStatus
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import measuring, signing


class TaskState(StrEnum):
    """How a task stands; each has its own icon and word, never a colour alone."""

    DONE = "done"
    BUSY = "busy"
    WAITING = "waiting"
    TO_DO = "to_do"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list."""

    phase: Phase
    title: str
    state: TaskState
    status: str


def task_list(dossier: Dossier, off: Collection[str] = ()) -> tuple[Task, ...]:
    """The eight tasks with their status. Nothing here blocks anything: every task can be opened at any time.

    `off` are the fields that this organisation does not ask (see `data_choices`).
    """
    makers: dict[Phase, tuple[str, Callable[[Dossier], _Status]]] = {
        Phase.INTRODUCTION: (_("Introduction"), partial(_introduction, off=off)),
        Phase.CONVERSATION: (_("Conversation"), _conversation),
        Phase.PICTURE: (_("Picture"), _picture),
        Phase.PERSPECTIVE: (_("Perspective"), _perspective),
        Phase.PLAN: (_("Plan"), _plan),
        Phase.SIGNING: (_("Signing"), _signing),
        Phase.PORTFOLIO: (_("Portfolio"), _portfolio),
        Phase.FOLLOW_UP: (_("Follow-up"), _follow_up),
    }
    return tuple(Task(phase, title, *make(dossier)) for phase, (title, make) in makers.items())


def current_phase(dossier: Dossier, off: Collection[str] = ()) -> Phase:
    """The task where the work goes on: the first one busy, or else the first one not done."""
    tasks = task_list(dossier, off)
    busy = (task.phase for task in tasks if task.state is TaskState.BUSY and task.phase is not Phase.PORTFOLIO)
    open_ones = (task.phase for task in tasks if task.state in (TaskState.TO_DO, TaskState.WAITING))
    return next(busy, next(open_ones, Phase.FOLLOW_UP))


_Status = tuple[TaskState, str]
_LOOKING_BACK = (ConversationKind.REVIEW, ConversationKind.AFTERCARE)


def _done_on(day: date) -> str:
    return _("Done on {day}").format(day=format_day(day, weekday=False))


def _introduction(dossier: Dossier, *, off: Collection[str]) -> _Status:
    person = dossier.person
    ways = [name for name in ("phone", "email", "street") if f"Person.{name}" not in off]
    reached = not ways or any(getattr(person, name) for name in ways)
    if person.birth_date is None or not reached:
        return TaskState.BUSY, _("Busy, a few details are missing")
    return TaskState.DONE, _done_on(dossier.case.opened_on)


def _conversation(dossier: Dossier) -> _Status:
    count = len(dossier.conversations)
    if not count:
        return TaskState.TO_DO, _("Not yet")
    if any(one.closed_at is None for one in dossier.conversations):
        return TaskState.BUSY, _("Busy, everything is kept")
    return TaskState.DONE, ngettext("Done, {n} conversation", "Done, {n} conversations", count).format(n=count)


def _picture(dossier: Dossier) -> _Status:
    found = [measuring.voices(dossier, instrument) for instrument in ("spinnenweb", "zrm-2017")]
    pairs = [one for one in found if one is not None]
    if not pairs:
        return TaskState.TO_DO, _("Not yet")
    if any(pair.open for pair in pairs):
        return TaskState.DONE, _("Done, two voices")
    for pair in pairs:
        if pair.resident is not None and pair.resident.ready:
            if pair.consultant is None:
                return TaskState.DONE, _("Done, own voice")
            return TaskState.BUSY, _("{name} is ready, now you").format(name=dossier.person.first_name)
    return TaskState.BUSY, _("Busy, everything is kept")


def _perspective(dossier: Dossier) -> _Status:
    newest = max(dossier.perspectives, key=lambda one: (one.estimated_on, one.id), default=None)
    if newest is None:
        return TaskState.TO_DO, _("May be skipped")
    if newest.goal_class is None or not newest.motivation:
        return TaskState.BUSY, _("Busy, a few details are missing")
    return TaskState.DONE, _done_on(newest.estimated_on)


def goal_is_complete(dossier: Dossier, goal: Goal) -> bool:
    """Whether a goal has words, and steps that each have words, a name and a moment. "Zo houden" needs no step."""
    steps = dossier.steps_of(goal)
    return bool(goal.sentence and (steps or goal.keeps)) and all(
        step.what
        and step.owner_name
        and step.help_level
        and (step.start_on or step.due_on or step.when_text or step.weekdays)
        for step in steps
    )


def _plan(dossier: Dossier) -> _Status:
    plan = dossier.current_plan
    goals = dossier.goals_of(plan) if plan is not None else ()
    if plan is None or (not goals and plan.status is PlanStatus.DRAFT):
        return TaskState.TO_DO, _("Not yet")
    if plan.status is not PlanStatus.DRAFT:
        return TaskState.DONE, _("Version {number} is ready").format(number=plan.version)
    ready = sum(goal_is_complete(dossier, goal) for goal in goals)
    return TaskState.BUSY, ngettext(
        "Busy, {ready} of {n} goal ready", "Busy, {ready} of {n} goals ready", len(goals)
    ).format(ready=ready, n=len(goals))


def _signing(dossier: Dossier) -> _Status:
    plan: Plan | None = dossier.current_plan
    if plan is None or plan.status is PlanStatus.DRAFT:
        return TaskState.WAITING, _("Possible when the plan is ready")
    if plan.status is PlanStatus.FINAL:
        waiting = [one for one in signing.signers(dossier, plan) if not one.settled]
        if not waiting:
            return TaskState.BUSY, _("Everyone signed, fix the plan")
        count = len(waiting)
        return TaskState.BUSY, ngettext("Busy, {n} signature to go", "Busy, {n} signatures to go", count).format(
            n=count
        )
    signed = [one.signed_at for one in dossier.signatures_of(plan)]
    if not signed:
        return TaskState.DONE, _("Done")
    return TaskState.DONE, _done_on(max(signed).astimezone().date())


PORTFOLIO_PARTS = 6


def portfolio_parts(dossier: Dossier) -> dict[str, bool]:
    """The six parts of the portfolio and whether each holds something."""
    chosen = dossier.portfolio
    sections = {one.section.value for one in dossier.portfolio_items}
    return {
        "motto": bool(chosen and chosen.motto),
        "strengths": any(one.on_portfolio for one in dossier.strengths),
        "wants": "dit-wil-ik" in sections,
        "people": any(one.on_portfolio for one in dossier.network),
        "done": "wat-ik-heb-gedaan" in sections,
        "appointment": bool(dossier.appointments),
    }


def _portfolio(dossier: Dossier) -> _Status:
    filled = sum(portfolio_parts(dossier).values())
    if not filled:
        return TaskState.TO_DO, _("Not yet")
    if filled < PORTFOLIO_PARTS:
        return TaskState.BUSY, _("Busy, {ready} of {n} parts").format(ready=filled, n=PORTFOLIO_PARTS)
    return TaskState.DONE, _("Done")


def _follow_up(dossier: Dossier) -> _Status:
    plan = dossier.signed_plan
    if plan is None:
        return TaskState.TO_DO, _("Begins after signing")
    day = _next_look_back(dossier, plan)
    if day is not None:
        return TaskState.BUSY, _("Look back on {day}").format(day=format_day(day, weekday=False))
    return TaskState.BUSY, _("Plan a moment to look back")


def _next_look_back(dossier: Dossier, plan: Plan) -> date | None:
    """The first agreed day after the last time of looking back: from the plan, else the next step of the dossier."""
    held = [one.held_on for one in dossier.conversations if one.kind in _LOOKING_BACK and one.closed_at is not None]
    last = max(held, default=date.min)
    after = [day for day in plan.review_dates if day > last]
    if not after and dossier.case.next_step_on is not None and dossier.case.next_step_on > last:
        return dossier.case.next_step_on
    return min(after, default=None)
