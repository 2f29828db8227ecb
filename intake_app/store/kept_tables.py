"""The tables of what the vault keeps for itself: settings, and every form as it was answered."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, String, Table

from intake_app.store.table_parts import (
    metadata,
    number,
    text,
)

setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)

kept_form = Table(
    "kept_form",
    metadata,
    Column("checksum", String, primary_key=True),
    number("entry"),
    text("instrument"),
    text("version"),
    text("content"),
    Index("ix_kept_form_instrument_version", "instrument", "version"),
)
"""Every form as it was answered once, with its words, so that old answers stay readable without it; nothing personal.

`entry` counts up in the order in which forms were first used. Rows are added and never changed."""
