"""Then and now on paper: half a year, start and end (B06, I02). Nothing over levels is calculated."""

from __future__ import annotations

from intake_app.bilingual import joined, woven
from intake_app.documents.base import Paper, Sign, quoted, render
from intake_app.documents.blocks import Block, PageBreak, Stack
from intake_app.documents.comparison_sheets import (
    ComparedAs,
    ComparedBlock,
    ComparedCell,
    ComparedForm,
    ComparedRow,
    ComparisonSheet,
    MomentLine,
)
from intake_app.documents.fonts import Face
from intake_app.documents.levels_figure import levels_figures
from intake_app.documents.picture_sheets import Reading, WebAxis, WebPicture, WebSeries
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.styles import INK, LARGE, PLAN, SOFT, WIDTH, Style
from intake_app.documents.text import Text
from intake_app.documents.web_figure import line_sample, web_figure
from intake_app.documents.words import Run
from intake_app.domain import web
from intake_app.i18n import _, format_day, speaking

_PEN, _LARGE_PEN = 0.6, 0.85
_WEB_HEIGHT = 250.0
_BESIDE, _FEW_AXES = (272.0, 222.0), 8
"""A drawing with words beside it, and up to how many parts of life it has room there."""


def comparison_pdf(sheet: ComparisonSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """Then and now as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        day = format_day(sheet.dated, weekday=False, year=True)
        title = _("Then and now, {name}").format(name=sheet.name)
        sign = Sign(title=title, footer=joined(", ", (title, day)), dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: ComparisonSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = [
        Text(_("Then and now"), paper.look.subtitle, keep_next=True),
        paper.h1(sheet.name, after=8),
        paper.p(_("This is how it went first, and this is how it goes now. Higher or lower is no mark.")),
    ]
    for number, form in enumerate(sheet.forms):
        if number:
            blocks.append(PageBreak())
        blocks += _form(form, paper)
    return blocks


def _form(form: ComparedForm, paper: Paper) -> list[Block]:
    blocks: list[Block] = [paper.h2(joined(": ", (form.title, form.who)) if form.who else form.title)]
    blocks += [_moment(one, paper) for one in form.moments]
    for block in form.blocks:
        blocks += _block(form, block, paper)
    if form.sentences and not paper.look.large:
        blocks.append(paper.h3(_("In words"), before=12, after=4))
        blocks.append(paper.bullets(form.sentences))
    if form.summary:
        blocks.append(Text(form.summary, paper.look.body.semibold(), before=6))
    return blocks + [paper.quiet(remark, before=6) for remark in form.remarks]


def _moment(one: MomentLine, paper: Paper) -> Row:
    """The line and marker of a moment, its day, and what was going on then."""
    size = paper.look.body.size
    sample = line_sample(one.voice, size * 2.4, size / 17)
    first = joined(", ", (part for part in (_day(one), one.kind, one.place) if part))
    words: list[str | Run] = [Run(woven("{}: {}. ", one.letter, first), Face.SEMIBOLD)]
    if one.present:
        words.append(_("Also there: {names}.").format(names=one.present) + " ")
    if one.context:
        words.append(_("Going on: {words}").format(words=one.context))
    drop = max(0.0, (paper.look.body.leading - sample.size[1]) / 2)
    return Row([Cell(sample.size[0], sample, drop=drop), Cell(None, paper.p(words))], gap=8, whole=False, before=4)


def _day(one: MomentLine) -> str:
    """The day with its year: then and now may lie in two."""
    return format_day(one.day, weekday=False, year=True)


def _block(form: ComparedForm, block: ComparedBlock, paper: Paper) -> list[Block]:
    blocks: list[Block] = [paper.h3(block.title, before=12, after=4)] if block.title else []
    if block.kind is ComparedAs.LEVELS:
        blocks += levels_figures(block.scale, block.rows, form.moments, _small(paper), _told(form, block))
        blocks += _words(block, paper)
    elif block.kind is ComparedAs.WEB and web.MIN_AXES <= len(block.rows) <= 13:
        blocks += _web_and_words(form, block, paper)
    else:
        blocks += _words(block, paper)
    if paper.look.large:
        return blocks + [_large_row(form, row, paper) for row in block.rows]
    return [*blocks, _table(form, block, paper)]


def _web_and_words(form: ComparedForm, block: ComparedBlock, paper: Paper) -> list[Block]:
    """The drawing with its words beside it, or below it in the large edition and where there are many parts."""
    words = _words(block, paper)
    if paper.look.large:
        figure = web_figure(_web(form, block), (WIDTH, WIDTH * 0.85), paper.look.body.semibold(), pen=_LARGE_PEN)
        return [figure, *words]
    narrow = bool(words) and len(block.rows) <= _FEW_AXES
    size = _BESIDE if narrow else (WIDTH, _WEB_HEIGHT)
    figure = web_figure(_web(form, block), size, Style(11, 14.5, Face.SEMIBOLD), pen=_PEN)
    return [Row([Cell(size[0], figure), Cell(None, words)], gap=14)] if narrow else [figure, *words]


def _words(block: ComparedBlock, paper: Paper) -> list[Block]:
    """What the drawing is, and what is wished for."""
    caption = [Text(block.caption, paper.look.body.semibold(), before=4, after=6)] if block.caption else []
    return [*caption, *_goals(block, paper)]


def _goals(block: ComparedBlock, paper: Paper) -> list[Block]:
    """What is wished for, in words; on a scale it is an open ring."""
    goals = [row for row in block.rows if row.goal]
    lines: list[Block] = []
    if any(row.goal_place is not None for row in goals):
        lines.append(paper.quiet(_("An open ring is a goal: wished for, not measured."), before=4))
    lines += [
        Text(
            [Run(_("Goal for {item}:").format(item=row.name) + " ", Face.SEMIBOLD), row.goal], paper.look.body, after=4
        )
        for row in goals
    ]
    return lines


def _small(paper: Paper) -> Style:
    return Style(13, 17) if paper.look.large else Style(10, 13)


def _told(form: ComparedForm, block: ComparedBlock) -> str:
    """The drawing in words: the sentences of its rows, and without those what stands there at each moment."""
    sentences = [row.sentence for row in block.rows if row.sentence]
    if sentences:
        return joined(" ", sentences)
    return " ".join(
        f"{_day(one)}: " + ", ".join(f"{row.name} {row.cells[place].words or '–'}" for row in block.rows) + "."
        for place, one in enumerate(form.moments)
    )


def _web(form: ComparedForm, block: ComparedBlock) -> WebPicture:
    return WebPicture(
        axes=tuple(WebAxis(label=row.name) for row in block.rows),
        series=tuple(
            WebSeries(
                reading=Reading(voice=one.voice, name=one.letter, moment=_day(one)),
                values=tuple(row.cells[place].place for row in block.rows),
                words=tuple(row.cells[place].words for row in block.rows),
            )
            for place, one in reversed(list(enumerate(form.moments)))
        ),
    )


def _table(form: ComparedForm, block: ComparedBlock, paper: Paper) -> Table:
    """The table twin, with own words under the answer they belong to."""
    said = any(row.direction for row in block.rows)
    first, last, gap = WIDTH * 0.25, 78.0 if said else 0.0, 8.0
    count = len(form.moments)
    column = (WIDTH - first - last - gap * (count + int(said))) / count
    strong = paper.look.body.semibold()
    cells = [Cell(first, [], "TD")]
    cells += [
        Cell(column, Text(joined(": ", (one.letter, _day(one))), strong), "TH", header="Column") for one in form.moments
    ]
    if said:
        cells.append(Cell(last, Text(_("First and now"), strong), "TH", header="Column"))
    rows = []
    for row in block.rows:
        across = [Cell(first, Text(row.name, paper.look.body), "TH", header="Row")]
        across += [Cell(column, _answer(cell, paper), "TD") for cell in row.cells]
        if said:
            across.append(Cell(last, Text(row.direction or "–", paper.look.body), "TD"))
        rows.append(Row(across, "TR", gap=gap, pad=4, rule=SOFT))
    return Table(Row(cells, "TR", gap=gap, pad=4, rule=INK), rows, before=6)


def _answer(cell: ComparedCell, paper: Paper) -> list[Block]:
    blocks: list[Block] = [Text(cell.words or "–", paper.look.body)]
    if cell.said:
        blocks.append(Text(quoted(cell.said), paper.look.body))
    return blocks + [Text(note, paper.look.small) for note in cell.notes]


def _large_row(form: ComparedForm, row: ComparedRow, paper: Paper) -> Block:
    """One item in the large edition: its sentence, and per moment what that does not say: answer, own words, notes."""
    sentence = row.sentence
    rest = sentence.removeprefix(row.name)
    lines: list[Block] = []
    if sentence and rest != sentence:
        lines.append(Text([Run(row.name, Face.SEMIBOLD), rest], paper.look.body, keep_next=True))
    else:
        lines.append(Text(row.name, paper.look.h3, keep_next=True))
        lines += [paper.p(sentence)] if sentence else []
    for one, cell in zip(form.moments, row.cells, strict=True):
        told = "" if sentence and _says(sentence, cell.words) else cell.words or "–"
        words = joined(" ", (part for part in (told, quoted(cell.said) if cell.said else "") if part))
        if words:
            lines.append(Text([Run(woven("{}, {}: ", one.letter, _day(one)), Face.SEMIBOLD), words], paper.look.body))
        lines += [Text(note, paper.look.small) for note in cell.notes]
    if row.direction and not _says(sentence, row.direction):
        lines.append(Text([Run(_("First and now") + ": ", Face.SEMIBOLD), row.direction], paper.look.body))
    return Stack(lines, before=8, after=8)


def _says(sentence: str, words: str) -> bool:
    """Whether a sentence holds these words already."""
    return words.casefold() in sentence.casefold()
