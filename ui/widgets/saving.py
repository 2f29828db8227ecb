"""What fields for words share: when typed words count, and how a wrong field looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

COMMIT_AFTER_MS = 400
_STATE, _WRONG = "state", "error"


class Saving:
    """When typed words count: after a pause, on leaving, or at once; and when stored words may replace them."""

    def __init__(self, field: QWidget, text: Callable[[], str], committed: Callable[[str], None]) -> None:
        self._field, self._text, self._committed = field, text, committed
        self.stored = ""
        self.timer = QTimer(field)
        self.timer.setSingleShot(True)
        self.timer.setInterval(COMMIT_AFTER_MS)
        self.timer.timeout.connect(self.commit)

    @property
    def dirty(self) -> bool:
        """Whether words stand here that were not committed."""
        return self._text() != self.stored

    def typed(self) -> None:
        if self.dirty:
            self.timer.start()
        else:
            self.timer.stop()

    def commit(self) -> None:
        self.timer.stop()
        if self.dirty:
            self.stored = self._text()
            self._committed(self.stored)

    def accepts(self, text: str) -> bool:
        """Whether stored `text` may be shown: not while the person types, and not when it is there already."""
        if self._field.hasFocus() and self.dirty:
            return False
        self.stored = text
        return self._text() != text


def show_state(field: QWidget, sentence: str) -> None:
    """Mark a field as wrong (or right with ""), for who paints it and for its stylesheet when it has one."""
    state = _WRONG if sentence else ""
    if (field.property(_STATE) or "") != state:
        field.setProperty(_STATE, state)
        if field.styleSheet():
            field.style().unpolish(field)
            field.style().polish(field)
        field.update()


def is_wrong(field: QWidget) -> bool:
    """Whether a field is marked as wrong."""
    return bool(field.property(_STATE) == _WRONG)
