"""Reading Dutch words of work: plurals, small words, compounds, synonyms and small typing errors, to concepts.

What two texts share is asked of their readings. A concept stands under its kind of work: "orderpicken" under
"magazijn". A word that the list does not know stands for itself, so that it still finds the same word elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE_S = re.compile(r"['’](s\b)?")
_LONGEST_PHRASE = 4
_SMALL = ("etjes", "tjes", "pjes", "kjes", "jes", "etje", "tje", "pje", "kje", "je")
_LINKS = ("", "s", "en", "e", "n")
_SHORTEST_PART, _LONG_PART = 3, 6
_TYPO_FROM, _TWO_TYPOS_FROM = 7, 11
_KEPT_WORDS = 200_000
_DENIALS = frozenset({"niet", "geen", "zonder", "nooit"})


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 the library's name


@dataclass(frozen=True, slots=True)
class Concept:
    """Something people do, a manner of working, or a paper. `broader` are the concepts it stands under."""

    id: str
    words: tuple[str, ...]
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """How a place of work is ("buiten"). `opposite` names what it excludes."""

    id: str
    words: tuple[str, ...]
    opposite: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WordList:
    """The shipped words: work, manners and papers, qualities of places, and words that say nothing by themselves."""

    work: tuple[Concept, ...]
    manners: tuple[Concept, ...]
    papers: tuple[Concept, ...]
    qualities: tuple[Quality, ...]
    loose: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text speaks of. `terms` are work; a word outside the list stands there with a tilde.

    `wide` holds the terms and everything they stand under.
    """

    terms: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    manners: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    paper_names: frozenset[str] = frozenset()
    """The papers without those they make unnecessary."""

    @property
    def recognised(self) -> bool:
        """Whether at least one word of work is in the list, so that "not the same work" can be said at all."""
        return any(not term.startswith("~") for term in self.terms)

    def shares(self, other: Reading) -> bool:
        """Whether both speak of the same work, or one of a part of the other's."""
        return not (self.terms.isdisjoint(other.wide) and self.wide.isdisjoint(other.terms))

    def covers(self, other: Reading) -> bool:
        """Whether the other speaks of this work or of a part of it."""
        return not self.terms.isdisjoint(other.wide)


NOTHING = Reading()


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _tokens(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHE_S.sub("", folded(text)))


@dataclass
class Lexicon:
    """Reads texts by a word list, and remembers what it read."""

    words: WordList
    _texts: dict[str, Reading] = field(default_factory=dict)
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _qualities: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(self, *texts: str) -> Reading:
        """What these texts speak of together."""
        found = [self._read_one(text) for text in texts if text]
        if len(found) == 1:
            return found[0]
        return Reading(*(frozenset().union(*(getattr(one, name) for one in found)) for name in Reading.__slots__))

    def qualities(self, *texts: str) -> frozenset[str]:
        """How a place is according to these texts, or how somebody wishes it."""
        return frozenset().union(*(self._qualities_of(text) for text in texts if text))

    def opposite(self, quality: str) -> frozenset[str]:
        """What a quality excludes."""
        return self._opposites.get(quality, frozenset())

    def _read_one(self, text: str) -> Reading:
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _KEPT_WORDS:
                self._texts.clear()
            found = self._texts[text] = self._reading(frozenset(self._concepts(text)))
        return found

    def _reading(self, concepts: frozenset[str]) -> Reading:
        papers = concepts & self._paper_ids
        manners = concepts & self._manner_ids
        terms = concepts - papers - manners
        return Reading(terms, self._up(terms), manners, self._up(papers), papers)

    def _up(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self._above.get(one, frozenset({one})) for one in ids))

    def _concepts(self, text: str) -> Iterable[str]:
        tokens = _tokens(text)
        stems = [self._stem(token) for token in tokens]
        start = 0
        while start < len(tokens):
            for length in range(min(_LONGEST_PHRASE, len(tokens) - start), 0, -1):
                found = self._phrases.get(" ".join(stems[start : start + length]))
                if found is not None and not (length == 1 and tokens[start] in self.words.loose):
                    yield from found
                    start += length
                    break
            else:
                yield from self._word(tokens[start])
                start += 1

    def _word(self, word: str) -> frozenset[str]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _KEPT_WORDS:
                self._known.clear()
            found = self._known[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> frozenset[str]:
        if word in self.words.loose or len(word) < _SHORTEST_PART or self._is_loose(word):
            return frozenset()
        for small in _SMALL:
            if word.endswith(small) and len(word) - len(small) >= _SHORTEST_PART:
                found = self._single(word.removesuffix(small))
                if found:
                    return found
        found = self._compound(word) or self._typo(word)
        if found is not None:
            return found
        return frozenset({f"~{self._stem(word)}"}) if len(word) > _SHORTEST_PART else frozenset()

    def _single(self, word: str) -> frozenset[str] | None:
        return self._phrases.get(self._stem(word))

    def _is_loose(self, word: str) -> bool:
        return self._stem(word) in self._loose_stems

    def _part(self, word: str) -> frozenset[str] | None:
        """Concepts of a part of a compound: nothing for a loose word, None when it is no known word."""
        if word in self.words.loose:
            return frozenset()
        found = self._single(word)
        if found is not None:
            return found
        return frozenset() if len(word) >= _SHORTEST_PART and self._is_loose(word) else None

    def _compound(self, word: str) -> frozenset[str] | None:
        """Concepts of the parts of a compound. One known part is enough when it is the last, or long.

        "IJzerwarenwinkel" is a kind of winkel, and "kringloopeconomie" has to do with kringloop.
        """
        ending: frozenset[str] | None = None
        start: frozenset[str] | None = None
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head, front = self._part(word[cut:]), self._front(word[:cut])
            if head is not None and front is not None and (head or front):
                return head | front
            if head and ending is None and len(word) - cut > _SHORTEST_PART + 1:
                ending = head
            if front and cut >= _LONG_PART:
                start = front
        return ending or start

    def _front(self, part: str) -> frozenset[str] | None:
        for link in _LINKS:
            if part.endswith(link) and len(part) - len(link) >= _SHORTEST_PART:
                found = self._part(part[: len(part) - len(link)])
                if found is not None:
                    return found
        return None

    def _typo(self, word: str) -> frozenset[str] | None:
        if len(word) < _TYPO_FROM:
            return None
        from rapidfuzz.distance import DamerauLevenshtein
        from rapidfuzz.process import extractOne

        most = 2 if len(word) >= _TWO_TYPOS_FROM else 1
        near = self._by_letter.get(word[0], ())
        found = extractOne(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=most)
        return self._single(found[0]) if found else None

    def _qualities_of(self, text: str) -> frozenset[str]:
        found = self._qualities.get(text)
        if found is None:
            if len(self._qualities) > _KEPT_WORDS:
                self._qualities.clear()
            found = self._qualities[text] = frozenset(self._qualities_in(self._spoken(text)))
        return found

    def _qualities_in(self, spoken: str) -> Iterator[str]:
        """Qualities in a text between spaces; "niet te druk" says the opposite of druk. The longest phrase counts."""
        for phrase, quality in self._quality_phrases:
            if f" {phrase} " in spoken:
                before = spoken[: spoken.index(f" {phrase} ")].split()[-2:]
                if _DENIALS.isdisjoint(before):
                    yield quality
                else:
                    yield from self.opposite(quality)
                spoken = spoken.replace(f" {phrase} ", " / ")

    def _spoken(self, text: str) -> str:
        """The stems of a text with a space around each, so that "rustige" is rustig."""
        return f" {' '.join(map(self._stem, _tokens(text)))} "

    def _stem(self, word: str) -> str:
        found = self._stems.get(word)
        if found is None:
            if len(self._stems) > _KEPT_WORDS:
                self._stems.clear()
            found = self._stems[word] = self._stemmer.stemWord(word)
        return found

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {}

    @cached_property
    def _stemmer(self) -> _Stemmer:
        import snowballstemmer

        made: _Stemmer = snowballstemmer.stemmer("dutch")
        return made

    @cached_property
    def _phrases(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for concept in (*self.words.work, *self.words.manners, *self.words.papers):
            for word in concept.words:
                key = " ".join(self._stem(token) for token in _tokens(word))
                found[key] = found.get(key, frozenset()) | {concept.id}
        return found

    @cached_property
    def _by_letter(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for concept in (*self.words.work, *self.words.manners):
            for word in map(folded, concept.words):
                if len(word) >= _TYPO_FROM - 1 and _WORD.fullmatch(word):
                    found.setdefault(word[0], []).append(word)
        return {letter: tuple(sorted(words)) for letter, words in found.items()}

    @cached_property
    def _loose_stems(self) -> frozenset[str]:
        return frozenset(self._stem(word) for word in self.words.loose)

    @cached_property
    def _paper_ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.words.papers)

    @cached_property
    def _manner_ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.words.manners)

    @cached_property
    def _above(self) -> Mapping[str, frozenset[str]]:
        """Every concept with all it stands under, itself too."""
        broader = {one.id: one.broader for one in (*self.words.work, *self.words.manners, *self.words.papers)}

        def climb(one: str) -> frozenset[str]:
            return frozenset({one}).union(*(climb(higher) for higher in broader.get(one, ())))

        return {one: climb(one) for one in broader}

    @cached_property
    def _quality_phrases(self) -> tuple[tuple[str, str], ...]:
        found = ((self._spoken(word).strip(), one.id) for one in self.words.qualities for word in one.words)
        return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))

    @cached_property
    def _opposites(self) -> Mapping[str, frozenset[str]]:
        return {one.id: one.opposite for one in self.words.qualities}
