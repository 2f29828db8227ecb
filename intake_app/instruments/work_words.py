"""The shipped words of work (resources/matching/woorden.toml) and towns, for matching."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from intake_app import paths
from intake_app.domain.matching_lexicon import Concept, Lexicon, Quality, WordList, folded
from intake_app.domain.matching_travel import Spot

_FOLDER = paths.RESOURCES / "matching"
_WHOLE, _MANNERS, _PAPERS, _LOOSE, _QUALITIES, _KINDS = "alle", "manieren", "bewijs", "los", "kenmerken", "soorten"


@functools.cache
def lexicon() -> Lexicon:
    """The one reader of words of work; it remembers what it read."""
    return Lexicon(word_list())


@functools.cache
def word_list() -> WordList:
    """The words as they are shipped."""
    tables = tomllib.loads((_FOLDER / "woorden.toml").read_text("utf-8"))
    loose, qualities = tables.pop(_LOOSE), tables.pop(_QUALITIES)
    manners, papers, kinds = tables.pop(_MANNERS), tables.pop(_PAPERS), tables.pop(_KINDS)
    return WordList(
        work=(*_trades(tables, kinds), *(Concept(name, _words(one["woorden"])) for name, one in _parts(kinds))),
        manners=tuple(Concept(name, _words(line)) for name, line in _parts(manners)),
        papers=tuple(_paper(name, line) for name, line in _parts(papers)),
        qualities=tuple(
            Quality(name, _words(line["woorden"]), frozenset(line["tegen"])) for name, line in qualities.items()
        ),
        loose=frozenset(folded(word) for line in loose.values() for word in _words(line)),
    )


@functools.cache
def towns() -> Mapping[str, Spot]:
    """Towns by name in small letters without accents, with about where they lie."""
    shipped = tomllib.loads((_FOLDER / "plaatsen.toml").read_text("utf-8"))
    return {folded(name): Spot(float(north), float(east)) for name, (north, east) in shipped["plaatsen"].items()}


def spot_of(town: str) -> Spot | None:
    """Where a town lies, or None when it is not in the list."""
    return towns().get(folded(town.strip()))


def _parts(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, line) for name, line in table.items() if name != _WHOLE)


def _trades(tables: Mapping[str, Mapping[str, Any]], kinds: Mapping[str, Any]) -> Iterator[Concept]:
    """Every trade with its parts. A trade stands under the kinds of work that name it."""
    above: dict[str, list[str]] = {}
    for kind, line in _parts(kinds):
        for name in line["omvat"]:
            above.setdefault(name, []).append(kind)
    for name, table in tables.items():
        yield Concept(name, _words(table[_WHOLE]), tuple(above.get(name, ())))
        for part, line in _parts(table):
            words, trades = (line, [name]) if isinstance(line, str) else (line["woorden"], line["hoort_bij"])
            yield Concept(part, _words(words), (*trades, *above.get(part, ())))


def _paper(name: str, line: str | Mapping[str, Any]) -> Concept:
    if isinstance(line, str):
        return Concept(name, _words(line))
    return Concept(name, _words(line["woorden"]), tuple(line["omvat"]))


def _words(line: str) -> tuple[str, ...]:
    return tuple(word for word in (part.strip() for part in line.split(",")) if word)
