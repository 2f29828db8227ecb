"""A dossier file that arrives: new here, or beside a dossier that is here; then the differences are shown first (M06).

Nothing is overwritten without being chosen. What is fixed, signed, closed or measured here never changes by a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Consent, DirectorChange, Handover, Referral
from intake_app.domain.diagnosis import GivenReason, WageValue, WorkCapacity
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.follow_up import Closing
from intake_app.domain.household import HouseholdMember
from intake_app.domain.measuring import Answer, Correction, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Goal, Plan, Signature, Step, StoredDocument
from intake_app.domain.portfolio import HandOver, PortfolioVersion
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.rights import Duty, Exemption, SanctionRecord
from intake_app.domain.scans import SignedScan
from intake_app.domain.sections import Section, facts_along
from intake_app.domain.terms import TermEvent
from intake_app.exchange import dossier_file
from intake_app.exchange.dossier_file import DossierFile
from intake_app.i18n import _
from intake_app.services import dossier_files, overview
from intake_app.services.arrival_words import EMPTY, difference_lines, title_of
from intake_app.services.desk import Desk
from intake_app.services.section_words import section_words
from intake_app.store.many import Told, place_of, weighed
from intake_app.store.unit_of_work import UnitOfWork

_NEVER_CHANGED = (
    Answer, Closing, Consent, Correction, DirectorChange, Duty, Exemption, GivenReason, HandOver, Handover,
    HouseholdMember, Measurement, PortfolioVersion, Referral, Review, ReviewItem, SanctionRecord, Signature,
    SignedScan, StoredDocument, TermEvent, WageValue, WorkCapacity,
)  # fmt: skip
"""Kinds of parts that change in their own place only, or never."""
_KEPT_HERE = frozenset(
    {"phase", "attention", "attention_on", "last_contact_on", "number", "person_id", "consultant", "deputy"}
)
"""Fields of the dossier itself that this vault keeps in step, or decides about."""


class Novelty(StrEnum):
    """What a part in the file is beside what is here."""

    NEW = "nieuw"
    CHANGED = "anders"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that the file has and this vault has not, or has otherwise.

    `lines` say what is here and what stands in the file. `refusal` is empty when the part can be taken over, else it
    says why it stays as it is here.
    """

    entity: Entity
    novelty: Novelty
    title: str
    lines: tuple[str, ...] = ()
    refusal: str = ""

    @property
    def id(self) -> UUID:
        """The id of the part."""
        return self.entity.id


@dataclass(frozen=True, slots=True)
class Arrival:
    """A dossier file that was read and checked. Nothing has changed yet."""

    dossier: Dossier
    known: bool
    differences: tuple[Difference, ...] = ()
    only_here: int = 0
    """How many parts are here and not in the file; they stay."""
    left_out: tuple[Section, ...] = ()
    """Sections that were not given along. What is here of them stays as it is, whatever the file says."""

    @property
    def takeable(self) -> tuple[Difference, ...]:
        """What can be taken over."""
        return tuple(one for one in self.differences if not one.refusal)


def look(desk: Desk, content: bytes, told: Told | None = None) -> Arrival:
    """Read a dossier file and lay it beside what is here. Raises InputRefused with a sentence per problem.

    `told` hears how far it is and may raise to stop.
    """
    checking, laying = weighed(told, 4, 1)
    file = dossier_files.read_checked(desk, content, checking.tell)
    arrived = file.dossier
    with desk.vault.read() as reading:
        known = reading.get(CaseFile, arrived.case.id) is not None
    if not known:
        dossier_files.refuse_parts_of_others(desk, arrived)
        laying.tell(1, 1)
        return Arrival(arrived, known=False, left_out=file.left_out)
    here = desk.dossier(arrived.case.id)
    found = tuple(_differences(here, file, desk.today()))
    in_file = {entity.id for entity in arrived.entities()}
    laying.tell(1, 1)
    return Arrival(arrived, True, found, sum(entity.id not in in_file for entity in here.entities()), file.left_out)


def left_out_words(arrival: Arrival) -> str:
    """What was not given along, or "" when the file is whole."""
    if not arrival.left_out:
        return ""
    names = "; ".join(section_words(one) for one in arrival.left_out)
    return _("Not given along: {parts}.").format(parts=names)


def take_in(desk: Desk, arrival: Arrival, told: Told | None = None) -> UUID:
    """Take in a dossier that is new here. `told` may raise to stop; then nothing has changed."""
    return dossier_files.take_in(desk, arrival.dossier, told)


def merge(desk: Desk, arrival: Arrival, chosen: Collection[UUID], told: Told | None = None) -> Changes:
    """Take over the chosen differences, with the new parts that they hang on; all at once, and undo takes it back.

    A difference that cannot be taken over is left, whatever was chosen. What is only here stays. `told` hears how far
    it is and may raise to stop; then nothing has changed.
    """
    case_id = arrival.dossier.case.id
    takeable = {one.id: one for one in arrival.takeable}
    wanted = {one for one in chosen if one in takeable}
    for part in tuple(wanted):
        wanted |= _above(takeable[part].entity, takeable)
    if not wanted:
        return Changes()
    taken = sorted((takeable[one].entity for one in wanted), key=lambda one: place_of(type(one)))
    putting, logging = weighed(told, 1, 2)
    with desk.change(_("Taken over from a file"), case_id) as work:
        dossier_files.keep_forms_of(work, desk.forms, arrival.dossier)
        for kind, ids in dossier_files.by_kind(taken).items():
            work.fetch(kind, ids)
        dossier_files.put_all(work, [_beside_here(work, one, arrival.left_out) for one in taken], putting.tell)
        return overview.commit(work, case_id, logging.tell)


def _beside_here(work: UnitOfWork, entity: Entity, left_out: tuple[Section, ...]) -> Entity:
    """The part as the file has it; what is empty in the file, and what this vault decides, stays as it is here."""
    here = work.get(type(entity), entity.id)
    if here is None:
        return entity
    decided = _decided_here(entity, left_out)
    kept = {one.name: getattr(here, one.name) for one in fields(entity) if one.name in decided}
    kept |= {one.name: getattr(here, one.name) for one in fields(entity) if getattr(entity, one.name) in EMPTY}
    return replace(entity, **kept)


def _decided_here(entity: Entity, left_out: tuple[Section, ...]) -> frozenset[str]:
    """The fields about which the file has no say: what this vault keeps in step, and what was not given along."""
    kept = _KEPT_HERE if isinstance(entity, CaseFile) else frozenset()
    if not left_out or not isinstance(entity, Person | CaseFile):
        return kept
    along = facts_along(type(entity), [one for one in Section if one not in left_out])
    return kept | {one.name for one in fields(entity) if one.name not in along}


def _above(entity: Entity, takeable: dict[UUID, Difference]) -> set[UUID]:
    """The new parts on which this one hangs: a step comes with its goal."""
    found: set[UUID] = set()
    for name in dossier_file.REFERENCES:
        target = getattr(entity, name, None)
        if target in takeable and target not in found:
            found |= {target} | _above(takeable[target].entity, takeable)
    return found


def _differences(here: Dossier, file: DossierFile, today: date) -> Iterator[Difference]:
    mine = {entity.id: entity for entity in here.entities()}
    arrived = file.dossier
    refusals = _Refusals(here, arrived)
    for entity in arrived.entities():
        known = mine.get(entity.id)
        if known is None:
            yield Difference(entity, Novelty.NEW, title_of(entity), (), refusals.of_new(entity))
        elif known != entity and not isinstance(entity, StoredDocument | SignedScan):
            lines = difference_lines(known, entity, _decided_here(entity, file.left_out), today)
            if lines:
                yield Difference(entity, Novelty.CHANGED, title_of(known), lines, refusals.of_changed(known))


class _Refusals:
    """Why a part of the file cannot be taken over."""

    def __init__(self, here: Dossier, arrived: Dossier) -> None:
        self._mine: dict[UUID, Entity] = {entity.id: entity for entity in here.entities()}
        self._file: dict[UUID, Entity] = {entity.id: entity for entity in arrived.entities()}
        self._versions = {plan.version for plan in here.plans}

    def of_changed(self, known: Entity) -> str:
        if isinstance(known, _NEVER_CHANGED):
            return _("This changes in its own place only, so that it can be followed. It stays as it is here.")
        return self._fixed(known)

    def of_new(self, entity: Entity) -> str:
        if isinstance(entity, Plan) and entity.version in self._versions:
            return _("Here is another plan with version {n}. Take over what you want to keep by hand.").format(
                n=entity.version
            )
        for parent in self._parents(entity):
            reason = self._fixed(parent, measured=True) if parent.id in self._mine else self.of_new(parent)
            if reason:
                return reason
        return ""

    def _fixed(self, entity: Entity, *, measured: bool = False) -> str:
        """Why a part that is here takes nothing more."""
        if isinstance(entity, Plan) and not entity.editable:
            return _("This plan is fixed here and stays as it is.")
        if isinstance(entity, Review) and entity.closed_at is not None:
            return _("This look-back is closed here and stays as it is.")
        if measured and isinstance(entity, Measurement):
            return _("This moment was measured here and stays as it is.")
        if isinstance(entity, Goal | Step) or not measured:
            for parent in self._parents(entity):
                reason = self._fixed(parent, measured=True)
                if reason:
                    return reason
        return ""

    def _parents(self, entity: Entity) -> Iterator[Entity]:
        for name in ("plan_id", "goal_id", "step_id", "agreement_id", "measurement_id", "review_id"):
            target = getattr(entity, name, None)
            found = self._mine.get(target) or self._file.get(target) if target is not None else None
            if found is not None:
                yield found
