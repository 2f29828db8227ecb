"""What an organisation calls the resident and the consultant, in every Dutch text of the program (N01).

The texts say "inwoner" and "consulent"; where an organisation chose other words, these stand in their place on every
screen and print. What people typed, what was signed and what a law says is never changed. English has its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from intake_app.catalogue import reword_with

RESIDENT, CONSULTANT = "inwoner", "consulent"
_MANY = {
    "inwoner": "inwoners",
    "deelnemer": "deelnemers",
    "kandidaat": "kandidaten",
    "bezoeker": "bezoekers",
    "klant": "klanten",
    "cliënt": "cliënten",
    "bewoner": "bewoners",
    "consulent": "consulenten",
    "klantmanager": "klantmanagers",
    "loopbaanbegeleider": "loopbaanbegeleiders",
    "coach": "coaches",
    "begeleider": "begeleiders",
    "gids": "gidsen",
}
SUGGESTED_RESIDENT = ("inwoner", "deelnemer", "kandidaat", "bezoeker", "klant", "cliënt")
SUGGESTED_CONSULTANT = ("consulent", "klantmanager", "loopbaanbegeleider", "coach", "begeleider")
_ARTICLES = {"de": "het", "deze": "dit", "die": "dat", "elke": "elk", "iedere": "ieder", "onze": "ons"}
_FOUND = re.compile(
    rf"(?<![\w{{-])(?:(?P<article>{'|'.join(_ARTICLES)}) )?(?P<name>inwoners?|consulent(?:en)?)(?![\w}}-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """One word for somebody: singular, plural, and whether "het" belongs before the singular."""

    one: str
    many: str
    neuter: bool = False

    @classmethod
    def of(cls, one: str, many: str = "") -> Name:
        """The name that was filled in: "deelnemer", or "het gezinslid" with its plural where that is not known."""
        article, _space, rest = one.strip().partition(" ")
        neuter = article.casefold() == "het" and bool(rest.strip())
        word = rest.strip() if neuter or (article.casefold() == "de" and rest.strip()) else one.strip()
        return cls(word, many.strip() or _MANY.get(word) or _plural(word), neuter)


def _plural(word: str) -> str:
    """The plural as most Dutch words for people have it; whoever needs another fills it in."""
    return f"{word}s" if word.endswith(("er", "aar", "or", "el", "ier")) else f"{word}en"


_ordinary: Mapping[str, Name] = {}
_chosen: Mapping[str, Name] = _ordinary
_as_written: ContextVar[bool] = ContextVar("as written", default=False)


def name_people(resident: Name | None = None, consultant: Name | None = None) -> bool:
    """Use these words from now on, everywhere; None is the ordinary one. Returns whether anything changed."""
    global _chosen
    wanted = {
        plain: name
        for plain, name in ((RESIDENT, resident), (CONSULTANT, consultant))
        if name is not None and name.one and (name.one, name.many) != (plain, _MANY[plain])
    }
    if wanted == _chosen:
        return False
    _chosen = wanted
    _worded.cache_clear()
    reword_with(reworded if wanted else None)
    return True


def own_words() -> frozenset[str]:
    """The words that this organisation chose itself, so that nothing frowns at them."""
    return frozenset(word.casefold() for name in _chosen.values() for word in (name.one, name.many))


@contextmanager
def as_written() -> Iterator[None]:
    """For a while, in this thread only: the ordinary words, so that what was signed keeps its code."""
    token = _as_written.set(True)
    try:
        yield
    finally:
        _as_written.reset(token)


def reworded(text: str) -> str:
    """A Dutch text of the program in the words of this organisation."""
    if not _chosen or _as_written.get():
        return text
    return _worded(text)


@lru_cache(4096)
def _worded(text: str) -> str:
    return _FOUND.sub(_instead, text)


def _instead(found: re.Match[str]) -> str:
    article, said = found["article"] or "", found["name"]
    many = said.casefold() in (_MANY[RESIDENT], _MANY[CONSULTANT])
    plain = RESIDENT if said.casefold().startswith(RESIDENT) else CONSULTANT
    name = _chosen.get(plain)
    if name is None:
        return found[0]
    word = _as(said, name.many if many else name.one)
    if not article:
        return word
    neuter = name.neuter and not many
    return f"{_as(article, _ARTICLES[article.casefold()]) if neuter else article} {word}"


def _as(model: str, word: str) -> str:
    """The word with a capital where the model has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
