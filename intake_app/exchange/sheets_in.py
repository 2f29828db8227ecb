"""A table from outside as rows of text: CSV, workbook or JSON, told by what is in it and not by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intake_app.exchange import sheet_limits as limits
from intake_app.exchange.sheet_limits import Told, Watch
from intake_app.exchange.sheet_text import csv_rows, decoded, json_rows
from intake_app.exchange.sheet_workbook import workbook_rows
from intake_app.i18n import _

_HEADERS_AMONG = 20  # rows among which the one with the column names is looked for


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stood there; `number` is the row as a spreadsheet counts it, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read. Every row has as many cells as there are columns. `notes` say what was mended."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    """Names of the sheets of a workbook."""


def read_sheet(
    content: bytes, is_header: Callable[[list[str]], int], told: Told | None = None, *, sheet: str = ""
) -> Sheet:
    """The table in a file. `is_header` says how many known column names stand in a row.

    Raises InputRefused with one sentence when it is no table, or more than can be read.
    """
    if len(content) > limits.MOST_BYTES:
        raise limits.too_large()
    watch = Watch(told)
    names, rows, remark = _rows(content, watch, sheet)
    return _table(rows, is_header, names, [remark] if remark else [])


def _rows(content: bytes, watch: Watch, sheet: str) -> tuple[list[str], Iterator[list[str]], str]:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content.strip():
        raise limits.empty()
    if content.startswith(b"PK\x03\x04"):
        names, rows = workbook_rows(content, watch, sheet)
        return names, rows, ""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise limits.old_workbook()
    if start[:1] == b"<":
        raise limits.web_page()
    if content.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"PK", b"\x1f\x8b", b"{\\rtf")):
        raise limits.no_table()
    words, remark = decoded(content)
    if words.lstrip()[:1] in ("[", "{"):
        return [], json_rows(words, watch), remark
    return [], csv_rows(words, watch), remark


def _table(
    rows: Iterator[list[str]], is_header: Callable[[list[str]], int], names: list[str], notes: list[str]
) -> Sheet:
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1)]
    filled = [(number, row) for number, row in numbered if any(row)]
    if not filled:
        raise limits.empty()
    first = _header(filled, is_header)
    head_number, head = filled[first]
    width = min(limits.MOST_COLUMNS, max(len(row) for _number, row in filled[first:]))
    while width > 1 and not any(width <= len(row) and row[width - 1] for _number, row in filled[first:]):
        width -= 1
    columns = _columns(head, width, filled[first - 1][1] if first else [])
    if first:
        notes.append(_("The column names were found in row {n}.").format(n=head_number))
    body = tuple(SheetRow(number, _whole(row, width)) for number, row in filled[first + 1 :])
    if not body:
        raise limits.no_rows()
    return Sheet(columns, body, tuple(notes), tuple(names))


def _header(filled: list[tuple[int, list[str]]], is_header: Callable[[list[str]], int]) -> int:
    """The place of the row with the column names: the one with most known names, the first of those."""
    among = [is_header(row) for _number, row in filled[:_HEADERS_AMONG]]
    best = max(among)
    return among.index(best) if best else 0


def _columns(head: list[str], width: int, above: list[str]) -> tuple[str, ...]:
    """A name for each column, each once; a merged heading above gives its name to what has none."""
    found: list[str] = []
    seen: set[str] = set()
    group = ""
    for place in range(width):
        upper = above[place] if place < len(above) else ""
        group = upper or group
        name = head[place] if place < len(head) else ""
        name = " ".join(name.split())[:120] or (group if group and group not in seen else "")
        name = name or _("Column {n}").format(n=place + 1)
        unique, number = name, 2
        while unique in seen:
            unique, number = f"{name} ({number})", number + 1
        seen.add(unique)
        found.append(unique)
    return tuple(found)


def _whole(row: list[str], width: int) -> tuple[str, ...]:
    cells = [cell if len(cell) <= limits.MOST_CELL else cell[: limits.MOST_CELL] + "…" for cell in row[:width]]
    return (*cells, *("" for _place in range(width - len(cells))))
