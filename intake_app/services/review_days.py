"""When a plan is looked back on next: one answer for the agenda, the terms and the caseload (I01, TL11)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from intake_app.domain.conversations import Conversation
from intake_app.domain.dates import add_months
from intake_app.domain.planning import Plan
from intake_app.domain.reviewing import Review
from intake_app.domain.vocabulary import ConversationKind

EARLY = timedelta(days=14)
"""A look back this long before the agreed day was the one agreed."""
_LOOKS_BACK = (ConversationKind.REVIEW, ConversationKind.AFTERCARE)


def held(reviews: Iterable[Review], conversations: Iterable[Conversation]) -> tuple[date, ...]:
    """The days on which people looked back: closed look-backs, and conversations that were for it, oldest first."""
    days = {one.held_on for one in reviews if one.closed_at is not None}
    return tuple(sorted(days | {one.held_on for one in conversations if one.kind in _LOOKS_BACK}))


def agreed_day(plan: Plan, reviews: Iterable[Review], conversations: Iterable[Conversation]) -> date | None:
    """The day agreed in the last look-back at this plan, or else its first day that was not looked after yet.

    None when no day is left: then it is time again after as long as the municipality says (TL11).
    """
    found = tuple(reviews)
    closed = [one for one in found if one.plan_id == plan.id and one.closed_at is not None]
    last = max(closed, key=lambda one: (one.held_on, one.id), default=None)
    since = [day for day in held((), conversations) if last is None or day > last.held_on]
    agreed = last.next_review_on if last is not None else None
    days = (agreed,) if agreed is not None else plan.review_dates
    looked = max((*since, *((last.held_on,) if last is not None and agreed is None else ())), default=None)
    started = plan.started_on or date.min
    if looked is None or looked < started:
        return min(days, default=None)
    return min((day for day in days if day > looked + EARLY), default=None)


def next_day(
    plan: Plan, reviews: Iterable[Review], conversations: Iterable[Conversation], months: int | None
) -> date | None:
    """The day agreed, or without one so many months after the last look back or the start; None when nobody knows."""
    found, talks = tuple(reviews), tuple(conversations)
    agreed = agreed_day(plan, found, talks)
    if agreed is not None or months is None:
        return agreed
    since = max((*held(found, talks), *((plan.started_on,) if plan.started_on else ())), default=None)
    return add_months(since, months) if since is not None else None
