"""Strokes that several painted widgets share: frames, ticks, dots, bars and lines of text."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from ui import theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def start(painter: QPainter) -> None:
    """Smooth edges for everything that follows."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)


def frame(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded plane whose border lies inside `rect`."""
    inset = width / 2 if border is not None else 0.0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, max(0.0, radius - inset), max(0.0, radius - inset))


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    role: str = "body",
    colour: str | QColor = "text.1",
    *,
    align: Qt.AlignmentFlag = _LEFT,
    weight: int | None = None,
    tabular: bool = False,
) -> None:
    """One line of text in `rect`, shortened with "…" when it does not fit."""
    look = theme.current()
    font = look.font(role, weight=weight, tabular=tabular)
    painter.setFont(font)
    painter.setPen(look.color(colour) if isinstance(colour, str) else colour)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), shown)


def paragraph(painter: QPainter, rect: QRectF, words: str, role: str, colour: str) -> None:
    """Words in as many lines as they need, from the left and in the middle of `rect`."""
    look = theme.current()
    painter.setFont(look.font(role))
    painter.setPen(look.color(colour))
    painter.drawText(rect, int(Qt.TextFlag.TextWordWrap | _LEFT), words)


def two_lines(
    painter: QPainter,
    rect: QRectF,
    first: str,
    second: str,
    role: str,
    colour: str | QColor,
    *,
    below: str = "text.2",
    gap: float = 0,
) -> None:
    """A line of text with a small one under it, together in the middle of `rect`; without a second the first alone."""
    if not second:
        text(painter, rect, first, role, colour)
        return
    look = theme.current()
    high, low = look.line_height(role), look.line_height("small")
    top = rect.center().y() - (high + gap + low) / 2
    text(painter, QRectF(rect.left(), top, rect.width(), high), first, role, colour)
    text(painter, QRectF(rect.left(), top + high + gap, rect.width(), low), second, "small", below)


def text_width(words: str, role: str = "body", *, weight: int | None = None) -> float:
    """Width in px of one line."""
    return QFontMetricsF(theme.current().font(role, weight=weight)).horizontalAdvance(words)


def wrapped_lines(words: str, role: str, width: float) -> int:
    """How many lines the words take at this width."""
    metrics = QFontMetricsF(theme.current().font(role))
    box = metrics.boundingRect(QRectF(0, 0, max(40.0, width), 10_000), int(Qt.TextFlag.TextWordWrap), words)
    return max(1, round(box.height() / metrics.lineSpacing()))


def tick(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A check mark inside `rect`."""
    size = rect.width()
    pen = QPen(colour, max(1.6, size / 12))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = ((0.25, 0.53), (0.42, 0.70), (0.76, 0.32))
    painter.drawPolyline(QPolygonF([QPointF(rect.left() + x * size, rect.top() + y * size) for x, y in corners]))


def field_frame(
    painter: QPainter,
    rect: QRectF,
    *,
    hovered: bool,
    focused: bool,
    enabled: bool,
    error: bool,
    read_only: bool = False,
) -> None:
    """The plane and border of a field to type or choose in."""
    look = theme.current()
    plane, line = "bg.paper", "line.strong"
    if read_only or not enabled:
        plane, line = "bg.sunken", "line.soft"
    elif error:
        line = "error"
    elif focused or hovered:
        line = "text.1" if focused else "text.2"
    width = 2.0 if error else float(look.line("border"))
    frame(painter, rect, look.size(8), fill=look.color(plane), border=look.color(line), width=width)


def check_box(painter: QPainter, rect: QRectF, *, checked: bool, hovered: bool, enabled: bool, error: bool) -> None:
    """A check box of radius 6; checked it is filled with the accent."""
    look = theme.current()
    radius = look.size(6)
    if checked:
        colour = look.color("accent" if enabled else "text.3")
        frame(painter, rect, radius, fill=colour)
        tick(painter, rect, look.color("on.accent" if enabled else "bg.paper"))
        return
    plane = "bg.chip" if not enabled else ("bg.sunken" if hovered else "bg.paper")
    line, width = ("error", 2.0) if error else ("line.strong", float(look.line("border")))
    frame(painter, rect, radius, fill=look.color(plane), border=look.color(line), width=width)


def radio(painter: QPainter, rect: QRectF, *, checked: bool, hovered: bool, enabled: bool, error: bool = False) -> None:
    """A round choice; chosen it has a dot of the accent."""
    look = theme.current()
    plane = "bg.chip" if not enabled else ("bg.sunken" if hovered and not checked else "bg.paper")
    line = "error" if error else ("accent" if checked and enabled else "line.strong")
    width = float(look.line("border"))
    painter.setBrush(look.color(plane))
    painter.setPen(QPen(look.color(line), 2.0 if error else width))
    painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent" if enabled else "text.3"))
        dot = rect.width() * 0.27
        painter.drawEllipse(rect.center(), dot, dot)


def bars(painter: QPainter, rect: QRectF, level: int, *, of: int = 5, enabled: bool = True) -> None:
    """Rising bars, `level` of them filled: one colour, so that 1 is no alarm and the highest no prize."""
    look = theme.current()
    filled = look.color("accent" if enabled else "text.3")
    open_line = look.color("line.strong")
    gap = rect.width() * 0.035
    width = (rect.width() - gap * (of - 1)) / of
    lowest = 0.22
    for number in range(of):
        high = rect.height() * (lowest + (1 - lowest) * number / (of - 1))
        left = rect.left() + number * (width + gap)
        bar = QRectF(left, rect.bottom() - high, width, high)
        if number < level:
            frame(painter, bar, 1.5, fill=filled)
        else:
            frame(painter, bar.adjusted(0.4, 0, -0.4, 0), 1.5, border=open_line, width=1.0)


def key_hint(painter: QPainter, rect: QRectF, key: str) -> None:
    """A small key cap with its letter."""
    look = theme.current()
    frame(painter, rect, 4, fill=look.color("bg.sunken"), border=look.color("line.soft"))
    text(painter, rect, key, "small.strong", "text.2", align=Qt.AlignmentFlag.AlignCenter)


_HALO = tuple(QPointF(2.2 * math.cos(turn * math.pi / 6), 2.2 * math.sin(turn * math.pi / 6)) for turn in range(12))


def halo_text(painter: QPainter, centre: QPointF, words: str, font_role: str, colour: QColor, halo: QColor) -> None:
    """Words centred at a point with a 4 px edge of the plane around them, so that lines do not cross them.

    The edge is the words themselves, twelve times around: twenty times faster than stroking their outline.
    """
    font = theme.current().font(font_role)
    metrics = QFontMetricsF(font)
    base = QPointF(
        centre.x() - metrics.horizontalAdvance(words) / 2, centre.y() + (metrics.ascent() - metrics.descent()) / 2
    )
    painter.setFont(font)
    painter.setPen(halo)
    for offset in _HALO:
        painter.drawText(base + offset, words)
    painter.setPen(colour)
    painter.drawText(base, words)
