"""The tables of the logs: what was changed, where each log ends, and who saw what."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, Uuid

from intake_app.store.table_parts import flag, metadata, moment, number, text

batch = Table(
    "batch",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Uuid, nullable=False, unique=True),
    moment("at"),
    text("author"),
    text("device"),
    text("label"),
    Column("case_id", Uuid),
    Column("merge_key", Text),
    Column("undoes", Uuid),
    flag("final"),
    Index("ix_batch_case_id_seq", "case_id", "seq"),
)
"""What was done in one go: one unit of work, which one undo takes back."""

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("batch_seq", Integer, ForeignKey("batch.seq"), nullable=False, index=True),
    text("entity"),
    Column("entity_id", Uuid, nullable=False),
    text("field"),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("parent", Integer),
    Column("salt", LargeBinary(16)),
    Column("erased", LargeBinary(32)),
    Column("hash", LargeBinary(32), nullable=False),
    Index("ix_change_entity_id_field_seq", "entity_id", "field", "seq"),
)
"""What changed in it: one line a field, each chained to the one before; only erasing takes words out."""

log_end = Table(
    "log_end",
    metadata,
    Column("log", String, primary_key=True),
    number("batch_seq"),
    number("seq"),
    Column("hash", LargeBinary(32), nullable=False),
    Column("seal", LargeBinary(32), nullable=False),
)
"""Where each log ends ("change", "access"), sealed with a key of the vault: a tail that was cut off is missed."""

access = Table(
    "access",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    moment("at"),
    text("author"),
    text("role"),
    Column("case_id", Uuid, nullable=False),
    text("act"),
    text("what"),
    Column("hash", LargeBinary(32), nullable=False),
    Index("ix_access_case_id_seq", "case_id", "seq"),
)
"""Who saw a dossier or took something out of it, each line chained to the one before; never changed.

Six facts: when, who, in which role, whose dossier, what was done, and with what (a part, a print, a file)."""
