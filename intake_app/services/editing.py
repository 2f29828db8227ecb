"""Changing, adding, removing and ordering the parts of a dossier: the one way in, so that the rules hold everywhere.

Every change is durable when the function returns. A fixed plan refuses changes (K05).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from intake_app.domain.catalogue import TakenOffer
from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Consent, Handover, Referral
from intake_app.domain.diagnosis import GivenReason, WageValue, WorkCapacity
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.household import HouseholdMember
from intake_app.domain.income import IncomeMonth
from intake_app.domain.measuring import Answer, Correction
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.plan_parts import Decision, Gate, HoursLine, NoGoal, Solution, StepDependency, Trajectory
from intake_app.domain.planning import Agreement, Goal, Plan, PlanElement, Signature, Step, StoredDocument
from intake_app.domain.portfolio import Attachment, PortfolioVersion
from intake_app.domain.principles import ServedBy, ServedPrinciple
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.rights import Duty, Exemption, GoalDifference, OfferDecision, SanctionRecord
from intake_app.domain.scans import SignedScan
from intake_app.domain.vocabulary import StepStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import income_start, overview, removing, step_route
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

_E = TypeVar("_E", bound=Entity)
_FOLLOW_UP_FIELDS = {"status", "result", "cause", "own_account", "remark_resident", "remark_other"}
"""Fields of a step or agreement that tell how it went: these may change after signing."""
_TOLD_LATER: Mapping[type[Entity], frozenset[str]] = {
    Step: frozenset({"waiting_since", "meanwhile", "grant_needed", "granted_on", "grant_number"}),
    Gate: step_route.OUTCOME_FIELDS,
    HoursLine: frozenset({"actual"}),
    Trajectory: frozenset(
        {"ended_on", "outcome", "where_now", "what_next", "output_ready", "satisfaction", "satisfaction_words"}
    ),
}
"""What is told while a plan is carried out, by kind of part, besides the fields above."""
_OF_PLAN = Goal | Agreement | PlanElement | NoGoal | Duty | GoalDifference | OfferDecision
_OF_GOAL = Step | Solution | Trajectory
_GUARDED = WageValue | WorkCapacity | GivenReason | IncomeMonth
_OF_STEP = StepDependency | Gate | HoursLine | Decision | TakenOffer


def edit(desk: Desk, kind: type[Entity], entity_id: UUID, label: str = "", /, **values: object) -> Changes:
    """Give fields of one part new values; nothing happens when they are the same.

    Raises InputRefused when the part is gone, or belongs to a plan that is fixed. Typing on in one text field within
    half a minute is one step for undo.
    """
    case_id = _case_of(desk, kind, entity_id)
    if kind is Step and values.get("status") is StepStatus.STARTED:
        income_start.refuse_before_the_sums(desk, entity_id)
    merge_key = f"{kind.__name__}:{entity_id}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(label or _("Change"), case_id, merge_key=merge_key) as work:
        before = work.get(kind, entity_id)
        if before is None:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        refuse_when_fixed(work, before, set(values))
        if isinstance(before, Step):
            step_route.refuse_too_early(work, before, values.get("status"))
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return overview.commit(work, case_id)


def add(desk: Desk, *entities: CaseEntity, label: str = "") -> Changes:
    """Put new parts into one dossier. Raises InputRefused when they belong to a plan that is fixed."""
    case_id = entities[0].case_id
    with desk.change(label or _("Add"), case_id) as work:
        for entity in entities:
            refuse_when_fixed(work, entity, set())
            work.put(entity)
        return overview.commit(work, case_id)


def remove(desk: Desk, kind: type[CaseEntity], entity_id: UUID, label: str = "") -> Changes:
    """Take a part out of its dossier, with what hangs on it (a goal takes its steps along). Undo brings it back.

    Nothing happens when it is gone already. Raises InputRefused for parts of a fixed plan, signatures and documents.
    """
    case_id = _case_of(desk, kind, entity_id)
    with desk.change(label or _("Remove"), case_id) as work:
        entity = work.get(kind, entity_id)
        if entity is None:
            return Changes()
        if isinstance(entity, Signature | SignedScan | StoredDocument | Correction | PortfolioVersion):
            raise InputRefused(_("A signature, a kept document or a correction cannot be removed."))
        if isinstance(entity, Attachment):
            raise InputRefused(_("A file is taken away on the page of the portfolio, so that it can come back."))
        if isinstance(entity, SanctionRecord) and entity.closed:
            raise InputRefused(_("A finished weighing stays, so that this can be followed."))
        refuse_when_fixed(work, entity, set())
        if isinstance(entity, Agreement) and work.find(SanctionRecord, case_id=case_id, agreement_id=entity.id):
            raise InputRefused(_("Something was weighed about this agreement. It stays, so that this can be followed."))
        removing.remove_part(work, entity)
        return overview.commit(work, case_id)


def reorder(desk: Desk, kind: type[_E], ids: Iterable[UUID], label: str = "") -> Changes:
    """Give parts the order of `ids` (their `position` becomes 0, 1, 2 …)."""
    wanted = tuple(ids)
    if not wanted:
        return Changes()
    case_id = _case_of(desk, kind, wanted[0])
    with desk.change(label or _("Move"), case_id) as work:
        for position, entity_id in enumerate(wanted):
            entity = work.get(kind, entity_id)
            if entity is not None:
                refuse_when_fixed(work, entity, set())
                work.put(replace(entity, position=position))  # type: ignore[call-arg]  # kinds with an order
        return overview.commit(work, case_id)


def _case_of(desk: Desk, kind: type[Entity], entity_id: UUID) -> UUID:
    with desk.vault.read() as reading:
        entity = reading.get(kind, entity_id)
        if isinstance(entity, CaseEntity):
            return entity.case_id
        if isinstance(entity, CaseFile):
            return entity.id
        if isinstance(entity, Person):
            return next(iter(reading.find(CaseFile, person_id=entity.id))).id
    raise InputRefused(_("This part was removed. Go back and open the dossier again."))


def refuse_when_fixed(work: UnitOfWork, entity: Entity, fields: set[str]) -> None:
    """Raise InputRefused when a part may not change so: it is kept, guarded elsewhere, or of a plan that is fixed."""
    if isinstance(entity, Answer | Correction):
        raise InputRefused(_("An answer changes on the page where it was given, and a correction stays as it is."))
    if isinstance(entity, Duty | Exemption | SanctionRecord) and fields:
        raise InputRefused(_("This changes in its own part of the plan only, where the rules are kept."))
    if isinstance(entity, _GUARDED) and (fields or isinstance(entity, GivenReason)):
        raise InputRefused(_("This changes at the perspective only, where the rules are kept."))
    if isinstance(entity, HouseholdMember | Consent | Referral | Handover) and fields:
        raise InputRefused(_("This changes under People and organisations only, where the rules are kept."))
    if fields and fields <= _FOLLOW_UP_FIELDS | _TOLD_LATER.get(type(entity), frozenset()):
        return
    review = _review_of(work, entity)
    if review is not None and review.closed_at is not None:
        raise InputRefused(_("This look-back is closed and stays as it is. Start a new one."))
    plan = _plan_of(work, entity)
    if plan is not None and not plan.editable:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))


def _review_of(work: UnitOfWork, entity: Entity) -> Review | None:
    if isinstance(entity, ReviewItem):
        return work.get(Review, entity.review_id)
    return work.get(Review, entity.id) if isinstance(entity, Review) else None


def _plan_of(work: UnitOfWork, entity: Entity) -> Plan | None:
    if isinstance(entity, Plan):
        return work.get(Plan, entity.id)
    if isinstance(entity, ServedPrinciple):
        return _plan_served(work, entity)
    if isinstance(entity, _OF_STEP):
        step = work.get(Step, entity.step_id)
        return _plan_of(work, step) if step else None
    if isinstance(entity, _OF_GOAL):
        goal = work.get(Goal, entity.goal_id)
        return _plan_of(work, goal) if goal else None
    return work.get(Plan, entity.plan_id) if isinstance(entity, _OF_PLAN) else None


def _plan_served(work: UnitOfWork, tick: ServedPrinciple) -> Plan | None:
    """The plan in which a goal or step serves a principle; exemptions and weighings are of no plan."""
    kind = {ServedBy.GOAL: Goal, ServedBy.STEP: Step}.get(tick.by)
    part = work.get(kind, tick.about_id) if kind is not None else None
    return _plan_of(work, part) if part is not None else None
