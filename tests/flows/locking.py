"""A program whose window goes through a dossier and locks; then the process that takes its place looks at its memory.

python -m tests.flows.locking VAULT CASE REPORT. Every process adds a line to the report: its number, how far it came,
and how often a name of the resident stands in its memory.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from intake_app.clock import Clock
from ui import fresh_start
from ui.app import run_window
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow

PASSPHRASE = "vier losse woorden samen"
NAMES = re.compile(rb"[V]eldkam[p]|[L]indelaa[n]|[V]\0e\0l\0d\0k\0a\0m\0[p]|[L]\0i\0n\0d\0e\0l\0a\0a\0[n]")
"""As UTF-8 and as Qt keeps text. Written so that the names themselves are not in the memory of who looks."""
ROUTES = ("dossier", "kennismaking", "plan", "portfolio", "afdruk/portfolio", "caseload")
NOT_READ = ("[vvar]", "[vsyscall]", "[vvar_vclock]")


def times_in_memory() -> int:
    """How often one of the names stands in the memory of this process, as UTF-8 or as Qt keeps text."""
    found = 0
    with Path("/proc/self/maps").open(encoding="ascii") as maps, Path("/proc/self/mem").open("rb", 0) as memory:
        for line in maps.read().splitlines():
            span, rights, *rest = line.split()
            if not rights.startswith("r") or rest[-1] in NOT_READ:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, OverflowError, ValueError):
                continue
            found += sum(1 for _ in NAMES.finditer(content))
            del content
    return found


def main(vault: Path, case_id: UUID, report: Path) -> int:
    """Visit and lock; or, as the process after that, look, and come back to where somebody was."""
    again = fresh_start.AFTER_LOCK in os.environ

    def tell(state: str) -> None:
        times = times_in_memory()
        with report.open("a", encoding="utf-8") as stream:
            stream.write(f"{os.getpid()} {state} {times}\n")

    def act() -> None:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        hand = Hand(window, lambda: window.at_work)
        hand.wait_for("field_passphrase")  # the window may begin with a picture of it
        if again:
            hand.settle()
            tell("locked")
            window.unlock(PASSPHRASE)
            wait_until(lambda: window.page is not None, "a page")
            assert window.page is not None
            tell(window.page.page_id)
            window.close()
            return
        window.unlock(PASSPHRASE)
        wait_until(lambda: window.session is not None and window.page is not None, "the dossiers")
        session = window.session
        assert session is not None
        for route in ROUTES:
            session.open_dossier(case_id)
            wait_until(lambda: session.dossier is not None, "the dossier")
            window.go(route)
            hand.settle()
        window.go("kennismaking")
        hand.settle()
        tell("open")
        window.lock()

    QTimer.singleShot(0, act)
    return run_window(vault, Clock())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), UUID(sys.argv[2]), Path(sys.argv[3])))
