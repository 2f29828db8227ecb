"""Who carries what, as counts and never as a score (D05; FX15, FX16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.domain.plan_choices import SolutionForm
from intake_app.domain.plan_parts import Solution
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import HelpGroup, HelpLevel

_FORMAL = (HelpLevel.GENERAL, HelpLevel.TAILORED)


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many: "7 van de 9"."""

    of_these: int
    of_all: int


@dataclass(frozen=True, slots=True)
class Load:
    """Somebody of the own network, and how many open steps rest on that person."""

    name: str
    steps: int


def own_steps(steps: Iterable[Step], first_name: str) -> Count:
    """The steps that the resident does, of all steps (FX15)."""
    found = tuple(steps)
    return Count(sum(_own(step, first_name) for step in found), len(found))


def _own(step: Step, first_name: str) -> bool:
    """On the rung of own strength; without a rung the name of who does it tells."""
    if step.help_level is not None:
        return step.help_level is HelpLevel.OWN
    return bool(first_name) and step.owner_name.split(",")[0].strip().casefold() == first_name.casefold()


def formal_steps(steps: Iterable[Step]) -> Count:
    """The steps that a general or tailored facility carries, of all steps (FX16)."""
    found = tuple(steps)
    return Count(sum(step.help_level in _FORMAL for step in found), len(found))


def formal_solutions(solutions: Iterable[Solution]) -> Count:
    """The formal ways, of the ways that were chosen (FX16)."""
    chosen = tuple(one for one in solutions if one.chosen)
    return Count(sum(one.form is SolutionForm.FORMAL for one in chosen), len(chosen))


def heavy_loads(steps: Iterable[Step], limit: int) -> tuple[Load, ...]:
    """People of the own network who carry `limit` open steps or more, the heaviest load first."""
    counts: dict[str, Load] = {}
    for step in steps:
        name = step.owner_name.split(",")[0].strip()
        informal = step.help_level is not None and HelpGroup.of(step.help_level) is HelpGroup.NETWORK
        if informal and step.open and name:
            before = counts.get(name.casefold(), Load(name, 0))
            counts[name.casefold()] = Load(before.name, before.steps + 1)
    found = (one for one in counts.values() if one.steps >= limit)
    return tuple(sorted(found, key=lambda one: (-one.steps, one.name)))
