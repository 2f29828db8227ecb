"""Letters that run from right to left: joined as they are written, and in the order in which they stand on paper.

The joining of Arabic letters; which part of a line runs which way stands in `direction`. Vowel marks stay with their
letter.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_LEFT = frozenset({"L"})
_DIGITS = frozenset({"AN", "EN"})
_TATWEEL = "\u0640"
_LAM = "\u0644"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def begins_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left; then the whole text is set to the right."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _RIGHT or direction in _LEFT:
            return direction in _RIGHT
    return False


def as_drawn(text: str) -> str:
    """The letters of a part that runs from right to left, each in its joined form, from left to right on paper."""
    clusters = _joined(_clusters(text))
    drawn: list[str] = []
    for digits, group in groupby(reversed(clusters), key=_is_digit):
        some = list(group)
        drawn += reversed(some) if digits else some
    return "".join(drawn).translate(_MIRRORED)


def _is_digit(cluster: str) -> bool:
    return unicodedata.bidirectional(cluster[0]) in _DIGITS


def _clusters(text: str) -> list[str]:
    """Letters with the marks that stand on them."""
    clusters: list[str] = []
    for letter in text:
        if clusters and unicodedata.category(letter) == "Mn":
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Per letter (or lam with alef) its forms by position, as the Unicode database lists them."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        position = kind.strip("<>")
        base = "".join(chr(int(letter, 16)) for letter in letters)
        lam_alef = len(base) == 2 and base[0] == _LAM and base[1] in "\u0622\u0623\u0625\u0627"
        if position in ("isolated", "initial", "medial", "final") and (len(base) == 1 or lam_alef):
            forms.setdefault(base, {}).setdefault(position, chr(code))
    return forms


def _joins_after(letter: str) -> bool:
    return letter == _TATWEEL or "initial" in _forms().get(letter, {})


def _joins_before(letter: str) -> bool:
    return letter == _TATWEEL or "final" in _forms().get(letter, {})


def _joined(clusters: list[str]) -> list[str]:
    """Each letter in the form that its neighbours ask for; lam and alef become one."""
    result: list[str] = []
    place, before = 0, ""
    while place < len(clusters):
        letter, marks = clusters[place][0], clusters[place][1:]
        after = clusters[place + 1][0] if place + 1 < len(clusters) else ""
        from_right = bool(before) and _joins_after(before) and _joins_before(letter)
        if after and letter + after in _forms():
            marks += clusters[place + 1][1:]
            result.append(_forms()[letter + after]["final" if from_right else "isolated"] + marks)
            before = after
            place += 2
            continue
        to_left = bool(after) and _joins_after(letter) and _joins_before(after)
        position = ("medial" if from_right else "initial") if to_left else ("final" if from_right else "isolated")
        result.append(_forms().get(letter, {}).get(position, letter) + marks)
        before = letter
        place += 1
    return result
