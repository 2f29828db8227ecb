"""Goals and steps in depth: ways to a result, no goal on purpose, order, gates, hours, reasons, and routes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0020"
branch_labels = None
depends_on = None

_GOAL_WORDS = ("result", "source")
_STEP_WORDS = ("track", "return_place", "early_sign", "next_step", "meanwhile", "earlier_help", "source")
_STEP_FLAGS = ("own_found", "quick_win", "open_ended", "no_offer")
_OTHERS: dict[str, Any] = {"trajectory_id": sa.Uuid(), "review_on": sa.Date(), "waiting_since": sa.Date()}
_STEP_COLUMNS = (
    "kind", "track", "trajectory_id", "proposed_by", "chosen_by", "own_found", "quick_win", "return_place",
    "early_sign", "next_step", "review_on", "open_ended", "waiting_since", "meanwhile", "no_offer", "earlier_help",
    "source",
)  # fmt: skip


def upgrade() -> None:
    """Goals and steps of before have none of this."""
    _goals()
    _of_goals()
    _steps()
    _of_steps()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _goals() -> None:
    with op.batch_alter_table("goal") as table:
        table.add_column(sa.Column("kind", sa.String(), nullable=True))
        table.add_column(sa.Column("stage", sa.String(), nullable=True))
        table.add_column(sa.Column("result", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("feasibility", sa.Integer(), nullable=True))
        table.add_column(sa.Column("source", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("goal") as table:
        for name in _GOAL_WORDS:
            table.alter_column(name, server_default=None)


def _of_goals() -> None:
    _entity(
        "solution",
        _reference("goal_id", "goal"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        index=("goal_id",),
    )
    _entity(
        "no_goal",
        _reference("plan_id", "plan"),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        index=("plan_id",),
    )
    _entity(
        "trajectory",
        _reference("goal_id", "goal"),
        *_words("template", "title"),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("look_back_on", sa.Date(), nullable=True),
        *_words("output"),
        sa.Column("outcomes", sa.JSON(), nullable=False),
        *_words("hours"),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *_words("outcome", "where_now", "what_next"),
        sa.Column("output_ready", sa.Boolean(), nullable=False),
        index=("goal_id",),
    )


def _steps() -> None:
    with op.batch_alter_table("step") as table:
        for name in _STEP_COLUMNS:
            if name in _STEP_WORDS:
                table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
            elif name in _STEP_FLAGS:
                table.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
            else:
                table.add_column(sa.Column(name, _OTHERS.get(name, sa.String()), nullable=True))
        table.create_foreign_key(
            "fk_step_trajectory_id_trajectory",
            "trajectory",
            ["trajectory_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    with op.batch_alter_table("step") as table:
        for name in (*_STEP_WORDS, *_STEP_FLAGS):
            table.alter_column(name, server_default=None)


def _of_steps() -> None:
    _entity(
        "step_dependency",
        _reference("step_id", "step"),
        _reference("predecessor_id", "step"),
        index=("step_id", "predecessor_id"),
    )
    _entity(
        "gate",
        _reference("step_id", "step"),
        *_words("condition", "decided_by"),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        *_words("reason", "lifted_because"),
        index=("step_id",),
    )
    _entity(
        "hours_line",
        _reference("step_id", "step"),
        sa.Column("from_on", sa.Date(), nullable=False),
        *_numbers("planned", "actual", "lessons", "travel"),
        index=("step_id",),
    )
    _entity(
        "decision",
        _reference("step_id", "step"),
        *_words("reason", "decided_by"),
        sa.Column("decided_on", sa.Date(), nullable=True),
        *_numbers("investment", "monthly_saving", "chance"),
        *_words("drawback"),
        sa.Column("funding", sa.JSON(), nullable=False),
        sa.Column("law_tags", sa.JSON(), nullable=False),
        index=("step_id",),
    )


def _entity(name: str, *columns: sa.Column[object], index: tuple[str, ...]) -> None:
    identity = sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)
    op.create_table(name, identity, _reference("case_id", "case_file"), *columns)
    for column in ("case_id", *index):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _words(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _numbers(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=True) for name in names)


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)
