"""The first tables: every entity, the change log, settings, the caseload and its search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _people()
    _conversations()
    _measuring()
    _planning()
    _portfolio()
    _vault()
    _search()


def downgrade() -> None:
    """There is nothing before this."""
    raise NotImplementedError("the copy made before the migration is the way back")


def _people() -> None:
    op.create_table(
        "person",
        _id(),
        _text("first_name"),
        _text("infix"),
        _text("last_name"),
        _day("birth_date", optional=True),
        _text("street"),
        _text("postcode"),
        _text("town"),
        _flag("address_shielded"),
        _text("phone"),
        _text("email"),
        _text("language"),
        _flag("interpreter_needed"),
        _text("form_of_address"),
    )
    op.create_table(
        "case_file",
        _id(),
        _reference("person_id", "person"),
        _text("number"),
        _day("opened_on"),
        _value("status"),
        _text("neighbourhood"),
        _text("household"),
        _text("income"),
        _text("consultant"),
        _text("deputy"),
        _nested("legal_grounds"),
        _text("next_step"),
        _value("next_step_owner"),
        _day("next_step_on", optional=True),
        _value("phase"),
        _day("last_contact_on", optional=True),
    )
    op.create_index("ix_case_file_number", "case_file", ["number"])
    op.create_index("ix_case_file_person_id", "case_file", ["person_id"])
    op.create_index("ix_case_file_status_next_step_on", "case_file", ["status", "next_step_on"])
    op.create_table(
        "melding",
        _id(),
        _reference("case_id", "case_file"),
        _day("reported_on"),
        _value("contact_kind"),
        _value("source"),
        _text("reported_by"),
        _text("organisation"),
        _text("reason"),
        _text("responsible_for_follow_up"),
        _day("invited_on", optional=True),
        _day("applied_on", optional=True),
        _day("supporter_told_on", optional=True),
    )
    op.create_index("ix_melding_case_id", "melding", ["case_id"])
    op.create_table(
        "network_person",
        _id(),
        _reference("case_id", "case_file"),
        _number("position"),
        _text("name"),
        _text("relation"),
        _value("role"),
        _text("organisation"),
        _text("phone"),
        _day("contact_allowed_on", optional=True),
        _text("helps_with"),
        _flag("signs"),
        _flag("on_portfolio"),
        _flag("on_fridge_sheet"),
    )
    op.create_index("ix_network_person_case_id", "network_person", ["case_id"])


def _conversations() -> None:
    op.create_table(
        "appointment",
        _id(),
        _reference("case_id", "case_file"),
        _moment("starts_at"),
        _text("subject"),
        _value("kind"),
        _text("place"),
    )
    op.create_index("ix_appointment_case_id", "appointment", ["case_id"])
    op.create_index("ix_appointment_starts_at", "appointment", ["starts_at"])
    op.create_table(
        "contact",
        _id(),
        _reference("case_id", "case_file"),
        _day("contact_on"),
        _value("kind"),
        _text("note"),
        _text("by"),
        _flag("substantive"),
    )
    op.create_index("ix_contact_case_id", "contact", ["case_id"])
    op.create_table(
        "conversation",
        _id(),
        _reference("case_id", "case_file"),
        _day("held_on"),
        _number("minutes", optional=True),
        _value("kind"),
        _value("contact_kind"),
        _text("place"),
        _text("conductor"),
        _text("interpreter_language"),
        _text("summary"),
        _value("read_back", optional=True),
        _text("read_back_note"),
        _moment("closed_at", optional=True),
        _text("resume_at"),
    )
    op.create_index("ix_conversation_case_id", "conversation", ["case_id"])
    op.create_index("ix_conversation_closed_at_held_on", "conversation", ["closed_at", "held_on"])
    op.create_table(
        "attendee",
        _id(),
        _reference("case_id", "case_file"),
        _reference("conversation_id", "conversation"),
        _text("name"),
        _value("role"),
        _text("organisation"),
    )
    op.create_index("ix_attendee_case_id", "attendee", ["case_id"])
    op.create_index("ix_attendee_conversation_id", "attendee", ["conversation_id"])


def _measuring() -> None:
    op.create_table(
        "difference",
        _id(),
        _reference("case_id", "case_file"),
        _text("instrument"),
        _day("measured_on"),
        _text("item"),
        _text("because"),
        _value("state"),
    )
    op.create_index("ix_difference_case_id", "difference", ["case_id"])
    op.create_table(
        "picture_note",
        _id(),
        _reference("case_id", "case_file"),
        _text("instrument"),
        _day("measured_on"),
        _text("take_along"),
    )
    op.create_index("ix_picture_note_case_id", "picture_note", ["case_id"])
    op.create_table(
        "measurement",
        _id(),
        _reference("case_id", "case_file"),
        _text("instrument"),
        _text("version"),
        _day("measured_on"),
        _value("moment"),
        _value("rater"),
        _text("rater_name"),
        _reference("conversation_id", "conversation", optional=True),
        _flag("typed_for_resident"),
        _flag("ready"),
        _day("trained_on", optional=True),
    )
    op.create_index("ix_measurement_case_id", "measurement", ["case_id"])
    op.create_index("ix_measurement_conversation_id", "measurement", ["conversation_id"])
    op.create_table(
        "answer",
        _id(),
        _reference("case_id", "case_file"),
        _reference("measurement_id", "measurement"),
        _text("item"),
        _number("value", optional=True),
        _number("special", optional=True),
        _text("choice"),
        _text("text"),
        _text("circumstances"),
        _nested("info_sources"),
        _flag("talk_about"),
        _nested("extra"),
    )
    op.create_index("ix_answer_case_id", "answer", ["case_id"])
    op.create_index("ix_answer_measurement_id", "answer", ["measurement_id"])


def _planning() -> None:
    op.create_table(
        "perspective_estimate",
        _id(),
        _reference("case_id", "case_file"),
        _day("estimated_on"),
        _value("goal_class", optional=True),
        _text("best_attainable"),
        _text("horizon"),
        _text("motivation"),
        _day("review_on", optional=True),
        _text("estimated_by"),
    )
    op.create_index("ix_perspective_estimate_case_id", "perspective_estimate", ["case_id"])
    op.create_table(
        "plan",
        _id(),
        _reference("case_id", "case_file"),
        _number("version"),
        _value("status"),
        _day("started_on", optional=True),
        _text("regisseur"),
        _flag("regisseur_is_resident"),
        _text("contact_name"),
        _text("contact_phone"),
        _text("contact_hours"),
        _nested("legal_grounds"),
        _text("own_words"),
        _day("own_words_said_on", optional=True),
        _flag("own_words_declined"),
        _nested("review_dates"),
        _text("review_place"),
        _text("disagreement"),
        _flag("no_disagreement"),
        _text("teach_back"),
        _flag("read_aloud"),
        _flag("copy_given"),
        _flag("interpreter_present"),
        _text("changed_because"),
        _moment("finalised_at", optional=True),
    )
    op.create_index("ix_plan_case_id", "plan", ["case_id"])
    op.create_table(
        "strength",
        _id(),
        _reference("case_id", "case_file"),
        _number("position"),
        _text("title"),
        _text("evidence"),
        _text("icon"),
        _text("skill"),
        _value("seen_by"),
        _flag("on_plan"),
        _flag("on_portfolio"),
    )
    op.create_index("ix_strength_case_id", "strength", ["case_id"])
    op.create_table(
        "agreement",
        _id(),
        _reference("case_id", "case_file"),
        _reference("plan_id", "plan"),
        _number("position"),
        _text("what"),
        _value("promisor"),
        _text("promisor_name"),
        _day("due_on", optional=True),
        _flag("about_contact"),
        _value("status"),
    )
    op.create_index("ix_agreement_case_id", "agreement", ["case_id"])
    op.create_index("ix_agreement_plan_id", "agreement", ["plan_id"])
    op.create_table(
        "goal",
        _id(),
        _reference("case_id", "case_file"),
        _reference("plan_id", "plan"),
        _number("position"),
        _text("title"),
        _text("sentence"),
        _value("author"),
        _value("horizon"),
        _text("area"),
        _text("indicator"),
        _day("target_on", optional=True),
        _flag("no_hurry"),
        _text("from_words"),
        _text("to_words"),
        _number("from_value", optional=True),
        _number("to_value", optional=True),
    )
    op.create_index("ix_goal_case_id", "goal", ["case_id"])
    op.create_index("ix_goal_plan_id", "goal", ["plan_id"])
    op.create_table(
        "plan_element",
        _id(),
        _reference("case_id", "case_file"),
        _reference("plan_id", "plan"),
        _text("element"),
        _text("text"),
        _day("on", optional=True),
        _text("choice"),
        _text("block"),
        _text("block_version"),
        _flag("not_applicable"),
        _text("reason"),
    )
    op.create_index("ix_plan_element_case_id", "plan_element", ["case_id"])
    op.create_index("ix_plan_element_plan_id", "plan_element", ["plan_id"])
    op.create_table(
        "signature",
        _id(),
        _reference("case_id", "case_file"),
        _reference("plan_id", "plan"),
        _text("signer"),
        _value("role"),
        _value("method"),
        _moment("signed_at"),
        _text("place"),
        _text("reason"),
        _nested("strokes"),
    )
    op.create_index("ix_signature_case_id", "signature", ["case_id"])
    op.create_index("ix_signature_plan_id", "signature", ["plan_id"])
    op.create_table(
        "stored_document",
        _id(),
        _reference("case_id", "case_file"),
        _value("kind"),
        _number("version"),
        _reference("plan_id", "plan", optional=True),
        _text("title"),
        _moment("made_at"),
        _text("language"),
        _flag("large"),
        _text("sha256"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _text("snapshot"),
    )
    op.create_index("ix_stored_document_case_id", "stored_document", ["case_id"])
    op.create_index("ix_stored_document_plan_id", "stored_document", ["plan_id"])
    op.create_table(
        "step",
        _id(),
        _reference("case_id", "case_file"),
        _reference("goal_id", "goal"),
        _number("position"),
        _text("what"),
        _text("short"),
        _text("why"),
        _value("help_level", optional=True),
        _text("owner_name"),
        _day("start_on", optional=True),
        _day("due_on", optional=True),
        _text("when_text"),
        _value("status"),
        _value("voluntary"),
        _text("voluntary_reason"),
        _text("fallback"),
        _text("icon"),
        _flag("on_fridge_sheet"),
        _text("result"),
    )
    op.create_index("ix_step_case_id", "step", ["case_id"])
    op.create_index("ix_step_goal_id", "step", ["goal_id"])


def _portfolio() -> None:
    op.create_table(
        "portfolio",
        _id(),
        _reference("case_id", "case_file"),
        _text("motto"),
        _text("picture"),
        _flag("show_web"),
        _flag("show_people"),
        _flag("show_steps"),
        _flag("show_appointment"),
    )
    op.create_index("ix_portfolio_case_id", "portfolio", ["case_id"])
    op.create_table(
        "portfolio_item",
        _id(),
        _reference("case_id", "case_file"),
        _value("section"),
        _number("position"),
        _text("title"),
        _text("detail"),
        _text("icon"),
    )
    op.create_index("ix_portfolio_item_case_id", "portfolio_item", ["case_id"])


def _vault() -> None:
    op.create_table(
        "batch",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Uuid(), nullable=False, unique=True),
        _moment("at"),
        _text("author"),
        _text("device"),
        _text("label"),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        _text("merge_key", optional=True),
        sa.Column("undoes", sa.Uuid(), nullable=True),
        _flag("final"),
    )
    op.create_index("ix_batch_case_id_seq", "batch", ["case_id", "seq"])
    op.create_table(
        "caseload_entry",
        sa.Column("entry", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.Uuid(), nullable=False, unique=True),
        _text("number"),
        _text("name"),
        _text("last_name"),
        _day("birth_date", optional=True),
        _text("neighbourhood"),
        _value("phase"),
        _text("next_step"),
        _value("next_step_owner"),
        _day("next_step_on", optional=True),
        _day("last_contact_on", optional=True),
        _text("consultant"),
        _text("phone"),
        _value("status"),
        _text("by_last_name"),
        _text("by_name"),
        _day("by_next_step_on"),
        _day("by_last_contact_on"),
        _number("by_phase"),
        _text("words"),
    )
    op.create_index("ix_caseload_entry_by_last_contact_on", "caseload_entry", ["by_last_contact_on", "by_name"])
    op.create_index("ix_caseload_entry_by_last_name", "caseload_entry", ["by_last_name"])
    op.create_index("ix_caseload_entry_by_name", "caseload_entry", ["by_name"])
    op.create_index("ix_caseload_entry_by_next_step_on", "caseload_entry", ["by_next_step_on", "by_name"])
    op.create_index("ix_caseload_entry_by_phase", "caseload_entry", ["by_phase", "by_name"])
    op.create_index(
        "ix_caseload_entry_consultant_by_last_contact_on",
        "caseload_entry",
        ["consultant", "by_last_contact_on", "by_name"],
    )
    op.create_index("ix_caseload_entry_consultant_by_name", "caseload_entry", ["consultant", "by_name"])
    op.create_index(
        "ix_caseload_entry_consultant_by_next_step_on", "caseload_entry", ["consultant", "by_next_step_on", "by_name"]
    )
    op.create_index("ix_caseload_entry_consultant_by_phase", "caseload_entry", ["consultant", "by_phase", "by_name"])
    op.create_index(
        "ix_caseload_entry_sorting",
        "caseload_entry",
        ["entry", "by_name", "by_next_step_on", "by_last_contact_on", "by_phase"],
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), primary_key=True),
        _nested("value"),
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("batch_seq", sa.Integer(), sa.ForeignKey("batch.seq"), nullable=False),
        _text("entity"),
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        _text("field"),
        _nested("before", optional=True),
        _nested("after", optional=True),
        _number("parent", optional=True),
        sa.Column("salt", sa.LargeBinary(16), nullable=True),
        sa.Column("erased", sa.LargeBinary(32), nullable=True),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
    )
    op.create_index("ix_change_batch_seq", "change", ["batch_seq"])
    op.create_index("ix_change_entity_id_field_seq", "change", ["entity_id", "field", "seq"])


def _search() -> None:
    op.execute(
        """CREATE VIRTUAL TABLE caseload_search USING fts5(
    words, content='caseload_entry', content_rowid='entry', detail='none', columnsize=0,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4')"""
    )
    op.execute("INSERT INTO caseload_search(caseload_search, rank) VALUES ('secure-delete', 1)")


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Uuid(), primary_key=True)


def _reference(name: str, target: str, *, optional: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Uuid(), key, nullable=optional)


def _text(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _value(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=optional)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _number(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=optional)


def _day(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=optional)


def _moment(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)


def _nested(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=optional)
