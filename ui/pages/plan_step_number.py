"""The number before a step: opens what else is known of it, and is the handle to drag the step by."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting

NUMBER = 32  # width in px of the design


class NumberButton(QAbstractButton):
    """The number of the step; opens and closes what else is known of it. Held and moved, it takes the step along."""

    dragged = Signal(int, bool)
    """Where on the screen it is held (global, downwards), and whether it was let go there."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def set_number(self, number: int) -> None:
        """Count this step."""
        self.setText(str(number))
        self.setObjectName(f"button_step_{number}_more")
        self.setAccessibleName(_("More about step {number}").format(number=number))
        self.setToolTip(self.accessibleName())

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(NUMBER), theme.current().size(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        look = theme.current()
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.frame(painter, rect, look.size(8), fill=look.color("bg.sunken"))
        upper = QRectF(rect.left(), rect.top() + look.size(4), rect.width(), look.line_height("body"))
        painting.text(painter, upper, self.text(), "body", "text.2", align=Qt.AlignmentFlag.AlignCenter)
        side = look.size(14)
        lower = QRectF(rect.center().x() - side / 2, upper.bottom(), side, side)
        icons.paint(painter, "chevron-up" if self.isChecked() else "chevron-down", lower, "text.3")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at, self._dragging = event.position().toPoint(), False
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if start is not None and (event.position().toPoint() - start).manhattanLength() >= far:
            self._dragging = True
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint().y(), False)
            return
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.setDown(False)
            self.dragged.emit(event.globalPosition().toPoint().y(), True)
            return
        super().mouseReleaseEvent(event)
