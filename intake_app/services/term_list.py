"""Keeps the open terms of every dossier beside the caseload, in the transaction that changes the dossier.

After a migration, or when other rules were chosen, `catch_up` goes through all dossiers bit by bit.
"""

from __future__ import annotations

import functools
import zlib
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app import paths
from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.measuring import Measurement
from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.planning import Goal, PerspectiveEstimate, Plan, PlanElement, Step
from intake_app.domain.rights import Exemption, SanctionRecord
from intake_app.domain.terms import TermEvent, TermState, TermWeight
from intake_app.domain.vocabulary import CaseStatus
from intake_app.instruments.library import FormLibrary
from intake_app.services import rules
from intake_app.services.term_clock import terms_of

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from intake_app.store.caseload_terms import ListedTerm
    from intake_app.store.unit_of_work import UnitOfWork

MOVES_TERMS: frozenset[type[Entity]] = frozenset(
    (
        CaseFile,
        Contact,
        Conversation,
        Exemption,
        Goal,
        Measurement,
        Melding,
        NetworkPerson,
        Person,
        PerspectiveEstimate,
        Plan,
        PlanElement,
        SanctionRecord,
        Step,
        TermEvent,
    )
)
"""What terms are worked out from. An answer to a question moves none."""
_PROGRESS = "terms_listed"


@functools.cache
def _forms() -> FormLibrary:
    """Terms, profiles and texts as shipped, without the instruments: those are not needed here."""
    return FormLibrary(paths.FORMS, {}, (), ())


def keep_terms(work: UnitOfWork, case_id: UUID) -> None:
    """Write down the open terms of a dossier as this unit of work leaves it, when it changed anything they rest on."""
    if not work.changed_kinds & MOVES_TERMS:
        return
    dossier = work.load_parts(case_id, MOVES_TERMS)
    if dossier is not None:
        work.list_terms(case_id, _listed(_forms(), rules.in_force(_forms(), work.setting(rules.KEY)), dossier))


def list_again(desk: Desk, case_ids: tuple[UUID, ...]) -> None:
    """Work out the open terms of dossiers that changed in another way: undone, done again, or under other rules."""
    held = rules.rules(desk)
    found: dict[UUID, list[ListedTerm]] = {}
    with desk.vault.read() as reading:
        for case_id in case_ids:
            dossier = reading.load_parts(case_id, MOVES_TERMS)
            if dossier is not None:
                found[case_id] = _listed(desk.forms, held, dossier)
    desk.vault.list_terms(found)


def catch_up(desk: Desk, most: int = 10) -> bool:
    """Work out the terms of the next few dossiers not listed under these rules yet. False when none was left."""
    rulebook = _fingerprint(desk)
    kept = desk.vault.setting(_PROGRESS)
    progress = kept if isinstance(kept, dict) and kept.get("rules") == rulebook else {"rules": rulebook, "after": None}
    if progress.get("done"):
        return False
    last_done = progress.get("after")
    after = UUID(str(last_done)) if last_done else None
    cases = desk.vault.cases_after(after, most)
    list_again(desk, cases)
    last = {"after": str(cases[-1])} if cases else {}
    desk.vault.set_setting(_PROGRESS, {**progress, **last, "done": len(cases) < most})
    return bool(cases)


def _fingerprint(desk: Desk) -> int:
    """Differs when the terms or the rules do."""
    return zlib.crc32(repr((desk.forms.terms.terms, desk.vault.setting(rules.KEY))).encode())


def _listed(forms: FormLibrary, held: rules.Rules, dossier: Dossier) -> list[ListedTerm]:
    from intake_app.store.caseload_terms import ListedTerm

    if dossier.case.status is CaseStatus.CLOSED:
        return []
    on_any_day = dossier.case.opened_on  # whether a term is settled or stands still is a fact, not a matter of today
    return [
        ListedTerm(one.key, one.id, one.due_on)
        for one in terms_of(forms, held, dossier, on_any_day)
        if one.weight is TermWeight.WARN and one.state.open and one.state is not TermState.SUSPENDED
    ]
