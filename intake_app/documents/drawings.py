"""Small things drawn as lines: the band on every page, icons, boxes to tick, level bars, ink of a signature."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reportlab.lib.colors import Color

from intake_app import paths
from intake_app.documents.blocks import Picture
from intake_app.documents.sheet_parts import Stroke
from intake_app.documents.styles import ACCENT, BAND_TOP, COLOURS, INK, MARGIN, WIDTH
from intake_app.documents.tags import PrintCanvas

PX = 0.75
"""Points in a pixel of the design pictures (96 to the inch)."""
_GRID = 24
_KNOT_EVERY, _KNOT_FIRST = 53.5 * PX, 21.5 * PX


def tea_towel(canvas: PrintCanvas) -> None:
    """The blue double thread with the red one between, woven across every page's head. The only ornament."""
    blue, red = ACCENT, COLOURS["error"]
    right = MARGIN + WIDTH
    with canvas.mark(None, kind="Pagination"):
        canvas.setLineWidth(PX)
        for down, colour in ((1.5, blue), (3.5, blue), (6.5, red), (9.5, blue), (11.5, blue)):
            canvas.setStrokeColor(colour)
            height = BAND_TOP - down * PX
            canvas.line(MARGIN, height, right, height)
        knot = MARGIN + _KNOT_FIRST
        while knot + 12 * PX < right:
            _knot(canvas, knot, blue, red)
            knot += _KNOT_EVERY


def _knot(canvas: PrintCanvas, left: float, blue: Color, red: Color) -> None:
    canvas.setLineWidth(0.5 * PX)
    for across, colour in ((1, blue), (3, blue), (5, red), (5.8, red), (7.8, blue), (9.8, blue)):
        canvas.setStrokeColor(colour)
        canvas.line(left + across * PX, BAND_TOP, left + across * PX, BAND_TOP - 13 * PX)


@cache
def _outlines() -> dict[str, str]:
    """Every icon on its grid of 24, y downward, as path operators of PDF.

    They were read out of the drawings beforehand: what reads those would take 5 MB (`tests.documents.outlines`).
    """
    lines = paths.OUTLINES.read_text(encoding="utf-8").splitlines()
    return {name: moves for name, _space, moves in (line.partition(" ") for line in lines)}


def has_icon(name: str) -> bool:
    """Whether there is a picture of that name."""
    return name in _outlines()


def _pen_width(size: float) -> float:
    pixels = size / PX
    return PX * (1.5 if pixels <= 17 else 1.8 if pixels <= 26 else 2.25 if pixels <= 40 else 2.6)


def draw_icon(canvas: PrintCanvas, name: str, left: float, top: float, size: float, colour: Color = ACCENT) -> None:
    """The icon in a square of `size` points with its upper left corner there."""
    scale = size / _GRID
    canvas.saveState()
    canvas.transform(scale, 0, 0, -scale, left, top)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(_pen_width(size) / scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.stroke(_outlines()[name])
    canvas.restoreState()


def icon(name: str, size: float, *, alt: str = "", instead: str = "circle-check", colour: Color = ACCENT) -> Picture:
    """An icon as a block; without `alt` the words beside it say the same. An unknown name draws `instead`."""
    shown = name if has_icon(name) else instead
    return Picture((size, size), lambda canvas, left, top: draw_icon(canvas, shown, left, top, size, colour), alt=alt)


def tick_box(size: float, *, ticked: bool | None, alt: str = "", radius: float | None = None) -> Picture:
    """A box with or without a tick; None is a box to tick by hand."""

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        line = 1.0 + size * 0.012
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(line)
        canvas.roundRect(left + line / 2, top - size + line / 2, size - line, size - line, radius or size / 5)
        if ticked:
            draw_icon(canvas, "check", left + size * 0.1, top - size * 0.1, size * 0.8, INK)

    return Picture((size, size), paint, alt=alt)


def level_bars(level: int, levels: int, height: float) -> Picture:
    """Rising bars, the first `level` of them filled; the number beside them says the same."""
    bar, gap = height * 0.2, height * 0.13

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        canvas.setLineWidth(0.5)
        canvas.setFillColor(ACCENT)
        canvas.setStrokeColor(ACCENT)
        for place in range(levels):
            if place == level:
                canvas.setStrokeColor(COLOURS["line.strong"])
            tall = height * (0.25 + 0.75 * place / max(levels - 1, 1))
            canvas.rect(left + place * (bar + gap), top - height, bar, tall, fill=int(place < level))

    return Picture((levels * (bar + gap) - gap, height), paint)


def ink(strokes: Sequence[Stroke], pad: tuple[float, float], size: tuple[float, float], alt: str) -> Picture:
    """A signature as it was drawn, scaled into `size` without distortion; thicker where the pen pressed harder."""
    wide, high = (side or 1.0 for side in pad)  # a pad that was never shown has no size
    scale = min(size[0] / wide, size[1] / high)
    across, down = wide * scale, high * scale

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineCap(1)
        for stroke in strokes:
            places = [(left + x * across, top - y * down, 0.9 + 1.2 * pressure) for x, y, pressure in stroke]
            if len(places) == 1:
                canvas.circle(places[0][0], places[0][1], places[0][2] / 2, stroke=0, fill=1)
            for (x0, y0, thick0), (x1, y1, thick1) in pairwise(places):
                canvas.setLineWidth((thick0 + thick1) / 2)
                canvas.line(x0, y0, x1, y1)
        canvas.setLineCap(0)

    return Picture(size, paint, alt=alt)
