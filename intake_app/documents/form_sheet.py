"""A form on paper (A08, K03): empty to fill in by pen at the table, or with the answers of one reading in its boxes."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined
from intake_app.documents.answer_spaces import blank, room
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.form_tables import grid, grid_fits, ladder, row_list
from intake_app.documents.picture_sheets import Reading, Voice, WebAxis, WebPicture, WebSeries
from intake_app.documents.questions import Blank, FormSheet, Lines, Marks, Question, Section, Shape
from intake_app.documents.rows import Cell, Row
from intake_app.documents.styles import FORM, LARGE, SOFT, WIDTH
from intake_app.documents.text import Text
from intake_app.documents.web_figure import web_figure
from intake_app.i18n import speaking


def form_pdf(sheet: FormSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The form as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else FORM
        footer = joined(", ", (part for part in (sheet.title, sheet.owner, sheet.reading) if part))
        sign = Sign(title=footer, footer=footer, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: FormSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = [paper.h1(sheet.title, after=2)]
    if sheet.owner:
        blocks.append(Text(_line(sheet), paper.look.subtitle, after=2))
    if sheet.about:
        blocks.append(paper.quiet(sheet.about, after=6))
    blocks += _moment(sheet.moment, paper)
    for section in sheet.sections:
        blocks += _section(section, paper)
    if sheet.closing:
        closing = [blank(one, paper) for one in sheet.closing]
        closing[0].before = paper.look.gap
        blocks += closing
    notes: list[Block] = [Text(note, paper.look.small, before=12) for note in (sheet.rights, sheet.edition) if note]
    if notes:
        blocks[-1].keep_next = True  # the rights of others never stand alone on a page
        blocks.append(Stack(notes, together=True))
    return blocks


def _line(sheet: FormSheet) -> str:
    return joined(", ", (part for part in (sheet.owner, sheet.reading) if part))


def _moment(spaces: Sequence[Blank], paper: Paper) -> list[Block]:
    """What every reading has: who, when, where, with whom, and what is going on."""
    if not spaces:
        return []
    rule = Row([Cell(None, [])], rule=SOFT, before=4, after=4)
    return [rule, *(blank(one, paper) for one in spaces), Row([Cell(None, [])], rule=SOFT, before=6, after=2)]


def _section(section: Section, paper: Paper) -> list[Block]:
    blocks: list[Block] = []
    if section.title:
        blocks.append(paper.h2(section.title))
    if section.intro:
        before = 0.0 if section.title else paper.look.gap
        blocks.append(paper.quiet(section.intro, before=before, after=4, keep_next=True))
    if section.shape is Shape.LADDER and not paper.look.large:
        blocks += ladder(section, paper)
    elif section.shape is Shape.GRID and grid_fits(section, paper):
        blocks.append(grid(section, paper))
    else:
        if section.shape is Shape.WEB:
            blocks.append(_web(section, paper))
        blocks += [_question(one, paper, below=bool(section.title)) for one in section.questions]
    if section.explained:
        blocks += row_list(section.explained, paper)
    return blocks


def _question(question: Question, paper: Paper, *, below: bool) -> Block:
    """A question with its room to answer; it stays on one page unless it is longer than a page."""
    heading = Text(question.name, paper.look.h3, "H3" if below else "H2", keep_next=True)
    if heading.element:
        heading.element.title = question.name
    blocks: list[Block] = [heading]
    if question.asks and question.asks != question.name:
        blocks.append(Text(question.asks, paper.look.body, keep_next=True))
    if question.scope:
        scope = paper.look.small if not paper.look.large else paper.look.body
        blocks.append(Text(question.scope, scope, keep_next=True))
    if question.space:
        blocks += room(question.space, paper)
    blocks += [blank(one, paper) for one in question.fields]
    for one in question.lists:
        blocks += row_list(one, paper)
    long = bool(question.lists) or any(
        isinstance(space, Lines) and len(space.words) > 600
        for space in (question.space, *(field.space for field in question.fields))
    )
    return Stack(blocks, together=not long, before=paper.look.gap * 0.75, after=2)


def _web(section: Section, paper: Paper) -> Block:
    """The drawing: empty axes with their numbers, or the line that somebody drew."""
    picture = WebPicture(
        axes=tuple(WebAxis(label=one.name) for one in section.questions),
        series=(WebSeries(reading=Reading(voice=Voice.RESIDENT, name=""), values=_marks(section)),),
    )
    high = WIDTH * (0.92 if paper.look.large else 0.7)
    label = paper.look.body.semibold()
    pen = 1.1 if paper.look.large else 0.8
    return web_figure(picture, (WIDTH, high), label, pen=pen, to_mark=True)


def _marks(section: Section) -> tuple[int | None, ...]:
    return tuple(one.space.chosen if isinstance(one.space, Marks) else None for one in section.questions)
