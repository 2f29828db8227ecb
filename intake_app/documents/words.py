"""Letters into words, words into lines: in fonts that have them, and in the direction in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.lib.colors import Color

from intake_app.bilingual import SHAPELESS, runs_right
from intake_app.documents import arabic, fonts
from intake_app.documents.direction import levels, visual_order
from intake_app.documents.fonts import Face
from intake_app.documents.styles import Style

_BREAKS_AFTER = frozenset("-/@._")
_SLACK = 0.001
_UNSEEN = frozenset(SHAPELESS)
_AREA = re.compile(r"[(“]?0\d{1,3}")
_PAIR = re.compile(r"\d{2,4}")
_DIGITS = re.compile(r"\d{2,4}\W*$")
_DAY = re.compile(r"\W?\d{1,2}")
_MONTHS = frozenset(
    ("jan", "feb", "maa", "mrt", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec", "mar")
)


@dataclass(frozen=True, slots=True)
class Run:
    """Part of a text in another face or colour than the rest."""

    text: str
    face: Face | None = None
    colour: Color | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in one font and colour."""

    font: str
    colour: Color
    letters: str


@dataclass(frozen=True, slots=True)
class Word:
    """What stays on one line. `spaced`: a blank follows; `ends_line`: the writer began a new line here.

    `said`: the letters as they are read, when they run from right to left; `pieces` then holds them as they are drawn.
    `level` and `gap` are the levels (documents.direction) of its letters and of the blank after it.
    """

    pieces: tuple[Piece, ...]
    width: float
    spaced: bool = True
    ends_line: bool = False
    said: str = ""
    level: int = 0
    gap: int = 0


Line = list[Word]
Content = str | Sequence[str | Run]


def words_of(runs: Iterable[str | Run], style: Style, *, right: bool = False) -> list[Word]:
    """Words with the blanks between them; a word may run through several runs ("“" + bold + ".”").

    `right`: the text as a whole runs from right to left, so quotes and stops go along with the letters.
    """
    told = [_told(run, style) for run in runs]
    whole = "".join(text for text, _face, _colour in told)
    found = _levels(whole, right=right) if right or runs_right(whole) else None
    maker = _WordMaker(style)
    at = 0
    for text, face, colour in told:
        for number, row in enumerate(text.split("\n")):
            if number:
                maker.close(ends_line=True)
                at += 1
            for place, letters in enumerate(row.split(" ")):
                if place:
                    maker.close(gap=found[at] if found else 0)
                    at += 1
                if letters:
                    maker.add(letters, found[at : at + len(letters)] if found else (0,), face, colour)
                at += len(letters)
    maker.close()
    return maker.words


def _told(run: str | Run, style: Style) -> tuple[str, Face, Color]:
    if isinstance(run, str):
        return fonts.clean(run, SHAPELESS), style.face, style.colour
    return fonts.clean(run.text, SHAPELESS), run.face or style.face, run.colour or style.colour


def _levels(text: str, *, right: bool) -> list[int]:
    """The level of every letter; each line that the writer began stands alone."""
    found: list[int] = []
    for row in text.split("\n"):
        found += [*levels(row, right=right), int(right)]
    return found[:-1]


class _WordMaker:
    """Gathers pieces until a blank closes the word, or a part that runs the other way begins."""

    def __init__(self, style: Style) -> None:
        self.words: list[Word] = []
        self._size = style.size
        self._open: list[Piece] = []
        self._level = 0

    def add(self, letters: str, found: Sequence[int], face: Face, colour: Color) -> None:
        """More letters of the word, with their levels; a part at another level is a word of its own, unspaced."""
        if len(found) == len(letters) and not _UNSEEN.isdisjoint(letters):
            seen = [(letter, level) for letter, level in zip(letters, found, strict=True) if letter not in _UNSEEN]
            letters, found = "".join(letter for letter, _level in seen), [level for _letter, level in seen]
        if len(set(found)) < 2:
            if letters:
                self._add_part(letters, found[0], face, colour)
            return
        start = 0
        for level, group in groupby(found):
            end = start + sum(1 for _letter in group)
            self._add_part(letters[start:end], level, face, colour)
            start = end

    def _add_part(self, part: str, level: int, face: Face, colour: Color) -> None:
        if self._open and level != self._level:
            self._finish(spaced=False)
        self._level = level
        if level % 2 == 0:
            self._open += [Piece(name, colour, some) for name, some in fonts.pieces(part, face)]
            return
        pieces = [Piece(name, colour, some) for name, some in fonts.pieces(arabic.as_drawn(part), face)]
        self.words.append(_word(pieces, self._size, spaced=False, said=part, level=level))

    def _finish(self, *, spaced: bool, ends_line: bool = False, gap: int = 0) -> None:
        made = _word(self._open, self._size, spaced=spaced, ends_line=ends_line, level=self._level)
        self.words.append(replace(made, gap=gap) if gap else made)
        self._open = []

    def close(self, *, ends_line: bool = False, gap: int = 0) -> None:
        """A blank, or the end of a line."""
        if self._open:
            self._finish(spaced=True, ends_line=ends_line, gap=gap)
        elif self.words and (ends_line or not self.words[-1].spaced):
            last = self.words[-1]
            self.words[-1] = replace(last, spaced=True, ends_line=ends_line or last.ends_line, gap=gap)


def _word(
    pieces: Sequence[Piece],
    size: float,
    *,
    spaced: bool = True,
    ends_line: bool = False,
    said: str = "",
    level: int = 0,
) -> Word:
    width = sum(fonts.width(piece.font, size, piece.letters) for piece in pieces)
    return Word(tuple(pieces), width, spaced, ends_line, said, level)


def blank_width(style: Style) -> float:
    """Width in points of the blank between two words."""
    return fonts.width(style.face.value, style.size, " ")


def length(words: Sequence[Word], style: Style) -> float:
    """Length in points of words on one line."""
    blank = blank_width(style)
    return sum(word.width for word in words) + blank * sum(1 for word in words[:-1] if word.spaced)


def broken(words: Sequence[Word], room: float, style: Style) -> list[Line]:
    """Words over lines no longer than `room`; a word that is longer by itself is broken between letters."""
    blank = blank_width(style)
    lines: list[Line] = []
    line: Line = []
    used = 0.0
    parts = [part for word in words for part in ([word] if word.width <= room else _chopped(word, room, style.size))]
    for word, reach in zip(parts, _reaches(parts, blank), strict=True):
        gap = blank if line and line[-1].spaced else 0.0
        if line and used + gap + reach > room + _SLACK:
            lines.append(line)
            line, used, gap = [], 0.0, 0.0
        line.append(word)
        used += gap + word.width
        if word.ends_line:
            lines.append(line)
            line, used = [], 0.0
    if line:
        lines.append(line)
    return lines


def _reaches(words: Sequence[Word], blank: float) -> list[float]:
    """Per word its width with that of the words that stay with it where they fit: what follows without a blank, the
    rest of a telephone number, the month after a day."""
    reaches = [word.width for word in words]
    said = ["".join(piece.letters for piece in word.pieces) for word in words]
    for place in range(len(words) - 2, -1, -1):
        word = words[place]
        if not word.spaced:
            reaches[place] += reaches[place + 1]
        elif not word.ends_line and _stays_with(said, place):
            reaches[place] += blank + reaches[place + 1]
    return reaches


def _stays_with(said: Sequence[str], place: int) -> bool:
    """Whether the word after this one belongs to the same number ("0300 – 12 34 56") or day ("15 december")."""
    this, following = said[place], said[place + 1]
    if _DAY.fullmatch(this) and following[:3].lower() in _MONTHS and following[:1].isalpha():
        return True
    start = place
    while start and not _AREA.fullmatch(said[start]) and (said[start] == "–" or _PAIR.fullmatch(said[start])):
        start -= 1
    begun = _AREA.fullmatch(said[start]) is not None
    return begun and (following == "–" or _DIGITS.match(following) is not None)


def _chopped(word: Word, room: float, size: float) -> list[Word]:
    """A word that is longer than a line, in parts that are not."""
    letters = [(piece.font, piece.colour, letter) for piece in word.pieces for letter in piece.letters]
    if word.said:
        font, colour = word.pieces[0].font, word.pieces[0].colour
        letters = [(font, colour, letter) for letter in word.said]
    parts: list[Word] = []
    while letters:
        count = _fitting([(name, letter) for name, _colour, letter in letters], room, size)
        head, letters = letters[:count], letters[count:]
        said = "".join(letter for _name, _colour, letter in head) if word.said else ""
        right_to_left = [Piece(head[0][0], head[0][1], arabic.as_drawn(said))]
        drawn = right_to_left if said else _merged(Piece(*one) for one in head)
        last = not letters
        ends_line = last and word.ends_line
        part = _word(drawn, size, spaced=last and word.spaced, ends_line=ends_line, said=said, level=word.level)
        parts.append(replace(part, gap=word.gap))
    return parts


def _fitting(letters: Sequence[tuple[str, str]], room: float, size: float) -> int:
    """How many letters fit in `room`, at least one; up to a hyphen or the like if one is near."""
    used, count = 0.0, 0
    for name, letter in letters:
        used += fonts.width(name, size, letter)
        if used > room and count:
            break
        count += 1
    if count == len(letters):
        return count
    nice = [place for place in range(count // 2, count) if letters[place][1] in _BREAKS_AFTER]
    return nice[-1] + 1 if nice else count


def joined(line: Line, style: Style, *, last: bool) -> list[Piece]:
    """The pieces of a line with the blanks between them, as few as possible.

    The blank at a line end stays, for who listens or copies; it has no ink.
    """
    pieces: list[Piece] = []
    for place, word in enumerate(line):
        pieces.extend(word.pieces)
        if word.spaced and not (last and place == len(line) - 1):
            pieces.append(Piece(style.face.value, pieces[-1].colour, " "))
    return _merged(pieces)


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        if merged and merged[-1].font == piece.font and merged[-1].colour is piece.colour:
            merged[-1] = Piece(piece.font, piece.colour, merged[-1].letters + piece.letters)
        else:
            merged.append(piece)
    return merged


def places(line: Line, start: float, style: Style) -> list[float]:
    """Where each word of a line begins on paper, with each part running its own way."""
    blank = blank_width(style)
    widths: list[float] = []
    found: list[int] = []
    owners: list[int | None] = []
    for place, word in enumerate(line):
        widths.append(word.width)
        found.append(word.level)
        owners.append(place)
        if word.spaced and place < len(line) - 1:
            widths.append(blank)
            found.append(word.gap)
            owners.append(None)
    begins = [0.0] * len(line)
    for at in visual_order(found):
        owner = owners[at]
        if owner is not None:
            begins[owner] = start
        start += widths[at]
    return begins
