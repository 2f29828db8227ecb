"""Finds the line of a table or key in a TOML file. Used only when something is wrong: tomllib keeps no places."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

Step = str | int
"""One step of the path to a value: the name of a table or key, or the index of a repeated table or list entry."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*["']?([A-Za-z0-9_\-]+)["']?\s*=\s*(.*)$""")
_SYNTAX = re.compile(r"\(at line (\d+), column \d+\)")
_LIST_ENTRY = re.compile(r"""^\s*(["']|-?\d)""")


@dataclass(frozen=True, slots=True)
class _Mark:
    path: tuple[Step, ...]
    line: int


def line_of(text: str, where: tuple[Step, ...]) -> int:
    """Line (from 1) of the value at `where`; of the first of a repeated table; else of the nearest table above it."""
    exact, inside = _lines(text)
    if where in exact:
        return exact[where]
    if where and where in inside:
        return inside[where]
    above = (exact[where[:length]] for length in range(len(where) - 1, 0, -1) if where[:length] in exact)
    return next(above, 1)


@functools.lru_cache(maxsize=2)
def _lines(text: str) -> tuple[dict[tuple[Step, ...], int], dict[tuple[Step, ...], int]]:
    """The first line of every path, and of the first path inside every path; kept while faults are written down."""
    exact: dict[tuple[Step, ...], int] = {}
    inside: dict[tuple[Step, ...], int] = {}
    for mark in _marks(text):
        exact.setdefault(mark.path, mark.line)
        for length in range(1, len(mark.path)):
            inside.setdefault(mark.path[:length], mark.line)
    return exact, inside


def place_name(text: str, where: tuple[Step, ...]) -> str:
    """The place in words: `item "financien", plain_nl`. Repeated tables are named by their id, else by number."""
    words: list[str] = []
    node = _parsed(text)
    for step in where:
        node = _child(node, step)
        if isinstance(step, int) and words:
            words[-1] += f" {_name_of(node, step)}"
        else:
            words.append(str(step))
    return ", ".join(words)


@functools.lru_cache(maxsize=2)
def _parsed(text: str) -> object:
    """The tables of a file; kept while its faults are written down, one after the other."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def syntax_error_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line a TOML syntax error speaks of; the last line when it speaks of the end of the file."""
    found = _SYNTAX.search(str(error))
    return int(found.group(1)) if found else max(1, text.count("\n") + 1)


def _child(node: object, step: Step) -> object:
    if isinstance(step, str):
        return node.get(step) if isinstance(node, dict) else None
    return node[step] if isinstance(node, list) and step < len(node) else None


def _name_of(node: object, index: int) -> str:
    if isinstance(node, dict):
        for key in ("id", "item", "word"):
            if isinstance(node.get(key), str):
                return f'"{node[key]}"'
    return str(index + 1)


@functools.lru_cache(maxsize=2)
def _marks(text: str) -> tuple[_Mark, ...]:
    return tuple(_find_marks(text))


def _find_marks(text: str) -> Iterator[_Mark]:
    """Every table header, key and list entry with its path. Knows the TOML these files use, not all of TOML."""
    counts: dict[tuple[Step, ...], int] = {}
    table: tuple[Step, ...] = ()
    listed: tuple[tuple[Step, ...], int] | None = None
    quote = ""
    for number, line in enumerate(text.splitlines(), 1):
        if quote:
            quote = "" if quote in line else quote
            continue
        if listed is not None:
            key_path, position = listed
            if _LIST_ENTRY.match(line):
                yield _Mark((*key_path, position), number)
                listed = (key_path, position + 1)
            if line.rstrip().endswith("]"):
                listed = None
            continue
        if header := _HEADER.match(line):
            table = _table_path(header.group(2), header.group(1) == "[[", counts)
            yield _Mark(table, number)
        elif key := _KEY.match(line):
            path = (*table, key.group(1))
            yield _Mark(path, number)
            value = key.group(2)
            quote = next((q for q in ('"""', "'''") if value.startswith(q) and q not in value[3:]), "")
            if value.startswith("["):
                closed = "]" in value
                yield from (_Mark((*path, index), number) for index in range(value.count(",") + 1) if closed)
                listed = None if closed else (path, 0)


def _table_path(name: str, repeated: bool, counts: dict[tuple[Step, ...], int]) -> tuple[Step, ...]:
    path: tuple[Step, ...] = ()
    steps = name.split(".")
    for depth, step in enumerate(steps, 1):
        path = (*path, step)
        if repeated and depth == len(steps):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
