"""What every dossier adds to the report of the team."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0130"
down_revision = "0110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The lines of dossiers that are there are worked out after opening (services.term_list)."""
    op.create_table(
        "report_line",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
    )
    op.create_index("ix_report_line_case_id", "report_line", ["case_id"])
    op.create_index("ix_report_line_counting", "report_line", ["kind", "on", "about", "said", "case_id", "many"])


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")
