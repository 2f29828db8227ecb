"""What do I hand in, and when: a list for the resident to tick (J05, K03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.drawings import tick_box
from intake_app.documents.rows import Cell, Row
from intake_app.documents.styles import LARGE, PLAN, SOFT
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_BOX = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper: what, before when, to whom; `state` says how far it is. `call` is whom to call when it has haste."""

    what: str
    when: date | None = None
    to_whom: str = ""
    state: str = ""
    done: bool = False
    call: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersSheet:
    """What the list shows. `concept`: a day is still to be agreed."""

    name: str
    dated: date
    lines: tuple[PaperLine, ...]
    concept: bool = False
    call_name: str = ""
    call_phone: str = ""
    organisation: str = ""


def papers_pdf(sheet: PapersSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The list as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("What I hand in, {name}").format(name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small, concept=sheet.concept)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: PapersSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [
        paper.h1(_("What do I hand in, and when?")),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2),
        paper.quiet(_("Made on {day}").format(day=day)),
    ]
    if sheet.concept:
        words = _("Concept. We still agree on a day for some papers.")
        blocks.append(Text(words, paper.look.body.semibold(), before=4))
    now, done = [one for one in sheet.lines if not one.done], [one for one in sheet.lines if one.done]
    for title, lines in ((_("This I still hand in"), now), (_("This is in already"), done)):
        if lines:
            blocks += [paper.h2(title), *(_line(one, paper) for one in lines)]
    if not sheet.lines:
        blocks.append(paper.p(_("I need not hand in anything now.")))
    blocks += [
        paper.h2(_("Good to know")),
        paper.bullets(
            [
                _("Does something change? Then I call. We fill in the form together."),
                _("Am I too late, or do I miss a paper? Then I call at once. We solve it together."),
                _("I keep a copy or a photo of everything that I hand in."),
            ]
        ),
    ]
    return [*blocks, *paper.whom_to_ask(sheet.call_name, sheet.organisation, sheet.call_phone)]


def _line(one: PaperLine, paper: Paper) -> Block:
    look = paper.look
    words: list[Block] = [Text(one.what, look.body.semibold())]
    if one.when is not None:
        words.append(Text(_("Before or on {day}").format(day=format_day(one.when, year=True)), look.body))
    elif not one.done:
        words.append(Text(_("The day is still to be agreed"), look.body))
    if one.to_whom:
        words.append(Text(_("To: {name}").format(name=one.to_whom), look.body))
    if one.state:
        words.append(Text(one.state, look.body))
    if one.call:
        words.append(Text(_("This has haste. I call {name}.").format(name=one.call), look.body.semibold()))
    box = tick_box(_BOX, ticked=one.done, alt=_("It is in") if one.done else _("To tick when done"))
    return Row([Cell(_BOX, box), Cell(None, Stack(words))], gap=12, pad=7, rule=SOFT)
