"""The resident's own portfolio (G01): who I am, what I can, what I want. What is empty is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake_app.documents.answer_spaces import Ruled, pitch
from intake_app.documents.base import Paper, Sign, beside, known_as, quoted, render
from intake_app.documents.blocks import Block, Card, PageBreak, Picture, Stack
from intake_app.documents.drawings import draw_icon, has_icon, icon, tick_box
from intake_app.documents.fonts import Face
from intake_app.documents.picture_sheets import WebPicture
from intake_app.documents.pictures import picture
from intake_app.documents.portfolio_sections import draw_photo, photos, spoken, story, timeline, wishes
from intake_app.documents.portfolio_sheets import Photo, PortfolioSheet
from intake_app.documents.rows import Cell, Row
from intake_app.documents.sheet_parts import CardLine, StrengthLine
from intake_app.documents.styles import ACCENT, COLOURS, LARGE, PORTFOLIO, SOFT, Style
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.documents.web_figure import web_figure
from intake_app.documents.words import Content, Run
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.i18n import _, format_day, speaking

_FRAME = 126.0
_PAIR = (PortfolioPart.PEOPLE, PortfolioPart.DONE)
_TIGHT = 14.0
_SECOND = Style(16, 21, Face.SEMIBOLD)
"""White above a section of the second page."""
_FOR_EMPLOYER = (
    PortfolioPart.STRENGTHS,
    PortfolioPart.WANTS,
    PortfolioPart.GIVES,
    PortfolioPart.STORY,
    PortfolioPart.DONE,
    PortfolioPart.COMPETENCES,
    PortfolioPart.EXPERIENCE,
    PortfolioPart.QUALIFICATIONS,
    PortfolioPart.TRAINING,
    PortfolioPart.LANGUAGES,
    PortfolioPart.WISHES,
)
_SHORT = 4
"""A list of so many lines is not divided over two pages."""
_SECOND_PAGE = (PortfolioPart.WEB, PortfolioPart.PEOPLE, PortfolioPart.STEPS)


def portfolio_pdf(sheet: PortfolioSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The portfolio as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PORTFOLIO
        day = format_day(sheet.dated, weekday=False, year=True)
        footer = _("Portfolio of {name}, {day}. This belongs to {called}.")
        sign = Sign(
            title=_("Portfolio of {name}").format(name=sheet.name),
            footer=footer.format(name=sheet.name, day=day, called=sheet.called),
            dated=sheet.dated,
            small=look.small,
        )
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: PortfolioSheet, paper: Paper) -> list[Block]:
    parts = [part for part in sheet.parts if not sheet.for_employer or part in _FOR_EMPLOYER]
    sections = {part: known_as(part.value, _section(part, sheet, paper)) for part in parts}
    parts = [part for part in parts if sections[part]]
    blocks = _head(sheet, paper)
    begun = PortfolioPart.STRENGTHS in parts and PortfolioPart.WEB in parts
    paired = _paired(parts) and not paper.look.large
    for place, part in enumerate(parts):
        if begun and place and part in _SECOND_PAGE:
            blocks.append(PageBreak())
            begun = False
        if paired and part is _PAIR[1]:
            continue
        if paired and part is _PAIR[0]:
            blocks.append(beside(paper, sections[_PAIR[0]], sections[_PAIR[1]], gap=24, before=_TIGHT))
        else:
            blocks += sections[part]
    return blocks if parts or sheet.for_employer else [*blocks, *_nothing_yet(paper)]


def _nothing_yet(paper: Paper) -> list[Block]:
    """A portfolio begins empty: what can come here, with room to write, so that the paper can be filled by hand."""
    said = _("Nothing stands here yet, and that is fine. I can write it down here myself.")
    asked = (_("What I am good at"), _("What I have done"), _("What I want"), _("My people"))
    blocks: list[Block] = [Text(said, paper.look.body, before=_TIGHT, after=_TIGHT)]
    for title in asked:
        blocks.append(Stack([paper.h2(title), Ruled(3, pitch(paper))], together=True))
    return blocks


def _paired(parts: Sequence[PortfolioPart]) -> bool:
    """My people and what I have done stand beside each other when one follows the other."""
    return all(part in parts for part in _PAIR) and parts.index(_PAIR[1]) == parts.index(_PAIR[0]) + 1


def _section(part: PortfolioPart, sheet: PortfolioSheet, paper: Paper) -> list[Block]:
    """One part, or nothing when it is empty."""
    match part:
        case PortfolioPart.STRENGTHS:
            return _list(_("What I am good at"), [_strength(one, paper) for one in _told(sheet.strengths)], paper)
        case PortfolioPart.WANTS:
            return _titled(_("What I want"), _sayings(sheet.wants, paper), paper)
        case PortfolioPart.GIVES:
            return _titled(_("What I give back"), _sayings(sheet.gives, paper), paper)
        case PortfolioPart.STORY:
            return _titled(_("My story"), [*paper.paragraphs(sheet.story), *story(sheet.told, paper)], paper)
        case PortfolioPart.WEB:
            return _web(sheet, paper)
        case PortfolioPart.PEOPLE:
            return _list(
                _("My people"), [_card(one, paper, "heart") for one in _written(sheet.people)], paper, second=True
            )
        case PortfolioPart.DONE:
            return _list(
                _("What I have done"), [_card(one, paper, "star") for one in _written(sheet.done)], paper, second=True
            )
        case PortfolioPart.STEPS:
            steps = [_step(one, paper) for one in sheet.steps if one.strip()]
            return _list(_("My steps"), steps, paper, second=True)
        case PortfolioPart.APPOINTMENT:
            return _appointment(sheet.appointment, paper)
        case _:
            return _more(part, sheet, paper)


def _more(part: PortfolioPart, sheet: PortfolioSheet, paper: Paper) -> list[Block]:
    """The parts that the extended portfolio adds."""
    match part:
        case PortfolioPart.COMPETENCES:
            return _skills(sheet, paper)
        case PortfolioPart.EXPERIENCE:
            return _list(_("My experience"), timeline(sheet.experience, paper), paper)
        case PortfolioPart.QUALIFICATIONS:
            return _cards(_("My diplomas and certificates"), sheet.qualifications, paper, "graduation-cap")
        case PortfolioPart.TRAINING:
            return _cards(_("My trainings"), sheet.training, paper, "book-open")
        case PortfolioPart.LANGUAGES:
            return _cards(_("My languages"), sheet.languages, paper, "languages")
        case PortfolioPart.REACHED:
            return _cards(_("Reached and obtained"), sheet.reached, paper, "flag")
        case PortfolioPart.WISHES:
            return _titled(_("This suits me in work"), wishes(sheet.wishes, paper), paper)
        case PortfolioPart.REFERENCES:
            return _titled(_("This is what others say"), spoken(sheet.references, paper), paper)
        case _:
            return _titled(_("My pictures"), photos(sheet.pictures, paper), paper)


def _cards(title: str, lines: Sequence[CardLine], paper: Paper, instead: str, *, second: bool = False) -> list[Block]:
    return _list(title, [_card(one, paper, instead) for one in _written(lines)], paper, second=second)


def _written(lines: Sequence[CardLine]) -> list[CardLine]:
    """Those that say something: a picture alone would stand there for an empty one."""
    return [one for one in lines if one.title.strip() or one.detail.strip()]


def _told(lines: Sequence[StrengthLine]) -> list[StrengthLine]:
    """The same of what somebody can."""
    return [one for one in lines if one.title.strip() or one.evidence.strip()]


def _skills(sheet: PortfolioSheet, paper: Paper) -> list[Block]:
    """What somebody can, and what somebody is learning (G-KI4)."""
    can = _list(_("This I can do"), [_small(one, paper, "circle-check") for one in _told(sheet.skills)], paper)
    learning = [_small(one, paper, "sprout") for one in _told(sheet.learning)]
    return can + _list(_("This I am learning"), learning, paper)


def _small(one: StrengthLine, paper: Paper, instead: str) -> Row:
    return _card(CardLine(title=one.title, detail=one.evidence, icon=one.icon), paper, instead)


def _titled(title: str, blocks: Sequence[Block], paper: Paper) -> list[Block]:
    return [paper.h2(title), *blocks] if blocks else []


def _list(title: str, items: Sequence[Block], paper: Paper, *, second: bool = False) -> list[Block]:
    """A list with its heading; `second`: as on the second page, smaller and closer."""
    if not items:
        return []
    heading = paper.h2(title, before=_TIGHT, style=_SECOND) if second and not paper.look.large else paper.h2(title)
    return [heading, Stack(items, "L", together=len(items) <= _SHORT)]


def _head(sheet: PortfolioSheet, paper: Paper) -> list[Block]:
    look = paper.look
    words: list[Block] = [Text(_("This is me"), look.subtitle, keep_next=True), paper.h1(sheet.name, after=8)]
    if sheet.motto.strip():
        words.append(Text(quoted(sheet.motto), look.quote))
    if not sheet.frame:
        return [*words]
    alt = sheet.photo.title if sheet.photo else ""
    frame = Picture((_FRAME, _FRAME), lambda canvas, left, top: _frame(canvas, left, top, sheet), alt=alt)
    if look.large:
        return [*words, Stack([frame], before=10)]
    cells = [Cell(None, words), Cell(_FRAME, frame)]
    return [Row(cells, gap=30, whole=False, keep_next=True)]


def _frame(canvas: PrintCanvas, left: float, top: float, sheet: PortfolioSheet) -> None:
    """A frame with the photograph or the chosen picture, or with room for a drawing."""
    name = sheet.picture
    if sheet.photo is not None:
        _in_frame(canvas, left, top, sheet.photo)
        name = ""
    canvas.setStrokeColor(COLOURS["line.strong"])
    canvas.setLineWidth(0.75)
    canvas.roundRect(left + 0.4, top - _FRAME + 0.4, _FRAME - 0.8, _FRAME - 0.8, 9)
    if has_icon(name):
        size = _FRAME * 0.62
        draw_icon(canvas, name, left + (_FRAME - size) / 2, top - (_FRAME - size) / 2, size)


def _in_frame(canvas: PrintCanvas, left: float, top: float, one: Photo) -> None:
    """The middle of a photograph, filling the frame; what sticks out is not drawn."""
    scale = _FRAME / max(1, min(one.width, one.height))
    size = (one.width * scale, one.height * scale)
    canvas.saveState()
    path = canvas.beginPath()
    path.roundRect(left, top - _FRAME, _FRAME, _FRAME, 9)
    canvas.clipPath(path, stroke=0, fill=0)
    draw_photo(canvas, one.content, left - (size[0] - _FRAME) / 2, top + (size[1] - _FRAME) / 2, size)
    canvas.restoreState()


def _strength(one: StrengthLine, paper: Paper) -> Row:
    look = paper.look
    words: list[Block] = [Text(one.title, look.h3, keep_next=bool(one.evidence))]
    if one.evidence:
        words.append(paper.quiet(one.evidence))
    return _with_icon(one.icon, "sprout", words, paper, size=look.icon * 1.6, pad=look.body.size * 0.85)


def _card(one: CardLine, paper: Paper, instead: str) -> Row:
    words: list[Block] = [Text(one.title, paper.look.body.semibold(), keep_next=bool(one.detail))]
    if one.detail:
        words.append(paper.quiet(one.detail))
    return _with_icon(one.icon, instead, words, paper, size=paper.look.icon * 1.15, pad=paper.look.body.size * 0.4)


def _with_icon(name: str, instead: str, words: Sequence[Block], paper: Paper, *, size: float, pad: float) -> Row:
    """A list item with its picture, and a line below."""
    gap = size * 0.5
    body = Stack(words, "LBody")
    drop = max(0.0, paper.look.body.leading - size) / 2
    cells = [Cell(size, icon(name, size, instead=instead), drop=drop), Cell(None, body)]
    return Row(cells, "LI", gap=gap, pad=pad, rule=SOFT)


def _sayings(lines: Sequence[str], paper: Paper) -> list[Block]:
    look = paper.look
    style = Style(look.quote.size * 0.92, look.quote.leading)
    return [Text(line, style) for line in lines if line.strip()]


def _web(sheet: PortfolioSheet, paper: Paper) -> list[Block]:
    web = _own(sheet.web)
    title = paper.h2(_("How I am doing"))
    notes: list[Block] = []
    for heading, lines in ((_("This goes well."), sheet.goes_well), (_("This I want to change."), sheet.change)):
        shown = [line for line in lines if line.strip()]
        if shown:
            notes.append(Text(heading, paper.look.body.semibold(), before=8, keep_next=True))
            notes += [Text(line, paper.look.body) for line in shown]
    if web is None:
        return [title, *notes] if notes else []
    if paper.look.large:
        return [PageBreak(), title, *picture(paper, web), *notes]
    size = (300.0, 246.0)
    label = Style(12.5, 16, Face.SEMIBOLD)
    figure = web_figure(web, size, label, pen=0.72, numbers=True)
    cells = [Cell(size[0], figure), Cell(None, notes, drop=12)]
    blocks: list[Block] = [title, Row(cells, gap=24, whole=False)]
    return [*blocks, paper.quiet(web.note)] if web.note else blocks


def _own(web: WebPicture | None) -> WebPicture | None:
    """The web as the resident shows it to others: the line and the values, not what was said at the table."""
    if web is None:
        return None
    return replace(web, title="", axes=tuple(replace(axis, talk=False, said=()) for axis in web.axes))


def _step(what: str, paper: Paper) -> Row:
    size = paper.look.body.size * 1.5
    box = tick_box(size, ticked=None, alt=_("To tick when done"))
    body = Stack([Text(what, paper.look.body)], "LBody")
    drop = max(0.0, (size - paper.look.body.leading) / 2)
    return Row([Cell(size, Stack([box], "Lbl")), Cell(None, body, drop=drop)], "LI", gap=10, pad=6, rule=SOFT)


def _appointment(words: str, paper: Paper) -> list[Block]:
    if not words.strip():
        return []
    look = paper.look
    size = look.icon * 1.5
    lines: list[Block] = [paper.quiet(_("My next conversation"), keep_next=True), Text(_strong(words), look.h3)]
    row = Row([Cell(size, icon("calendar-check", size)), Cell(None, lines)], gap=14, middle=True)
    card = Card(Stack([row]), line=ACCENT, line_width=0.75, pad=(14, 11), before=11)
    return [card]


def _strong(words: str) -> Content:
    return [Run(words, Face.SEMIBOLD)]
