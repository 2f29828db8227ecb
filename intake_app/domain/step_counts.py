"""Who carries what, as counts and never as a score (D05; FX15, FX16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.domain.plan_choices import SolutionForm
from intake_app.domain.plan_parts import Solution
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import FACILITIES, HelpGroup, HelpLevel, HelpWay


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many: "7 van de 9"."""

    of_these: int
    of_all: int


@dataclass(frozen=True, slots=True)
class Load:
    """Somebody, and how many open steps rest on that person."""

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
    return Count(sum(step.help_level in FACILITIES for step in found), len(found))


def formal_solutions(solutions: Iterable[Solution]) -> Count:
    """The formal ways, of the ways that were chosen (FX16)."""
    chosen = tuple(one for one in solutions if one.chosen)
    return Count(sum(one.form is SolutionForm.FORMAL for one in chosen), len(chosen))


def name_of(step: Step) -> str:
    """Who does it, by name: "Fatma" of "Fatma, buurvrouw"."""
    return step.owner_name.split(",")[0].strip()


def loads(steps: Iterable[Step]) -> tuple[Load, ...]:
    """Everybody by name with the open steps that person carries, the most first; a step without a name is nobody's."""
    counts: dict[str, Load] = {}
    for step in steps:
        name = name_of(step)
        if step.open and name:
            before = counts.get(name.casefold(), Load(name, 0))
            counts[name.casefold()] = Load(before.name, before.steps + 1)
    return tuple(sorted(counts.values(), key=lambda one: (-one.steps, one.name)))


def heavy_loads(steps: Iterable[Step], limit: int) -> tuple[Load, ...]:
    """People of the own network who carry `limit` open steps or more, the heaviest load first."""
    informal = (step for step in steps if step.help_level and HelpGroup.of(step.help_level) is HelpGroup.NETWORK)
    return tuple(one for one in loads(informal) if one.steps >= limit)


def together(steps: Iterable[Step]) -> Count:
    """The steps in a group, of the steps of which it was said."""
    said = tuple(step for step in steps if step.help_way is not None)
    return Count(sum(step.help_way is HelpWay.COLLECTIVE for step in said), len(said))
