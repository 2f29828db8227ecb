"""A cv, an introduction or a profile on paper, in two layouts: years before everything, or talents first and large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake_app.bilingual import joined, paragraphs
from intake_app.documents.base import Paper, Sign, quoted, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.portfolio_sheets import CvLayout, CvLine, CvSection, CvSheet
from intake_app.documents.rows import Cell, Row
from intake_app.documents.styles import LARGE, PLAN, PORTFOLIO, SOFT, WIDTH, Look, Style
from intake_app.documents.text import Text
from intake_app.i18n import speaking

_YEARS = 118.0
"""Points for the years before a line."""
_ONE_PAGE_ROOM = 680.0
_BRIEF = 3
_STORY = 500  # letters
_CV = replace(PLAN, title=replace(PORTFOLIO.title, size=30, leading=36), subtitle=PORTFOLIO.subtitle, gap=18)
_TALENTS = replace(PORTFOLIO, body=Style(12, 17.5), gap=18, h3=replace(PORTFOLIO.h3, size=14, leading=19))
_ONE_PAGE = replace(
    _CV,
    title=Style(26, 32, PLAN.title.face),
    body=Style(12, 17),
    gap=13,
    quote=Style(14.5, 20.5),
    h2=PLAN.h2,
    h3=PLAN.h3,
)


def cv_pdf(sheet: CvSheet, *, language: str = "nl", large: bool = False) -> bytes:
    """The sheet as PDF; the same sheet gives the same bytes. Raises UnprintableText as every print."""
    with speaking(language):
        look = _look(sheet, large=large)
        sign = Sign(
            title=joined(": ", (sheet.overline, sheet.title)),
            footer=sheet.footer,
            dated=sheet.dated,
            small=look.small,
            number_single_page=False,
        )
        paper = Paper(look, sheet.dated)
        return render(_fitting(sheet, paper), sign)


def _look(sheet: CvSheet, *, large: bool) -> Look:
    if large:
        return LARGE
    if sheet.one_page:
        return _ONE_PAGE
    return _TALENTS if sheet.layout is CvLayout.TALENTS else _CV


def _fitting(sheet: CvSheet, paper: Paper) -> list[Block]:
    """The story; what should stay on one page says less about talents when it would not."""
    story = _story(sheet, paper)
    if not sheet.one_page or paper.look.large:
        return story
    brief = replace(sheet, sections=tuple(replace(one, lines=_bare(one)) for one in sheet.sections))
    return story if Stack(story).height(WIDTH) <= _ONE_PAGE_ROOM else _story(brief, paper)


def _bare(section: CvSection) -> tuple[CvLine, ...]:
    lines = section.lines[:_BRIEF]
    return tuple(replace(line, notes=()) for line in lines) if section.talents else lines


def _story(sheet: CvSheet, paper: Paper) -> list[Block]:
    look = paper.look
    blocks: list[Block] = [Text(sheet.overline, look.subtitle, keep_next=True), paper.h1(sheet.title, after=4)]
    if sheet.contact:
        blocks.append(paper.quiet(joined(" · ", sheet.contact), after=4))
    if sheet.intro.strip():
        blocks += [Text(quoted(part), look.quote, before=6, limit=look.line) for part in _paragraphs(sheet.intro)]
    for section in sheet.sections:
        blocks += _section(section, sheet, paper)
    if sheet.closing.strip():
        blocks.append(paper.quiet(sheet.closing, before=look.gap))
    return blocks


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in paragraphs(text)]


def _section(section: CvSection, sheet: CvSheet, paper: Paper) -> list[Block]:
    lines = [line for line in section.lines if line.title or any(note.strip() for note in line.notes)]
    if not lines:
        return []
    if not any(line.title for line in lines):
        notes = [note for line in lines for note in line.notes if note.strip()]
        said: Block = paper.bullets(notes) if len(notes) > 1 else Text(notes[0], paper.look.body, limit=paper.look.line)
        return [paper.h2(section.title), said]
    talents = section.talents and sheet.layout is CvLayout.TALENTS
    years = any(line.when for line in lines) and not paper.look.large and not talents
    items: Sequence[Block] = [
        _talent(one, paper, tight=sheet.one_page) if talents else _line(one, paper, years=years) for one in lines
    ]
    return [paper.h2(section.title), Stack(items, "L", together=len(lines) <= 3 and all(map(_short, lines)))]


def _short(line: CvLine) -> bool:
    """Whether it may stay whole: a long story is divided, or it would leave half a page empty before it."""
    return len(line.title) + sum(len(note) for note in line.notes) < _STORY


def _line(line: CvLine, paper: Paper, *, years: bool) -> Row:
    look = paper.look
    if line.where and not (line.when or line.notes or look.large):
        name = Cell(_YEARS, Stack([Text(line.title, look.body.semibold())], "Lbl"))
        fact = Cell(None, Stack([Text(line.where, look.body)], "LBody"))
        return Row([name, fact], "LI", gap=12, pad=look.body.size * 0.3, rule=SOFT)
    words: list[Block] = []
    if line.title:
        more = line.where or line.notes or (line.when and not years)
        words.append(Text(line.title, look.body.semibold(), keep_next=bool(more)))
    beside = [part for part in ((line.when if not years else ""), line.where) if part]
    if beside:
        words.append(paper.quiet(joined(" · ", beside)))
    words += [Text(note, look.body, limit=look.line) for note in line.notes if note.strip()]
    body = Cell(None, Stack(words, "LBody"))
    if not years:
        return Row([body], "LI", pad=look.body.size * 0.35, rule=SOFT, whole=_short(line))
    when = Cell(_YEARS, Stack([Text(line.when, look.body.quiet())] if line.when else [], "Lbl"))
    return Row([when, body], "LI", gap=12, pad=look.body.size * 0.4, rule=SOFT, whole=_short(line))


def _talent(line: CvLine, paper: Paper, *, tight: bool) -> Row:
    look = paper.look
    words: list[Block] = [Text(line.title, look.h3, keep_next=bool(line.notes))] if line.title else []
    words += [paper.quiet(note) for note in line.notes if note.strip()]
    pad = look.body.size * (0.35 if tight else 0.55)
    return Row([Cell(None, Stack(words, "LBody"))], "LI", pad=pad, rule=SOFT, whole=_short(line))
