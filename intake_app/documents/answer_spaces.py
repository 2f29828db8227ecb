"""Room to answer by pen: lines, boxes with words, a row of numbers. A filled space shows what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from intake_app.bilingual import paragraphs, woven
from intake_app.documents import fonts
from intake_app.documents.base import Paper, quoted
from intake_app.documents.blocks import Block, Picture, Stack
from intake_app.documents.drawings import tick_box
from intake_app.documents.fonts import Face
from intake_app.documents.questions import Blank, Box, Boxes, Lines, Marks, Short, Space
from intake_app.documents.rows import Cell, Row
from intake_app.documents.second import said_words
from intake_app.documents.styles import COLOURS, INK, WIDTH, Align, Style
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.documents.words import Run
from intake_app.i18n import _

_MOST_ON_A_SCALE = 6
_MANY = 6
_SHORT = 118.0
"""Points that a number or a day takes."""


class Ruled(Block):
    """Empty lines to write on, `pitch` points apart. `frame` draws a box instead, for a number or a day."""

    def __init__(self, count: int, pitch: float, *, frame: bool = False, before: float = 0, after: float = 0) -> None:
        super().__init__(before=before, after=after)
        self.count, self.pitch, self.frame = count, pitch, frame

    @override
    def height(self, width: float) -> float:
        return self.count * self.pitch

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        with canvas.mark(None):
            canvas.setStrokeColor(COLOURS["line.strong"])
            canvas.setLineWidth(0.75)
            if self.frame:
                canvas.roundRect(left + 0.5, top - self.pitch + 1, width - 1, self.pitch - 2, 3)
                return
            for line in range(1, self.count + 1):
                canvas.line(left, top - line * self.pitch, left + width, top - line * self.pitch)


def pitch(paper: Paper) -> float:
    """Distance of two lines to write on: 8.5 mm, in the large edition 11."""
    return 31.0 if paper.look.large else 24.0


def box_side(paper: Paper) -> float:
    """Side of a box to tick: 5 mm, in the large edition 7."""
    return 20.0 if paper.look.large else 14.5


def room(space: Space, paper: Paper, width: float = WIDTH) -> list[Block]:
    """The blocks in which a question is answered."""
    if isinstance(space, Boxes):
        blocks = _boxes(space, paper, width)
    elif isinstance(space, Marks):
        blocks = [number_row(space, paper, width)]
    elif isinstance(space, Short):
        blocks = [_short(space, paper, width)]
    else:
        blocks = _lines(space, paper)
    return [*blocks, _beside_the_scale(space.others, paper, width)] if space.others else blocks


def blank(one: Blank, paper: Paper, width: float = WIDTH) -> Block:
    """A named space: on one line with its name where both fit, otherwise under it."""
    label = Text(_label(one), paper.look.body, keep_next=True)
    wide = label.natural_width() + 10
    if isinstance(one.space, Boxes):
        options = (*one.space.options, *one.space.others)
        if len(options) == 1 and not options[0].words:
            return Stack(choices([Box(words=one.label, ticked=options[0].ticked)], paper, width), after=3)
        if wide + _on_one_line(options, paper) <= width:
            side, leading = box_side(paper), paper.look.body.leading
            label_cell = Cell(wide, label, drop=max(0.0, (side - leading) / 2) + 3)
            return Row([label_cell, Cell(None, choices(options, paper, width - wide))], before=3)
        return Stack([label, *room(one.space, paper, width)], together=True, before=3, after=4)
    if isinstance(one.space, Lines) and (wide > width * 0.6 or one.space.words.count("\n") > 1):
        return Stack([label, *room(one.space, paper, width)], together=not one.space.words, before=2, after=4)
    drop = max(0.0, (pitch(paper) - paper.look.body.leading) * 0.7)
    wide = min(wide, width * 0.75)
    if isinstance(one.space, Lines) and not one.space.words:
        first = Row([Cell(wide, label, drop=drop), Cell(None, Ruled(1, pitch(paper)))])
        more = [Ruled(one.space.count - 1, pitch(paper))] if one.space.count > 1 else []
        return Stack([first, *more], together=True, after=3)
    space = room(one.space, paper, width - wide)
    inside = drop if isinstance(one.space, Lines) else 0.0
    return Row([Cell(wide, label, drop=drop), Cell(None, space, drop=inside)], after=2, whole=False)


def _label(one: Blank) -> list[str | Run]:
    words: list[str | Run] = [Run(one.label, Face.SEMIBOLD)]
    return [*words, woven(" ({})", one.only)] if one.only else words


def _lines(space: Lines, paper: Paper) -> list[Block]:
    if not space.words:
        return [Ruled(space.count, pitch(paper), after=4)]
    words = quoted(space.words) if space.spoken else space.words
    style = paper.look.quote if space.spoken else paper.look.body
    return [Text(part, style, after=3) for part in paragraphs(words)]


def _short(space: Short, paper: Paper, width: float) -> Block:
    """A frame for a number or a day, with its unit behind it where that has room."""
    high = pitch(paper)
    unit = Text(space.unit, paper.look.small)
    wide = min(_SHORT * (1.2 if paper.look.large else 1.0), width)
    beside = bool(space.unit) and wide + 8 + unit.natural_width() <= width
    if not space.words:
        cells = [Cell(wide, Ruled(1, high, frame=True))]
        unit_drop = max(0.0, (high - unit.style.leading) / 2)
    else:
        words = Text(space.words, paper.look.body)
        unit_drop = max(0.0, (high - words.style.leading) * 0.7)
        cells = [Cell(min(words.natural_width() + 4, width), words, drop=unit_drop)]
    if beside:
        cells.append(Cell(None, unit, drop=unit_drop))
    return Row(cells, gap=8, after=4)


# -- boxes -----------------------------------------------------------------------------------------------------------


def _boxes(space: Boxes, paper: Paper, width: float) -> list[Block]:
    count = len(space.options)
    if space.scale and 2 <= count <= _MOST_ON_A_SCALE and not paper.look.large and _fits(space.options, paper, width):
        return [_scale(space.options, paper, width)]
    return choices(space.options, paper, width)


def _fits(options: Sequence[Box], paper: Paper, width: float) -> bool:
    """Whether the longest word of every option has room in its share of the width."""
    share = width / len(options) - 8
    longest = max((word for option in options for word in said_words(option.words)), key=len, default="")
    return fonts.text_width(fonts.clean(longest), Face.SEMIBOLD, paper.look.body.size) <= share


def _scale(options: Sequence[Box], paper: Paper, width: float) -> Row:
    """Boxes beside each other with their words below them, from one end to the other."""
    share = width / len(options)
    side = box_side(paper)
    cells = []
    for option in options:
        style = paper.look.body.aligned(Align.CENTRE)
        box = Row([Cell((share - side) / 2, []), Cell(side, Stack([_box(option, side)], "Lbl"))], after=2)
        words = Stack([Text(option.words, style.semibold() if option.ticked else style)], "LBody")
        cells.append(Cell(share, [box, Row([Cell(4, []), Cell(share - 8, words)])], "LI"))
    return Row(cells, "L", before=4, after=5)


def choices(options: Sequence[Box], paper: Paper, width: float) -> list[Block]:
    """Boxes with their words beside them, in as many equal columns as fit."""
    style = paper.look.body
    side = box_side(paper)
    widest = max((Text(one.words, style.semibold()).natural_width() for one in options), default=0.0)
    least = 2 if len(options) > _MANY and width > WIDTH / 2 else 1  # long words take two lines, a long list no page
    columns = max(least, min(len(options), int(width / (widest + side + 24))))
    lines = [options[at : at + columns] for at in range(0, len(options), columns)]
    rows = [Row([Cell(width / columns, _option(one, side, style)) for one in line], after=5) for line in lines]
    return [Stack(rows, "L", together=True, before=3, after=4)]


def _on_one_line(options: Sequence[Box], paper: Paper) -> float:
    """Points that these boxes and words take beside each other in equal columns."""
    style = paper.look.body.semibold()
    widest = max((Text(one.words, style).natural_width() for one in options), default=0.0)
    return len(options) * (widest + box_side(paper) + 24)


def _beside_the_scale(options: Sequence[Box], paper: Paper, width: float) -> Block:
    """The answers that are no place on a scale, smaller, after each other on a line."""
    style = paper.look.body if paper.look.large else paper.look.small
    side = box_side(paper) * (1.0 if paper.look.large else 0.85)
    lines: list[list[Cell]] = [[]]
    used = 0.0
    for one in options:
        wide = min(side + 9 + Text(one.words, style.semibold()).natural_width(), width)
        if lines[-1] and used + 18 + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append(Cell(wide, _option(one, side, style)))
        used += wide + 18
    rows = [Row(cells, gap=18, after=5) for cells in lines]
    return Stack(rows, "L", together=True, before=10 if paper.look.large else 4, after=4)


def _option(option: Box, side: float, style: Style) -> Row:
    """A box and its words, level with each other."""
    words = Stack([Text(option.words, style.semibold() if option.ticked else style)], "LBody")
    drop = (style.leading - side) / 2
    box = Stack([_box(option, side)], "Lbl")
    return Row([Cell(side, box, drop=max(drop, 0.0)), Cell(None, words, drop=max(-drop, 0.0))], "LI", gap=7)


def _box(option: Box, side: float) -> Picture:
    """The box itself. A ticked one says so to who listens; an empty one is only ink."""
    return tick_box(side, ticked=option.ticked, alt=_("chosen") if option.ticked else "")


def tick(option: Box, side: float) -> Picture:
    """A box alone, for a table; its head and its row say what it is."""
    return _box(option, side)


def lettered(options: Sequence[Box], side: float) -> Row:
    """Small boxes with a letter in each, where their words have no room; a legend says what they mean."""
    return Row([Cell(side, _lettered(option, side)) for option in options], gap=5)


def _lettered(option: Box, side: float) -> Picture:
    box = tick_box(side, ticked=option.ticked)

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        box.painter(canvas, left, top)
        if not option.ticked:
            size = side * 0.62
            canvas.setFillColor(COLOURS["text.2"])
            canvas.setFont(Face.REGULAR.value, size)
            half = fonts.text_width(option.letter, Face.REGULAR, size) / 2
            canvas.drawString(left + side / 2 - half, top - side / 2 - size * 0.34, f"{option.letter} ")

    state = _("chosen: {words}") if option.ticked else _("box for: {words}")
    return Picture((side, side), paint, alt=state.format(words=option.words))


# -- numbers ---------------------------------------------------------------------------------------------------------


def number_row(space: Marks, paper: Paper, width: float) -> Picture:
    """The whole numbers of an axis, each in its own box; the chosen one stands out dark."""
    count = space.high - space.low + 1
    gap = 5.0
    side = min(34.0 if paper.look.large else 28.0, (width - gap * (count - 1)) / count)
    size = side * 0.5
    fonts.font(Face.REGULAR.value)

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        for place in range(count):
            value = space.low + place
            chosen = value == space.chosen
            across = left + place * (side + gap)
            canvas.setStrokeColor(INK)
            canvas.setFillColor(INK)
            canvas.setLineWidth(0.9)
            canvas.roundRect(across + 0.5, top - side + 0.5, side - 1, side - 1, 5, fill=int(chosen))
            face = Face.BOLD if chosen else Face.REGULAR
            fonts.font(face.value)
            half = fonts.text_width(str(value), face, size) / 2
            canvas.setFillColor(COLOURS["bg.paper"] if chosen else INK)
            canvas.setFont(face.value, size)
            canvas.drawString(across + side / 2 - half, top - side / 2 - size * 0.35, f"{value} ")

    across = count * side + gap * (count - 1)
    return Picture((across, side), paint, alt=_numbers_said(space), before=4, after=6)


def _numbers_said(space: Marks) -> str:
    if space.chosen is None:
        return _("A number to choose, {low} to {high}").format(low=space.low, high=space.high)
    return _("Chosen: {value}, of {low} to {high}").format(value=space.chosen, low=space.low, high=space.high)
