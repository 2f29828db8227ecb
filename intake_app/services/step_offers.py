"""An offer of the catalogue in a step of the plan: a copy as it was on the day it was chosen (D03, H01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue import Offer, TakenOffer, unmaintained
from intake_app.domain.catalogue_words import Known
from intake_app.domain.changes import Changes
from intake_app.domain.plan_parts import Gate
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import catalogue, overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork


def take_offer(desk: Desk, step: Step, wanted: UUID) -> Changes:
    """Use an offer in a step. What the step says itself stays; empty words are filled from the offer.

    Raises InputRefused when the offer is gone or the plan is fixed.
    """
    chosen = catalogue.offer(desk, wanted)
    with desk.change(_("Choose an offer"), step.case_id) as work:
        _refuse_fixed(work, step)
        before = work.get(Step, step.id) or step
        for one in work.find(TakenOffer, step_id=step.id):
            work.delete(TakenOffer, one.id)
        work.put(TakenOffer.of(chosen, step.case_id, step.id, desk.today()))
        work.put(_filled(before, chosen))
        return overview.commit(work, step.case_id)


def leave_offer(desk: Desk, step: Step) -> Changes:
    """Let a step stand without an offer; its words stay."""
    with desk.change(_("Take the offer out"), step.case_id) as work:
        _refuse_fixed(work, step)
        for one in work.find(TakenOffer, step_id=step.id):
            work.delete(TakenOffer, one.id)
        return overview.commit(work, step.case_id)


def put_gate(desk: Desk, step: Step) -> Changes:
    """Let the step wait for the decision that its offer needs. Nothing happens when a decision stands there already."""
    with desk.change(_("Decision between steps"), step.case_id) as work:
        _refuse_fixed(work, step)
        taken = next(iter(work.find(TakenOffer, step_id=step.id)), None)
        if taken is not None and not work.find(Gate, step_id=step.id):
            condition = _("The decision about “{name}”").format(name=taken.name)
            work.put(Gate(case_id=step.case_id, step_id=step.id, condition=condition))
        return overview.commit(work, step.case_id)


def _filled(step: Step, chosen: Offer) -> Step:
    return replace(
        step,
        what=step.what.strip() or chosen.name,
        next_step=step.next_step.strip() or chosen.next_step,
        no_offer=False,
    )


def hints(taken: TakenOffer, today: date, months: int) -> Iterator[str]:
    """What to think of with an offer; it informs and never forbids."""
    if taken.needs_decision in (Known.YES, Known.PARTLY):
        yield _("A decision or indication is needed first.")
    if taken.longest_months:
        yield _("It lasts at most {n} months.").format(n=taken.longest_months)
    if taken.hints.strip():
        yield taken.hints.strip()
    if unmaintained(taken.checked_on, today, months):
        yield _("Nobody looked lately whether this is still so. Ask before you promise it.")


def paper_lines(taken: TakenOffer, what: str) -> Iterator[str]:
    """What the plan's paper says of it under `what` the step is: who, conditions, a decision first; never who pays."""
    where = ", ".join(part for part in (taken.organisation.strip(), taken.place.strip()) if part)
    name = f"{taken.name.strip()} ({where})" if where else taken.name.strip()
    if name.casefold() != what.strip().rstrip(".").casefold():
        yield _("This is: {name}.").format(name=name)
    if taken.conditions.strip():
        yield _("Conditions: {words}.").format(words=taken.conditions.strip().rstrip("."))
    if taken.needs_decision in (Known.YES, Known.PARTLY) and "besluit" not in taken.conditions.casefold():
        yield _("A decision is needed first.")
    if taken.cost.strip():
        yield _("What it costs me: {words}.").format(words=taken.cost.strip().rstrip("."))


def _refuse_fixed(work: UnitOfWork, step: Step) -> None:
    goal = work.get(Goal, step.goal_id)
    plan = work.get(Plan, goal.plan_id) if goal is not None else None
    if plan is not None and not plan.editable:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
