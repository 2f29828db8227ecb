"""One page for the resident about earning beside a benefit (E09): why to report, what was reported, whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.drawings import tick_box
from intake_app.documents.rows import Cell, Row
from intake_app.documents.sheet_parts import Said
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_BOX = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningLine:
    """One thing that is tried out or earned, in words; `to_report`: it still has to be reported."""

    what: str
    facts: str = ""
    reported: str = ""
    to_report: bool = False
    settled_by: str = ""
    said_back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitLine:
    """One amount with where it comes from; `check`: somebody should look whether it still holds."""

    words: str
    source: str
    check: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningsSheet:
    """What the page shows. Holds no amount of the benefit and no debts."""

    name: str
    dated: date
    lines: tuple[EarningLine, ...]
    limits: tuple[LimitLine, ...] = ()
    call_name: str = ""
    call_phone: str = ""
    organisation: str = ""


def earnings_pdf(sheet: EarningsSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The page as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("Reporting earnings, {name}").format(name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: EarningsSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks: list[Block] = [
        paper.h1(_("I earn something. What do I do?")),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2),
        paper.quiet(_("Made on {day}").format(day=day)),
        paper.h2(_("Why I tell it")),
        paper.p(_("I get a benefit. Then the municipality has to know what I do and earn beside it."), after=3),
        paper.p(_("I tell it at once, also when it is little, and also when I am not sure."), after=3),
        paper.p(_("Did I forget it? Then I tell it as yet. Too much benefit often has to be paid back.")),
        paper.h2(_("What I do, and what was reported")),
    ]
    blocks += [_line(one, paper) for one in sheet.lines]
    if sheet.limits:
        blocks.append(paper.h2(_("Amounts that may count")))
        ask = _("I ask what holds for me. These amounts come from elsewhere and may have changed.")
        blocks.append(paper.quiet(ask))
        blocks += [_limit(one, paper) for one in sheet.limits]
    blocks += paper.whom_to_ask(sheet.call_name, sheet.organisation, sheet.call_phone)
    return blocks


def _line(one: EarningLine, paper: Paper) -> Block:
    look = paper.look
    words: list[Block] = [Text(one.what, look.body.semibold())]
    if one.facts:
        words.append(Text(one.facts, look.body))
    if one.reported:
        words.append(Text(one.reported + ".", look.body))
    elif one.to_report:
        words.append(Text(_("Not reported yet. I still do this."), look.body.semibold()))
    if one.settled_by:
        words.append(Text(_("Seen to by {name}.").format(name=one.settled_by), look.body))
    if one.said_back:
        words.append(paper.quote(Said(words=one.said_back)))
    box = tick_box(_BOX, ticked=bool(one.reported), alt=_("Reported") if one.reported else _("Not reported yet"))
    return Row([Cell(_BOX, box), Cell(None, Stack(words))], gap=10, pad=6)


def _limit(one: LimitLine, paper: Paper) -> Block:
    source = one.source + ". " + _("Check whether this still holds.") if one.check else one.source
    return Stack([Text(one.words, paper.look.body), Text(source, paper.look.small)], after=5)
