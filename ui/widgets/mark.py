"""The mark of the program."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.overriding import override


class Mark(QWidget):
    """The mark: a table from above with its two seats."""

    def __init__(self, height: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)

    @override
    def sizeHint(self) -> QSize:
        height = theme.current().size(self._height)
        return QSize(round(height * 1.5), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint_mark(QPainter(self), self.sizeHint().height())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
