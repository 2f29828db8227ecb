"""Codes of the words that were signed, and pages that were signed on paper and read in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0100"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was signed before has no code, and no page was read in."""
    for name in ("signature", "stored_document"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("words_sha256", sa.Text(), nullable=False, server_default=""))
        with op.batch_alter_table(name) as table:
            table.alter_column("words_sha256", server_default=None)
    for column in ("sha256", "words_sha256"):
        op.create_index(f"ix_stored_document_{column}", "stored_document", [column])
    op.create_table(
        "signed_scan",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        _reference("case_id", "case_file"),
        _reference("plan_id", "plan"),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    for column in ("case_id", "plan_id"):
        op.create_index(f"ix_signed_scan_{column}", "signed_scan", [column])


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)
