"""The resident's own plan on one page (D06): four questions and the resident's answers, and nothing of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.drawings import icon
from intake_app.documents.sheet_parts import Said
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """A question as the resident reads it, and the answer; empty while it was not answered."""

    question: str
    words: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlanSheet:
    """What the page shows. `helper` wrote along; `personal_plan`: it counts as personal plan (Wmo 2.3.2)."""

    name: str
    called: str
    dated: date
    answers: tuple[OwnAnswer, ...]
    helper: str = ""
    personal_plan: bool = False


def own_plan_pdf(sheet: OwnPlanSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The own plan as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("Own plan of {name}").format(name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: OwnPlanSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    facts = [_("Made on {day}").format(day=day)]
    if sheet.helper.strip():
        facts.append(_("Written down together with {name}").format(name=sheet.helper.strip()))
    if sheet.personal_plan:
        facts.append(_("This is my personal plan for the Wmo."))
    blocks: list[Block] = [
        paper.h1(_("My own plan")),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2),
        *(paper.quiet(fact) for fact in facts),
    ]
    for one in sheet.answers:
        blocks += _answer(one, paper)
    return blocks


def _answer(one: OwnAnswer, paper: Paper) -> list[Block]:
    """The question with its picture, and the answer literally; a question without an answer says so."""
    heading = paper.h2(one.question)
    if one.words.strip():
        answer: Block = paper.quote(Said(words=one.words.strip()))
    else:
        answer = paper.quiet(_("I leave this open for now."))
    picture = icon(one.icon, paper.look.icon, instead="notebook-pen")
    return [heading, Stack([paper.with_icon(picture, answer, gap=8)], after=6)]
