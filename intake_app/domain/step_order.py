"""Which steps wait for which: finish before start, and gates in between (D04). Plain questions to a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.plan_parts import Gate, StepDependency
from intake_app.domain.planning import Plan, Step

Edges = Iterable[tuple[UUID, UUID]]
"""Pairs of a step and the step it waits for."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing a step waits for: a step to be finished, or the decision at that step."""

    step: Step
    gate: Gate | None = None


def makes_circle(edges: Edges, step: UUID, predecessor: UUID) -> bool:
    """Whether steps would wait for each other when `step` also waited for `predecessor`."""
    before: dict[UUID, list[UUID]] = {}
    for one, earlier in edges:
        before.setdefault(one, []).append(earlier)
    seen: set[UUID] = set()
    ahead = [predecessor]
    while ahead:
        here = ahead.pop()
        if here == step:
            return True
        if here not in seen:
            seen.add(here)
            ahead += before.get(here, [])
    return False


def lets_through(step: Step, gate: Gate | None) -> bool:
    """Whether what comes after this step may begin. Where a decision stands, the decision counts."""
    return gate.passed if gate is not None else not step.open


def waiting(
    step: Step, dependencies: Iterable[StepDependency], steps: Mapping[UUID, Step], gates: Mapping[UUID, Gate]
) -> tuple[Wait, ...]:
    """What a step still waits for, in the order in which it was put after them. `gates` by the step they stand at."""
    earlier = (steps.get(one.predecessor_id) for one in dependencies if one.step_id == step.id)
    return tuple(
        Wait(one, gates.get(one.id)) for one in earlier if one is not None and not lets_through(one, gates.get(one.id))
    )


class StepOrder:
    """The order of all steps of one plan version, and how far each one is."""

    def __init__(self, dossier: Dossier, plan: Plan) -> None:
        self.steps = {step.id: step for step in dossier.steps_of_plan(plan)}
        self.gates = {gate.step_id: gate for gate in dossier.gates if gate.step_id in self.steps}
        self._after: dict[UUID, list[StepDependency]] = {}
        for one in dossier.step_dependencies:
            if one.step_id in self.steps and one.predecessor_id in self.steps:
                self._after.setdefault(one.step_id, []).append(one)

    def after(self, step: Step) -> tuple[StepDependency, ...]:
        """What this step was put after."""
        return tuple(self._after.get(step.id, ()))

    def waits(self, step: Step) -> tuple[Wait, ...]:
        """What this step still waits for; a finished step waits for nothing."""
        return waiting(step, self.after(step), self.steps, self.gates) if step.open else ()

    def may_follow(self, step: Step) -> tuple[Step, ...]:
        """The steps that this one can be put after without a circle, and is not after yet."""
        edges = [(one.step_id, one.predecessor_id) for found in self._after.values() for one in found]
        taken = {one.predecessor_id for one in self.after(step)}
        return tuple(
            one for one in self.steps.values() if one.id not in taken and not makes_circle(edges, step.id, one.id)
        )
