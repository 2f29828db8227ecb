"""Candidacies with their history, consent for matching, placements, and what matching needs of every resident."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0102"
down_revision = "0101"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Vaults of before have none of this. Nobody was asked yet, so that nobody is proposed anywhere."""
    _table(
        "candidacy",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        *_texts("title", "organisation"),
        _value("source"),
        _day("added_on", optional=False),
        _value("answer", optional=True),
        _day("answered_on"),
        *_texts("own_words", "note"),
    )
    op.create_index("ix_candidacy_place_id", "candidacy", ["place_id"])
    _table(
        "candidacy_step",
        _reference("candidacy_id", "candidacy"),
        _value("status"),
        _day("since", optional=False),
        *_texts("why", "learned", "by"),
    )
    _table("matching_consent", _value("consent"), _day("since", optional=False), _value("how"), *_texts("words"))
    _placement()
    op.create_table(
        "match_profile",
        sa.Column("case_id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("as_of", sa.Integer(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _placement() -> None:
    _table(
        "placement",
        _reference("candidacy_id", "candidacy", optional=True),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        *_texts("title", "host", "employer", "form", "tasks"),
        _value("pay_kind", optional=True),
        _value("status"),
        _day("starts_on"),
        _day("ends_on"),
        sa.Column("hours", sa.JSON(), nullable=False),
        *_texts("not_yet"),
        sa.Column("share_not_yet", sa.Boolean(), nullable=False),
        *_texts("adapted", "support", "expects_resident", "expects_place"),
        _day("yes_on"),
        *_texts("yes_words", "win_resident", "win_place"),
        _value("displacement", optional=True),
        *_texts("displacement_why", "ended_why", "learned"),
    )


def _table(name: str, *columns: sa.Column[object]) -> None:
    made = op.create_table(
        name,
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        _reference("case_id", "case_file"),
        *columns,
    )
    for column in made.columns:
        if column.foreign_keys:
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])


def _reference(name: str, target: str, *, optional: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=optional)


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _value(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=optional)


def _day(name: str, *, optional: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=optional)
