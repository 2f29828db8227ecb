"""Works out why a dossier is on a standard list of the caseload, and from which day up to which (L02).

Every mark follows from stored facts alone; today only decides which of them hold. So a list needs no work at midnight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.domain.caseload_words import DAY, GROUND, ROUTE, URGENT, CaseloadListKind, ListedMark
from intake_app.domain.dates import Counting, add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.planning import Plan
from intake_app.domain.rights import ExemptionStatus
from intake_app.domain.terms import Term, TermState, TermWeight
from intake_app.domain.vocabulary import CaseStatus, LegalGround, PlanStatus
from intake_app.instruments.library import FormLibrary
from intake_app.services import attention
from intake_app.services.rules import Rules

UNHEARD = timedelta(weeks=4)
"""So long after opening without any contact somebody counts as never heard [default]."""
WITHOUT_APPLICATION = timedelta(weeks=6)
"""So long after the report an application may be expected: the investigation of the Wmo, and longer than the search
time of the young [default]."""
PICTURES = ("zrm-2017", "spinnenweb")
"""The forms that go by every domain of life."""
_URGENT_TERMS = ("TL05", "TL25b")
_PLACES = ("TL19", "TL20", "TL29", "TP05", "TP06", "TP07", "TP08", "TP09b", "TP10", "TP11", "TP16", "TP18b", "TP19")
_ELSEWHERE = (*_PLACES, *_URGENT_TERMS, "TL11", "TP28", "TP28b", "TP34", "TP35")
"""Terms that have a list of their own."""
_WEEK = (AttentionKind.CONTACT_DUE, AttentionKind.REVIEW_DUE, AttentionKind.TIME_OUT, AttentionKind.AFTERCARE)


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """What the marks of one dossier are worked out from. `answers` are those of its newest picture."""

    dossier: Dossier
    forms: FormLibrary
    rules: Rules
    terms: tuple[Term, ...]
    answers: Mapping[str, bool]
    """Every domain of the newest picture, and whether anybody answered it."""
    pictured: Measurement | None = None

    @property
    def spoken(self) -> date:
        """The last contact that was about something, or the day of opening."""
        return self.dossier.case.last_contact_on or self.dossier.case.opened_on

    @property
    def review_months(self) -> int | None:
        """How long after a look back the next one is due where none was agreed."""
        return self.rules.number("review_interval_months")

    @property
    def pausing(self) -> bool:
        """Whether the whole dossier stands still; then nobody is asked to move."""
        return any(one.running and one.step_id is None for one in self.dossier.time_outs)

    @property
    def plan(self) -> Plan | None:
        """The plan that people work by now."""
        active = (one for one in self.dossier.plans if one.status in (PlanStatus.SIGNED, PlanStatus.RUNNING))
        return max(active, key=lambda one: one.version, default=None)

    def open_terms(self) -> Iterator[Term]:
        """The terms that ask for something."""
        return (
            one
            for one in self.terms
            if one.weight is TermWeight.WARN and one.state.open and one.state is not TermState.SUSPENDED
        )


def marks(facts: MarkFacts) -> tuple[ListedMark, ...]:
    """Everything that holds for a dossier at some time; of a closed one only the days that were agreed."""
    found = list(_days(facts))
    if facts.dossier.case.status is not CaseStatus.CLOSED:
        for kind, work in _LISTS.items():
            found += [one for one in work(facts) if one.kind == kind]
        found += _filters(facts)
    return tuple(dict.fromkeys(found))


def minutes(dossier: Dossier) -> dict[int, int]:
    """Minutes of conversations and contacts per calendar year (TP32)."""
    found: dict[int, int] = {}
    spent = [(one.contact_on, one.minutes) for one in dossier.contacts]
    for day, many in (*spent, *((one.held_on, one.minutes) for one in dossier.conversations)):
        if many:
            found[day.year] = found.get(day.year, 0) + many
    return found


def newest_picture(readings: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """All voices of the newest moment at which the domains of life were gone by."""
    found = sorted((one for one in readings if one.instrument in PICTURES), key=lambda one: (one.measured_on, one.id))
    return tuple(
        one for one in found if (one.instrument, one.measured_on) == (found[-1].instrument, found[-1].measured_on)
    )


def seen_domains(readings: Sequence[Measurement], answers: Iterable[Answer]) -> dict[str, bool]:
    """Each domain of these readings, and whether any voice answered it; "not discussed" is an answer."""
    if not readings:
        return {}
    instrument = FormLibrary.shipped().instrument(readings[0].instrument)
    answered = {one.item for one in answers if one.answered}
    return {item.id: item.id in answered for item in instrument.items}


def domain_marks(reading: Measurement | None, answers: Mapping[str, bool]) -> list[ListedMark]:
    """The picture of an earlier day in which a domain was left without any answer."""
    if reading is None or all(answers.values()):
        return []
    day = reading.measured_on
    kind = CaseloadListKind.DOMAIN_OPEN
    return [ListedMark(kind=kind, from_on=day + timedelta(days=1), on=day, about=reading.instrument)]


def _days(facts: MarkFacts) -> Iterator[ListedMark]:
    for one in attention.signals(facts.dossier, facts.review_months):
        if one.kind in _WEEK:
            yield ListedMark(kind=DAY + one.kind.value, from_on=one.on)


def _filters(facts: MarkFacts) -> Iterator[ListedMark]:
    case, plan = facts.dossier.case, facts.dossier.current_plan
    for ground in dict.fromkeys((*case.legal_grounds, *(plan.legal_grounds if plan else ()))):
        yield ListedMark(kind=GROUND + ground.value)
    for route in facts.dossier.trajectories:
        if route.ended_on is None:
            yield ListedMark(kind=ROUTE + route.template)
    for term in facts.open_terms():
        if term.id in _URGENT_TERMS:
            yield ListedMark(kind=URGENT, from_on=term.trigger_on, on=term.due_on, about=term.id)


def _silent(facts: MarkFacts) -> date:
    """From this day on nobody spoke to the resident for too long (FX32)."""
    months = facts.rules.number("contact_alarm_months") or attention.ALARM_MONTHS
    return add_months(facts.spoken, months)


def _no_contact(facts: MarkFacts) -> Iterator[ListedMark]:
    yield ListedMark(kind=CaseloadListKind.NO_CONTACT, from_on=_silent(facts), on=facts.dossier.case.last_contact_on)


def _without_exemption(facts: MarkFacts) -> Iterator[ListedMark]:
    """Only where duties rest on somebody: the days of silence that no granted exemption covers."""
    plan = facts.dossier.current_plan
    grounds = {*facts.dossier.case.legal_grounds, *(plan.legal_grounds if plan else ())}
    if LegalGround.PW_44A not in grounds:
        return
    granted = [one for one in facts.dossier.exemptions if one.status is ExemptionStatus.GRANTED and one.start_on]
    day: date | None = _silent(facts)
    for one in sorted(granted, key=lambda one: (one.start_on or date.min, one.end_on or date.max)):
        if day is None or (one.end_on is not None and one.end_on < day) or one.start_on is None:
            continue
        if one.start_on > day:
            yield _uncovered(facts, day, one.start_on - timedelta(days=1))
        day = one.end_on + timedelta(days=1) if one.end_on is not None else None
    if day is not None:
        yield _uncovered(facts, day, date.max)


def _uncovered(facts: MarkFacts, from_on: date, until_on: date) -> ListedMark:
    kind, spoken = CaseloadListKind.WITHOUT_EXEMPTION, facts.dossier.case.last_contact_on
    return ListedMark(kind=kind, from_on=from_on, until_on=until_on, on=spoken)


def _never_heard(facts: MarkFacts) -> Iterator[ListedMark]:
    case = facts.dossier.case
    if case.last_contact_on is None:
        reported = min((one.reported_on for one in facts.dossier.meldingen), default=case.opened_on)
        yield ListedMark(kind=CaseloadListKind.NEVER_HEARD, from_on=reported + UNHEARD, on=reported)


def _no_application(facts: MarkFacts) -> Iterator[ListedMark]:
    grounds = set(facts.dossier.case.legal_grounds)
    newest = max(facts.dossier.meldingen, key=lambda one: (one.reported_on, one.id), default=None)
    if newest is None or newest.applied_on is not None or grounds == {LegalGround.VOLUNTARY}:
        return
    reported = newest.reported_on
    yield ListedMark(kind=CaseloadListKind.NO_APPLICATION, from_on=reported + WITHOUT_APPLICATION, on=reported)


def _no_step(facts: MarkFacts) -> Iterator[ListedMark]:
    """More than so many days between the end of what was done and the beginning of what comes (TP35)."""
    plan = facts.plan
    if plan is None or facts.pausing:
        return
    steps = facts.dossier.steps_of_plan(plan)
    ended = [day for one in steps if not one.open for day in (one.due_on or one.start_on,) if day is not None]
    last = max(ended, default=plan.started_on)
    going = [one for one in steps if one.open]
    if last is None or any(one.start_on is None or one.start_on <= last for one in going):
        return
    days = facts.rules.number("gap_warn_days") or 30
    begins = min((one.start_on for one in going if one.start_on is not None), default=None)
    until = begins - timedelta(days=1) if begins is not None else date.max
    from_on = last + timedelta(days=days + 1)
    if from_on <= until:
        yield ListedMark(kind=CaseloadListKind.NO_STEP, from_on=from_on, until_on=until, on=last)


def _review_late(facts: MarkFacts) -> Iterator[ListedMark]:
    if facts.plan is None or facts.pausing:
        return
    day = attention.next_review(facts.dossier, facts.review_months)
    if day is not None:
        yield ListedMark(kind=CaseloadListKind.REVIEW_LATE, from_on=day + timedelta(days=1), on=day)


def _referral(facts: MarkFacts) -> Iterator[ListedMark]:
    """Read from the term, so that a referral asks the same wherever it was written down."""
    first = min((one for one in facts.open_terms() if one.id == "TP34"), key=lambda one: one.due_on, default=None)
    if first is not None:
        yield ListedMark(kind=CaseloadListKind.REFERRAL, from_on=first.due_on, on=first.trigger_on)


_Work = Callable[[MarkFacts], Iterable[ListedMark]]


def _terms(kind: CaseloadListKind, wanted: Callable[[MarkFacts, Term], bool]) -> _Work:
    """On the list from the first warning of any of these terms; its words are about the one that is due first."""

    def listed(facts: MarkFacts) -> Iterator[ListedMark]:
        found = sorted((one for one in facts.open_terms() if wanted(facts, one)), key=lambda one: one.due_on)
        if found:
            warned = min(min(one.warn_on, default=one.due_on) for one in found)
            yield ListedMark(kind=kind, from_on=warned, on=found[0].due_on, about=found[0].id)

    return listed


def _runs_out(facts: MarkFacts, term: Term) -> bool:
    known = facts.forms.terms.term(term.id)
    begins = known is not None and known.counting in (Counting.EARLIEST, Counting.BEFORE)
    return term.id not in _ELSEWHERE and not begins


_LISTS: Mapping[CaseloadListKind, _Work] = {
    CaseloadListKind.NO_CONTACT: _no_contact,
    CaseloadListKind.WITHOUT_EXEMPTION: _without_exemption,
    CaseloadListKind.NEVER_HEARD: _never_heard,
    CaseloadListKind.NO_APPLICATION: _no_application,
    CaseloadListKind.NO_STEP: _no_step,
    CaseloadListKind.REVIEW_LATE: _review_late,
    CaseloadListKind.REFERRAL: _referral,
    CaseloadListKind.TERM_NEAR: _terms(CaseloadListKind.TERM_NEAR, _runs_out),
    CaseloadListKind.PLACE_ENDS: _terms(CaseloadListKind.PLACE_ENDS, lambda _facts, term: term.id in _PLACES),
    CaseloadListKind.DOMAIN_OPEN: lambda facts: domain_marks(facts.pictured, facts.answers),
}
