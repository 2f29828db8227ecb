"""From something that is missing to the very field that mends it, also when that is one step of one goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.domain.planning import Goal, Step
from intake_app.domain.vocabulary import VoluntaryKind
from intake_app.i18n import _
from intake_app.instruments.grounds import ElementInput, GroundElement
from intake_app.services import areas_round, income_checks, plan_holes, step_help
from ui.pages.plan_words import has_moment

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.completeness import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """Where to go: another page (`route`), a goal and a step of it, or a field of this page."""

    field: str = ""
    route: str = ""
    goal_id: UUID | None = None
    step_id: UUID | None = None
    add_goal: bool = False


@dataclass(frozen=True, slots=True)
class _Hole:
    """What a rule about steps looks for, and the field of the step that fills it."""

    open: Callable[[Dossier, Step, FormLibrary], bool]
    field: str


def _money_open(dossier: Dossier, step: Step, forms: FormLibrary) -> bool:
    asked = income_checks.asks(dossier, step)
    return asked and not income_checks.of_step(dossier, forms, step).standing.settled


_HOLES = {
    "step-has-owner": _Hole(lambda _all, step, _forms: not step.owner_name.strip(), "owner_name"),
    "step-has-date": _Hole(lambda _all, step, _forms: not has_moment(step), "when"),
    "step-has-help-level": _Hole(lambda _all, step, _forms: step.help_level is None, "help_level"),
    "earlier-help-told": _Hole(lambda _all, step, _forms: bool(step_help.unsaid(step)), "earlier_own"),
    "own-step-has-fallback": _Hole(lambda _all, step, _forms: plan_holes.falls_alone(step), "fallback"),
    "activity-has-next": _Hole(lambda _all, step, _forms: plan_holes.leads_nowhere(step), "next_step"),
    "paid-support-has-reason": _Hole(lambda all_, step, _forms: plan_holes.unaccounted(all_, step), "decision_reason"),
    "voluntary-kind": _Hole(
        lambda _all, step, _forms: step.voluntary is VoluntaryKind.OBLIGATORY and not step.voluntary_reason.strip(),
        "voluntary_reason",
    ),
    "income-check": _Hole(_money_open, "income"),
}


def jump_for(field: str, dossier: Dossier, forms: FormLibrary, *, element_id: str = "") -> Jump:
    """Where `field` is: "plan/steps" of the grounds, "step:<id>/when", "goal:<id>", or the name of a control."""
    if _rule_of(element_id, forms) == "domains-visited" and areas_round.begun_and_open(dossier, forms):
        return Jump(route=f"vragen/{areas_round.FORM}")
    page, slash, rest = field.partition("/")
    if slash and page not in ("plan", "") and not page.startswith("step:"):
        return Jump(route=f"{page}#{rest}")
    name = rest if page == "plan" else field
    if name.startswith("goal:"):
        return Jump(goal_id=UUID(name.removeprefix("goal:")))
    if name.startswith("step:"):
        return _into_step(name, dossier)
    if name in ("goals", "steps"):
        return _into_goals(name, dossier, _rule_of(element_id, forms), forms)
    if name == "strengths":
        return Jump(route="portfolio#strengths")
    if name == "involved":
        return Jump(route="kennismaking#network")
    return Jump(field=name)


def _into_step(name: str, dossier: Dossier) -> Jump:
    """A field of a step, in the goal it belongs to; the page as it is when the step is gone."""
    step_id, _slash, field = name.removeprefix("step:").partition("/")
    step = next((one for one in dossier.steps if str(one.id) == step_id), None)
    return Jump(goal_id=step.goal_id, step_id=step.id, field=field or "what") if step is not None else Jump()


def _into_goals(name: str, dossier: Dossier, rule: str, forms: FormLibrary) -> Jump:
    found = first_hole(dossier, rule, forms)
    if found is not None:
        goal, step = found
        hole = _HOLES.get(rule)
        return Jump(goal_id=goal.id, step_id=step.id if step else None, field=hole.field if hole else "steps")
    plan = dossier.current_plan
    goals = dossier.goals_of(plan) if plan is not None else ()
    if not goals:
        return Jump(add_goal=True)
    return Jump(goal_id=goals[0].id, field=name)


def first_hole(dossier: Dossier, rule: str, forms: FormLibrary) -> tuple[Goal, Step | None] | None:
    """The first goal, and step of it, that a rule asks something of; None when there is none."""
    plan = dossier.current_plan
    hole = _HOLES.get(rule)
    for goal in dossier.goals_of(plan) if plan is not None else ():
        steps = dossier.steps_of(goal)
        if rule == "goal-has-step" and not steps:
            return goal, None
        found = next((step for step in steps if hole is not None and hole.open(dossier, step, forms)), None)
        if found is not None:
            return goal, found
    return None


def actions_of(lines: Sequence[Line], dossier: Dossier, forms: FormLibrary) -> dict[str, str]:
    """Short words for the end of each missing line ("Kies tekst", "Doel 3"), by the id of the line."""
    elements = _elements(forms)
    plan = dossier.current_plan
    goals = dossier.goals_of(plan) if plan is not None else ()
    actions = {}
    for line in lines:
        element = elements.get(line.item.id)
        if line.done:
            continue
        if element is None:  # the line that asks for a ground belongs to none
            actions[line.item.id] = _("Choose")
            continue
        found = first_hole(dossier, element.rule, forms)
        if found is not None:
            actions[line.item.id] = _("Goal {number}").format(number=goals.index(found[0]) + 1)
        else:
            actions[line.item.id] = _action(element)
    return actions


def _action(element: GroundElement) -> str:
    if element.rule == "next-review-date":
        return _("Choose day")
    words = {
        ElementInput.BLOCK: _("Choose text"),
        ElementInput.DATE: _("Choose day"),
        ElementInput.CHOICE: _("Choose"),
    }
    return words.get(element.input, "") if element.input is not None else ""


def _elements(forms: FormLibrary) -> dict[str, GroundElement]:
    return {one.id: one for ground in forms.grounds.values() for one in ground.elements}


def _rule_of(element_id: str, forms: FormLibrary) -> str:
    element = _elements(forms).get(element_id)
    return element.rule if element is not None else ""
