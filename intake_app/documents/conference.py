"""A case conference on one page, with the name or without anything of a person (F05)."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.documents.base import Paper, Sign, not_discussed, quoted, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.network_sheets import ConferenceSheet, DecisionLine
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.sheet_parts import Said
from intake_app.documents.styles import INK, LARGE, PLAN, SOFT, WIDTH
from intake_app.documents.text import Text
from intake_app.i18n import _, pgettext, speaking

_WHAT, _WHO = 250.0, 130.0
_GAP = 6.0


def conference_pdf(sheet: ConferenceSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The case sheet as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Case sheet without a name") if sheet.anonymous else _("Case sheet of {name}").format(name=sheet.name)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: ConferenceSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = [paper.h1(_("Case sheet"), after=2)]
    subtitle = _("without a name") if sheet.anonymous else _("of {name}").format(name=sheet.name)
    blocks.append(Text(subtitle, paper.look.subtitle, after=2))
    blocks += [paper.quiet(fact) for fact in sheet.facts]
    blocks += _for_whom(sheet, paper)
    blocks += _words(_("What we talk about"), sheet.question, paper)
    blocks += _sayings(_("What the resident says"), sheet.resident, paper)
    blocks += _sayings(_("How everybody sees it"), sheet.perspectives, paper)
    blocks += _words(_("What we do together"), sheet.approach, paper)
    blocks += _decisions(sheet.decisions, paper)
    return [*blocks, *_left_out(sheet, paper)]


def _for_whom(sheet: ConferenceSheet, paper: Paper) -> list[Block]:
    if sheet.anonymous:
        return []
    blocks = []
    if sheet.receivers:
        blocks.append(paper.p(paper.named(_("For"), ", ".join(sheet.receivers) + ".")))
    if sheet.not_for:
        blocks.append(paper.p(paper.named(_("Not for, without consent"), ", ".join(sheet.not_for) + ".")))
    return [Stack(blocks, before=6)] if blocks else []


def _words(title: str, words: str, paper: Paper) -> list[Block]:
    if not words.strip():
        return not_discussed(title, paper)
    return [paper.h2(title), *paper.paragraphs(words)]


def _sayings(title: str, said: Sequence[Said], paper: Paper) -> list[Block]:
    told = [one for one in said if one.words.strip()]
    if not told:
        return not_discussed(title, paper)
    lines = [paper.p(paper.named(one.name, one.words) if one.name else quoted(one.words), after=4) for one in told]
    return [paper.h2(title), *lines]


def _decisions(decisions: Sequence[DecisionLine], paper: Paper) -> list[Block]:
    title = _("What was decided")
    if not decisions:
        return not_discussed(title, paper)
    if paper.look.large:
        lines = [", ".join(part for part in (one.what, one.who, one.when) if part) for one in decisions]
        return [paper.h2(title), paper.bullets(lines)]
    body = paper.look.body
    widths = (_WHAT - _GAP, _WHO - _GAP, WIDTH - _WHAT - _WHO)
    titles = (pgettext("column", "What"), _("Who"), _("Before when"))
    heads = [
        Cell(wide, Text(words, body.semibold()), "TH", header="Column")
        for words, wide in zip(titles, widths, strict=True)
    ]
    rows = [
        Row(
            [
                Cell(wide, Text(words or "–", body), "TD")
                for words, wide in zip((one.what, one.who, one.when), widths, strict=True)
            ],
            "TR",
            gap=_GAP,
            pad=4,
            rule=SOFT,
        )
        for one in decisions
    ]
    return [paper.h2(title), Table(Row(heads, "TR", gap=_GAP, pad=4, rule=INK), rows)]


def _left_out(sheet: ConferenceSheet, paper: Paper) -> list[Block]:
    """What went out stands below, so that a reader knows that it was there."""
    if not sheet.anonymous:
        return []
    title = _("Left out, so that nobody is recognised")
    if not sheet.left_out:
        return [Stack([paper.h2(title), paper.quiet(_("Nothing had to be left out."))], together=True)]
    return [Stack([paper.h2(title), paper.bullets(sheet.left_out)], together=True)]
