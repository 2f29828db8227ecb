"""The portfolio in full: story, competences, papers, languages, experience, wishes, attachments and versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Portfolios of before have none of this, in the ordinary order of parts."""
    _strengths()
    _own_words()
    _abilities()
    _wishes()
    _attachments()
    _portfolio()
    _versions()


def downgrade() -> None:
    """The copy made before the migration is the way back."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _strengths() -> None:
    with op.batch_alter_table("strength") as table:
        table.add_column(sa.Column("gives_energy", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("strength") as table:
        table.alter_column("gives_energy", server_default=None)


def _portfolio() -> None:
    with op.batch_alter_table("portfolio") as table:
        table.add_column(sa.Column("show_reached", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("order", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("left_out", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("photo_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("region", sa.Text(), nullable=False, server_default=""))
        table.create_foreign_key(
            "fk_portfolio_photo_id_attachment",
            "attachment",
            ["photo_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    with op.batch_alter_table("portfolio") as table:
        for name in ("show_reached", "order", "left_out", "region"):
            table.alter_column(name, server_default=None)


def _own_words() -> None:
    _entity("story", *_words("possibilities", "workplace", "presenting", "searching", "pitch", "came_from", "quote"))
    _entity(
        "competence",
        _number("position"),
        *_words("title", "skill"),
        _choice("evidence_kind"),
        *_words("evidence", "level_note"),
        sa.Column("first_seen_on", sa.Date(), nullable=True),
        sa.Column("deployable", sa.Boolean(), nullable=True),
        _number("hours", optional=True),
        _flag("on_portfolio"),
    )


def _abilities() -> None:
    _entity(
        "language_skill",
        _number("position"),
        *_words("language"),
        sa.Column("mother_tongue", sa.Boolean(), nullable=True),
        *(_choice(name) for name in ("speaking", "listening", "conversing", "reading", "writing")),
        *(_choice(name) for name in ("spoken_level", "written_level")),
        _flag("on_portfolio"),
    )
    _entity(
        "experience",
        _choice("kind", optional=False),
        *_words("role", "organisation", "place", "start", "end"),
        _flag("ongoing"),
        _number("hours", optional=True),
        *_words("tasks", "learned"),
        _flag("on_portfolio"),
    )
    _entity(
        "reference_person",
        _number("position"),
        *_words("name", "relation", "organisation", "phone", "email", "words"),
        sa.Column("consent_on", sa.Date(), nullable=True),
        _flag("on_portfolio"),
    )


def _wishes() -> None:
    _entity(
        "preference",
        _number("position"),
        _choice("kind", optional=False),
        *_words("what"),
        _choice("weight", optional=False),
    )
    _entity(
        "work_limits",
        *(_number(name, optional=True) for name in ("hours_min", "hours_max")),
        *_lists("days", "times"),
        *(_number(name, optional=True) for name in ("travel_minutes", "travel_km")),
        *_lists("transport", "licences"),
        sa.Column("start_from", sa.Date(), nullable=True),
        *(_choice(name) for name in ("digital", "numeracy")),
        sa.Column("dutch_schooling", sa.Boolean(), nullable=True),
        sa.Column("integration_diploma", sa.Boolean(), nullable=True),
        *_words("language_proof", "support"),
        _flag("show_support"),
        *_words("own_words"),
    )


def _attachments() -> None:
    _entity(
        "attachment",
        _number("position"),
        *_words("title"),
        _choice("kind", optional=False),
        *_words("media_type"),
        *(_number(name, optional=True) for name in ("width", "height", "pages")),
        _number("size"),
        sa.Column("added_on", sa.Date(), nullable=False),
        _flag("on_portfolio"),
        sa.Column("removed_on", sa.Date(), nullable=True),
        *_words("sha256"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    _entity(
        "qualification",
        _number("position"),
        _choice("kind", optional=False),
        *_words("title"),
        _choice("level"),
        *_words("institute"),
        _number("year", optional=True),
        _choice("status"),
        sa.Column("foreign", sa.Boolean(), nullable=True),
        *_words("country"),
        _choice("recognised"),
        sa.Column("valid_until", sa.Date(), nullable=True),
        *_words("result"),
        _reference("attachment_id", "attachment", optional=True),
        _flag("on_portfolio"),
    )


def _versions() -> None:
    _entity(
        "portfolio_version",
        _number("number"),
        sa.Column("made_on", sa.Date(), nullable=False),
        *_words("variant"),
        sa.Column("parts", sa.JSON(), nullable=False),
        _reference("document_id", "stored_document"),
        *_words("note"),
        index=("document_id",),
    )
    _entity(
        "hand_over",
        _reference("version_id", "portfolio_version"),
        *_words("to_whom"),
        sa.Column("given_on", sa.Date(), nullable=False),
        _choice("channel", optional=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        *_words("note"),
        index=("version_id",),
    )


def _entity(name: str, *columns: sa.Column[object], index: tuple[str, ...] = ()) -> None:
    identity = sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)
    op.create_table(name, identity, _reference("case_id", "case_file"), *columns)
    for column in ("case_id", *index):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _words(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _number(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=optional)


def _choice(name: str, *, optional: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=optional)


def _lists(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.JSON(), nullable=True) for name in names)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _reference(name: str, target: str, *, optional: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=optional)
