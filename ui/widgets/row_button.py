"""A row of a list that opens something: base of tasks and missing items."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from ui import theme
from ui.widgets import painting


class RowButton(QPushButton):
    """A row that opens something: base of the task item and the missing item."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: inside the row, so that a card's edge does not cut it."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(120), self.sizeHint().height())

    def paint_hover(self, painter: QPainter) -> None:
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            inside = QRectF(self.rect()).adjusted(3, 2, -3, -2)
            painting.frame(painter, inside, theme.current().size(8), fill=theme.current().color("bg.sunken"))

    def paint_two_lines(self, painter: QPainter, room: QRectF, upper: tuple[str, str], lower: tuple[str, str]) -> None:
        """Name and status line in the middle of `room`; each is (words, role)."""
        look = theme.current()
        high, low = look.line_height(upper[1]), look.line_height(lower[1]) if lower[0] else 0
        top = room.center().y() - (high + low) / 2
        painting.text(painter, QRectF(room.left(), top, room.width(), high), *upper)
        if lower[0]:
            painting.text(painter, QRectF(room.left(), top + high, room.width(), low), *lower, "text.2")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
