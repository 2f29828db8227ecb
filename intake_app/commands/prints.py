"""`print KIND DOSSIER`; `print weeklijst`, `print caseloadlijst` and `print teamrapport` (no dossier); `print --list`.

The name of the file says what is made: .pdf, .html for its twin, or .xlsx of the team report.
"""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import UUID

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.dossiers import write_out
from intake_app.commands.parsing import Call
from intake_app.commands.secrets import new_passphrase
from intake_app.domain.access import Act
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import access, portfolio_prints, prints, team_report_files, working_lists
from intake_app.services.desk import Desk


def run_print(call: Call) -> int:
    """Write one print as PDF, or list every print by kind. An empty form needs neither vault nor dossier."""
    wanted = call.options
    if wanted.list:
        for kind in (*prints.kinds(), *prints.working_kinds(), *prints.form_kinds(FormLibrary.shipped())):
            sys.stdout.write(f"{kind.id}\t{kind.title}\n")
        return 0
    if wanted.kind and wanted.out and not wanted.dossier and prints.is_blank_form(wanted.kind):
        write_out(wanted.out, _as_asked(wanted.out, _blank_form(call)))
        return 0
    if wanted.kind and wanted.vault and wanted.out and team_report_files.is_team_report(wanted.kind):
        with open_desk(call, wanted.vault) as desk:
            content = team_report_files.make(
                desk, wanted.kind, wanted.out.suffix.lower(), language=wanted.language, large=wanted.large
            )
        write_out(wanted.out, _as_asked(wanted.out, content))
        return 0
    if wanted.kind and wanted.vault and wanted.out and working_lists.is_working_list(wanted.kind):
        with open_desk(call, wanted.vault) as desk:
            content = working_lists.make(desk, wanted.kind, language=wanted.language, large=wanted.large)
        write_out(wanted.out, _as_asked(wanted.out, content))
        return 0
    if not (wanted.kind and wanted.dossier and wanted.vault and wanted.out):
        raise WrongCall(_("Say which print, of which dossier, from which --vault, to which --out."))
    with open_desk(call, wanted.vault) as desk:
        case_id = find_dossier(desk, wanted.dossier)
        carrying = wanted.carry is not None
        content = _with_data(call, desk, case_id) if carrying else _content(desk, case_id, call)
        _tell_left_out(desk, case_id, wanted.kind)
        write_out(wanted.out, _as_asked(wanted.out, content))
        access.note(desk, case_id, Act.KEPT, wanted.kind)
    return 0


def _as_asked(out: Path, content: bytes) -> bytes:
    """The file that the name asks for: a web page for .html, otherwise the PDF."""
    return prints.web_page(content) if out.suffix.lower() in (".html", ".htm") else content


def _content(desk: Desk, case_id: UUID, call: Call) -> bytes:
    """The print, as the kind of file that the name of --out asks for; a PDF when it says nothing."""
    wanted = call.options
    suffix = wanted.out.suffix.lower().lstrip(".")
    if suffix in ("docx", "txt", "csv"):
        return portfolio_prints.as_file(desk, case_id, wanted.kind, suffix, language=wanted.language)
    return prints.preview(desk, case_id, wanted.kind, language=wanted.language, large=wanted.large)


def _tell_left_out(desk: Desk, case_id: UUID, kind: str) -> None:
    """What did not go along with a profile for outside, on stderr, so that the file itself stays clean."""
    found = portfolio_prints.left_out(desk, case_id, kind)
    if found:
        sys.stderr.write(_("Left out of the print, because it must not go outside:") + "\n")
        sys.stderr.writelines(f"- {line}\n" for line in found)


def _blank_form(call: Call) -> bytes:
    """An empty form: of the shipped ones, or with a vault also of the packs that go with it."""
    wanted, today = call.options, call.clock.today()
    if not wanted.vault:
        forms = FormLibrary.shipped()
        return prints.blank_form(forms, wanted.kind, today, language=wanted.language, large=wanted.large)
    with open_desk(call, wanted.vault) as desk:
        return prints.blank_form(desk.forms, wanted.kind, today, language=wanted.language, large=wanted.large)


def _with_data(call: Call, desk: Desk, case_id: UUID) -> bytes:
    """The print with the chosen parts of the dossier locked inside."""
    from intake_app.services.carrying import Choice, Part, carrying_pdf

    wanted = call.options
    unknown = [name for name in wanted.carry if name not in [*Part]]
    if unknown:
        known = ", ".join(Part)
        raise WrongCall(
            _("There is no part {name} to carry. Choose from: {known}.").format(name=unknown[0], known=known)
        )
    if wanted.out.suffix.lower() != ".pdf":
        raise WrongCall(_("Only a PDF can carry the data. Let the name after --out end in .pdf."))
    words = new_passphrase(wanted.carry_passphrase_file, "--carry-passphrase-file", variable=False)
    choice = Choice(frozenset(Part(name) for name in wanted.carry or Part), words)
    return carrying_pdf(desk, case_id, wanted.kind, choice, language=wanted.language, large=wanted.large)
