"""Search in what was noted down of conversations and contacts, newest first (FTS5).

The lines follow from those two tables by triggers, so that no way of writing (a change, reading in, undo, erasing) can
forget them. They are written in SQLite's own words: what only SQLite knows lies here and in the migration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import DDL, Column, Connection, Date, Index, Integer, Table, Text, Uuid, event, text

from intake_app.store.search import words_of
from intake_app.store.table_parts import metadata

note_line = Table(
    "note_line",
    metadata,
    Column("line", Integer, primary_key=True),
    Column("source", Uuid, nullable=False),
    Column("case_id", Uuid, nullable=False),
    Column("said_on", Date, nullable=False),
    Column("words", Text, nullable=False),
    Index("ix_note_line_source", "source"),
)
"""The words of one note, and of which dossier and day; `source` is the contact or conversation."""

NOTED = (("contact", "note", "contact_on"), ("conversation", "summary", "held_on"))
"""Table, column of its words, and its day."""
AT_MOST = 400
"""Of the newest lines that answer, as they were written; these are put in the order of their days."""

_INDEX = """CREATE VIRTUAL TABLE note_search USING fts5(
    words, content='note_line', content_rowid='line', detail='none', columnsize=0,
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')"""
_FORGET_WELL = "INSERT INTO note_search(note_search, rank) VALUES ('secure-delete', 1)"


def statements() -> Iterator[str]:
    """What makes the index and keeps it in step, in order; the table itself is there already."""
    yield _INDEX
    yield _FORGET_WELL
    yield (
        "CREATE TRIGGER note_line_new AFTER INSERT ON note_line BEGIN "
        "INSERT INTO note_search(rowid, words) VALUES (new.line, new.words); END"
    )
    yield (
        "CREATE TRIGGER note_line_gone AFTER DELETE ON note_line BEGIN "
        "INSERT INTO note_search(note_search, rowid, words) VALUES ('delete', old.line, old.words); END"
    )
    for table, words, day in NOTED:
        add = "INSERT INTO note_line(source, case_id, said_on, words) SELECT new.id, new.case_id, "
        add += f"new.{day}, new.{words} WHERE new.{words} <> ''; "
        remove = "DELETE FROM note_line WHERE source = old.id; "
        yield f"CREATE TRIGGER note_of_{table}_new AFTER INSERT ON {table} BEGIN {add}END"
        yield f"CREATE TRIGGER note_of_{table}_changed AFTER UPDATE OF {words}, {day} ON {table} BEGIN {remove}{add}END"
        yield f"CREATE TRIGGER note_of_{table}_gone AFTER DELETE ON {table} BEGIN {remove}END"


for _statement in statements():
    _ddl = DDL(_statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy left this one without types
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))

_FOUND = text(
    "SELECT n.case_id, n.said_on, n.words, e.name, e.number FROM note_search "
    "CROSS JOIN note_line AS n ON n.line = note_search.rowid "
    "CROSS JOIN caseload_entry AS e ON e.case_id = n.case_id "
    "WHERE note_search MATCH :match ORDER BY note_search.rowid DESC LIMIT :most"
).columns(note_line.c.case_id, note_line.c.said_on, note_line.c.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNote:
    """One note in which every word that was typed begins a word."""

    case_id: UUID
    name: str
    number: str
    said_on: date
    words: str


def find(connection: Connection, typed: str) -> tuple[FoundNote, ...]:
    """The notes that answer, newest first; empty when nothing to search for was typed."""
    words = list(dict.fromkeys(words_of(typed)))
    if not words:
        return ()
    match = " AND ".join(f'"{word}"*' for word in words)
    rows = connection.execute(_FOUND, {"match": match, "most": AT_MOST}).all()
    found = (
        FoundNote(case_id=row.case_id, name=row.name, number=row.number, said_on=row.said_on, words=row.words)
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.said_on, reverse=True))
