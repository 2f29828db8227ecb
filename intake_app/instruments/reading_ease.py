"""How a text reads, in figures: long sentences, long words, passive forms, official words (N02).

A measure, not a certificate: it says what was counted and never at which level somebody can read it. What stands
between quotation marks is somebody's own words and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake_app.i18n import _, ngettext
from intake_app.instruments.words import WordBook, WordHint, outside_quotes, word_hints

LONG_SENTENCE = 15
"""Words. [default] A sentence with more asks much of who finds reading hard."""
LONG_WORD_PARTS = 5
"""Syllables. [default] "verantwoordelijkheid" has seven."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûü]+", re.IGNORECASE)
_END = re.compile(r"[.!?…]+(?=[\s”\"')]|$)|\n+|;")
_SHORT = re.compile(r"(?:\b(?:bijv|bv|nr|tel|dhr|mw|mevr|o\.a|m\.i\.v|i\.v\.m|t/m|ca|art|blz|st))$", re.IGNORECASE)
_BECOMES = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:ge|be|ver|ont|her|aange|afge|inge|opge|uitge)\w{2,}(?:d|t|en)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it stands in a text, and how many words it has."""

    text: str
    words: int

    @property
    def long(self) -> bool:
        """Whether it has more words than is easy to follow."""
        return self.words > LONG_SENTENCE


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """What was counted in a text. Averages are of sentences that were looked at; 0 when there are none."""

    sentences: tuple[Sentence, ...]
    long_words: tuple[str, ...]
    passives: tuple[str, ...]
    hard: tuple[WordHint, ...]

    @property
    def average(self) -> float:
        """Words per sentence."""
        return sum(one.words for one in self.sentences) / len(self.sentences) if self.sentences else 0.0

    @property
    def long(self) -> tuple[Sentence, ...]:
        """The sentences that are long, longest first."""
        return tuple(sorted((one for one in self.sentences if one.long), key=lambda one: -one.words))

    @property
    def smooth(self) -> bool:
        """Whether nothing was found to make easier."""
        return not (self.long or self.long_words or self.passives or self.hard)


def measure(text: str, book: WordBook | None = None) -> ReadingEase:
    """Count in a text, leaving out what stands between quotation marks. Without a book the shipped one is used."""
    own = outside_quotes(text)
    sentences = tuple(_sentences(own))
    hard = word_hints(text, book)
    official = {hint.word.casefold() for hint in hard}
    words = dict.fromkeys(word for word in _WORD.findall(own) if syllables(word) >= LONG_WORD_PARTS)
    passives = tuple(one.text for one in sentences if _is_passive(one.text))
    return ReadingEase(sentences, tuple(word for word in words if word.casefold() not in official), passives, hard)


def remark(text: str) -> str:
    """The one thing that would help most in a text that is being typed, in one sentence; "" when nothing would."""
    found = measure(text)
    if found.long:
        count = found.long[0].words
        words = ngettext("This sentence has {n} word.", "This sentence has {n} words.", count).format(n=count)
        return " ".join((words, _("Two short ones read more easily.")))
    if found.passives:
        return _("Who does it? “Marloes calls” reads more easily than “there will be called”.")
    if found.long_words:
        return _("“{word}” is a long word. Is there a shorter one?").format(word=found.long_words[0])
    return ""


def syllables(word: str) -> int:
    """About how many syllables: groups of vowels. A hyphen begins another word; the longest part counts."""
    return max(len(_VOWELS.findall(part)) for part in re.split(r"[-’']", word))


def _is_passive(sentence: str) -> bool:
    return bool(_BECOMES.search(sentence) and _DONE.search(_BECOMES.sub(" ", sentence)))


def _sentences(text: str) -> Iterator[Sentence]:
    begin = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        part = text[begin:end]
        if _SHORT.search(part.rstrip(".").rstrip()) and end < len(text) and text[end - 1] == ".":
            continue  # "bijv." does not end a sentence
        begin = end
        words = len(_WORD.findall(part))
        if words:
            yield Sentence(" ".join(part.split()), words)
