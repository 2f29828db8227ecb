"""What helped (I07): per thing that was deployed contributed, not or unknown, with why; and the register of all of it.

The register is there to choose offers by what is known of them. No list of people is ever ordered by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.effects import DeployedKind, Effect, InstrumentEffect
from intake_app.domain.people import CaseFile
from intake_app.domain.placements import PlacementStatus
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.vocabulary import CaseStatus, StepStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.catalogue_words import kind_words as offer_words
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

MOST_WORDS = 1000
_NOT_BEGUN = (StepStatus.PLANNED, StepStatus.WAITING_FOR, StepStatus.WAITING_LIST)
_WAS_THERE = (PlacementStatus.TRIAL, PlacementStatus.RUNNING, PlacementStatus.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployed:
    """One thing that was deployed for a resident, and what was said of it; None when nobody said anything yet."""

    kind: DeployedKind
    about: UUID
    key: str
    name: str
    offer_kind: OfferKind | None = None
    told: InstrumentEffect | None = None


def deployed(dossier: Dossier) -> tuple[Deployed, ...]:
    """What was really begun: offers of steps, routes and placements, each once. A plan's next version adds nothing.

    What was said of something that is not in the dossier any more stays in the list.
    """
    told = {(one.kind, one.about): one for one in dossier.instrument_effects}
    found = {(one.kind, one.about): one for one in (*_offers(dossier), *_routes(dossier), *_placements(dossier))}
    for key, one in told.items():
        kept = Deployed(kind=one.kind, about=one.about, key=one.key, name=one.name, offer_kind=one.offer_kind)
        found.setdefault(key, kept)
    return tuple(replace(one, told=told.get(key)) for key, one in found.items())


def _offers(dossier: Dossier) -> Iterator[Deployed]:
    begun = {one.id for one in dossier.steps if one.status not in _NOT_BEGUN}
    for taken in sorted(dossier.taken_offers, key=lambda one: (one.taken_on, one.id)):
        if taken.step_id in begun:
            yield Deployed(
                kind=DeployedKind.OFFER,
                about=taken.offer_id,
                key=str(taken.offer_id),
                name=taken.name,
                offer_kind=taken.kind,
            )


def _routes(dossier: Dossier) -> Iterator[Deployed]:
    """The next version of a plan copies a route: the copy that was made last is not another route."""
    for one in dossier.trajectories:
        if one.id == _first(dossier, one):
            yield Deployed(kind=DeployedKind.ROUTE, about=one.id, key=one.template, name=one.title)


def _placements(dossier: Dossier) -> Iterator[Deployed]:
    for one in dossier.placements:
        if one.status in _WAS_THERE:
            name = ", ".join(part for part in (one.title, one.host) if part)
            yield Deployed(kind=DeployedKind.PLACEMENT, about=one.id, key=one.form, name=name)


def unsaid(dossier: Dossier) -> tuple[Deployed, ...]:
    """What was deployed and nobody said anything of."""
    return tuple(one for one in deployed(dossier) if one.told is None)


def tell(desk: Desk, case_id: UUID, one: Deployed, effect: Effect | None, why: str = "") -> Changes:
    """Say what something did, or (None) take that back. Raises InputRefused while the dossier is closed."""
    with desk.change(_("What helped"), case_id) as work:
        case = work.get(CaseFile, case_id)
        if case is not None and case.status is CaseStatus.CLOSED:
            raise InputRefused(_("This dossier is closed. Open it again first."))
        if effect is not None:
            put_effect(desk, work, case_id, one, effect, why)
        for known in _kept(work, case_id, one) if effect is None else ():
            work.delete(InstrumentEffect, known.id)
        return overview.commit(work, case_id)


def put_effect(desk: Desk, work: UnitOfWork, case_id: UUID, one: Deployed, effect: Effect, why: str = "") -> None:
    """The same within a unit of work that does more."""
    known = next(iter(_kept(work, case_id, one)), None)
    fresh = InstrumentEffect(
        case_id=case_id,
        kind=one.kind,
        about=one.about,
        key=one.key,
        name=one.name,
        offer_kind=one.offer_kind,
        effect=effect,
        judged_on=desk.today(),
    )
    said = known if known is not None and known.effect is effect else fresh
    identity = known.id if known is not None else fresh.id
    words = why.strip()[:MOST_WORDS]
    work.put(replace(said, id=identity, why=words, by=desk.profile.consultant))


def _kept(work: UnitOfWork, case_id: UUID, one: Deployed) -> tuple[InstrumentEffect, ...]:
    return tuple(work.find(InstrumentEffect, case_id=case_id, kind=one.kind, about=one.about))


def of_route(dossier: Dossier, route: Trajectory) -> Deployed:
    """A route as it stands among what was deployed."""
    return Deployed(kind=DeployedKind.ROUTE, about=_first(dossier, route), key=route.template, name=route.title)


def _first(dossier: Dossier, route: Trajectory) -> UUID:
    alike = (one for one in dossier.trajectories if _begun_as(one) == _begun_as(route))
    return min((one.id for one in alike), default=route.id)


def _begun_as(route: Trajectory) -> tuple[str, date]:
    return route.template, route.started_on


# -- the register ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one resident and consultant said so, and in which dossier."""

    case_id: UUID
    effect: Effect
    why: str
    judged_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known here of one thing: how often each was said, and why, the newest first."""

    id: UUID
    kind: DeployedKind
    name: str
    offer_kind: OfferKind | None
    counts: dict[Effect, int]
    reasons: tuple[Reason, ...]

    @property
    def total(self) -> int:
        """Of how many residents."""
        return sum(self.counts.values())


def register(desk: Desk) -> tuple[Known, ...]:
    """All that was said in this vault, by name: the order says nothing of what is better."""
    with desk.vault.read() as reader:
        said = reader.find(InstrumentEffect)
    groups: dict[tuple[DeployedKind, str], list[InstrumentEffect]] = {}
    for one in said:
        groups.setdefault((one.kind, one.key or one.name.casefold()), []).append(one)
    return tuple(sorted(map(_known, groups.values()), key=lambda one: (one.name.casefold(), one.id)))


def of_offer(desk: Desk, offer_id: UUID) -> Known | None:
    """What is known here of one offer, or None."""
    with desk.vault.read() as reader:
        said = reader.find(InstrumentEffect, kind=DeployedKind.OFFER, about=offer_id)
    return _known(said) if said else None


def _known(said: Iterable[InstrumentEffect]) -> Known:
    newest = sorted(said, key=lambda one: (one.judged_on, one.id), reverse=True)
    counted = Counter(one.effect for one in newest)
    first = newest[0]
    name = (first.key or first.name) if first.kind is DeployedKind.PLACEMENT else first.name
    return Known(
        id=newest[-1].id,
        kind=first.kind,
        name=name,
        offer_kind=first.offer_kind,
        counts={one: counted[one] for one in Effect},
        reasons=tuple(
            Reason(case_id=one.case_id, effect=one.effect, why=one.why, judged_on=one.judged_on)
            for one in newest
            if one.why
        ),
    )


# -- in words --------------------------------------------------------------------------------------------------------


def effect_words(effect: Effect) -> str:
    """Whether it helped."""
    return {
        Effect.CONTRIBUTED: _("Contributed"),
        Effect.NOT: _("Did not contribute"),
        Effect.UNKNOWN: _("Cannot say"),
    }[effect]


def deployed_words(kind: DeployedKind, offer_kind: OfferKind | None = None) -> str:
    """What sort of thing was deployed."""
    if kind is DeployedKind.OFFER and offer_kind is not None:
        return offer_words(offer_kind)
    return {
        DeployedKind.OFFER: _("Offer"),
        DeployedKind.ROUTE: _("Route"),
        DeployedKind.PLACEMENT: _("Placement"),
    }[kind]


def counted_words(known: Known) -> str:
    """ "Bijgedragen: 3. Niet bijgedragen: 1. Niet te zeggen: 2." Counts, never a share: they are few."""
    said = (f"{effect_words(one)}: {many}." for one, many in known.counts.items())
    return " ".join(said)
