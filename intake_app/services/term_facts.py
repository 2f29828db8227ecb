"""Facts of a dossier from which terms are counted, by the names that forms/terms uses; and what people wrote down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from intake_app.domain.dates import add_months
from intake_app.domain.diagnosis_words import FindingDecision, FindingKind
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.planning import Plan
from intake_app.domain.privacy import RequestKind
from intake_app.domain.rights import ExemptionStatus, SanctionProposal
from intake_app.domain.terms import FIRST_YEAR, LAST_YEAR, Fact, TermEvent
from intake_app.domain.vocabulary import LegalGround, MomentKind, PlanStatus
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.instruments.terms import TermEventKind
from intake_app.services import review_days
from intake_app.services.diagnosis_rules import redetermine_on

ROUTE_STARTS, ROUTE_ENDS = "start-traject", "einde-traject"
"""What every known route begins and ends (TP12)."""
LATER = timedelta(weeks=4)
"""A reading of the same moment kind that lies this much later is another moment of measuring."""


@dataclass(frozen=True)
class DossierFacts:
    """The dated facts of one dossier, and the forms that say what they are called."""

    dossier: Dossier
    forms: FormLibrary
    _known: dict[str, tuple[Fact, ...]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def of(self, event_id: str) -> tuple[Fact, ...]:
        """Every fact of an event, oldest first: what the dossier knows and what was written down by hand."""
        found = self._known.get(event_id)
        if found is None:  # several terms go by the same event
            found = self._known[event_id] = self._gathered(event_id)
        return found

    def _gathered(self, event_id: str) -> tuple[Fact, ...]:
        kind = self.forms.terms.events.get(event_id)
        known = [] if kind is None or not kind.fact else [Fact(on=day) for day in _FACTS[kind.fact](self, kind)]
        known += [Fact(on=day) for day in self._routes.get(event_id, ())]
        if event_id in _RECORDED:
            known += _RECORDED[event_id](self.dossier)
        by_hand = [Fact(on=one.happened_on, until=one.until) for one in self.dossier.term_events if _is(one, event_id)]
        if not known and not by_hand:
            return ()
        found = [one for one in (*known, *by_hand) if _sane(one.on) and (one.until is None or _sane(one.until))]
        if (
            event_id in _RECORDED or event_id in self._routes
        ):  # what was written down by hand before it had a record counts once
            found = list({one.on: one for one in sorted(found, key=lambda one: one.until or date.min)}.values())
        return tuple(sorted(found, key=lambda one: (one.on, one.until or date.max)))

    def days(self, *event_ids: str) -> tuple[date, ...]:
        """The days of these events together, oldest first."""
        return tuple(sorted(fact.on for name in event_ids for fact in self.of(name)))

    @cached_property
    def _routes(self) -> Mapping[str, tuple[date, ...]]:
        """What routes say by their template: the day they began, and the day they ended."""
        found: dict[str, set[date]] = {}
        for route in self.dossier.trajectories:
            template = self.forms.templates.get(route.template)
            starts, ends = (template.starts, template.ends) if template is not None else ((), ())
            for name in (ROUTE_STARTS, *starts):
                found.setdefault(name, set()).add(route.started_on)
            if route.ended_on is not None:
                for name in (ROUTE_ENDS, *ends):
                    found.setdefault(name, set()).add(route.ended_on)
        return {name: tuple(sorted(days)) for name, days in found.items()}

    @cached_property
    def grounds(self) -> frozenset[LegalGround]:
        """The laws that the dossier and its newest plan rest on."""
        plan = self.dossier.current_plan
        return frozenset((*self.dossier.case.legal_grounds, *(plan.legal_grounds if plan else ())))

    @cached_property
    def plan(self) -> Plan | None:
        """The newest plan that is final or signed."""
        found = (one for one in self.dossier.plans if one.status is not PlanStatus.DRAFT)
        return max(found, key=lambda one: one.version, default=None)


def _is(event: TermEvent, event_id: str) -> bool:
    return event.trigger == event_id and not event.term


def _sane(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _on_ground(ground: LegalGround, field: str) -> _Days:
    def days(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
        if ground not in facts.grounds:
            return ()
        found = (getattr(melding, field) for melding in facts.dossier.meldingen)
        return [day for day in found if day is not None]

    return days


def _element(name: str, choice: str = "") -> _Days:
    def days(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
        found = (one for one in facts.dossier.elements if one.element == name and choice in ("", one.choice))
        return [one.on for one in found if one.on is not None]

    return days


def _investigated(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    wmo = (one for one in facts.dossier.plans if LegalGround.WMO_232 in one.legal_grounds)
    return [one.finalised_at.astimezone().date() for one in wmo if one.finalised_at is not None]


def _plan_start(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    return [facts.plan.started_on] if facts.plan is not None and facts.plan.started_on is not None else []


def _looked_back(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    return review_days.held(facts.dossier.reviews, facts.dossier.conversations)


def _review_day(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    """The one that the agenda shows too."""
    if facts.plan is None:
        return ()
    day = review_days.agreed_day(facts.plan, facts.dossier.reviews, facts.dossier.conversations)
    return () if day is None else (day,)


def _contacts(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    """What counts as speaking, the same as for the caseload's last contact."""
    dossier = facts.dossier
    talks = [one.held_on for one in dossier.conversations]
    talks += [one.held_on for one in dossier.reviews]
    talks += [one.held_on for one in dossier.short_intakes]
    return talks + [one.contact_on for one in dossier.contacts if one.substantive and one.answered]


def _readings(facts: DossierFacts, kind: TermEventKind) -> list[Measurement]:
    wanted = (one for one in facts.dossier.measurements if not kind.instruments or one.instrument in kind.instruments)
    return sorted(wanted, key=lambda one: (one.measured_on, one.id))


def _all_readings(facts: DossierFacts, kind: TermEventKind) -> Iterable[date]:
    return [one.measured_on for one in _readings(facts, kind)]


def _first_reading(facts: DossierFacts, kind: TermEventKind) -> Iterable[date]:
    return [one.measured_on for one in _readings(facts, kind)[:1]]


def _later_readings(facts: DossierFacts, kind: TermEventKind) -> Iterable[date]:
    """Only a reading of the form that the first one was of: another form measures something else (TP03)."""
    known = _readings(facts, kind)
    found = [one for one in known if (one.instrument, one.subject) == (known[0].instrument, known[0].subject)]
    return [
        one.measured_on
        for one in found
        if one.measured_on > found[0].measured_on
        and (one.moment is not MomentKind.BASELINE or one.measured_on >= found[0].measured_on + LATER)
    ]


def _estimated(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    return [one.estimated_on for one in facts.dossier.perspectives]


def _estimate_again(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    newest = max(facts.dossier.perspectives, key=lambda one: (one.estimated_on, one.id), default=None)
    return [newest.review_on] if newest is not None and newest.review_on is not None else []


def _last_step(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    """The last day of the last step, in a plan of which no step is open any more."""
    plan = facts.plan
    steps = facts.dossier.steps_of_plan(plan) if plan is not None else ()
    if plan is None or not steps or any(one.open for one in steps):
        return []
    days = [day for one in steps for day in (one.due_on or one.start_on,) if day is not None]
    return [max(days)] if days else [plan.started_on] if plan.started_on else []


def _checked_texts(facts: DossierFacts, _kind: TermEventKind) -> Iterable[date]:
    """The day on which the longest unchecked text of the plan was last looked at."""
    plan = facts.dossier.current_plan
    blocks = {one.block for one in facts.dossier.elements if plan is not None and one.plan_id == plan.id and one.block}
    checked = []
    for block in blocks:
        try:
            checked.append(facts.forms.text_block(block).checked_on)
        except UnknownInstrument:
            continue
    return [min(checked)] if checked else []


def _exemptions(dossier: Dossier) -> Iterable[Fact]:
    """Granted exemptions that end; one for good has no day to warn of but its own review."""
    granted = (one for one in dossier.exemptions if one.status is ExemptionStatus.GRANTED)
    return [
        Fact(on=one.start_on, until=until) for one in granted if one.start_on and (until := one.end_on or one.review_on)
    ]


def _measures(dossier: Dossier) -> Iterable[Fact]:
    proposed = (one for one in dossier.sanctions if one.proposal is SanctionProposal.PROPOSE_MEASURE and one.closed)
    return [Fact(on=one.decided_on) for one in proposed if one.decided_on is not None]


def _wage_values(dossier: Dossier) -> Iterable[Fact]:
    return [Fact(on=one.determined_on) for one in dossier.wage_values if one.determined_on and one.known]


def _wage_again(dossier: Dossier) -> Iterable[Fact]:
    """When the newest wage value of each job is found again; who works on a contract has a term of the law for it."""
    if any(one.trigger in _EMPLOYED for one in dossier.term_events):
        return []
    newest = {}
    for one in sorted(dossier.wage_values, key=lambda each: (each.determined_on or date.min, each.id)):
        newest[one.job.strip().casefold()] = one
    return [
        Fact(on=one.determined_on, until=until)
        for one in newest.values()
        if one.determined_on and (until := redetermine_on(one)) is not None
    ]


def _capacity_again(dossier: Dossier) -> Iterable[Fact]:
    newest = max(dossier.work_capacities, key=lambda one: (one.estimated_on, one.id), default=None)
    return [Fact(on=newest.estimated_on, until=newest.review_on)] if newest is not None and newest.review_on else []


def _valid_findings(dossier: Dossier) -> Iterable[Fact]:
    return [
        Fact(on=min(one.found_on or one.valid_until, one.valid_until), until=one.valid_until)
        for one in dossier.findings
        if one.valid_until is not None
    ]


def _register(decision: FindingDecision) -> Callable[[Dossier], Iterable[Fact]]:
    def facts(dossier: Dossier) -> Iterable[Fact]:
        mine = (one for one in dossier.findings if one.kind is FindingKind.TARGET_REGISTER and one.decision is decision)
        return [Fact(on=one.found_on) for one in mine if one.found_on is not None]

    return facts


def _after_a_no(dossier: Dossier) -> Iterable[Fact]:
    return [
        Fact(on=min(one.found_on or one.contact_on, one.contact_on), until=one.contact_on)
        for one in dossier.findings
        if one.contact_on is not None
    ]


def _observing(dossier: Dossier) -> Iterable[Fact]:
    return [
        Fact(on=one.started_on, until=one.ends_on)
        for one in dossier.observation_periods
        if one.ends_on is not None and one.closed_on is None
    ]


def _referred(dossier: Dossier) -> Iterable[Fact]:
    """Referrals that wait for an answer; of an answered one the term is over, whichever was answered first."""
    return [Fact(on=one.sent_on) for one in dossier.referrals if one.sent_on is not None and one.answered_on is None]


def _papers_due(dossier: Dossier) -> Iterable[Fact]:
    """Papers that did not come in; what came in and is not complete still counts."""
    return [Fact(on=one.due_on, until=one.due_on) for one in dossier.forms_due if one.open and one.due_on is not None]


def _kept_open(dossier: Dossier) -> Iterable[Fact]:
    going = (one for one in dossier.benefit_holds if one.benefit_ended_on is None and one.work_ended_on is None)
    return [
        Fact(on=one.from_on, until=one.until_on)
        for one in going
        if one.from_on is not None and one.until_on is not None
    ]


def _benefit_ended(dossier: Dossier) -> Iterable[Fact]:
    """Only where the rules give the window; an own window has a term of its own."""
    ended = (one for one in dossier.benefit_holds if one.window_months is None)
    return [Fact(on=one.benefit_ended_on) for one in ended if one.benefit_ended_on is not None]


def _own_window(dossier: Dossier) -> Iterable[Fact]:
    return [
        Fact(on=one.benefit_ended_on, until=add_months(one.benefit_ended_on, one.window_months))
        for one in dossier.benefit_holds
        if one.benefit_ended_on is not None and one.window_months is not None and one.applied_on is None
    ]


def _applied_short(dossier: Dossier) -> Iterable[Fact]:
    """Only where the rules give the weeks; an own number has a term of its own."""
    applied = (one for one in dossier.benefit_holds if one.handling_weeks is None)
    return [Fact(on=one.applied_on) for one in applied if one.applied_on is not None]


def _own_handling(dossier: Dossier) -> Iterable[Fact]:
    return [
        Fact(on=one.applied_on, until=one.applied_on + timedelta(weeks=one.handling_weeks))
        for one in dossier.benefit_holds
        if one.applied_on is not None and one.handling_weeks is not None and one.decided_on is None
    ]


def _decided_short(dossier: Dossier) -> Iterable[Fact]:
    return [Fact(on=one.decided_on) for one in dossier.benefit_holds if one.decided_on is not None]


def _rest_of_advance(dossier: Dossier) -> Iterable[Fact]:
    return [
        Fact(on=one.advance_on, until=add_months(one.advance_on, 1))
        for one in dossier.benefit_holds
        if one.advance_on is not None and not one.rest_checked
    ]


def _contracts_to_talk_about(dossier: Dossier) -> Iterable[Fact]:
    """The day on which people look how it goes on after a contract, until that was written down."""
    days = ((one.remind_on, one.starts_on) for one in dossier.contracts if one.went_on is None)
    return [Fact(on=min(begun or until, until), until=until) for until, begun in days if until is not None]


def _contracts_ending(dossier: Dossier) -> Iterable[Fact]:
    days = ((one.ends_on, one.starts_on) for one in dossier.contracts if one.went_on is None)
    return [Fact(on=min(begun or until, until), until=until) for until, begun in days if until is not None]


def _consents(dossier: Dossier) -> Iterable[Fact]:
    """The last day of what the resident agreed to, unless something later was said of the same party and purpose.

    A yes for one day has nothing to warn of.
    """
    said = [one for one in dossier.consents if one.decided and one.given_on is not None]
    newest = {
        (" ".join(one.recipient.casefold().split()), one.purpose): one
        for one in sorted(said, key=lambda one: (one.given_on or date.min, one.position))
    }
    return [
        Fact(on=one.until, until=one.until)
        for one in newest.values()
        if one.until is not None and one.until != one.given_on and one.allows_on(one.until)
    ]


def _requests(dossier: Dossier) -> Iterable[Fact]:
    return [Fact(on=one.received_on) for one in dossier.privacy_requests]


def _answers(dossier: Dossier) -> Iterable[Fact]:
    return [Fact(on=one.answered_on) for one in dossier.privacy_requests if one.answered_on is not None]


def _answered_erasures(dossier: Dossier) -> Iterable[Fact]:
    asked = (one for one in dossier.privacy_requests if one.kind is RequestKind.ERASURE)
    return [Fact(on=one.answered_on) for one in asked if one.answered_on is not None]


def _erasures(dossier: Dossier) -> Iterable[Fact]:
    return [Fact(on=one.received_on) for one in dossier.privacy_requests if one.kind is RequestKind.ERASURE]


_EMPLOYED = ("start-dienstbetrekking", "start-beschut-werk")
_RECORDED: Mapping[str, Callable[[Dossier], Iterable[Fact]]] = {
    "ontheffing": _exemptions,
    "maatregel-besluit": _measures,
    "loonwaarde-vastgesteld": _wage_values,
    "loonwaarde-opnieuw": _wage_again,
    "vermogen-opnieuw": _capacity_again,
    "uitslag-geldig": _valid_findings,
    "doelgroepregister": _register(FindingDecision.POSITIVE),
    "doelgroep-aanvraag": _register(FindingDecision.REQUESTED),
    "contact-na-nee": _after_a_no,
    "observatie": _observing,
    "doorverwezen": _referred,
    "papier-inleveren": _papers_due,
    "toestemming": _consents,
    "contract-bespreken": _contracts_to_talk_about,
    "contract-einde": _contracts_ending,
    "uitkering-aangehouden": _kept_open,
    "einde-uitkering": _benefit_ended,
    "verkort-kan-tot": _own_window,
    "verkorte-aanvraag": _applied_short,
    "verkort-antwoord-tot": _own_handling,
    "besluit-verkort": _decided_short,
    "voorschot-rest": _rest_of_advance,
    "avg-verzoek": _requests,
    "avg-antwoord": _answers,
    "verzoek-vernietigen": _erasures,
    "vernietigd": _answered_erasures,
}
"""Events that have a place of their own in the dossier, and may be written down by hand as well."""
_Days = Callable[[DossierFacts, TermEventKind], Iterable[date]]
_FACTS: Mapping[str, _Days] = {
    "wmo-melding": _on_ground(LegalGround.WMO_232, "reported_on"),
    "pw-melding": _on_ground(LegalGround.PW_44A, "reported_on"),
    "wmo-aanvraag": _on_ground(LegalGround.WMO_232, "applied_on"),
    "pw-aanvraag": _on_ground(LegalGround.PW_44A, "applied_on"),
    "persoonlijk-plan": _element("persoonlijk-plan", "ontvangen"),
    "onderzoek-klaar": _investigated,
    "verslag-gegeven": _element("verslag-gegeven"),
    "plan-start": _plan_start,
    "evaluatie": _looked_back,
    "terugkijkdag": _review_day,
    "contact": _contacts,
    "eerste-meting": _first_reading,
    "vervolgmeting": _later_readings,
    "meting": _all_readings,
    "perspectief": _estimated,
    "perspectief-opnieuw": _estimate_again,
    "stap-klaar": _last_step,
    "tekst-nagekeken": _checked_texts,
}
FACT_NAMES = frozenset(_FACTS)
