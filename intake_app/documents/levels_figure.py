"""Levels over time on paper: a row per item, a step per level, a marker per moment, an open ring for a goal."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.documents.blocks import Picture
from intake_app.documents.comparison_sheets import ComparedRow, MomentLine
from intake_app.documents.fonts import Face, clean, pieces, text_width, width
from intake_app.documents.styles import COLOURS, INK, QUIET, WIDTH, Style
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.web_figure import STYLES, draw_marker
from intake_app.i18n import _

_TALLEST = 600.0
_NAMES = 0.3
"""Share of the width for the names."""


def levels_figures(
    scale: Sequence[str], rows: Sequence[ComparedRow], moments: Sequence[MomentLine], style: Style, alt: str
) -> list[Picture]:
    """The drawing, in as many parts as pages need. The words `alt` are read with the first; the others follow it."""
    high = style.leading * 1.85
    head = style.leading * (_most_lines(scale, style) + 0.4)
    at_once = max(1, int((_TALLEST - head) / high))
    figures = []
    for start in range(0, len(rows), at_once):
        some = rows[start : start + at_once]
        drawing = _Drawing(scale, some, moments, style, head, high)
        told = _("The drawing goes on.") if start else alt
        figures.append(Picture((WIDTH, head + high * len(some)), drawing.paint, alt=told, after=6))
    return figures


def _most_lines(scale: Sequence[str], style: Style) -> int:
    room = WIDTH * (1 - _NAMES) / max(len(scale), 1) - 6
    return max((len(_wrapped(words, style, room, 3)) for words in scale), default=1)


def _wrapped(words: str, style: Style, room: float, most: int) -> list[str]:
    """The words on at most `most` lines of `room`; what does not fit ends in "…", the table has it whole."""
    lines: list[str] = []
    for word in " ".join(clean(words).split()).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, style.face, style.size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [_cut(line, style, room) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(f"{kept[-1].rstrip('…')}…", style, room)
    return kept


def _cut(line: str, style: Style, room: float) -> str:
    if text_width(line, style.face, style.size) <= room:
        return line
    bare = line.rstrip("…")
    while bare and text_width(f"{bare}…", style.face, style.size) > room:
        bare = bare[:-1]
    return f"{bare}…"


class _Drawing:
    """Draws one part; paper has y upward."""

    def __init__(
        self,
        scale: Sequence[str],
        rows: Sequence[ComparedRow],
        moments: Sequence[MomentLine],
        style: Style,
        head: float,
        high: float,
    ) -> None:
        self.scale, self.rows, self.moments = scale, rows, moments
        self.style, self.head, self.high = style, head, high
        self.names = WIDTH * _NAMES
        self.step = (WIDTH - self.names) / max(len(scale), 1)
        self.pen = style.size / 17

    def paint(self, canvas: PrintCanvas, left: float, top: float) -> None:
        for place, words in enumerate(self.scale):
            middle = left + self.names + (place + 0.5) * self.step
            lines = _wrapped(words, self.style, self.step - 6, 3)
            for number, line in enumerate(lines):
                down = top - self.head + self.style.leading * (len(lines) - number - 1) + self.style.size * 0.55
                self._words(canvas, line, middle, down, centred=True, quiet=True)
        for number, row in enumerate(self.rows):
            self._row(canvas, row, left, top - self.head - number * self.high)

    def _row(self, canvas: PrintCanvas, row: ComparedRow, left: float, top: float) -> None:
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(COLOURS["line.soft"])
        canvas.line(left, top, left + WIDTH, top)
        bold = self.style.semibold()
        lines = _wrapped(row.name, bold, self.names - 8, 2)
        first = top - self.high / 2 + self.style.leading * (len(lines) / 2 - 0.78)
        for number, line in enumerate(lines):
            self._words(canvas, line, left, first - number * self.style.leading, face=Face.SEMIBOLD)
        middle = top - self.high * 0.36
        canvas.setStrokeColor(COLOURS["line.strong"])
        canvas.line(left + self.names + self.step / 2, middle, left + WIDTH - self.step / 2, middle)
        for place in range(len(self.scale)):
            centre = left + self.names + (place + 0.5) * self.step
            canvas.setStrokeColor(COLOURS["line.strong"])
            canvas.setLineWidth(0.5)
            canvas.line(centre, middle - 3, centre, middle + 3)
            here = [moment for moment, cell in enumerate(row.cells) if cell.place == place]
            if row.goal_place == place:
                self._goal(canvas, centre, middle, len(here))
            self._moments(canvas, centre, middle, here)

    def _moments(self, canvas: PrintCanvas, centre: float, middle: float, here: Sequence[int]) -> None:
        apart = self.style.size * 1.35
        room = apart * (0.95 if len(here) > 1 else 2)
        for number, moment in enumerate(here):
            across = centre + (number - (len(here) - 1) / 2) * apart
            draw_marker(canvas, STYLES[self.moments[moment].voice], across, middle, self.pen)
            letter = _wrapped(self.moments[moment].letter, self.style, room, 1)[0]
            self._words(canvas, letter, across, middle - self.style.size * 1.45, centred=True)

    def _goal(self, canvas: PrintCanvas, centre: float, middle: float, here: int) -> None:
        """An open ring of dashes: wished for, never measured."""
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.setDash([2.2, 1.8])
        high = self.style.size * 1.5
        wide = high + max(0, here - 1) * self.style.size * 1.35
        canvas.roundRect(centre - wide / 2, middle - high / 2, wide, high, high / 2)
        canvas.setDash()

    def _words(
        self,
        canvas: PrintCanvas,
        words: str,
        across: float,
        base: float,
        *,
        centred: bool = False,
        quiet: bool = False,
        face: Face = Face.REGULAR,
    ) -> None:
        size = self.style.size
        if centred:
            across -= text_width(words, face, size) / 2
        canvas.setFillColor(QUIET if quiet else INK)
        for name, letters in pieces(words + " ", face):
            canvas.setFont(name, size)
            canvas.drawString(across, base, letters)
            across += width(name, size, letters)
