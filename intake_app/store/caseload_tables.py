"""The tables of the caseload: the line of each dossier, why it is on a list, minutes of a year, open terms (L02)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Table, Text, Uuid

from intake_app.domain import follow_up_words as w
from intake_app.domain import vocabulary as v
from intake_app.store.table_parts import day, metadata, number, one_of, text

CASELOAD_ORDERS = {
    "name": ("by_name",),
    "next_step_on": ("by_next_step_on", "by_name"),
    "last_contact_on": ("by_last_contact_on", "by_name"),
    "phase": ("by_phase", "by_name"),
    "next_step": ("by_next_step", "by_name"),
}
CASELOAD_FILTERS: dict[str, tuple[str, ...]] = {"": (), "consultant_": ("consultant",)}
caseload_entry = Table(
    "caseload_entry",
    metadata,
    Column("entry", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("case_id", Uuid, nullable=False, unique=True),
    text("number"),
    text("name"),
    text("last_name"),
    day("birth_date"),
    text("neighbourhood"),
    one_of("phase", v.Phase),
    text("next_step"),
    one_of("next_step_owner", v.NextStepOwner),
    day("next_step_on"),
    day("last_contact_on"),
    text("consultant"),
    text("phone"),
    one_of("status", v.CaseStatus),
    text("by_last_name"),
    text("by_name"),
    day("by_next_step_on", optional=False),
    day("by_last_contact_on", optional=False),
    number("by_phase"),
    text("words"),
    one_of("attention", w.AttentionKind, optional=True),
    day("attention_on"),
    day("by_attention_on", optional=False),
    text("by_next_step"),
    Index("ix_caseload_entry_status", "status"),
    Index("ix_caseload_entry_consultant_by_attention_on", "consultant", "by_attention_on"),
    Index("ix_caseload_entry_by_last_name", "by_last_name"),
    Index("ix_caseload_entry_sorting", "entry", *(columns[0] for columns in CASELOAD_ORDERS.values())),
    *(
        Index(f"ix_caseload_entry_{prefix}by_{order}", *CASELOAD_FILTERS[prefix], *columns)
        for order, columns in CASELOAD_ORDERS.items()
        for prefix in CASELOAD_FILTERS
    ),
)
"""What the caseload shows, sorts and searches on: one row per dossier, kept in step by the unit of work (see `search`).

The `by_` columns are sort keys that are never empty. Every order is one walk along an index of its own; one small index
holds all keys, to sort what a search found without fetching the rows."""

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
