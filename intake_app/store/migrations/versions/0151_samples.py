"""Samples to look afterwards whether decisions can be followed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0151"
down_revision = "0150"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables only."""
    op.create_table(
        "sample",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("list_sha256", sa.Text(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("drawn_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
    )
    op.create_table(
        "sample_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("reviewed_by", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sample_review"),
        sa.ForeignKeyConstraint(
            ["sample_id"],
            ["sample.id"],
            name="fk_sample_review_sample_id_sample",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_sample_review_sample_id", "sample_review", ["sample_id"])
    op.create_index("ix_sample_review_dossier_id", "sample_review", ["dossier_id"])
    op.create_table(
        "sample_finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sample_finding"),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["sample_review.id"],
            name="fk_sample_finding_review_id_sample_review",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_sample_finding_review_id", "sample_finding", ["review_id"])


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")
