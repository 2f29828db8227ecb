"""Taking a name apart the Dutch way: first names, infix ("van den"), last name. A guess that people can correct."""

from __future__ import annotations

from dataclasses import dataclass

# fmt: off
_INFIXES = frozenset({
    "aan", "bij", "d'", "da", "de", "del", "den", "der", "des", "di", "do", "dos", "du", "el", "het", "in", "la",
    "le", "les", "'s", "'t", "te", "ten", "ter", "thoe", "tot", "uit", "uijt", "van", "vande", "vanden", "vander",
    "vd", "vom", "von", "voor", "zu", "zum", "zur",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class NameParts:
    """The three parts of a name; only the first is always there."""

    first_name: str
    infix: str = ""
    last_name: str = ""


def take_apart(typed: str) -> NameParts:
    """Take "Ria van den Bosch" apart into Ria, van den, Bosch; "Bosch, Ria van den" too.

    Without an infix the first word is the first name and the rest the last name: Mohamed, Ait Hammou.
    """
    last, comma, rest = typed.partition(",")
    if comma and rest.strip():
        return _after_comma(last.split(), rest.split())
    words = typed.split()
    start = next((n for n, word in enumerate(words) if n > 0 and _is_infix(word)), None)
    if start is None:
        return NameParts(words[0] if words else "", "", " ".join(words[1:]))
    end = start
    while end < len(words) - 1 and _is_infix(words[end]):
        end += 1
    return NameParts(" ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:]))


def _after_comma(last: list[str], rest: list[str]) -> NameParts:
    start = next((n for n, word in enumerate(rest) if n > 0 and _is_infix(word)), len(rest))
    return NameParts(" ".join(rest[:start]), " ".join(rest[start:]), " ".join(last))


def _is_infix(word: str) -> bool:
    return word.casefold().replace("’", "'") in _INFIXES
