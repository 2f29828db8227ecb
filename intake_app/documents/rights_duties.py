"""Rights and duties on one paper for the resident, each duty with the day on which it was talked over (E03, K03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.plan_sheets import LawText
from intake_app.documents.sheet_parts import Said
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One duty that holds: its words, when it was talked over, and how the resident said it back."""

    words: str
    discussed_on: date | None = None
    said_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesPart:
    """What the law asks: the municipality's text, and each duty by itself."""

    text: LawText
    lines: tuple[DutyLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsSheet:
    """What the paper shows. A voluntary plan has rights and no duties at all."""

    name: str
    dated: date
    rights: tuple[str, ...] = ()
    duties: DutiesPart | None = None
    call_name: str = ""
    call_phone: str = ""
    organisation: str = ""


def rights_pdf(sheet: RightsSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The paper as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("{title}, of {name}").format(title=_title(sheet), name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _title(sheet: RightsSheet) -> str:
    if sheet.duties is None:
        return _("My rights")
    return _("My rights and agreements") if sheet.duties.text.as_agreements else _("My rights and duties")


def _story(sheet: RightsSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [
        paper.h1(_title(sheet)),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2),
        paper.quiet(_("Made on {day}").format(day=day)),
        paper.h2(_("What I may")),
        *([block for one in sheet.rights for block in paper.paragraphs(one)] or [paper.quiet(_("not discussed"))]),
    ]
    if sheet.duties is None:
        words = _("I take part because I want to. There are no duties, and I may stop.")
        blocks.append(Text(words, paper.look.body, before=6))
    else:
        blocks += _duties(sheet.duties, paper)
    return [*blocks, *paper.whom_to_ask(sheet.call_name, sheet.organisation, sheet.call_phone)]


def _duties(part: DutiesPart, paper: Paper) -> list[Block]:
    law = part.text
    blocks: list[Block] = [paper.h2(_("What we agreed on") if law.as_agreements else _("What I have to do"))]
    blocks += paper.paragraphs(law.duties)
    blocks += [_duty(one, paper) for one in (*part.lines, *(DutyLine(words=words) for words in law.duty_lines))]
    if not (law.duties.strip() or part.lines or law.duty_lines):
        blocks.append(paper.quiet(_("not discussed")))
    for title, lines in (
        (_("What I need not do for now"), law.exemptions),
        (_("What holds for my partner"), law.of_partner),
    ):
        if lines:
            blocks += [paper.h2(title), paper.bullets(lines)]
    consequences = [part.strip() for part in (law.consequences, law.fairness) if part.strip()]
    if consequences:
        blocks.append(paper.h2(_("If it does not work out")))
        blocks += [block for part in consequences for block in paper.paragraphs(part)]
    return [*blocks, *(paper.quiet(source, before=3) for source in law.sources)]


def _duty(one: DutyLine, paper: Paper) -> Block:
    if one.discussed_on is not None:
        day = format_day(one.discussed_on, weekday=False, year=True)
        talked = _("Talked over on {day}.").format(day=day)
    else:
        talked = _("Not talked over yet.")
    words: list[Block] = [Text(one.words, paper.look.body), paper.quiet(talked)]
    if one.said_back.strip():
        words.append(paper.quote(Said(words=one.said_back)))
    return Stack(words, together=True, after=5)
