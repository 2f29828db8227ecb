"""Offers, places and organisations of the whole vault, and what a dossier took from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = "0100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Vaults of before have none of this; the shipped offers are read from the program's own file."""
    _offer()
    _organisation()
    _place()
    _of_organisations()
    _of_dossiers()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _offer() -> None:
    _table(
        "offer",
        *_words("key", "pack", "name"),
        _choice("kind"),
        *_words("description", "target_group", "preconditions", "contra_indications", "place", "organisation"),
        *_words("partners", "law"),
        *_lists("law_tags"),
        _choice("paid"),
        _choice("with_benefit"),
        *_words("hours", "capacity"),
        _number("longest_months"),
        *_words("cost", "conditions"),
        _choice("needs_decision"),
        *_words("next_step", "financing", "contact", "hints", "quality_marks"),
        *_lists("areas", "barriers", "goal_kinds"),
        *_words("source_label"),
        _number("source_year"),
        _day("checked_on"),
        sa.Column("left_out", sa.Boolean(), nullable=False),
    )


def _organisation() -> None:
    _table(
        "organisation",
        *_words("name"),
        _choice("dimension"),
        *_words("sector", "street", "postcode", "town", "contact_name", "phone", "email"),
        *_words("possibilities", "limits", "adaptation"),
        *_lists("quality_marks"),
        _choice("sroi"),
        *_words("sroi_note"),
        *_lists("freedoms", "obligations"),
        _day("agreed_on"),
        *_words("reference"),
        _day("checked_on"),
    )


def _place() -> None:
    _table(
        "place",
        *_words("title"),
        _reference("organisation_id", "organisation", nullable=True),
        *_words("organisation", "employer_of_record", "form", "description"),
        *_lists("tasks", "packages"),
        _number("minutes_least"),
        _number("minutes_most"),
        *_lists("days"),
        *_words("day_parts", "street", "postcode", "town"),
        *_lists("conditions", "wishes"),
        *_words("adaptable", "language"),
        _choice("pay_kind", nullable=True),
        *_words("pay"),
        _day("starts_on"),
        _day("open_until"),
        _number("positions"),
        *_words("contact"),
        _choice("source"),
        *_words("reference"),
        _day("read_on"),
        _day("checked_on"),
        _day("closed_on"),
    )
    op.create_index("ix_place_organisation_id", "place", ["organisation_id"])
    op.create_index("ix_place_reference", "place", ["reference"])


def _of_organisations() -> None:
    _table(
        "organisation_class",
        _reference("organisation_id", "organisation"),
        _choice("employer_class"),
        _day("since", nullable=False),
        *_words("reason", "decided_by"),
    )
    _table(
        "organisation_remark",
        _reference("organisation_id", "organisation"),
        _day("on", nullable=False),
        _choice("kind"),
        _choice("how", nullable=True),
        *_words("by", "about", "outcome"),
        _day("next_on"),
    )
    for name in ("organisation_class", "organisation_remark"):
        op.create_index(f"ix_{name}_organisation_id", name, ["organisation_id"])


def _of_dossiers() -> None:
    _table(
        "taken_offer",
        _reference("case_id", "case_file"),
        _reference("step_id", "step"),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        _day("taken_on", nullable=False),
        *_words("name"),
        _choice("kind"),
        *_words("organisation", "place", "description", "conditions"),
        _choice("needs_decision"),
        *_words("next_step", "hours"),
        _number("longest_months"),
        *_words("cost", "law", "financing", "contact", "hints", "source_label"),
        _number("source_year"),
        _day("checked_on"),
    )
    _table(
        "found_place",
        _reference("case_id", "case_file"),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        _choice("source"),
        _day("brought_on", nullable=False),
        *_words("title", "organisation", "note"),
    )
    for name, column in (
        ("taken_offer", "case_id"),
        ("taken_offer", "step_id"),
        ("found_place", "case_id"),
        ("found_place", "place_id"),
    ):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _table(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(name, sa.Column("id", sa.Uuid(), primary_key=True, nullable=False), *columns)


def _words(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _lists(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.JSON(), nullable=False) for name in names)


def _choice(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _day(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _reference(name: str, target: str, *, nullable: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=nullable)
