"""Agreements of several parties on one paper: each in the own words, each with a place to sign (E02)."""

from __future__ import annotations

from intake_app.bilingual import joined
from intake_app.documents import signing
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.parties_sheet import PartiesSheet, PartyPart
from intake_app.documents.styles import LARGE, PLAN
from intake_app.i18n import _, format_day, speaking


def parties_pdf(sheet: PartiesSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The agreement as PDF; the same sheet gives the same bytes. An employer sees this paper and no other.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        paper = Paper(look, sheet.dated)
        sign = Sign(title=sheet.title, footer=sheet.title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, paper), sign, tagged=tagged)


def _story(sheet: PartiesSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [paper.h1(sheet.title), paper.quiet(_("Agreed together, {day}.").format(day=day))]
    for party in sheet.parties:
        blocks += _party(party, paper)
    if sheet.contact.strip():
        blocks += [paper.h2(_("How we keep in touch")), *paper.paragraphs(sheet.contact)]
    places = signing.places(sheet.signatures, paper)
    return [*blocks, Stack([paper.h2(_("This is how we agreed it")), *places], together=True)]


def _party(party: PartyPart, paper: Paper) -> list[Block]:
    name = joined(", ", (part for part in (party.name, party.role) if part))
    if not party.lines:
        return [paper.h2(name), paper.quiet(_("Nothing was written down yet."))]
    return [paper.h2(name), *(paper.p(paper.named(label, words), after=5) for label, words in party.lines)]
