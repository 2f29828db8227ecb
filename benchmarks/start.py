"""Start to painted unlock window, warm and with the file cache dropped, beside an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import Row, in_turns
from intake_app.services import vaults

_PAINTED = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPicture(QObject):
    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Expose):
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

window.show()
first = FirstPicture()
window.windowHandle().installEventFilter(first)
app.exec()
"""
_OURS = (
    """
import sys
from pathlib import Path
from intake_app.commands.window import hold_collecting
hold_collecting()
from intake_app.clock import Clock
from intake_app.settings import load_settings
from ui import theme
from ui.app import make_application
from ui.gate import Start
from ui.main_window import MainWindow
from ui.tasks import TaskRunner
settings = load_settings()
app = make_application(settings)
window = MainWindow(Start(Path(sys.argv[1]), Clock(), ""), settings, theme.install(app), TaskRunner(app))
"""
    + _PAINTED
)
_EMPTY = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
"""
    + _PAINTED
)


def measure(folder: Path, runs: int = 10) -> list[Row]:
    """The rows of this benchmark; cold only where the file cache can be dropped (root on Linux)."""
    vault = folder / "start.keukentafel"
    desk, _code = vaults.create(vault, "vier losse woorden samen")
    desk.close()
    compiled = folder / "compiled"
    ours, empty = _process(compiled, _OURS, str(vault)), _process(compiled, _EMPTY)
    figure, beside = in_turns(ours, empty, runs)
    rows = [Row("start to painted window, warm", "< 500 ms", figure, "empty PySide6 window", beside)]
    if _can_drop():
        figure, beside = in_turns(_cold(ours), _cold(empty), max(runs // 2, 3), warm=1)
        rows.append(Row("start to painted window, cold", "< 1000 ms", figure, "empty PySide6 window, cold", beside))
    return rows


def _process(compiled: Path, code: str, *arguments: str) -> Callable[[], None]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as with whoever works with it every day

    def run() -> None:
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return run


_CACHES = Path("/proc/sys/vm/drop_caches")


def _can_drop() -> bool:
    return os.access(_CACHES, os.W_OK)


def _cold(run: Callable[[], None]) -> Callable[[], None]:
    def cold() -> None:
        os.sync()
        _CACHES.write_text("1\n")
        run()

    return cold
