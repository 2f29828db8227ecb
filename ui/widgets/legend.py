"""The legend of the web: a piece of each voice's line, shown or switched off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from intake_app.domain.web import SeriesStyle
from ui import theme
from ui.widgets import painting, series_painting
from ui.widgets.check_box import CheckBox
from ui.widgets.picture import Picture


class LegendToggle(CheckBox):
    """One voice in the legend of the web: shown or not, a piece of its line, whose it is and of when."""

    def __init__(self, text: str, style: SeriesStyle, *, moment: str = "", name: str = "") -> None:
        self._style, self._moment = style, moment
        super().__init__(text, name=name)
        self.setAccessibleName(", ".join(part for part in (text, moment) if part))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def ring_rect(self) -> QRectF:
        return QRectF(self.rect())

    @override
    def ring_radius(self) -> float:
        return theme.current().size(8)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = max(painting.text_width(self.text(), "strong"), painting.text_width(self._moment, "small"))
        return QSize(int(words) + size(14 + 24 + 12 + 44 + 12 + 14), size(56))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(150), theme.current().size(56))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        plane = look.color("bg.sunken" if self.underMouse() and self.isEnabled() else "bg.paper")
        width = look.line("border")
        painting.frame(painter, rect, look.size(8), fill=plane, border=look.color("line.soft"), width=width)
        side = look.size(24)
        middle = rect.center().y()
        self._paint_box(painter, QRectF(look.size(14), middle - side / 2, side, side))
        line = QRectF(look.size(50), middle - 10, look.size(44), 20)
        series_painting.line_sample(painter, line, self._style)
        words = rect.adjusted(line.right() + look.size(12), 0, -look.size(8), 0)
        if self._moment:
            half = look.line_height("body")
            top = middle - (half + look.line_height("small")) / 2
            painting.text(painter, QRectF(words.left(), top, words.width(), half), self.text(), "strong")
            lower = QRectF(words.left(), top + half, words.width(), look.line_height("small"))
            painting.text(painter, lower, self._moment, "small", "text.2")
        else:
            painting.text(painter, words, self.text(), "strong")


class LineSample(Picture):
    """A piece of a voice's line with its marker and, under it, its name: for legends and the heads of tables."""

    def __init__(self, style: SeriesStyle, text: str = "", *, beside: bool = False) -> None:
        super().__init__()
        self._style, self._text, self._beside = style, text, beside
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        words = int(painting.text_width(self._text, "small")) + 2 if self._text else 0
        if self._beside:
            return QSize(look.size(44) + (look.size(8) + words if words else 0), look.size(22))
        return QSize(max(look.size(46), words), look.size(20) + (look.line_height("small") if words else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        if self._beside:
            series_painting.line_sample(painter, QRectF(0, 0, look.size(36), self.height()), self._style)
            room = QRectF(self.rect()).adjusted(look.size(44), 0, 0, 0)
            painting.text(painter, room, self._text, "small", "text.2")
            return
        width = look.size(42)
        series_painting.line_sample(painter, QRectF((self.width() - width) / 2, 0, width, look.size(20)), self._style)
        room = QRectF(0, look.size(20), self.width(), look.line_height("small"))
        painting.text(painter, room, self._text, "small", align=Qt.AlignmentFlag.AlignCenter)
