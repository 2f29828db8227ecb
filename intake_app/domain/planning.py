"""Perspective, strengths, the plan with goals, steps and agreements, signatures and stored documents (C01, D, E, K)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from intake_app.domain.diagnosis_words import ExpectedDuration, RouteAdvice, Weekday
from intake_app.domain.entity import CaseEntity
from intake_app.domain.network_words import Known, PlanSubject
from intake_app.domain.plan_choices import GoalKind, GoalStage, StepKind
from intake_app.domain.vocabulary import (
    FACILITIES,
    AgreementStatus,
    Author,
    DocumentKind,
    GoalClass,
    GoalHorizon,
    HelpLevel,
    HelpWay,
    LegalGround,
    PlanStatus,
    Promisor,
    SignatureMethod,
    SignerRole,
    StepStatus,
    VoluntaryKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerspectiveEstimate(CaseEntity):
    """Direction now, dated; a newer one keeps the older (C01). By a named person, never computed.

    `months` is the expected time to paid work, None when nobody knows. `routes` are what comes first, `first_route` one
    of them; `suggested` is what the program proposed on the day of choosing, `deviation` why it became something else.
    """

    estimated_on: date
    goal_class: GoalClass | None = None
    best_attainable: str = ""
    horizon: str = ""
    motivation: str = ""
    review_on: date | None = None
    estimated_by: str = ""
    months: int | None = None
    development: str = ""
    """In what somebody can grow."""
    duration: ExpectedDuration | None = None
    routes: tuple[RouteAdvice, ...] = ()
    first_route: RouteAdvice | None = None
    suggested: RouteAdvice | None = None
    deviation: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything of a diagnosis stands in it."""
        said = (self.best_attainable, self.motivation, self.development)
        return bool(self.goal_class or self.routes or self.months is not None or any(one.strip() for one in said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength(CaseEntity):
    """Something the resident is good at, with proof in everyday words. `icon` is the name of a picture."""

    position: int = 0
    title: str
    evidence: str = ""
    icon: str = ""
    skill: str = ""
    """Row of the form krachteninventaris, when it is one of those."""
    seen_by: Author = Author.RESIDENT
    on_plan: bool = True
    on_portfolio: bool = True
    gives_energy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(CaseEntity):
    """One version of the plan. A signed version never changes; a change makes version n+1 (K05)."""

    version: int = 1
    status: PlanStatus = PlanStatus.DRAFT
    started_on: date | None = None
    regisseur: str = ""
    regisseur_is_resident: bool = False
    contact_name: str = ""
    contact_phone: str = ""
    contact_hours: str = ""
    legal_grounds: tuple[LegalGround, ...] = ()
    own_words: str = ""
    own_words_said_on: date | None = None
    own_words_declined: bool = False
    """The resident would or could not put it in own words; counts as answered (CC07)."""
    review_dates: tuple[date, ...] = ()
    review_place: str = ""
    disagreement: str = ""
    no_disagreement: bool = False
    teach_back: str = ""
    read_aloud: bool = False
    copy_given: bool = False
    interpreter_present: bool = False
    changed_because: str = ""
    """Why this version replaces the one before it."""
    finalised_at: datetime | None = None
    subject: PlanSubject = PlanSubject.PERSON
    """A household plan lies in the dossier of one adult and counts for everybody who takes part in it (D01)."""

    def fixed_on(self, otherwise: date) -> date:
        """The day on which this version became final, where the program runs; `otherwise` while it is a concept."""
        return self.finalised_at.astimezone().date() if self.finalised_at is not None else otherwise

    @property
    def editable(self) -> bool:
        """Only a concept can be changed."""
        return self.status is PlanStatus.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(CaseEntity):
    """One goal in the resident's words. `area` names "<instrument>/<item>", or is free text.

    `from_value` and `to_value` are levels on that item's scale; a web has words only. "Zo houden" has both equal.
    """

    plan_id: UUID
    position: int = 0
    title: str = ""
    sentence: str = ""
    author: Author = Author.RESIDENT
    horizon: GoalHorizon = GoalHorizon.SHORT
    area: str = ""
    indicator: str = ""
    target_on: date | None = None
    no_hurry: bool = False
    from_words: str = ""
    to_words: str = ""
    from_value: int | None = None
    to_value: int | None = None
    copied_from: UUID | None = None
    """The same goal in the version before this one."""
    kind: GoalKind | None = None
    stage: GoalStage | None = None
    result: str = ""
    """The wanted result, to which several solutions may lead."""
    feasibility: int | None = None
    """How likely the resident thinks it is, 1 (not) to 5 (surely). Asked in words, never counted."""
    source: str = ""
    """Where the words come from, "<instrument>/<item>", when they were taken over from a form."""
    whose: str = ""
    """In a household plan the name of the adult whose goal it is; empty for a goal of all together."""

    @property
    def keeps(self) -> bool:
        """Whether this goal keeps what is there ("zo houden"): it asks for no step."""
        now, then = self.from_value or self.from_words.strip(), self.to_value or self.to_words.strip()
        return bool(now) and now == then


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(CaseEntity):
    """One step of a goal: what, by whom on the ladder of help, when. `when_text` is literal ("elke zondag")."""

    goal_id: UUID
    position: int = 0
    what: str = ""
    short: str = ""
    """The step in a few words, for the fridge sheet ("Koken in De Linde")."""
    why: str = ""
    help_level: HelpLevel | None = None
    owner_name: str = ""
    start_on: date | None = None
    due_on: date | None = None
    when_text: str = ""
    status: StepStatus = StepStatus.PLANNED
    voluntary: VoluntaryKind = VoluntaryKind.AGREED
    voluntary_reason: str = ""
    fallback: str = ""
    """Whom to call, and when we look, if it does not work out (D03)."""
    icon: str = ""
    on_fridge_sheet: bool = False
    result: str = ""
    copied_from: UUID | None = None
    """The same step in the version before this one."""
    kind: StepKind | None = None
    track: str = ""
    """Steps with another track run beside each other."""
    trajectory_id: UUID | None = None
    proposed_by: Author | None = None
    chosen_by: Author | None = None
    own_found: bool = False
    """The resident found it alone; the consultant's side is to work along."""
    quick_win: bool = False
    return_place: str = ""
    """Where somebody can go back to (D09)."""
    early_sign: str = ""
    """How people notice in time that it is going wrong."""
    next_step: str = ""
    review_on: date | None = None
    """The day on which people look how this step goes."""
    open_ended: bool = False
    """Support without an end: then a day to look back belongs to it."""
    waiting_since: date | None = None
    meanwhile: str = ""
    """What people do while there is a waiting list, or no offer."""
    no_offer: bool = False
    """Nobody offers what is needed."""
    earlier_help: str = ""
    """Why the earlier rungs of the ladder together are not enough; of each rung apart it stands below."""
    source: str = ""
    """Answers of forms it comes from or is about, "<instrument>/<item>" each, with a space between them."""
    weekdays: tuple[Weekday, ...] = ()
    """The fixed days of the week; empty when the days are free (D08)."""
    day_times: str = ""
    """From when until when on such a day, as people say it ("9.00 tot 12.00 uur")."""
    help_way: HelpWay | None = None
    """Alone or in a group; None was not asked."""
    earlier_own: str = ""
    """Why own strength is not enough; then the same of help at home, informal care, network, what is general."""
    earlier_household: str = ""
    earlier_care: str = ""
    earlier_network: str = ""
    earlier_general: str = ""
    grant_needed: Known = Known.UNKNOWN
    """Whether a tailored provision takes a decision of the municipality (G-M3)."""
    granted_on: date | None = None
    """The day of the decision that grants it. Until then it is a proposal, and no promise."""
    grant_number: str = ""

    @property
    def open(self) -> bool:
        """Whether this step still asks somebody for something."""
        return self.status not in (StepStatus.DONE, StepStatus.PARTLY, StepStatus.DIFFERENT)

    @property
    def sources(self) -> tuple[str, ...]:
        """The answers it comes from or is about, one by one."""
        return tuple(self.source.split())

    @property
    def proposal(self) -> bool:
        """Whether it is only proposed: a tailored provision of which no decision was taken, while one is needed."""
        tailored = self.help_level is HelpLevel.TAILORED
        return tailored and self.granted_on is None and self.grant_needed is not Known.NO

    @property
    def earlier_asked(self) -> tuple[HelpLevel, ...]:
        """The earlier rungs about which a word is asked; none where no facility carries the step."""
        if self.help_level not in FACILITIES:
            return ()
        return tuple(HelpLevel)[: tuple(HelpLevel).index(self.help_level)]

    def earlier(self, level: HelpLevel) -> str:
        """What was said about an earlier rung."""
        said: str = getattr(self, EARLIER[level])
        return said.strip()

    @property
    def lasts(self) -> bool:
        """Whether it is an activity that goes on, so that it asks for what comes next (CC09)."""
        ongoing = self.start_on is not None and self.due_on is None
        return self.open_ended or ongoing or (self.kind is not None and self.kind.activity)


EARLIER = {
    HelpLevel.OWN: "earlier_own",
    HelpLevel.HOUSEHOLD: "earlier_household",
    HelpLevel.INFORMAL_CARE: "earlier_care",
    HelpLevel.NETWORK: "earlier_network",
    HelpLevel.GENERAL: "earlier_general",
}
"""The field of `Step` with the word about each earlier rung."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(CaseEntity):
    """A promise with a name: of the resident, the consultant, the municipality (E01)."""

    plan_id: UUID
    position: int = 0
    what: str = ""
    promisor: Promisor = Promisor.RESIDENT
    promisor_name: str = ""
    due_on: date | None = None
    about_contact: bool = False
    """Belongs to "zo houden we contact"."""
    status: AgreementStatus = AgreementStatus.OPEN
    copied_from: UUID | None = None
    """The same agreement in the version before this one."""
    to_whom: str = ""
    how_often: str = ""
    reason: str = ""
    cause: str = ""
    """Why it went differently, asked before anything else is possible."""
    own_account: str = ""
    """The same in the words of who promised."""
    remark_resident: str = ""
    remark_other: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanElement(CaseEntity):
    """What a legal ground asks of a plan and is no field elsewhere (forms/grounds): text, date, choice or block.

    For a text block `block` and `block_version` name what was chosen and `text` keeps the words as printed.
    """

    plan_id: UUID
    element: str
    text: str = ""
    on: date | None = None
    choice: str = ""
    block: str = ""
    block_version: str = ""
    not_applicable: bool = False
    reason: str = ""

    @property
    def filled(self) -> bool:
        """Answered, or said not to apply with a reason."""
        if self.not_applicable:
            return bool(self.reason.strip())
        return bool(self.text.strip() or self.on or self.choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class InkPoint:
    """A point of a signature: x and y from 0 to 1 of the pad's width and height, pressure from 0 to 1."""

    x: float
    y: float
    pressure: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(CaseEntity):
    """Who signed a plan, how, when and where; or why not. `strokes` is ink drawn on the screen."""

    plan_id: UUID
    signer: str
    role: SignerRole
    method: SignatureMethod
    signed_at: datetime
    place: str = ""
    reason: str = ""
    strokes: tuple[tuple[InkPoint, ...], ...] = ()
    words_sha256: str = ""
    """Code of the words that were signed (see `StoredDocument`); empty for what was kept before there was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument(CaseEntity):
    """The bytes of a fixed print, with their SHA-256 (hexadecimal), kept so that a reprint is the same file."""

    kind: DocumentKind
    version: int
    plan_id: UUID | None = None
    title: str = ""
    made_at: datetime
    language: str = "nl"
    large: bool = False
    sha256: str
    content: bytes
    snapshot: str = ""
    """All data the print used, as canonical JSON of the dossier file's format."""
    words_sha256: str = ""
    """SHA-256 of the words that are agreed, without signatures: the code that stands on the paper itself."""
