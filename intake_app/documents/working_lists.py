"""The week and the caseload on paper: internal lists, for the consultant's own bag (L02)."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.styles import INK, LARGE, PLAN, SOFT, Style
from intake_app.documents.text import Text
from intake_app.documents.working_sheets import CaseloadListSheet, CaseloadPrintRow, WeekListSheet, WeekPrintLine
from intake_app.i18n import _, format_day, ngettext, speaking

_GAP = 8.0
_WEEK = (74.0, 146.0)
_CASELOAD = (116.0, 72.0, 58.0, 70.0)


def week_list_pdf(sheet: WeekListSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """Two weeks, day by day, as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        days = (format_day(sheet.first, weekday=False), format_day(sheet.last, weekday=False, year=True))
        title = _("Week list, {first} to {last}").format(first=days[0], last=days[1])
        sign = Sign(title=title, footer=f"{title} · {_internal()}", dated=sheet.dated, small=look.small)
        span = _("{first} to {last}").format(first=days[0], last=days[1])
        return render(_week(sheet, span, Paper(look, sheet.dated)), sign, tagged=tagged)


def caseload_list_pdf(
    sheet: CaseloadListSheet, *, language: str = "nl", large: bool = False, tagged: bool = True
) -> bytes:
    """The dossiers of the caseload as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        day = format_day(sheet.dated, weekday=False, year=True)
        title = _("Caseload list of {day}").format(day=day)
        sign = Sign(title=title, footer=f"{title} · {_internal()}", dated=sheet.dated, small=look.small)
        return render(_caseload(sheet, title, Paper(look, sheet.dated)), sign, tagged=tagged)


def _internal() -> str:
    return _("Internal. Do not leave it lying, and destroy it afterwards.")


def _week(sheet: WeekListSheet, span: str, paper: Paper) -> list[Block]:
    about = f"{span} · {sheet.whose or _('The whole team')}"
    blocks: list[Block] = [paper.h1(_("Week list")), paper.quiet(about)]
    if not sheet.days:
        blocks.append(paper.p(_("Nothing is planned in these two weeks.")))
    for day in sheet.days:
        blocks.append(paper.h2(day.title))
        body = paper.look.body
        heads = _heads((_("When"), _("Resident"), _("What")), (*_week_widths(paper), None), body)
        blocks.append(Table(heads, [_week_row(line, paper) for line in day.lines]))
    return blocks


def _week_widths(paper: Paper) -> tuple[float, float]:
    first, second = _WEEK
    return (first * 1.3, second) if paper.look.large else (first, second)


def _week_row(line: WeekPrintLine, paper: Paper) -> Row:
    body, (first, second) = paper.look.body, _week_widths(paper)
    said: list[Block] = [Text(line.what, body)]
    rest = " · ".join(part for part in (line.where, line.whose) if part)
    if rest:
        said.append(Text(rest, paper.look.small))
    cells = [
        Cell(first, Text(line.when, body), "TD"),
        Cell(second, Text(line.name, body.semibold()), "TH", header="Row"),
        Cell(None, said, "TD"),
    ]
    return Row(cells, "TR", gap=_GAP, pad=4, rule=SOFT)


def _caseload(sheet: CaseloadListSheet, title: str, paper: Paper) -> list[Block]:
    about = " · ".join(part for part in (sheet.whose or _("The whole team"), sheet.about) if part)
    blocks: list[Block] = [paper.h1(title), paper.quiet(about, after=8)]
    if not sheet.rows:
        return [*blocks, paper.p(_("Nobody is on this list."))]
    titles = (_("Resident"), _("Where we are"), _("When"), _("Last contact"), _("Next step"))
    heads = _heads(titles, (*_caseload_widths(paper), None), paper.look.small)
    blocks.append(Table(heads, [_caseload_row(row, paper) for row in sheet.rows]))
    if sheet.more:
        words = ngettext("And {n} dossier more.", "And {n} dossiers more.", sheet.more).format(n=sheet.more)
        blocks.append(paper.quiet(words, before=8))
    return blocks


def _caseload_widths(paper: Paper) -> tuple[float, ...]:
    return tuple(wide * 1.1 for wide in _CASELOAD) if paper.look.large else _CASELOAD


def _caseload_row(row: CaseloadPrintRow, paper: Paper) -> Row:
    small = paper.look.small
    who: list[Block] = [Text(row.name, small.semibold()), Text(row.number, small)]
    said: list[Block] = [Text(one, small) for one in (row.next_step, *row.reasons) if one]
    first, *rest = _caseload_widths(paper)
    cells = [Cell(first, who, "TH", header="Row")]
    cells += [
        Cell(wide, Text(words, small), "TD")
        for wide, words in zip(rest, (row.stage, row.when, row.last_contact), strict=True)
    ]
    cells.append(Cell(None, said, "TD"))
    return Row(cells, "TR", gap=_GAP, pad=4, rule=SOFT)


def _heads(titles: Sequence[str], widths: Sequence[float | None], style: Style) -> Row:
    cells = [
        Cell(wide, Text(title, style.semibold()), "TH", header="Column")
        for title, wide in zip(titles, widths, strict=True)
    ]
    return Row(cells, "TR", gap=_GAP, pad=4, rule=INK)
