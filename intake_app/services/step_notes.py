"""What else the printed plan says of goals and steps: order, decisions, hours, the net under it; never the money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.plan_choices import GateOutcome, GoalStage
from intake_app.domain.plan_parts import Gate, HoursLine, Trajectory
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.principles import ServedBy
from intake_app.domain.step_order import StepOrder, Wait
from intake_app.domain.vocabulary import HelpWay, StepStatus
from intake_app.i18n import _, format_day, format_short_day
from intake_app.services import step_help
from intake_app.services.plan_wording import feasibility_words, solution_form_words
from intake_app.services.step_offers import paper_lines


def goal_notes(dossier: Dossier, goal: Goal) -> tuple[str, ...]:
    """The wanted result, the ways that were chosen and those that were not, and the routes, each as a sentence."""
    lines = [_sentence(_("What I want as a result: {words}"), goal.result)] if goal.result.strip() else []
    solutions = dossier.solutions_of(goal)
    for chosen, words in ((True, _("We chose: {ways}")), (False, _("Not chosen now: {ways}"))):
        ways = [
            f"{one.what.strip().rstrip('.')} ({solution_form_words(one.form)})"
            for one in solutions
            if one.chosen is chosen and one.what.strip()
        ]
        if ways:
            lines.append(words.format(ways="; ".join(ways)) + ".")
    if goal.feasibility is not None:
        lines.append(
            _("Will it work, do I think? {word}.").format(word=feasibility_words(goal.feasibility).capitalize())
        )
    if goal.stage is GoalStage.FIRST_STEP:
        lines.append(_("This is a first step. After it I look further."))
    elif goal.stage is GoalStage.END_STATION:
        lines.append(_("This is where I want to be."))
    return (
        *lines,
        *_principles(dossier, ServedBy.GOAL, goal.id),
        *(_route(one) for one in dossier.trajectories_of(goal)),
    )


def _principles(dossier: Dossier, by: ServedBy, about_id: UUID) -> tuple[str, ...]:
    """One sentence with the principles that something serves, as they were called when they were ticked (E07)."""
    names = [one.name.strip().rstrip(".") for one in dossier.principles_of(by, about_id)]
    return (_("This fits what we find important: {names}.").format(names="; ".join(names)),) if names else ()


def _route(one: Trajectory) -> str:
    first = format_day(one.started_on, weekday=False, year=True)
    if one.ends_on is None:
        return _("Route {name}, from {day}.").format(name=one.title, day=first)
    last = format_day(one.ends_on, weekday=False, year=True)
    words = _("Route {name}, {first} up to and including {last}.").format(name=one.title, first=first, last=last)
    if one.look_back_on is not None:
        day = format_day(one.look_back_on, year=True)
        words = f"{words} " + _("We look back on {day}.").format(day=day)
    return words


def step_notes(dossier: Dossier, plan: Plan, order: StepOrder, step: Step) -> tuple[str, ...]:
    """Short sentences under a step, for its printed line."""
    return tuple(one for one in _notes(dossier, plan, order, step) if one)


def _notes(dossier: Dossier, plan: Plan, order: StepOrder, step: Step) -> Iterator[str]:
    yield step_help.granting_sentence(step)
    for wait in order.waits(step):
        yield _wait(wait)
    taken = dossier.offer_of(step)
    if taken is not None:
        yield from paper_lines(taken, step.what)
    gate = order.gates.get(step.id)
    if gate is not None:
        yield _gate(gate)
    if step.own_found:
        helper = plan.contact_name.split(" ")[0]
        yield _("I found this myself.") + (" " + _("{name} works along.").format(name=helper) if helper else "")
    yield _("Together with others, in a group.") if step.help_way is HelpWay.COLLECTIVE else ""
    yield _("Beside the rest: {track}.").format(track=step.track) if step.track else ""
    yield _hours(dossier.hours_of(step))
    yield _waiting(step)
    decision = dossier.decision_of(step)
    if decision is not None and decision.drawback.strip():
        yield _sentence(_("Mind: {words}"), decision.drawback)
    yield from _principles(dossier, ServedBy.STEP, step.id)
    yield step.fallback.strip()
    yield _sentence(_("I can go back to: {words}"), step.return_place) if step.return_place.strip() else ""
    yield _sentence(_("After this: {words}"), step.next_step) if step.next_step.strip() else ""
    if step.review_on is not None:
        yield _("We look how it goes on {day}.").format(day=format_day(step.review_on, year=True))


def _wait(wait: Wait) -> str:
    if wait.gate is None:
        return _sentence(_("First: {words}"), wait.step.short or wait.step.what or "–")
    words = wait.gate.condition.strip() or wait.step.what.strip() or "–"
    return _sentence(_("Waits for: {words}"), words)


def _gate(gate: Gate) -> str:
    what = gate.condition.strip().rstrip(".")
    if gate.lifted_because.strip():
        return _sentence(_("We go on without the decision, because {words}"), gate.lifted_because)
    who = gate.decided_by.strip() or _("somebody")
    if gate.outcome is GateOutcome.OPEN:
        return _("Here {name} decides: {what}.").format(name=who, what=what or "–")
    day = format_day(gate.decided_on, weekday=False, year=True) if gate.decided_on else ""
    if gate.outcome is GateOutcome.POSITIVE:
        return _("{name} decided on {day}: positive.").format(name=who, day=day)
    words = _("{name} decided on {day}: not yet, because {reason}.")
    return words.format(name=who, day=day, reason=gate.reason.strip().rstrip("."))


def _hours(lines: tuple[HoursLine, ...]) -> str:
    """ "Uren per week: 16 vanaf 1 okt, 24 vanaf 1 dec." """
    parts = [
        _("{n} from {day}").format(n=_number(one.planned), day=_short(one.from_on))
        for one in lines
        if one.planned is not None
    ]
    return _("Hours a week: {hours}.").format(hours=", ".join(parts)) if parts else ""


def _number(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _short(day: date) -> str:
    return f"{format_short_day(day).partition(' ')[2]} {day.year}"


def _waiting(step: Step) -> str:
    words = ""
    if step.status is StepStatus.WAITING_LIST:
        words = _("I am on the waiting list.")
        if step.waiting_since is not None:
            day = format_day(step.waiting_since, weekday=False, year=True)
            words = _("I am on the waiting list since {day}.").format(day=day)
    elif step.no_offer:
        words = _("Nobody offers this here yet.")
    if step.meanwhile.strip():
        meanwhile = _sentence(_("Meanwhile: {words}"), step.meanwhile)
        words = f"{words} {meanwhile}"
    return words.strip()


def _sentence(frame: str, words: str) -> str:
    """The words in their frame, with one full stop at the end."""
    said = frame.format(words=words.strip())
    return said if said.endswith((".", "!", "?")) else f"{said}."
