"""What is missing and why: a door to the field itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.row_button import RowButton


class MissingItem(RowButton):
    """What is missing and why; opens the field itself. `action` ("Kies tekst") replaces the chevron by words.

    On a screen at the table (`table`) its letters are as large as others there.
    """

    def __init__(self, title: str, reason: str = "", *, action: str = "", name: str = "", table: bool = False) -> None:
        super().__init__(name=name)
        self._large, self._small = ("table.answer", "table.min") if table else ("body", "small")
        self._title, self._reason, self._action = title, reason, action
        self._heights: dict[int, int] = {}  # by width: nested layouts ask a hundred times
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(part for part in (reason, action) if part))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            look = theme.current()
            room = width - look.size(16) - self._right()
            lines = self._title_lines(room)
            low = self._reason_lines(room) * look.line_height(self._small)
            self._heights[width] = max(look.size(56), int(lines * look.line_height(self._large) + low + look.size(16)))
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.current().size(200))
        return QSize(theme.current().size(260), self.heightForWidth(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        self.paint_hover(painter)
        rect = QRectF(self.rect())
        room = rect.adjusted(look.size(16), 0, -self._right(), 0)
        high = self._title_lines(int(room.width())) * look.line_height(self._large)
        low = self._reason_lines(int(room.width())) * look.line_height(self._small)
        top = rect.center().y() - (high + low) / 2
        painter.setFont(look.font(self._large))
        painter.setPen(look.color("text.1"))
        upper = QRectF(room.left(), top, room.width(), high)
        painter.drawText(upper, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self._title)
        if self._reason:
            painter.setFont(look.font(self._small))
            painter.setPen(look.color("text.2"))
            lower = QRectF(room.left(), top + high, room.width(), low)
            painter.drawText(lower, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self._reason)
        side = look.size(20)
        if self._action:
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painting.text(painter, rect.adjusted(0, 0, -look.size(16), 0), self._action, "strong", "accent", align=end)
        else:
            place = QRectF(rect.right() - look.size(14) - side, rect.center().y() - side / 2, side, side)
            icons.paint(painter, "chevron-right", place, "text.2")

    @override
    def _restyle(self) -> None:
        self._heights.clear()
        super()._restyle()

    def _right(self) -> int:
        look = theme.current()
        if self._action:
            return int(painting.text_width(self._action, "strong")) + look.size(28)
        return look.size(44)

    def _title_lines(self, width: int) -> int:
        return painting.wrapped_lines(self._title, self._large, width)

    def _reason_lines(self, width: int) -> int:
        return painting.wrapped_lines(self._reason, self._small, width) if self._reason else 0
