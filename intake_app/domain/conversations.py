"""Conversations, appointments and contacts (A02, I03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.vocabulary import ContactKind, ConversationKind, PersonRole, ReadBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(CaseEntity):
    """One talk. Open until `closed_at`; what is entered meanwhile belongs to it. `minutes` is its length."""

    held_on: date
    minutes: int | None = None
    kind: ConversationKind = ConversationKind.KITCHEN_TABLE
    contact_kind: ContactKind = ContactKind.HOME
    place: str = ""
    conductor: str = ""
    interpreter_language: str = ""
    summary: str = ""
    read_back: ReadBack | None = None
    read_back_note: str = ""
    closed_at: datetime | None = None
    resume_at: str = ""
    """Where to go on: "<page>/<item>", as the conversation navigator left it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(CaseEntity):
    """Somebody who was present at a conversation."""

    conversation_id: UUID
    name: str
    role: PersonRole = PersonRole.RELATIVE
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(CaseEntity):
    """A line in the contact log."""

    contact_on: date
    kind: ContactKind = ContactKind.PHONE
    note: str = ""
    by: str = ""
    substantive: bool = True
    minutes: int | None = None
    with_whom: str = ""
    answered: bool = True
    """False for an attempt without answer; those count apart and are never substantive."""
    next_contact_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(CaseEntity):
    """An agreed moment ahead. `starts_at` is in UTC."""

    starts_at: datetime
    subject: str = ""
    kind: ContactKind = ContactKind.HOME
    place: str = ""
