"""The order of steps, the decisions between them, hours and reasons: what a step waits for, and why it is there (D04).

A signed plan stays as it is; what happens while it is carried out (an outcome, real hours) may be told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from intake_app.domain.catalogue import TakenOffer
from intake_app.domain.changes import Changes
from intake_app.domain.entity import CaseEntity
from intake_app.domain.plan_choices import GateOutcome
from intake_app.domain.plan_parts import Decision, Gate, HoursLine, StepDependency
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.step_order import Wait, makes_circle, waiting
from intake_app.domain.vocabulary import StepStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

_P = TypeVar("_P", Gate, Decision)
_SHORT = 60
OUTCOME_FIELDS = frozenset({"outcome", "decided_on", "reason", "lifted_because"})
"""Fields of a gate that tell what was decided: these may change after signing."""
MOST_HOURS = 60 * 60
"""Minutes in a week that can still be meant; more is a mistake in typing."""


def put_after(desk: Desk, step: Step, predecessor_id: UUID) -> Changes:
    """Let a step begin only after another one. Raises InputRefused when steps would wait for each other."""
    with desk.change(_("Order of steps"), step.case_id) as work:
        _refuse_fixed(work, step)
        earlier = work.get(Step, predecessor_id)
        if earlier is None or earlier.case_id != step.case_id:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        known = work.find(StepDependency, case_id=step.case_id)
        if any((one.step_id, one.predecessor_id) == (step.id, predecessor_id) for one in known):
            return Changes()
        if makes_circle(((one.step_id, one.predecessor_id) for one in known), step.id, predecessor_id):
            raise InputRefused(_("Then these steps would wait for each other. Choose another step."))
        work.put(StepDependency(case_id=step.case_id, step_id=step.id, predecessor_id=predecessor_id))
        return overview.commit(work, step.case_id)


def set_gate(desk: Desk, step: Step, **values: object) -> Changes:
    """Put a decision at a step, or change it. "Not yet" and lifting ask for a reason, an outcome for who decided.

    The day of an outcome is today unless another is given. Raises InputRefused.
    """
    with desk.change(_("Decision between steps"), step.case_id, merge_key=_merge_key("gate", step, values)) as work:
        before = _part(work, Gate, step)
        if not set(values) <= OUTCOME_FIELDS or before is None:
            _refuse_fixed(work, step)
        old = before or Gate(case_id=step.case_id, step_id=step.id)
        gate = replace(old, **values)  # type: ignore[arg-type]  # fields are checked by replace
        if gate.outcome is not old.outcome:
            gate = _with_outcome(gate, values, desk.today())
        work.put(gate)
        return overview.commit(work, step.case_id)


def _with_outcome(gate: Gate, values: dict[str, object], today: date) -> Gate:
    if gate.outcome is GateOutcome.OPEN:
        return replace(gate, decided_on=None)
    if not gate.decided_by.strip():
        raise InputRefused(_("Who decides this? Write down a name first."))
    if gate.outcome is GateOutcome.NOT_YET and not gate.reason.strip():
        raise InputRefused(_("Not yet: write down why first. Then it is clear what is still needed."))
    return gate if "decided_on" in values else replace(gate, decided_on=today)


def set_decision(desk: Desk, step: Step, **values: object) -> Changes:
    """Write down why a step was chosen, who decided, and what it costs. Raises InputRefused."""
    chance = values.get("chance")
    if isinstance(chance, int) and not 1 <= chance <= 100:
        raise InputRefused(_("A chance is a number from 1 to 100."))
    for name in ("investment", "monthly_saving"):
        amount = values.get(name)
        if isinstance(amount, int) and amount < 0:
            raise InputRefused(_("An amount is not below zero."))
    with desk.change(_("Reason for a step"), step.case_id, merge_key=_merge_key("decision", step, values)) as work:
        _refuse_fixed(work, step)
        before = _part(work, Decision, step) or Decision(case_id=step.case_id, step_id=step.id)
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return overview.commit(work, step.case_id)


def plan_hours(desk: Desk, step: Step, from_on: date, **minutes: int | None) -> Changes:
    """Write down hours per week from a day on, in minutes; a second time for one day changes that line.

    Hours may go down. In a signed plan only the real hours (`actual`) of a line are written. Raises InputRefused.
    """
    if any(one is not None and not 0 <= one <= MOST_HOURS for one in minutes.values()):
        raise InputRefused(_("Hours in a week: use a number from 0 to 60."))
    with desk.change(_("Hours per week"), step.case_id) as work:
        if set(minutes) != {"actual"}:
            _refuse_fixed(work, step)
        found = [one for one in work.find(HoursLine, step_id=step.id) if one.from_on == from_on]
        before = found[0] if found else HoursLine(case_id=step.case_id, step_id=step.id, from_on=from_on)
        work.put(replace(before, **minutes))  # type: ignore[arg-type]  # fields are checked by replace
        return overview.commit(work, step.case_id)


def refuse_too_early(work: UnitOfWork, step: Step, status: object) -> None:
    """Raise InputRefused when a step would be started while it waits for another step, or for a decision."""
    if status is not StepStatus.STARTED:
        return
    after = work.find(StepDependency, step_id=step.id)
    earlier = [one for one in (work.get(Step, link.predecessor_id) for link in after) if one is not None]
    gates = {gate.step_id: gate for one in earlier for gate in work.find(Gate, step_id=one.id)}
    waits = waiting(step, after, {one.id: one for one in earlier}, gates)
    if waits:
        raise InputRefused(_("This step cannot begin yet: it {waits}.").format(waits=wait_words(waits[0])))


def wait_words(wait: Wait, number: int = 0) -> str:
    """ "wacht op stap 2", "wacht op positief advies", "wacht op “Schulden regelen”". `number` is its place."""
    if wait.gate is not None:
        what = wait.gate.condition.strip() or wait.step.what.strip()
        return _("waits for {what}").format(what=_small(what)) if what else _("waits for a decision")
    if number:
        return _("waits for step {number}").format(number=number)
    what = (wait.step.short.strip() or wait.step.what.strip()).rstrip(".")
    what = what if len(what) <= _SHORT else what[: _SHORT - 1].rstrip() + "…"
    return _("waits for {what}").format(what=f"“{what}”") if what else _("waits for another step")


def _small(words: str) -> str:
    """The words inside a sentence: without a full stop, and without the capital of a first word."""
    first = words.split(" ", 1)[0]
    lower = words[:1].lower() + words[1:] if first[1:].islower() or len(first) == 1 else words
    return lower.rstrip(".")


def remove_parts(work: UnitOfWork, step: Step) -> None:
    """Take away what hangs on a step that goes: order both ways, decision, hours, reasons, offer."""
    doomed: list[CaseEntity] = [
        *work.find(StepDependency, step_id=step.id),
        *work.find(StepDependency, predecessor_id=step.id),
        *work.find(Gate, step_id=step.id),
        *work.find(HoursLine, step_id=step.id),
        *work.find(Decision, step_id=step.id),
        *work.find(TakenOffer, step_id=step.id),
    ]
    for one in {one.id: one for one in doomed}.values():
        work.delete(type(one), one.id)


def _part(work: UnitOfWork, kind: type[_P], step: Step) -> _P | None:
    return next(iter(work.find(kind, step_id=step.id)), None)


def _refuse_fixed(work: UnitOfWork, step: Step) -> None:
    goal = work.get(Goal, step.goal_id)
    plan = work.get(Plan, goal.plan_id) if goal is not None else None
    if plan is not None and not plan.editable:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))


def _merge_key(kind: str, step: Step, values: dict[str, object]) -> str | None:
    return f"{kind}:{step.id}:{next(iter(values))}" if len(values) == 1 else None
