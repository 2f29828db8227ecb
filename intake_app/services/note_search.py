"""Search in notes: in which conversation or contact something was noted down, newest first (L02)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from intake_app.domain.access import Act
from intake_app.services import access
from intake_app.services.desk import Desk
from intake_app.store.note_search import FoundNote as FoundNote
from intake_app.store.search import folded, words_of

MOST = 60
_BEFORE, _AFTER = 60, 120  # letters shown around the first word that was found
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NotesFound:
    """What is shown, newest day first, with the words around what was found; `more`: there is more than that."""

    hits: tuple[FoundNote, ...]
    more: bool = False


def find(desk: Desk, typed: str) -> NotesFound:
    """The notes in which every typed word begins a word; nothing until two letters were typed.

    What is shown is read: it is noted for each of these residents.
    """
    if sum(len(word) for word in words_of(typed)) < 2:
        return NotesFound(())
    found = desk.vault.caseload.find_notes(typed)
    hits = tuple(replace(one, words=around(one.words, typed)) for one in found[:MOST])
    if hits:
        access.note_each(desk, dict.fromkeys(one.case_id for one in hits), Act.NOTE_READ)
    return NotesFound(hits, more=len(found) > MOST)


def around(words: str, typed: str) -> str:
    """A piece of a note around the first word that was typed, cut between words, on one line."""
    flat = " ".join(words.split())
    wanted = tuple(words_of(typed))
    place = next((one.start() for one in _WORD.finditer(flat) if folded(one.group()).startswith(wanted)), 0)
    start, end = max(0, place - _BEFORE), min(len(flat), place + _AFTER)
    if start:
        start = flat.find(" ", start, place) + 1 or start
    if end < len(flat):
        end = flat.rfind(" ", place + 1, end) if " " in flat[place + 1 : end] else end
    return f"{'… ' if start else ''}{flat[start:end]}{' …' if end < len(flat) else ''}"
