"""The stories of a team at the window with 100,000 dossiers, under the watchdog: no turn of the GUI thread over 50 ms.

KEUKENTAFEL_BENCH_VAULT names a vault that is there already, which the stories change; its passphrase stands in the file
that KEUKENTAFEL_PASSPHRASE_FILE names. Without it one is made, of as many dossiers as KEUKENTAFEL_BENCH_DOSSIERS says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from intake_app.clock import Clock
from intake_app.services import synthetic, vaults

DOSSIERS = int(os.environ.get("KEUKENTAFEL_BENCH_DOSSIERS", "100000"))
TODAY = date(2026, 9, 15)
PASSPHRASE = "vier losse woorden samen"


def measure(folder: Path) -> Iterator[str]:
    """What the watchdog noted, story by story."""
    from ui.settings import WindowSettings

    from ui import theme
    from ui.app import make_application
    from ui.gate import Start
    from ui.main_window import MainWindow
    from ui.tasks import TaskRunner

    path, passphrase = vault_of(folder)
    settings = WindowSettings(width=1366, height=768)
    app = make_application(settings)
    window = MainWindow(Start(path, Clock(TODAY)), settings, theme.install(app), TaskRunner(app))


def vault_of(folder: Path) -> tuple[Path, str]:
    """The vault of the stories, and its passphrase."""
    given = os.environ.get("KEUKENTAFEL_BENCH_VAULT")
    if given:
        words = Path(os.environ["KEUKENTAFEL_PASSPHRASE_FILE"]).read_text(encoding="utf-8")
        return Path(given), words.strip()
    path = folder / "stories.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    synthetic.fill(desk, DOSSIERS, 1)
    desk.close()
    return path, PASSPHRASE
