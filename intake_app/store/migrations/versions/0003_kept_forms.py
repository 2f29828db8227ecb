"""Forms as they were answered, so that old answers stay readable when a form or pack is gone (instruments C2.10)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Readings of before are all of shipped forms, whose words are still there; they name no kept form."""
    op.create_table(
        "kept_form",
        sa.Column("checksum", sa.String(), primary_key=True, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_index("ix_kept_form_instrument_version", "kept_form", ["instrument", "version"])
    with op.batch_alter_table("measurement") as table:
        table.add_column(sa.Column("form_checksum", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("measurement") as table:
        table.alter_column("form_checksum", server_default=None)


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")
