"""The short list of who might answer to a vacancy: for the consultant's own desk, never for an employer (H02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block
from intake_app.documents.styles import LARGE, PLAN
from intake_app.i18n import _, format_day, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistLine:
    """One resident: name, number, when spoken, why, and what to ask."""

    name: str
    facts: str
    reasons: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistPart:
    """A part of the list with its name."""

    title: str
    lines: tuple[ShortlistLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistSheet:
    """What was asked, and who shows."""

    dated: date
    asked: tuple[str, ...]
    parts: tuple[ShortlistPart, ...]
    left_out: str = ""


def shortlist_pdf(sheet: ShortlistSheet, *, language: str = "nl", large: bool = False) -> bytes:
    """The list as PDF; the same sheet gives the same bytes."""
    with speaking(language):
        look = LARGE if large else PLAN
        sign = Sign(title=_("Short list"), footer=_("Short list, for own use"), dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign)


def _story(sheet: ShortlistSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [
        paper.h1(_("Short list")),
        paper.quiet(_("Made on {day}. For own use: this does not go to an employer.").format(day=day), after=4),
    ]
    if sheet.asked:
        blocks += [paper.h2(_("What was asked")), paper.bullets(sheet.asked)]
    for part in sheet.parts:
        blocks.append(paper.h2(part.title))
        for line in part.lines:
            blocks += [paper.h3(line.name, before=6), paper.quiet(line.facts)]
            if line.reasons:
                blocks.append(paper.bullets(line.reasons))
            if line.to_ask:
                blocks.append(paper.quiet(_("To ask: {sentences}").format(sentences=" ".join(line.to_ask))))
    blocks.append(paper.quiet(_("Nobody stands above another. What is not known is no no."), before=10))
    if sheet.left_out:
        blocks.append(paper.quiet(sheet.left_out))
    return blocks
