"""From a closed look-back to version n+1: what goes on is copied, what is finished or let go stays behind (G-VG5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import GoalOutcome, WhatNow
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.vocabulary import AgreementStatus, PlanStatus, StepStatus
from intake_app.i18n import _, format_day
from intake_app.services import overview, plans, removing, reviews
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

_BEHIND = (WhatNow.FINISHED, WhatNow.STOP)
_ENDED = (GoalOutcome.REACHED, GoalOutcome.LET_GO)


def after_review(desk: Desk, review: Review) -> Plan:
    """The next version as a concept, with the reason filled in and the next look-back in it.

    Returns the concept already under way when there is one, untouched: what was typed there stays.
    """
    dossier = desk.dossier(review.case_id)
    current = dossier.current_plan
    if current is not None and current.status in (PlanStatus.DRAFT, PlanStatus.FINAL):
        return current
    plan = plans.new_version(desk, review.case_id, because(dossier, review, desk))
    items = dossier.review_items_of(review)
    dossier = desk.dossier(review.case_id)
    with desk.change(_("Plan, version {number}").format(number=plan.version), review.case_id, final=True) as work:
        for goal in dossier.goals_of(plan):
            _goal(work, goal, dossier.steps_of(goal), items)
        for agreement in dossier.agreements_of(plan):
            _agreement(work, agreement, items)
        if review.next_review_on is not None:
            work.put(replace(plan, review_dates=(review.next_review_on,)))
        overview.commit(work, review.case_id)
    return desk.dossier(review.case_id).plan(plan.id)


def because(dossier: Dossier, review: Review, desk: Desk) -> str:
    """Why there is a new version: the day of looking back, and what the resident decided."""
    day = format_day(review.held_on, weekday=False, year=True)
    first = _("We looked back together on {day}.").format(day=day)
    asked = reviews.questions(desk.forms, review.kind)
    needed = reviews.required(desk.forms, review.kind)
    decided = [review.answer(one.id) for one in asked if one.id in needed]
    said = " ".join(one.strip() for one in decided if one.strip())
    name = dossier.person.first_name
    return first + " " + _("{name}: “{words}”").format(name=name, words=said) if said else first


def _item(items: dict[UUID, ReviewItem], copied_from: UUID | None) -> ReviewItem | None:
    return items.get(copied_from) if copied_from is not None else None


def _goal(work: UnitOfWork, goal: Goal, steps: Iterable[Step], items: dict[UUID, ReviewItem]) -> None:
    item = _item(items, goal.copied_from)
    ended = item is not None and item.outcome in _ENDED
    for step in steps:
        said = _item(items, step.copied_from)
        if ended or (said is not None and said.what_now in _BEHIND):
            removing.remove_step(work, step)
        elif said is not None:
            work.put(_going_on(step, said))
    if ended:
        removing.remove_goal(work, goal)


def _going_on(step: Step, said: ReviewItem) -> Step:
    """The step as it comes back: paused, at the place to fall back on, or once more."""
    if said.what_now is WhatNow.TIME_OUT:
        return replace(step, status=StepStatus.TIME_OUT)
    if said.what_now is WhatNow.FALLBACK and step.fallback.strip():
        return replace(step, what=step.fallback, fallback="", status=StepStatus.PLANNED)
    going = StepStatus.STARTED if said.what_now is WhatNow.GO_ON else StepStatus.PLANNED
    return replace(step, status=going, result="")


def _agreement(work: UnitOfWork, agreement: Agreement, items: dict[UUID, ReviewItem]) -> None:
    said = _item(items, agreement.copied_from)
    if said is None or said.result is None:
        return
    if said.what_now in _BEHIND:
        work.delete(Agreement, agreement.id)
    else:
        work.put(replace(agreement, status=AgreementStatus.OPEN))
