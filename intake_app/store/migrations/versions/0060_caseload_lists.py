"""The standard lists of the caseload, the minutes of a year, sorting on the next step, and rules per dossier."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0030"
branch_labels = None
depends_on = None

_NOT_APART = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ĳ": "ij"}
)


def upgrade() -> None:
    """Lists of dossiers that are there are worked out after opening (services.term_list)."""
    _marks()
    _minutes()
    _sorting()
    with op.batch_alter_table("case_file") as table:
        for name in ("rule_profile", "rule_version"):
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("case_file") as table:
        for name in ("rule_profile", "rule_version"):
            table.alter_column(name, server_default=None)


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _marks() -> None:
    op.create_table(
        "caseload_mark",
        sa.Column("case_id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("kind", sa.Text(), primary_key=True, nullable=False),
        sa.Column("from_on", sa.Date(), primary_key=True, nullable=False),
        sa.Column("about", sa.Text(), primary_key=True, nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("consultant", sa.Text(), nullable=False),
    )
    op.create_index("ix_caseload_mark_kind_entry", "caseload_mark", ["kind", "entry", "from_on", "until_on"])
    columns = ["kind", "from_on", "until_on", "entry"]
    op.create_index("ix_caseload_mark_kind_from_on", "caseload_mark", columns)
    op.create_index("ix_caseload_mark_consultant_kind_from_on", "caseload_mark", ["consultant", *columns])


def _minutes() -> None:
    op.create_table(
        "caseload_minutes",
        sa.Column("case_id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("consultant", sa.Text(), nullable=False),
    )
    columns = ["year", "consultant", "entry", "minutes"]
    op.create_index("ix_caseload_minutes_year_consultant", "caseload_minutes", columns)


def _sorting() -> None:
    with op.batch_alter_table("caseload_entry") as table:
        table.add_column(sa.Column("by_next_step", sa.Text(), nullable=False, server_default="\uffff"))
    with op.batch_alter_table("caseload_entry") as table:
        table.alter_column("by_next_step", server_default=None)
    connection = op.get_bind()
    rows = connection.exec_driver_sql("SELECT entry, next_step FROM caseload_entry WHERE next_step <> ''").all()
    for entry, said in rows:
        connection.exec_driver_sql("UPDATE caseload_entry SET by_next_step = ? WHERE entry = ?", (_key(said), entry))
    op.create_index("ix_caseload_entry_by_next_step", "caseload_entry", ["by_next_step", "by_name"])
    op.create_index(
        "ix_caseload_entry_consultant_by_next_step", "caseload_entry", ["consultant", "by_next_step", "by_name"]
    )
    op.create_index("ix_caseload_entry_status", "caseload_entry", ["status"])
    op.drop_index("ix_caseload_entry_sorting", "caseload_entry")
    orders = ["by_name", "by_next_step_on", "by_last_contact_on", "by_phase", "by_next_step"]
    op.create_index("ix_caseload_entry_sorting", "caseload_entry", ["entry", *orders])


def _key(said: str) -> str:
    apart = unicodedata.normalize("NFKD", said.casefold().translate(_NOT_APART))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))[:60] or "\uffff"
