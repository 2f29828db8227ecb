"""The tables of what hangs on goals and steps: ways, routes, order, gates, hours and reasons (D02-D10)."""

from __future__ import annotations

from sqlalchemy import Table

from intake_app.domain import plan_choices as c
from intake_app.domain import plan_parts
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, flag, nested, number, one_of, reference, text

solution = case_entity(
    "solution",
    reference("goal_id", "goal"),
    number("position"),
    text("what"),
    one_of("form", c.SolutionForm),
    flag("chosen"),
)
no_goal = case_entity(
    "no_goal",
    reference("plan_id", "plan"),
    text("area"),
    text("reason"),
    day("said_on"),
)
trajectory = case_entity(
    "trajectory",
    reference("goal_id", "goal"),
    text("template"),
    text("title"),
    day("started_on", optional=False),
    day("ends_on"),
    day("look_back_on"),
    text("output"),
    nested("outcomes"),
    text("hours"),
    day("ended_on"),
    text("outcome"),
    text("where_now"),
    text("what_next"),
    flag("output_ready"),
    number("satisfaction", optional=True),
    text("satisfaction_words"),
    day("next_contact_on"),
)
step_dependency = case_entity(
    "step_dependency",
    reference("step_id", "step"),
    reference("predecessor_id", "step"),
)
gate = case_entity(
    "gate",
    reference("step_id", "step"),
    text("condition"),
    text("decided_by"),
    day("decided_on"),
    one_of("outcome", c.GateOutcome),
    text("reason"),
    text("lifted_because"),
)
hours_line = case_entity(
    "hours_line",
    reference("step_id", "step"),
    day("from_on", optional=False),
    *(number(name, optional=True) for name in ("planned", "actual", "lessons", "travel")),
)
decision = case_entity(
    "decision",
    reference("step_id", "step"),
    text("reason"),
    text("decided_by"),
    day("decided_on"),
    *(number(name, optional=True) for name in ("investment", "monthly_saving", "chance")),
    text("drawback"),
    nested("funding"),
    nested("law_tags"),
)

PLAN_PART_TABLES: dict[type[Entity], Table] = {
    plan_parts.Solution: solution,
    plan_parts.NoGoal: no_goal,
    plan_parts.Trajectory: trajectory,
    plan_parts.StepDependency: step_dependency,
    plan_parts.Gate: gate,
    plan_parts.HoursLine: hours_line,
    plan_parts.Decision: decision,
}
