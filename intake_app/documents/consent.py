"""Who may know what: a paper to read together and to sign, with how to take it back (M02)."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.documents import signing
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.network_sheets import ConsentLine, ConsentSheet
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, speaking


def consent_pdf(sheet: ConsentSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The consent form as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Who may know what, of {name}").format(name=sheet.name)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: ConsentSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = [
        paper.h1(_("Who may know what")),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=4),
        paper.p(_("I decide myself who may know something of me. I may say no. That changes nothing about my help.")),
    ]
    blocks += _group(_("These may know something of me"), sheet.lines, paper, always=True)
    blocks += _group(_("These may know nothing of me"), sheet.refused, paper)
    blocks += _group(_("These may know it without my consent, by law or in an emergency"), sheet.without, paper)
    blocks += _group(_("This does not count any more"), sheet.ended, paper)
    back = [
        paper.h2(_("I may take this back")),
        paper.p(_("Every day, without a reason. From then on nothing is shared.")),
    ]
    if sheet.contact:
        back.append(paper.p(sheet.contact))
    end = [paper.h2(_("I have read this, or it was read to me")), *signing.places(sheet.signatures, paper)]
    return [*blocks, Stack(back, together=True), Stack(end, together=True)]


def _group(title: str, lines: Sequence[ConsentLine], paper: Paper, *, always: bool = False) -> list[Block]:
    if not lines:
        return [paper.h2(title), paper.quiet(_("Nobody."))] if always else []
    return [paper.h2(title), *(_line(one, paper) for one in lines)]


def _line(line: ConsentLine, paper: Paper) -> Block:
    blocks: list[Block] = [paper.h3(line.party, before=4)]
    if line.purpose:
        blocks.append(paper.p(paper.named(_("What for"), line.purpose + ".")))
    if line.level:
        blocks.append(paper.p(paper.named(_("May know"), line.level + ".")))
    if line.areas:
        blocks.append(paper.p(paper.named(_("About"), line.areas + ".")))
    blocks += [paper.quiet(fact) for fact in line.facts]
    return Stack(blocks, together=True, after=4)
