"""In which direction each letter of a text runs, and in what order the parts of a line stand on paper.

The bidirectional algorithm of Unicode (annex 9) for text with isolates and no other embeddings: names and numbers keep
running from left to right inside a sentence that runs from right to left, and the other way about.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from intake_app.bilingual import ISOLATES
from intake_app.i18n import language, runs_right_to_left

_STRONG = frozenset({"L", "R"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_HOLE = "\ufffc"
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_MOST_OPEN = 63


def mirrored() -> bool:
    """Whether the print that is being made runs from right to left as a whole, with its columns and its margins."""
    return runs_right_to_left(language())


def levels(text: str, *, right: bool) -> list[int]:
    """The level of every letter: an even one runs from left to right, an odd one from right to left.

    `right`: the text as a whole runs from right to left.
    """
    if not right and text.isascii():
        return [0] * len(text)
    parts = list(_isolates(text))
    if not parts:
        return _levels(text, right=right)
    around = list(_levels(_with_holes(text, parts), right=right))
    found: list[int] = []
    at = 0
    for first, last in parts:
        found += around[: first - at]
        del around[: first - at + 1]
        backward = text[first] == ISOLATES[1]
        inside = levels(text[first + 1 : last], right=backward)
        rise = 2 * int(right or not backward)
        found += [int(right), *(level + rise for level in inside), *([int(right)] if last < len(text) else [])]
        at = last + 1
    return found + around


def _isolates(text: str) -> Iterator[tuple[int, int]]:
    """The outermost parts between signs that isolate: the place of the first sign and of the last."""
    depth, first = 0, 0
    for place, letter in enumerate(text):
        if letter in ISOLATES[:2]:
            first = place if not depth else first
            depth += 1
        elif letter == ISOLATES[2] and depth:
            depth -= 1
            if not depth:
                yield first, place
    if depth:
        yield first, len(text)


def _with_holes(text: str, parts: Sequence[tuple[int, int]]) -> str:
    """The text with one sign without a direction in the place of each part."""
    whole, at = "", 0
    for first, last in parts:
        whole += text[at:first] + _HOLE
        at = last + 1
    return whole + text[at:]


def _levels(text: str, *, right: bool) -> list[int]:
    base = int(right)
    told = [_kind(letter) for letter in text]
    kinds = _weak(told, "R" if right else "L")
    _brackets(text, told, kinds, base)
    _neutral(kinds, base)
    found = [_level(kind, base) for kind in kinds]
    for place in reversed(range(len(text))):  # blanks at the end run with the whole (L1)
        if told[place] not in ("WS", "S", "B"):
            break
        found[place] = base
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """The places of a line from left to right on paper (L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        turned: list[int] = []
        for high, group in groupby([(found[at] >= level, at) for at in order], itemgetter(0)):
            some = [at for _high, at in group]
            turned += reversed(some) if high else some
        order = turned
    return order


def _kind(letter: str) -> str:
    kind = unicodedata.bidirectional(letter) or "L"
    return "ON" if kind in _IGNORED else kind


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(told: Sequence[str], start: str) -> list[str]:
    """Numbers, the signs in and around them, and marks on letters (W1 to W7)."""
    kinds = list(told)
    before = start
    for place, kind in enumerate(kinds):  # W1: a mark is as the letter that it stands on
        kinds[place] = before = before if kind == "NSM" else kind
    _european(kinds, start)
    _separators(kinds)
    _terminators(kinds)
    strong = start
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
    return kinds


def _european(kinds: list[str], start: str) -> None:
    """W2, W3: digits after Arabic letters are Arabic; those letters are right to left like others."""
    strong = start
    for place, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
    for place, kind in enumerate(kinds):
        kinds[place] = "R" if kind == "AL" else kind


def _separators(kinds: list[str]) -> None:
    """W4: one separator between two digits of a kind belongs to the number."""
    for place in range(1, len(kinds) - 1):
        left, right = kinds[place - 1], kinds[place + 1]
        if left != right or left not in ("EN", "AN"):
            continue
        if kinds[place] == "CS" or (kinds[place] == "ES" and left == "EN"):
            kinds[place] = left


def _terminators(kinds: list[str]) -> None:
    """W5: signs such as % and € beside digits belong to the number."""
    for first, last in _stretches(kinds, frozenset({"ET"})):
        around = {kinds[at] for at in (first - 1, last) if 0 <= at < len(kinds)}
        if "EN" in around:
            kinds[first:last] = ["EN"] * (last - first)


def _brackets(text: str, told: Sequence[str], kinds: list[str], base: int) -> None:
    """N0: both brackets of a pair run the same way, that of the whole when anything inside them does."""
    own = "R" if base else "L"
    for first, last in sorted(_bracket_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[first + 1 : last]} - {""}
        if own in inside:
            both = own
        elif inside:
            before = next((found for kind in reversed(kinds[:first]) if (found := _strong(kind))), own)
            both = before if before in inside else own
        else:
            continue
        for place in (first, last):
            kinds[place] = both
            while place + 1 < len(text) and told[place + 1] == "NSM":
                place += 1
                kinds[place] = both


def _bracket_pairs(text: str, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for place, letter in enumerate(text):
        if kinds[place] != "ON":
            continue
        if letter in _PAIRS:
            if len(waiting) == _MOST_OPEN:
                return
            waiting.append((_PAIRS[letter], place))
        for at in reversed(range(len(waiting))):
            if waiting[at][0] == letter:
                yield waiting[at][1], place
                del waiting[at:]
                break


def _strong(kind: str) -> str:
    """The direction that counts for what stands around it; a number counts as right to left."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _neutral(kinds: list[str], base: int) -> None:
    """N1, N2: blanks and stops go with both neighbours when these agree, else with the whole."""
    own = "R" if base else "L"
    for first, last in _stretches(kinds, _NEUTRAL):
        before = _strong(kinds[first - 1]) if first else own
        after = _strong(kinds[last]) if last < len(kinds) else own
        kinds[first:last] = [before if before == after else own] * (last - first)


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> list[tuple[int, int]]:
    """Where kinds of a sort stand after each other: first place, and the place after the last."""
    found: list[tuple[int, int]] = []
    for place, kind in enumerate(kinds):
        if kind not in wanted:
            continue
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
