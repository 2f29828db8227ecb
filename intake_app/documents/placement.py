"""One placement on paper, for the resident and the place: what was agreed, and what both sides win (H04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.bilingual import joined
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block
from intake_app.documents.sheet_parts import Said
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementFact:
    """A thing that was agreed, by its name."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementSheet:
    """What the paper shows. Nothing of benefit, health or care; what cannot be asked yet only when it may be known."""

    name: str
    called: str
    title: str
    host: str
    dated: date
    facts: tuple[PlacementFact, ...] = ()
    tasks: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    win_resident: str = ""
    win_place: str = ""
    expects_resident: str = ""
    expects_place: str = ""
    own_words: str = ""
    open_points: tuple[str, ...] = ()


def placement_pdf(sheet: PlacementSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The placement as PDF; the same sheet gives the same bytes."""
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("Placement of {name}").format(name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: PlacementSheet, paper: Paper) -> list[Block]:
    where = joined(", ", (part for part in (sheet.title, sheet.host) if part))
    blocks: list[Block] = [
        paper.h1(_("Placement")),
        Text(_("{name}: {where}").format(name=sheet.name, where=where), paper.look.subtitle, after=2),
    ]
    if sheet.own_words:
        blocks.append(paper.quote(Said(words=sheet.own_words), after=4))
    if sheet.facts:
        blocks += [
            paper.h2(_("What was agreed")),
            paper.bullets([paper.named(one.name, one.words) for one in sheet.facts]),
        ]
    for title, lines in ((_("Tasks"), sheet.tasks), (_("Hours"), sheet.hours)):
        if lines:
            blocks += [paper.h2(title), paper.bullets(lines)]
    sides = (
        (_("What {name} wins").format(name=sheet.called), sheet.win_resident),
        (_("What the place wins"), sheet.win_place),
        (_("What {name} expects").format(name=sheet.called), sheet.expects_resident),
        (_("What the place expects"), sheet.expects_place),
    )
    for title, words in sides:
        blocks += [paper.h2(title), *(paper.paragraphs(words) or [paper.quiet(_("not discussed"))])]
    if sheet.open_points:
        blocks += [paper.h2(_("What we still look at")), paper.bullets(sheet.open_points)]
    return blocks
