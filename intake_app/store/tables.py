"""The tables of the vault: one per entity, columns named as the fields, plus change log, settings and caseload.

Portable to PostgreSQL; what only SQLite knows (the search index) lies in `search`. Rows are only ever removed one by
one, so that the change log tells of each; references are therefore checked at the end of a unit of work.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    Uuid,
)

from intake_app.domain import conversations, measuring, people, planning, portfolio, terms
from intake_app.domain import diagnosis_words as d
from intake_app.domain import follow_up_words as w
from intake_app.domain import network_words as n
from intake_app.domain import plan_choices as c
from intake_app.domain import vocabulary as v
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.store.accountability_tables import ACCOUNTABILITY_TABLES
from intake_app.store.bsn_tables import BSN_TABLES
from intake_app.store.caseload_tables import caseload_mark as caseload_mark
from intake_app.store.caseload_tables import caseload_minutes as caseload_minutes
from intake_app.store.caseload_tables import caseload_term as caseload_term
from intake_app.store.catalogue_tables import CATALOGUE_TABLES
from intake_app.store.diagnosis_tables import DIAGNOSIS_TABLES
from intake_app.store.follow_up_tables import FOLLOW_UP_TABLES
from intake_app.store.income_tables import INCOME_TABLES
from intake_app.store.log_tables import access as access
from intake_app.store.log_tables import log_end as log_end
from intake_app.store.matching_tables import MATCHING_TABLES
from intake_app.store.network_tables import NETWORK_TABLES
from intake_app.store.plan_part_tables import PLAN_PART_TABLES
from intake_app.store.portfolio_tables import PORTFOLIO_TABLES
from intake_app.store.privacy_tables import PRIVACY_TABLES
from intake_app.store.privacy_tables import VAULT_TABLES as _VAULT_TABLES
from intake_app.store.report_lines import report_line as report_line
from intake_app.store.rights_tables import RIGHTS_TABLES
from intake_app.store.scan_tables import SCAN_TABLES
from intake_app.store.table_parts import case_entity as _case_entity
from intake_app.store.table_parts import copied_from as _copied_from
from intake_app.store.table_parts import day as _day
from intake_app.store.table_parts import entity as _entity
from intake_app.store.table_parts import flag as _flag
from intake_app.store.table_parts import metadata as metadata
from intake_app.store.table_parts import moment as _moment
from intake_app.store.table_parts import nested as _nested
from intake_app.store.table_parts import number as _number
from intake_app.store.table_parts import one_of as _one_of
from intake_app.store.table_parts import reference as _reference
from intake_app.store.table_parts import text as _text

person = _entity(
    "person",
    _text("first_name"),
    _text("infix"),
    _text("last_name"),
    _day("birth_date"),
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
case_file = _entity(
    "case_file",
    _reference("person_id", "person"),
    _text("number"),
    _day("opened_on", optional=False),
    _one_of("status", v.CaseStatus),
    _text("neighbourhood"),
    _text("household"),
    _text("income"),
    _text("consultant"),
    _text("deputy"),
    _nested("legal_grounds"),
    _text("next_step"),
    _one_of("next_step_owner", v.NextStepOwner),
    _day("next_step_on"),
    _one_of("phase", v.Phase),
    _day("last_contact_on"),
    _one_of("attention", w.AttentionKind, optional=True),
    _day("attention_on"),
    _text("rule_profile"),
    _text("rule_version"),
    Index("ix_case_file_status_next_step_on", "status", "next_step_on"),
    Index("ix_case_file_number", "number"),
)
melding = _case_entity(
    "melding",
    _day("reported_on", optional=False),
    _one_of("contact_kind", v.ContactKind),
    _one_of("source", v.ReferralSource),
    _text("reported_by"),
    _text("organisation"),
    _text("reason"),
    _text("responsible_for_follow_up"),
    _day("invited_on"),
    _day("applied_on"),
    _day("supporter_told_on"),
)
network_person = _case_entity(
    "network_person",
    _number("position"),
    _text("name"),
    _text("relation"),
    _one_of("role", v.PersonRole),
    _text("organisation"),
    _text("phone"),
    _day("contact_allowed_on"),
    _text("helps_with"),
    _flag("signs"),
    _flag("on_portfolio"),
    _flag("on_fridge_sheet"),
    _one_of("representation", n.RepresentationKind, optional=True),
)
conversation = _case_entity(
    "conversation",
    _day("held_on", optional=False),
    _number("minutes", optional=True),
    _one_of("kind", v.ConversationKind),
    _one_of("contact_kind", v.ContactKind),
    _text("place"),
    _text("conductor"),
    _text("interpreter_language"),
    _text("summary"),
    _one_of("read_back", v.ReadBack, optional=True),
    _text("read_back_note"),
    _moment("closed_at", optional=True),
    _text("resume_at"),
    Index("ix_conversation_closed_at_held_on", "closed_at", "held_on"),
)
attendee = _case_entity(
    "attendee",
    _reference("conversation_id", "conversation"),
    _text("name"),
    _one_of("role", v.PersonRole),
    _text("organisation"),
)
contact = _case_entity(
    "contact",
    _day("contact_on", optional=False),
    _one_of("kind", v.ContactKind),
    _text("note"),
    _text("by"),
    _flag("substantive"),
    _number("minutes", optional=True),
    _text("with_whom"),
    _flag("answered"),
    _day("next_contact_on"),
)
appointment = _case_entity(
    "appointment",
    _moment("starts_at"),
    _text("subject"),
    _one_of("kind", v.ContactKind),
    _text("place"),
    Index("ix_appointment_starts_at", "starts_at"),
)
measurement = _case_entity(
    "measurement",
    _text("instrument"),
    _text("version"),
    _day("measured_on", optional=False),
    _one_of("moment", v.MomentKind),
    _one_of("rater", v.RaterRole),
    _text("rater_name"),
    _reference("conversation_id", "conversation", optional=True),
    _flag("typed_for_resident"),
    _flag("ready"),
    _day("trained_on"),
    _text("place"),
    _text("present"),
    _text("context"),
    _one_of("source", v.ReadingSource),
    _day("entered_on"),
    _text("subject"),
    _text("form_checksum"),
)
answer = _case_entity(
    "answer",
    _reference("measurement_id", "measurement"),
    _text("item"),
    _number("value", optional=True),
    _one_of("special", v.Special, optional=True),
    _text("choice"),
    _text("text"),
    _text("circumstances"),
    _nested("info_sources"),
    _flag("talk_about"),
    _nested("extra"),
)
correction = _case_entity(
    "correction",
    _reference("measurement_id", "measurement"),
    _text("item"),
    _day("corrected_on", optional=False),
    _text("corrected_by"),
    _text("reason"),
    _number("value", optional=True),
    _one_of("special", v.Special, optional=True),
    _text("choice"),
    _text("text"),
)
difference = _case_entity(
    "difference",
    _text("instrument"),
    _day("measured_on", optional=False),
    _text("item"),
    _text("because"),
    _one_of("state", v.DifferenceState),
)
picture_note = _case_entity(
    "picture_note",
    _text("instrument"),
    _day("measured_on", optional=False),
    _text("take_along"),
)
perspective_estimate = _case_entity(
    "perspective_estimate",
    _day("estimated_on", optional=False),
    _one_of("goal_class", v.GoalClass, optional=True),
    _text("best_attainable"),
    _text("horizon"),
    _text("motivation"),
    _day("review_on"),
    _text("estimated_by"),
    _number("months", optional=True),
    _text("development"),
    _one_of("duration", d.ExpectedDuration, optional=True),
    _nested("routes"),
    _one_of("first_route", d.RouteAdvice, optional=True),
    _one_of("suggested", d.RouteAdvice, optional=True),
    _text("deviation"),
)
strength = _case_entity(
    "strength",
    _number("position"),
    _text("title"),
    _text("evidence"),
    _text("icon"),
    _text("skill"),
    _one_of("seen_by", v.Author),
    _flag("on_plan"),
    _flag("on_portfolio"),
    _flag("gives_energy"),
)
plan = _case_entity(
    "plan",
    _number("version"),
    _one_of("status", v.PlanStatus),
    _day("started_on"),
    _text("regisseur"),
    _flag("regisseur_is_resident"),
    _text("contact_name"),
    _text("contact_phone"),
    _text("contact_hours"),
    _nested("legal_grounds"),
    _text("own_words"),
    _day("own_words_said_on"),
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
    _one_of("subject", n.PlanSubject),
)
goal = _case_entity(
    "goal",
    _reference("plan_id", "plan"),
    _number("position"),
    _text("title"),
    _text("sentence"),
    _one_of("author", v.Author),
    _one_of("horizon", v.GoalHorizon),
    _text("area"),
    _text("indicator"),
    _day("target_on"),
    _flag("no_hurry"),
    _text("from_words"),
    _text("to_words"),
    _number("from_value", optional=True),
    _number("to_value", optional=True),
    _copied_from(),
    _one_of("kind", c.GoalKind, optional=True),
    _one_of("stage", c.GoalStage, optional=True),
    _text("result"),
    _number("feasibility", optional=True),
    _text("source"),
    _text("whose"),
)
step = _case_entity(
    "step",
    _reference("goal_id", "goal"),
    _number("position"),
    _text("what"),
    _text("short"),
    _text("why"),
    _one_of("help_level", v.HelpLevel, optional=True),
    _text("owner_name"),
    _day("start_on"),
    _day("due_on"),
    _text("when_text"),
    _one_of("status", v.StepStatus),
    _one_of("voluntary", v.VoluntaryKind),
    _text("voluntary_reason"),
    _text("fallback"),
    _text("icon"),
    _flag("on_fridge_sheet"),
    _text("result"),
    _copied_from(),
    _one_of("kind", c.StepKind, optional=True),
    _text("track"),
    _reference("trajectory_id", "trajectory", optional=True, index=False),
    _one_of("proposed_by", v.Author, optional=True),
    _one_of("chosen_by", v.Author, optional=True),
    _flag("own_found"),
    _flag("quick_win"),
    _text("return_place"),
    _text("early_sign"),
    _text("next_step"),
    _day("review_on"),
    _flag("open_ended"),
    _day("waiting_since"),
    _text("meanwhile"),
    _flag("no_offer"),
    _text("earlier_help"),
    _text("source"),
    _nested("weekdays"),
    _text("day_times"),
)
agreement = _case_entity(
    "agreement",
    _reference("plan_id", "plan"),
    _number("position"),
    _text("what"),
    _one_of("promisor", v.Promisor),
    _text("promisor_name"),
    _day("due_on"),
    _flag("about_contact"),
    _one_of("status", v.AgreementStatus),
    _copied_from(),
    _text("to_whom"),
    _text("how_often"),
    _text("reason"),
    _text("cause"),
    _text("own_account"),
    _text("remark_resident"),
    _text("remark_other"),
    _day("made_on"),
)
plan_element = _case_entity(
    "plan_element",
    _reference("plan_id", "plan"),
    _text("element"),
    _text("text"),
    _day("on"),
    _text("choice"),
    _text("block"),
    _text("block_version"),
    _flag("not_applicable"),
    _text("reason"),
)
signature = _case_entity(
    "signature",
    _reference("plan_id", "plan"),
    _text("signer"),
    _one_of("role", v.SignerRole),
    _one_of("method", v.SignatureMethod),
    _moment("signed_at"),
    _text("place"),
    _text("reason"),
    _nested("strokes"),
    _text("words_sha256"),
)
stored_document = _case_entity(
    "stored_document",
    _one_of("kind", v.DocumentKind),
    _number("version"),
    _reference("plan_id", "plan", optional=True),
    _text("title"),
    _moment("made_at"),
    _text("language"),
    _flag("large"),
    Column("sha256", Text, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
    _text("snapshot"),
    Column("words_sha256", Text, nullable=False, index=True),
)
portfolio_table = _case_entity(
    "portfolio",
    _text("motto"),
    _text("picture"),
    _flag("show_web"),
    _flag("show_people"),
    _flag("show_steps"),
    _flag("show_appointment"),
    _flag("show_reached"),
    _nested("order"),
    _nested("left_out"),
    _reference("photo_id", "attachment", optional=True, index=False),
    _text("region"),
)
portfolio_item = _case_entity(
    "portfolio_item",
    _one_of("section", v.PortfolioSection),
    _number("position"),
    _text("title"),
    _text("detail"),
    _text("icon"),
)
term_event = _case_entity(
    "term_event",
    _text("trigger"),
    _day("happened_on", optional=False),
    _day("until"),
    _text("term"),
    _text("note"),
)
setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)
batch = Table(
    "batch",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Uuid, nullable=False, unique=True),
    _moment("at"),
    _text("author"),
    _text("device"),
    _text("label"),
    Column("case_id", Uuid),
    Column("merge_key", Text),
    Column("undoes", Uuid),
    _flag("final"),
    Index("ix_batch_case_id_seq", "case_id", "seq"),
)
change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("batch_seq", Integer, ForeignKey("batch.seq"), nullable=False, index=True),
    _text("entity"),
    Column("entity_id", Uuid, nullable=False),
    _text("field"),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("parent", Integer),
    Column("salt", LargeBinary(16)),
    Column("erased", LargeBinary(32)),
    Column("hash", LargeBinary(32), nullable=False),
    Index("ix_change_entity_id_field_seq", "entity_id", "field", "seq"),
)

CASELOAD_ORDERS = {
    "name": ("by_name",),
    "next_step_on": ("by_next_step_on", "by_name"),
    "last_contact_on": ("by_last_contact_on", "by_name"),
    "phase": ("by_phase", "by_name"),
    "next_step": ("by_next_step", "by_name"),
}
CASELOAD_FILTERS: dict[str, tuple[str, ...]] = {"": (), "consultant_": ("consultant",)}
caseload_entry = Table(
    "caseload_entry",
    metadata,
    Column("entry", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("case_id", Uuid, nullable=False, unique=True),
    _text("number"),
    _text("name"),
    _text("last_name"),
    _day("birth_date"),
    _text("neighbourhood"),
    _one_of("phase", v.Phase),
    _text("next_step"),
    _one_of("next_step_owner", v.NextStepOwner),
    _day("next_step_on"),
    _day("last_contact_on"),
    _text("consultant"),
    _text("phone"),
    _one_of("status", v.CaseStatus),
    _text("by_last_name"),
    _text("by_name"),
    _day("by_next_step_on", optional=False),
    _day("by_last_contact_on", optional=False),
    _number("by_phase"),
    _text("words"),
    _one_of("attention", w.AttentionKind, optional=True),
    _day("attention_on"),
    _day("by_attention_on", optional=False),
    _text("by_next_step"),
    Index("ix_caseload_entry_status", "status"),
    Index("ix_caseload_entry_consultant_by_attention_on", "consultant", "by_attention_on"),
    Index("ix_caseload_entry_by_last_name", "by_last_name"),
    Index("ix_caseload_entry_sorting", "entry", *(columns[0] for columns in CASELOAD_ORDERS.values())),
    *(
        Index(f"ix_caseload_entry_{prefix}by_{order}", *CASELOAD_FILTERS[prefix], *columns)
        for order, columns in CASELOAD_ORDERS.items()
        for prefix in CASELOAD_FILTERS
    ),
)
"""What the caseload shows, sorts and searches on: one row per dossier, kept in step by the unit of work (see `search`).

The `by_` columns are sort keys that are never empty. Every order is one walk along an index of its own; one small index
holds all keys, to sort what a search found without fetching the rows."""

kept_form = Table(
    "kept_form",
    metadata,
    Column("checksum", String, primary_key=True),
    _number("entry"),
    _text("instrument"),
    _text("version"),
    _text("content"),
    Index("ix_kept_form_instrument_version", "instrument", "version"),
)
"""Every form as it was answered once, with its words, so that old answers stay readable without it; nothing personal.

`entry` counts up in the order in which forms were first used. Rows are added and never changed."""

VAULT_TABLES: dict[type[Entity], Table] = {**_VAULT_TABLES, **ACCOUNTABILITY_TABLES, **BSN_TABLES}
"""Kinds that are in no dossier, and never in a dossier file."""

TABLES: dict[type[Entity], Table] = {
    people.Person: person,
    people.CaseFile: case_file,
    people.Melding: melding,
    people.NetworkPerson: network_person,
    conversations.Conversation: conversation,
    conversations.Attendee: attendee,
    conversations.Contact: contact,
    conversations.Appointment: appointment,
    measuring.Measurement: measurement,
    measuring.Answer: answer,
    measuring.Correction: correction,
    measuring.Difference: difference,
    measuring.PictureNote: picture_note,
    planning.PerspectiveEstimate: perspective_estimate,
    planning.Strength: strength,
    planning.Plan: plan,
    planning.Goal: goal,
    planning.Step: step,
    planning.Agreement: agreement,
    planning.PlanElement: plan_element,
    planning.Signature: signature,
    planning.StoredDocument: stored_document,
    portfolio.Portfolio: portfolio_table,
    portfolio.PortfolioItem: portfolio_item,
    terms.TermEvent: term_event,
    **FOLLOW_UP_TABLES,
    **PLAN_PART_TABLES,
    **DIAGNOSIS_TABLES,
    **NETWORK_TABLES,
    **PORTFOLIO_TABLES,
    **SCAN_TABLES,
    **CATALOGUE_TABLES,
    **MATCHING_TABLES,
    **RIGHTS_TABLES,
    **INCOME_TABLES,
    **PRIVACY_TABLES,
    **VAULT_TABLES,
}
ENTITIES: dict[str, type[Entity]] = {cls.__name__: cls for cls in TABLES}
OF_A_CASE = tuple(cls for cls in TABLES if issubclass(cls, CaseEntity))
"""Kinds of which each row belongs to one dossier, whether it is a part of `Dossier` or stands beside it."""
