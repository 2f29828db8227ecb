"""Drawing of the web with QPainter: what stays (rings, labels, numbers) apart from what changes (the voices)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from intake_app.domain import web as geometry
from intake_app.domain.web import Marker, Point, SeriesStyle, Web
from intake_app.domain.web_labels import Anchor, NamedPoint, PlacedLabel, WebLayout, place_names
from ui import icons, theme
from ui.widgets import painting, series_painting

_ALIGN = {
    Anchor.START: Qt.AlignmentFlag.AlignLeft,
    Anchor.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    Anchor.END: Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSeries:
    """One voice: how it is drawn, its value per axis (None = no answer), and the name beside its points."""

    style: SeriesStyle
    values: tuple[int | None, ...]
    name: str = ""


def stroke_scale(web: Web) -> float:
    """How thick lines and markers are: as designed on a large web, thinner on a small one."""
    return max(0.72, min(1.25, web.radius / 225))


def paint_base(
    painter: QPainter, layout: WebLayout, *, rings: Sequence[int], label_role: str, active: int | None, numbers: bool
) -> None:
    """Everything that stays while values change: plane, rings, axes, ring numbers, labels and balloons."""
    look = theme.current()
    web = layout.web
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("bg.paper"))
    painter.drawPolygon(_polygon(web.ring(geometry.HIGHEST)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("web.ring"), 1))
    for value in rings:
        if 0 < value < geometry.HIGHEST:
            painter.drawPolygon(_polygon(web.ring(value)))
    for axis in range(web.axes):
        start, end = web.spoke(axis)
        painter.drawLine(_at(start), _at(end))
    painter.setPen(QPen(look.color("web.edge"), 1.2))
    for value in (0, geometry.HIGHEST):
        painter.drawPolygon(_polygon(web.ring(value)))
    if numbers and active is None:
        for value in rings:
            if value > 0:
                where = _at(web.ring_number(value))
                painting.halo_text(painter, where, str(value), "small", look.color("text.2"), look.color("bg.paper"))
    for label in layout.labels:
        _paint_label(painter, label, label_role, active)


def _paint_label(painter: QPainter, label: PlacedLabel, role: str, active: int | None) -> None:
    quiet = active is not None and label.axis != active
    align = _ALIGN[label.anchor] | Qt.AlignmentFlag.AlignVCenter
    for words, row in zip(label.lines, label.line_boxes, strict=True):
        place = QRectF(row.left - 1, row.top, row.width + 2, row.height)
        colour = "text.2" if quiet else "text.1"
        painting.text(painter, place, words, role, colour, align=align, weight=500 if quiet else 600)
    if label.below_box is not None:
        box = label.below_box
        place = QRectF(box.left, box.top, box.width, box.height)
        painting.text(painter, place, label.below, role, "text.2", align=align, weight=400)
    if label.balloon is not None:
        box = label.balloon
        icons.paint(painter, "message-circle", QRectF(box.left, box.top, box.width, box.height), "accent")


def paint_active_axis(painter: QPainter, web: Web, axis: int, scale: float) -> None:
    """The axis that is being answered: accent line, eleven dots, and the numbers 0, 5 and 10 beside it."""
    look = theme.current()
    accent = look.color("accent")
    start, end = web.spoke(axis)
    painter.setPen(QPen(accent, 2.5 * scale))
    painter.drawLine(_at(start), _at(end))
    painter.setPen(QPen(accent, 1.6 * scale))
    painter.setBrush(look.color("bg.paper"))
    radius = min(4.6 * scale, web.radius * 0.022 + 1)
    for value in range(geometry.HIGHEST + 1):
        painter.drawEllipse(_at(web.point(axis, value)), radius, radius)
    away = max(16.0, look.px("small") * 1.25)
    for value in (0, 5, geometry.HIGHEST):
        where = _at(web.axis_number(axis, value, away))
        painting.halo_text(painter, where, str(value), "small", look.color("text.2"), look.color("bg.paper"))


def paint_series(
    painter: QPainter,
    web: Web,
    series: Sequence[WebSeries],
    *,
    values: Sequence[Sequence[float | None]],
    active: int | None,
) -> None:
    """The voices, in the order earlier, consultant, resident; `values` may lie between whole ones while they move."""
    ranked = sorted(zip(series, values, strict=True), key=lambda pair: _rank(pair[0].style))
    for one, now in ranked:
        paint_voice(painter, web, one, now, active=active)
    for one, now in ranked:
        paint_points(painter, web, one, now, active=active)


def paint_voice(
    painter: QPainter, web: Web, one: WebSeries, values: Sequence[float | None], *, active: int | None
) -> None:
    """A voice's area and line; under its own points, but over what was drawn before."""
    scale = stroke_scale(web)
    _paint_line(painter, web, one.style, values, scale, filled=active is None or None not in one.values)
    if one.style is not geometry.RESIDENT:
        _paint_markers(painter, web, one.style, values, scale, plane=True)


def paint_points(
    painter: QPainter, web: Web, one: WebSeries, values: Sequence[float | None], *, active: int | None
) -> None:
    """The points that stay visible over every line: open squares, then filled circles."""
    scale = stroke_scale(web)
    if one.style is geometry.CONSULTANT:
        _paint_markers(painter, web, one.style, values, scale, plane=False)
    elif one.style is geometry.RESIDENT:
        _paint_markers(painter, web, one.style, values, scale, plane=True, active=active)


def _rank(style: SeriesStyle) -> int:
    order = (geometry.EARLIER_STILL, geometry.EARLIER, geometry.CONSULTANT, geometry.RESIDENT)
    return order.index(style) if style in order else 0


def _paint_line(
    painter: QPainter, web: Web, style: SeriesStyle, values: Sequence[float | None], scale: float, *, filled: bool
) -> None:
    outline = web.outline(values)
    if outline.closed and style.fill and filled:
        area = theme.current().color(style.colour)
        area.setAlphaF(theme.current().web_fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # its edge lies under the line
        painter.drawPolygon(_polygon(outline.closed))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(series_painting.series_pen(style, scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if outline.closed:
        painter.drawPolygon(_polygon(outline.closed))
    for run in outline.runs:
        painter.drawPolyline(_polygon(run))


def _paint_markers(
    painter: QPainter,
    web: Web,
    style: SeriesStyle,
    values: Sequence[float | None],
    scale: float,
    *,
    plane: bool,
    active: int | None = None,
) -> None:
    for axis, point in enumerate(web.points(values)):
        if point is None:
            continue
        if axis == active and style.marker is Marker.CIRCLE:
            series_painting.marker(painter, style, _at(point), scale * 1.55)
        elif plane:
            series_painting.marker(painter, style, _at(point), scale)
        else:
            series_painting.marker(painter, style, _at(point), scale, plane="")


def paint_names(painter: QPainter, layout: WebLayout, series: Sequence[WebSeries], axis: int) -> None:
    """The voices' names beside their points on one axis, each on a halo of paper."""
    look = theme.current()
    scale = stroke_scale(layout.web)
    named = [one for one in series if one.name and one.values[axis] is not None]
    metrics = QFontMetricsF(look.font("small.strong"))
    points = [
        NamedPoint(name=one.name, at=layout.web.point(axis, one.values[axis] or 0), size=one.style.marker_size * scale)
        for one in named
    ]
    boxes = place_names(
        points,
        text_width=metrics.horizontalAdvance,
        line_height=metrics.height(),
        avoid=[label.box for label in layout.labels],
        markers=[point for one in series for point in layout.web.points(one.values) if point is not None],
    )
    for one, box in zip(named, boxes, strict=True):
        centre = QPointF(box.centre.x, box.centre.y)
        painting.halo_text(
            painter, centre, one.name, "small.strong", look.color(one.style.colour), look.color("bg.paper")
        )


def _at(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(point.x, point.y) for point in points])
