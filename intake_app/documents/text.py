"""Setting text: words into lines, lines over pages, every letter in a font that has it.

Own setting instead of reportlab's paragraph, because that one joins the words around a line end for who listens to the
page, breaks long words over a page with a blank in them, and knows no fallback font (docs/decisions).
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Self

from reportlab.lib.colors import Color
from typing_extensions import override

from intake_app.documents import fonts
from intake_app.documents.blocks import Block
from intake_app.documents.fonts import Face
from intake_app.documents.styles import Style
from intake_app.documents.tags import Element, PrintCanvas

_BREAKS_AFTER = frozenset("-/@._")
_COMPANY = 2
"""Lines of a text that stay together at the foot and at the head of a page."""


@dataclass(frozen=True, slots=True)
class Run:
    """Part of a text in another face or colour than the rest."""

    text: str
    face: Face | None = None
    colour: Color | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters in one font and colour."""

    font: str
    colour: Color
    letters: str


@dataclass(frozen=True, slots=True)
class _Word:
    """What stays on one line. `spaced`: a blank follows; `ends_line`: the writer began a new line here."""

    pieces: tuple[_Piece, ...]
    width: float
    spaced: bool = True
    ends_line: bool = False


_Line = list[_Word]
Content = str | Sequence[str | Run]


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
        self._words = _words(runs, style)
        self._set: tuple[float, list[_Line]] = (-1.0, [])

    def _part(self, lines: list[_Line]) -> Self:
        part = copy(self)
        part._words = [word for line in lines for word in line]
        part._set = (self._set[0], lines)
        return part

    @override
    def structure(self) -> list[Element]:
        return [self.element] if self.element and self._words else []

    def lines(self, width: float) -> list[_Line]:
        """The words as they stand on lines of at most `width` (and `limit`)."""
        room = min(width, self.limit or width)
        if self._set[0] != room:
            self._set = (room, _broken(self._words, room, self.style))
        return self._set[1]

    @override
    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def natural_width(self) -> float:
        """Width on one line."""
        return _length(self._words, self.style)

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
            text = canvas.beginText()
            colour: Color | None = None
            face = ""
            for line in lines:
                spare = room - _length(line, style)
                text.setTextOrigin(left + spare * style.align / 2, baseline)
                for piece in _joined(line, style, last=line is lines[-1]):
                    if piece.colour is not colour:
                        text.setFillColor(piece.colour)
                        colour = piece.colour
                    if piece.font != face:
                        fonts.font(piece.font)
                        text.setFont(piece.font, style.size)
                        face = piece.font
                    text.textOut(piece.letters)
                baseline -= style.leading
            canvas.drawText(text)


def _words(runs: Iterable[str | Run], style: Style) -> list[_Word]:
    """Words with the blanks between them; a word may run through several runs ("“" + bold + ".”")."""
    words: list[_Word] = []
    open_pieces: list[_Piece] = []

    def close(*, ends_line: bool = False) -> None:
        if open_pieces:
            words.append(_word(open_pieces, style.size, ends_line=ends_line))
            open_pieces.clear()
        elif ends_line and words and not words[-1].ends_line:
            words[-1] = _Word(words[-1].pieces, words[-1].width, ends_line=True)

    for run in runs:
        text, face, colour = (run, None, None) if isinstance(run, str) else (run.text, run.face, run.colour)
        for number, row in enumerate(fonts.clean(text).split("\n")):
            if number:
                close(ends_line=True)
            for place, letters in enumerate(row.split(" ")):
                if place:
                    close()
                if letters:
                    found = fonts.pieces(letters, face or style.face)
                    open_pieces += [_Piece(name, colour or style.colour, part) for name, part in found]
    close()
    return words


def _word(pieces: Sequence[_Piece], size: float, *, spaced: bool = True, ends_line: bool = False) -> _Word:
    width = sum(fonts.width(piece.font, size, piece.letters) for piece in pieces)
    return _Word(tuple(pieces), width, spaced, ends_line)


def _length(words: Sequence[_Word], style: Style) -> float:
    blank = fonts.width(style.face.value, style.size, " ")
    return sum(word.width for word in words) + blank * sum(1 for word in words[:-1] if word.spaced)


def _broken(words: Sequence[_Word], room: float, style: Style) -> list[_Line]:
    """Words over lines no longer than `room`; a word that is longer by itself is broken between letters."""
    blank = fonts.width(style.face.value, style.size, " ")
    lines: list[_Line] = []
    line: _Line = []
    length = 0.0
    for whole in words:
        for word in [whole] if whole.width <= room else _chopped(whole, room, style.size):
            gap = blank if line and line[-1].spaced else 0.0
            if line and length + gap + word.width > room + 0.001:
                lines.append(line)
                line, length, gap = [], 0.0, 0.0
            line.append(word)
            length += gap + word.width
            if word.ends_line:
                lines.append(line)
                line, length = [], 0.0
    if line:
        lines.append(line)
    return lines


def _chopped(word: _Word, room: float, size: float) -> list[_Word]:
    """A word that is longer than a line, in parts that are not; broken after a hyphen or the like if one is near."""
    letters = [(piece.font, piece.colour, letter) for piece in word.pieces for letter in piece.letters]
    parts: list[_Word] = []
    while letters:
        length, count = 0.0, 0
        for name, _colour, letter in letters:
            length += fonts.width(name, size, letter)
            if length > room and count:
                break
            count += 1
        if count < len(letters):
            nice = [place for place in range(count // 2, count) if letters[place][2] in _BREAKS_AFTER]
            count = nice[-1] + 1 if nice else count
        head, letters = letters[:count], letters[count:]
        pieces = _merged(_Piece(name, colour, letter) for name, colour, letter in head)
        last = not letters
        parts.append(_word(pieces, size, spaced=last and word.spaced, ends_line=last and word.ends_line))
    return parts


def _joined(line: _Line, style: Style, *, last: bool) -> list[_Piece]:
    """The pieces of a line with the blanks between them, as few as possible.

    The blank at a line end stays, for who listens or copies; it has no ink.
    """
    pieces: list[_Piece] = []
    for place, word in enumerate(line):
        pieces.extend(word.pieces)
        if word.spaced and not (last and place == len(line) - 1):
            pieces.append(_Piece(style.face.value, pieces[-1].colour, " "))
    return _merged(pieces)


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    merged: list[_Piece] = []
    for piece in pieces:
        if merged and merged[-1].font == piece.font and merged[-1].colour is piece.colour:
            merged[-1] = _Piece(piece.font, piece.colour, merged[-1].letters + piece.letters)
        else:
            merged.append(piece)
    return merged


def plain(content: Content) -> str:
    """The words of a content without faces and colours."""
    runs = [content] if isinstance(content, str) else content
    return " ".join("".join(run if isinstance(run, str) else run.text for run in runs).split())
