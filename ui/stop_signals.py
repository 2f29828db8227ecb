"""Ctrl C in a terminal, or the system asking to stop: close the window in good order instead of dropping it."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class StopSignals(QObject):
    """Calls `stop` on the GUI thread when the process is asked to end. On Windows only Ctrl C in a console counts."""

    def __init__(self, stop: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = stop
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._former_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        wanted = (signal.SIGINT,) if sys.platform == "win32" else (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        self._former = {one: signal.signal(one, _let_pass) for one in wanted}
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        self._reader.recv(64)
        self._stop()

    def remove(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        for one, handler in self._former.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._former_fd)
        self._reader.close()
        self._writer.close()


def _let_pass(_number: int, _frame: object) -> None:
    """The signal is heard through the wake-up socket."""
