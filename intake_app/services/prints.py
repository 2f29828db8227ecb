"""Prints: the same bytes for preview, printer and file; a fixed plan comes from the kept bytes (K01, K03, K05)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from uuid import UUID

from intake_app.documents.comparison_sheets import ComparisonSheet
from intake_app.documents.sheets import RecoverySheet, Sheet
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan, StoredDocument
from intake_app.domain.vocabulary import DocumentKind
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _, speaking
from intake_app.i18n import language as language_in_use
from intake_app.services import comparison_sheets, sheets
from intake_app.services.desk import Desk

COMPARISON = "vergelijking"
"""Then and now; drawn anew each time, never kept."""


@dataclass(frozen=True, slots=True)
class PrintKind:
    """A print that can be asked for: its id on the command line, its name, and whether it is the resident's."""

    id: str
    title: str
    for_resident: bool


def kinds() -> tuple[PrintKind, ...]:
    """Every print of a dossier."""
    from intake_app.documents.registry import KINDS

    return tuple(PrintKind(kind.id, str(kind.title), kind.for_resident) for kind in KINDS if kind.of_dossier)


def preview(desk: Desk, case_id: UUID, kind: str, *, language: str = "nl", large: bool = False) -> bytes:
    """The PDF bytes of a print as it stands now; of a fixed plan the kept bytes, or in another language or size the
    same words out of what was kept beside them.

    Raises WrongCall for an unknown kind, InputRefused when there is nothing to print yet.
    """
    if kind not in {one.id for one in kinds()}:
        raise WrongCall(_("There is no print called {kind}. Ask for the list with print --list.").format(kind=kind))
    if language not in desk.forms.languages:
        known = ", ".join(desk.forms.languages)
        raise WrongCall(
            _("There are no words in the language {name}. Choose from: {known}.").format(name=language, known=known)
        )
    dossier = desk.dossier(case_id)
    if kind == DocumentKind.PLAN:
        plan = dossier.current_plan
        if plan is None:
            raise InputRefused(_("There is no plan yet. Begin with a goal."))
        kept = kept_document(desk, dossier, plan)
        if kept is not None and (kept.language, kept.large) == (language, large):
            return kept.content
        if kept is not None and kept.snapshot:
            dossier = _as_it_was(kept)
            plan = dossier.plan(plan.id)
        return render_plan(desk, dossier, plan, language=language, large=large)
    with speaking(language):
        if kind == DocumentKind.PORTFOLIO:
            sheet: Sheet | ComparisonSheet = sheets.portfolio_sheet(dossier, desk.forms, desk.today())
        elif kind == COMPARISON:
            sheet = comparison_sheets.comparison_sheet(dossier, desk.forms, desk.today(), plain=large)
        else:
            sheet = sheets.fridge_sheet(dossier, desk.profile, desk.today())
    return _draw(kind, sheet, language, large)


def render_plan(desk: Desk, dossier: Dossier, plan: Plan, *, language: str = "nl", large: bool = False) -> bytes:
    """The PDF of one version of the plan, drawn from the dossier."""
    with speaking(language):
        sheet = sheets.plan_sheet(dossier, plan, desk.forms, desk.profile, desk.today())
    return _draw(DocumentKind.PLAN, sheet, language, large)


def _draw(kind: str, sheet: Sheet | ComparisonSheet, language: str, large: bool) -> bytes:
    from intake_app.documents.registry import KINDS

    draw = next(one.draw for one in KINDS if one.id == kind)
    return draw(sheet, language=language, large=large)


def kept_document(desk: Desk, dossier: Dossier, plan: Plan) -> StoredDocument | None:
    """The kept print of a fixed plan with its bytes, or None while it is a concept."""
    found = next((one for one in dossier.documents if one.plan_id == plan.id and one.kind is DocumentKind.PLAN), None)
    if found is None:
        return None
    with desk.vault.read() as reading:
        return reading.get(StoredDocument, found.id)


_FOLDER = "pdf_folder"


def file_folder(desk: Desk) -> str:
    """The folder where a print was kept last, "" when none was yet. Kept inside the vault: a path may name a person."""
    return str(desk.vault.setting(_FOLDER, ""))


def keep_file_folder(desk: Desk, folder: str) -> None:
    """Remember the folder for the next print."""
    desk.vault.set_setting(_FOLDER, folder)


def _as_it_was(kept: StoredDocument) -> Dossier:
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


def recovery_sheet(desk: Desk, code: str) -> bytes:
    """The paper that opens the vault when the passphrase is gone."""
    from intake_app.documents.registry import RECOVERY

    sheet = RecoverySheet(vault_name=desk.vault.path.name, code=tuple(code.split("-")), dated=desk.today())
    return _draw(RECOVERY, sheet, language_in_use(), large=False)


def snapshot(dossier: Dossier) -> str:
    """All data a fixed print used, as canonical JSON in the format of the dossier file, without kept documents."""
    from intake_app.exchange.dossier_file import to_json

    return to_json(replace(dossier, documents=())).decode()
