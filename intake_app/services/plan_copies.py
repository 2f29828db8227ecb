"""Goals and steps with all that hangs on them, copied into the next version of a plan; the old ones stay."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from intake_app.domain.catalogue import TakenOffer
from intake_app.domain.dossier import Dossier
from intake_app.domain.ids import new_id
from intake_app.domain.plan_parts import Decision, Gate, HoursLine
from intake_app.domain.planning import Plan
from intake_app.store.unit_of_work import UnitOfWork


def copy_goals(work: UnitOfWork, dossier: Dossier, plan: Plan, copy: Plan) -> dict[UUID, UUID]:
    """Copy every goal of `plan` into `copy`, with solutions, routes, steps, order, gates, hours and reasons.

    Gives the id of each copy by the id of the goal it was made from.
    """
    goals: dict[UUID, UUID] = {}
    steps: dict[UUID, UUID] = {}
    for goal in dossier.goals_of(plan):
        goal_copy = replace(goal, id=new_id(), plan_id=copy.id, copied_from=goal.id)
        goals[goal.id] = goal_copy.id
        work.put(goal_copy)
        for solution in dossier.solutions_of(goal):
            work.put(replace(solution, id=new_id(), goal_id=goal_copy.id))
        routes = {one.id: replace(one, id=new_id(), goal_id=goal_copy.id) for one in dossier.trajectories_of(goal)}
        for route in routes.values():
            work.put(route)
        for step in dossier.steps_of(goal):
            steps[step.id] = new_id()
            followed = routes.get(step.trajectory_id) if step.trajectory_id else None
            place = followed.id if followed else None
            fresh = replace(step, id=steps[step.id], goal_id=goal_copy.id, trajectory_id=place, copied_from=step.id)
            work.put(fresh)
    for one in dossier.no_goals_of(plan):
        work.put(replace(one, id=new_id(), plan_id=copy.id))
    _copy_parts(work, dossier, steps)
    for tick in dossier.served_principles:
        if tick.about_id in (about := goals | steps):
            work.put(replace(tick, id=new_id(), about_id=about[tick.about_id]))
    return goals


def _copy_parts(work: UnitOfWork, dossier: Dossier, steps: dict[UUID, UUID]) -> None:
    """What hangs on steps; `steps` gives the id of each copy by the id of the old step."""
    for link in dossier.step_dependencies:
        if link.step_id in steps and link.predecessor_id in steps:
            new_link = replace(
                link, id=new_id(), step_id=steps[link.step_id], predecessor_id=steps[link.predecessor_id]
            )
            work.put(new_link)
    parts: tuple[Gate | HoursLine | Decision | TakenOffer, ...]
    parts = (*dossier.gates, *dossier.hours_lines, *dossier.decisions, *dossier.taken_offers)
    for part in parts:
        if part.step_id in steps:
            work.put(replace(part, id=new_id(), step_id=steps[part.step_id]))
