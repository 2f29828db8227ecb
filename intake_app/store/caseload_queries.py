"""Lists the caseload: filters, orders, search as you type, and a spelling to offer. Written for SQLite.

Three ways to search, each quick where the others are not: a short list is read through; rare words come from the index
and are sorted; common words ("de") are met soon enough by walking along the list in its order. The index for each walk
is named, so that no planner can choose a slow one.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from intake_app.domain.vocabulary import NextStepOwner
from intake_app.store.caseload import CaseloadFilter, CaseloadPage, CaseloadQuery, CaseloadRow, CaseloadSort
from intake_app.store.search import CLOSED_FROM, words_of
from intake_app.store.tables import CASELOAD_ORDERS, caseload_entry

SHORT_LIST = 2_000
COMMON = 6_000
COUNTED = 10_000
"""A search is counted up to here; above it the total is this number."""

_NAMES = tuple(one.name for one in fields(CaseloadRow))
_COLUMNS = tuple(caseload_entry.c[name] for name in _NAMES)
_MATCHES = "FROM caseload_search WHERE caseload_search MATCH :match AND rowid < :below"
_ATTENTION = "caseload_entry INDEXED BY ix_caseload_entry_consultant_by_attention_on"
_TO_MOVE = {
    CaseloadFilter.CONSULTANT_TO_MOVE: NextStepOwner.CONSULTANT.value,
    CaseloadFilter.RESIDENT_TO_MOVE: NextStepOwner.RESIDENT.value,
}


@dataclass(frozen=True, slots=True)
class _Where:
    """Conditions on caseload_entry, with the values they name."""

    conditions: tuple[str, ...] = ("1",)
    values: Mapping[str, Any] = field(default_factory=dict)

    def and_(self, condition: str, **values: Any) -> _Where:
        """One more condition."""
        return _Where((*self.conditions, condition), {**self.values, **values})

    @property
    def sql(self) -> str:
        return "WHERE " + " AND ".join(self.conditions)


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

    def read_through(self, where: _Where) -> _Where:
        """For reading through the list."""
        words = list(dict.fromkeys(word for way in self.ways for word in way))
        begins = {word: f"instr(words, :word{place})" for place, word in enumerate(words)}
        either = " OR ".join("(" + " AND ".join(begins[word] for word in way) + ")" for way in self.ways)
        return where.and_(f"({either})", **{f"word{place}": f" {word}" for place, word in enumerate(words)})


class CaseloadList:
    """The caseload of one vault. Keeps the counts of the tabs until something changes."""

    def __init__(self) -> None:
        self._counted: dict[tuple[int, str, bool, date | None], Mapping[CaseloadFilter, int]] = {}

    def page(self, connection: Connection, query: CaseloadQuery, version: int) -> CaseloadPage:
        """One page. `version` is anything that differs after every change in the vault."""
        counts = self._counts(connection, query, version)
        search, where = _Search.of(query.search), _where(query)
        if search is None:
            total = counts[query.filter] if query.contact_before is None else _count(connection, where)
            return CaseloadPage(rows=_walked(connection, query, where), total=total, counts=counts)
        rows, total = _searched(connection, query, search, counts[query.filter])
        meant = None if total else _did_you_mean(connection, query.search)
        return CaseloadPage(rows=rows, total=total, counts=counts, did_you_mean=meant)

    def _counts(self, connection: Connection, query: CaseloadQuery, version: int) -> Mapping[CaseloadFilter, int]:
        key = (version, query.consultant, query.include_closed, query.today)
        if key not in self._counted:
            tabs = {tab: replace(query, filter=tab, contact_before=None) for tab in CaseloadFilter}
            self._counted = {key: {tab: _count(connection, _where(whole)) for tab, whole in tabs.items()}}
        return self._counted[key]


def _where(query: CaseloadQuery) -> _Where:
    where = _Where()
    if query.filter is CaseloadFilter.ATTENTION:
        due = (query.today or date.min).isoformat()
        where = where.and_("by_attention_on <= :due", due=due)
    elif not query.include_closed:
        where = where.and_(f"entry < {CLOSED_FROM}")
    if query.filter is not CaseloadFilter.TEAM:
        where = where.and_("consultant = :consultant", consultant=query.consultant)
    if query.filter in _TO_MOVE:
        where = where.and_("next_step_owner = :owner", owner=_TO_MOVE[query.filter])
    if query.contact_before is not None:
        between = {"never": date.min.isoformat(), "before": query.contact_before.isoformat()}
        where = where.and_("by_last_contact_on > :never AND by_last_contact_on < :before", **between)
    return where


def _searched(
    connection: Connection, query: CaseloadQuery, search: _Search, length: int
) -> tuple[tuple[CaseloadRow, ...], int]:
    where = _where(query)
    read_through = search.read_through(where)
    if length <= SHORT_LIST or query.filter is CaseloadFilter.ATTENTION:
        return _walked(connection, query, read_through), _count(connection, read_through)
    matches = {"match": search.match(), "below": CLOSED_FROM << 1 if query.include_closed else CLOSED_FROM}
    total = _count_matches(connection, COUNTED, **matches)
    narrowed = query.filter is not CaseloadFilter.TEAM or query.contact_before is not None
    if total > COMMON:
        rows = _walked(connection, query, read_through)
        return rows, _count(connection, read_through, COUNTED) if narrowed else total
    found = where.and_(f"entry IN (SELECT rowid {_MATCHES})", **matches)
    return _sorted(connection, query, found), _count(connection, found) if narrowed else total


def _walked(connection: Connection, query: CaseloadQuery, where: _Where) -> tuple[CaseloadRow, ...]:
    """The rows, met by walking along the index of the order asked for; the few that ask for attention by their own."""
    if query.filter is CaseloadFilter.ATTENTION:
        rest = f"FROM {_ATTENTION} {where.sql} {_order(query)} LIMIT :limit OFFSET :offset"
        return _rows(connection, query, rest, where)
    whose = "" if query.filter is CaseloadFilter.TEAM else "consultant_"
    table = f"caseload_entry INDEXED BY ix_caseload_entry_{whose}by_{CaseloadSort(query.sort)}"
    return _rows(connection, query, f"FROM {table} {where.sql} {_order(query)} LIMIT :limit OFFSET :offset", where)


def _sorted(connection: Connection, query: CaseloadQuery, where: _Where) -> tuple[CaseloadRow, ...]:
    """The rows, met by their numbers and then sorted: the numbers first, the rest only of what is shown."""
    table = "caseload_entry INDEXED BY ix_caseload_entry_sorting"
    numbers = f"SELECT entry FROM {table} {where.sql} {_order(query)} LIMIT :limit OFFSET :offset"
    rest = f"FROM caseload_entry NOT INDEXED WHERE entry IN ({numbers}) {_order(query)}"
    return _rows(connection, query, rest, where)


def _order(query: CaseloadQuery) -> str:
    way = " DESC" if query.descending else ""
    return "ORDER BY " + ", ".join(f"{name}{way}" for name in (*CASELOAD_ORDERS[CaseloadSort(query.sort)], "entry"))


def _rows(connection: Connection, query: CaseloadQuery, rest: str, where: _Where) -> tuple[CaseloadRow, ...]:
    listed = text(f"SELECT {', '.join(_NAMES)} {rest}").columns(*_COLUMNS)
    cut = {"limit": -1 if query.limit is None else query.limit, "offset": query.offset}
    rows = connection.execute(listed, {**where.values, **cut}).all()
    return tuple(CaseloadRow(**dict(zip(_NAMES, row, strict=True))) for row in rows)


def _count(connection: Connection, where: _Where, most: int = -1) -> int:
    counted = text(f"SELECT count(*) FROM (SELECT 1 FROM caseload_entry {where.sql} LIMIT {most})")
    return int(connection.execute(counted, where.values).scalar_one())


def _count_matches(connection: Connection, most: int, **matches: Any) -> int:
    counted = text(f"SELECT count(*) FROM (SELECT 1 {_MATCHES} LIMIT {most})")
    return int(connection.execute(counted, matches).scalar_one())


def _did_you_mean(connection: Connection, typed: str) -> str | None:
    """The search with one word put right to a last name that is one slip away, when that finds somebody."""
    spoken = typed.split()
    for place, word in enumerate(spoken):
        plain = "".join(words_of(word))
        if len(plain) < 4 or not plain.isalpha() or _finds(connection, word):
            continue
        name = _last_name_near(connection, plain)
        if name is not None:
            put_right = " ".join((*spoken[:place], name, *spoken[place + 1 :]))
            return put_right if _finds(connection, put_right) else None
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
