"""Pages imported one by one between what the person does, so that opening one for the first time does not wait for it.

On the GUI thread: classes of Qt that are made on another thread while this one handles events can end the program.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from intake_app import memory
from ui.pages.registry import page_modules

_BETWEEN = 25  # ms: a module takes some 5 ms, and typing goes on in between


class ReadAhead(QObject):
    """Begins when it is made and ends by itself, or with its parent."""

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(page_modules())
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        module = next(self._left, None)
        if module is None:
            self._timer.stop()
            self.finished.emit()
            return
        import_module(module)
        memory.set_apart()
