"""`demo`: a throw-away vault with fictitious dossiers; in a window, or without a screen as pictures and prints."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from intake_app.commands.parsing import Call
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.services import demonstration, vaults

MOST = 100_000
PASSPHRASE = "koffie thee koek stoel"
"""Opens the demonstration's vault again after it locked; there is nobody real in it."""


def run_demo(call: Call) -> int:
    """Fill a throw-away vault and open the window on it; the vault is gone when the window closes.

    Without a screen the same conversation is carried through, and a folder with its prints and pictures is left.
    """
    if not 1 <= call.options.caseload <= MOST:
        raise WrongCall(_("A caseload has 1 to {most} dossiers.").format(most=MOST))
    folder = Path(tempfile.mkdtemp(prefix="keukentafel-demo-"))
    try:
        vault = folder / "demo.keukentafel"
        _fill(call, vault)
        return _show(call, vault)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(call: Call, vault: Path) -> None:
    desk, _code = vaults.create(vault, PASSPHRASE, call.clock)
    try:
        demonstration.fill(desk, call.options.caseload, call.options.seed, _progress)
    finally:
        desk.close()


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() and total > 200 and done % 100 == 0:
        sys.stderr.write(f"\r{done} / {total}")
        sys.stderr.flush()


def _show(call: Call, vault: Path) -> int:
    from intake_app.commands import window

    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        out = call.options.out or Path.cwd() / f"demo-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        out.mkdir(parents=True, exist_ok=True)
        window.play_demo(vault, PASSPHRASE, call.clock, out)
        sys.stdout.write(_("There is no screen here. Prints and pictures lie in {folder}").format(folder=out) + "\n")
        return 0
    notice = _("This is a demonstration with invented people. The passphrase is: {words}").format(words=PASSPHRASE)
    return window.open_window(vault, call.clock, passphrase=PASSPHRASE, notice=notice)
