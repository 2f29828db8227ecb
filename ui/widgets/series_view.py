"""Values from day to day as dots with a line between them. Nothing is averaged and nothing is concluded."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from intake_app.i18n import format_day
from ui import theme
from ui.widgets import painting
from ui.widgets.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDot:
    """One value on one day, and how it is written."""

    on: date
    value: float
    words: str


class SeriesView(Picture):
    """Dots in the order of their days, at their distance in time. A screen reader hears every one in words.

    `top` is the end of the scale; without one the highest value stands at the top. The scale begins at 0.
    """

    def __init__(self, *, name: str = "") -> None:
        super().__init__(name=name)
        self._dots: tuple[SeriesDot, ...] = ()
        self._top: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_dots(self, title: str, dots: Sequence[SeriesDot], top: float | None = None) -> None:
        """Show these."""
        self._dots, self._top = tuple(dots), top
        told = (f"{format_day(dot.on, weekday=False, year=True)}: {dot.words}" for dot in dots)
        self.describe(title, ". ".join(told))
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.size(320), look.size(110) + 2 * int(look.line_height("small")))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(160), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dots:
            return
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        low = look.line_height("small")
        edge = look.size(28)
        room = QRectF(edge, low + 6, self.width() - 2 * edge, self.height() - 2 * low - 14)
        painter.setPen(look.color("line.strong"))
        painter.drawLine(QPointF(0, room.bottom()), QPointF(self.width(), room.bottom()))
        places = [self._place(dot, room) for dot in self._dots]
        painter.setPen(QPen(look.color("accent"), 2))
        for first, second in itertools.pairwise(places):
            painter.drawLine(first, second)
        taken_up, taken_low = -1e9, -1e9
        years = self._dots[0].on.year != self._dots[-1].on.year
        for dot, at in zip(self._dots, places, strict=True):
            painter.setBrush(look.color("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(at, look.size(5), look.size(5))
            taken_up = self._write(painter, dot.words, at.x(), at.y() - low - look.size(6), taken_up, "text.1")
            day = format_day(dot.on, weekday=False, year=years)
            taken_low = self._write(painter, day, at.x(), room.bottom() + 4, taken_low, "text.2")

    def _write(self, painter: QPainter, words: str, middle: float, top: float, taken: float, colour: str) -> float:
        """Write words around a place when there is room beside what was written before; the new end of that."""
        wide = painting.text_width(words, "small") + 4
        left = min(max(0.0, middle - wide / 2), self.width() - wide)
        if left < taken:
            return taken
        rect = QRectF(left, top, wide, theme.current().line_height("small"))
        painting.text(painter, rect, words, "small", colour, align=Qt.AlignmentFlag.AlignCenter)
        return left + wide + 6

    def _place(self, dot: SeriesDot, room: QRectF) -> QPointF:
        first, last = self._dots[0].on, self._dots[-1].on
        span = (last - first).days
        across = (dot.on - first).days / span if span else 0.5
        top = self._top or max(one.value for one in self._dots) or 1
        return QPointF(room.left() + across * room.width(), room.bottom() - room.height() * dot.value / top)
