"""What asks for attention by itself, and from which day: nobody is forgotten (L02; rules TP04, TP28, FX32).

Every signal is a day that follows from stored facts alone, so that the caseload keeps the first one in an index and a
list of who is forgotten costs no scan. Today only decides which of them are due.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from intake_app.domain.collaboration import Handover, Referral
from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Aftercare, AftercareMoment, Closing, ContactAgreement, TimeOut
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.people import CaseFile
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Plan
from intake_app.domain.reviewing import Review
from intake_app.domain.vocabulary import CaseStatus, PlanStatus
from intake_app.i18n import _
from intake_app.services import review_days, rules

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

ALARM_MONTHS = 12
"""Parkeergevaar: nobody spoke to this resident for so long (`contact_alarm_months`)."""
REVIEW_MONTHS = 6
"""So long after a look back the next one is due, unless another day was agreed (`review_interval_months`)."""
CONFIRM_DAYS = 14
"""So long the receiver of a hand-over has to confirm it."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason for attention, from a day on."""

    on: date
    kind: AttentionKind

    def due(self, today: date) -> bool:
        """Whether it asks for attention now."""
        return self.on <= today


def words(kind: AttentionKind) -> str:
    """Why a dossier asks for attention."""
    return {
        AttentionKind.LONG_SILENCE: _("Not spoken for a year"),
        AttentionKind.CONTACT_DUE: _("Contact agreed"),
        AttentionKind.REVIEW_DUE: _("Look back at the plan"),
        AttentionKind.TIME_OUT: _("Time-out: speak or go on"),
        AttentionKind.AFTERCARE: _("Aftercare contact"),
        AttentionKind.DESTINATION_UNKNOWN: _("Find out where the resident went"),
        AttentionKind.REFERRAL: _("Ask how the referral stands"),
        AttentionKind.HANDOVER: _("Ask whether the hand-over was received"),
    }[kind]


class Facts(Protocol):
    """Where the facts come from: a whole dossier, or the same tuples read by a unit of work."""

    @property
    def case(self) -> CaseFile: ...
    @property
    def contacts(self) -> tuple[Contact, ...]: ...
    @property
    def conversations(self) -> tuple[Conversation, ...]: ...
    @property
    def plans(self) -> tuple[Plan, ...]: ...
    @property
    def reviews(self) -> tuple[Review, ...]: ...
    @property
    def contact_agreements(self) -> tuple[ContactAgreement, ...]: ...
    @property
    def time_outs(self) -> tuple[TimeOut, ...]: ...
    @property
    def aftercares(self) -> tuple[Aftercare, ...]: ...
    @property
    def aftercare_moments(self) -> tuple[AftercareMoment, ...]: ...
    @property
    def closings(self) -> tuple[Closing, ...]: ...
    @property
    def referrals(self) -> tuple[Referral, ...]: ...
    @property
    def handovers(self) -> tuple[Handover, ...]: ...
    @property
    def trajectories(self) -> tuple[Trajectory, ...]: ...


def signals(facts: Facts, months: int | None = REVIEW_MONTHS) -> tuple[Signal, ...]:
    """Every reason this dossier has or will have for attention, first one first.

    `months` is how long after a look back the next one is due where none was agreed (`review_interval_months`).
    """
    found = _closed(facts) if facts.case.status is CaseStatus.CLOSED else _open(facts, months)
    return tuple(sorted(found, key=lambda one: (one.on, one.kind)))


def due(desk: Desk, dossier: Dossier) -> tuple[Signal, ...]:
    """What asks for attention now."""
    months = rules.for_case(desk, dossier.case).number("review_interval_months")
    return tuple(one for one in signals(dossier, months) if one.due(desk.today()))


def _open(facts: Facts, months: int | None) -> Iterator[Signal]:
    spoken = facts.case.last_contact_on or facts.case.opened_on
    yield Signal(add_months(spoken, ALARM_MONTHS), AttentionKind.LONG_SILENCE)
    pauses = [one for one in facts.time_outs if one.running]
    for pause in pauses:
        if pause.contact_on > (facts.case.last_contact_on or pause.from_on):
            yield Signal(pause.contact_on, AttentionKind.TIME_OUT)
        yield Signal(pause.resume_on, AttentionKind.TIME_OUT)
    running = {one.id for one in facts.aftercares if one.ended_on is None}
    for moment in facts.aftercare_moments:
        if moment.aftercare_id in running and moment.done_on is None:
            yield Signal(moment.due_on, AttentionKind.AFTERCARE)
    yield from _after_routes(facts)
    yield from _elsewhere(facts)
    if any(pause.step_id is None for pause in pauses):
        return
    contact = next_contact(facts)
    if contact is not None:
        yield Signal(contact, AttentionKind.CONTACT_DUE)
    review = next_review(facts, months)
    if review is not None:
        yield Signal(review, AttentionKind.REVIEW_DUE)


def _after_routes(facts: Facts) -> Iterator[Signal]:
    """A route ended without anything that follows: they were to speak on a day, and have not spoken since."""
    spoken = facts.case.last_contact_on
    for one in facts.trajectories:
        if one.next_contact_on is not None and (spoken is None or spoken < one.next_contact_on):
            yield Signal(one.next_contact_on, AttentionKind.CONTACT_DUE)


def _elsewhere(facts: Facts) -> Iterator[Signal]:
    """What lies with others: no answer, a day to look again, a hand-over nobody confirmed. A time-out stops none."""
    for one in facts.referrals:
        if one.waits and one.expected_on is not None:
            yield Signal(one.expected_on, AttentionKind.REFERRAL)
        elif one.placed and one.next_check_on is not None:
            yield Signal(one.next_check_on, AttentionKind.REFERRAL)
    for handed in facts.handovers:
        if handed.waits and handed.handed_on is not None:
            yield Signal(handed.handed_on + timedelta(days=CONFIRM_DAYS), AttentionKind.HANDOVER)


def _closed(facts: Facts) -> Iterator[Signal]:
    """After closing only what was agreed then: a contact, or finding out where somebody went."""
    for one in facts.closings:
        if one.reopened_on is not None:
            continue
        if one.destination_unknown and one.found_out_on is None:
            yield Signal(one.closed_on, AttentionKind.DESTINATION_UNKNOWN)
        spoken = facts.case.last_contact_on
        if one.next_contact_on is not None and (spoken is None or spoken < one.next_contact_on):
            yield Signal(one.next_contact_on, AttentionKind.CONTACT_DUE)


def next_contact(facts: Facts) -> date | None:
    """When they were to speak: the day said in the last contact, or else by the agreed frequency; None without either.

    Ends when they have spoken since. An attempt without answer is no contact.
    """
    spoken = facts.case.last_contact_on
    answered = [one for one in facts.contacts if one.next_contact_on is not None]
    newest = max(answered, key=lambda one: (one.contact_on, one.id), default=None)
    if newest is not None and newest.next_contact_on and (spoken is None or spoken < newest.next_contact_on):
        return newest.next_contact_on
    rhythm = max(facts.contact_agreements, key=lambda one: (one.agreed_on, one.id), default=None)
    if rhythm is None:
        return None
    day = max(spoken or rhythm.agreed_on, rhythm.agreed_on) + timedelta(weeks=rhythm.weeks)
    return day if rhythm.until is None or day <= rhythm.until else None


def next_review(facts: Facts, months: int | None = REVIEW_MONTHS) -> date | None:
    """When the signed plan is to be looked back on; None without a signed plan."""
    active = [one for one in facts.plans if one.status in (PlanStatus.SIGNED, PlanStatus.RUNNING)]
    plan = max(active, key=lambda one: one.version, default=None)
    return review_days.next_day(plan, facts.reviews, facts.conversations, months) if plan is not None else None


def parked(last_contact_on: date | None, opened_on: date, today: date) -> bool:
    """Parkeergevaar (FX32): twelve months or longer without substantive contact."""
    return add_months(last_contact_on or opened_on, ALARM_MONTHS) <= today


@dataclass(frozen=True, slots=True)
class CollectedFacts:
    """The facts of one dossier as a unit of work reads them."""

    case: CaseFile
    contacts: tuple[Contact, ...]
    conversations: tuple[Conversation, ...]
    plans: tuple[Plan, ...]
    reviews: tuple[Review, ...]
    contact_agreements: tuple[ContactAgreement, ...]
    time_outs: tuple[TimeOut, ...]
    aftercares: tuple[Aftercare, ...]
    aftercare_moments: tuple[AftercareMoment, ...]
    closings: tuple[Closing, ...]
    referrals: tuple[Referral, ...]
    handovers: tuple[Handover, ...]
    trajectories: tuple[Trajectory, ...]


FACT_KINDS: tuple[type, ...] = (
    Contact,
    Conversation,
    Plan,
    Review,
    ContactAgreement,
    TimeOut,
    Aftercare,
    AftercareMoment,
    Closing,
    Referral,
    Handover,
    Trajectory,
)


class Finds(Protocol):
    """What finds stored parts: a unit of work."""

    def find(self, cls: type, **equal: UUID) -> Iterable[object]: ...


def collected(work: Finds, case: CaseFile) -> CollectedFacts:
    """The facts about one dossier, changes of this unit of work included."""
    return CollectedFacts(case, *(tuple(work.find(kind, case_id=case.id)) for kind in FACT_KINDS))  # type: ignore[arg-type]  # each kind in its place
