"""A narrow field in a row of a table: what does not fit ends in "…" until somebody stands in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame
from typing_extensions import override

from ui import theme
from ui.pages.plan_moment import MomentField
from ui.widgets import painting
from ui.widgets.fields import LineField

NARROW = 6  # px of the design between the border and the words


class ShortLine(LineField):
    """A name in a narrow column; the whole of it is its tooltip."""

    padding = NARROW

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_cut(self)


class ShortMoment(MomentField):
    """A moment in a narrow column."""

    padding = NARROW

    def __init__(self, *, today: Callable[[], date]) -> None:
        super().__init__(today=today)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_cut(self)


def paint_cut(field: QLineEdit) -> None:
    """Put "…" over the end of words that are longer than the field, unless somebody stands in it."""
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = QRectF(field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field))
    margins = field.textMargins()
    room.adjust(margins.left() + 2, 0, -margins.right() - 2, 0)
    words = QFontMetricsF(field.font()).horizontalAdvance(field.text())
    if field.hasFocus() or words <= room.width():
        return
    look = theme.current()
    plane = look.color("bg.sunken" if field.isReadOnly() or not field.isEnabled() else "bg.paper")
    painter = QPainter(field)
    dots = QFontMetricsF(field.font()).horizontalAdvance("… ")
    inside = field.rect().adjusted(3, 3, -3, -3)
    end = QRectF(room.right() - dots, inside.top(), inside.right() - room.right() + dots, inside.height())
    painter.fillRect(end, plane)
    painting.text(painter, end, "…", "body", "text.2", align=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
