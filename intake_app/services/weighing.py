"""Weighing a measure: only from an agreement that was not kept, by a professional, in a fixed order (E06, rules 3.3).

The program records what people weigh and propose. It computes no cut, sends nothing, and opens nothing by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile
from intake_app.domain.planning import Agreement
from intake_app.domain.rights import SanctionProposal, SanctionRecord
from intake_app.domain.vocabulary import AgreementStatus, LegalGround, Promisor
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.rule_profiles import MeasureRow
from intake_app.services import overview, rules
from intake_app.services.desk import Desk
from intake_app.services.weighing_rules import (
    FIELDS_OF_STEP,
    Refusal,
    first_open_step,
    refusals,
    step_of,
    step_words,
    still_needed,
)

__all__ = ["close", "measures", "open_weighing", "record", "reopen", "why_not_open"]


def why_not_open(dossier: Dossier, agreement: Agreement) -> str:
    """Why no measure can be weighed from this agreement, or an empty text (CS9).

    A missed appointment alone is no reason, and the story of the resident comes first.
    """
    plan = dossier.plan(agreement.plan_id)
    if LegalGround.PW_44A not in plan.legal_grounds:
        return _("This plan is voluntary. There is no measure.")
    if agreement.promisor is not Promisor.RESIDENT:
        return _("This is a promise of somebody else.")
    if agreement.about_contact:
        return _("A missed appointment alone is no reason. Get in touch first.")
    if agreement.status is not AgreementStatus.DIFFERENT:
        return _("Say first that the agreement went differently.")
    if not agreement.cause.strip():
        return _("Ask first how it came about.")
    if not agreement.own_account.strip():
        return _("Write down first how {name} tells it.").format(name=dossier.person.first_name)
    return ""


def open_weighing(desk: Desk, agreement_id: UUID) -> SanctionRecord:
    """Begin to weigh, from an agreement; the one that was begun when there is one. What was told is taken over.

    Raises InputRefused with the reason of `why_not_open`, or when nobody is named who does this.
    """
    with desk.vault.read() as reading:
        agreement = reading.get(Agreement, agreement_id)
    if agreement is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    dossier = desk.dossier(agreement.case_id)
    going = dossier.sanction_of(agreement_id)
    if going is not None:
        return going
    reason = why_not_open(dossier, agreement)
    if reason:
        raise InputRefused(reason)
    if not desk.profile.consultant.strip():
        raise InputRefused(_("Fill in your name under Settings first. A person weighs this, not the program."))
    fresh = SanctionRecord(
        case_id=agreement.case_id,
        agreement_id=agreement_id,
        opened_on=desk.today(),
        opened_by=desk.profile.consultant,
        cause=agreement.cause,
        own_account=agreement.own_account,
    )
    with desk.change(_("Weigh an agreement"), agreement.case_id, final=True) as work:
        work.put(fresh)
        overview.commit(work, agreement.case_id)
    return fresh


def record(desk: Desk, record_id: UUID, **values: Any) -> Changes:
    """Keep what was weighed. `values` are fields of SanctionRecord.

    Raises InputRefused naming the step that comes first (CS1), and every rule that a proposal breaks (CS2 to CS8).
    """
    before = _get(desk, record_id)
    if before.closed:
        raise InputRefused(_("This weighing is finished. Open it again to change it."))
    for name in values:
        _refuse_out_of_turn(before, name)
    after = replace(before, **values)
    dossier = desk.dossier(before.case_id)
    earlier, table = _earlier(dossier, after), measures(desk, dossier.case)
    known = refusals(before, earlier, table)
    broken = [one for one in refusals(after, earlier, table) if one.fields & set(values) or one not in known]
    if broken:
        raise InputRefused(*(one.sentence for one in broken))
    return _keep(desk, after, f"weighing:{record_id}:{next(iter(values), '')}")


def close(desk: Desk, record_id: UUID) -> Changes:
    """Finish a weighing. Raises InputRefused naming everything that it lacks, the day of a contact among them."""
    found = _get(desk, record_id)
    dossier = desk.dossier(found.case_id)
    left: list[Refusal] = [
        *still_needed(found),
        *refusals(found, _earlier(dossier, found), measures(desk, dossier.case)),
    ]
    if left:
        raise InputRefused(*dict.fromkeys(one.sentence for one in left))
    return _keep(desk, replace(found, closed=True), None)


def reopen(desk: Desk, record_id: UUID) -> Changes:
    """Go on with a finished weighing: on request, when conduct changed, or at reconsideration (article 18(3), (11))."""
    return _keep(desk, replace(_get(desk, record_id), closed=False), None)


def measures(desk: Desk, case: CaseFile) -> tuple[MeasureRow, ...]:
    """The table of measures of the municipality that a dossier falls under; empty when it is not known here."""
    return rules.for_case(desk, case).profile.measures


def _refuse_out_of_turn(before: SanctionRecord, name: str) -> None:
    step = step_of(name)
    due = first_open_step(before)
    if step is None or due is None:
        return
    order = tuple(FIELDS_OF_STEP)
    if order.index(step) > order.index(due):
        raise InputRefused(
            _('First comes "{first}". After that "{then}".').format(first=step_words(due), then=step_words(step))
        )


def _earlier(dossier: Dossier, found: SanctionRecord) -> tuple[SanctionRecord, ...]:
    """Measures proposed before about the same resident."""
    wanted = SanctionProposal.PROPOSE_MEASURE
    return tuple(one for one in dossier.sanctions if one.id != found.id and one.closed and one.proposal is wanted)


def _get(desk: Desk, record_id: UUID) -> SanctionRecord:
    with desk.vault.read() as reading:
        found = reading.get(SanctionRecord, record_id)
    if found is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    return found


def _keep(desk: Desk, after: SanctionRecord, merge_key: str | None) -> Changes:
    with desk.change(_("Weigh an agreement"), after.case_id, merge_key=merge_key) as work:
        work.put(after)
        return overview.commit(work, after.case_id)
