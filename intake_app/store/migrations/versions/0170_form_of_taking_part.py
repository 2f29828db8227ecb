"""Forms of taking part, and of a step: alone or in a group, why not sooner on the ladder, and the decision."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0170"
down_revision = "0152"
branch_labels = None
depends_on = None

_LADDER = "participatieladder"
_EARLIER = ("earlier_own", "earlier_household", "earlier_care", "earlier_network", "earlier_general")


def upgrade() -> None:
    """Steps of before have none of this; of the decision it is not known whether it is needed."""
    op.create_table(
        "participation_period",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column(
            "case_id", sa.Uuid(), sa.ForeignKey("case_file.id", deferrable=True, initially="DEFERRED"), nullable=False
        ),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("hours_week", sa.Integer(), nullable=True),
        sa.Column("brings", sa.Text(), nullable=False),
    )
    op.create_index("ix_participation_period_case_id", "participation_period", ["case_id"])
    with op.batch_alter_table("step") as table:
        table.add_column(sa.Column("help_way", sa.String(), nullable=True))
        for name in _EARLIER:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("grant_needed", sa.String(), nullable=False, server_default="onbekend"))
        table.add_column(sa.Column("granted_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("grant_number", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("step") as table:
        for name in (*_EARLIER, "grant_needed", "grant_number"):
            table.alter_column(name, server_default=None)
    _ladder_by_the_rules()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _ladder_by_the_rules() -> None:
    """The ladder was a form to tick; now the rules switch it, so that a municipality's profile can bring it along."""
    ticked, held = _kept("instruments"), _kept("rules")
    on = ticked.pop(_LADDER, None)
    if not isinstance(on, bool):
        return
    own = held.get("own")
    held["own"] = {**(own if isinstance(own, dict) else {}), "ladder_enabled": on}
    for key, value in (("instruments", ticked), ("rules", held)):
        connection = op.get_bind()
        connection.execute(sa.text("DELETE FROM setting WHERE key = :key"), {"key": key})
        words = {"key": key, "value": json.dumps(value)}
        connection.execute(sa.text("INSERT INTO setting (key, value) VALUES (:key, :value)"), words)


def _kept(key: str) -> dict[str, Any]:
    found = op.get_bind().execute(sa.text("SELECT value FROM setting WHERE key = :key"), {"key": key}).scalar()
    value = json.loads(found) if isinstance(found, str) else None
    return value if isinstance(value, dict) else {}
