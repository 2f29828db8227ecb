"""The tables of talking to each other: conversations, who was there, contacts and appointments."""

from __future__ import annotations

from sqlalchemy import Index, Table

from intake_app.domain import conversations
from intake_app.domain import vocabulary as v
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import (
    case_entity,
    day,
    flag,
    moment,
    number,
    one_of,
    reference,
    text,
)

conversation = case_entity(
    "conversation",
    day("held_on", optional=False),
    number("minutes", optional=True),
    one_of("kind", v.ConversationKind),
    one_of("contact_kind", v.ContactKind),
    text("place"),
    text("conductor"),
    text("interpreter_language"),
    text("summary"),
    one_of("read_back", v.ReadBack, optional=True),
    text("read_back_note"),
    moment("closed_at", optional=True),
    text("resume_at"),
    Index("ix_conversation_closed_at_held_on", "closed_at", "held_on"),
)
attendee = case_entity(
    "attendee",
    reference("conversation_id", "conversation"),
    text("name"),
    one_of("role", v.PersonRole),
    text("organisation"),
)
contact = case_entity(
    "contact",
    day("contact_on", optional=False),
    one_of("kind", v.ContactKind),
    text("note"),
    text("by"),
    flag("substantive"),
    number("minutes", optional=True),
    text("with_whom"),
    flag("answered"),
    day("next_contact_on"),
)
appointment = case_entity(
    "appointment",
    moment("starts_at"),
    text("subject"),
    one_of("kind", v.ContactKind),
    text("place"),
    Index("ix_appointment_starts_at", "starts_at"),
)

CONVERSATION_TABLES: dict[type[Entity], Table] = {
    conversations.Conversation: conversation,
    conversations.Attendee: attendee,
    conversations.Contact: contact,
    conversations.Appointment: appointment,
}
