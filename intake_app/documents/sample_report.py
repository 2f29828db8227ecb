"""The account of a random sample (M05): how it was drawn, what was found per question and per dossier. No names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.styles import INK, LARGE, PLAN, SOFT, Align
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_GAP, _NUMBER = 8.0, 58.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """What was found for one question: in words, with a remark."""

    judgement: str
    question: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One drawn dossier or placement. `by` is who looked and when, "" when nobody did yet."""

    title: str
    by: str = ""
    found: tuple[FoundLine, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCount:
    """How often each judgement was given for one question, in the order of `SampleReportSheet.judgements`."""

    question: str
    many: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReportSheet:
    """The whole account. `drawn` tells what was drawn by whom, `again` how anybody draws the same."""

    reference: str
    dated: date
    organisation: str = ""
    drawn: str
    again: tuple[str, ...]
    state: str
    judgements: tuple[str, ...] = ()
    counts: tuple[QuestionCount, ...] = ()
    lines: tuple[ReviewLine, ...] = ()


def sample_report_pdf(
    sheet: SampleReportSheet, *, language: str = "nl", large: bool = False, tagged: bool = True
) -> bytes:
    """The account as PDF; the same sheet gives the same bytes."""
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Account of sample {reference}").format(reference=sheet.reference)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, title, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: SampleReportSheet, title: str, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    about = ", ".join(part for part in (sheet.organisation, day) if part)
    blocks: list[Block] = [paper.h1(title), paper.quiet(f"{about}.", after=6)]
    blocks.append(
        paper.p(_("We looked afterwards whether decisions can be followed. Nothing had to wait for it."), after=4)
    )
    blocks += [paper.p(sheet.drawn, after=4), paper.p(sheet.state)]
    if sheet.counts:
        blocks += [paper.h2(_("What was found")), *_counts(sheet, paper)]
    blocks.append(paper.h2(_("What was drawn")))
    for line in sheet.lines:
        blocks += _review(line, paper)
    blocks.append(paper.h2(_("Drawing it again")))
    blocks += [paper.p(words, after=4) for words in sheet.again]
    return blocks


def _counts(sheet: SampleReportSheet, paper: Paper) -> Sequence[Block]:
    if paper.look.large:  # four columns do not fit in large letters: a sentence for each question
        return [
            paper.p(
                paper.named(
                    one.question,
                    ", ".join(f"{words}: {many}" for words, many in zip(sheet.judgements, one.many, strict=True)),
                ),
                after=4,
            )
            for one in sheet.counts
        ]
    small = paper.look.small
    bold = small.semibold()
    heads = [Cell(None, Text(_("Question"), bold), "TH", header="Column")]
    heads += [
        Cell(_NUMBER, Text(words, bold.aligned(Align.RIGHT)), "TH", header="Column") for words in sheet.judgements
    ]
    rows = []
    for one in sheet.counts:
        cells = [Cell(None, Text(one.question, small), "TH", header="Row")]
        cells += [Cell(_NUMBER, Text(str(many), small.aligned(Align.RIGHT)), "TD") for many in one.many]
        rows.append(Row(cells, "TR", gap=_GAP, pad=3, rule=SOFT))
    return [Table(Row(heads, "TR", gap=_GAP, pad=4, rule=INK), rows)]


def _review(line: ReviewLine, paper: Paper) -> list[Block]:
    head: list[Block] = [paper.h3(line.title), paper.quiet(line.by or _("Nobody looked yet."), after=2)]
    blocks: list[Block] = [Stack(head, together=True)]
    if line.found:
        blocks.append(
            paper.bullets(
                [
                    paper.named(one.judgement, " ".join(part for part in (one.question, one.remark) if part))
                    for one in line.found
                ]
            )
        )
    blocks += paper.paragraphs(line.remarks)
    return blocks
