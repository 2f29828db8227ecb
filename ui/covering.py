"""One key hides the window behind an empty page, with every dialog in front of it; any key shows it again (N03)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from intake_app.i18n import _
from ui.overriding import override
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Covering:
    """Covers one window while it is unlocked. The vault stays open, and the time until it locks goes on."""

    def __init__(self, window: MainWindow, sides: QStackedWidget) -> None:
        self._window = window
        self._sides = sides
        self._cover = Cover()
        self._dialogs = CoveredDialogs()
        self._focus: QWidget | None = None
        self._cover.lifted.connect(self.lift)
        sides.addWidget(self._cover)

    def turn(self) -> None:
        """Hide everything, or show it again."""
        if self._window.desk_side is None:
            return
        if self._sides.currentWidget() is self._cover:
            self.lift()
            return
        self._focus = QApplication.focusWidget() or self._window.focusWidget()
        self._sides.setCurrentWidget(self._cover)
        if not self._dialogs.cover(self._window, self.lift):
            self._cover.setFocus()

    def lift(self) -> None:
        """Show the window again, with the cursor where it was."""
        side = self._window.desk_side
        if side is not None and self._sides.currentWidget() is self._cover:
            self._sides.setCurrentWidget(side)
            self._dialogs.uncover()
            if self._focus is not None and isValid(self._focus):
                self._focus.setFocus()
        self._focus = None


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
