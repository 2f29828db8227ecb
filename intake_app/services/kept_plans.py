"""What is kept of a plan that was fixed: its print, and all data that the print used (K05)."""

from __future__ import annotations

from dataclasses import fields, replace

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan, StoredDocument
from intake_app.domain.vocabulary import DocumentKind
from intake_app.services import attachments
from intake_app.services.desk import Desk


def kept_document(desk: Desk, plan: Plan) -> StoredDocument | None:
    """The kept print of a fixed plan with its bytes, or None while it is a concept."""
    with desk.vault.read() as reading:
        found = reading.find(StoredDocument, plan_id=plan.id, kind=DocumentKind.PLAN)
        return reading.get(StoredDocument, found[0].id) if found else None


def as_signed(desk: Desk, dossier: Dossier, plan: Plan) -> Dossier:
    """The dossier as it was when this version was fixed; as it is now when nothing was kept beside it."""
    kept = kept_document(desk, plan)
    return as_it_was(kept) if kept is not None and kept.snapshot else dossier


def as_it_was(kept: StoredDocument) -> Dossier:
    """The dossier as it was when the plan was fixed, every list in the order it stood in (a file is ordered by id)."""
    from intake_app.exchange.dossier_file import from_json

    dossier = from_json(kept.snapshot.encode())
    lists = {one.name: getattr(dossier, one.name) for one in fields(dossier)}
    ordered = {
        name: tuple(sorted(found, key=lambda entity: (getattr(entity, "position", 0), entity.id)))
        for name, found in lists.items()
        if isinstance(found, tuple)
    }
    return replace(dossier, **ordered)  # type: ignore[arg-type]  # each list goes back where it came from


def snapshot(dossier: Dossier) -> str:
    """All data a fixed print used, as canonical JSON in the format of the dossier file, without kept documents."""
    from intake_app.exchange.dossier_file import to_json

    bare = replace(attachments.without(dossier), documents=(), signed_scans=(), portfolio_versions=(), hand_overs=())
    return to_json(bare).decode()
