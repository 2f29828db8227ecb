"""The tables of requests, notes of the resident, the destruction list and the people of the vault (M01, M04)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import privacy as p
from intake_app.domain import vault_people
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, entity, flag, nested, number, one_of, text

privacy_request = case_entity(
    "privacy_request",
    one_of("kind", p.RequestKind),
    day("received_on", optional=False),
    text("asked_by"),
    flag("in_writing"),
    day("extended_on"),
    text("extended_because"),
    day("answered_on"),
    one_of("outcome", p.RequestOutcome, optional=True),
    one_of("refusal", p.RefusalGround, optional=True),
    text("answer"),
)
resident_note = case_entity(
    "resident_note",
    day("said_on", optional=False),
    Column("about", Uuid, nullable=True),
    text("words"),
    text("written_by"),
)
destruction = entity(
    "destruction",
    text("reference"),
    Column("dossier_id", Uuid, nullable=True),
    one_of("reason", p.DestructionReason),
    nested("grounds"),
    number("closed_year", optional=True),
    day("kept_until"),
    day("proposed_on", optional=False),
    Column("proposed_by", Uuid, nullable=False),
    text("proposed_name"),
    one_of("state", p.DestructionState),
    day("decided_on"),
    Column("decided_by", Uuid, nullable=True),
    text("decided_name"),
    number("records"),
    number("attachments"),
    number("log_lines"),
)
vault_person = entity(
    "vault_person",
    text("name"),
    one_of("role", vault_people.Role),
    day("added_on", optional=False),
    day("removed_on"),
)

PRIVACY_TABLES: dict[type[Entity], Table] = {
    p.PrivacyRequest: privacy_request,
    p.ResidentNote: resident_note,
}
VAULT_TABLES: dict[type[Entity], Table] = {
    p.Destruction: destruction,
    vault_people.VaultPerson: vault_person,
}
"""Facts of the whole vault: of no dossier, and never in a dossier file."""
