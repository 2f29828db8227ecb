"""`print KIND DOSSIER`, `print weeklijst` and `print caseloadlijst` (no dossier), and `print --list`.

The name of the file says what is made: .pdf, or .html for its twin.
"""

from __future__ import annotations

import sys
from pathlib import Path

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.dossiers import write_out
from intake_app.commands.parsing import Call
from intake_app.domain.access import Act
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import access, prints, working_lists


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
    if wanted.kind and wanted.vault and wanted.out and working_lists.is_working_list(wanted.kind):
        with open_desk(call, wanted.vault) as desk:
            content = working_lists.make(desk, wanted.kind, language=wanted.language, large=wanted.large)
        write_out(wanted.out, _as_asked(wanted.out, content))
        return 0
    if not (wanted.kind and wanted.dossier and wanted.vault and wanted.out):
        raise WrongCall(_("Say which print, of which dossier, from which --vault, to which --out."))
    with open_desk(call, wanted.vault) as desk:
        case_id = find_dossier(desk, wanted.dossier)
        content = prints.preview(desk, case_id, wanted.kind, language=wanted.language, large=wanted.large)
        write_out(wanted.out, _as_asked(wanted.out, content))
        access.note(desk, case_id, Act.KEPT, wanted.kind)
    return 0


def _as_asked(out: Path, content: bytes) -> bytes:
    """The file that the name asks for: a web page for .html, otherwise the PDF."""
    return prints.web_page(content) if out.suffix.lower() in (".html", ".htm") else content


def _blank_form(call: Call) -> bytes:
    """An empty form: of the shipped ones, or with a vault also of the packs that go with it."""
    wanted, today = call.options, call.clock.today()
    if not wanted.vault:
        forms = FormLibrary.shipped()
        return prints.blank_form(forms, wanted.kind, today, language=wanted.language, large=wanted.large)
    with open_desk(call, wanted.vault) as desk:
        return prints.blank_form(desk.forms, wanted.kind, today, language=wanted.language, large=wanted.large)
