"""The picture of somebody's life on paper: the web beside its table, the matrix as a list, and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined, woven
from intake_app.documents.base import Paper, quoted
from intake_app.documents.blocks import Block, PageBreak, Stack
from intake_app.documents.drawings import level_bars
from intake_app.documents.fonts import Face
from intake_app.documents.picture_sheets import (
    LevelCell,
    LevelRow,
    LevelsPicture,
    Reading,
    Voice,
    WebPicture,
    WebSeries,
)
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.sheet_parts import Said
from intake_app.documents.styles import INK, SOFT, WIDTH, Align, Style
from intake_app.documents.text import Text
from intake_app.documents.web_figure import line_sample, web_figure
from intake_app.documents.words import Run
from intake_app.i18n import _, ngettext

_FIGURE = (272.0, 222.0)
_PEN, _LARGE_PEN = 0.6, 1.0


def picture(paper: Paper, shown: WebPicture | LevelsPicture) -> list[Block]:
    """One picture with its table and remarks."""
    return _web(paper, shown) if isinstance(shown, WebPicture) else _levels(paper, shown)


def _web(paper: Paper, shown: WebPicture) -> list[Block]:
    look = paper.look
    label = look.body.semibold() if look.large else Style(11, 14.5, Face.SEMIBOLD)
    blocks: list[Block] = [paper.h3(shown.title, before=6, after=2)] if shown.title else []
    if look.large:
        figure = web_figure(shown, (WIDTH, WIDTH * 0.9), label, pen=_LARGE_PEN)
        blocks += [figure, PageBreak(), _twin(paper, shown, WIDTH)]
    elif len(shown.series) > 2 or len(shown.axes) > 8:
        figure = web_figure(shown, (WIDTH, 270), label, pen=_PEN * 1.15)
        blocks += [figure, _twin(paper, shown, WIDTH, before=8)]
    else:
        figure = web_figure(shown, _FIGURE, label, pen=_PEN)
        gap = 14.0
        width = WIDTH - _FIGURE[0] - gap
        blocks.append(Row([Cell(_FIGURE[0], figure), Cell(width, _twin(paper, shown, width))], gap=gap))
    if shown.note:
        blocks.append(paper.quiet(shown.note, before=6))
    talk = [axis.label for axis in shown.axes if axis.talk]
    if talk:
        words = ngettext("I want to talk about this:", "I want to talk about these:", len(talk))
        blocks.append(paper.p([Run(words + " ", Face.SEMIBOLD), joined(", ", talk) + "."]))
    return blocks + said_about(paper, [(axis.label, axis.said) for axis in shown.axes])


def _twin(paper: Paper, shown: WebPicture, width: float, *, before: float = 0) -> Table:
    """The table that holds all of the web: for copies, and for who cannot see the drawing."""
    columns = len(shown.series)
    names = [Text(one.reading.name, paper.look.body.semibold()).natural_width() for one in shown.series]
    column = min(max(44.0, *names) + 7, width * 0.62 / columns)
    first = width - column * columns
    head = _head(paper, first, column, [one.reading for one in shown.series])
    rows = [
        Row(
            [
                Cell(first, Text(axis.label, paper.look.body), "TH", header="Row"),
                *(Cell(column, _value(paper, series, place), "TD") for series in shown.series),
            ],
            "TR",
            pad=4.75,
            rule=SOFT,
        )
        for place, axis in enumerate(shown.axes)
    ]
    return Table(head, rows, before=before)


def _head(paper: Paper, first: float, column: float, readings: Sequence[Reading]) -> Row:
    """Names over the columns, each with the line and marker of that voice."""
    pen = _PEN if not paper.look.large else _PEN * 1.4
    cells = [Cell(first, [], "TD")]
    for reading in readings:
        name = Text(reading.name, paper.look.body.semibold().aligned(Align.CENTRE), before=4)
        parts: list[Block] = [_centred(line_sample(reading.voice, 33 * 0.75, pen), column), name]
        if reading.moment:
            parts.append(Text(reading.moment, paper.look.small.aligned(Align.CENTRE)))
        cells.append(Cell(column, parts, "TH", header="Column"))
    return Row(cells, "TR", pad=4, rule=INK)


def _centred(block: Block, width: float) -> Block:
    """A picture in the middle of its column."""
    size = getattr(block, "size", (width, 0))[0]
    return Row([Cell((width - size) / 2, []), Cell(size, block)])


def _value(paper: Paper, series: WebSeries, place: int) -> Text:
    style = paper.look.body.aligned(Align.CENTRE)
    value = series.values[place]
    if value is None:
        return Text(series.word(place) or "–", paper.look.small.aligned(Align.CENTRE))
    return Text(str(value), style.bold() if series.reading.voice is Voice.RESIDENT else style)


def _levels(paper: Paper, shown: LevelsPicture) -> list[Block]:
    """The matrix as a list: name, and per voice the level in bars, number and words. Never a sum, never a web.

    Domains that nobody spoke about stand together in one line below it.
    """
    blocks: list[Block] = [paper.h3(shown.title, before=8, after=4)] if shown.title else []
    count = len(shown.readings)
    told, untold = _told_and_untold(shown.rows)
    if paper.look.large:
        blocks += [_level_row(paper, shown, row) for row in told]
    elif told:
        column = min(161.0, WIDTH * 0.7 / max(count, 1))
        first = WIDTH - column * count
        rows = [_level_cells(paper, shown, row, first, column) for row in told]
        blocks.append(Table(_left_head(paper, shown.readings, first, column), rows))
    if untold:
        names = joined(", ", [row.domain for row in untold]) + "."
        line = paper.p([Run(_("Not discussed:") + " ", Face.SEMIBOLD), names])
        line.before = 6
        blocks.append(line)
    blocks += [paper.quiet(remark, before=6 if place == 0 else 0) for place, remark in enumerate(shown.remarks)]
    return blocks + said_about(paper, [(row.domain, row.said) for row in shown.rows])


def _told_and_untold(rows: Sequence[LevelRow]) -> tuple[list[LevelRow], list[LevelRow]]:
    """Rows for the table, and those without a word in any voice; a single one of these stays in the table."""
    untold = [row for row in rows if not row.said and all(_not_discussed(cell) for cell in row.cells)]
    if len(untold) < 2:
        return list(rows), []
    return [row for row in rows if row not in untold], untold


def _not_discussed(cell: LevelCell) -> bool:
    return cell.level is None and cell.words in ("", _("not discussed"))


def _left_head(paper: Paper, readings: Sequence[Reading], first: float, column: float) -> Row:
    cells = [Cell(first, [], "TD")]
    for reading in readings:
        cells.append(Cell(column, Text(_named(reading), paper.look.body.semibold()), "TH", header="Column"))
    return Row(cells, "TR", pad=4, rule=INK)


def _named(reading: Reading) -> str:
    return joined(", ", (reading.name, reading.moment)) if reading.moment else reading.name


def _level_cells(paper: Paper, shown: LevelsPicture, row: LevelRow, first: float, column: float) -> Row:
    cells = [Cell(first, Text(row.domain, paper.look.body), "TH", header="Row")]
    for reading, cell in zip(shown.readings, row.cells, strict=True):
        cells.append(Cell(column, _level(paper, shown.levels, reading, cell, column), "TD"))
    return Row(cells, "TR", pad=3.75, rule=SOFT)


def _level(paper: Paper, levels: int, reading: Reading, cell: LevelCell, width: float) -> Block:
    if cell.level is None:
        return Text(cell.words or "–", paper.look.small if paper.look.large else paper.look.body.quiet())
    height = paper.look.body.size
    bars = level_bars(cell.level, levels, height)
    style = paper.look.body
    number = Run(f"{cell.level} ", Face.BOLD if reading.voice is Voice.RESIDENT else style.face)
    words = Text([number, cell.words], style)
    gap = 7.0
    drop = (style.leading - height) / 2
    return Row([Cell(bars.size[0], bars, drop=drop), Cell(width - bars.size[0] - gap - 6, words)], gap=gap)


def _level_row(paper: Paper, shown: LevelsPicture, row: LevelRow) -> Block:
    """One domain in the large edition: the name, and a line per voice."""
    lines: list[Block] = [Text(row.domain, paper.look.h3, keep_next=True)]
    for reading, cell in zip(shown.readings, row.cells, strict=True):
        words = woven("{} {}", cell.level, cell.words).strip() if cell.level is not None else cell.words or "–"
        lines.append(Text([Run(_named(reading) + ": ", Face.SEMIBOLD), words], paper.look.body))
    return Stack(lines, together=True, after=8)


def said_about(paper: Paper, subjects: Sequence[tuple[str, Sequence[Said]]]) -> list[Block]:
    """Own words per subject: "Meedoen. Joyce: “Ik zie soms dagen niemand.”"."""
    blocks: list[Block] = []
    for subject, said in subjects:
        if said:
            blocks.append(paper.p(paper.named(subject, "") + sayings(said), after=paper.look.body.leading / 4))
    if blocks:
        blocks[0].before = paper.look.body.leading / 2
    return blocks


def sayings(said: Sequence[Said]) -> list[str | Run]:
    """What several people said, each after the name."""
    words: list[str | Run] = []
    for one in said:
        words += [" " if words else "", one.name + ": " if one.name else "", quoted(one.words)]
    return words
