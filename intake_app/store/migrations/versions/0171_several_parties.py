"""Contracts, principles and what serves them, a remark about the cv, and who can tell about an experience."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0171"
down_revision = "0170"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three new tables, and a column more on the portfolio and on experiences."""
    _contracts()
    _principles()
    with op.batch_alter_table("portfolio") as table:
        table.add_column(sa.Column("cv_remark", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("portfolio") as table:
        table.alter_column("cv_remark", server_default=None)
    with op.batch_alter_table("experience") as table:
        table.add_column(sa.Column("reference_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _contracts() -> None:
    _of_a_case(
        "contract",
        sa.Column(
            "placement_id",
            sa.Uuid(),
            sa.ForeignKey(
                "placement.id",
                name=op.f("fk_contract_placement_id_placement"),
                deferrable=True,
                initially="DEFERRED",
            ),
            nullable=True,
        ),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=True),
        sa.Column("renewal_months", sa.Integer(), nullable=True),
        sa.Column("pay_kind", sa.String(), nullable=True),
        sa.Column("pay", sa.Integer(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("went_on", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.create_index(op.f("ix_contract_placement_id"), "contract", ["placement_id"])


def _principles() -> None:
    op.create_table(
        "principle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_principle")),
    )
    _of_a_case(
        "served_principle",
        sa.Column("principle_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("ticked_on", sa.Date(), nullable=False),
    )
    op.create_index(op.f("ix_served_principle_about_id"), "served_principle", ["about_id"])


def _of_a_case(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_file.id"],
            name=op.f(f"fk_{name}_case_id_case_file"),
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index(op.f(f"ix_{name}_case_id"), name, ["case_id"])
