"""Looking back, agreed contact, time-out and return, aftercare, notes, closing; and what asks for attention."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0004"
branch_labels = None
depends_on = None

_NEVER = date.max.isoformat()


def upgrade() -> None:
    """Dossiers of before ask for attention when the plan is to be looked back on, or after a year of silence."""
    _columns()
    _tables()
    _attention()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _columns() -> None:
    for name in ("goal", "step", "agreement"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("copied_from", sa.Uuid(), nullable=True))
    with op.batch_alter_table("contact") as table:
        table.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        table.add_column(sa.Column("with_whom", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("answered", sa.Boolean(), nullable=False, server_default=sa.true()))
        table.add_column(sa.Column("next_contact_on", sa.Date(), nullable=True))
    with op.batch_alter_table("contact") as table:
        table.alter_column("with_whom", server_default=None)
        table.alter_column("answered", server_default=None)
    with op.batch_alter_table("case_file") as table:
        table.add_column(sa.Column("attention", sa.String(), nullable=True))
        table.add_column(sa.Column("attention_on", sa.Date(), nullable=True))
    with op.batch_alter_table("caseload_entry") as table:
        table.add_column(sa.Column("attention", sa.String(), nullable=True))
        table.add_column(sa.Column("attention_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("by_attention_on", sa.Date(), nullable=False, server_default=_NEVER))
    with op.batch_alter_table("caseload_entry") as table:
        table.alter_column("by_attention_on", server_default=None)
    index = "ix_caseload_entry_consultant_by_attention_on"
    op.create_index(index, "caseload_entry", ["consultant", "by_attention_on"])


def _tables() -> None:
    _table(
        "review",
        _reference("plan_id", "plan"),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.Column("answer_consultant", sa.Text(), nullable=False),
        sa.Column("fits", sa.String(), nullable=True),
        sa.Column("fits_why", sa.Text(), nullable=False),
        sa.Column("competence_grown", sa.Text(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
    )
    _table(
        "review_item",
        _reference("review_id", "review"),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("what_now", sa.String(), nullable=True),
    )
    _table(
        "contact_agreement",
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
    )
    _table(
        "time_out",
        _reference("step_id", "step", optional=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("resume_on", sa.Date(), nullable=False),
        sa.Column("contact_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
    )
    _table(
        "short_intake",
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("after_closing", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
    )
    _table(
        "aftercare",
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("place_contact", sa.Text(), nullable=False),
        sa.Column("needed", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
    )
    _table(
        "aftercare_moment",
        _reference("aftercare_id", "aftercare"),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
    )
    _table(
        "aftercare_incident",
        _reference("aftercare_id", "aftercare"),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=False),
    )
    _table(
        "note",
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _reference("step_id", "step", optional=True),
    )
    _table(
        "attendance",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        _reference("step_id", "step", optional=True),
        sa.Column("note", sa.Text(), nullable=False),
    )
    _table(
        "closing",
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("destination_unknown", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.Column("aftercare", sa.Boolean(), nullable=False),
        sa.Column("portfolio_given", sa.Boolean(), nullable=False),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("no_contact_wanted", sa.Boolean(), nullable=False),
        sa.Column("found_out_on", sa.Date(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
    )


def _table(name: str, *columns: sa.Column[object]) -> None:
    own = (sa.Column("id", sa.Uuid(), primary_key=True, nullable=False), _reference("case_id", "case_file"))
    op.create_table(name, *own, *columns)
    for column in ("case_id", *(one.name for one in columns if one.foreign_keys)):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _reference(name: str, target: str, *, optional: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=optional)


def _attention() -> None:
    connection = op.get_bind()
    reviews: dict[str, tuple[int, str]] = {}
    fixed = "SELECT case_id, version, review_dates FROM plan WHERE status IN ('getekend', 'in-uitvoering')"
    for case_id, version, days in connection.exec_driver_sql(fixed):
        first = min(json.loads(days), default=None)
        if first is not None and version > reviews.get(case_id, (0, ""))[0]:
            reviews[case_id] = (version, first)
    cases = connection.exec_driver_sql(
        "SELECT id, coalesce(last_contact_on, opened_on) FROM case_file WHERE status <> 'closed'"
    ).all()
    for case_id, spoken in cases:
        found = [(_year_after(date.fromisoformat(spoken)).isoformat(), "lang-niet-gesproken")]
        if case_id in reviews:
            found.append((reviews[case_id][1], "terugkijken"))
        on, why = min(found)
        connection.exec_driver_sql(
            "UPDATE case_file SET attention = ?, attention_on = ? WHERE id = ?", (why, on, case_id)
        )
        connection.exec_driver_sql(
            "UPDATE caseload_entry SET attention = ?, attention_on = ?, by_attention_on = ? WHERE case_id = ?",
            (why, on, on, case_id),
        )


def _year_after(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, monthrange(day.year + 1, day.month)[1]))
