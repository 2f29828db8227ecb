"""`print KIND DOSSIER` and `print --list`."""

from __future__ import annotations

import sys

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.dossiers import write_out
from intake_app.commands.parsing import Call
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.services import prints


def run_print(call: Call) -> int:
    """Write one print as PDF, or list every print by kind."""
    wanted = call.options
    if wanted.list:
        for kind in prints.kinds():
            sys.stdout.write(f"{kind.id}\t{kind.title}\n")
        return 0
    if not (wanted.kind and wanted.dossier and wanted.vault and wanted.out):
        raise WrongCall(_("Say which print, of which dossier, from which --vault, to which --out."))
    with open_desk(call, wanted.vault) as desk:
        case_id = find_dossier(desk, wanted.dossier)
        content = prints.preview(desk, case_id, wanted.kind, language=wanted.language, large=wanted.large)
    write_out(wanted.out, content)
    return 0
