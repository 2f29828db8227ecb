"""A warm hand-over on paper: readable for the resident, and enough for who goes on (F06)."""

from __future__ import annotations

from intake_app.documents import signing
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.network_sheets import HandoverSheet, TravelPart
from intake_app.documents.pictures import picture
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking


def handover_pdf(sheet: HandoverSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The hand-over as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Hand-over of {name}").format(name=sheet.name)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: HandoverSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = [paper.h1(_("Hand-over")), Text(_("of {name}").format(name=sheet.name), paper.look.subtitle)]
    if sheet.born:
        day = format_day(sheet.born, weekday=False, year=True)
        blocks.append(paper.quiet(_("born on {day}").format(day=day)))
    facts = [paper.p(paper.named(one.name, one.words), after=2) for one in sheet.facts if one.words.strip()]
    blocks.append(Stack(facts, before=8))
    if sheet.note.strip():
        blocks += [paper.h2(_("For me to read")), *paper.paragraphs(sheet.note)]
    for part in sheet.parts:
        blocks += _part(part, paper)
    if sheet.remaining.strip():
        blocks += [paper.h2(_("What still has to be done")), *paper.paragraphs(sheet.remaining)]
    if sheet.withheld:
        words = _("I did not say yes to these. So they are not on this paper:")
        blocks += [paper.h2(_("What does not travel along")), paper.p(words, after=3), paper.bullets(sheet.withheld)]
    end = [paper.h2(_("This is how we handed it over")), *signing.places(sheet.signatures, paper)]
    return [*blocks, Stack(end, together=True)]


def _part(part: TravelPart, paper: Paper) -> list[Block]:
    heading = paper.h2(part.title)
    if not (part.lines or part.said or part.pictures):
        return [heading, paper.quiet(_("There is nothing written down about this."))]
    if part.pictures:
        return [heading, *(block for one in part.pictures for block in picture(paper, one))]
    quotes = [paper.quote(one, after=4) for one in part.said]
    return [heading, *quotes, *([paper.bullets(part.lines)] if part.lines else [])]
