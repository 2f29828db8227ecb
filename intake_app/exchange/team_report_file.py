"""The report of a team as a spreadsheet (XLSX). Plain cells: never a formula, a link, a macro, a name or a day."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING

from intake_app.domain.team_report import TeamReport, TeamTable
from intake_app.i18n import _, format_month

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that a spreadsheet may take for something to work out."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MADE = (1980, 1, 1, 0, 0, 0)
_STAMPS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def to_xlsx(report: TeamReport, organisation: str, period: str, notes: tuple[str, ...], nothing: str) -> bytes:
    """One sheet with all tables under each other. The same report gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Team report")
    about = (
        organisation,
        period,
        format_month(report.month),
        _("Code of this export: {code}").format(code=report.code),
    )
    for words in (*(one for one in about if one), *notes):
        _line(sheet, [words])
    for table in report.tables:
        _table(sheet, table, nothing)
    sheet.column_dimensions["A"].width = 52
    for letter in "BCDEFGHI":
        sheet.column_dimensions[letter].width = 16
    book.properties.creator = book.properties.lastModifiedBy = ""
    target = io.BytesIO()
    book.save(target)
    return _without_moments(target.getvalue(), report)


def _table(sheet: Worksheet, table: TeamTable, nothing: str) -> None:
    _line(sheet, [])
    _line(sheet, [table.title], bold=True)
    _line(sheet, [table.definition])
    if not table.rows:
        _line(sheet, [nothing])
        return
    _line(sheet, [_("What"), *table.columns, table.counted], bold=True)
    for row in table.rows:
        _line(sheet, [row.label, *("–" if many is None else many for many in row.cells), row.total])
    for said in table.said:
        _line(sheet, [said])


def _line(sheet: Worksheet, values: list[str | int], *, bold: bool = False) -> None:
    from openpyxl.styles import Font

    number = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
    if not values:
        sheet.cell(number, 1, " ")
    for place, value in enumerate(values, start=1):
        cell = sheet.cell(number, place)
        if isinstance(value, int):
            cell.value = value
        else:
            cell.value = safe_text(value)
            cell.data_type = "s"
        if bold:
            cell.font = Font(bold=True)


def safe_text(words: str) -> str:
    """Text that no spreadsheet works out, nor refuses."""
    plain = _ILLEGAL.sub(" ", words)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _without_moments(content: bytes, report: TeamReport) -> bytes:
    """The same file in which every moment is the month of the report: a day of making is finer than may leave."""
    month = datetime.combine(report.month, time()).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = _STAMPS.sub(rb"\g<1>" + month + rb"\g<3>", part)
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, part)
    return target.getvalue()
