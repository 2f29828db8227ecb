"""Diagnosis as dated records, earnings, series and reasons; fixed days of a step, and how a route was liked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Dossiers of before have none of this."""
    _perspective()
    _plan_parts()
    _capacity()
    _observed()
    _others()
    _over_time()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _perspective() -> None:
    _add(
        "perspective_estimate",
        _number("months"),
        _new_words("development"),
        _one_of("duration", needed=False),
        _new_list("routes"),
        _one_of("first_route", needed=False),
        _one_of("suggested", needed=False),
        _new_words("deviation"),
    )


def _plan_parts() -> None:
    _add("step", _new_list("weekdays"), _new_words("day_times"))
    _add("review", _number("mark"))
    _add("trajectory", _number("satisfaction"), _new_words("satisfaction_words"))


def _capacity() -> None:
    _entity(
        "work_capacity",
        _day("estimated_on", needed=True),
        _one_of("code"),
        _number("percentage"),
        sa.Column("limits", sa.JSON(), nullable=False),
        _one_of("source", needed=False),
        *_words("note", "estimated_by"),
        _day("review_on"),
    )
    _entity(
        "load_capacity",
        _day("seen_on", needed=True),
        _one_of("kind"),
        _number("hours_day"),
        _number("hours_week"),
        *_words("limits"),
        _one_of("source", needed=False),
        *_words("origin"),
    )
    _entity(
        "wage_value",
        *_words("job", "adaptation"),
        _day("determined_on"),
        _number("percentage"),
        *_words("undeterminable", "expert", "method"),
        sa.Column("sheltered", sa.Boolean(), nullable=False),
    )


def _observed() -> None:
    _entity(
        "observation_period",
        _one_of("kind"),
        *_words("place"),
        _day("started_on", needed=True),
        _day("ends_on"),
        *_words("tasks"),
        _number("hours_week"),
        *_words("observer", "development", "support", "advice"),
        _day("closed_on"),
    )
    _entity(
        "observation",
        _reference("period_id", "observation_period"),
        _day("seen_on", needed=True),
        _one_of("type"),
        *_words("text", "barrier"),
        sa.Column("strength_id", sa.Uuid(), nullable=True),
        index=("period_id",),
    )


def _others() -> None:
    _entity(
        "external_finding",
        _one_of("kind"),
        *_words("issuer"),
        _day("found_on"),
        _number("percentage"),
        _one_of("decision", needed=False),
        _day("valid_until"),
        *_words("summary", "own_words", "paper_at", "alternative"),
        _day("contact_on"),
    )
    _entity(
        "distance_note",
        _day("noted_on", needed=True),
        _one_of("distance", needed=False),
        *_words("old_class"),
        _day("old_class_on"),
        *_words("reason", "noted_by"),
    )
    _entity(
        "regie_choice",
        _day("chosen_on", needed=True),
        _one_of("level", needed=False),
        *_words("reason", "chosen_by"),
    )


def _over_time() -> None:
    _entity(
        "earning_record",
        _one_of("kind"),
        *_words("what"),
        sa.Column("paid", sa.Boolean(), nullable=False),
        _number("hours_week"),
        _number("amount"),
        _day("from_on"),
        _day("until_on"),
        _day("reported_on"),
        *_words("reported_how"),
        _day("explained_on"),
        *_words("teach_back", "settled_by"),
    )
    _entity("indicator_series", _one_of("kind"), *_words("question"))
    _entity(
        "indicator_point",
        _reference("series_id", "indicator_series"),
        _day("noted_on", needed=True),
        sa.Column("value", sa.Integer(), nullable=False),
        *_words("note"),
        index=("series_id",),
    )
    _entity(
        "given_reason",
        _reference("plan_id", "plan"),
        *_words("element", "reason", "given_by"),
        _day("given_on", needed=True),
        index=("plan_id",),
    )


def _add(table: str, *columns: sa.Column[object]) -> None:
    with op.batch_alter_table(table) as changed:
        for column in columns:
            changed.add_column(column)
    with op.batch_alter_table(table) as changed:
        for column in columns:
            if column.server_default is not None:
                changed.alter_column(column.name, server_default=None)


def _new_words(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _new_list(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="[]")


def _entity(name: str, *columns: sa.Column[object], index: tuple[str, ...] = ()) -> None:
    identity = sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)
    op.create_table(name, identity, _reference("case_id", "case_file"), *columns)
    for column in ("case_id", *index):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _words(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _day(name: str, *, needed: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=not needed)


def _one_of(name: str, *, needed: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=not needed)


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)
