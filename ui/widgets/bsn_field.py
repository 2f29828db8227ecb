"""A line for a citizen service number: what stands in it cannot be copied, and wrong digits are told, never refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from typing_extensions import override

from intake_app.domain.bsn import LENGTH, digits_of
from intake_app.services.bsn import problem
from ui.widgets.line_field import LineField

_COPYING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


class BsnField(LineField):
    """Tells what is wrong once nine digits stand here or the cursor leaves. It never keeps anything by itself."""

    error_changed = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name, max_length=LENGTH + 6)
        self._saving.timer.blockSignals(True)  # half a number is no number, and no draft of it is kept
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.textEdited.connect(self._typed)

    def empty(self) -> None:
        """Forget what was typed, also for Ctrl Z."""
        self.clear()
        self._saving.stored = ""
        self._tell("")

    @override
    def event(self, event: QEvent) -> bool:
        copying = isinstance(event, QKeyEvent) and any(event.matches(one) for one in _COPYING)
        if copying and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            return True
        return super().event(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.hasSelectedText():
            self.deselect()  # else the selection of X11 would hold the digits
        super().mouseReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.deselect()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._tell(problem(self.text()))

    def _typed(self, text: str) -> None:
        self._tell(problem(text) if len(digits_of(text)) >= LENGTH else "")

    def _tell(self, sentence: str) -> None:
        self.set_error(sentence)
        self.error_changed.emit(sentence)
