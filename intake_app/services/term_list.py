"""Keeps open terms, lists and minutes of every dossier beside the caseload, in the transaction that changes it.

After a migration, or when other rules were chosen, `catch_up` goes through all dossiers bit by bit.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app import paths
from intake_app.domain.caseload_words import CaseloadListKind, ListedMark
from intake_app.domain.catalogue import TakenOffer
from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Consent, Referral
from intake_app.domain.contracts import Contract
from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.effects import InstrumentEffect
from intake_app.domain.entity import Entity
from intake_app.domain.follow_up import ShortIntake
from intake_app.domain.income import BenefitHold, FormDue
from intake_app.domain.measuring import Answer, Correction, Measurement
from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.placements import Placement
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Goal, PerspectiveEstimate, Plan, PlanElement, Step
from intake_app.domain.principles import ServedPrinciple
from intake_app.domain.privacy import PrivacyRequest
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.rights import Exemption, SanctionRecord
from intake_app.domain.team_report import ReportLine
from intake_app.domain.terms import TermEvent
from intake_app.domain.vocabulary import CaseStatus
from intake_app.instruments.library import FormLibrary
from intake_app.services import attention, caseload_marks, report_lines, rules
from intake_app.services.term_clock import terms_of

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from intake_app.store.beside import Beside
    from intake_app.store.caseload_terms import ListedTerm
    from intake_app.store.many import Told
    from intake_app.store.reading import Reader
    from intake_app.store.unit_of_work import UnitOfWork

MOVES_TERMS: frozenset[type[Entity]] = frozenset(
    (
        *attention.FACT_KINDS,
        BenefitHold,
        CaseFile,
        Consent,
        Contact,
        Contract,
        Conversation,
        Exemption,
        FormDue,
        Goal,
        InstrumentEffect,
        Measurement,
        Melding,
        NetworkPerson,
        Person,
        PerspectiveEstimate,
        Placement,
        Plan,
        PlanElement,
        PrivacyRequest,
        Referral,
        SanctionRecord,
        ServedPrinciple,
        ShortIntake,
        Step,
        TakenOffer,
        TermEvent,
        Trajectory,
    )
)
"""What terms and marks are worked out from. An answer to a question moves only the part of life that is left open."""
_DOMAINS = (CaseloadListKind.DOMAIN_OPEN.value,)
_WORKED_OUT = 5
"""Count up when marks are worked out in another way: every vault then goes through its dossiers again."""
_PROGRESS = "terms_listed"
_LISTED_FROM = MOVES_TERMS | {Answer, ReviewItem}
"""All kinds that what is kept beside a dossier rests on."""
_ON_THE_LINE = frozenset({"neighbourhood", "consultant"})
"""Fields of a dossier that stand on its line, and move no term and no mark."""


@functools.cache
def shipped_rules() -> FormLibrary:
    """Terms, profiles and texts as shipped, without the instruments: those are not needed here."""
    return FormLibrary(paths.FORMS, {}, (), ())


def keep_terms(work: UnitOfWork, case_id: UUID) -> None:
    """Write down the open terms of a dossier as this unit of work leaves it, when it changed anything they rest on."""
    kinds = work.changed_kinds
    if kinds & {Measurement, Correction, ServedPrinciple}:
        _keep_measured(work, case_id)
    if kinds & {Review, ReviewItem}:
        _keep_reviewed(work, case_id)
    if not kinds & MOVES_TERMS:
        if any(_answered(before) is not _answered(after) for before, after in work.changes_of(Answer)):
            _keep_domains(work, case_id)
        return
    dossier = work.load_parts(case_id, MOVES_TERMS)
    if dossier is None:
        return
    held = rules.of_case(shipped_rules(), work.setting(rules.KEY), dossier.case)
    pictured = caseload_marks.newest_picture(dossier.measurements)
    found = _worked_out(shipped_rules(), held, dossier, pictured, _answers(work, pictured))
    work.list_terms(case_id, found.terms)
    work.list_marks(case_id, found.marks, found.minutes)
    work.list_report(case_id, found.lines, report_lines.REST)


def _keep_measured(work: UnitOfWork, case_id: UUID) -> None:
    """A reading was finished or put right: what changed per domain, and what stands in the way."""
    readings, served = work.find(Measurement, case_id=case_id), work.find(ServedPrinciple, case_id=case_id)
    lines = report_lines.measured_lines(readings, lambda one: work.find(Answer, measurement_id=one.id), served)
    work.list_report(case_id, lines, report_lines.MEASURED)


def _keep_reviewed(work: UnitOfWork, case_id: UUID) -> None:
    """A look-back was closed, or opened again."""
    reviews, items = work.find(Review, case_id=case_id), work.find(ReviewItem, case_id=case_id)
    work.list_report(case_id, report_lines.review_lines(reviews, items), report_lines.REVIEWED)


def _answered(answer: Answer | None) -> bool:
    return answer is not None and answer.answered


def _keep_domains(work: UnitOfWork, case_id: UUID) -> None:
    """An answer was given where there was none, or taken away: of all marks that of parts left open can differ."""
    case = work.get(CaseFile, case_id)
    if case is None or case.status is CaseStatus.CLOSED:
        return
    pictured = caseload_marks.newest_picture(work.find(Measurement, case_id=case_id))
    seen = caseload_marks.seen_domains(pictured, _answers(work, pictured))
    found = caseload_marks.domain_marks(pictured[0] if pictured else None, seen)
    work.list_marks(case_id, found, kinds=_DOMAINS)


def _answers(reading: Reader, pictured: tuple[Measurement, ...]) -> tuple[Answer, ...]:
    return tuple(answer for one in pictured for answer in reading.find(Answer, measurement_id=one.id))


def list_again(desk: Desk, case_ids: tuple[UUID, ...]) -> None:
    """Work out what is kept beside these dossiers anew: other rules hold, or nothing was kept yet."""
    with desk.vault.read() as reading:
        found = _each_beside(reading, desk.forms, reading.setting(rules.KEY), case_ids, {})
    desk.vault.caseload.keep_beside(found)


def keep_moved(desk: Desk, work: UnitOfWork, changes: Changes, told: Told | None = None) -> None:
    """The same of all dossiers that something moved in, at the end of the unit of work that does so."""
    from intake_app.store.many import parts

    case_ids = tuple(_moved(changes))
    done, kept_rules = 0, work.setting(rules.KEY)
    alike: dict[Dossier, Beside] = {}
    for some in parts(case_ids):
        work.keep_beside(_each_beside(work, desk.forms, kept_rules, some, alike))
        done += len(some)
        if told is not None:
            told(done, len(case_ids))


def _moved(changes: Changes) -> frozenset[UUID]:
    """The dossiers of which something moved that is kept beside them; whose they are moves along with their line."""
    if changes.entities - {CaseFile.__name__}:
        return changes.case_ids
    return frozenset(one.entity_id for one in changes.changes if one.field not in _ON_THE_LINE)


def _each_beside(
    reading: Reader, forms: FormLibrary, kept_rules: object, case_ids: Collection[UUID], alike: dict[Dossier, Beside]
) -> dict[UUID, Beside]:
    """What is kept beside each of these dossiers; nothing beside one that is gone. `alike` is for what lists share."""
    from intake_app.store.beside import NOTHING

    whole = reading.load_parts_each(case_ids, _LISTED_FROM)
    found: dict[UUID, Beside] = {}
    for case_id in case_ids:
        dossier = whole.get(case_id)
        found[case_id] = NOTHING if dossier is None else _beside_alike(forms, kept_rules, dossier, alike)
    return found


@functools.cache
def _more() -> tuple[str, ...]:
    """The parts that a dossier out of a list does not have."""
    from intake_app.store.reading import DOSSIER_PARTS

    return tuple(name for name, kind in DOSSIER_PARTS.items() if kind in _LISTED_FROM and kind is not Melding)


def _beside_alike(forms: FormLibrary, kept_rules: object, dossier: Dossier, alike: dict[Dossier, Beside]) -> Beside:
    """As `beside`. Dossiers out of one list say the same but for their numbers: that is worked out once."""
    if any(getattr(dossier, name) for name in _more()):
        return beside(forms, kept_rules, dossier)
    nobody = UUID(int=0)
    key = Dossier(
        case=replace(dossier.case, id=nobody, person_id=nobody, number=""),
        person=replace(dossier.person, id=nobody, first_name=""),
        meldingen=tuple(replace(one, id=nobody, case_id=nobody) for one in dossier.meldingen),
    )
    if key not in alike:
        alike[key] = beside(forms, kept_rules, dossier)
    return alike[key]


def beside(forms: FormLibrary, kept_rules: object, dossier: Dossier) -> Beside:
    """What is kept beside the line of a whole dossier that is new, under the rules as the vault keeps them."""
    from intake_app.store.beside import Beside

    held = rules.of_case(forms, kept_rules, dossier.case)
    pictured = caseload_marks.newest_picture(dossier.measurements)
    shown = {one.id for one in pictured}
    answers = tuple(one for one in dossier.answers if one.measurement_id in shown)
    found = _worked_out(forms, held, dossier, pictured, answers)
    by_reading: dict[UUID, list[Answer]] = {}
    for one in dossier.answers:
        by_reading.setdefault(one.measurement_id, []).append(one)
    measured = report_lines.measured_lines(
        dossier.measurements, lambda one: by_reading.get(one.id, ()), dossier.served_principles
    )
    lines = [*found.lines, *measured, *report_lines.review_lines(dossier.reviews, dossier.review_items)]
    return Beside(found.terms, found.marks, found.minutes, lines)


def catch_up_no_more(desk: Desk) -> None:
    """Every dossier of the vault is listed: there is nothing to go through after opening."""
    desk.vault.set_setting(_PROGRESS, {"rules": _fingerprint(desk), "after": None, "done": True})


def is_caught_up(desk: Desk) -> bool:
    """Whether every dossier is listed under the rules of now."""
    kept = desk.vault.setting(_PROGRESS)
    return isinstance(kept, dict) and kept.get("rules") == _fingerprint(desk) and bool(kept.get("done"))


def catch_up(desk: Desk, most: int = 10) -> bool:
    """Work out the terms of the next few dossiers not listed under these rules yet. False when none was left."""
    rulebook = _fingerprint(desk)
    kept = desk.vault.setting(_PROGRESS)
    progress = kept if isinstance(kept, dict) and kept.get("rules") == rulebook else {"rules": rulebook, "after": None}
    if progress.get("done"):
        return False
    last_done = progress.get("after")
    after = UUID(str(last_done)) if last_done else None
    cases = desk.vault.caseload.cases_after(after, most)
    list_again(desk, cases)
    last = {"after": str(cases[-1])} if cases else {}
    desk.vault.set_setting(_PROGRESS, {**progress, **last, "done": len(cases) < most})
    return bool(cases)


def _fingerprint(desk: Desk) -> int:
    """Differs when the terms or the rules do, or how marks are worked out."""
    return zlib.crc32(repr((_WORKED_OUT, desk.forms.terms.terms, _moving(desk.vault.setting(rules.KEY)))).encode())


def _moving(kept: object) -> object:
    """Of the rules as a vault keeps them, what moves a dossier; what people are called does not."""
    if not isinstance(kept, dict):
        return kept
    own = {name: one for name, one in (kept.get("own") or {}).items() if name not in rules.MOVES_NOTHING}
    moving = {name: one for name, one in {**kept, "own": own}.items() if name not in rules.SAYS_ONLY}
    return {name: one for name, one in moving.items() if one} or None


@dataclass(frozen=True, slots=True)
class _WorkedOut:
    """What is kept beside the line of one dossier."""

    terms: list[ListedTerm]
    marks: tuple[ListedMark, ...]
    minutes: dict[int, int]
    lines: list[ReportLine]
    """Only those that need no answers and no items of look-backs."""


def _worked_out(
    forms: FormLibrary,
    held: rules.Rules,
    dossier: Dossier,
    pictured: tuple[Measurement, ...],
    answers: tuple[Answer, ...],
) -> _WorkedOut:
    from intake_app.store.caseload_terms import ListedTerm

    on_any_day = dossier.case.opened_on  # whether a term is settled or stands still is a fact, not a matter of today
    closed = dossier.case.status is CaseStatus.CLOSED
    found = terms_of(forms, held, dossier, on_any_day)
    facts = caseload_marks.MarkFacts(
        dossier=dossier,
        forms=forms,
        rules=held,
        terms=() if closed else found,
        answers=caseload_marks.seen_domains(pictured, answers),
        pictured=pictured[0] if pictured else None,
    )
    terms = [ListedTerm(one.key, one.id, one.due_on) for one in facts.open_terms()]
    lines = report_lines.rest_lines(dossier, found)
    return _WorkedOut(terms, caseload_marks.marks(facts), caseload_marks.minutes(dossier), lines)
