"""Who was absent signs later: the fixed plan stays as it is, the signature comes on a sheet that names it (K04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from intake_app.documents.plan_sheets import SignatureSheet
from intake_app.documents.sheet_parts import SignatureBlock, SignState
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import InkPoint, Plan, Signature, StoredDocument
from intake_app.domain.vocabulary import DocumentKind, SignatureMethod, SignerRole
from intake_app.errors import InputRefused
from intake_app.i18n import _, speaking
from intake_app.services import kept_plans, overview, plan_sheets, sealing, signature_blocks, signing
from intake_app.services.desk import Desk


def absent(dossier: Dossier, plan: Plan) -> tuple[signing.Signer, ...]:
    """Who has a place under a fixed plan and did not sign it yet."""
    everybody = signing.signers(dossier, plan)
    return tuple(one for one in everybody if one.signature is None or one.signature.method in signing.NO_INK)


def sign_later(
    desk: Desk,
    case_id: UUID,
    name: str,
    role: SignerRole,
    method: SignatureMethod,
    *,
    strokes: Sequence[Sequence[InkPoint]] = (),
    place: str = "",
    signed_on: date | None = None,
) -> StoredDocument:
    """Keep the signature of somebody who was absent, and the sealed sheet with it. What was fixed does not change.

    Raises InputRefused when no plan is fixed, when there is nobody of this name and role who still has to sign, and
    when there is no ink.
    """
    dossier = desk.dossier(case_id)
    plan = dossier.signed_plan
    who = next((one for one in absent(dossier, plan) if (one.name, one.role) == (name, role)), None) if plan else None
    if plan is None or who is None:
        raise InputRefused(_("{name} does not have to sign this plan any more.").format(name=name))
    if method not in signing.INK:
        raise InputRefused(_("There is no signature yet. Sign in the box, or choose pen on paper."))
    signing.refuse_without_ink(dossier, plan, who, method, strokes)
    signature = Signature(
        case_id=case_id,
        plan_id=plan.id,
        signer=name,
        role=role,
        method=method,
        signed_at=desk.clock.now() if signed_on in (None, desk.today()) else signing.noon(signed_on),
        place=place or desk.profile.place,
        strokes=tuple(tuple(stroke) for stroke in strokes),
        words_sha256=_code(desk, plan),
    )
    document = _document(desk, replace(dossier, signatures=(*dossier.signatures, signature)), plan)
    with desk.change(_("Signature"), case_id, final=True) as work:
        work.put(signature)
        work.put(document)
        overview.commit(work, case_id)
    return document


def _document(desk: Desk, dossier: Dossier, plan: Plan) -> StoredDocument:
    content = sealing.seal(desk, _drawn(signature_sheet(desk, dossier, plan), "nl", large=False))
    return StoredDocument(
        case_id=dossier.case.id,
        kind=DocumentKind.LATER_SIGNATURE,
        version=plan.version,
        plan_id=plan.id,
        title=_("Signature sheet with plan version {number}").format(number=plan.version),
        made_at=desk.clock.now(),
        sha256=sha256(content).hexdigest(),
        content=content,
    )


def kept_sheet(desk: Desk, dossier: Dossier, plan: Plan) -> StoredDocument | None:
    """The newest kept sheet of this plan with its bytes, or None."""
    found = [one for one in dossier.documents if one.plan_id == plan.id and one.kind is DocumentKind.LATER_SIGNATURE]
    if not found:
        return None
    with desk.vault.read() as reading:
        return reading.get(StoredDocument, max(found, key=lambda one: one.made_at).id)


def render(desk: Desk, case_id: UUID, *, language: str, large: bool) -> bytes:
    """The sheet: the kept bytes; in another language or size, or before anybody signed, drawn from the dossier.

    Raises InputRefused when no plan is fixed, or when everybody signed the plan itself.
    """
    dossier = desk.dossier(case_id)
    plan = dossier.signed_plan
    if plan is None:
        raise InputRefused(_("No plan is fixed yet. A signature sheet is for who signs after that."))
    kept = kept_sheet(desk, dossier, plan)
    if kept is not None and (language, large) == (kept.language, kept.large):
        return kept.content
    with speaking(language):
        sheet = open_sheet(desk, dossier)
    return _drawn(sheet, language, large=large)


def open_sheet(desk: Desk, dossier: Dossier) -> SignatureSheet:
    """The sheet as it is drawn now. Raises InputRefused as `render` does."""
    plan = dossier.signed_plan
    if plan is None:
        raise InputRefused(_("No plan is fixed yet. A signature sheet is for who signs after that."))
    sheet = signature_sheet(desk, dossier, plan)
    if not sheet.signatures:
        raise InputRefused(_("Everybody signed the plan itself. There is nothing for a signature sheet."))
    return sheet


def signature_sheet(desk: Desk, dossier: Dossier, plan: Plan) -> SignatureSheet:
    """Who signed after the plan was fixed, and who still can."""
    fixed = kept_plans.as_signed(desk, dossier, plan)
    later = {(one.name, one.role) for one in absent(fixed, fixed.plan(plan.id))}
    who = [one for one in signing.signers(dossier, plan) if (one.name, one.role) in later]
    blocks = tuple(signature_blocks.signature_block(one, desk.profile) for one in who)
    made_on = plan.fixed_on(desk.today())
    return SignatureSheet(
        name=dossier.person.full_name,
        version=plan.version,
        plan_dated=made_on,
        dated=desk.today(),
        code=_code(desk, plan),
        signatures=tuple(_open(one) for one in blocks),
        signing=plan_sheets.signing_words(desk.forms, plan.legal_grounds),
    )


def _open(block: SignatureBlock) -> SignatureBlock:
    """A line with room for a pen, where nobody signed yet."""
    if block.state is not SignState.NOT_SIGNED:
        return block
    return SignatureBlock(name=block.name, role=block.role, state=SignState.WET_INK)


def _code(desk: Desk, plan: Plan) -> str:
    kept = kept_plans.kept_document(desk, plan)
    return kept.words_sha256 if kept is not None else ""


def _drawn(sheet: SignatureSheet, language: str, *, large: bool) -> bytes:
    from intake_app.documents.signature_sheet import signature_sheet_pdf

    return signature_sheet_pdf(sheet, language=language, large=large)
