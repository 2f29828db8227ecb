"""The look-back on paper (I02): what was agreed, how each step went and what comes now, and what both say about it."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined
from intake_app.documents.base import Paper, Sign, quoted, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.fonts import Face
from intake_app.documents.look_back_sheet import LookBackGoal, LookBackLine, LookBackSheet
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.styles import INK, LARGE, PLAN, SOFT, WIDTH
from intake_app.documents.text import Text
from intake_app.documents.words import Run
from intake_app.i18n import _, format_day, pgettext, speaking

_WHAT, _HOW = 205.0, 190.0
_GAP = 8.0


def look_back_pdf(sheet: LookBackSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The look-back as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        day = format_day(sheet.held_on, weekday=False, year=True)
        name = _("Looking back with {name}, {day}").format(name=sheet.name, day=day)
        sign = Sign(title=name, footer=name, dated=sheet.held_on, small=look.small, concept=not sheet.closed)
        return render(_story(sheet, Paper(look, sheet.held_on)), sign, tagged=tagged)


def _story(sheet: LookBackSheet, paper: Paper) -> list[Block]:
    blocks = _head(sheet, paper)
    if sheet.goals:
        blocks.append(paper.h2(_("How it went")))
        for number, goal in enumerate(sheet.goals, start=1):
            blocks += _goal(number, goal, paper)
    if sheet.agreements:
        blocks += [paper.h2(_("What we agreed")), *_lines(sheet.agreements, paper)]
    blocks += _said(sheet, paper)
    blocks += _part(_("What {name} says about it").format(name=sheet.consultant), sheet.consultant_says, paper)
    blocks += _part(_("Does the plan still fit?"), sheet.fits, paper)
    blocks += _part(_("This I can do now"), sheet.grown, paper)
    return [*blocks, *_ahead(sheet, paper)]


def _head(sheet: LookBackSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.held_on, year=True)
    version = _("We looked back at version {number} of the plan.").format(number=sheet.version)
    facts = [day, version]
    if sheet.present:
        facts.append(_("Present: {names}").format(names=sheet.present))
    name = Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=4)
    return [paper.h1(_("Looking back together")), name, *(paper.quiet(fact) for fact in facts)]


def _goal(number: int, goal: LookBackGoal, paper: Paper) -> list[Block]:
    heading = paper.h3(f"{number}. " + goal.name, before=12, after=2)
    words = [line for line in (goal.outcome, goal.why) if line.strip()]
    said = [paper.p(joined(" ", words), after=3)] if words else []
    for one in said:
        one.keep_next = bool(goal.lines)
    return [heading, *said, *_lines(goal.lines, paper)]


def _lines(lines: Sequence[LookBackLine], paper: Paper) -> list[Block]:
    if not lines:
        return []
    if paper.look.large:
        return [Stack([_item(line, paper) for line in lines], "L")]
    titles = (pgettext("column", "What"), _("How it went"), _("And now"))
    widths = (_WHAT - _GAP, _HOW - _GAP, WIDTH - _WHAT - _HOW)
    body = paper.look.body
    heads = [
        Cell(wide, Text(title, body.semibold()), "TH", header="Column")
        for title, wide in zip(titles, widths, strict=True)
    ]
    head = Row(heads, "TR", gap=_GAP, pad=4, rule=INK)
    return [Table(head, [_row(line, widths, paper) for line in lines])]


def _row(line: LookBackLine, widths: tuple[float, float, float], paper: Paper) -> Row:
    body = paper.look.body
    what: list[Block] = [Text(line.what, body)]
    if line.who:
        what.append(paper.quiet(line.who))
    how: list[Block] = [Text(line.result or _("not discussed"), body.semibold() if line.result else body)]
    if line.why.strip():
        how.append(Text(line.why, body))
    now: list[Block] = [Text(line.now or "–", body)]
    cells = (what, how, now)
    made = [Cell(wide, cell, "TD") for wide, cell in zip(widths, cells, strict=True)]
    return Row(made, "TR", gap=_GAP, pad=4.75, rule=SOFT)


def _item(line: LookBackLine, paper: Paper) -> Row:
    """One step of the large edition: everything under each other."""
    body = paper.look.body
    words: list[Block] = [Text([Run(line.what, Face.SEMIBOLD)], body, keep_next=True)]
    if line.who:
        words.append(Text(line.who, body, keep_next=True))
    words.append(Text(line.result or _("not discussed"), body))
    if line.why.strip():
        words.append(Text(line.why, body))
    if line.now:
        words.append(Text(_("Now: {words}").format(words=line.now), body))
    return Row([Cell(None, Stack(words, "LBody"))], "LI", pad=6, rule=SOFT)


def _said(sheet: LookBackSheet, paper: Paper) -> list[Block]:
    """The resident's answers, literally, under the questions of the form."""
    title = _("What I say about it")
    said = [one for one in sheet.said if one.words.strip()]
    if sheet.declined and not said:
        return [paper.h2(title), paper.p(_("I did not want to say more about it."))]
    if not said:
        return []
    blocks: list[Block] = [paper.h2(title)]
    for one in said:
        question = Text(one.name, paper.look.body.semibold(), keep_next=True, before=5)
        blocks += [question, Text(quoted(one.words), paper.look.body, limit=paper.look.line)]
    return blocks


def _part(title: str, words: str, paper: Paper) -> list[Block]:
    return [paper.h2(title), *paper.paragraphs(words)] if words.strip() else []


def _ahead(sheet: LookBackSheet, paper: Paper) -> list[Block]:
    if sheet.next_on is None:
        return []
    day = Run(format_day(sheet.next_on, year=True), Face.SEMIBOLD)
    return [Stack([paper.h2(_("We look back again")), paper.p([day])], together=True)]
