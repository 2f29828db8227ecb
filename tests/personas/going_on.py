"""More verbs for a story: what comes after the first plan was signed. Every one is a call of the service behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from intake_app.domain.follow_up_words import GoalOutcome, OutcomeKind, ReviewKind, ReviewResult, StillFits, WhatNow
from intake_app.domain.network_words import ConsentHow, ConsentPurpose, ShareLevel
from intake_app.domain.planning import Agreement, Plan, Step
from intake_app.domain.portfolio import PortfolioVersion
from intake_app.domain.reviewing import Review
from intake_app.domain.vocabulary import AgreementStatus, StepStatus
from intake_app.services import (
    aftercare,
    closing,
    consents,
    editing,
    involved,
    next_plan,
    portfolio_versions,
    reviews,
)

from .telling import Story, day

Went = ReviewResult | tuple[ReviewResult, str] | tuple[ReviewResult, str, WhatNow]
"""How a step or agreement went; unless it went well also why, and what comes now."""
Stands = GoalOutcome | tuple[GoalOutcome, str]

_OF_STATUS = {
    StepStatus.DONE: ReviewResult.DONE,
    StepStatus.PARTLY: ReviewResult.PARTLY,
    StepStatus.NOT_YET: ReviewResult.NOT_YET,
    StepStatus.DIFFERENT: ReviewResult.DIFFERENT,
}


def look_back(
    story: Story,
    next_on: str,
    said: Mapping[str, str],
    thinks: str,
    *,
    goals: Mapping[str, Stands] | None = None,
    steps: Mapping[str, Went] | None = None,
    agreements: Mapping[str, Went] | None = None,
    **about: Any,
) -> Review:
    """Look back at the signed plan today and close it. Goals, steps and agreements by their first words.

    A step that is not named went as its status says, with what was noted of it; an agreement was kept, a goal goes on.
    """
    review = reviews.start(story.desk, story.case_id)
    dossier = story.dossier
    plan = dossier.plan(review.plan_id)
    for goal in dossier.goals_of(plan):
        stands = _named(goals, goal.sentence) or GoalOutcome.UNDER_WAY
        outcome, why = stands if isinstance(stands, tuple) else (stands, "")
        reviews.set_item(story.desk, review.id, goal, outcome=outcome, why=why)
    for step in reviews.steps_to_ask(dossier, review):
        _tell(story, review, step, _named(steps, step.what) or _as_noted(step))
    for agreement in dossier.agreements_of(plan):
        _tell(story, review, agreement, _named(agreements, agreement.what) or ReviewResult.DONE)
    for question, words in said.items():
        reviews.answer(story.desk, review.id, question, words)
    editing.edit(story.desk, Review, review.id, answer_consultant=thinks, next_review_on=day(next_on), **about)
    reviews.close(story.desk, review.id)
    return next(one for one in story.dossier.closed_reviews if one.id == review.id)


def _named(given: Mapping[str, Any] | None, words: str) -> Any:
    return next((value for name, value in (given or {}).items() if words.startswith(name)), None)


def _as_noted(step: Step) -> Went:
    result = _OF_STATUS[step.status]
    return result if result is ReviewResult.DONE else (result, step.result)


def _tell(story: Story, review: Review, about: Step | Agreement, went: Went) -> None:
    result, why, now = (*went, None, None)[:3] if isinstance(went, tuple) else (went, None, None)
    if now is None:
        now = WhatNow.FINISHED if result is ReviewResult.DONE and isinstance(about, Step) else WhatNow.GO_ON
    reviews.set_item(story.desk, review.id, about, result=result, why=why or "", what_now=now)


def next_version(story: Story, review: Review) -> Plan:
    """From a closed look-back to the next concept."""
    return next_plan.after_review(story.desk, review)


def went_otherwise(story: Story, what: str, cause: str, own_account: str) -> Agreement:
    """An agreement that went differently, with how that came about and how the resident tells it."""
    found = next(one for one in story.dossier.agreements_of(story.plan) if one.what.startswith(what))
    editing.edit(
        story.desk, Agreement, found.id, status=AgreementStatus.DIFFERENT, cause=cause, own_account=own_account
    )
    return found


def party(story: Story, organisation: str, goal: str, *areas: str, since: str = "", **values: Any) -> None:
    """An organisation that works with the resident, on which parts of life, and towards what."""
    involved.add(
        story.desk,
        story.case_id,
        organisation=organisation,
        goal=goal,
        areas=areas,
        since=day(since) if since else None,
        **values,
    )


def agrees(
    story: Story,
    recipient: str,
    purpose: ConsentPurpose,
    level: ShareLevel,
    *,
    until: str = "",
    how: ConsentHow = ConsentHow.IN_CONVERSATION,
    areas: tuple[str, ...] = (),
) -> None:
    """What the resident agrees today that a party may know."""
    consents.add(
        story.desk,
        story.case_id,
        recipient=recipient,
        purpose=purpose,
        level=level,
        areas=areas,
        given_on=story.desk.today(),
        how=how,
        until=day(until) if until else None,
    )


def keep_portfolio(story: Story, *given_to: str, variant: str = "portfolio", note: str = "") -> PortfolioVersion:
    """Keep the portfolio as it is today, and give it: to the resident freely, to others with consent of today."""
    version = portfolio_versions.keep(story.desk, story.case_id, variant, note=note)
    for name in given_to:
        portfolio_versions.hand_over(story.desk, version.id, name, consent_on=story.desk.today())
    return version


def after_start(story: Story, place: str, contact: str, started: str) -> None:
    """Begin aftercare."""
    aftercare.start(story.desk, story.case_id, place=place, place_contact=contact, started_on=day(started))


def cared(story: Story, note: str) -> None:
    """Today's aftercare contacts, with both sides."""
    dossier = story.dossier
    running = aftercare.running(dossier)
    assert running is not None
    open_ = [one for one in aftercare.moments(dossier, running) if one.done_on is None]
    for moment in open_[:2]:
        aftercare.held(story.desk, moment, note)


def end_of_care(story: Story) -> None:
    """End aftercare."""
    running = aftercare.running(story.dossier)
    assert running is not None
    aftercare.end(story.desk, running)


def close(story: Story, outcome: OutcomeKind, reason: str, destination: str, next_contact: str, kept_by: str) -> None:
    """Close the dossier with outcome and destination, and a day to speak again."""
    form = replace(
        closing.fresh(story.desk, story.case_id),
        reason=reason,
        destination=destination,
        outcome=outcome,
        kept_by=kept_by,
        portfolio_given=True,
        next_contact_on=date.fromisoformat(next_contact),
    )
    closing.close(story.desk, form)


__all__ = [
    "GoalOutcome", "OutcomeKind", "ReviewKind", "ReviewResult", "StillFits", "WhatNow", "after_start", "agrees",
    "cared", "close", "end_of_care", "keep_portfolio", "look_back", "next_version", "party", "went_otherwise",
]  # fmt: skip
