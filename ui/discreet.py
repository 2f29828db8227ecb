"""Nothing left for others to see: what was copied goes away, and one key covers the window (M01, N03)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui.widgets.text import Text

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


class Cover(QWidget):
    """A page without anything on it. Any key or a click takes it away; the vault stays open and goes on counting."""

    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_cover")
        self.setAccessibleName(_("Covered. Any key shows the window again."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        words = Text("Keukentafel", "h2", color="text.2", align=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        layout.addWidget(words)
        layout.addWidget(Text(_("Press a key to go on."), "body", color="text.2", align=Qt.AlignmentFlag.AlignCenter))
        layout.addStretch(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.lifted.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lifted.emit()
