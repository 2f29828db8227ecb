"""The report of a team on paper (L03): counts with a bar beside each row, and under every title what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Picture
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.styles import ACCENT, COLOURS, INK, LARGE, PLAN, SOFT, Align
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.domain.team_report import ReportRow, TeamReport, TeamTable
from intake_app.i18n import _, format_month, speaking

HIDDEN = "–"
_NUMBER, _ROOMY, _GAP = 52.0, 70.0, 6.0
_FEW = 4  # columns beside the total
_BAR = (96.0, 9.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReportSheet:
    """The report, and the sentences around it. Nothing in it is of one person."""

    report: TeamReport
    organisation: str
    period: str
    notes: tuple[str, ...]
    nothing: str


def team_report_pdf(sheet: TeamReportSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The report as PDF; the same sheet gives the same bytes. Its date is a month, never a day."""
    with speaking(language):
        look, report = LARGE if large else PLAN, sheet.report
        title = _("Team report, {period}").format(period=sheet.period)
        paper = Paper(look, report.month)
        about = " · ".join(part for part in (sheet.organisation, format_month(report.month), report.code) if part)
        blocks: list[Block] = [paper.h1(title), paper.quiet(about, after=6)]
        blocks += [paper.p(words, after=4) for words in sheet.notes]
        for one in report.tables:
            blocks += _table(one, sheet.nothing, paper)
        sign = Sign(title=title, footer=f"{title} · {report.code}", dated=report.month, small=look.small)
        return render(blocks, sign, tagged=tagged)


def _table(table: TeamTable, nothing: str, paper: Paper) -> list[Block]:
    blocks: list[Block] = [paper.h2(table.title), paper.quiet(table.definition, after=4, keep_next=True)]
    if not table.rows:
        return [*blocks, paper.p(nothing)]
    most = max(row.total for row in table.rows)
    blocks.append(Table(_heads(table, paper), [_row(row, table, most, paper) for row in table.rows]))
    return [*blocks, *(paper.quiet(said, after=2) for said in table.said)]


def _heads(table: TeamTable, paper: Paper) -> Row:
    style = paper.look.small.semibold()
    cells = [Cell(None, Text(_("What"), style), "TH", header="Column")]
    cells += [
        Cell(_width(table, paper), Text(words, style.aligned(Align.RIGHT)), "TH", header="Column")
        for words in (*table.columns, table.counted)
    ]
    return Row(cells, "TR", gap=_GAP, pad=4, rule=INK)


def _width(table: TeamTable, paper: Paper) -> float:
    """Room for the longest word of a heading where there are few columns; else as much as there is."""
    return (_ROOMY if len(table.columns) <= _FEW else _NUMBER) * (1.25 if paper.look.large else 1.0)


def _row(row: ReportRow, table: TeamTable, most: int, paper: Paper) -> Row:
    small = paper.look.small
    name: list[Block] = [Text(row.label, small), share_bar(row, table, most)]
    cells = [Cell(None, name, "TH", header="Row")]
    for many in (*row.cells, row.total):
        words = HIDDEN if many is None else str(many)
        cells.append(Cell(_width(table, paper), Text(words, small.aligned(Align.RIGHT)), "TD"))
    return Row(cells, "TR", gap=_GAP, pad=3, rule=SOFT)


def share_bar(row: ReportRow, table: TeamTable, most: int) -> Picture:
    """The row as a bar, as long as its share of the longest. What is hidden is one open part at the end."""
    across, high = _BAR
    long = across * row.total / most

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(ACCENT)
        place = left
        for number, many in enumerate(row.cells):
            if many:
                wide = long * many / row.total
                canvas.setFillColor(COLOURS["accent"] if number % 2 == 0 else COLOURS["accent.tint"])
                canvas.rect(place, top - high, wide, high - 2, fill=1)
                place += wide
        if place < left + long - 0.1:
            canvas.rect(place, top - high, left + long - place, high - 2, fill=0)

    return Picture((across, high), paint, alt=bar_words(row, table))


def bar_words(row: ReportRow, table: TeamTable) -> str:
    """The bar in words."""
    said = [
        f"{words}: {HIDDEN if many is None else many}" for words, many in zip(table.columns, row.cells, strict=True)
    ]
    return f"{row.label}. " + ", ".join(said)
