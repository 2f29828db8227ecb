"""Tables going out: CSV, workbook and JSON. No cell becomes a formula where it is opened."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).replace(",", "", 1).isdigit()


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 that every spreadsheet opens; the same rows, the same bytes."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([safe_cell(one) for one in columns])
    writer.writerows([safe_cell(one) for one in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def workbook_bytes(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with one sheet; every cell is text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for row in (columns, *rows):
        sheet.append([_text_cell(sheet, ILLEGAL_CHARACTERS_RE.sub("", one)) for one in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _text_cell(sheet: object, words: str) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=safe_cell(words))  # type: ignore[arg-type]  # the sheet it was made for
    cell.data_type = "s"
    return cell


def json_bytes(name: str, entries: Iterable[Mapping[str, object]]) -> bytes:
    """A JSON file with one list under `name`; the same entries, the same bytes."""
    return (json.dumps({name: list(entries)}, ensure_ascii=False, indent=2) + "\n").encode()
