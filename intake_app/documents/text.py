"""Text as a block: set in lines, divided over pages, drawn and tagged.

Own setting instead of reportlab's paragraph, because that one joins the words around a line end for who listens to the
page, breaks long words over a page with a blank in them, and knows no fallback font (docs/decisions).
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from typing import Any, Self

from reportlab.lib.colors import Color
from typing_extensions import override

from intake_app.bilingual import Both, in_second, runs_right
from intake_app.documents import arabic, fonts, second
from intake_app.documents.blocks import Block
from intake_app.documents.direction import mirrored
from intake_app.documents.styles import COLOURS, Align, Style
from intake_app.documents.tags import Element, PrintCanvas, fill_with
from intake_app.documents.words import Content, Line, Piece, Run, broken, joined, length, places, words_of

_COMPANY = 2
"""Lines of a text that stay together at the foot and at the head of a page."""
_TOGETHER = 4
"""Lines of a text that is so short that its second language stays on its page."""
_MARK = 1.5
_OTHER_SIDE = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


def fill(template: str, **parts: Content) -> list[str | Run]:
    """`template` with its {named} fields replaced, where a part may hold runs in their own face.

    The second language says the whole sentence at once: its words may stand in another order.
    """
    runs: list[str | Run] = []
    for before, name, _format, _conversion in string.Formatter().parse(template):
        runs.append(before)
        if name:
            part = parts[name]
            runs.extend([part] if isinstance(part, str) else part)
    if not isinstance(template, Both):
        return runs
    whole = template.second.format(**{name: _second_of(part) for name, part in parts.items()})
    return [_saying(run, "" if place else whole) for place, run in enumerate(runs)]


def _second_of(part: Content) -> str:
    runs = [part] if isinstance(part, str) else part
    return "".join(in_second(run if isinstance(run, str) else run.text) for run in runs)


def _saying(run: str | Run, words: str) -> str | Run:
    return Both(run, words) if isinstance(run, str) else replace(run, text=Both(run.text, words))


class Text(Block):
    """A paragraph, heading or cell text. Without `tag` it is decoration. `limit` is the longest line in points.

    `right`: it runs from right to left; None looks at its first letter.
    """

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
        right: bool | None = None,
    ) -> None:
        super().__init__(before=before, after=after, keep_next=keep_next)
        self.style = style
        self.limit = limit
        self.element = Element(tag, lang=lang) if tag else None
        runs = [content] if isinstance(content, str) else content
        right = _runs_right(plain(content)) if right is None else right
        self._words = words_of(runs, style, right=right)
        self._align = _side(style.align, right=right)
        self._set: tuple[float, list[Line]] = (-1.0, [])
        self._goes_on = False  # on the next page: then the blank after its last word is read too
        self._own: Element | None = self.element
        self._second: _Second | None = None
        wanted = second.wanted()
        told = second.words(content) if wanted else ""
        if wanted and told:
            self._add_second(told, wanted)

    def _add_second(self, told: str, wanted: second.Second) -> None:
        """The same in the second language, a part of the same element in another voice."""
        self._second = _Second(told, self.style, wanted, tagged=self.element is not None)
        if self.element is not None:
            self._own = Element("Span")
            self.element.kids = [self._own, *self._second.structure()]

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
        below = self._second.height(min(width, self.limit or width)) if self._second else 0.0
        return len(self.lines(width)) * self.style.leading + below

    def natural_width(self) -> float:
        """Width on one line."""
        wide = length(self._words, self.style)
        return max(wide, self._second.natural_width()) if self._second else wide

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        lines = self.lines(width)
        count = int((room + 0.01) / self.style.leading)
        if self._second is not None:
            if self.height(width) <= room + 0.01:
                return self, None
            if count >= len(lines) and (force or len(lines) > _TOGETHER):
                return self._within_second(width, room - len(lines) * self.style.leading, force=force)
            if len(lines) <= _TOGETHER and not force:
                return None, self
        if count >= len(lines):
            return self, None
        company = 1 if force else _COMPANY
        count = min(count, len(lines) - company)
        if count < company:
            return None, self
        return self._parted(self._part(lines[:count]), self._part(lines[count:]), None, self._second)

    def _within_second(self, width: float, room: float, *, force: bool) -> tuple[Self | None, Self | None]:
        """The Dutch whole, and as much of the second language as still fits here."""
        if self._second is None:
            return self, None
        done, left = self._second.fit(min(width, self.limit or width), room, force=force)
        return self._parted(copy(self), self._part([]), done, left)

    def _parted(self, first: Self, rest: Self, done: _Second | None, left: _Second | None) -> tuple[Self, Self]:
        first.after, first.keep_next, rest.before = 0, False, 0
        first._goes_on = bool(rest._words)
        first._second, rest._second = done, left
        return first, rest

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        lines = self.lines(width)
        room = min(width, self.limit or width)
        style = self.style
        if lines:
            self._draw_lines(canvas, lines, left, top, room)
        if self._second is not None:
            self._second.draw(canvas, left, top - len(lines) * style.leading, room)

    def _draw_lines(self, canvas: PrintCanvas, lines: list[Line], left: float, top: float, room: float) -> None:
        style = self.style
        above, below = fonts.ascent_and_descent(style.face)
        baseline = top - (style.leading + (above - below) * style.size) / 2
        with canvas.mark(self._own, (left, top - len(lines) * style.leading, left + room, top)):
            pen = _Pen(canvas.beginText(), style)
            for line in lines:
                start = left + (room - length(line, style)) * self._align / 2
                last = line is lines[-1] and not self._goes_on
                if any(word.said for word in line):
                    pen.draw_both_ways(line, start, baseline, last=last)
                else:
                    pen.draw(joined(line, style, last=last), start, baseline)
                baseline -= style.leading
            canvas.drawText(pen.text)


def _runs_right(words: str) -> bool:
    """Whether a text as a whole runs from right to left: by its first letter, or as the print that it stands in."""
    return runs_right(words) if mirrored() else arabic.begins_right(words)


def _side(align: Align, *, right: bool) -> Align:
    """Where lines begin: at the side from which they run, or from which the whole print runs."""
    if mirrored():
        return _OTHER_SIDE.get(align, align)
    return Align.RIGHT if right and align is Align.LEFT else align


class _Second(Block):
    """A text in the second language: under the first, behind a line in the margin at the side where it begins."""

    def __init__(self, told: str, first: Style, wanted: second.Second, *, tagged: bool) -> None:
        super().__init__()
        style = wanted.style(first)
        self._aside = second.INDENT if style.align is Align.LEFT else 0.0
        self._right = wanted.right
        self._text = Text(told, wanted.aligned(style), "Span" if tagged else None, lang=wanted.tag, right=wanted.right)

    @override
    def structure(self) -> list[Element]:
        return self._text.structure()

    def natural_width(self) -> float:
        """Width on one line."""
        return self._aside + self._text.natural_width()

    @override
    def height(self, width: float) -> float:
        return second.ABOVE + self._text.height(width - self._aside) + second.BELOW

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        done, left = self._text.fit(width - self._aside, room - second.ABOVE, force=force)
        first, rest = copy(self), copy(self)
        if done is not None:
            first._text = done
        if left is not None:
            rest._text = left
        return first if done is not None else None, rest if left is not None else None

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        room = width - self._aside
        top -= second.ABOVE
        if self._aside:
            across = left + width - _MARK / 2 if self._right else left + _MARK / 2
            with canvas.mark(None):
                canvas.setStrokeColor(COLOURS["line.strong"])
                canvas.setLineWidth(_MARK)
                canvas.line(across, top - self._text.height(room) + 1, across, top - 1)
        self._text.draw(canvas, left if self._right else left + self._aside, top, room)


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

    def draw_both_ways(self, line: Line, start: float, baseline: float, *, last: bool) -> None:
        """A line with words from right to left: each in its place on paper, written in the order of reading."""
        for place, (word, across) in enumerate(zip(line, places(line, start, self.style), strict=True)):
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
    first = " ".join("".join(run if isinstance(run, str) else run.text for run in runs).split())
    told = second.words(content) if second.wanted() else ""
    return Both(first, told) if told else first
