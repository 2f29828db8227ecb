"""Catches what nobody expected and says so calmly, once. Nothing is sent; no word that a person typed is repeated."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QWidget

from intake_app.logs import log_event


class CrashGuard(QObject):
    """Shows one calm dialog for exceptions that reach the top of the GUI thread or of another thread."""

    _caught = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._showing = False
        self._former_hook = sys.excepthook
        self._former_thread_hook = threading.excepthook
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over the hooks for uncaught exceptions."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._former_hook
        threading.excepthook = self._former_thread_hook

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
        else:
            self.show(error or kind())

    def show(self, error: BaseException) -> None:
        """Say that something went wrong; from any thread. The error itself is not kept: it may hold a dossier."""
        self._caught.emit(type(error).__name__, describe(error))

    def _show(self, kind: str, details: str) -> None:
        log_event("crash", error=kind)
        if self._showing:
            return  # one dialog is enough; the log has the others
        from ui.dialogs.crash import CrashDialog

        self._showing = True
        dialog = CrashDialog(details, self._window)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._showing = False


def describe(error: BaseException) -> str:
    """Technical lines for a developer: versions, kinds of error and places in the code, never the error's own words.

    An error's message, its arguments and the values of variables may hold personal data, so they stay out.
    """
    import platform  # slow to import, and a start without a crash does not need it

    lines = [f"Keukentafel, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"]
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines.append(type(one).__qualname__)
        for frame in traceback.extract_tb(one.__traceback__):
            name = "/".join(frame.filename.replace("\\", "/").split("/")[-2:])
            lines.append(f"  {name}:{frame.lineno} {frame.name}")
        one = one.__cause__ or one.__context__
    return "\n".join(lines)
