"""Hours per week from day to day: what was planned as open bars, what it became as full ones. No score, no target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from intake_app.i18n import _, format_day, format_short_day
from ui import theme
from ui.widgets import painting
from ui.widgets.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursBar:
    """Minutes per week from a day on."""

    from_on: date
    planned: int | None = None
    actual: int | None = None


class HoursView(Picture):
    """One pair of bars per line, in the order of their days. A screen reader hears every line in words."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__(name=name)
        self._bars: tuple[HoursBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[HoursBar]) -> None:
        """Show these lines."""
        self._bars = tuple(bars)
        self.describe(_("Hours per week"), ". ".join(_told(bar) for bar in bars))
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(64) * max(1, len(self._bars)), size(96) + 2 * int(theme.current().line_height("small")))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(120), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        low = look.line_height("small")
        ground = self.height() - low - 2
        most = max(max(bar.planned or 0, bar.actual or 0) for bar in self._bars) or 1
        wide = min(look.size(110), self.width() / len(self._bars))
        painter.setPen(look.color("line.strong"))
        painter.drawLine(0, int(ground), int(wide * len(self._bars)), int(ground))
        for place, bar in enumerate(self._bars):
            room = QRectF(place * wide, 0, wide, ground)
            self._paint_pair(painter, bar, room, (ground - low - 4) / most)
            self._paint_day(painter, bar, place, wide, ground, low)

    def _paint_pair(self, painter: QPainter, bar: HoursBar, room: QRectF, scale: float) -> None:
        look = theme.current()
        half = min(look.size(26), room.width() / 2 - 4)
        low = look.line_height("small")
        for minutes, left, fill in (
            (bar.planned, room.center().x() - half - 1, "bg.paper"),
            (bar.actual, room.center().x() + 1, "accent"),
        ):
            if minutes is None:
                continue
            high = max(2.0, minutes * scale)
            rect = QRectF(left, room.bottom() - high, half, high)
            painting.frame(painter, rect, 2, fill=look.color(fill), border=look.color("accent"), width=1.5)
            words = QRectF(left - 8, rect.top() - low, half + 16, low)
            painting.text(painter, words, _hours(minutes), "small", align=Qt.AlignmentFlag.AlignCenter)

    def _paint_day(self, painter: QPainter, bar: HoursBar, place: int, wide: float, ground: float, low: float) -> None:
        words = format_short_day(bar.from_on).partition(" ")[2]
        if painting.text_width(words, "small") > wide and place % 2:
            return  # no room for every day: each second one tells enough
        room = QRectF(place * wide - wide / 2, ground + 2, wide * 2, low)
        painting.text(painter, room, words, "small", "text.2", align=Qt.AlignmentFlag.AlignCenter)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}".replace(".", ",")


def _told(bar: HoursBar) -> str:
    parts = [_("from {day}").format(day=format_day(bar.from_on, weekday=False, year=True))]
    if bar.planned is not None:
        parts.append(_("planned {n} hours").format(n=_hours(bar.planned)))
    if bar.actual is not None:
        parts.append(_("it became {n} hours").format(n=_hours(bar.actual)))
    return ", ".join(parts)
