"""How the line of a voice is drawn, in the web, in a history and in a legend: its pen, its point, and a sample."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from intake_app.domain.web import Marker, Point, SeriesStyle
from ui import theme


def series_pen(style: SeriesStyle, scale: float = 1.0) -> QPen:
    """The pen of a voice's line; its dashes are in px, whatever the width."""
    width = style.width * scale
    pen = QPen(theme.current().color(style.colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if 0 in style.dash else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if style.dash:
        pen.setDashPattern([max(length * scale / width, 0.01) for length in style.dash])
    return pen


def marker(painter: QPainter, style: SeriesStyle, at: QPointF, scale: float = 1.0, *, plane: str = "bg.paper") -> None:
    """The point of a voice. Open shapes are filled with `plane` ("" = not at all), a circle gets an edge of it."""
    look = theme.current()
    colour = look.color(style.colour)
    paper = look.color(plane) if plane else QColor(Qt.GlobalColor.transparent)
    size = style.marker_size * scale
    if style.marker is Marker.CIRCLE:
        edge = style.marker_edge * scale
        painter.setPen(QPen(paper, edge))
        painter.setBrush(colour)
        painter.drawEllipse(at, size / 2 + edge / 2, size / 2 + edge / 2)
        return
    corners = [QPointF(c.x, c.y) for c in style.marker.outline(Point(at.x(), at.y()), size)]
    pen = QPen(colour, style.marker_edge * scale)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen if style.marker_edge else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour) if style.marker_filled else QBrush(paper))
    painter.drawPolygon(QPolygonF(corners))


def line_sample(painter: QPainter, rect: QRectF, style: SeriesStyle, *, plane: str = "bg.paper") -> None:
    """A short piece of a voice's line with its marker, for legends and table heads."""
    middle = QPointF(rect.center().x(), rect.center().y())
    half = rect.width() / 2
    away = style.marker_size * 0.45 + 2
    for sign in (-1, 1):
        outer, inner = QPointF(middle.x() + sign * half, middle.y()), QPointF(middle.x() + sign * away, middle.y())
        painter.setPen(series_pen(style))
        painter.drawLine(outer, inner)
    marker(painter, style, middle, 0.92, plane=plane)
