"""The second language on paper (N02): under the Dutch, smaller and quieter, behind a line in the margin.

Prints know nothing of it: they ask for texts as always, and a text that is a `Both` sets its second one here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from intake_app import i18n
from intake_app.bilingual import SHAPELESS, Both, in_second, joined
from intake_app.documents.fonts import Face
from intake_app.documents.styles import INK, QUIET, Align, Style
from intake_app.documents.words import Content

_SMALLER = 0.86
_LEAST, _LEAST_LARGE = 11.0, 16.0  # points; the large edition is 16 or more in every language
_LEADING = 1.36
_KEPT = 24  # letters of what was typed that stand again beside a word of ours
_SAME = 5  # words after each other that are the same in both languages: somebody typed them
_NUMBER = 6  # digits of a telephone number or a date, which stands in both
_STOPS = " ,;:·.–-"
_BARE = str.maketrans("", "", SHAPELESS)
_NAMES = {"nl": "nl-NL", "en": "en-GB"}
INDENT = 8.0
ABOVE, BELOW = 1.5, 1.5
"""Points between the two languages of one text, and below them."""


@dataclass(frozen=True, slots=True)
class Second:
    """The language beside the Dutch. `right`: it runs from right to left."""

    language: str
    right: bool = False
    large: bool = False

    @property
    def tag(self) -> str:
        """What a screen reader is told: "en-GB"."""
        return _NAMES.get(self.language, self.language)

    def style(self, first: Style) -> Style:
        """How the second language of a text in style `first` is set."""
        size = max(first.size * _SMALLER, min(first.size, _LEAST_LARGE if self.large else _LEAST))
        colour = INK if self.large else QUIET
        return replace(first, size=size, leading=round(size * _LEADING, 2), face=Face.REGULAR, colour=colour)

    def aligned(self, style: Style) -> Style:
        """A text that begins at the left begins at the right when it runs from there."""
        return style.aligned(Align.RIGHT) if self.right and style.align is Align.LEFT else style


_now: ContextVar[Second | None] = ContextVar("second language on paper", default=None)


@contextmanager
def beside(language: str, *, large: bool = False) -> Iterator[None]:
    """What is drawn inside has this language under the Dutch, wherever it exists."""
    token = _now.set(Second(language, i18n.runs_right_to_left(language), large))
    try:
        with i18n.beside(language):
            yield
    finally:
        _now.reset(token)


def wanted() -> Second | None:
    """The second language of the print that is being made."""
    return _now.get()


def words(content: Content) -> str:
    """What the second language says of a text, "" when nothing. What a person typed does not stand there again."""
    runs = [content] if isinstance(content, str) else content
    texts = [run if isinstance(run, str) else run.text for run in runs]
    ours = [place for place, text in enumerate(texts) if isinstance(text, Both) and _differs(text)]
    if not ours:
        return ""
    told = texts[_first(texts, ours[0]) : _last(texts, ours[-1]) + 1]
    kept = (in_second(text) if isinstance(text, Both) or len(text) <= _KEPT else " … " for text in told)
    said = " ".join(joined("", kept).split()).lstrip(_STOPS)
    first = " ".join("".join(told).split())
    return "" if said.translate(_BARE) == first else _without_typed(first, said)


def _differs(text: Both) -> bool:
    return text.second.translate(_BARE).strip() != text.strip()


def said_words(text: str) -> list[str]:
    """Every word that will be set of a text, of both languages: the widest says how wide a column is."""
    return text.split() if in_second(text) is text else [*text.split(), *in_second(text).split()]


def _first(texts: list[str], ours: int) -> int:
    """Where the second language begins: with what is ours, or a few typed letters before it."""
    before = texts[:ours]
    return 0 if all(isinstance(text, Both) or len(text) <= _KEPT for text in before) else ours


def _last(texts: list[str], ours: int) -> int:
    """Where it ends: what was typed after the last word of ours stands there already; a full stop may come along."""
    after = texts[ours + 1 :]
    return ours + 1 if after and after[0].strip() in (".", "!", "?") else ours


def _without_typed(first: str, said: str) -> str:
    """`said` with "…" for every long part that both languages have: it stands above it already."""
    mine, other = first.split(" "), said.split(" ")
    if len(other) < _SAME:
        return said
    shown: list[str] = []
    at = 0
    bare = [word.translate(_BARE) for word in other]
    for match in SequenceMatcher(None, mine, bare, autojunk=False).get_matching_blocks():
        end = match.b + match.size
        begin = _typed_from(bare, match.b, end)
        if end - begin >= _SAME and sum(map(str.isdigit, "".join(bare[begin:end]))) < _NUMBER:
            shown += [*other[at:begin], "…"]
            at = end
    shown += other[at:]
    return "" if set(shown) == {"…"} else " ".join(shown)


def _typed_from(words: list[str], begin: int, end: int) -> int:
    """Where the typed words begin: after the colon of ours ("This is: …")."""
    colons = [place for place in range(begin, min(begin + _SAME, end)) if words[place].endswith(":")]
    return colons[-1] + 1 if colons else begin
