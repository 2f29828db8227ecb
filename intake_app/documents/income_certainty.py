"""Is my income safe when I work: until when the benefit is kept, what if the work ends, whom to call (J03, K03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintySheet:
    """What the paper shows, in sentences. `concept`: until when is not known yet."""

    name: str
    dated: date
    work: str = ""
    until: str = ""
    concept: bool = False
    when_it_ends: tuple[str, ...] = ()
    advance: tuple[str, ...] = ()
    source: str = ""
    call_name: str = ""
    call_phone: str = ""
    organisation: str = ""


def certainty_pdf(sheet: CertaintySheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The paper as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("My income when I work, {name}").format(name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small, concept=sheet.concept)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: CertaintySheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [
        paper.h1(_("Is my income safe when I work?")),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2),
        paper.quiet(_("Made on {day}. The municipality decides.").format(day=day)),
    ]
    if sheet.concept:
        words = _("Concept. The municipality still has to say until when.")
        blocks.append(Text(words, paper.look.body.semibold(), before=4))
    if sheet.work:
        blocks.append(Text(_("It is about: {work}").format(work=sheet.work), paper.look.body, before=4))
    blocks.append(paper.h2(_("Until when is my benefit kept open?")))
    blocks += paper.paragraphs(sheet.until) or [paper.quiet(_("not known yet"))]
    blocks += [
        paper.h2(_("What if the work ends?")),
        paper.bullets([_("I call at once. Also when I am not sure."), *sheet.when_it_ends]),
    ]
    if sheet.advance:
        blocks += [paper.h2(_("Money while I wait")), paper.bullets(sheet.advance)]
    if sheet.source:
        blocks.append(paper.quiet(sheet.source, before=8))
    return [*blocks, *paper.whom_to_ask(sheet.call_name, sheet.organisation, sheet.call_phone)]
