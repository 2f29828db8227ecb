"""The words of a municipality's text in another language than Dutch, found from the words that were printed.

A plan keeps the Dutch words that were agreed. On paper in another language, or with one under the Dutch, the same
sentences are looked up, with the names that stand in them; words that are not a text's own stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from intake_app.instruments.textblocks import TextBlock

_BRACES = re.compile(r"\\\{([^{}]*)\\\}")
_SHORTEST = 12


class BlockWords:
    """The sentences of text blocks in Dutch and in English."""

    def __init__(self, blocks: Iterable[TextBlock]) -> None:
        known = [(block, nl, en) for block in blocks for nl, en in block.sentences]
        self._known = sorted(known, key=lambda one: -len(one[1]))

    def in_english(self, printed: str) -> str:
        """The printed words in English when every one of them is a sentence of a text, else as they are."""
        rest, found = printed.strip(), []
        if len(rest) < _SHORTEST:
            return printed
        while rest:
            step = self._next(rest)
            if step is None:
                return printed
            words, length = step
            between = rest[length : len(rest) - len(rest[length:].lstrip())]
            found += [words, "\n" if "\n" in between else " " if between else ""]
            rest = rest[length:].lstrip()
        return "".join(found)

    def _next(self, rest: str) -> tuple[str, int] | None:
        for block, dutch, english in self._known:
            match = _pattern(dutch).match(rest)
            if match and english:
                return english.format(**_names(block, match)), match.end()
        return None


@cache
def _pattern(dutch: str) -> re.Pattern[str]:
    """The sentence with any name where it leaves one open."""
    seen: set[str] = set()

    def name(found: re.Match[str]) -> str:
        again = found.group(1) in seen
        seen.add(found.group(1))
        return f"(?P={found.group(1)})" if again else f"(?P<{found.group(1)}>.+?)"

    return re.compile(_BRACES.sub(name, re.escape(dutch)) + r"(?=\s|$)")


def _names(block: TextBlock, match: re.Match[str]) -> dict[str, str]:
    dutch, english = dict(block.defaults), dict(block.defaults_en)
    return {name: _name(words, dutch.get(name, ""), english.get(name, "")) for name, words in match.groupdict().items()}


def _name(words: str, dutch: str, english: str) -> str:
    """The name in English: "de gemeente Rijnveen" is "the municipality of Rijnveen"."""
    if not dutch or not english or not words.startswith(dutch):
        return words
    rest = words.removeprefix(dutch)
    return english if not rest else f"{english} of{rest}" if rest[0] == " " else words
