"""The tables of who it is about: the person, the dossier, how it began, the people around, days that terms run from."""

from __future__ import annotations

from sqlalchemy import Index, Table

from intake_app.domain import follow_up_words as w
from intake_app.domain import network_words as n
from intake_app.domain import people, terms
from intake_app.domain import vocabulary as v
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import (
    case_entity,
    day,
    entity,
    flag,
    nested,
    number,
    one_of,
    reference,
    text,
)

person = entity(
    "person",
    text("first_name"),
    text("infix"),
    text("last_name"),
    day("birth_date"),
    text("street"),
    text("postcode"),
    text("town"),
    flag("address_shielded"),
    text("phone"),
    text("email"),
    text("language"),
    flag("interpreter_needed"),
    text("form_of_address"),
)
case_file = entity(
    "case_file",
    reference("person_id", "person"),
    text("number"),
    day("opened_on", optional=False),
    one_of("status", v.CaseStatus),
    text("neighbourhood"),
    text("household"),
    text("income"),
    text("consultant"),
    text("deputy"),
    nested("legal_grounds"),
    text("next_step"),
    one_of("next_step_owner", v.NextStepOwner),
    day("next_step_on"),
    one_of("phase", v.Phase),
    day("last_contact_on"),
    one_of("attention", w.AttentionKind, optional=True),
    day("attention_on"),
    text("rule_profile"),
    text("rule_version"),
    Index("ix_case_file_status_next_step_on", "status", "next_step_on"),
    Index("ix_case_file_number", "number"),
)
melding = case_entity(
    "melding",
    day("reported_on", optional=False),
    one_of("contact_kind", v.ContactKind),
    one_of("source", v.ReferralSource),
    text("reported_by"),
    text("organisation"),
    text("reason"),
    text("responsible_for_follow_up"),
    day("invited_on"),
    day("applied_on"),
    day("supporter_told_on"),
)
network_person = case_entity(
    "network_person",
    number("position"),
    text("name"),
    text("relation"),
    one_of("role", v.PersonRole),
    text("organisation"),
    text("phone"),
    day("contact_allowed_on"),
    text("helps_with"),
    flag("signs"),
    flag("on_portfolio"),
    flag("on_fridge_sheet"),
    one_of("representation", n.RepresentationKind, optional=True),
)
term_event = case_entity(
    "term_event",
    text("trigger"),
    day("happened_on", optional=False),
    day("until"),
    text("term"),
    text("note"),
)

CASE_TABLES: dict[type[Entity], Table] = {
    people.Person: person,
    people.CaseFile: case_file,
    people.Melding: melding,
    people.NetworkPerson: network_person,
    terms.TermEvent: term_event,
}
