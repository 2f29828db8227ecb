"""Nothing left for others to see: what was copied goes away, and some keys work whatever is in front (M01, N03)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.overriding import override

COPIED_STAYS = 120_000  # milliseconds


class CopiedWords(QObject):
    """Clears the clipboard after a while and on locking, when it was filled from this window and nowhere else."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._timer = QTimer(self, singleShot=True, interval=COPIED_STAYS)
        self._timer.timeout.connect(self.forget)
        clipboard.dataChanged.connect(self._count)

    def forget(self) -> None:
        """Clear it now, if it is ours."""
        self._timer.stop()
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._clipboard.clear()

    def _count(self) -> None:
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._timer.start()


class EveryWindowKeys(QObject):
    """Keys that work in front of a dialog and of an open list too, where those of the window are held back."""

    def __init__(self, application: QGuiApplication, window: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._window = window
        self._keys = {QKeySequence(key): act for key, act in keys.items()}
        application.focusWindowChanged.connect(self._watch)

    def _watch(self, focused: QWindow | None) -> None:
        if focused is not None:
            focused.removeEventFilter(self)
            focused.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one of these keys on its way to a dialog or a list that is open; the window has its own."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        elsewhere = watched is not self._window.windowHandle() or QApplication.activePopupWidget() is not None
        act = self._keys.get(QKeySequence(event.keyCombination())) if elsewhere else None
        if act is None:
            return False
        act()
        return True
