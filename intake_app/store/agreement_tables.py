"""The tables of contracts, and of the principles that goals and decisions serve (E02, E07)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import contracts as c
from intake_app.domain import principles as p
from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, entity, number, one_of, reference, text

contract = case_entity(
    "contract",
    reference("placement_id", "placement", optional=True),
    one_of("kind", c.ContractKind, optional=True),
    text("employer"),
    text("host"),
    day("starts_on"),
    day("ends_on"),
    number("renewals", optional=True),
    number("renewal_months", optional=True),
    one_of("pay_kind", PayKind, optional=True),
    number("pay", optional=True),
    number("hours", optional=True),
    day("remind_on"),
    one_of("went_on", c.ContractNext, optional=True),
    text("note"),
)
served_principle = case_entity(
    "served_principle",
    Column("principle_id", Uuid, nullable=False),
    text("name"),
    one_of("by", p.ServedBy),
    Column("about_id", Uuid, nullable=False, index=True),
    day("ticked_on", optional=False),
)
principle = entity("principle", text("name"), text("text"), number("position"), day("retired_on"))

AGREEMENT_TABLES: dict[type[Entity], Table] = {c.Contract: contract, p.ServedPrinciple: served_principle}
PRINCIPLE_TABLES: dict[type[Entity], Table] = {p.Principle: principle}
"""The organisation's own list: of no dossier, and in no dossier file."""
