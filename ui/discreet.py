"""Nothing left for others to see: what was copied goes away, and one key covers the window (M01, N03)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from intake_app.i18n import _
from ui.widgets.text import Text

COPIED_STAYS = 120_000  # milliseconds
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


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


class CoveredDialogs:
    """Dialogs in front of the window, covered with it: their size and what was typed in them stay."""

    def __init__(self) -> None:
        self._covers: list[tuple[QDialog, Cover, list[QWidget]]] = []

    def cover(self, window: QWidget, lifted: Callable[[], None]) -> bool:
        """Close lists that are open and put a cover over every dialog. Whether there was a dialog."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                inside = [one for one in dialog.findChildren(QWidget, options=_DIRECT) if one.isVisible()]
                cover = Cover(dialog)
                cover.setAutoFillBackground(True)
                cover.setGeometry(dialog.rect())
                dialog.setMinimumSize(dialog.size())
                for one in inside:
                    one.hide()
                cover.lifted.connect(lifted)
                cover.show()
                cover.raise_()
                self._covers.append((dialog, cover, inside))
        if self._covers:
            self._covers[-1][1].setFocus()
        return bool(self._covers)

    def uncover(self) -> None:
        """Show every dialog as it was."""
        covers, self._covers = self._covers, []
        for dialog, cover, inside in covers:
            if not isValid(dialog):
                continue
            dialog.setMinimumSize(0, 0)
            for one in inside:
                if isValid(one):
                    one.show()
            cover.hide()
            cover.deleteLater()


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
