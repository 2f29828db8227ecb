"""Who carries the plan: one bar in parts that differ by pattern, with the figures under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part of the bar."""

    label: str
    count: int
    icon: str = ""


class SumBar(Picture):
    """Counts side by side; the first part is solid, then diagonal lines, dots, open. Nothing is added up in words."""

    def __init__(self, shares: Sequence[Share] = (), *, name: str = "") -> None:
        super().__init__(name=name)
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_shares(shares)

    def set_shares(self, shares: Sequence[Share]) -> None:
        """Show other counts."""
        self._shares = tuple(shares)
        self.setAccessibleName(", ".join(f"{share.label}: {share.count}" for share in shares))
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        rows = (len(self._shares) + 1) // 2
        return QSize(size(240), size(22) + size(8) + rows * size(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        size = theme.current().size
        self._paint_bar(painter, QRectF(0.5, 0.5, self.width() - 1, size(22) - 1))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap = size(16)
        half = (self.width() - gap) / 2
        for number, share in enumerate(self._shares):
            column = number % 2 if not mirrored else 1 - number % 2
            place = QRectF(column * (half + gap), size(30) + number // 2 * size(28), half, size(28))
            self._paint_share(painter, place, share)

    def _paint_bar(self, painter: QPainter, rect: QRectF) -> None:
        total = sum(share.count for share in self._shares)
        look = theme.current()
        if not total:
            painting.frame(painter, rect, 3, border=look.color("line.soft"))
            return
        gap = 1.5
        shown = [(number, share.count) for number, share in enumerate(self._shares) if share.count]
        room = rect.width() - gap * (len(shown) - 1)
        left = rect.left()
        for number, count in shown:
            part = QRectF(left, rect.top(), room * count / total, rect.height())
            paint_part(painter, part, number)
            left += part.width() + gap

    def _paint_share(self, painter: QPainter, place: QRectF, share: Share) -> None:
        size = theme.current().size
        left = place.left()
        if share.icon:
            side = size(18)
            icons.paint(painter, share.icon, QRectF(left, place.center().y() - side / 2, side, side), "text.2")
            left += side + size(6)
        count = painting.text_width(str(share.count), "small") + size(4)
        words = QRectF(left, place.top(), place.right() - left - count, place.height())
        painting.text(painter, words, share.label, "small")
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.text(painter, place, str(share.count), "small", align=end)


def paint_part(painter: QPainter, part: QRectF, number: int) -> None:
    """One part of a bar, with the pattern of its number."""
    look = theme.current()
    accent = look.color("accent")
    plane = (accent, look.color("accent.tint"), look.color("accent.tint"), look.color("bg.paper"))[number % 4]
    painting.frame(painter, part, 3, fill=plane)
    shape = QPainterPath()
    shape.addRoundedRect(part, 3, 3)
    painter.save()
    painter.setClipPath(shape)
    if number % 4 == 1:
        _diagonals(painter, part, QPen(accent, 2.4))
    elif number % 4 == 2:
        _dots(painter, part, QPen(accent, 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.restore()
    painting.frame(painter, part, 3, border=accent, width=1.2)


def _diagonals(painter: QPainter, part: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    across = part.left() - part.height()
    while across < part.right():
        painter.drawLine(QPointF(across, part.bottom()), QPointF(across + part.height(), part.top()))
        across += 6


def _dots(painter: QPainter, part: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    down = part.top() + 3
    while down < part.bottom():
        across = part.left() + 5
        while across < part.right():
            painter.drawPoint(QPointF(across, down))
            across += 6
        down += 6
