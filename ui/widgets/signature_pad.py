"""A pad to sign on with pen, finger or mouse; the ink is kept as strokes, never as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import ink, painting
from ui.widgets.picture import Picture

_LINE_AT = 46  # px of the design from below
_PALM_MS = 700  # after a sign of the pen, a hand on the glass is no finger
_SIGNED_FROM = 0.08  # of the pad's width: less ink than this is a slip, no signature
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class SignaturePad(Picture):
    """Ink on a line.

    `strokes` is the ink in fixed proportions (see `ink.ASPECT`), each point (x, y, pressure) from 0 to 1. The page
    names the pad with `describe`, offers "Opnieuw" (`clear`) and paper as an equal way. Keyboard: Delete clears,
    Ctrl Z takes the last stroke back.
    """

    strokes_changed = Signal(object)
    """All strokes, after one is finished or taken away."""
    started = Signal()
    """The pen touches the pad."""

    def __init__(self, *, name: str = "signature_pad", parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._ink: list[list[ink.InkPoint]] = []
        self._open: list[ink.InkPoint] | None = None
        self._by_pen = False
        self._pen_seen = QElapsedTimer()
        self._moved = QElapsedTimer()
        self._drawn: QPixmap | None = None
        self._given: tuple[ink.Stroke, ...] = ()
        self._caption = self._error = ""
        self._current = self._locked = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.current().table_scaled.connect(self.restyle)
        self.restyle()

    # -- from outside ------------------------------------------------------------------------------------------------

    @property
    def strokes(self) -> tuple[ink.Stroke, ...]:
        """The finished ink, as it is kept."""
        if self._given and not self._ink:
            return self._given
        return ink.kept([tuple(stroke) for stroke in self._ink], self.width())

    def set_strokes(self, strokes: Sequence[ink.Stroke]) -> None:
        """Show kept ink, without emitting. Ink that was drawn here just now stays where it was drawn."""
        wanted = tuple(tuple((x, y, p) for x, y, p in stroke) for stroke in strokes)
        if wanted == self.strokes:
            return
        self._ink, self._open, self._given = [], None, wanted
        self._redraw()

    @property
    def signed(self) -> bool:
        """Whether there is enough ink to be a signature, and not a slip of the hand."""
        return bool(self._given) or ink.length([tuple(s) for s in self._ink]) > self.width() * _SIGNED_FROM

    def clear(self) -> None:
        """Take all ink of this pad away; the person starts again."""
        if self._ink or self._given or self._open:
            self._ink, self._open, self._given = [], None, ()
            self._redraw()
            self.strokes_changed.emit(())

    def take_back(self) -> None:
        """Take the last stroke away."""
        if self._ink:
            self._ink.pop()
            self._redraw()
            self.strokes_changed.emit(self.strokes)
        elif self._given:
            self.clear()

    def set_caption(self, caption: str) -> None:
        """Quiet words under the line: place and day, or when it was signed."""
        self._caption = caption
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark the pad whose turn it is; empty, it says so in words."""
        self._current = current
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Take no more ink (the plan is fixed)."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.CrossCursor)
        self.update()

    def set_error(self, sentence: str) -> None:
        """Draw the border of an error; the sentence belongs under the pad."""
        self._error = sentence
        self.update()

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    # -- drawing -----------------------------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(360), size(240, table=True))

    @override
    def minimumSizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(220), size(176, table=True))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        turn = self._current and not self._locked
        painting.frame(
            painter,
            QRectF(self.rect()),
            self.ring_radius(),
            fill=look.color("bg.sunken" if self._locked else "bg.paper"),
            border=look.color("error" if self._error else "accent" if turn else "line.strong"),
            width=2.0 if self._error else look.line("chosen") if turn else look.line("border"),
        )
        line = self.height() - look.size(_LINE_AT)
        inset = look.size(28)
        painter.setPen(QPen(look.color("line.strong"), 1))
        painter.drawLine(QPointF(inset, line + 0.5), QPointF(self.width() - inset, line + 0.5))
        words = QRectF(inset, line + 2, self.width() - 2 * inset, self.height() - line - 6)
        painting.text(painter, words, self._caption, "table.min", "text.2")
        if turn and not (self._ink or self._given or self._open):
            self._paint_hint(painter, QRectF(0, 0, self.width(), line))
        painter.drawPixmap(0, 0, self._drawn_now())

    def _paint_hint(self, painter: QPainter, room: QRectF) -> None:
        hint = _("Draw here, with pen or finger")
        size = theme.current().size
        side, gap = size(24), size(10)
        width = painting.text_width(hint, "table.label", weight=600)
        left = max(size(12), room.center().x() - (width + side + gap) / 2)
        icons.paint(painter, "pen-line", QRectF(left, room.center().y() - side / 2, side, side), "accent")
        words = QRectF(left + side + gap, room.top(), room.right() - left - side - gap - size(8), room.height())
        painting.text(painter, words, hint, "table.label", "accent", weight=600)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ink and event.oldSize().width() > 0:
            self._given = self._given or ink.kept([tuple(stroke) for stroke in self._ink], event.oldSize().width())
            self._ink = []
        self._redraw()

    @override
    def restyle(self) -> None:
        self.setMaximumHeight(theme.current().size(320, table=True))
        self._redraw()
        super().restyle()

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _drawn_now(self) -> QPixmap:
        """All ink so far; a new piece of line is added to it, so that it follows the pen."""
        dpr = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != dpr:
            self._drawn = QPixmap(round(self.width() * dpr), round(self.height() * dpr))
            self._drawn.setDevicePixelRatio(dpr)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painting.start(painter)
            for stroke in (*self._placed(), *self._ink, self._open or []):
                _paint_stroke(painter, stroke)
            painter.end()
        return self._drawn

    def _placed(self) -> tuple[ink.Stroke, ...]:
        """Kept ink as large as fits above and a little below the line."""
        inset = theme.current().size(24)
        line = self.height() - theme.current().size(_LINE_AT)
        width = min(self.width() - 2.0 * inset, (line - inset / 2 + 10) * ink.ASPECT)
        top = line + 10 - width / ink.ASPECT
        return ink.placed(self._given, (self.width() - width) / 2, top, width)

    # -- ink ---------------------------------------------------------------------------------------------------------

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        self._pen_seen.start()
        kind = event.type()
        at = event.position()
        if kind == QEvent.Type.TabletPress:
            if self._open is not None and not self._by_pen:
                self._open = None  # the hand lay down before the pen did
                self._redraw()
            self._begin(at, max(0.05, event.pressure()), by_pen=True)
        elif kind == QEvent.Type.TabletMove and self._open is not None:
            self._go_on(at, max(0.05, event.pressure()))
        elif kind == QEvent.Type.TabletRelease:
            self._finish()
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._pen_is_near():
            self._begin(event.position(), 0.5)
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._open is not None and not self._by_pen:
            self._go_on(event.position(), None)
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._by_pen:
            self._finish()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._locked:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Undo) and (self._ink or self._given):
            self.take_back()
        else:
            super().keyPressEvent(event)

    def _touched(self, event: QTouchEvent) -> None:
        """One finger draws; more fingers, or a hand beside the pen, do not."""
        points = event.points()
        if self._pen_is_near() or not points:
            return
        finger = points[0]
        if event.type() == QEvent.Type.TouchCancel:
            self._open = None
            self._redraw()
        elif finger.state() == QEventPoint.State.Pressed and len(points) == 1:
            self._begin(finger.position(), 0.5)
        elif finger.state() == QEventPoint.State.Updated and self._open is not None:
            self._go_on(finger.position(), None)
        elif finger.state() == QEventPoint.State.Released:
            self._finish()

    def _pen_is_near(self) -> bool:
        drawing = self._by_pen and self._open is not None
        return drawing or (self._pen_seen.isValid() and self._pen_seen.elapsed() < _PALM_MS)

    def _begin(self, at: QPointF, pressure: float, *, by_pen: bool = False) -> None:
        if self._locked or not self.isEnabled():
            return
        if self._given:
            self._ink = [list(stroke) for stroke in self._placed()]
            self._given = ()
        self._by_pen = by_pen
        self._open = [(at.x(), at.y(), pressure)]
        self._moved.start()
        self.set_error("")
        self.started.emit()
        self._add_to_drawing(self._open)

    def _go_on(self, at: QPointF, pressure: float | None) -> None:
        assert self._open is not None
        x0, y0, before = self._open[-1]
        x = max(1.0, min(self.width() - 1.0, at.x()))
        y = max(1.0, min(self.height() - 1.0, at.y()))
        far = abs(x - x0) + abs(y - y0)
        if far < 0.8:
            return
        if pressure is None:  # no pen: slower is thicker, as with ink
            speed = far / max(1, self._moved.restart())
            pressure = before * 0.7 + max(0.2, min(0.8, 0.8 - speed * 0.25)) * 0.3
        self._open.append((x, y, min(1.0, pressure)))
        self._add_to_drawing(self._open[-2:])

    def _finish(self) -> None:
        if self._open is None:
            return
        self._ink.append(self._open)
        self._open = None
        self.strokes_changed.emit(self.strokes)

    def _add_to_drawing(self, points: Sequence[ink.InkPoint]) -> None:
        if self._drawn is None:
            self.update()
            return
        painter = QPainter(self._drawn)
        painting.start(painter)
        _paint_stroke(painter, points)
        painter.end()
        xs, ys = [x for x, _y, _p in points], [y for _x, y, _p in points]
        dirty = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(-6, -6, 6, 6)
        if len(points) == 1 and not self._ink:
            self.update()  # the hint goes
        else:
            self.update(dirty.toAlignedRect())


def _paint_stroke(painter: QPainter, points: Sequence[ink.InkPoint]) -> None:
    """A stroke from 2 to 4 px wide by pressure."""
    colour = theme.current().color("text.1")
    pen = QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if len(points) == 1:
        x, y, pressure = points[0]
        pen.setWidthF(2 + 2 * pressure)
        painter.setPen(pen)
        painter.drawPoint(QPointF(x, y))
    for (x0, y0, p0), (x1, y1, p1) in pairwise(points):
        pen.setWidthF(2 + p0 + p1)
        painter.setPen(pen)
        painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))
