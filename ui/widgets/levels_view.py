"""Levels over time: a row per item, a step per level in words, and on it a marker per moment. No line goes up or down.

Moments differ by shape and by the letter under their marker; a goal is an open ring on the step that is wished for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from intake_app.domain.web import SeriesStyle
from ui import theme
from ui.widgets import painting, series_painting
from ui.widgets.picture import Picture

_WRAP = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_WRAP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_MARKER = 17  # px of the design from one marker to the next


@dataclass(frozen=True, slots=True)
class LevelsRow:
    """One item: the step of each moment (None: no level), and the step that is wished for."""

    name: str
    places: tuple[int | None, ...]
    goal: int | None = None


class LevelsView(Picture):
    """Fits its rows in its width and says in `heightForWidth` how high that is."""

    def __init__(self, *, name: str = "levels", parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._scale: tuple[str, ...] = ()
        self._rows: tuple[LevelsRow, ...] = ()
        self._styles: tuple[SeriesStyle, ...] = ()
        self._letters: tuple[str, ...] = ()
        self._kept = QPixmap()  # the drawing, until the content, the size, the look or the screen is another
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_content(
        self, scale: Sequence[str], rows: Sequence[LevelsRow], styles: Sequence[SeriesStyle], letters: Sequence[str]
    ) -> None:
        """Steps in words, lowest first; rows; and per moment its style and letter."""
        self._scale, self._rows = tuple(scale), tuple(rows)
        self._styles, self._letters = tuple(styles), tuple(letters)
        self._kept = QPixmap()
        self.updateGeometry()
        self.update()

    @property
    def rows(self) -> tuple[LevelsRow, ...]:
        return self._rows

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return int(self._head(width) + len(self._rows) * self._row_height(width)) + 2

    @override
    def sizeHint(self) -> QSize:
        width = theme.current().size(640)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = theme.current().size(300)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._scale:
            return
        dpr = self.devicePixelRatioF()
        if self._kept.size() != self.size() * dpr or self._kept.devicePixelRatio() != dpr:
            self._kept = QPixmap(self.size() * dpr)
            self._kept.setDevicePixelRatio(dpr)
            self._kept.fill(Qt.GlobalColor.transparent)
            self._draw(QPainter(self._kept))
        QPainter(self).drawPixmap(0, 0, self._kept)

    @override
    def restyle(self) -> None:
        self._kept = QPixmap()
        super().restyle()

    def _draw(self, painter: QPainter) -> None:
        painting.start(painter)
        self._paint_head(painter)
        top = self._head(self.width())
        high = self._row_height(self.width())
        for row in self._rows:
            self._paint_row(painter, row, QRectF(0, top, self.width(), high))
            top += high

    # -- measures ----------------------------------------------------------------------------------------------------

    def _names(self, width: int) -> float:
        """Width of the column with the names."""
        return min(float(theme.current().size(220)), width * 0.32)

    def _step(self, width: int) -> float:
        return (width - self._names(width)) / max(len(self._scale), 1)

    def _whole_words(self, width: int) -> bool:
        """Whether every word of the scale fits above its own step."""
        room = self._step(width) - 6
        return all(painting.text_width(word, "small") <= room for words in self._scale for word in words.split())

    def _head(self, width: int) -> float:
        line = theme.current().line_height("small")
        if not self._whole_words(width):
            return line * 2 + 8
        room = self._step(width) - 6
        most = max((painting.text_width(words, "small") / room for words in self._scale), default=1.0)
        return line * min(4, int(most * 1.25) + 1) + 8

    def _row_height(self, width: int) -> float:
        look = theme.current()
        tallest = max((painting.text_width(row.name, "small") for row in self._rows), default=0.0)
        lines = min(3, int(tallest * 1.15 / max(self._names(width) - 8, 1)) + 1)
        letters = look.line_height("small") if len(self._letters) > 1 else 0
        return float(max(look.size(24) + letters, lines * look.line_height("small")) + look.size(6))

    # -- drawing -----------------------------------------------------------------------------------------------------

    def _paint_head(self, painter: QPainter) -> None:
        look = theme.current()
        width, head = self.width(), self._head(self.width())
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text.2"))
        left, step = self._names(width), self._step(width)
        if self._whole_words(width):
            for place, words in enumerate(self._scale):
                painter.drawText(QRectF(left + place * step + 3, 0, step - 6, head), _WRAP, words)
            return
        half = (width - left) / 2
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(left, 0, half - 6, head), _WRAP_LEFT, self._scale[0])
        painter.drawText(QRectF(left + half, 0, half - 2, head), right, self._scale[-1])

    def _paint_row(self, painter: QPainter, row: LevelsRow, rect: QRectF) -> None:
        look = theme.current()
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), look.color("line.soft"))
        left, step = self._names(self.width()), self._step(self.width())
        painter.setFont(look.font("small.strong"))
        painter.setPen(look.color("text.1"))
        painter.drawText(QRectF(rect.left(), rect.top(), left - 8, rect.height()), _WRAP_LEFT, row.name)
        letters = look.line_height("small") if len(self._letters) > 1 else 0
        middle = rect.top() + (rect.height() - letters) / 2
        painter.setPen(QPen(look.color("line.strong"), look.line("border")))
        painter.drawLine(QPointF(left + step / 2, middle), QPointF(rect.right() - step / 2, middle))
        for place in range(len(self._scale)):
            centre = QPointF(left + (place + 0.5) * step, middle)
            painter.setPen(QPen(look.color("line.strong"), look.line("border")))
            painter.drawLine(centre + QPointF(0, -4), centre + QPointF(0, 4))
            here = [moment for moment, found in enumerate(row.places) if found == place]
            if row.goal == place:
                self._paint_goal(painter, centre, len(here), step)
            self._paint_moments(painter, centre, here, step)

    def _paint_moments(self, painter: QPainter, centre: QPointF, here: Sequence[int], step: float) -> None:
        look = theme.current()
        apart = self._apart(len(here), step)
        for number, moment in enumerate(here):
            at = centre + QPointF((number - (len(here) - 1) / 2) * apart, 0)
            series_painting.marker(painter, self._styles[moment], at, look.size(95) / 100)
            if len(self._letters) > 1:
                high = look.line_height("small")
                box = QRectF(at.x() - 20, at.y() + look.size(8), 40, high)
                painting.text(painter, box, self._letters[moment], "small", align=Qt.AlignmentFlag.AlignCenter)

    def _paint_goal(self, painter: QPainter, centre: QPointF, here: int, step: float) -> None:
        """An open ring around whatever stands on the step: wished for, never measured."""
        look = theme.current()
        pen = QPen(look.color("text.1"), look.line("chosen"))
        pen.setDashPattern([2.0, 1.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        high = look.size(22)
        wide = min(step - 4, high + max(0, here - 1) * self._apart(here, step))
        painter.drawRoundedRect(QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high), high / 2, high / 2)

    @staticmethod
    def _apart(count: int, step: float) -> float:
        """From one marker to the next: closer where many stand on one step."""
        room = step - theme.current().size(16)
        return min(float(theme.current().size(_MARKER)), room / max(count - 1, 1))


class GoalSample(Picture):
    """The ring of a goal with its name, for the legend."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(34) + int(painting.text_width(self._text, "small")) + 2, size(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        pen = QPen(look.color("text.1"), look.line("chosen"))
        pen.setDashPattern([2.0, 1.5])
        painter.setPen(pen)
        side = look.size(18)
        painter.drawEllipse(QRectF(2, (self.height() - side) / 2, side, side))
        painting.text(painter, QRectF(self.rect()).adjusted(look.size(34), 0, 0, 0), self._text, "small", "text.2")
