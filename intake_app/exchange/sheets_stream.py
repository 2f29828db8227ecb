"""Tables of any length going out line by line: CSV, workbook and JSON. Nothing of them lies in a file meanwhile.

A workbook is written here and not by its library, which keeps the sheet readable in the folder for temporary files.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import BinaryIO, Protocol

from intake_app.exchange.sheets_out import safe_cell

MOST_LINES = 1_000_000
"""Lines on one sheet; a spreadsheet takes 1,048,576."""
_AT_ONCE = 500
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_Row = Sequence[str]


class TableWriter(Protocol):
    """Writes a table; the rows are asked for as they are written."""

    def __call__(self, file: BinaryIO, title: str, heads: _Row, keys: _Row, rows: Iterable[_Row]) -> None: ...


def write_csv(file: BinaryIO, title: str, heads: _Row, keys: _Row, rows: Iterable[_Row]) -> None:
    """CSV in UTF-8 that every spreadsheet opens."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(one) for one in heads])
    writer.writerows([safe_cell(one) for one in row] for row in rows)
    text.flush()
    text.detach()


def write_json(file: BinaryIO, title: str, heads: _Row, keys: _Row, rows: Iterable[_Row]) -> None:
    """One list under the title, a line an entry."""
    file.write(f"{{{json.dumps(title, ensure_ascii=False)}: [".encode())
    before = "\n"
    for row in rows:
        said = json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False)
        file.write(f"{before}  {said}".encode())
        before = ",\n"
    file.write(b"\n]}\n")


def write_workbook(file: BinaryIO, title: str, heads: _Row, keys: _Row, rows: Iterable[_Row]) -> None:
    """A workbook of which every cell is text; as many sheets as the lines need."""
    left = iter(rows)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as book:
        count = 0
        while count == 0 or (first := next(left, None)) is not None:
            start = [] if count == 0 else [first]
            count += 1
            with book.open(f"xl/worksheets/sheet{count}.xml", "w", force_zip64=True) as sheet:
                _sheet(sheet, heads, _some(start, left))
        for name, content in _parts(title, count):
            book.writestr(name, content)


def _some(start: Iterable[_Row | None], left: Iterator[_Row]) -> Iterator[_Row]:
    written = 0
    for row in start:
        if row is not None:
            written += 1
            yield row
    while written < MOST_LINES and (following := next(left, None)) is not None:
        written += 1
        yield following


def _sheet(sheet: object, heads: _Row, rows: Iterable[_Row]) -> None:
    write = sheet.write  # type: ignore[attr-defined]  # a part of a zip file
    write(_HEAD + b'<worksheet xmlns="' + _MAIN + b'"><sheetData>')
    waiting = [_line(heads)]
    for row in rows:
        waiting.append(_line(row))
        if len(waiting) == _AT_ONCE:
            write("".join(waiting).encode())
            waiting.clear()
    write("".join(waiting).encode() + b"</sheetData></worksheet>")


def _line(row: _Row) -> str:
    words = (escape(_NO_SIGN.sub("", safe_cell(one)), quote=False) for one in row)
    cells = "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{one}</t></is></c>' for one in words)
    return f"<row>{cells}</row>"


_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _parts(title: str, sheets: int) -> Iterator[tuple[str, bytes]]:
    numbers = range(1, sheets + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KINDS}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        _HEAD
        + (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>{kinds}</Types>'
        ).encode(),
    )
    book = f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    yield "_rels/.rels", _related(book)
    named = "".join(f'<sheet name="{_name(title, n, sheets)}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    main = _MAIN.decode()
    whole = f'<workbook xmlns="{main}" xmlns:r="{_LINKS}"><sheets>{named}</sheets></workbook>'
    yield "xl/workbook.xml", _HEAD + whole.encode()
    yield (
        "xl/_rels/workbook.xml.rels",
        _related(
            "".join(
                f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                for n in numbers
            )
        ),
    )


def _related(lines: str) -> bytes:
    return _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _name(title: str, number: int, sheets: int) -> str:
    plain = re.sub(r"[\[\]:*?/\\]", " ", title)[:26]
    return escape(plain if sheets == 1 else f"{plain} {number}", quote=False).replace('"', "&quot;")
