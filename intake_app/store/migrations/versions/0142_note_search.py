"""Search in the notes of conversations and contacts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0142"
down_revision = "0131"
branch_labels = None
depends_on = None

_NOTED = (("contact", "note", "contact_on"), ("conversation", "summary", "held_on"))


def upgrade() -> None:
    """A table of the words with its index, triggers that keep both in step, and what was noted until now."""
    op.create_table(
        "note_line",
        sa.Column("line", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("source", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.create_index("ix_note_line_source", "note_line", ["source"])
    op.execute(
        """CREATE VIRTUAL TABLE note_search USING fts5(
    words, content='note_line', content_rowid='line', detail='none', columnsize=0,
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')"""
    )
    op.execute("INSERT INTO note_search(note_search, rank) VALUES ('secure-delete', 1)")
    op.execute(
        "CREATE TRIGGER note_line_new AFTER INSERT ON note_line BEGIN "
        "INSERT INTO note_search(rowid, words) VALUES (new.line, new.words); END"
    )
    op.execute(
        "CREATE TRIGGER note_line_gone AFTER DELETE ON note_line BEGIN "
        "INSERT INTO note_search(note_search, rowid, words) VALUES ('delete', old.line, old.words); END"
    )
    for table, words, day in _NOTED:
        _follow(table, words, day)
    _take_over()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _follow(table: str, words: str, day: str) -> None:
    add = "INSERT INTO note_line(source, case_id, said_on, words) SELECT new.id, new.case_id, "
    add += f"new.{day}, new.{words} WHERE new.{words} <> ''; "
    remove = "DELETE FROM note_line WHERE source = old.id; "
    op.execute(f"CREATE TRIGGER note_of_{table}_new AFTER INSERT ON {table} BEGIN {add}END")
    op.execute(
        f"CREATE TRIGGER note_of_{table}_changed AFTER UPDATE OF {words}, {day} ON {table} BEGIN {remove}{add}END"
    )
    op.execute(f"CREATE TRIGGER note_of_{table}_gone AFTER DELETE ON {table} BEGIN {remove}END")


def _take_over() -> None:
    op.execute(
        "INSERT INTO note_line(source, case_id, said_on, words) "
        "SELECT id, case_id, day, words FROM ("
        "SELECT id, case_id, contact_on AS day, note AS words FROM contact WHERE note <> '' "
        "UNION ALL SELECT id, case_id, held_on, summary FROM conversation WHERE summary <> '') ORDER BY day"
    )
