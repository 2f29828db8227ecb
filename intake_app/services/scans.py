"""Scans of a plan that was signed with pen on paper: read, drawn anew, and kept in the vault (K04)."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.domain.scans import SignedScan
from intake_app.domain.vocabulary import PlanStatus, SignerRole
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview, signing
from intake_app.services.desk import Desk


def read_scan(path: Path) -> bytes:
    """The bytes of a file somebody chose. Raises InputRefused when it cannot be read or is far too large."""
    from intake_app.documents.scan import MAX_BYTES

    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(_("This scan is too large. Scan only the page with the signatures."))
        return path.read_bytes()
    except OSError:
        raise InputRefused(_("This file cannot be read. Choose another file.")) from None


def keep_scan(
    desk: Desk, case_id: UUID, name: str, role: SignerRole, offered: bytes, *, of: Plan | None = None
) -> Changes:
    """Keep the scan of a page that somebody signed, in place of an earlier one. Its file stays outside.

    `of` is the plan that was signed when that is not the current one: somebody signs later, a new version is begun.

    Raises InputRefused when there is no plan to sign, for somebody without a place under it, and for what is no scan.
    """
    from intake_app.documents.scan import drawn_anew

    dossier = desk.dossier(case_id)
    plan = of or dossier.current_plan
    if plan is None or plan.status is PlanStatus.DRAFT:
        raise InputRefused(_("Only a final plan can be signed. Make the plan final first."))
    who = next((one for one in signing.signers(dossier, plan) if (one.name, one.role) == (name, role)), None)
    if who is None:
        raise InputRefused(signing.no_place(name))
    fixed = plan.status is not PlanStatus.FINAL
    if fixed and who.signature is not None and who.signature.method in signing.INK:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
    scan = drawn_anew(offered)
    kept = SignedScan(
        case_id=case_id,
        plan_id=plan.id,
        signer=name,
        role=role,
        added_at=desk.clock.now(),
        pages=scan.pages,
        sha256=sha256(scan.content).hexdigest(),
        content=scan.content,
    )
    with desk.change(_("Scan of a signature"), case_id, final=True) as work:
        for old in dossier.scans_of(plan, name, role):
            work.delete(SignedScan, old.id)
        work.put(kept)
        return overview.commit(work, case_id)


def scan_content(desk: Desk, dossier: Dossier, plan: Plan, name: str, role: SignerRole) -> bytes | None:
    """The kept pages of one signer as PDF, or None."""
    found = dossier.scans_of(plan, name, role)
    if not found:
        return None
    with desk.vault.read() as reading:
        scan = reading.get(SignedScan, found[-1].id)
    return scan.content if scan is not None else None
