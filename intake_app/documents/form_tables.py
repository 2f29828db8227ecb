"""Tables to fill in: a box per row and column, the rungs of a ladder, and lists that somebody makes row by row."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.documents import fonts
from intake_app.documents.answer_spaces import Ruled, blank, box_side, lettered, pitch, tick
from intake_app.documents.base import Paper
from intake_app.documents.blocks import Block, Picture, Stack
from intake_app.documents.fonts import Face
from intake_app.documents.questions import Blank, Box, Boxes, Lines, Question, RowList, Section, Short
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.second import said_words
from intake_app.documents.styles import ACCENT, INK, SOFT, WIDTH, Align
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.documents.words import Run
from intake_app.i18n import _

_NARROWEST = 38.0
_LEAST_FOR_NAMES = 130.0
_MOST_COLUMNS = 5
_RUNG = 33.0


# -- a box per row and column ----------------------------------------------------------------------------------------


def grid_fits(section: Section, paper: Paper) -> bool:
    """Whether the words over the columns leave room for the names of the rows; in large letters they do not."""
    return not paper.look.large and bool(section.questions) and _plan(section, paper) is not None


def grid(section: Section, paper: Paper) -> Block:
    """A table with a row per question and a column per answer. What stands beside the scale may share one column."""
    planned = _plan(section, paper)
    if planned is None:
        raise ValueError("the columns of this table leave no room for its rows")
    widths, together = planned
    boxes = _boxes_of(section)
    options = boxes.options if together else (*boxes.options, *boxes.others)
    first = WIDTH - sum(widths)
    style = paper.look.small
    heads = [Cell(first, [], "TD")]
    for option, width in zip(options, widths, strict=False):
        heads.append(Cell(width, Text(option.words, style.aligned(Align.CENTRE)), "TH", header="Column"))
    if together:
        heads.append(Cell(widths[-1], Text(_("Or"), style.aligned(Align.CENTRE)), "TH", header="Column"))
    rows = [_grid_row(question, paper, first, widths, together=together) for question in section.questions]
    table = Table(Row(heads, "TR", pad=4, rule=INK), rows, before=4)
    return Stack([_legend(boxes.others, paper), table], before=4) if together else table


def _plan(section: Section, paper: Paper) -> tuple[list[float], bool] | None:
    """Widths of the columns after the first, and whether the answers beside the scale stand in one of them."""
    boxes = _boxes_of(section)
    wide = [_column(option, paper) for option in boxes.options]
    others = [_column(option, paper) for option in boxes.others]
    if WIDTH - sum(wide) - sum(others) >= _LEAST_FOR_NAMES:
        return [*wide, *others], False
    side = box_side(paper)
    one = len(others) * (side + 5) + 8
    if others and WIDTH - sum(wide) - one >= _LEAST_FOR_NAMES:
        return [*wide, one], True
    return None


def _boxes_of(section: Section) -> Boxes:
    space = section.questions[0].space
    return space if isinstance(space, Boxes) else Boxes(options=())


def _column(option: Box, paper: Paper) -> float:
    size = paper.look.small.size
    longest = max(
        (fonts.text_width(fonts.clean(word), Face.REGULAR, size) for word in said_words(option.words)), default=0
    )
    return max(_NARROWEST, longest + 8)


def _legend(others: Sequence[Box], paper: Paper) -> Text:
    words: list[str | Run] = []
    for one in others:
        words += [" · " if words else "", Run(one.letter, Face.SEMIBOLD), " " + one.words]
    return Text(words, paper.look.small, after=2, keep_next=True)


def _grid_row(question: Question, paper: Paper, first: float, widths: Sequence[float], *, together: bool) -> Row:
    name: list[Block] = [Text(question.name, paper.look.body)]
    if question.scope:
        name.append(Text(question.scope, paper.look.small))
    cells = [Cell(first, Row([Cell(first - 8, name)]), "TH", header="Row")]
    space = question.space if isinstance(question.space, Boxes) else Boxes(options=())
    options = space.options if together else (*space.options, *space.others)
    side = box_side(paper)
    for option, width in zip(options, widths, strict=False):
        cells.append(Cell(width, _middle(tick(option, side), width), "TD"))
    if together:
        cells.append(Cell(widths[-1], Row([Cell(4, []), Cell(None, lettered(space.others, side))]), "TD"))
    return Row(cells, "TR", pad=5.5, rule=SOFT, middle=True)


def _middle(picture: Picture, width: float) -> Row:
    return Row([Cell((width - picture.size[0]) / 2, []), Cell(picture.size[0], picture)])


# -- a ladder --------------------------------------------------------------------------------------------------------


def ladder(section: Section, paper: Paper) -> list[Block]:
    """The rungs from high to low, with a box per question on each. Under it what is written beside each question."""
    boxes = _boxes_of(section)
    column = min(110.0, (WIDTH - 230) / len(section.questions))
    first = WIDTH - _RUNG * 1.4 - column * len(section.questions)
    style = paper.look.body.semibold().aligned(Align.CENTRE)
    heads = [Cell(_RUNG * 1.4, [], "TD"), Cell(first, [], "TD")]
    heads += [Cell(column, Text(one.name, style), "TH", header="Column") for one in section.questions]
    count = len(boxes.options)
    ordered = [*reversed(range(count)), *range(count, count + len(boxes.others))]
    lines = [_rung(section, at, paper, first, column) for at in ordered]
    table = Table(Row(heads, "TR", pad=4, rule=INK), lines, before=4)
    beside: list[Block] = []
    for one in section.questions:
        if one.fields:
            title = Text([Run(one.name, Face.SEMIBOLD)], paper.look.body, before=8, keep_next=True)
            beside.append(Stack([title, *(blank(field, paper) for field in one.fields)], together=True, before=8))
    return [table, *beside]


def _rung(section: Section, at: int, paper: Paper, first: float, column: float) -> Row:
    boxes = _boxes_of(section)
    count = len(boxes.options)
    option = (*boxes.options, *boxes.others)[at]
    picture = Picture((_RUNG, _RUNG), _rails) if at < count else Picture((_RUNG, _RUNG), _nothing)
    cells = [Cell(_RUNG * 1.4, picture, "TD")]
    cells.append(Cell(first, Text(option.words, paper.look.body), "TH", header="Row"))
    for question in section.questions:
        space = question.space if isinstance(question.space, Boxes) else boxes
        box = (*space.options, *space.others)[at]
        cells.append(Cell(column, _middle(tick(box, box_side(paper)), column), "TD"))
    return Row(cells, "TR", rule=SOFT, middle=True)


def _rails(canvas: PrintCanvas, left: float, top: float) -> None:
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(2)
    for across in (6.0, _RUNG - 6):
        canvas.line(left + across, top, left + across, top - _RUNG)
    canvas.setLineWidth(2.6)
    canvas.line(left + 6, top - _RUNG / 2, left + _RUNG - 6, top - _RUNG / 2)


def _nothing(canvas: PrintCanvas, left: float, top: float) -> None:
    """No rung: an answer beside the ladder."""


# -- lists -----------------------------------------------------------------------------------------------------------


def row_list(rows: RowList, paper: Paper) -> list[Block]:
    """A list to fill in: a table while its columns are few and short, otherwise a small form per row."""
    small = paper.look.body if paper.look.large else paper.look.small
    notes = [Text(note, small, before=4, after=4, keep_next=True) for note in rows.notes]
    if paper.look.large or not _tabular(rows, paper):
        return [*notes, *_forms(rows, paper)]
    title = [Text([Run(rows.title, Face.SEMIBOLD)], paper.look.body, before=8, keep_next=True)] if rows.title else []
    return [*title, *notes, *_table(rows, paper)]


def _table(rows: RowList, paper: Paper) -> list[Block]:
    width = WIDTH / len(rows.columns)
    style = paper.look.small.semibold()
    head = [Cell(width, Text(one.label, style), "TH", header="Column") for one in rows.columns]
    lines = [Row([_filled(one, width, paper) for one in row], "TR", pad=5, rule=SOFT) for row in rows.rows]
    empty = [Row([_empty(width, paper) for _one in rows.columns], "TR") for _n in range(rows.empty)]
    return [Table(Row(head, "TR", pad=4, rule=INK), [*lines, *empty], before=4, after=6)]


def _tabular(rows: RowList, paper: Paper) -> bool:
    if len(rows.columns) > _MOST_COLUMNS:
        return False
    width = WIDTH / len(rows.columns) - 10
    return all(_column(Box(words=one.label), paper) <= width + 8 and _cell_fits(one, width) for one in rows.columns)


def _cell_fits(one: Blank, width: float) -> bool:
    return isinstance(one.space, Short) or (isinstance(one.space, Lines) and one.space.count == 1 and width >= 80)


def _filled(one: Blank, width: float, paper: Paper) -> Cell:
    words = one.space.words if isinstance(one.space, Lines | Short) else ""
    return Cell(width, Row([Cell(width - 10, Text(words, paper.look.body))]), "TD")


def _empty(width: float, paper: Paper) -> Cell:
    return Cell(width, Row([Cell(width - 10, Ruled(1, pitch(paper) * 1.25))]), "TD")


def _forms(rows: RowList, paper: Paper) -> list[Block]:
    """Each row as a small form of its own, numbered, that stays on one page."""
    forms: list[Block] = []
    for number in range(1, len(rows.rows) + rows.empty + 1):
        fields = rows.rows[number - 1] if number <= len(rows.rows) else rows.columns
        name = rows.names[number - 1] if number <= len(rows.names) else rows.row_name + f" {number}"
        title = Text([Run(name, Face.SEMIBOLD)], paper.look.body, keep_next=True)
        block = Stack([title, *_pairs(fields, paper)], together=True, before=8)
        forms.append(Stack([block, Row([Cell(None, [])], rule=SOFT, before=4)], before=8, after=4))
    return forms


def _pairs(fields: Sequence[Blank], paper: Paper) -> list[Block]:
    """Short spaces two beside each other, the others under each other."""
    blocks: list[Block] = []
    waiting: Blank | None = None
    for one in fields:
        short = not paper.look.large and isinstance(one.space, Lines | Short) and _one_line(one)
        if not short:
            blocks += [blank(waiting, paper)] if waiting else []
            blocks.append(blank(one, paper))
            waiting = None
        elif waiting is None:
            waiting = one
        else:
            half = (WIDTH - 20) / 2
            cells = [Cell(half, blank(waiting, paper, half)), Cell(half, blank(one, paper, half))]
            blocks.append(Row(cells, gap=20, whole=True, after=2))
            waiting = None
    return [*blocks, blank(waiting, paper)] if waiting else blocks


def _one_line(one: Blank) -> bool:
    space = one.space
    return isinstance(space, Short) or (isinstance(space, Lines) and space.count == 1 and len(space.words) < 30)
