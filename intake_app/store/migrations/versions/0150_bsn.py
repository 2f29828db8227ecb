"""The citizen service number beside the dossiers, and what an organisation chose not to record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0150"
down_revision = "0142"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three new tables; nothing that is there changes."""
    op.create_table(
        "bsn_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bsn_record")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_file.id"],
            name=op.f("fk_bsn_record_case_id_case_file"),
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index(op.f("ix_bsn_record_case_id"), "bsn_record", ["case_id"])
    op.create_table(
        "bsn_number",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("digits", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_bsn_number")),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["bsn_record.id"],
            name=op.f("fk_bsn_number_record_id_bsn_record"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "data_choice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_choice")),
    )


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")
