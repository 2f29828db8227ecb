"""Search in notes: in which conversation or contact something was noted down, newest first (L02)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.services.desk import Desk
from intake_app.store.search import folded, words_of

MOST = 60
_BEFORE, _AFTER = 60, 120  # letters shown around the first word that was found
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHit:
    """One note: whose, of which day, and the words around what was found."""

    case_id: UUID
    name: str
    number: str
    said_on: date
    around: str


@dataclass(frozen=True, slots=True)
class NotesFound:
    """What is shown, newest day first; `more`: there is more than that."""

    hits: tuple[NoteHit, ...]
    more: bool = False


def find(desk: Desk, typed: str) -> NotesFound:
    """The notes in which every typed word begins a word; nothing until two letters were typed."""
    if sum(len(word) for word in words_of(typed)) < 2:
        return NotesFound(())
    found = desk.vault.find_notes(typed)
    hits = tuple(
        NoteHit(
            case_id=one.case_id,
            name=one.name,
            number=one.number,
            said_on=one.said_on,
            around=around(one.words, typed),
        )
        for one in found[:MOST]
    )
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
