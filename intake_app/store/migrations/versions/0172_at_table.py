"""What helped, teams, pools of a programme, and the numbers of room at places."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0172"
down_revision = "0171"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables, and columns that are empty in what is there."""
    with op.batch_alter_table("closing") as table:
        table.add_column(sa.Column("aftercare_asked", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("closing") as table:
        table.alter_column("aftercare_asked", server_default=None)
    with op.batch_alter_table("trajectory") as table:
        table.add_column(_day("next_contact_on"))
    with op.batch_alter_table("offer") as table:
        for name in ("places", "people_per_ten_places", "requested"):
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))
    _of_a_case(
        "instrument_effect",
        _word("kind"),
        sa.Column("about", sa.Uuid(), nullable=False),
        _text("key"),
        _text("name"),
        _word("offer_kind", optional=True),
        _word("effect"),
        _text("why"),
        _day("judged_on", optional=False),
        _text("by"),
    )
    _of_teams()
    _of_pools()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _of_teams() -> None:
    op.create_table("team", _id(), *map(_text, ("name", "area", "phone", "note")))
    op.create_table(
        "team_member",
        _id(),
        _reference("team_id", "team"),
        _text("name"),
        _text("discipline"),
        sa.Column("may_allocate", sa.Boolean(), nullable=False),
        _text("phone"),
        _day("until"),
    )
    op.create_index("ix_team_member_team_id", "team_member", ["team_id"])


def _of_pools() -> None:
    op.create_table(
        "pool",
        _id(),
        _text("name"),
        _text("organisation"),
        _nested("criteria"),
        _nested("assessors"),
        sa.Column("assessors_needed", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        _text("note"),
        _day("closed_on"),
    )
    _of_a_case(
        "pool_entry",
        sa.Column("pool_id", sa.Uuid(), nullable=False),
        _text("name"),
        _text("organisation"),
        _nested("criteria"),
        sa.Column("assessors_needed", sa.Integer(), nullable=False),
        _day("added_on", optional=False),
        _day("agreed_on"),
        _text("own_words"),
    )
    op.create_index("ix_pool_entry_pool_id", "pool_entry", ["pool_id"])
    _of_a_case(
        "pool_step",
        _reference("entry_id", "pool_entry"),
        _word("status"),
        _day("since", optional=False),
        *map(_text, ("why", "learned", "by")),
    )
    _of_a_case(
        "pool_judgement",
        _reference("entry_id", "pool_entry"),
        _text("assessor"),
        _text("criterion"),
        _word("meets"),
        _text("why"),
        _day("judged_on", optional=False),
    )
    for name in ("pool_step", "pool_judgement"):
        op.create_index(f"ix_{name}_entry_id", name, ["entry_id"])


def _of_a_case(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(name, _id(), _reference("case_id", "case_file"), *columns)
    op.create_index(f"ix_{name}_case_id", name, ["case_id"])


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=False)


def _nested(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _word(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=optional)


def _day(name: str, *, optional: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=optional)
