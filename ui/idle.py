"""Watches whether anybody is still working, and says when it is time to lock."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from ui.overriding import override

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Counts the time since the last key, touch, pen or pointer in any window of the program.

    Time in which the laptop slept counts too. `warned` comes once, with the seconds that are left; `calmed` when
    somebody goes on after that; `expired` once, after which it rests until the next `start`.
    """

    warned = Signal(int)
    calmed = Signal()
    expired = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = 0.0
        self._warn_before = 0.0
        self._warned = False
        self._last = _now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._check)
        application.focusWindowChanged.connect(self._watch)

    @property
    def limit(self) -> float:
        """Seconds without a sign of life after which it expires."""
        return self._limit

    def start(self, limit: float, warn_before: float = 60.0) -> None:
        """Expire after `limit` seconds without a sign of life, and warn `warn_before` seconds earlier."""
        self._limit = limit
        self._warn_before = warn_before
        self.stay()
        self._timer.start(int(min(1000.0, limit * 100)))

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._calm()

    def stay(self) -> None:
        """Somebody is here."""
        self._last = _now()
        self._calm()

    def _calm(self) -> None:
        if self._warned:
            self._warned = False
            self.calmed.emit()

    def _check(self) -> None:
        idle = max(now - last for now, last in zip(_now(), self._last, strict=True))
        if idle >= self._limit:
            self.stop()
            self.expired.emit()
        elif idle >= self._limit - self._warn_before and not self._warned:
            self._warned = True
            self.warned.emit(max(1, round(self._limit - idle)))

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note signs of life on their way to a window; nothing is held back."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self.stay()
        return False


def _now() -> tuple[float, float]:
    """Time that stands still while the laptop sleeps, and time that does not (but may be set back)."""
    return time.monotonic(), time.time()
