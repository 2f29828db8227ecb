"""Two to four answers side by side in one frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.choice_group import ChoiceGroup, ChoicePart, Option


class _Segment(ChoicePart):
    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        width = painting.text_width(self.option.label, "strong") + 2 * size(14)
        width += size(20) + size(8) if self.option.icon else 0
        width += painting.text_width(self.option.note, "body") + size(8) if self.option.note else 0
        return QSize(int(width) + 1, size(44))

    @override
    def ring_radius(self) -> float:
        return theme.current().size(7)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        line = look.line("border")
        self._paint_plane(painter, rect, line)
        ink = "accent" if self.isChecked() and self.isEnabled() else "text.1" if self.isEnabled() else "text.3"
        size = look.size
        needed = self.sizeHint().width() - 2 * size(14)
        left = rect.center().x() - needed / 2
        if self.option.icon:
            side = size(20)
            icons.paint(painter, self.option.icon, QRectF(left, rect.center().y() - side / 2, side, side), ink)
            left += side + size(8)
        weight = 600 if self.isChecked() else 500
        width = painting.text_width(self.option.label, "strong") + 1
        words = QRectF(left, rect.top(), width, rect.height())
        painting.text(painter, words, self.option.label, "strong", ink, weight=weight)
        if self.option.note:
            note = QRectF(left + width + size(7), rect.top(), rect.right() - left - width, rect.height())
            painting.text(painter, note, self.option.note, "body", ink if self.isChecked() else "text.2")

    def _paint_plane(self, painter: QPainter, rect: QRectF, line: int) -> None:
        look = theme.current()
        if self.isChecked():
            width = look.line("chosen")
            inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.setPen(QPen(look.color("accent" if self.isEnabled() else "line.strong"), width))
            painter.setBrush(look.color("accent.tint"))
            painter.drawPath(self._outline(inside, look.size(8) - width / 2))
        elif self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("bg.sunken"))
            painter.drawPath(self._outline(rect.adjusted(line, line, -line, -line), look.size(7)))

    def _outline(self, rect: QRectF, radius: float) -> QPainterPath:
        """The part's plane, round only where the frame of the group is."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        first, last = self is self._group.parts[0], self is self._group.parts[-1]
        round_left, round_right = (last, first) if mirrored else (first, last)
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        for square, left in ((not round_left, rect.left()), (not round_right, rect.right() - radius * 2)):
            if square:
                edge = QPainterPath()
                edge.addRect(QRectF(left, rect.top(), radius * 2, rect.height()))
                path = path.united(edge)
        return path


class SegmentedChoice(ChoiceGroup):
    """Two to four answers side by side in one frame. `fill` lets the parts share the width."""

    def __init__(self, options: Sequence[Option], *, fill: bool = False, **rest: Any) -> None:
        self._fill = fill
        super().__init__(options, **rest)
        self._layout.setSpacing(0)
        across = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        part = _Segment(option, self)
        across = QSizePolicy.Policy.Expanding if self._fill else QSizePolicy.Policy.Fixed
        part.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        return part

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        border = "error" if self.wrong else "line.strong" if self.isEnabled() else "line.soft"
        width = 2 if self.wrong else look.line("border")
        painting.frame(
            painter,
            QRectF(self.rect()),
            look.size(8),
            fill=look.color("bg.paper" if self.isEnabled() else "bg.chip"),
            border=look.color(border),
            width=width,
        )
        painter.setPen(look.color("line.soft"))
        for part in self.parts[1:]:
            painter.drawLine(part.x(), 1, part.x(), self.height() - 2)
