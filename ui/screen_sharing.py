"""Windows of this program stay out of a screen that is shared or recorded, where the system can do that (M01).

Windows 10 of 2020 and later can; macOS can, but newer ways of recording there look past it; Linux has no such request.
F12 covers the window everywhere. What is shown on a projector is the screen itself, and stays.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

from intake_app.logs import log_event

Hide = Callable[[int, bool], bool]
"""Of the window with this native handle: hide it from sharing, or show it again. False: the system refused."""

_EXCLUDE, _INCLUDE = 0x11, 0x00  # WDA_EXCLUDEFROMCAPTURE and WDA_NONE of user32
_NOT_SHARED, _SHARED = 0, 1  # NSWindowSharingNone and NSWindowSharingReadOnly


class SharingGuard(QObject):
    """Watches which windows come, and hides each from sharing as long as `on`."""

    def __init__(self, application: QGuiApplication, hide: Hide, *, on: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application, self._hide, self._on = application, hide, on
        self._done: dict[int, bool] = {}
        application.focusWindowChanged.connect(self._look)
        self._look()

    def set_on(self, on: bool) -> None:
        """Hide, or show again what was hidden."""
        self._on = on
        self._look()

    def _look(self, _focused: QWindow | None = None) -> None:
        handles = [int(one.winId()) for one in self._application.allWindows() if one.isVisible() and one.isTopLevel()]
        for handle in handles:
            if self._done.get(handle, False) is self._on:
                continue
            self._done[handle] = self._on
            if not self._hide(handle, self._on):
                log_event("not_hidden_from_sharing")
        self._done = {handle: self._done[handle] for handle in handles if handle in self._done}


def way_to_hide(platform: str = sys.platform, window_system: str = "") -> Hide | None:
    """How this system hides a window from sharing; None when it cannot."""
    drawn_by = window_system or QGuiApplication.platformName()
    if platform == "win32" and drawn_by == "windows":
        return _of_windows(_user32())
    if platform == "darwin" and drawn_by == "cocoa":
        return _of_macos(_objective_c())
    return None


def _of_windows(user32: Any) -> Hide:
    def hide(handle: int, on: bool) -> bool:
        return bool(user32.SetWindowDisplayAffinity(handle, _EXCLUDE if on else _INCLUDE))

    return hide


def _of_macos(send: Callable[..., Any]) -> Hide:
    def hide(handle: int, on: bool) -> bool:
        window = send(handle, "window")  # Qt's handle is a view
        if not window:
            return False
        send(window, "setSharingType:", _NOT_SHARED if on else _SHARED)
        return True

    return hide


def _user32() -> Any:
    import ctypes

    library = ctypes.CDLL("user32")
    library.SetWindowDisplayAffinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    return library


def _objective_c() -> Callable[..., Any]:
    import ctypes

    library = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    library.sel_registerName.restype = ctypes.c_void_p
    library.sel_registerName.argtypes = (ctypes.c_char_p,)

    def send(receiver: int, message: str, *numbers: int) -> int | None:
        kinds = [ctypes.c_void_p, ctypes.c_void_p, *(ctypes.c_ulong for _number in numbers)]
        call = ctypes.CFUNCTYPE(ctypes.c_void_p, *kinds)(("objc_msgSend", library))
        answer: int | None = call(receiver, library.sel_registerName(message.encode()), *numbers)
        return answer

    return send
