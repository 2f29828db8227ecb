"""Base of what is drawn by hand: a picture to screen readers, with one sentence that says what is on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme


class Picture(QLabel):
    """A QLabel that holds a pixmap is a graphic to assistive technology; ours paints itself instead of that pixmap."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        self.setPixmap(nothing)
        self.setObjectName(name)
        theme.current().changed.connect(self.restyle)

    def describe(self, name: str, description: str = "") -> None:
        """What a screen reader says: what this is, and what can be seen on it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def restyle(self) -> None:
        """The look changed: sizes and colours are different now."""
        self.updateGeometry()
        self.update()
