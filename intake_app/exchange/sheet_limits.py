"""How much of a table is read, and the sentences for what is too much or no table at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from intake_app.errors import InputRefused
from intake_app.i18n import _

MOST_BYTES = 50_000_000
"""Of the file as it lies on disk."""
MOST_UNPACKED = 300_000_000
"""Of everything in a workbook together."""
MOST_SQUEEZED = 200
"""So many times smaller than its content a part of a workbook may lie there; tables come to about twenty."""
MOST_ROWS, MOST_COLUMNS, MOST_CELL = 50_000, 200, 20_000
MOST_SECONDS = 120.0

Told = Callable[[int, int], None]
"""Hears how many rows are read, of how many (0 when not known); raises to stop."""


@dataclass(slots=True)
class Watch:
    """Keeps reading within its limits; `row` is called for every row."""

    told: Told | None = None
    total: int = 0
    rows: int = 0
    until: float = 0.0

    def __post_init__(self) -> None:
        self.until = monotonic() + MOST_SECONDS

    def row(self) -> None:
        """One row more. Raises InputRefused when it is one too many, or takes too long."""
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise too_many_rows()
        if self.rows % 200 == 1:
            if monotonic() > self.until:
                raise too_slow()
            if self.told is not None:
                self.told(self.rows, self.total)


def too_large() -> InputRefused:
    """More bytes than are read."""
    return InputRefused(
        _("This file is too large: at most {n} MB can be read. Save only the sheet you need, as CSV.").format(
            n=MOST_BYTES // 1_000_000
        )
    )


def bomb() -> InputRefused:
    """An archive that unpacks to far more than it should."""
    return InputRefused(
        _("This workbook unpacks to far more than it should. It was not opened. Save the sheet you need as CSV.")
    )


def too_many_rows() -> InputRefused:
    """More rows than are read."""
    return InputRefused(
        _("There are more than {n} rows in this table. Split it, or take out what you do not need.").format(n=MOST_ROWS)
    )


def too_slow() -> InputRefused:
    """More time than is taken."""
    return InputRefused(_("This table takes too long to read. Save the sheet you need as CSV, and try again."))


def no_table() -> InputRefused:
    """Another kind of file."""
    return InputRefused(_("This is no table that can be read. Save it as .xlsx or .csv, and try again."))


def empty() -> InputRefused:
    """Nothing in it."""
    return InputRefused(_("There is nothing in this table. Choose another file, or another sheet."))


def no_rows() -> InputRefused:
    """A heading and nothing under it."""
    return InputRefused(_("There are only column names in this table, and no rows under them."))


def old_workbook() -> InputRefused:
    """A workbook of before 2007, or an encrypted one: both are OLE files."""
    return InputRefused(
        _("This is an old workbook (.xls), or one with a password. Save it as .xlsx without a password.")
    )


def other_workbook() -> InputRefused:
    """An OpenDocument file."""
    return InputRefused(_("This is a workbook of another program. Save it as .xlsx or .csv, and try again."))


def web_page() -> InputRefused:
    """HTML, which some systems hand out under the name of a workbook."""
    return InputRefused(_("This is a web page and no table. Open it in a spreadsheet and save it as .xlsx."))


def damaged_workbook() -> InputRefused:
    """A zip that is no workbook, or half of one."""
    return InputRefused(_("This workbook is damaged, or it is none. Open it in a spreadsheet and save it again."))


def no_json_list() -> InputRefused:
    """JSON of another shape."""
    return InputRefused(_("This JSON file holds no list of lines. It should be a list of objects with names."))


def huge_cell() -> InputRefused:
    """A cell beyond any that is meant; most often a quotation mark that is never closed."""
    return InputRefused(
        _("One cell of this table holds far too much text. Perhaps a quotation mark is missing. Save it as .xlsx.")
    )
