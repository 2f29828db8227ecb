"""Tables in a workbook (.xlsx): cells as text; formulas as they are written, never worked out, never followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from intake_app.errors import KeukentafelError
from intake_app.exchange import sheet_limits as limits
from intake_app.exchange.sheet_limits import Watch

_MOST_PARTS = 5000
_MIDNIGHT = time(0)


def workbook_rows(content: bytes, watch: Watch, wanted: str = "") -> tuple[list[str], Iterator[list[str]]]:
    """The names of the sheets, and the rows of the wanted one (the first with anything in it). Raises InputRefused."""
    _refuse_bombs(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        names = [one.title for one in book.worksheets]
        sheets = [one for one in book.worksheets if one.title == wanted] or list(book.worksheets)
    except KeukentafelError:
        raise
    except Exception:  # whatever a library makes of a file that is none
        raise limits.damaged_workbook() from None
    return names, _rows_of(sheets, watch)


def _rows_of(sheets: list[Any], watch: Watch) -> Iterator[list[str]]:
    try:
        for sheet in sheets:
            any_cell = False
            sheet.reset_dimensions()
            for row in sheet.iter_rows(max_col=limits.MOST_COLUMNS):
                watch.row()
                cells = [_cell(one.value) for one in row]
                any_cell = any_cell or any(cells)
                yield cells
            if any_cell:
                return
    except KeukentafelError:
        raise
    except (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError, zlib.error):
        raise limits.damaged_workbook() from None
    except zipfile.BadZipFile:
        raise limits.damaged_workbook() from None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(getattr(value, "text", value))  # an array formula holds its own text


def _refuse_bombs(content: bytes) -> None:
    """Look at the sizes that the archive names before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {one.filename for one in parts}
            if "mimetype" in names and "[Content_Types].xml" not in names:
                raise limits.other_workbook()
            if "[Content_Types].xml" not in names:
                raise limits.damaged_workbook()
            if any(one.flag_bits & 0x1 for one in parts):
                raise limits.old_workbook()
            whole = sum(one.file_size for one in parts)
            squeezed = any(one.file_size > MOST_TIMES * max(one.compress_size, 1000) for one in parts)
            if len(parts) > _MOST_PARTS or whole > limits.MOST_UNPACKED or squeezed:
                raise limits.bomb()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, LookupError):
        raise limits.damaged_workbook() from None


MOST_TIMES = limits.MOST_SQUEEZED
