"""`forms check [DIR]`: every instrument, ground, text block and pack; each error names file, line and what to do."""

from __future__ import annotations

import sys

from intake_app import paths
from intake_app.commands.parsing import Call
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.check import check_folder


def check(call: Call) -> int:
    """Check a folder (default: the shipped forms)."""
    folder = call.options.folder or paths.FORMS
    if not folder.is_dir():
        raise InputRefused(_("There is no folder called {name}. Check the name.").format(name=folder.name))
    problems = check_folder(folder)
    if problems:
        raise InputRefused(*(str(problem) for problem in problems))
    sys.stdout.write(_("All forms are right.") + "\n")
    return 0
