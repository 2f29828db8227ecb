"""One month's income on paper: what both expect of it, what the benefit adds, and who reports it (J02, K03)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.sheet_parts import SignatureBlock, SignState
from intake_app.documents.signing import places
from intake_app.documents.styles import COLOURS, LARGE, PLAN, SOFT, Align
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, format_month, speaking

_AMOUNT = 96.0
_LARGE_AMOUNT = 128.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeLine:
    """One source: what it is, what both expect of it, and what it was; an amount that is not known is empty."""

    what: str
    expected: str = ""
    real: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumLine:
    """One line of a sum; `result` is what it comes to."""

    what: str
    amount: str = ""
    result: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs this paper with a pen."""

    name: str
    role: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeSheet:
    """What the paper shows. `concept`: both have not said yes to this estimate."""

    name: str
    dated: date
    month: date
    concept: bool = False
    how: str = ""
    sources: tuple[IncomeLine, ...] = ()
    sums: tuple[SumLine, ...] = ()
    settled: tuple[SumLine, ...] = ()
    outcome: str = ""
    balance: str = ""
    agreed: str = ""
    reports: str = ""
    settles: str = ""
    signers: tuple[Signer, ...] = ()
    call_name: str = ""
    call_phone: str = ""
    organisation: str = ""


def income_pdf(sheet: IncomeSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The paper as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _("Estimate of my income, {name}").format(name=sheet.name)
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small, concept=sheet.concept)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: IncomeSheet, paper: Paper) -> list[Block]:
    month = format_month(sheet.month)
    blocks: list[Block] = [
        paper.h1(_("My income in {month}").format(month=month)),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2),
    ]
    if sheet.concept:
        blocks.append(Text(_("Concept. We have not agreed on this yet."), paper.look.body.semibold()))
    day = format_day(sheet.dated, weekday=False, year=True)
    blocks.append(paper.quiet(_("This is an estimate of {day}. The municipality decides.").format(day=day)))
    if sheet.how:
        blocks.append(Text(sheet.how, paper.look.body, before=6))
    if sheet.sources:
        blocks += [paper.h2(_("What comes in")), _sources(sheet.sources, paper)]
    if sheet.sums:
        blocks += [paper.h2(_("What the benefit adds")), *_sums(sheet.sums, paper)]
    blocks += _afterwards(sheet, paper)
    blocks += _who(sheet, paper)
    ending = paper.whom_to_ask(sheet.call_name, sheet.organisation, sheet.call_phone)
    if sheet.signers:
        blanks = [
            SignatureBlock(name=one.name, role=one.role, place=one.place, state=SignState.WET_INK)
            for one in sheet.signers
        ]
        ending = [paper.h2(_("This is how we agreed it")), *places(blanks, paper), *ending]
    return [*blocks, Stack(ending, together=True)] if ending else blocks


def _afterwards(sheet: IncomeSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = []
    if sheet.settled:
        blocks += [paper.h2(_("What it really was")), *_sums(sheet.settled, paper)]
    if sheet.outcome:
        blocks.append(Text(sheet.outcome, paper.look.body.semibold(), before=6))
    if sheet.balance:
        blocks.append(Text(sheet.balance, paper.look.body, before=4))
    if not sheet.settled:
        blocks += [
            paper.h2(_("What happens afterwards")),
            paper.bullets(
                [
                    _("I hand in my payslip. Then we see what really came in."),
                    _("Was it less than we thought? Then money still comes to me."),
                    _("Was it more than we thought? Then I pay something back."),
                    _("Does something change during the month? Then I call at once."),
                ]
            ),
        ]
    return blocks


def _who(sheet: IncomeSheet, paper: Paper) -> list[Block]:
    unknown = _("not agreed yet")
    lines = [
        paper.named(_("Who tells the municipality what came in:"), sheet.reports or unknown),
        paper.named(_("Who works it out:"), sheet.settles or unknown),
        paper.named(_("When we agreed it:"), sheet.agreed or unknown),
    ]
    return [paper.h2(_("Who does what")), paper.bullets(lines)]


def _sources(lines: Sequence[IncomeLine], paper: Paper) -> Block:
    real = any(one.real for one in lines)
    if paper.look.large:
        return Stack([part for one in lines for part in _source_large(one, paper)])
    style = paper.look.small.semibold()
    head = [Cell(None, Text(_("From whom"), style), "TH", header="Column"), _head(_("We think"), paper)]
    if real:
        head.append(_head(_("It was"), paper))
    rule = SOFT
    rows = [
        Row(
            [
                Cell(None, Text(one.what or "–", paper.look.body), "TD"),
                _amount(one.expected, paper),
                *([_amount(one.real, paper)] if real else []),
            ],
            "TR",
            gap=10,
            pad=4,
            rule=rule,
        )
        for one in lines
    ]
    return Table(Row(head, "TR", gap=10, pad=3, rule=COLOURS["line.strong"]), rows)


def _source_large(one: IncomeLine, paper: Paper) -> list[Block]:
    words: list[Block] = [Text(one.what, paper.look.body.semibold())]
    if one.expected:
        words.append(paper.p(paper.named(_("We think:"), one.expected)))
    if one.real:
        words.append(paper.p(paper.named(_("It was:"), one.real)))
    return [Stack(words, together=True, after=6)]


def _head(words: str, paper: Paper) -> Cell:
    style = paper.look.small.semibold().aligned(Align.RIGHT)
    return Cell(_AMOUNT, Text(words, style), "TH", header="Column")


def _amount(words: str, paper: Paper, *, strong: bool = False) -> Cell:
    style = paper.look.body.semibold() if strong else paper.look.body
    width = _LARGE_AMOUNT if paper.look.large else _AMOUNT
    return Cell(width, Text(words or "–", style.aligned(Align.RIGHT)), "TD")


def _sums(lines: Sequence[SumLine], paper: Paper) -> list[Block]:
    rows = []
    for one in lines:
        style = paper.look.body.semibold() if one.result else paper.look.body
        rule = COLOURS["line.strong"] if one.result else SOFT
        cells = [
            Cell(None, Text(one.what or "–", style), "TH", header="Row"),
            _amount(one.amount, paper, strong=one.result),
        ]
        rows.append(Row(cells, "TR", gap=10, pad=4, rule=rule))
    return [Table(None, rows)]
