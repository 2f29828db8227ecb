"""Months of income estimated and settled, a benefit kept open, and papers to hand in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0152"
down_revision = "0151"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four new tables; nothing that is there changes."""
    _table(
        "income_month",
        _day("month", optional=False),
        _word("mode"),
        _number("norm"),
        _day("agreed_on"),
        _number("agreed_sum"),
        _word("channel", optional=True),
        _number("exempt_share"),
        _number("exempt_most"),
        _number("exempt_months"),
        _number("paid"),
        _day("payslip_on"),
        _day("settled_on"),
        _text("reports"),
        _text("settles"),
    )
    _table(
        "income_source",
        sa.Column(
            "month_id",
            sa.Uuid(),
            sa.ForeignKey("income_month.id", deferrable=True, initially="DEFERRED"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        _word("kind"),
        _text("payer"),
        _number("estimate"),
        _number("actual"),
        _flag("counts"),
    )
    op.create_index("ix_income_source_month_id", "income_source", ["month_id"])
    _of_holds_and_papers()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _of_holds_and_papers() -> None:
    _table(
        "benefit_hold",
        _text("what"),
        _day("from_on"),
        _day("until_on"),
        _text("profile"),
        _day("work_ended_on"),
        _day("benefit_ended_on"),
        _number("window_months"),
        _number("wait_weeks"),
        _number("handling_weeks"),
        _day("applied_on"),
        _day("decided_on"),
        _number("norm"),
        _day("advance_on"),
        _day("rest_on"),
        _flag("rest_checked"),
        _text("call_name"),
        _text("call_phone"),
    )
    _table(
        "form_due",
        _word("kind"),
        _text("what"),
        _text("key"),
        _day("due_on"),
        _text("to_whom"),
        _day("sent_on"),
        _day("received_on"),
        _flag("complete"),
        _flag("urgent"),
        _text("urgent_name"),
        _text("urgent_phone"),
    )


def _table(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column(
            "case_id", sa.Uuid(), sa.ForeignKey("case_file.id", deferrable=True, initially="DEFERRED"), nullable=False
        ),
        *columns,
    )
    op.create_index(f"ix_{name}_case_id", name, ["case_id"])


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=False)


def _word(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=optional)


def _day(name: str, *, optional: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=optional)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False)
