"""Dated events that start and end terms, and the open terms of every dossier for the caseload."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Terms of dossiers that are there are worked out after opening (services.term_list)."""
    case = sa.ForeignKey("case_file.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "term_event",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("case_id", sa.Uuid(), case, nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.create_index("ix_term_event_case_id", "term_event", ["case_id"])
    op.create_table(
        "caseload_term",
        sa.Column("case_id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("key", sa.Text(), primary_key=True, nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
    )
    op.create_index("ix_caseload_term_due_on", "caseload_term", ["due_on"])


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")
