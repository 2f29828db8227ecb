"""What stands on "Alles wat wij van u hebben": every record about one person, in the words of that person's paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One field: what it is called and what stands in it; `alone` on a line of its own, as an answer is."""

    label: str
    words: str
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """What the resident says about a record, printed right beside it."""

    said_on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that is recorded: its name or day, its fields, and what the resident says about it."""

    name: str = ""
    lines: tuple[RecordLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPart:
    """All records of one kind."""

    title: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingSheet:
    """Everything about one person. `kept` says how long and why; other people stand in it by their initials.

    `purposes` says of fields that an organisation may do without, and that it keeps of this person, what they are for.
    """

    name: str
    number: str
    dated: date
    contact: str = ""
    parts: tuple[RecordPart, ...] = ()
    kept: tuple[str, ...] = ()
    purposes: tuple[RecordLine, ...] = ()
