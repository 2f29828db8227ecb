"""A compiled message catalogue (.mo) that is asked message by message.

The whole file is read, not taken apart: of its thousands of messages a window needs a dozen before it is painted, and
a day's work some hundreds. What was asked once is kept.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path

_MAGIC = 0x950412DE
_HEAD = struct.Struct("<7I")
_CONTEXT = "\x04"
_END = b"\0"
_reword: Callable[[str], str] | None = None


def reword_with(way: Callable[[str], str] | None) -> None:
    """Have every message go through `way` from now on (see `people_words`); None is as it stands in the catalogue."""
    global _reword
    _reword = way


def _in_their_words(message: str) -> str:
    return message if _reword is None else _reword(message)


class Catalogue(NullTranslations):
    """The messages of one file. What it does not know comes back as it was asked, as with every gettext catalogue.

    Plural forms are those of Dutch, which are those of English: one, or any other number.
    """

    def __init__(self, path: Path) -> None:
        """Raises ValueError when the file is no catalogue whose messages lie in the order of their table."""
        super().__init__()
        self._bytes = path.read_bytes()
        magic, _version, count, ids, words, _hashes, _offset = _HEAD.unpack_from(self._bytes)
        if magic != _MAGIC:
            raise ValueError("no compiled catalogue")
        table = struct.unpack_from(f"<{2 * count}I", self._bytes, ids)
        self._starts = table[1::2]
        self._lengths = table[0::2]
        self._words_table = words
        if list(self._starts) != sorted(self._starts):
            raise ValueError("the messages of this catalogue do not lie in order")
        self._known: dict[str, tuple[str, ...] | None] = {}

    def gettext(self, message: str) -> str:
        found = self._find(message)
        return _in_their_words(found[0]) if found is not None else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        form = 0 if n == 1 else 1
        found = self._find(f"{msgid1}\0{msgid2}")
        return _in_their_words(found[form]) if found is not None else (msgid1, msgid2)[form]

    def pgettext(self, context: str, message: str) -> str:
        found = self._find(f"{context}{_CONTEXT}{message}")
        return _in_their_words(found[0]) if found is not None else message

    def _find(self, key: str) -> tuple[str, ...] | None:
        """The forms of a message, or None; looked up once."""
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = self._look_up(key.encode())
            return found

    def _look_up(self, key: bytes) -> tuple[str, ...] | None:
        if not key or not self._starts:
            return None
        begin, end = self._starts[0], self._starts[-1] + self._lengths[-1] + 1
        place = self._bytes.find(_END + key + _END, begin - 1, end)
        number = bisect_left(self._starts, place + 1)
        while place >= 0 and not self._is(number, place + 1, len(key)):  # inside another message: look further
            place = self._bytes.find(_END + key + _END, place + 1, end)
            number = bisect_left(self._starts, place + 1)
        if place < 0:
            return None
        length, start = struct.unpack_from("<2I", self._bytes, self._words_table + 8 * number)
        return tuple(self._bytes[start : start + length].decode().split("\0"))

    def _is(self, number: int, start: int, length: int) -> bool:
        return number < len(self._starts) and self._starts[number] == start and self._lengths[number] == length
