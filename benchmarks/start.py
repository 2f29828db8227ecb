"""Start to painted unlock window, warm and with the file cache dropped, beside an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import Figure, Row, in_turns
from intake_app.services import vaults

_FIRST_PICTURE = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPicture(QObject):
    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Expose):
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

first = FirstPicture()
"""
_OURS = (
    """
import sys
from pathlib import Path
from intake_app.commands.window import hold_collecting, open_window
hold_collecting()
from ui.frame import Frame
appear = Frame.appear
def watched(window):
    appear(window)
    watch(window)
Frame.appear = watched
"""
    + _FIRST_PICTURE
)
"""The program as `python -m intake_app` starts it, from the vault to the first picture of its window."""
_UNTIL_PICTURE = """
def watch(window):
    window.windowHandle().installEventFilter(first)
open_window(Path(sys.argv[1]), own=True)
"""
_UNTIL_FIELD = """
class Typing(QObject):
    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Expose):
            QTimer.singleShot(0, self.look)
        return False
    def look(self):
        from PySide6.QtWidgets import QLineEdit
        if any(one.hasFocus() for one in window_of[0].findChildren(QLineEdit)):
            os._exit(0)
typing, window_of = Typing(), []
def watch(window):
    window_of.append(window)
    window.installEventFilter(typing)
    window.windowHandle().installEventFilter(typing)
open_window(Path(sys.argv[1]), own=True)
"""
_ONE_WHOLE_START = """
from intake_app import paths
from PySide6.QtCore import QTimer
def watch(window):
    def look():
        if paths.user_launch_picture().exists() and not window.tasks.at_work:
            timer.stop()
            window.close()
    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()
open_window(Path(sys.argv[1]), own=True)
"""
_EMPTY = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
"""
    + _FIRST_PICTURE
    + """
window.windowHandle().installEventFilter(first)
app.exec()
"""
)


def measure(folder: Path, runs: int = 10) -> list[Row]:
    """The rows of this benchmark; cold only where the file cache can be dropped (root on Linux).

    Processor time where the system tells it of a process that ended: on a shared machine the clock tells little.
    """
    vault = folder / "start.keukentafel"
    desk, _code = vaults.create(vault, "vier losse woorden samen")
    desk.close()
    home = folder / "home"
    home.mkdir()
    ours = _process(home, _OURS + _UNTIL_PICTURE, str(vault))
    field = _process(home, _OURS + _UNTIL_FIELD, str(vault))
    empty = _process(home, _EMPTY)
    rows = []
    if hasattr(os, "wait4"):
        rows.append(_used_row("first start ever to painted window, processor time", "", ours, empty, runs))
    _process(home, _OURS + _ONE_WHOLE_START, str(vault))()  # as yesterday: it leaves its picture
    if hasattr(os, "wait4"):
        rows.append(_used_row("start to painted window, processor time", "< 1.3 x", ours, empty, runs))
        rows.append(_used_row("start to a painted field with the cursor, processor time", "", field, empty, runs))
    figure, beside = in_turns(ours, empty, runs)
    rows.append(Row("start to painted window, warm", "< 500 ms", figure, "empty PySide6 window", beside))
    if _can_drop():
        figure, beside = in_turns(_cold(ours), _cold(empty), max(runs // 2, 3), warm=1)
        rows.append(Row("start to painted window, cold", "< 1000 ms", figure, "empty PySide6 window, cold", beside))
    return rows


def _used_row(what: str, goal: str, ours: Callable[[], float], empty: Callable[[], float], runs: int) -> Row:
    """Processor time of both, in turns."""
    ours(), empty()  # compile
    both = [(ours(), empty()) for _index in range(runs)]
    figure, beside = (Figure(tuple(sorted(one))) for one in zip(*both, strict=True))
    return Row(what, goal, figure, "empty PySide6 window", beside)


def _process(home: Path, code: str, *arguments: str) -> Callable[[], float]:
    """What runs the code in a process of its own and tells its processor time in milliseconds (0: not known)."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    environment |= {f"XDG_{kind}_HOME": str(home) for kind in ("CACHE", "CONFIG", "DATA")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as with whoever works with it every day

    def run() -> float:
        with subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            if not hasattr(os, "wait4"):
                process.wait()
                used = 0.0
            else:
                _pid, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                used = (usage.ru_utime + usage.ru_stime) * 1000
        if process.returncode:
            raise RuntimeError(f"the start that is measured ended with {process.returncode}")
        return used

    return run


_CACHES = Path("/proc/sys/vm/drop_caches")


def _can_drop() -> bool:
    return os.access(_CACHES, os.W_OK)


def _cold(run: Callable[[], float]) -> Callable[[], None]:
    def cold() -> None:
        os.sync()
        _CACHES.write_text("1\n")
        run()

    return cold
