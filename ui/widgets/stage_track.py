"""How far a dossier is: eight dashes and a dot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.widgets import painting
from ui.widgets.picture import Picture


class StageTrack(Picture):
    """Eight dashes: what is done in the accent, a dot where we are, the rest quiet. The word is below or heard."""

    def __init__(self, stages: int = 8, *, current: int = 0, words: str = "", show_words: bool = True) -> None:
        super().__init__()
        self._stages, self._current, self._words, self._show_words = stages, current, words, show_words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_stage(current, words)

    def set_stage(self, current: int, words: str) -> None:
        """Where we are: `current` from 0; `words` names the stage."""
        self._current, self._words = current, words
        self.setAccessibleName(
            _("{words}, stage {number} of {total}").format(words=words, number=current + 1, total=self._stages)
        )
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        words = int(painting.text_width(self._words, "small")) + 2 if self._show_words else 0
        return QSize(max(look.size(92), words), look.size(10) + (look.line_height("small") if self._show_words else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        track = QRectF(0, 0, look.size(92), look.size(10))
        paint_stage_track(painter, track, self._current, self._stages)
        if self._show_words:
            room = QRectF(0, track.bottom(), self.width(), look.line_height("small"))
            painting.text(painter, room, self._words, "small", "text.2")


def paint_stage_track(painter: QPainter, rect: QRectF, current: int, stages: int = 8) -> None:
    """The dashes and the dot inside `rect`, also for the delegates of tables."""
    look = theme.current()
    pitch = rect.width() / stages
    dash = pitch * 0.68
    middle = rect.center().y()
    for number in range(stages):
        left = rect.left() + number * pitch
        if number == current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(
                QRectF(left + dash / 2 - rect.height() / 2 + 0.5, rect.top(), rect.height(), rect.height())
            )
            continue
        pen = QPen(look.color("accent" if number < current else "line.soft"), max(2.5, rect.height() * 0.28))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left + 1.5, middle), QPointF(left + dash - 1.5, middle))
