"""Plain words: quietly offers a word that everybody knows where an official one was typed. Never blocks anything."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from intake_app import paths
from intake_app.i18n import _
from intake_app.instruments.checks import report_double, tables
from intake_app.instruments.loader import Tables, parse, read_text
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import repeated, text
from intake_app.people_words import own_words

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^”]*”|‘[^’]*’")


@dataclass(frozen=True, slots=True)
class WordHint:
    """`text[start:end]` is the hard word; `suggestion` can stand in its place, or is empty when no word will do."""

    start: int
    end: int
    word: str
    suggestion: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WordEntry:
    """One hard word. `setting` names the organisation's setting without which it is no hard word."""

    word: str
    use: str
    reason: str = ""
    setting: str = ""


@dataclass(frozen=True, slots=True)
class WordBook:
    """All hard words, longest first, so that "plan van aanpak" is found before "aanpak"."""

    entries: tuple[WordEntry, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, entries: Collection[WordEntry]) -> WordBook:
        """A book of these words."""
        longest_first = sorted(entries, key=lambda entry: (-len(entry.word), entry.word))
        words = "|".join(re.escape(entry.word).replace(r"\ ", r"\s+") for entry in longest_first)
        pattern = re.compile(rf"(?<![\w-])(?:{words or '(?!)'})(?![\w-])", re.IGNORECASE)
        return cls(tuple(longest_first), pattern)

    def entry(self, found: str) -> WordEntry:
        """The entry of a word as found in a text."""
        plain = " ".join(found.casefold().split())
        return next(entry for entry in self.entries if entry.word.casefold() == plain)


def word_hints(
    text: str, book: WordBook | None = None, *, settings: Collection[str] = frozenset()
) -> tuple[WordHint, ...]:
    """The hard words in a text, from left to right, each with a plain one.

    Nothing between quotation marks is hinted at: those are somebody's own words. `settings` names the organisation's
    settings that are on ("avoid_word_plicht"). Without a book, the shipped one is used.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    words = book or shipped_book()
    hints, own = [], own_words()
    for found in words.pattern.finditer(text):
        entry = words.entry(found.group())
        inside = any(start <= found.start() < end for start, end in quoted)
        if entry.word.casefold() in own:
            continue
        if not inside and (not entry.setting or entry.setting in settings):
            suggestion = _as_written(entry.use, found.group())
            hints.append(WordHint(found.start(), found.end(), found.group(), suggestion, entry.reason))
    return tuple(hints)


def outside_quotes(text: str) -> str:
    """A text with "…" in the place of everything between quotation marks: what the writer says."""
    return _QUOTED.sub("…", text)


def _as_written(plain: str, typed: str) -> str:
    return plain[:1].upper() + plain[1:] if typed[:1].isupper() else plain


@functools.cache
def shipped_book() -> WordBook:
    """The words of forms/words.toml. Raises FormsRefused when the file is faulty."""
    file = paths.FORMS / "words.toml"
    return read_words(read_text(file), file)


_HINT: Shape = {
    "words": Key(holds=Holds.TEXTS, required=True, about="The hard word in the forms in which people type it."),
    "use": Key(holds=Holds.TEXTS, about="One plain word for all, or one for each form."),
    "why_nl": text("What to do instead, when no single word will do."),
    "setting": Key(holds=Holds.CHOICE, choices=("avoid_word_plicht",)),
}

WORDS: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "hint": repeated(_HINT, "One hard word each.", required=True),
}


def read_words(text: str, file: Path | str) -> WordBook:
    """The word book of a file. Raises FormsRefused with every fault."""
    report = Report.about(file, text)
    table = parse(text, report)
    check_table(table, WORDS, report)
    _check_hints(table, report)
    report.stop_if_faulty()
    entries: list[WordEntry] = []
    for one in table["hint"]:
        use = one.get("use", [""])
        for index, word in enumerate(one["words"]):
            plain = use[index] if len(use) > 1 else use[0]
            entries.append(WordEntry(word, plain, one.get("why_nl", ""), one.get("setting", "")))
    return WordBook.of(entries)


def _check_hints(table: Tables, report: Report) -> None:
    seen = []
    for index, one in tables(table, "hint"):
        words, use = one.get("words"), one.get("use", [])
        if not isinstance(words, list) or not isinstance(use, list):
            continue
        seen += [(("hint", index, "words", i), str(word).casefold()) for i, word in enumerate(words)]
        if len(use) not in (0, 1, len(words)):
            message = _("{use} plain words for {words} forms.").format(use=len(use), words=len(words))
            report.add(("hint", index, "use"), message, _("Give one plain word for all, or one for each form."))
        if not use and not one.get("why_nl"):
            message = _("There is no plain word and no advice.")
            report.add(("hint", index, "words"), message, _("Add use, or why_nl."))
    report_double(report, iter(seen))
