"""Tables as text: CSV with any usual separator and encoding, and JSON. Read whole within limits, never evaluated."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from intake_app.exchange import sheet_limits as limits
from intake_app.exchange.sheet_limits import Watch
from intake_app.i18n import _

_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 30  # lines from which the separator is told


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and a remark when its encoding had to be guessed."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _strict(content, name), ""
    half = content[:4000]
    if half.count(b"\0") * 3 > len(half):
        order = "utf-16-le" if half[1::2].count(b"\0") > half[0::2].count(b"\0") else "utf-16-be"
        return _strict(content, order), _("The letters were read as UTF-16.")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        said = _("The letters were read the way Windows writes them (cp1252). Look at names with accents.")
        return content.decode("cp1252", "replace"), said


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise limits.no_table() from None


def csv_rows(words: str, watch: Watch) -> Iterator[list[str]]:
    """The rows of a CSV file. Raises InputRefused."""
    if "\0" in words:
        raise limits.no_table()
    separator = separator_of(words)
    lines = words.split("\n", 1)
    if lines[0].strip().casefold().startswith("sep="):
        words = lines[1] if len(lines) > 1 else ""
    watch.total = words.count("\n")
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator)
    try:
        for row in reader:
            watch.row()
            yield row
    except csv.Error:  # a cell larger than the library takes
        raise limits.huge_cell() from None


def separator_of(words: str) -> str:
    """The sign between cells: named by the file itself, or else the one that cuts its lines most alike."""
    first = words[:200].splitlines()[:1]
    if first and first[0].casefold().startswith("sep=") and len(first[0]) == 5:
        return first[0][4]
    counts = {one: _counts(words[:100_000], one) for one in _SEPARATORS}
    return max(_SEPARATORS, key=lambda one: _steadiness(counts[one]))


def _counts(words: str, separator: str) -> list[int]:
    """How often a separator stands outside quotes, line by line."""
    found, number, quoted = [], 0, False
    for sign in words:
        if sign == '"':
            quoted = not quoted
        elif sign == "\n" and not quoted:
            found.append(number)
            number = 0
            if len(found) == _LOOKED_AT:
                return found
        elif sign == separator and not quoted:
            number += 1
    return [*found, number]


def _steadiness(counts: list[int]) -> tuple[float, int]:
    filled = [one for one in counts if one]
    if not filled:
        return 0.0, 0
    _most, times = Counter(filled).most_common(1)[0]
    return times / len(counts), sum(filled)


def json_rows(words: str, watch: Watch) -> Iterator[list[str]]:
    """The objects of a JSON list as rows, names first; lists within become lines, deeper things are left out."""
    try:
        top = json.loads(words)
    except (ValueError, RecursionError):
        raise limits.no_table() from None
    entries = _entries(top)
    if not entries:
        raise limits.empty()
    names = list(dict.fromkeys(str(name) for one in entries[: limits.MOST_ROWS] for name in one))
    watch.total = len(entries)
    yield names
    for one in entries:
        watch.row()
        yield [_cell(one.get(name)) for name in names]


def _entries(top: Any) -> list[dict[str, Any]]:
    if isinstance(top, dict):
        lists = [value for value in top.values() if isinstance(value, list)]
        top = lists[0] if len(lists) == 1 else None
    if not isinstance(top, list) or not all(isinstance(one, dict) for one in top):
        raise limits.no_json_list()
    return top


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "; ".join(_cell(one) for one in value if not isinstance(one, dict | list))
    return str(value)
