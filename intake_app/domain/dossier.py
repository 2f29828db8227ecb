"""One dossier as a whole: the immutable picture that pages show, prints draw and the dossier file carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar, TypeVar
from uuid import UUID

from intake_app.domain.candidacies import Candidacy, CandidacyStep, MatchingConsent
from intake_app.domain.catalogue import FoundPlace, TakenOffer
from intake_app.domain.collaboration import (
    CaseConference,
    ConferenceDecision,
    ConferenceParticipant,
    Consent,
    DirectorChange,
    Handover,
    InvolvedParty,
    Referral,
)
from intake_app.domain.contracts import Contract
from intake_app.domain.conversations import Appointment, Attendee, Contact, Conversation
from intake_app.domain.diagnosis import (
    DistanceNote,
    EarningRecord,
    ExternalFinding,
    GivenReason,
    IndicatorPoint,
    IndicatorSeries,
    LoadCapacity,
    Observation,
    ObservationPeriod,
    RegieChoice,
    WageValue,
    WorkCapacity,
)
from intake_app.domain.effects import InstrumentEffect
from intake_app.domain.entity import STRICT_SHAPE, Entity
from intake_app.domain.follow_up import (
    Aftercare,
    AftercareIncident,
    AftercareMoment,
    Attendance,
    Closing,
    ContactAgreement,
    Note,
    ShortIntake,
    TimeOut,
)
from intake_app.domain.household import CarerTalk, HouseholdMember, Surroundings
from intake_app.domain.income import BenefitHold, FormDue, IncomeMonth, IncomeSource
from intake_app.domain.measuring import Answer, Correction, Difference, Measurement, PictureNote
from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.placements import Placement
from intake_app.domain.plan_parts import (
    Decision,
    Gate,
    HoursLine,
    NoGoal,
    Solution,
    StepDependency,
    Trajectory,
)
from intake_app.domain.planning import (
    Agreement,
    Goal,
    PerspectiveEstimate,
    Plan,
    PlanElement,
    Signature,
    Step,
    StoredDocument,
    Strength,
)
from intake_app.domain.pools import PoolEntry, PoolJudgement, PoolStep
from intake_app.domain.portfolio import Attachment, HandOver, Portfolio, PortfolioItem, PortfolioVersion, Story
from intake_app.domain.portfolio_parts import (
    Competence,
    Experience,
    LanguageSkill,
    Preference,
    Qualification,
    Reference,
    WorkLimits,
)
from intake_app.domain.principles import ServedBy, ServedPrinciple
from intake_app.domain.privacy import PrivacyRequest, ResidentNote
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.rights import Duty, Exemption, GoalDifference, OfferDecision, SanctionRecord
from intake_app.domain.scans import SignedScan
from intake_app.domain.taking_part import ParticipationPeriod
from intake_app.domain.terms import TermEvent
from intake_app.domain.vocabulary import PlanStatus, RaterRole, SignerRole

_E = TypeVar("_E", bound=Entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything recorded about one resident. Every tuple is in the order of its `position`, then of making (id)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT_SHAPE

    case: CaseFile
    person: Person
    meldingen: tuple[Melding, ...] = ()
    network: tuple[NetworkPerson, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    contacts: tuple[Contact, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    answers: tuple[Answer, ...] = ()
    corrections: tuple[Correction, ...] = ()
    differences: tuple[Difference, ...] = ()
    picture_notes: tuple[PictureNote, ...] = ()
    perspectives: tuple[PerspectiveEstimate, ...] = ()
    strengths: tuple[Strength, ...] = ()
    plans: tuple[Plan, ...] = ()
    goals: tuple[Goal, ...] = ()
    solutions: tuple[Solution, ...] = ()
    no_goals: tuple[NoGoal, ...] = ()
    trajectories: tuple[Trajectory, ...] = ()
    steps: tuple[Step, ...] = ()
    step_dependencies: tuple[StepDependency, ...] = ()
    gates: tuple[Gate, ...] = ()
    hours_lines: tuple[HoursLine, ...] = ()
    decisions: tuple[Decision, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    elements: tuple[PlanElement, ...] = ()
    signatures: tuple[Signature, ...] = ()
    documents: tuple[StoredDocument, ...] = ()
    portfolios: tuple[Portfolio, ...] = ()
    portfolio_items: tuple[PortfolioItem, ...] = ()
    stories: tuple[Story, ...] = ()
    competences: tuple[Competence, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    experiences: tuple[Experience, ...] = ()
    preferences: tuple[Preference, ...] = ()
    work_limits: tuple[WorkLimits, ...] = ()
    references: tuple[Reference, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    portfolio_versions: tuple[PortfolioVersion, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    term_events: tuple[TermEvent, ...] = ()
    reviews: tuple[Review, ...] = ()
    review_items: tuple[ReviewItem, ...] = ()
    contact_agreements: tuple[ContactAgreement, ...] = ()
    time_outs: tuple[TimeOut, ...] = ()
    short_intakes: tuple[ShortIntake, ...] = ()
    aftercares: tuple[Aftercare, ...] = ()
    aftercare_moments: tuple[AftercareMoment, ...] = ()
    aftercare_incidents: tuple[AftercareIncident, ...] = ()
    notes: tuple[Note, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    closings: tuple[Closing, ...] = ()
    duties: tuple[Duty, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    sanctions: tuple[SanctionRecord, ...] = ()
    goal_differences: tuple[GoalDifference, ...] = ()
    offer_decisions: tuple[OfferDecision, ...] = ()
    work_capacities: tuple[WorkCapacity, ...] = ()
    load_capacities: tuple[LoadCapacity, ...] = ()
    wage_values: tuple[WageValue, ...] = ()
    observation_periods: tuple[ObservationPeriod, ...] = ()
    observations: tuple[Observation, ...] = ()
    findings: tuple[ExternalFinding, ...] = ()
    distance_notes: tuple[DistanceNote, ...] = ()
    regie_choices: tuple[RegieChoice, ...] = ()
    earnings: tuple[EarningRecord, ...] = ()
    indicator_series: tuple[IndicatorSeries, ...] = ()
    indicator_points: tuple[IndicatorPoint, ...] = ()
    given_reasons: tuple[GivenReason, ...] = ()
    household_members: tuple[HouseholdMember, ...] = ()
    surroundings: tuple[Surroundings, ...] = ()
    carer_talks: tuple[CarerTalk, ...] = ()
    involved_parties: tuple[InvolvedParty, ...] = ()
    consents: tuple[Consent, ...] = ()
    referrals: tuple[Referral, ...] = ()
    conferences: tuple[CaseConference, ...] = ()
    conference_participants: tuple[ConferenceParticipant, ...] = ()
    conference_decisions: tuple[ConferenceDecision, ...] = ()
    handovers: tuple[Handover, ...] = ()
    director_changes: tuple[DirectorChange, ...] = ()
    signed_scans: tuple[SignedScan, ...] = ()
    taken_offers: tuple[TakenOffer, ...] = ()
    found_places: tuple[FoundPlace, ...] = ()
    candidacies: tuple[Candidacy, ...] = ()
    candidacy_steps: tuple[CandidacyStep, ...] = ()
    matching_consents: tuple[MatchingConsent, ...] = ()
    placements: tuple[Placement, ...] = ()
    privacy_requests: tuple[PrivacyRequest, ...] = ()
    resident_notes: tuple[ResidentNote, ...] = ()
    income_months: tuple[IncomeMonth, ...] = ()
    income_sources: tuple[IncomeSource, ...] = ()
    benefit_holds: tuple[BenefitHold, ...] = ()
    forms_due: tuple[FormDue, ...] = ()
    participation_periods: tuple[ParticipationPeriod, ...] = ()
    contracts: tuple[Contract, ...] = ()
    served_principles: tuple[ServedPrinciple, ...] = ()
    instrument_effects: tuple[InstrumentEffect, ...] = ()
    pool_entries: tuple[PoolEntry, ...] = ()
    pool_steps: tuple[PoolStep, ...] = ()
    pool_judgements: tuple[PoolJudgement, ...] = ()

    def entities(self) -> Iterator[Entity]:
        """Every entity in the dossier, person and case first."""
        yield self.person
        yield self.case
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, tuple):
                yield from value

    @property
    def current_plan(self) -> Plan | None:
        """The newest version of the plan."""
        return max(self.plans, key=lambda plan: plan.version, default=None)

    @property
    def signed_plan(self) -> Plan | None:
        """The newest version that was signed or is being carried out."""
        fixed = (PlanStatus.SIGNED, PlanStatus.RUNNING, PlanStatus.CLOSED)
        return max((p for p in self.plans if p.status in fixed), key=lambda plan: plan.version, default=None)

    def plan(self, plan_id: UUID) -> Plan:
        """The plan version with this id. Raises KeyError when it is not of this dossier."""
        return _by_id(self.plans, plan_id)

    def goals_of(self, plan: Plan) -> tuple[Goal, ...]:
        """The goals of a plan version, in order."""
        return tuple(goal for goal in self.goals if goal.plan_id == plan.id)

    def steps_of(self, goal: Goal) -> tuple[Step, ...]:
        """The steps of a goal, in order."""
        return tuple(step for step in self.steps if step.goal_id == goal.id)

    def steps_of_plan(self, plan: Plan) -> tuple[Step, ...]:
        """All steps of a plan version, goal by goal."""
        return tuple(step for goal in self.goals_of(plan) for step in self.steps_of(goal))

    def solutions_of(self, goal: Goal) -> tuple[Solution, ...]:
        """The ways to the wanted result of a goal, chosen or not, in order."""
        return tuple(one for one in self.solutions if one.goal_id == goal.id)

    def trajectories_of(self, goal: Goal) -> tuple[Trajectory, ...]:
        """The routes that were started under a goal, oldest first."""
        return tuple(one for one in self.trajectories if one.goal_id == goal.id)

    def no_goals_of(self, plan: Plan) -> tuple[NoGoal, ...]:
        """The parts of life that have no goal in a plan version on purpose."""
        return tuple(one for one in self.no_goals if one.plan_id == plan.id)

    def gate_of(self, step: Step) -> Gate | None:
        """The decision that stands at a step, or None."""
        return next((one for one in self.gates if one.step_id == step.id), None)

    def decision_of(self, step: Step) -> Decision | None:
        """Why a step was chosen and what it costs, or None."""
        return next((one for one in self.decisions if one.step_id == step.id), None)

    def offer_of(self, step: Step) -> TakenOffer | None:
        """The offer of the catalogue that a step uses, as it was when it was chosen, or None."""
        return next((one for one in self.taken_offers if one.step_id == step.id), None)

    def hours_of(self, step: Step) -> tuple[HoursLine, ...]:
        """The hours per week of a step, by the day from which they hold."""
        found = (one for one in self.hours_lines if one.step_id == step.id)
        return tuple(sorted(found, key=lambda one: (one.from_on, one.id)))

    def agreements_of(self, plan: Plan) -> tuple[Agreement, ...]:
        """The agreements of a plan version, in order."""
        return tuple(one for one in self.agreements if one.plan_id == plan.id)

    def duties_of(self, plan: Plan, person: str = "") -> dict[str, Duty]:
        """What was discussed about each duty of one person in a plan version, by code. The resident is ""."""
        return {one.code: one for one in self.duties if (one.plan_id, one.person) == (plan.id, person)}

    def differences_of(self, plan: Plan) -> dict[UUID, GoalDifference]:
        """Where people think differently about a goal of a plan version, by the id of the goal."""
        return {one.goal_id: one for one in self.goal_differences if one.plan_id == plan.id}

    def offers_of(self, plan: Plan) -> tuple[OfferDecision, ...]:
        """What the resident decided about offers, in order."""
        return tuple(one for one in self.offer_decisions if one.plan_id == plan.id)

    def sanction_of(self, agreement_id: UUID) -> SanctionRecord | None:
        """The weighing that was opened from an agreement, or None."""
        return next((one for one in self.sanctions if one.agreement_id == agreement_id), None)

    def element_of(self, plan: Plan, element: str) -> PlanElement | None:
        """What a plan version says for an element of its legal ground, or None."""
        return next((e for e in self.elements if e.plan_id == plan.id and e.element == element), None)

    def signatures_of(self, plan: Plan) -> tuple[Signature, ...]:
        """The signatures under a plan version, oldest first."""
        return tuple(one for one in self.signatures if one.plan_id == plan.id)

    def scans_of(self, plan: Plan, signer: str = "", role: SignerRole | None = None) -> tuple[SignedScan, ...]:
        """The scans of pages signed on paper, of everybody or of one signer; without their content."""
        of_plan = (one for one in self.signed_scans if one.plan_id == plan.id)
        return tuple(one for one in of_plan if not signer or (one.signer, one.role) == (signer, role))

    def answers_of(self, measurement: Measurement) -> dict[str, Answer]:
        """The answers of one reading, by item id."""
        return {one.item: one for one in self.answers if one.measurement_id == measurement.id}

    def corrections_of(self, measurement: Measurement, item: str) -> tuple[Correction, ...]:
        """What an answer was before, oldest first."""
        return tuple(one for one in self.corrections if (one.measurement_id, one.item) == (measurement.id, item))

    def readings(
        self, instrument: str, rater: RaterRole | None = None, *, subject: str | None = ""
    ) -> tuple[Measurement, ...]:
        """The readings of an instrument about one subject, oldest first.

        The subject is the resident unless another is named; None gives the readings about everybody and everything,
        for lists only: readings of two subjects are never compared (instruments A7).
        """
        found = (
            m
            for m in self.measurements
            if m.instrument == instrument and rater in (None, m.rater) and subject in (None, m.subject)
        )
        return tuple(sorted(found, key=lambda m: (m.measured_on, m.id)))

    def latest_reading(self, instrument: str, rater: RaterRole, *, subject: str = "") -> Measurement | None:
        """The newest reading of an instrument by one rater about one subject, or None."""
        return next(reversed(self.readings(instrument, rater, subject=subject)), None)

    def reading_on(
        self, instrument: str, rater: RaterRole, day: date, *, subject: str = "", rater_name: str = ""
    ) -> Measurement | None:
        """The reading of an instrument by one rater on one day, or None. Of third persons the name counts too."""
        found = (m for m in self.readings(instrument, rater, subject=subject) if m.measured_on == day)
        return next((m for m in found if rater_name in ("", m.rater_name)), None)

    def subjects(self, instrument: str) -> tuple[str, ...]:
        """Whom or what the readings of an instrument are about, in the order of first reading; "" is the resident."""
        return tuple(dict.fromkeys(one.subject for one in self.readings(instrument, subject=None)))

    def own_words(self, instrument: str, item: str) -> str:
        """The newest text the resident gave to an open question, or an empty string."""
        for measurement in reversed(self.readings(instrument)):
            answer = self.answers_of(measurement).get(item)
            if answer is not None and answer.text:
                return answer.text
        return ""

    @property
    def around(self) -> Surroundings:
        """What was asked about the people around the resident; a fresh one when nothing was."""
        return self.surroundings[0] if self.surroundings else Surroundings(case_id=self.case.id)

    def at_conference(self, conference: CaseConference) -> tuple[ConferenceParticipant, ...]:
        """Who took part in a case conference, in order."""
        return tuple(one for one in self.conference_participants if one.conference_id == conference.id)

    def decided_at(self, conference: CaseConference) -> tuple[ConferenceDecision, ...]:
        """What a case conference decided, in order."""
        return tuple(one for one in self.conference_decisions if one.conference_id == conference.id)

    def notes_about(self, about: UUID | None) -> tuple[ResidentNote, ...]:
        """What the resident says about one thing that is recorded, oldest first."""
        return tuple(sorted((one for one in self.resident_notes if one.about == about), key=lambda one: one.said_on))

    def review_items_of(self, review: Review) -> dict[UUID, ReviewItem]:
        """What a review says, by the id of the goal, step or agreement it is about."""
        return {one.about: one for one in self.review_items if one.review_id == review.id}

    @property
    def open_review(self) -> Review | None:
        """The look-back that was begun and not closed, or None."""
        return next((one for one in reversed(self.reviews) if one.closed_at is None), None)

    @property
    def closed_reviews(self) -> tuple[Review, ...]:
        """The look-backs that were closed, oldest first."""
        closed = (one for one in self.reviews if one.closed_at is not None)
        return tuple(sorted(closed, key=lambda one: (one.held_on, one.id)))

    def sources_of(self, month: IncomeMonth) -> tuple[IncomeSource, ...]:
        """Where the money of a month comes from, in order."""
        return tuple(one for one in self.income_sources if one.month_id == month.id)

    def principles_of(self, by: ServedBy, about_id: UUID) -> tuple[ServedPrinciple, ...]:
        """The principles that something serves, in the order of ticking."""
        return tuple(one for one in self.served_principles if (one.by, one.about_id) == (by, about_id))

    def contracts_of(self, placement: Placement) -> tuple[Contract, ...]:
        """The contracts about a placement."""
        return tuple(one for one in self.contracts if one.placement_id == placement.id)

    @property
    def portfolio(self) -> Portfolio | None:
        """The resident's portfolio, or None when nothing was chosen yet."""
        return self.portfolios[0] if self.portfolios else None

    @property
    def story(self) -> Story | None:
        """The resident's story, or None when nothing was written yet."""
        return self.stories[0] if self.stories else None

    @property
    def limits(self) -> WorkLimits | None:
        """What work has to fit in, or None when nothing was asked yet."""
        return self.work_limits[0] if self.work_limits else None

    @property
    def kept_attachments(self) -> tuple[Attachment, ...]:
        """The photographs and PDFs that were not taken away, in order."""
        return tuple(one for one in self.attachments if one.removed_on is None)


def _by_id(entities: tuple[_E, ...], wanted: UUID) -> _E:
    for entity in entities:
        if entity.id == wanted:
            return entity
    raise KeyError(wanted)
