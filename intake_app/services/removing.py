"""Taking a goal or a step out with all that hangs on it; what was noted about it stays in the dossier."""

from __future__ import annotations

from dataclasses import replace

from intake_app.domain.collaboration import CaseConference, ConferenceDecision, ConferenceParticipant
from intake_app.domain.contracts import Contract
from intake_app.domain.diagnosis import IndicatorPoint, IndicatorSeries, Observation, ObservationPeriod
from intake_app.domain.entity import CaseEntity
from intake_app.domain.follow_up import Attendance, Note, TimeOut
from intake_app.domain.income import IncomeMonth, IncomeSource
from intake_app.domain.placements import Placement
from intake_app.domain.plan_parts import Solution, Trajectory
from intake_app.domain.planning import Goal, Step, Strength
from intake_app.domain.pools import PoolEntry
from intake_app.domain.portfolio_parts import Experience, Reference
from intake_app.domain.principles import ServedPrinciple
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.rights import GoalDifference
from intake_app.services import pools, step_route
from intake_app.store.unit_of_work import UnitOfWork


def remove_step(work: UnitOfWork, step: Step) -> None:
    """Take out a step with its order, gate, hours and reasons. Notes and attendance stay, without the step."""
    step_route.remove_parts(work, step)
    for note in work.find(Note, step_id=step.id):
        work.put(replace(note, step_id=None))
    for day in work.find(Attendance, step_id=step.id):
        work.put(replace(day, step_id=None))
    for pause in work.find(TimeOut, step_id=step.id):
        work.delete(TimeOut, pause.id)
    _untick(work, step)
    work.delete(Step, step.id)


def remove_goal(work: UnitOfWork, goal: Goal) -> None:
    """Take out a goal with its steps, solutions and routes."""
    for step in work.find(Step, case_id=goal.case_id, goal_id=goal.id):
        remove_step(work, step)
    for difference in work.find(GoalDifference, goal_id=goal.id):
        work.delete(GoalDifference, difference.id)
    for part in (*work.find(Solution, goal_id=goal.id), *work.find(Trajectory, goal_id=goal.id)):
        work.delete(type(part), part.id)
    _untick(work, goal)
    work.delete(Goal, goal.id)


def remove_part(work: UnitOfWork, entity: CaseEntity) -> None:
    """Take out any part of a dossier with what hangs on it."""
    if isinstance(entity, Goal):
        remove_goal(work, entity)
        return
    if isinstance(entity, Step):
        remove_step(work, entity)
        return
    if isinstance(entity, Trajectory):
        for step in work.find(Step, trajectory_id=entity.id):
            work.put(replace(step, trajectory_id=None))
    if isinstance(entity, Strength):
        for seen in work.find(Observation, strength_id=entity.id):
            work.put(replace(seen, strength_id=None))
    if isinstance(entity, ObservationPeriod):
        for seen in work.find(Observation, period_id=entity.id):
            work.delete(Observation, seen.id)
    if isinstance(entity, IndicatorSeries):
        for point in work.find(IndicatorPoint, series_id=entity.id):
            work.delete(IndicatorPoint, point.id)
    if isinstance(entity, IncomeMonth):
        for source in work.find(IncomeSource, month_id=entity.id):
            work.delete(IncomeSource, source.id)
    if isinstance(entity, CaseConference):
        seats = work.find(ConferenceParticipant, conference_id=entity.id)
        for part in (*seats, *work.find(ConferenceDecision, conference_id=entity.id)):
            work.delete(type(part), part.id)
    if isinstance(entity, PoolEntry):
        pools.remove_entry(work, entity)
        return
    if isinstance(entity, Review):
        for item in work.find(ReviewItem, review_id=entity.id):
            work.delete(ReviewItem, item.id)
    if isinstance(entity, Placement):
        for contract in work.find(Contract, placement_id=entity.id):
            work.put(replace(contract, placement_id=None))
    if isinstance(entity, Reference):
        for done in work.find(Experience, reference_id=entity.id):
            work.put(replace(done, reference_id=None))
    _untick(work, entity)
    work.delete(type(entity), entity.id)


def _untick(work: UnitOfWork, entity: CaseEntity) -> None:
    """What is gone serves no principle any more."""
    for tick in work.find(ServedPrinciple, about_id=entity.id):
        work.delete(ServedPrinciple, tick.id)
