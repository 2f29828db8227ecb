"""A program that goes through a resident's whole dossier at the real window, to see what it leaves on the disk.

python -m tests.flows.visiting VAULT CASE lock|kill
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from uuid import UUID

from tests.demonstration import PASSPHRASE, StoppedClock

ROUTES = (
    *("dossier", "kennismaking", "gesprek", "beeld", "tafel/spinnenweb", "zrm", "web-consulent", "vragen/intake-basis"),
    *(
        "perspectief",
        "twee-stemmen/spinnenweb",
        "plan",
        "tekenen",
        "portfolio",
        "portfolio-tafel",
        "opvolging",
        "afdruk/portfolio",
        "caseload",
    ),
)


def visit(vault: Path, case_id: UUID, ending: str) -> None:
    """Open every page, type a little, then lock and close the window, or be killed."""
    from intake_app.settings import load_settings
    from ui import theme
    from ui.app import make_application
    from ui.beginning import Start
    from ui.hand import Hand, wait_until
    from ui.main_window import MainWindow
    from ui.tasks import TaskRunner

    settings = load_settings()
    app = make_application(settings)
    window = MainWindow(Start(vault, StoppedClock()), settings, theme.install(app), TaskRunner(app))
    hand = Hand(window, lambda: window.at_work)
    window.show()
    window.unlock(PASSPHRASE)
    wait_until(lambda: window.session is not None and window.page is not None, "the dossiers")
    hand.write("Joyce", "field_search")
    hand.settle()
    session = window.session
    assert session is not None
    for route in ROUTES:
        if session.dossier is None:
            session.open_dossier(case_id)
            wait_until(lambda: session.dossier is not None, "the dossier")
        window.go(route)
        hand.settle()
    session.open_dossier(case_id)
    wait_until(lambda: session.dossier is not None, "the dossier")
    window.go("gesprek")
    hand.write("Joyce zegt iets over Anita.", "field_wil")
    if ending == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    window.lock()
    wait_until(lambda: window.session is None, "the lock")
    hand.settle()
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    visit(Path(sys.argv[1]), UUID(sys.argv[2]), sys.argv[3])
