"""The tables of the logs besides the change log itself: where each log ends, and who saw what."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Uuid

from intake_app.store.table_parts import metadata, moment, number, text

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
