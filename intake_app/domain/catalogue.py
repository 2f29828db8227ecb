"""Offers, places and organisations: facts of the whole vault, shared by every dossier (H01-H03).

Nothing here is about a resident. What of it comes into a dossier is a copy there: `TakenOffer` and `FoundPlace`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from intake_app.domain.catalogue_words import (
    EmployerClass,
    Known,
    OfferKind,
    OuterDimension,
    PayKind,
    QualityMark,
    RemarkKind,
    VacancySource,
    Weekday,
)
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.plan_choices import GoalKind, LawTag
from intake_app.domain.vocabulary import ContactKind

_SHIPPED = UUID("6f1d9a52-3c1e-5a0b-9d5e-0f2a9c4b7e11")
"""Name space of the ids of offers that come from a file, so that the same line has one id in every vault."""


def offer_id(key: str, pack: str = "") -> UUID:
    """The id of an offer by its key in the shipped catalogue or in a content pack."""
    return uuid5(_SHIPPED, f"{pack}/{key}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Entity):
    """Something a plan may use: a programme, a place to learn, an arrangement, a partner (H01).

    Of an offer that came with the program or a pack only the changed line lies in the vault, under the same id;
    `left_out` hides it. Hints inform and never forbid.
    """

    key: str = ""
    """Its name in files, kebab-case; a line with the same key is the same offer."""
    pack: str = ""
    name: str = ""
    kind: OfferKind = OfferKind.PROGRAMME
    description: str = ""
    target_group: str = ""
    preconditions: str = ""
    contra_indications: str = ""
    place: str = ""
    organisation: str = ""
    partners: str = ""
    law: str = ""
    law_tags: tuple[LawTag, ...] = ()
    paid: Known = Known.UNKNOWN
    with_benefit: Known = Known.UNKNOWN
    hours: str = ""
    """Hours a week in words ("8 tot 16")."""
    capacity: str = ""
    longest_months: int | None = None
    cost: str = ""
    """What it costs the resident."""
    conditions: str = ""
    needs_decision: Known = Known.UNKNOWN
    """Whether a decision or indication is needed first."""
    next_step: str = ""
    financing: str = ""
    contact: str = ""
    hints: str = ""
    """What it does, and for whom it works."""
    quality_marks: str = ""
    areas: tuple[str, ...] = ()
    """Parts of life it helps in (items of the self-sufficiency matrix)."""
    barriers: tuple[str, ...] = ()
    """Rows of the form `belemmeringen` it may help with."""
    goal_kinds: tuple[GoalKind, ...] = ()
    source_label: str = ""
    source_year: int | None = None
    checked_on: date | None = None
    """The last day on which somebody looked whether it is still so. Nobody did while this is empty."""
    left_out: bool = False
    places: int | None = None
    """How many places there are; with `people_per_ten_places` that gives for how many people there is room (FX12)."""
    people_per_ten_places: int | None = None
    """How many people share ten places; 25 while nobody said so."""
    requested: int | None = None
    """How many people ask for it, as the organisation counts; the dossiers of this vault while it is empty (FX37)."""

    def to_check(self, today: date, months: int) -> bool:
        """Whether nobody looked at it for so many months."""
        return unmaintained(self.checked_on, today, months)


def unmaintained(checked_on: date | None, today: date, months: int) -> bool:
    """Whether a line was looked at longest ago than so many months, or never."""
    return checked_on is None or checked_on < today - timedelta(days=months * 365 // 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPackage:
    """A part of the work that can be done by itself (jobcarving). `minutes` a week when known."""

    what: str
    minutes: int | None = None
    adaptation: str = ""
    """What can be made different in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Entity):
    """A vacancy or another place to do something: a set of tasks, hours, days, a spot on the map, conditions (H02).

    Hours a week are in minutes. What is empty is unknown, and unknown is not no.
    """

    title: str = ""
    organisation_id: UUID | None = None
    organisation: str = ""
    """Name of the host as it was written; `organisation_id` when it is in the register."""
    employer_of_record: str = ""
    form: str = ""
    """Form of taking part (`ParticipationForm`), such as "vrijwilligerswerk"."""
    description: str = ""
    tasks: tuple[str, ...] = ()
    packages: tuple[TaskPackage, ...] = ()
    minutes_least: int | None = None
    minutes_most: int | None = None
    days: tuple[Weekday, ...] = ()
    day_parts: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    conditions: tuple[str, ...] = ()
    """What is really needed (a driving licence, a certificate)."""
    wishes: tuple[str, ...] = ()
    """What would be welcome."""
    adaptable: str = ""
    """What the organisation will adapt: hours, pace, tasks, surroundings."""
    language: str = ""
    """Level of Dutch that is needed, in words or A1 to C2."""
    pay_kind: PayKind | None = None
    pay: str = ""
    starts_on: date | None = None
    open_until: date | None = None
    positions: int | None = None
    contact: str = ""
    source: VacancySource = VacancySource.AUTOMATIC
    reference: str = ""
    """Its number at the source: a line with the same number is the same place."""
    read_on: date | None = None
    checked_on: date | None = None
    closed_on: date | None = None

    def open_on(self, day: date) -> bool:
        """Whether it can still be asked for."""
        return self.closed_on is None and (self.open_until is None or self.open_until >= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entity):
    """An employer or another organisation outside the person: what is possible there, and what is not yet (H03)."""

    name: str = ""
    dimension: OuterDimension = OuterDimension.EMPLOYERS
    sector: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    possibilities: str = ""
    limits: str = ""
    adaptation: str = ""
    """What it will adapt for somebody."""
    quality_marks: tuple[QualityMark, ...] = ()
    sroi: Known = Known.UNKNOWN
    """Whether it has an obligation of social return."""
    sroi_note: str = ""
    freedoms: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    agreed_on: date | None = None
    """The day on which freedoms and obligations were agreed."""
    reference: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationClass(Entity):
    """The class of an organisation from a day on, with the reason; promotion and demotion keep what was."""

    organisation_id: UUID
    employer_class: EmployerClass
    since: date
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRemark(Entity):
    """A line in the log of an organisation: who spoke whom and what came of it. Candidates only by code."""

    organisation_id: UUID
    on: date
    kind: RemarkKind = RemarkKind.CONTACT
    how: ContactKind | None = None
    by: str = ""
    about: str = ""
    outcome: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOffer(CaseEntity):
    """The offer of a step as it was on the day it was chosen; later changes of the catalogue leave it as it is."""

    step_id: UUID
    offer_id: UUID
    taken_on: date
    name: str
    kind: OfferKind
    organisation: str = ""
    place: str = ""
    description: str = ""
    conditions: str = ""
    needs_decision: Known = Known.UNKNOWN
    next_step: str = ""
    hours: str = ""
    longest_months: int | None = None
    cost: str = ""
    law: str = ""
    financing: str = ""
    contact: str = ""
    hints: str = ""
    source_label: str = ""
    source_year: int | None = None
    checked_on: date | None = None

    @classmethod
    def of(cls, offer: Offer, case_id: UUID, step_id: UUID, day: date) -> TakenOffer:
        """The copy of an offer for a step."""
        same = {name: getattr(offer, name) for name in _COPIED}
        return cls(case_id=case_id, step_id=step_id, offer_id=offer.id, taken_on=day, **same)


_COPIED = (
    "name", "kind", "organisation", "place", "description", "conditions", "needs_decision", "next_step", "hours",
    "longest_months", "cost", "law", "financing", "contact", "hints", "source_label", "source_year", "checked_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace(CaseEntity):
    """A place that the resident brought, or that came from the consultant's network, for this resident (H02).

    Title and organisation are copied, so that the dossier can be read where that place is not.
    """

    place_id: UUID
    source: VacancySource
    brought_on: date
    title: str = ""
    organisation: str = ""
    note: str = ""


def class_on(history: tuple[OrganisationClass, ...], day: date) -> OrganisationClass | None:
    """The class that holds on a day: the newest of those that had begun, or None."""
    begun = [one for one in history if one.since <= day]
    return max(begun, key=lambda one: (one.since, one.id), default=None)
