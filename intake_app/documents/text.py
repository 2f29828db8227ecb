"""Text as a block: set in lines, divided over pages, drawn and tagged.

Own setting instead of reportlab's paragraph, because that one joins the words around a line end for who listens to the
page, breaks long words over a page with a blank in them, and knows no fallback font (docs/decisions).
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from copy import copy
from typing import Any, Self

from reportlab.lib.colors import Color
from typing_extensions import override

from intake_app.documents import arabic, fonts
from intake_app.documents.blocks import Block
from intake_app.documents.styles import Align, Style
from intake_app.documents.tags import Element, PrintCanvas, fill_with
from intake_app.documents.words import Content, Line, Piece, Run, broken, joined, length, places, words_of

_COMPANY = 2
"""Lines of a text that stay together at the foot and at the head of a page."""


def fill(template: str, **parts: Content) -> list[str | Run]:
    """`template` with its {named} fields replaced, where a part may hold runs in their own face."""
    runs: list[str | Run] = []
    for before, name, _format, _conversion in string.Formatter().parse(template):
        runs.append(before)
        if name:
            part = parts[name]
            runs.extend([part] if isinstance(part, str) else part)
    return runs


class Text(Block):
    """A paragraph, heading or cell text. Without `tag` it is decoration. `limit` is the longest line in points."""

    def __init__(
        self,
        content: Content,
        style: Style,
        tag: str | None = "P",
        *,
        before: float = 0,
        after: float = 0,
        keep_next: bool = False,
        limit: float | None = None,
        lang: str = "",
    ) -> None:
        super().__init__(before=before, after=after, keep_next=keep_next)
        self.style = style
        self.limit = limit
        self.element = Element(tag, lang=lang) if tag else None
        runs = [content] if isinstance(content, str) else content
        right = arabic.begins_right(plain(content))
        self._words = words_of(runs, style, right=right)
        self._right = right
        self._align = Align.RIGHT if right and style.align is Align.LEFT else style.align
        self._set: tuple[float, list[Line]] = (-1.0, [])

    def _part(self, lines: list[Line]) -> Self:
        part = copy(self)
        part._words = [word for line in lines for word in line]
        part._set = (self._set[0], lines)
        return part

    @override
    def structure(self) -> list[Element]:
        return [self.element] if self.element and self._words else []

    def lines(self, width: float) -> list[Line]:
        """The words as they stand on lines of at most `width` (and `limit`)."""
        room = min(width, self.limit or width)
        if self._set[0] != room:
            self._set = (room, broken(self._words, room, self.style))
        return self._set[1]

    @override
    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def natural_width(self) -> float:
        """Width on one line."""
        return length(self._words, self.style)

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        lines = self.lines(width)
        count = int((room + 0.01) / self.style.leading)
        if count >= len(lines):
            return self, None
        company = 1 if force else _COMPANY
        count = min(count, len(lines) - company)
        if count < company:
            return None, self
        first, rest = self._part(lines[:count]), self._part(lines[count:])
        first.after, first.keep_next, rest.before = 0, False, 0
        return first, rest

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        lines = self.lines(width)
        if not lines:
            return
        room = min(width, self.limit or width)
        style = self.style
        above, below = fonts.ascent_and_descent(style.face)
        baseline = top - (style.leading + (above - below) * style.size) / 2
        with canvas.mark(self.element, (left, top - len(lines) * style.leading, left + room, top)):
            pen = _Pen(canvas.beginText(), style)
            for line in lines:
                start = left + (room - length(line, style)) * self._align / 2
                last = line is lines[-1]
                if any(word.said for word in line):
                    pen.draw_both_ways(line, start, baseline, last=last, right=self._right)
                else:
                    pen.draw(joined(line, style, last=last), start, baseline)
                baseline -= style.leading
            canvas.drawText(pen.text)


class _Pen:
    """Writes pieces, and changes font and colour only when they differ."""

    def __init__(self, text: Any, style: Style) -> None:
        self.text = text
        self.style = style
        self._font = ""
        self._colour: Color | None = None

    def draw(self, pieces: Iterable[Piece], across: float, baseline: float) -> None:
        self.text.setTextOrigin(across, baseline)
        for piece in pieces:
            if piece.colour is not self._colour:
                self.text._code.append(fill_with(piece.colour))
                self._colour = piece.colour
            if piece.font != self._font:
                fonts.font(piece.font)
                self.text.setFont(piece.font, self.style.size)
                self._font = piece.font
            self.text.textOut(piece.letters)

    def draw_both_ways(self, line: Line, start: float, baseline: float, *, last: bool, right: bool) -> None:
        """A line with words from right to left: each in its place on paper, written in the order of reading."""
        for place, (word, across) in enumerate(zip(line, places(line, start, self.style, right=right), strict=True)):
            space = " " if word.spaced and not (last and place == len(line) - 1) else ""
            if not word.said:
                self.draw(joined([word], self.style, last=not space), across, baseline)
                continue
            said = (word.said + space).encode("utf-16-be").hex().upper()
            self.text._code.append(f"/Span <</ActualText <FEFF{said}>>> BDC")
            self.draw(word.pieces, across, baseline)
            self.text._code.append("EMC")


def plain(content: Content) -> str:
    """The words of a content without faces and colours."""
    runs = [content] if isinstance(content, str) else content
    return " ".join("".join(run if isinstance(run, str) else run.text for run in runs).split())
