"""Lists the caseload: filters, orders, search as you type, and a spelling to offer. Written for SQLite.

Three ways to search, each quick where the others are not: a short list is read through; rare words come from the index
and are sorted; common words ("de") are met soon enough by walking along the list in its order. The index for each walk
is named, so that no planner can choose a slow one.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, text

from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.store import caseload_marks, spelling
from intake_app.store.caseload import (
    CaseloadFilter,
    CaseloadNarrowing,
    CaseloadPage,
    CaseloadQuery,
    CaseloadRow,
    CaseloadSort,
)
from intake_app.store.caseload_conditions import OF_ALL, OF_ONE, Where, list_counts, smallest, where_of, whose
from intake_app.store.caseload_tables import CASELOAD_ORDERS, caseload_entry
from intake_app.store.direct import Direct
from intake_app.store.search import CLOSED_FROM, words_of

SHORT_LIST = 2_000
COMMON = 6_000
RARE = 1_500
"""Fewer than this are sorted; of more the first rows are met soon by walking along the list."""
COUNTED = 10_000
"""A search is counted up to here; above it the total is this number."""

_NAMES = tuple(one.name for one in fields(CaseloadRow) if one.name != "marks")
_Lines = Sequence[Row[Any]]
"""What the database tells of lines of the list; made into rows once it is known what holds for them."""
_COLUMNS = tuple(caseload_entry.c[name] for name in _NAMES)
_MATCHES = "FROM caseload_search WHERE caseload_search MATCH :match AND rowid < :below"
_ATTENTION = "caseload_entry INDEXED BY ix_caseload_entry_consultant_by_attention_on"


@dataclass(frozen=True, slots=True)
class _Search:
    """What was typed: any of these ways, every word of a way beginning a word of the dossier."""

    ways: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, typed: str) -> _Search | None:
        words = tuple(dict.fromkeys(words_of(typed)))
        if not words:
            return None
        if len(words) == 1 or not all(word.isdecimal() for word in words):
            return cls((words,))
        together = ("".join(words_of(typed)),)
        return cls((together,)) if together[0].startswith("0") else cls((words, together))  # 0: a telephone number

    def match(self) -> str:
        """For the index. The words hold letters and figures only."""
        return " OR ".join("(" + " AND ".join(f'"{word}"*' for word in way) + ")" for way in self.ways)

    def read_through(self, where: Where) -> Where:
        """For reading through the list."""
        words = list(dict.fromkeys(word for way in self.ways for word in way))
        begins = {word: f"instr(words, :word{place})" for place, word in enumerate(words)}
        either = " OR ".join("(" + " AND ".join(begins[word] for word in way) + ")" for way in self.ways)
        return where.and_(f"({either})", **{f"word{place}": f" {word}" for place, word in enumerate(words)})


class CaseloadList:
    """The caseload of one vault. Keeps the counts of tabs and lists until something changes."""

    def __init__(self) -> None:
        self._counted: dict[tuple[int, str, bool, date | None], Mapping[CaseloadFilter, int]] = {}
        self._listed: dict[tuple[int, str | None, date | None], Mapping[CaseloadListKind, int]] = {}

    def page(self, connection: Connection, direct: Direct, query: CaseloadQuery, version: int) -> CaseloadPage:
        """One page. `version` is anything that differs after every change in the vault."""
        counts = self._counts(connection, query, version)
        lines, total = self._found(connection, query, version, counts)
        meant = None if total or not _Search.of(query.search) else _did_you_mean(connection, query.search)
        marks = caseload_marks.marks_of(direct, [line.case_id for line in lines], query.today or date.min)
        rows = (CaseloadRow(**line._mapping, marks=marks.get(line.case_id, ())) for line in lines)
        return CaseloadPage(rows=tuple(rows), total=total, counts=counts, did_you_mean=meant)

    def lists(self, connection: Connection, query: CaseloadQuery, version: int) -> Mapping[CaseloadListKind, int]:
        """How many open dossiers are on each standard list, of whom the query shows."""
        return self._lists(connection, query, version)

    def _found(
        self, connection: Connection, query: CaseloadQuery, version: int, counts: Mapping[CaseloadFilter, int]
    ) -> tuple[_Lines, int]:
        search, where, asked = _Search.of(query.search), where_of(query), replace(query.narrowed, whose="")
        length = counts[query.filter]
        if query.narrowed.whose and query.filter is CaseloadFilter.TEAM:
            length = _count(connection, where_of(_plain(query, CaseloadNarrowing(whose=query.narrowed.whose))))
        if not asked and search is None:
            total = length if query.contact_before is None else _count(connection, where)
            return _walked(connection, query, where), total
        if asked and length > SHORT_LIST and query.filter is not CaseloadFilter.ATTENTION:
            listed = query.narrowed.listed
            known = listed is not None and search is None and _only_listed(query)
            on_it = self._lists(connection, query, version)[listed] if known and listed is not None else None
            return _narrowed(connection, query, search, on_it)
        if search is None:
            return _walked(connection, query, where), _count(connection, where)
        return _searched(connection, query, search, length)

    def _counts(self, connection: Connection, query: CaseloadQuery, version: int) -> Mapping[CaseloadFilter, int]:
        key = (version, query.consultant, query.include_closed, query.today)
        if key not in self._counted:
            tabs = {tab: replace(_plain(query, CaseloadNarrowing()), filter=tab) for tab in CaseloadFilter}
            self._counted = {key: {tab: _count(connection, where_of(whole)) for tab, whole in tabs.items()}}
        return self._counted[key]

    def _lists(self, connection: Connection, query: CaseloadQuery, version: int) -> Mapping[CaseloadListKind, int]:
        key = (version, whose(query), query.today)
        if query.today is None:
            return {}
        if key not in self._listed:
            kept = {one: counts for one, counts in self._listed.items() if one[0] == version}
            self._listed = {**kept, key: list_counts(connection, query)}
        return self._listed[key]

    def forget_counts(self) -> None:
        """Marks were written without a change in the log: count again."""
        self._listed = {}


def _only_listed(query: CaseloadQuery) -> bool:
    """Whether the list alone narrows what shows, so that its count is the total."""
    alone = replace(query.narrowed, whose="", listed=None)
    whole = query.filter in (CaseloadFilter.MINE, CaseloadFilter.TEAM)
    return not alone and whole and query.contact_before is None and query.today is not None


def _plain(query: CaseloadQuery, narrowed: CaseloadNarrowing) -> CaseloadQuery:
    return replace(query, contact_before=None, search="", narrowed=narrowed)


def _narrowed(
    connection: Connection, query: CaseloadQuery, search: _Search | None, total: int | None
) -> tuple[_Lines, int]:
    """Of a long list: counted from the smallest set, and sorted from it when it is small; else met by walking along."""
    where = where_of(query)
    small = smallest(connection, query, COMMON)
    matches = {} if search is None else {"match": search.match(), "below": CLOSED_FROM << 1}
    found = _count_matches(connection, COMMON, **matches) if matches else COMMON
    if matches and (small is None or found < small[0]):
        size, along = found, search.read_through(where) if search is not None else where
        inside = where.and_(f"caseload_entry.entry IN (SELECT rowid {_MATCHES})", **matches)
    else:
        size, asked, values = small or (COMMON, "SELECT entry FROM caseload_entry", {})
        along = where if search is None else search.read_through(where)
        inside = along.and_(f"caseload_entry.entry IN ({asked})", **values)
    rows = _sorted(connection, query, inside) if size < RARE else _walked(connection, query, along)
    return rows, _count(connection, inside, COUNTED) if total is None else total


def _searched(connection: Connection, query: CaseloadQuery, search: _Search, length: int) -> tuple[_Lines, int]:
    where = where_of(query)
    read_through = search.read_through(where)
    if length <= SHORT_LIST or query.filter is CaseloadFilter.ATTENTION:
        return _walked(connection, query, read_through), _count(connection, read_through)
    matches = {"match": search.match(), "below": CLOSED_FROM << 1 if query.include_closed else CLOSED_FROM}
    total = _count_matches(connection, COUNTED, **matches)
    narrowed = whose(query) is not None or query.contact_before is not None
    if total > COMMON:
        rows = _walked(connection, query, read_through)
        return rows, _count(connection, read_through, COUNTED) if narrowed else total
    found = where.and_(f"caseload_entry.entry IN (SELECT rowid {_MATCHES})", **matches)
    return _sorted(connection, query, found), _count(connection, found) if narrowed else total


def walk(query: CaseloadQuery, where: Where) -> str:
    """What the first rows are met by, after SELECT: along the index of the order, or of the list that was chosen."""
    cut = f"{_order(query)} LIMIT :limit OFFSET :offset"
    if query.filter is CaseloadFilter.ATTENTION:
        return f"FROM {_ATTENTION} {where.sql} {cut}"
    if _by_since(query):
        index, theirs = (OF_ALL, "") if whose(query) is None else (OF_ONE, "l.consultant = :consultant AND ")
        return (
            f"FROM caseload_mark AS l INDEXED BY {index} CROSS JOIN caseload_entry ON caseload_entry.entry = l.entry "
            f"{where.sql} AND {theirs}l.kind = :kind0 AND l.from_on <= :day AND l.until_on >= :day {cut}"
        )
    mine = "" if whose(query) is None else "consultant_"
    return f"FROM caseload_entry INDEXED BY ix_caseload_entry_{mine}by_{_sort(query)} {where.sql} {cut}"


def numbers(connection: Connection, query: CaseloadQuery) -> tuple[tuple[UUID, str], ...]:
    """Id and number of every line of a view, in its order; read in one go, without what the window shows of them."""
    search, where = _Search.of(query.search), where_of(query)
    where = where if search is None else search.read_through(where)
    columns = caseload_entry.c.case_id, caseload_entry.c.number
    listed = text(f"SELECT caseload_entry.case_id, caseload_entry.number {walk(query, where)}").columns(*columns)
    rows = connection.execute(listed, {**where.values, "limit": -1, "offset": 0}).all()
    return tuple((case_id, number) for case_id, number in rows)


def _walked(connection: Connection, query: CaseloadQuery, where: Where) -> _Lines:
    return _rows(connection, query, walk(query, where), where)


def _sorted(connection: Connection, query: CaseloadQuery, where: Where) -> _Lines:
    """The rows, met by their numbers and then sorted: the numbers first, the rest only of what is shown."""
    if _by_since(query):
        return _walked(connection, query, where)
    table = "caseload_entry INDEXED BY ix_caseload_entry_sorting"
    if query.narrowed:  # more is asked of a line than that index holds
        table = "caseload_entry NOT INDEXED"
    numbers = f"SELECT entry FROM {table} {where.sql} {_order(query)} LIMIT :limit OFFSET :offset"
    rest = f"FROM caseload_entry NOT INDEXED WHERE entry IN ({numbers}) {_order(query)}"
    return _rows(connection, query, rest, where)


def _by_since(query: CaseloadQuery) -> bool:
    listed = query.narrowed.listed is not None and query.filter is not CaseloadFilter.ATTENTION
    return listed and query.sort is CaseloadSort.SINCE


def _sort(query: CaseloadQuery) -> CaseloadSort:
    return CaseloadSort.NEXT_STEP_ON if query.sort is CaseloadSort.SINCE else CaseloadSort(query.sort)


def _order(query: CaseloadQuery) -> str:
    way = " DESC" if query.descending else ""
    if _by_since(query):
        return f"ORDER BY l.from_on{way}, l.until_on{way}, l.entry{way}"
    return "ORDER BY " + ", ".join(f"{name}{way}" for name in (*CASELOAD_ORDERS[_sort(query)], "entry"))


def _rows(connection: Connection, query: CaseloadQuery, rest: str, where: Where) -> _Lines:
    named = ", ".join(f"caseload_entry.{name}" for name in _NAMES)
    listed = text(f"SELECT {named} {rest}").columns(*_COLUMNS)
    cut = {"limit": -1 if query.limit is None else query.limit, "offset": query.offset}
    return connection.execute(listed, {**where.values, **cut}).all()


def _count(connection: Connection, where: Where, most: int = -1) -> int:
    counted = text(f"SELECT count(*) FROM (SELECT 1 FROM caseload_entry {where.sql} LIMIT {most})")
    return int(connection.execute(counted, where.values).scalar_one())


def _count_matches(connection: Connection, most: int, **matches: Any) -> int:
    counted = text(f"SELECT count(*) FROM (SELECT 1 {_MATCHES} LIMIT {most})")
    return int(connection.execute(counted, matches).scalar_one())


def _did_you_mean(connection: Connection, typed: str) -> str | None:
    """The search with one word put right to a last name or another word that is near, when that finds somebody."""
    spoken = typed.split()
    for place, word in enumerate(spoken):
        plain = "".join(words_of(word))
        if len(plain) < 4 or not plain.isalpha() or _finds(connection, word):
            continue
        for near in (_last_name_near, spelling.word_near):
            name = near(connection, plain)
            if name is not None:
                put_right = " ".join((*spoken[:place], name, *spoken[place + 1 :]))
                if _finds(connection, put_right):
                    return put_right
        return None
    return None


def _finds(connection: Connection, typed: str) -> bool:
    search = _Search.of(typed)
    return search is not None and _count_matches(connection, 1, match=search.match(), below=CLOSED_FROM << 1) > 0


def _last_name_near(connection: Connection, word: str) -> str | None:
    """The last name most people have of those one slip away."""
    near = _one_slip_away(word)
    values = {f"name{place}": name for place, name in enumerate(near)}
    named = ", ".join(f":{name}" for name in values)
    commonest = text(
        f"SELECT last_name FROM caseload_entry WHERE by_last_name IN ({named}) "
        "GROUP BY by_last_name ORDER BY count(*) DESC, by_last_name LIMIT 1"
    )
    return connection.execute(commonest, values).scalar()


def _one_slip_away(word: str) -> list[str]:
    """Every word that one letter too many, too few, wrong or two swapped ones turn into this one."""
    parts = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    less = [left + right[1:] for left, right in parts if right]
    swapped = [left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1]
    other = [left + sign + right[1:] for left, right in parts if right for sign in string.ascii_lowercase]
    more = [left + sign + right for left, right in parts for sign in string.ascii_lowercase]
    return sorted({*less, *swapped, *other, *more} - {word})
