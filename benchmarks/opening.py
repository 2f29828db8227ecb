"""From the passphrase to a caseload that can be used, in a window: rows that are painted and a search that takes keys.

KEUKENTAFEL_BENCH_SIZES names how many dossiers; KEUKENTAFEL_BENCH_VAULT a vault that is there already, and
KEUKENTAFEL_BENCH_PASSPHRASE what opens it (to fill one with 100,000 takes a quarter of an hour).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from intake_app.clock import Clock
from intake_app.services import synthetic, vaults, workload

SIZES = tuple(int(one) for one in os.environ.get("KEUKENTAFEL_BENCH_SIZES", "100,10000").split(","))
TODAY = date(2026, 9, 15)
_OPEN = """
import sys, time
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QLineEdit
from PySide6.QtTest import QTest
from intake_app.clock import Clock
from intake_app.settings import WindowSettings
from intake_app.store import key_page
from ui import theme
from ui.app import make_application
from ui.beginning import Start
from ui.hand import wait_until
from ui.main_window import MainWindow
from ui.models.caseload_model import CaseloadModel
from ui.tasks import TaskRunner

def clocks():
    return time.perf_counter() * 1000, time.process_time() * 1000

def since(before):
    return [now - then for now, then in zip(clocks(), before)]

stretched, stretch = [0, 0], key_page._stretch
def timed(*arguments):
    before = clocks()
    try:
        return stretch(*arguments)
    finally:
        stretched[:] = since(before)
key_page._stretch = timed

settings = WindowSettings(width=1366, height=768)
app = make_application(settings)
start = Start(Path(sys.argv[1]), Clock(date.fromisoformat(sys.argv[3])))
window = MainWindow(start, settings, theme.install(app), TaskRunner(app))
window.show()
window.activateWindow()
wait_until(lambda: window.isVisible() and window.gate.page is not None, "the way in")
wait_until(lambda: window._watchers is not None and not window.tasks.at_work, "what is imported while somebody types")

models = []
def rows():
    if not models and window.page is not None:
        models.extend(window.page.findChildren(CaseloadModel))
    return any(model.rowCount() for model in models)

before, worked = clocks(), time.thread_time()
window.unlock(sys.argv[2])
wait_until(rows, "the first rows", 120)
window.repaint()
QTest.keyClicks(window.page.findChild(QLineEdit, "field_search"), "v")
shown, worked = since(before), (time.thread_time() - worked) * 1000
wait_until(lambda: not window.tasks.at_work, "everything beside the rows", 120)
print(*shown, *stretched, worked, since(before)[0] - shown[0])
window.close()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """Milliseconds from the passphrase to the rows, besides the stretching of the key; and what came after."""

    clock: float
    used: float  # processor time of the whole process
    stretching: float  # by the clock
    of_window: float  # processor time of the window's own thread
    after: float  # by the clock, until the counts, the agenda and the search that was typed are there


def measure(folder: Path, runs: int = 5) -> Iterator[str]:
    """One sentence for every size."""
    given = os.environ.get("KEUKENTAFEL_BENCH_VAULT")
    if given:
        yield _told(Path(given).stem, Path(given), os.environ["KEUKENTAFEL_BENCH_PASSPHRASE"], runs)
        return
    for size in SIZES:
        path, passphrase = folder / f"opening-{size}.keukentafel", "vier losse woorden samen"
        desk, _code = vaults.create(path, passphrase, Clock(TODAY))
        synthetic.fill(desk, size, 1)
        desk.change_profile(consultant=workload.consultants(desk)[0])  # somebody who has dossiers
        desk.close()
        yield _told(str(size), path, passphrase, runs)


def _told(what: str, vault: Path, passphrase: str, runs: int) -> str:
    every = [_open(vault, passphrase) for _index in range(runs)]

    def middle(of: str) -> float:
        return float(statistics.median(getattr(one, of) for one in every))

    return (
        f"from passphrase to a usable caseload of {what}, besides {middle('stretching'):.0f} ms of key stretching: "
        f"{middle('clock'):.0f} ms by the clock ({min(one.clock for one in every):.0f} to "
        f"{max(one.clock for one in every):.0f}; goal: < 1000), {middle('used'):.0f} ms of processor time, of which "
        f"{middle('of_window'):.0f} of the window's thread; counts, agenda and the search that was typed "
        f"{middle('after'):.0f} ms later; load {os.getloadavg()[0]:.1f}"
    )


def _open(vault: Path, passphrase: str) -> _Opening:
    told = subprocess.run(
        [sys.executable, "-c", _OPEN, str(vault), passphrase, TODAY.isoformat()],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    clock, used, stretching, stretching_used, of_window, after = (float(one) for one in told)
    return _Opening(
        clock=clock - stretching,
        used=used - stretching_used,
        stretching=stretching,
        of_window=of_window,
        after=after,
    )
