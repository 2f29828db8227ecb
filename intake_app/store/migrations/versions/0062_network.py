"""Households, parties, consent, referral, case conference and hand-over; for whom a plan and a goal are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A plan of before is for one person, and a goal of before is the resident's."""
    _columns()
    _household()
    _parties()
    _conference()
    _handover()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _columns() -> None:
    with op.batch_alter_table("plan") as table:
        table.add_column(sa.Column("subject", sa.String(), nullable=False, server_default="persoon"))
    with op.batch_alter_table("plan") as table:
        table.alter_column("subject", server_default=None)
    with op.batch_alter_table("goal") as table:
        table.add_column(sa.Column("whose", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("goal") as table:
        table.alter_column("whose", server_default=None)
    with op.batch_alter_table("network_person") as table:
        table.add_column(sa.Column("representation", sa.String(), nullable=True))


def _household() -> None:
    _entity(
        "household_member",
        *_numbers("position"),
        *_words("name"),
        *_choices("relation"),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        *_flags("lives_in"),
        *_choices("income"),
        *_words("income_kind"),
        *_choices("shares_benefit"),
        *_words("custody", "care"),
        *_flags("takes_part"),
        sa.Column("own_case_id", sa.Uuid(), nullable=True),
        index=("own_case_id",),
    )
    _entity(
        "surroundings",
        *_words("programme"),
        *_choices("represented"),
        *_days("parties_asked_on"),
        *_flags("no_parties", "no_carer"),
    )
    _entity(
        "carer_talk",
        *_numbers("position"),
        *_words("name", "does", "load", "needs"),
        *_choices("wants_own_plan"),
        *_days("spoken_on", "supporter_told_on"),
    )


def _parties() -> None:
    _entity(
        "involved_party",
        *_numbers("position"),
        *_words("organisation", "person", "phone", "role", "discipline"),
        *_lists("areas"),
        *_words("goal", "mandate"),
        *_days("since", "until"),
        *_flags("network_partner", "gets_plan"),
    )
    _entity(
        "consent",
        *_numbers("position"),
        *_words("recipient"),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        *_lists("areas"),
        *_choices("basis"),
        *_words("reason"),
        *_days("given_on"),
        sa.Column("how", sa.String(), nullable=True),
        *_days("until", "withdrawn_on"),
    )
    _entity(
        "referral",
        *_numbers("position"),
        *_words("from_name", "to_organisation", "to_person", "area", "question"),
        *_days("sent_on", "expected_on"),
        *_choices("status"),
        *_days("answered_on"),
        *_words("holder"),
        *_days("next_check_on"),
        *_words("result"),
    )


def _conference() -> None:
    _entity(
        "case_conference",
        sa.Column("held_on", sa.Date(), nullable=False),
        *_words("question"),
        *_choices("resident_present", "peer_present", "resident_knows"),
        *_words("resident_words"),
        *_lists("areas"),
        *_words("approach"),
    )
    _entity(
        "conference_participant",
        _reference("conference_id", "case_conference"),
        *_numbers("position"),
        *_words("name", "role", "organisation", "perspective"),
        index=("conference_id",),
    )
    _entity(
        "conference_decision",
        _reference("conference_id", "case_conference"),
        *_numbers("position"),
        *_words("what", "owner"),
        *_days("due_on"),
        *_choices("kind"),
        sa.Column("became", sa.Uuid(), nullable=True),
        index=("conference_id",),
    )


def _handover() -> None:
    _entity(
        "handover",
        *_words("from_name", "to_organisation", "to_person", "to_phone", "trigger"),
        *_days("handed_on"),
        *_choices("met"),
        *_days("met_on"),
        *_lists("sections"),
        *_words("remaining", "note"),
        *_days("last_active_on", "first_active_on"),
        *_flags("takes_direction"),
        *_days("confirmed_on"),
        *_words("confirmed_by"),
    )
    _entity(
        "director_change",
        *_words("from_name", "to_name"),
        sa.Column("changed_on", sa.Date(), nullable=False),
        *_words("reason", "note"),
    )


def _entity(name: str, *columns: sa.Column[object], index: tuple[str, ...] = ()) -> None:
    identity = sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)
    op.create_table(name, identity, _reference("case_id", "case_file"), *columns)
    for column in ("case_id", *index):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _words(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _numbers(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Integer(), nullable=False) for name in names)


def _choices(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=False) for name in names)


def _flags(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Boolean(), nullable=False) for name in names)


def _days(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Date(), nullable=True) for name in names)


def _lists(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.JSON(), nullable=False) for name in names)


def _reference(name: str, target: str) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=False)
