"""Moments of measuring: where, who was there, what coloured it, how it came in; and corrections that keep the old."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WORDS = {"place": "", "present": "", "context": "", "subject": ""}


def upgrade() -> None:
    """Readings of before were all made in a conversation."""
    added = {**_WORDS, "source": "gesprek"}
    with op.batch_alter_table("measurement") as table:
        for name in ("place", "present", "context", "source"):
            kind = sa.String() if name == "source" else sa.Text()
            table.add_column(sa.Column(name, kind, nullable=False, server_default=added[name]))
        table.add_column(sa.Column("entered_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("subject", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("measurement") as table:
        for name in added:
            table.alter_column(name, server_default=None)
    _corrections()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        _reference("case_id", "case_file"),
        _reference("measurement_id", "measurement"),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("corrected_on", sa.Date(), nullable=False),
        sa.Column("corrected_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("special", sa.Integer(), nullable=True),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("ix_correction_case_id", "correction", ["case_id"])
    op.create_index("ix_correction_measurement_id", "correction", ["measurement_id"])


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)
