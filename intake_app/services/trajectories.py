"""Known routes: started from a template as steps that people change, and ended with what came of it (D07)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import Unit, add_months
from intake_app.domain.effects import Effect
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.plan_parts import Decision, Gate, HoursLine, StepDependency, Trajectory
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import Author
from intake_app.errors import InputRefused
from intake_app.i18n import _, ngettext
from intake_app.instruments.templates import Phase, TrajectoryTemplate
from intake_app.services import effects, overview, rules, student_finance
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules
from intake_app.store.unit_of_work import UnitOfWork

MOST_WORDS = 2000


def start(desk: Desk, goal: Goal, template_id: str, started_on: date) -> Trajectory:
    """Copy a template into a goal of a concept plan: steps with their days, order, decisions and hours; one undo.

    The day to look back is put in the plan. Raises InputRefused for a fixed plan or a template that is not here.
    """
    template = desk.forms.templates.get(template_id)
    if template is None:
        raise InputRefused(_("This route is not here. Choose one from the list."))
    with desk.change(_("Start of a route: {name}").format(name=template.name), goal.case_id) as work:
        plan = work.get(Plan, goal.plan_id)
        if plan is not None and not plan.editable:
            raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
        route = _route(template, goal, started_on)
        work.put(route)
        _put_steps(work, template, goal, route, _costs(desk, work, goal))
        if plan is not None and route.look_back_on is not None and route.look_back_on not in plan.review_dates:
            work.put(replace(plan, review_dates=tuple(sorted((*plan.review_dates, route.look_back_on)))))
        overview.commit(work, goal.case_id)
    return route


def _route(template: TrajectoryTemplate, goal: Goal, started_on: date) -> Trajectory:
    return Trajectory(
        case_id=goal.case_id,
        goal_id=goal.id,
        template=template.id,
        title=str(template.name),
        started_on=started_on,
        ends_on=template.last_day(started_on),
        look_back_on=template.look_back(started_on),
        output=str(template.output),
        outcomes=tuple(str(one) for one in template.outcomes),
        hours=hours_words(template),
    )


def hours_words(template: TrajectoryTemplate) -> str:
    """ "28 tot 32 uur per week"; empty where a template says nothing about hours."""
    low, high = template.hours_low, template.hours_high
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        return _("{n} hours a week").format(n=low if low is not None else high)
    return _("{low} to {high} hours a week").format(low=low, high=high)


def length_words(template: TrajectoryTemplate) -> str:
    """ "10 weken"; "open" for a route without a length."""
    length = template.length
    if length is None:
        return _("open length")
    if length.unit is Unit.WEEKS:
        return ngettext("{n} week", "{n} weeks", length.amount).format(n=length.amount)
    return ngettext("{n} month", "{n} months", length.amount).format(n=length.amount)


@dataclass(frozen=True, slots=True)
class _Costs:
    """For whom a route begins, and by which rules: what a part may cost depends on it."""

    person: Person
    held: Rules


def _costs(desk: Desk, work: UnitOfWork, goal: Goal) -> _Costs:
    case = work.get(CaseFile, goal.case_id)
    person = work.get(Person, case.person_id) if case is not None else None
    if case is None or person is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    return _Costs(person, rules.of_case(desk.forms, work.setting(rules.KEY), case))


def _put_steps(work: UnitOfWork, template: TrajectoryTemplate, goal: Goal, route: Trajectory, costs: _Costs) -> None:
    """One step per phase. A phase waits for the ones before it, unless it runs beside them."""
    first = len(work.find(Step, goal_id=goal.id))
    before: list[Step] = []
    here: list[Step] = []
    for number, phase in enumerate(template.phases):
        step = _step(template, phase, goal, route, first + number)
        if not phase.beside:
            before, here = here, []
        here.append(step)
        work.put(step)
        _put_parts(work, phase, step, template.begins(phase, route.started_on) or route.started_on, costs)
        for earlier in before:
            work.put(StepDependency(case_id=step.case_id, step_id=step.id, predecessor_id=earlier.id))


def _step(template: TrajectoryTemplate, phase: Phase, goal: Goal, route: Trajectory, position: int) -> Step:
    last = phase is template.phases[-1]
    author = Author.RESIDENT if phase.by_resident else None
    return Step(
        case_id=goal.case_id,
        goal_id=goal.id,
        position=position,
        what=f"{phase.title}.".replace("?.", "?"),
        kind=phase.kind,
        help_level=phase.help,
        start_on=template.begins(phase, route.started_on),
        due_on=route.ends_on if last else None,
        trajectory_id=route.id,
        proposed_by=author,
        chosen_by=author,
        review_on=route.look_back_on if last else None,
    )


def _put_parts(work: UnitOfWork, phase: Phase, step: Step, from_on: date, costs: _Costs) -> None:
    if phase.gate:
        work.put(Gate(case_id=step.case_id, step_id=step.id, condition=str(phase.gate)))
    if phase.hours is not None:
        lessons = phase.lessons * 60 if phase.lessons is not None else None
        line = HoursLine(
            case_id=step.case_id, step_id=step.id, from_on=from_on, planned=phase.hours * 60, lessons=lessons
        )
        work.put(line)
    drawback = student_finance.drawback(phase, costs.person, costs.held, from_on)
    if drawback:
        work.put(Decision(case_id=step.case_id, step_id=step.id, drawback=drawback))


def end(
    desk: Desk,
    trajectory_id: UUID,
    *,
    outcome: str,
    where_now: str = "",
    what_next: str = "",
    output_ready: bool = False,
    ended_on: date | None = None,
    satisfaction: int | None = None,
    satisfaction_words: str = "",
    effect: Effect | None = None,
    why: str = "",
    next_contact_on: date | None = None,
) -> Changes:
    """Write down what came of a route, where somebody is now and what comes next. Also in a signed plan.

    `effect` says whether the route contributed, for the register of what helped. A route that did not and after which
    nothing comes leaves nobody alone: it asks for a day to speak again (I07). Raises InputRefused without that day,
    and without an outcome. A missing output is said by `asks`, and never blocks.
    """
    with desk.vault.read() as reading:
        route = reading.get(Trajectory, trajectory_id)
    if route is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    day = ended_on or desk.today()
    _must_say(outcome, satisfaction)
    if leaves_alone(effect, what_next) and (next_contact_on is None or next_contact_on <= day):
        raise InputRefused(contact_asked())
    about = effects.of_route(desk.dossier(route.case_id), route)
    with desk.change(_("End of a route"), route.case_id) as work:
        work.put(
            replace(
                route,
                ended_on=day,
                outcome=outcome.strip(),
                where_now=where_now.strip()[:MOST_WORDS],
                what_next=what_next.strip()[:MOST_WORDS],
                output_ready=output_ready,
                satisfaction=satisfaction,
                satisfaction_words=satisfaction_words.strip()[:MOST_WORDS],
                next_contact_on=next_contact_on,
            )
        )
        if effect is not None:
            effects.put_effect(desk, work, route.case_id, about, effect, why)
        return overview.commit(work, route.case_id)


def _must_say(outcome: str, satisfaction: int | None) -> None:
    if not outcome.strip():
        raise InputRefused(_("What came of it? Choose an outcome, or write one."))
    if satisfaction is not None and not 1 <= satisfaction <= 10:
        raise InputRefused(_("Use a number from {low} to {high}.").format(low=1, high=10))


def leaves_alone(effect: Effect | None, what_next: str) -> bool:
    """Whether a route that did not help ends and nothing comes after it."""
    return effect is Effect.NOT and not what_next.strip()


def contact_asked() -> str:
    """What is asked then."""
    return _("This route did not help, and nothing comes after it yet. Agree on a day to speak again.")


def go_on(desk: Desk, trajectory_id: UUID) -> Changes:
    """Take the end of a route back."""
    with desk.vault.read() as reading:
        route = reading.get(Trajectory, trajectory_id)
    if route is None or route.ended_on is None:
        return Changes()
    with desk.change(_("A route goes on"), route.case_id) as work:
        work.put(replace(route, ended_on=None, outcome="", next_contact_on=None))
        return overview.commit(work, route.case_id)


def asks(route: Trajectory, today: date, most_months: int | None = None) -> tuple[str, ...]:
    """What a route asks attention for; never more than a question.

    `most_months` is the longest route that this municipality knows (`trajectory_max_months`, FX20).
    """
    found: list[str] = []
    if route.output and route.ended_on is not None and not route.output_ready:
        found.append(_("The {output} is not there yet.").format(output=route.output))
    if route.ended_on is not None and not route.what_next.strip():
        found.append(_("What comes after this?"))
    if too_long(route, most_months):
        found.append(_("Longer than {n} months. Is that possible here?").format(n=most_months))
    if route.ended_on is None and route.look_back_on is not None and route.look_back_on <= today:
        found.append(_("The route is at its end. Where are we now?"))
    return tuple(found)


def too_long(route: Trajectory, most_months: int | None) -> bool:
    """Whether the last day lies on or after the day that is too late: start plus so many months (FX20)."""
    return (
        most_months is not None
        and route.ends_on is not None
        and route.ends_on >= add_months(route.started_on, most_months)
    )
