"""Keeps what the caseload shows of a dossier (phase, last contact, status, terms) in step with what was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.follow_up import ShortIntake
from intake_app.domain.measuring import Measurement
from intake_app.domain.people import CaseFile
from intake_app.domain.planning import Goal, PerspectiveEstimate, Plan
from intake_app.domain.reviewing import Review
from intake_app.domain.vocabulary import CaseStatus, Phase, PlanStatus
from intake_app.services import attention, rules
from intake_app.services.term_list import keep_terms, shipped_rules
from intake_app.store.many import Told
from intake_app.store.unit_of_work import UnitOfWork

_MOVES_THE_CASE = frozenset(
    (CaseFile, Conversation, Contact, Measurement, PerspectiveEstimate, Plan, Goal, ShortIntake, *attention.FACT_KINDS)
)
_BY_HAND = (CaseStatus.CLOSED, CaseStatus.TIME_OUT, CaseStatus.AFTERCARE)
"""Statuses that begin and end with something somebody decided (see closing, pauses and aftercare)."""


def commit(work: UnitOfWork, case_id: UUID, told: Told | None = None) -> Changes:
    """Commit a unit of work, after bringing the dossier's own line in the caseload up to date.

    `told` hears how far the log is written, and may raise to stop.
    """
    if work.changed_kinds & _MOVES_THE_CASE:
        case = work.get(CaseFile, case_id)
        if case is not None:
            plans = work.find(Plan, case_id=case_id)
            case = replace(
                case,
                phase=_phase(work, case_id, plans),
                status=_status(case, plans),
                last_contact_on=_last_contact(work, case_id),
            )
            work.put(with_attention(work, case))
    keep_terms(work, case_id)
    return work.commit(told=told)


def with_attention(work: UnitOfWork, case: CaseFile) -> CaseFile:
    """The dossier's line with what asks for attention first, and from when."""
    months = rules.of_case(shipped_rules(), work.setting(rules.KEY), case).number("review_interval_months")
    first = next(iter(attention.signals(attention.collected(work, case), months)), None)
    kind, day = (first.kind, first.on) if first is not None else (None, None)
    return replace(case, attention=kind, attention_on=day)


def _phase(work: UnitOfWork, case_id: UUID, plans: tuple[Plan, ...]) -> Phase:
    newest = max(plans, key=lambda plan: plan.version, default=None)
    if newest is not None and newest.status in (PlanStatus.SIGNED, PlanStatus.RUNNING, PlanStatus.CLOSED):
        return Phase.FOLLOW_UP
    if newest is not None and newest.status is PlanStatus.FINAL:
        return Phase.SIGNING
    if newest is not None and work.find(Goal, plan_id=newest.id):
        return Phase.PLAN
    if work.find(PerspectiveEstimate, case_id=case_id):
        return Phase.PERSPECTIVE
    if work.find(Measurement, case_id=case_id):
        return Phase.PICTURE
    if work.find(Conversation, case_id=case_id):
        return Phase.CONVERSATION
    return Phase.INTRODUCTION


def _status(case: CaseFile, plans: tuple[Plan, ...]) -> CaseStatus:
    if case.status in _BY_HAND:
        return case.status
    if any(plan.status in (PlanStatus.SIGNED, PlanStatus.RUNNING) for plan in plans):
        return CaseStatus.PLAN_ACTIVE
    return CaseStatus.IN_CONVERSATION if case.status is CaseStatus.REPORTED else case.status


def _last_contact(work: UnitOfWork, case_id: UUID) -> date | None:
    days = [one.held_on for one in work.find(Conversation, case_id=case_id)]
    days += [one.contact_on for one in work.find(Contact, case_id=case_id) if one.substantive and one.answered]
    days += [one.held_on for one in work.find(Review, case_id=case_id)]
    days += [one.held_on for one in work.find(ShortIntake, case_id=case_id)]
    return max(days, default=None)
