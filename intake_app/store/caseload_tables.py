"""Tables beside the line of a dossier in the caseload: why it is on a list, minutes of a year, open terms (L02)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text, Uuid

from intake_app.store.table_parts import day, metadata, number, text

caseload_mark = Table(
    "caseload_mark",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("from_on", Date, primary_key=True),
    Column("about", Text, primary_key=True),
    day("until_on", optional=False),
    day("on"),
    Column("entry", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    text("consultant"),
    Index("ix_caseload_mark_kind_entry", "kind", "entry", "from_on", "until_on"),
    Index("ix_caseload_mark_kind_from_on", "kind", "from_on", "until_on", "entry"),
    Index("ix_caseload_mark_consultant_kind_from_on", "consultant", "kind", "from_on", "until_on", "entry"),
)
"""What holds for a dossier from a day up to and with another. Whether it does today is a walk along an index.

`entry` and `consultant` are those of the dossier's line."""

caseload_minutes = Table(
    "caseload_minutes",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    number("minutes"),
    Column("entry", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    text("consultant"),
    Index("ix_caseload_minutes_year_consultant", "year", "consultant", "entry", "minutes"),
)
"""Minutes of conversations and contacts per dossier and calendar year (TP32)."""

caseload_term = Table(
    "caseload_term",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("key", Text, primary_key=True),
    text("term"),
    day("due_on", optional=False),
    Index("ix_caseload_term_due_on", "due_on"),
)
"""The open terms of each dossier that ask for something, so that what is due is found without opening dossiers.

Worked out from the dossier by the services; a row says the same on every day."""
