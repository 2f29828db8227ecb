"""Requests about the own data, notes of the resident, the destruction list, and the people of the vault."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0131"
down_revision = "0130"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four new tables; nothing that is there changes."""
    _of_a_dossier()
    _of_the_vault()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _day(name: str, *, optional: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=optional)


def _of_a_dossier() -> None:
    for table, columns in (
        (
            "privacy_request",
            (
                sa.Column("kind", sa.String(), nullable=False),
                _day("received_on", optional=False),
                _text("asked_by"),
                sa.Column("in_writing", sa.Boolean(), nullable=False),
                _day("extended_on"),
                _text("extended_because"),
                _day("answered_on"),
                sa.Column("outcome", sa.String(), nullable=True),
                sa.Column("refusal", sa.String(), nullable=True),
                _text("answer"),
            ),
        ),
        (
            "resident_note",
            (
                _day("said_on", optional=False),
                sa.Column("about", sa.Uuid(), nullable=True),
                _text("words"),
                _text("written_by"),
            ),
        ),
    ):
        op.create_table(
            table,
            sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
            sa.Column(
                "case_id",
                sa.Uuid(),
                sa.ForeignKey("case_file.id", deferrable=True, initially="DEFERRED"),
                nullable=False,
            ),
            *columns,
        )
        op.create_index(f"ix_{table}_case_id", table, ["case_id"])


def _of_the_vault() -> None:
    op.create_table(
        "destruction",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        _text("reference"),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("closed_year", sa.Integer(), nullable=True),
        _day("kept_until"),
        _day("proposed_on", optional=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        _text("proposed_name"),
        sa.Column("state", sa.String(), nullable=False),
        _day("decided_on"),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        _text("decided_name"),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("attachments", sa.Integer(), nullable=False),
        sa.Column("log_lines", sa.Integer(), nullable=False),
    )
    op.create_table(
        "vault_person",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        _text("name"),
        sa.Column("role", sa.String(), nullable=False),
        _day("added_on", optional=False),
        _day("removed_on"),
    )
