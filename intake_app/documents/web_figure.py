"""The web on paper: the geometry of the screen, drawn with lines that differ without colour."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined, woven
from intake_app.documents.blocks import Picture
from intake_app.documents.drawings import draw_icon
from intake_app.documents.fonts import Face, ascent_and_descent, clean, pieces, text_width, width
from intake_app.documents.picture_sheets import Voice, WebPicture, WebSeries
from intake_app.documents.styles import COLOURS, INK, QUIET, Style
from intake_app.documents.tags import PrintCanvas
from intake_app.domain import web
from intake_app.domain.web_labels import Anchor, Label, LabelMetrics, PlacedLabel, WebLayout, lay_out
from intake_app.i18n import _

STYLES = {
    Voice.RESIDENT: web.RESIDENT,
    Voice.CONSULTANT: web.CONSULTANT,
    Voice.EARLIER: web.EARLIER,
    Voice.BEFORE_THAT: web.EARLIER_STILL,
}
_DRAWN_FIRST = (Voice.BEFORE_THAT, Voice.EARLIER, Voice.CONSULTANT, Voice.RESIDENT)
_RINGS = web.RINGS_SMALL
_LONGEST_LABEL = 60
_NUMBER = 0.74
"""Size of the numbers along an axis, as a share of the labels."""
_CLOSER = 0.72
"""Labels on paper stand closer to the web than on a screen."""


def web_figure(
    picture: WebPicture,
    size: tuple[float, float],
    label: Style,
    *,
    pen: float,
    numbers: bool = False,
    to_mark: bool = False,
) -> Picture:
    """The web with its labels in a space of `size` points. `pen` scales lines and markers of the screen to paper.

    `numbers` sets the value of the first series below each label. `to_mark`: every axis has its marks and numbers, so
    that somebody can draw in it by pen.
    """
    labels = [
        Label(
            text=_on_one_line(axis.label), below=_value(picture.series[0], place) if numbers else "", balloon=axis.talk
        )
        for place, axis in enumerate(picture.axes)
    ]
    metrics = LabelMetrics(
        text_width=lambda text: text_width(text, label.face, label.size),
        line_height=label.leading,
        balloon=label.size * 1.1,
        scale=pen * _CLOSER,
    )
    layout = lay_out(labels, web.Box(0, 0, *size), metrics)
    drawing = _Drawing(picture, layout, label, pen, to_mark)
    empty = to_mark and all(value is None for series in picture.series for value in series.values)
    return Picture(size, drawing.paint, alt=_to_draw(picture) if empty else describe(picture, values=numbers))


def _to_draw(picture: WebPicture) -> str:
    axes = joined(", ", (axis.label for axis in picture.axes))
    return _("An empty web to draw in, each axis from 0 to 10: {axes}.").format(axes=axes)


def _on_one_line(label: str) -> str:
    """A label short enough to stand beside a web; the table under it has the whole name."""
    text = " ".join(clean(label).split())
    return text if len(text) <= _LONGEST_LABEL else text[:_LONGEST_LABEL] + "…"


def _value(series: WebSeries, place: int) -> str:
    value = series.values[place]
    return _on_one_line(series.word(place)) if value is None else str(value)


def describe(picture: WebPicture, *, values: bool = False) -> str:
    """What the drawing shows, in a sentence per voice: whose web, highest and lowest.

    `values`: all of them, for a drawing without a table beside it.
    """
    sentences = []
    for series in picture.series:
        if values:
            listed = joined(
                ", ",
                (woven("{} {}", axis.label, _value(series, place) or "–") for place, axis in enumerate(picture.axes)),
            )
            sentences.append(_("Web of {name}. {values}.").format(name=_named(series), values=listed))
            continue
        known = web.extremes(series.values)
        if known is None:
            sentences.append(_("Web of {name}. Not filled in yet.").format(name=_named(series)))
            continue
        high = _joined([picture.axes[axis].label for axis in known.highest_axes])
        low = _joined([picture.axes[axis].label for axis in known.lowest_axes])
        text = _("Web of {name}. Highest: {high}, {highest}. Lowest: {low}, {lowest}.")
        sentences.append(
            text.format(name=_named(series), high=high, highest=known.highest, low=low, lowest=known.lowest)
        )
    return joined(" ", sentences)


def _named(series: WebSeries) -> str:
    reading = series.reading
    return joined(", ", (reading.name, reading.moment)) if reading.moment else reading.name


def _joined(names: Sequence[str]) -> str:
    if len(names) < 2:
        return joined("", names)
    return _("{first} and {last}").format(first=joined(", ", names[:-1]), last=names[-1])


class _Drawing:
    """Draws one web; geometry has y downward, paper upward."""

    def __init__(self, picture: WebPicture, layout: WebLayout, label: Style, pen: float, to_mark: bool) -> None:
        self.picture = picture
        self.layout = layout
        self.label = label
        self.pen = pen
        self.to_mark = to_mark

    def paint(self, canvas: PrintCanvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.translate(left, top)
        order = sorted(self.picture.series, key=lambda series: _DRAWN_FIRST.index(series.reading.voice))
        for series in order:
            self._fill(canvas, series)
        self._net(canvas)
        if self.to_mark:
            self._marks(canvas)
        for series in order:
            self._line(canvas, series)
        for series in order:
            style = STYLES[series.reading.voice]
            for point in self.layout.web.points(series.values):
                if point is not None:
                    draw_marker(canvas, style, point.x, -point.y, self.pen)
        for placed in self.layout.labels:
            self._label(canvas, placed)
        canvas.restoreState()

    def _fill(self, canvas: PrintCanvas, series: WebSeries) -> None:
        outline = self.layout.web.outline(series.values)
        if STYLES[series.reading.voice].fill and outline.closed:
            canvas.setFillColor(COLOURS["accent.tint"])
            canvas.drawPath(_path(canvas, outline.closed, close=True), stroke=0, fill=1)

    def _net(self, canvas: PrintCanvas) -> None:
        net = self.layout.web
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(COLOURS["web.ring"])
        for axis in range(net.axes):
            start, end = net.spoke(axis)
            canvas.line(start.x, -start.y, end.x, -end.y)
        for value in web.RINGS_COMPARING if self.to_mark else _RINGS:
            edge = value in (0, web.HIGHEST)
            canvas.setStrokeColor(COLOURS["web.edge" if edge else "web.ring"])
            canvas.setLineWidth(0.75 if edge else 0.5)
            canvas.drawPath(_path(canvas, net.ring(value), close=True))

    def _marks(self, canvas: PrintCanvas) -> None:
        """A small circle on every whole number of every axis, and the even numbers beside them."""
        net, size = self.layout.web, self.label.size * _NUMBER
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(QUIET)
        for axis in range(net.axes):
            across = net.direction(axis)
            for value in range(web.HIGHEST + 1):
                place = net.point(axis, value)
                canvas.setFillColor(COLOURS["bg.paper"])
                canvas.circle(place.x, -place.y, 2.2 * self.pen + 0.8, fill=1)
                if value and value % 2 == 0:
                    canvas.setFillColor(QUIET)
                    canvas.setFont(Face.REGULAR.value, size)
                    beside = place.moved(-across.y * size * 0.95, across.x * size * 0.95)
                    half = text_width(str(value), Face.REGULAR, size) / 2
                    canvas.drawString(beside.x - half, -beside.y - size * 0.33, f"{value} ")

    def _line(self, canvas: PrintCanvas, series: WebSeries) -> None:
        style = STYLES[series.reading.voice]
        outline = self.layout.web.outline(series.values)
        set_pen(canvas, style, self.pen)
        if outline.closed:
            canvas.drawPath(_path(canvas, outline.closed, close=True))
        for run in outline.runs:
            canvas.drawPath(_path(canvas, run, close=False))
        canvas.setDash()
        canvas.setLineCap(0)

    def _label(self, canvas: PrintCanvas, placed: PlacedLabel) -> None:
        for line, box in zip(placed.lines, placed.line_boxes, strict=True):
            self._words(canvas, line, box, placed.anchor, self.label.face)
        if placed.below and placed.below_box:
            self._words(canvas, placed.below, placed.below_box, placed.anchor, Face.REGULAR)
        if placed.balloon:
            draw_icon(canvas, "message-circle", placed.balloon.left, -placed.balloon.top, placed.balloon.width, INK)

    def _words(self, canvas: PrintCanvas, line: str, box: web.Box, anchor: Anchor, face: Face) -> None:
        size = self.label.size
        above, below = ascent_and_descent(face)
        spare = box.width - text_width(line, face, size)
        across = box.left + spare * {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[anchor]
        canvas.setFillColor(INK)
        for name, letters in pieces(line + " ", face):
            canvas.setFont(name, size)
            canvas.drawString(across, -(box.top + (box.height + (above - below) * size) / 2), letters)
            across += width(name, size, letters)


def _path(canvas: PrintCanvas, points: Sequence[web.Point], *, close: bool) -> object:
    path = canvas.beginPath()
    path.moveTo(points[0].x, -points[0].y)
    for point in points[1:]:
        path.lineTo(point.x, -point.y)
    if close:
        path.close()
    return path


def set_pen(canvas: PrintCanvas, style: web.SeriesStyle, pen: float) -> None:
    """The line of a voice: colour, width and dashes."""
    canvas.setStrokeColor(COLOURS[style.colour])
    canvas.setLineWidth(style.width * pen)
    canvas.setDash([length * pen for length in style.dash])
    canvas.setLineCap(1 if style.dash[:1] == (0,) else 0)
    canvas.setLineJoin(1)


def draw_marker(canvas: PrintCanvas, style: web.SeriesStyle, x: float, y: float, pen: float) -> None:
    """The marker of a voice with its centre there; y upward. Its shape alone tells whose it is."""
    colour, paper = COLOURS[style.colour], COLOURS["bg.paper"]
    size = style.marker_size * pen
    canvas.setLineWidth(max(style.marker_edge * pen, 0.01))
    if style.marker is web.Marker.CIRCLE:
        canvas.setFillColor(colour)
        canvas.setStrokeColor(paper)
        canvas.circle(x, y, size / 2, fill=1)
        return
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour if style.marker_filled else paper)
    corners = style.marker.outline(web.Point(x, -y), size)
    canvas.drawPath(_path(canvas, corners, close=True), fill=1, stroke=int(style.marker_edge > 0))


def line_sample(voice: Voice, length: float, pen: float) -> Picture:
    """A piece of a voice's line with its marker, for the head of a table."""
    style = STYLES[voice]
    height = web.CONSULTANT.marker_size * pen + 3

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        middle = top - height / 2
        set_pen(canvas, style, pen)
        canvas.line(left, middle, left + length, middle)
        canvas.setDash()
        canvas.setLineCap(0)
        draw_marker(canvas, style, left + length / 2, middle, pen)

    return Picture((length, height), paint)
