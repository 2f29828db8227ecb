"""The stage track: a dash per stage, done ones in the accent and a dot where things are now. Words say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets import painting

WIDTH, HEIGHT = 92, 10  # px of the design
_GAP = 3.0


def paint_stage_track(painter: QPainter, rect: QRectF, current: int, of: int = 8) -> None:
    """Draw the track in `rect`; `current` counts from 0, everything before it is done."""
    look = theme.current()
    scale = rect.height() / HEIGHT
    gap = _GAP * scale
    dash = (rect.width() - gap * (of - 1)) / of
    thick = 3 * scale
    painting.start(painter)
    for number in range(of):
        left = rect.left() + number * (dash + gap)
        if number == current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            radius = min(rect.height() / 2, 5 * scale)
            painter.drawEllipse(QPointF(left + dash / 2, rect.center().y()), radius, radius)
        else:
            line = QRectF(left, rect.center().y() - thick / 2, dash, thick)
            painting.frame(painter, line, thick / 2, fill=look.color("accent" if number < current else "line.soft"))


class StageTrack(QWidget):
    """The track as a widget; give it an accessible name that says the stage."""

    def __init__(self, of: int = 8, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of, self._current = of, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def set_current(self, current: int, words: str) -> None:
        """Show stage `current` (from 0), which is called `words`."""
        self._current = current
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(WIDTH), theme.current().size(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_stage_track(QPainter(self), QRectF(self.rect()), self._current, self._of)
