"""Signing: who signs, ink on the screen or on paper, reasons why not, and fixing the plan (K04, K05).

Signing is for commitment. Refusal, illness or absence never stops the plan; the reason is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.household import ADULT
from intake_app.domain.network_words import HouseholdRelation, RepresentationKind
from intake_app.domain.people import NetworkPerson
from intake_app.domain.planning import InkPoint, Plan, Signature, StoredDocument
from intake_app.domain.scans import SignedScan
from intake_app.domain.vocabulary import (
    CaseStatus,
    DocumentKind,
    PersonRole,
    PlanStatus,
    SignatureMethod,
    SignerRole,
)
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import households, overview
from intake_app.services.desk import Desk

_ROLE_OF = {
    PersonRole.PARTNER: SignerRole.PARTNER,
    PersonRole.PARENT: SignerRole.REPRESENTATIVE,
    PersonRole.REPRESENTATIVE: SignerRole.REPRESENTATIVE,
}
_STANDS_IN = SignerRole.REPRESENTATIVE
INK = (SignatureMethod.SCREEN_PEN, SignatureMethod.INK_SEEN, SignatureMethod.INK_SCANNED)
"""The ways in which somebody really signed."""
NO_INK = (SignatureMethod.REFUSED, SignatureMethod.LATER)
"""Why somebody did not sign; both may still do so afterwards."""
_MADE_SURE = {"teach_back", "read_aloud", "copy_given", "interpreter_present"}


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody with a signature block on the plan, and the signature when it is there."""

    name: str
    role: SignerRole
    signature: Signature | None = None
    right: RepresentationKind | None = None
    """By what right a representative signs, as far as that is known."""

    @property
    def settled(self) -> bool:
        """Signed, or a reason why not is kept."""
        return self.signature is not None


def signers(dossier: Dossier, plan: Plan, on: date | None = None) -> tuple[Signer, ...]:
    """Who signs: the resident, the director (unless that is the resident), and who else was named to sign.

    A parent signs until the resident is eighteen, on the day the plan became final; `on` is that day for a concept.
    """
    wanted = [(dossier.person.full_name, SignerRole.RESIDENT)]
    if plan.regisseur and not plan.regisseur_is_resident:
        wanted.append((plan.regisseur, SignerRole.REGISSEUR))
    elif plan.contact_name:
        wanted.append((plan.contact_name, SignerRole.REGISSEUR))
    signatures = {(one.signer, one.role): one for one in dossier.signatures_of(plan)}
    grown = parent_signs_no_more(dossier, _day_of(plan, on))
    named = [(person, _role_of(person)) for person in dossier.network if person.signs]
    wanted += [
        (person.name, role)
        for person, role in named
        if not (grown and person.role is PersonRole.PARENT and (person.name, role) not in signatures)
    ]
    wanted += _of_the_household(dossier, plan, [name for name, _role in wanted])
    rights = {person.name: person.representation for person in dossier.network if person.signs}
    return tuple(
        Signer(name, role, signatures.get((name, role)), rights.get(name) if role is _STANDS_IN else None)
        for name, role in wanted
    )


def parent_signs_no_more(dossier: Dossier, day: date | None) -> bool:
    """Whether the resident is of age on a day. Who acts for an adult has the role of representative (CC15)."""
    age = dossier.person.age_on(day) if day is not None else None
    return age is not None and age >= ADULT


def _day_of(plan: Plan, on: date | None) -> date | None:
    return plan.fixed_on(date.max) if plan.finalised_at is not None else on


def _of_the_household(dossier: Dossier, plan: Plan, there: Sequence[str]) -> list[tuple[str, SignerRole]]:
    """Every other adult whose plan this is too, each with an own place to sign; nobody signs twice (rules 6.5)."""
    known = {" ".join(name.casefold().split()) for name in there}
    found = [one for one in households.partakers(dossier, plan) if " ".join(one.name.casefold().split()) not in known]
    partner = HouseholdRelation.PARTNER
    return [(one.name.strip(), SignerRole.PARTNER if one.relation is partner else SignerRole.OTHER) for one in found]


def _role_of(person: NetworkPerson) -> SignerRole:
    return _ROLE_OF.get(person.role, SignerRole.OTHER)


def sign(
    desk: Desk,
    case_id: UUID,
    name: str,
    role: SignerRole,
    method: SignatureMethod,
    *,
    strokes: Sequence[Sequence[InkPoint]] = (),
    place: str = "",
    reason: str = "",
    signed_on: date | None = None,
) -> Changes:
    """Keep one signature, or the reason why there is none, under the final plan. Signing again replaces it.

    Everybody signs for oneself: only who has a place under the plan can sign, and the resident is only passed over
    (NOT_REQUIRED) when a parent or representative signs.

    `signed_on` is the day on the paper of a wet-ink signature that was seen; without it the signature is of now.
    Raises InputRefused when the plan is no final plan, for somebody without a place under it, when a screen signature
    has no ink, a scanned one no scan, or a reason is missing.
    """
    from intake_app.services import signed_words

    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None or plan.status is not PlanStatus.FINAL:
        raise InputRefused(_("Only a final plan can be signed. Make the plan final first."))
    _refuse_for_another(dossier, plan, Signer(name, role), method)
    if method in NO_INK and not reason.strip():
        raise InputRefused(_("Write in a few words why {name} does not sign now.").format(name=name))
    refuse_without_ink(dossier, plan, Signer(name, role), method, strokes)
    signature = Signature(
        case_id=case_id,
        plan_id=plan.id,
        signer=name,
        role=role,
        method=method,
        signed_at=desk.clock.now() if signed_on in (None, desk.today()) else noon(signed_on),
        place=place or desk.profile.place,
        reason=reason,
        strokes=tuple(tuple(stroke) for stroke in strokes),
        words_sha256=signed_words.code_of(desk, dossier, plan) if method in INK else "",
    )
    with desk.change(_("Signature"), case_id, final=True) as work:
        for old in dossier.signatures_of(plan):
            if (old.signer, old.role) == (name, role):
                work.delete(Signature, old.id)
        work.put(signature)
        return overview.commit(work, case_id)


def _refuse_for_another(dossier: Dossier, plan: Plan, who: Signer, method: SignatureMethod) -> None:
    named = {(one.name, one.role) for one in signers(dossier, plan)}
    if (who.name, who.role) not in named:
        raise InputRefused(no_place(who.name))
    stands_in = any(role is SignerRole.REPRESENTATIVE for _name, role in named)
    if method is SignatureMethod.NOT_REQUIRED and (who.role is not SignerRole.RESIDENT or not stands_in):
        raise InputRefused(_("Only when a parent or representative signs, the resident need not sign."))


def no_place(name: str) -> str:
    """Why somebody cannot sign this plan, and what to do."""
    return _(
        "{name} has no place under this plan. Nobody signs for somebody else: "
        "name a parent or representative as such first, with the people around."
    ).format(name=name)


def refuse_without_ink(
    dossier: Dossier, plan: Plan, who: Signer, method: SignatureMethod, strokes: Sequence[Sequence[InkPoint]]
) -> None:
    """Raises InputRefused for ink on the screen that is not there, or ink on paper of which no scan is kept."""
    if method is SignatureMethod.SCREEN_PEN and not any(len(stroke) > 1 for stroke in strokes):
        raise InputRefused(_("There is no signature yet. Sign in the box, or choose pen on paper."))
    if method is SignatureMethod.INK_SCANNED and not dossier.scans_of(plan, who.name, who.role):
        raise InputRefused(_("There is no scan yet. Choose the file with the signed page first."))


def noon(day: date) -> datetime:
    """The middle of a day in local time: of ink on paper only the day is known."""
    return datetime.combine(day, time(12)).astimezone(UTC)


def make_sure(desk: Desk, case_id: UUID, **values: str | bool) -> Changes:
    """Keep what was made sure of before signing: `teach_back` (the plan told in own words), `read_aloud`,
    `copy_given`, `interpreter_present`.

    Raises InputRefused when the plan is fixed already. Every other field of a final plan stays as it is.
    """
    if not values.keys() <= _MADE_SURE:
        raise ValueError(f"not made sure at the table: {sorted(values.keys() - _MADE_SURE)}")
    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None or plan.status not in (PlanStatus.DRAFT, PlanStatus.FINAL):
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
    key = f"make_sure:{plan.id}:{next(iter(values), '')}"
    with desk.change(_("Before signing"), case_id, merge_key=key) as work:
        work.put(replace(plan, **values))  # type: ignore[arg-type]  # the names were checked above
        return overview.commit(work, case_id)


def take_back(desk: Desk, case_id: UUID, name: str, role: SignerRole) -> Changes:
    """Wipe one signature under a plan that is not fixed yet ("Opnieuw")."""
    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None or plan.status is not PlanStatus.FINAL:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
    with desk.change(_("Sign again"), case_id, final=True) as work:
        for old in dossier.signatures_of(plan):
            if (old.signer, old.role) == (name, role):
                work.delete(Signature, old.id)
        for scan in dossier.scans_of(plan, name, role):
            work.delete(SignedScan, scan.id)
        return overview.commit(work, case_id)


def fix_plan(desk: Desk, case_id: UUID) -> StoredDocument:
    """Fix the plan: the PDF as signed is sealed and kept, and from now on only a new version can differ.

    Raises InputRefused while somebody neither signed nor has a reason why not, and when the words are no longer
    those that somebody signed.
    """
    from intake_app.services import kept_plans, print_making, sealing, signed_words

    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None or plan.status is not PlanStatus.FINAL:
        raise InputRefused(_("Only a final plan can be signed. Make the plan final first."))
    waiting = [signer.name for signer in signers(dossier, plan) if not signer.settled]
    if waiting:
        raise InputRefused(_("Still waiting for the signature of {names}.").format(names=", ".join(waiting)))
    signed = replace(plan, status=PlanStatus.SIGNED)
    sealed = replace(dossier, plans=tuple(signed if one.id == plan.id else one for one in dossier.plans))
    code = signed_words.code_of(desk, sealed, signed)
    _refuse_other_words(dossier, plan, code)
    content = sealing.seal(desk, print_making.draw_plan(desk, sealed, signed, code=code))
    document = StoredDocument(
        case_id=case_id,
        kind=DocumentKind.PLAN,
        version=plan.version,
        plan_id=plan.id,
        title=_("Plan of action, version {number}").format(number=plan.version),
        made_at=desk.clock.now(),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        snapshot=kept_plans.snapshot(sealed),
        words_sha256=code,
    )
    with desk.change(_("Fix the plan"), case_id, final=True) as work:
        work.put(signed)
        work.put(document)
        paused = dossier.case.status in (CaseStatus.TIME_OUT, CaseStatus.AFTERCARE)
        case = dossier.case if paused else replace(dossier.case, status=CaseStatus.PLAN_ACTIVE)
        if signed.review_dates:
            upcoming = min((day for day in signed.review_dates if day >= desk.today()), default=None)
            case = replace(case, next_step=_("Look back at the plan together"), next_step_on=upcoming)
        work.put(case)
        overview.commit(work, case_id)
    return document


def _refuse_other_words(dossier: Dossier, plan: Plan, code: str) -> None:
    others = [one.signer for one in dossier.signatures_of(plan) if one.words_sha256 not in ("", code)]
    if others:
        message = _("The words of the plan have changed since {names} signed. Read it again together and sign again.")
        raise InputRefused(message.format(names=", ".join(others)))
