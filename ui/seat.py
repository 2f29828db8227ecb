"""One window per vault: a second start brings the first window to the front instead of making another.

A lock file says that a window is there, a second small file beside it that somebody asks for it. No connection of any
kind is made.
"""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

LOOK_EVERY = 400  # milliseconds
ANSWER_WITHIN = 3.0  # seconds


class Seat(QObject):
    """The place of the one window on a vault."""

    wanted = Signal()
    """Somebody started the program again on this vault."""

    def __init__(self, vault: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sit_at(vault)
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self.elsewhere = False
        """A window seems to be there, but it does not answer: on another laptop, or it hangs."""

    def _sit_at(self, vault: Path) -> None:
        self._asked = vault.with_name(vault.name + "-show")
        self._lock = QLockFile(str(vault.with_name(vault.name + "-window")))
        self._lock.setStaleLockTime(0)

    def go_along(self, vault: Path) -> None:
        """The vault lies here now: so does the place of its window."""
        self.leave()
        self._sit_at(vault)
        self.take(0)

    def take(self, patience: float = ANSWER_WITHIN) -> bool:
        """Whether this start may have a window. When not, the first window was asked to come to the front."""
        if self._lock.tryLock(0):
            self._clear()
            self._timer.start()
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True  # no lock can be kept here (no folder yet, a disk that only reads): opening says what is wrong
        if self._ask(patience):
            return False
        self.elsewhere = True
        return True

    def leave(self) -> None:
        """The window closes."""
        self._timer.stop()
        if self._lock.isLocked():
            self._lock.unlock()

    def _ask(self, patience: float) -> bool:
        try:
            self._asked.write_bytes(b"")
        except OSError:
            return False
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if not self._asked.exists():
                return True
            time.sleep(0.05)
        self._clear()
        return False

    def _look(self) -> None:
        if self._asked.exists():
            self._clear()
            self.wanted.emit()

    def _clear(self) -> None:
        with contextlib.suppress(OSError):
            self._asked.unlink(missing_ok=True)


def come_forward(window: QWidget) -> None:
    """Show a window that was minimised or lies behind another."""
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
