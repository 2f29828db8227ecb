"""Wie heeft mijn dossier bekeken: the resident's own paper about who looked, printed or took something along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block
from intake_app.documents.styles import LARGE, PLAN
from intake_app.i18n import _, format_day, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEntry:
    """What one person did on one day, in words."""

    day: date
    who: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSheet:
    """Everything that was noted, newest first. `since` is the first day of it; `contact` is whom to ask."""

    name: str
    dated: date
    since: date | None
    entries: tuple[AccessEntry, ...]
    contact: str = ""


def access_pdf(sheet: AccessSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The paper as PDF; the same sheet gives the same bytes. Raises UnprintableText for a letter no font has."""
    with speaking(language):
        look = LARGE if large else PLAN
        paper = Paper(look, sheet.dated)
        title = _("Who looked at my dossier")
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, title, paper), sign, tagged=tagged)


def _story(sheet: AccessSheet, title: str, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [
        paper.h1(title),
        paper.quiet(_("For {name}. Made on {day}.").format(name=sheet.name, day=day)),
        paper.p(_("Here you see who opened your dossier, printed from it or made a file of it.")),
    ]
    if not sheet.entries:
        blocks.append(paper.p(_("Nobody was noted yet.")))
    shown: date | None = None
    for entry in sheet.entries:
        if entry.day != shown:
            shown = entry.day
            blocks.append(paper.h2(format_day(entry.day, year=True)))
        blocks += [paper.p(paper.named(entry.who, act), after=4) for act in entry.acts]
    if sheet.since is not None:
        since = format_day(sheet.since, weekday=False, year=True)
        blocks.append(paper.quiet(_("This is noted since {day}.").format(day=since)))
    blocks.append(paper.h2(_("Do you have a question about this?")))
    ask = _("Ask it: {contact}.").format(contact=sheet.contact) if sheet.contact else _("Ask it to who talks with you.")
    blocks.append(paper.p(ask))
    return blocks
