"""The longest turn of the GUI thread while each page opens for the first time, in processor time of that thread.

Another program that takes the core is not counted. Every page is opened once, in one process, at the whole dossier of
the demonstration; in a window of 1366 x 768 and, in a second process, on a screen of 2x. Pages of a dossier come first;
the caseload comes after them, and its figure has the putting away of those pages in it. The reference is one label of
Qt made, put into a layout and destroyed: it tells how fast the machine is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.timing import Figure, Row

_GOAL = "< 50 ms"
_PASSPHRASE = "vier losse woorden samen"
_SCREEN = (1366, 768)


def measure(folder: Path) -> list[Row]:
    """The rows of this benchmark: one a page and density."""
    rows = []
    for density in (1, 2):
        vault = folder / f"pages-{density}.keukentafel"
        told = subprocess.run(
            [sys.executable, "-c", f"from benchmarks.pages import tell; tell({str(vault)!r})"],
            check=True,
            env=os.environ | {"QT_SCALE_FACTOR": str(density)},
            stdout=subprocess.PIPE,
        )
        beside, pages = json.loads(told.stdout)
        rows += [
            Row(f"opening {page} at {density}x", _GOAL, Figure((longest,)), "one label of Qt", Figure((beside,)))
            for page, longest in pages
        ]
    return rows


def tell(vault: str) -> None:
    """In a process of one density: write what a label costs and every page's longest turn, as JSON."""
    from PySide6.QtCore import QAbstractEventDispatcher, QTimer
    from PySide6.QtWidgets import QApplication

    from intake_app.clock import Clock
    from intake_app.services import demonstration, vaults
    from intake_app.settings import WindowSettings
    from ui import theme
    from ui.beginning import Start
    from ui.main_window import MainWindow
    from ui.pages.registry import PAGES, page_class, page_modules
    from ui.tasks import TaskRunner

    desk, _code = vaults.create(Path(vault), _PASSPHRASE)
    demonstration.fill(desk, 20, 1)
    case_id = demonstration.whole_dossier(desk.today()).case.id
    desk.close()
    app = QApplication([])
    window = MainWindow(Start(Path(vault), Clock()), WindowSettings(), theme.install(app), TaskRunner())
    window.resize(*_SCREEN)
    window.show()
    turns: list[float] = []
    begun = [time.thread_time()]

    def turn() -> None:
        now = time.thread_time()
        turns.append((now - begun[0]) * 1000)
        begun[0] = now

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.awake.connect(turn)
    dispatcher.aboutToBlock.connect(turn)

    def quiet() -> None:
        for _index in range(50):
            while window.tasks.pending or window.travelling:
                app.processEvents()
            app.processEvents()

    window.unlock(_PASSPHRASE)
    while window.page is None or page_modules():
        app.processEvents()
    session = window.session
    assert session is not None
    quiet()
    pages = []
    for page in sorted(PAGES, key=lambda page: not page_class(page).needs_dossier):
        if session.dossier is None:  # a page of the whole vault puts the dossier away
            session.open_dossier(case_id)
            while session.dossier is None:
                app.processEvents()
            quiet()
        turns.clear()
        QTimer.singleShot(0, window, lambda page=page: window.travel(page))
        quiet()
        if window.page is None or window.page.page_id != page:
            raise SystemExit(f"{page} did not open")
        pages.append((page, max(turns)))
    sys.stdout.write(json.dumps((_label(), pages)))
    sys.stdout.flush()
    os._exit(0)  # nothing of this vault is kept


def _label() -> float:
    """Processor time in ms of one label, made in a layout and destroyed."""
    from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

    start = time.thread_time()
    for _index in range(1000):
        QVBoxLayout(parent := QWidget()).addWidget(QLabel("Keukentafel", parent))
    return time.thread_time() - start
