"""Duties, exemptions, weighing a measure, differences per goal, choices about offers, what became of promises."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"
branch_labels = None
depends_on = None

_OF_AGREEMENT = ("to_whom", "how_often", "reason", "cause", "own_account", "remark_resident", "remark_other")


def upgrade() -> None:
    """Nobody has a duty or an exemption by default; agreements of before have no story yet."""
    with op.batch_alter_table("agreement") as table:
        for name in _OF_AGREEMENT:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("made_on", sa.Date(), nullable=True))
    with op.batch_alter_table("agreement") as table:
        for name in _OF_AGREEMENT:
            table.alter_column(name, server_default=None)
    _table(
        "duty",
        _reference("plan_id", "plan"),
        *_texts("code", "person"),
        _value("applies"),
        *_texts("reason"),
        _day("discussed_on"),
        *_texts("understood"),
    )
    _exemption()
    _sanction_record()
    _table("goal_difference", _reference("plan_id", "plan"), _reference("goal_id", "goal"), *_texts("words"))
    _table(
        "offer_decision",
        _reference("plan_id", "plan"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("offer"),
        _value("decision", optional=True),
        _day("decided_on"),
        *_texts("reason"),
    )


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _exemption() -> None:
    _table(
        "exemption",
        _value("ground", optional=True),
        sa.Column("duties", sa.JSON(), nullable=False),
        *_texts("reason"),
        *(_day(name) for name in ("start_on", "end_on", "review_on")),
        *_texts("decision_number"),
        _day("decision_on"),
        _value("status"),
        *_texts("meanwhile"),
    )


def _sanction_record() -> None:
    _table(
        "sanction_record",
        _reference("agreement_id", "agreement"),
        sa.Column("opened_on", sa.Date(), nullable=False),
        *_texts("opened_by", "duty_code"),
        _value("duty_class", optional=True),
        _day("conduct_on"),
        *_texts("cause", "own_account"),
        *(_day(name) for name in ("heard_on", "absent_on", "absent_again_on")),
        *_texts("effect"),
        _value("blame", optional=True),
        sa.Column("urgent", sa.JSON(), nullable=False),
        *_texts("alternative"),
        _value("proposal", optional=True),
        *_texts("tailoring"),
        sa.Column("percentage", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        *_texts("deviation"),
        _day("decided_on"),
        *_texts("decided_by"),
        _day("reconsider_on"),
        _day("contact_on"),
        sa.Column("closed", sa.Boolean(), nullable=False),
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


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _value(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=optional)


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=True)
