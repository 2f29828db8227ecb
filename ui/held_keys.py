"""Keys pressed while another page is on its way: they are meant for that page, so they wait for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow

from ui.overriding import override


class HeldKeys(QObject):
    """Stands before a window. Keys of shortcuts go their own way, and so does the mouse."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._keys: list[QKeyEvent] = []

    def hold(self, window: QWindow | None) -> None:
        """Keep the keys that come to this window from now on."""
        if self._window is None and window is not None:
            self._window = window
            window.installEventFilter(self)

    def let_go(self) -> None:
        """Give the window its keys, in their order, after what waits already."""
        window, self._window = self._window, None
        keys, self._keys = self._keys, []
        if window is not None:
            window.removeEventFilter(self)
            for key in keys:
                QCoreApplication.postEvent(window, key)

    def forget(self) -> None:
        """The window locks: what was typed is for nobody."""
        self._keys.clear()
        self.let_go()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._keys.append(event.clone())
            return True
        return False
