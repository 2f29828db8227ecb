"""Widgets without a window get the stylesheet that a window of the program gives to everything in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.theme import Theme


class Dressing(QObject):
    """While it filters the application's events, whatever is shown by itself is dressed."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and isinstance(watched, QWidget) and watched.parentWidget() is None and not watched.styleSheet():
            self._look.dress(watched)
        return False
