"""The tables of what helped, of teams, and of pools of a programme (I07, F07, H02)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import effects, pools, teams
from intake_app.domain.catalogue_words import Known, OfferKind
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, entity, flag, nested, number, one_of, reference, text

instrument_effect = case_entity(
    "instrument_effect",
    one_of("kind", effects.DeployedKind),
    Column("about", Uuid, nullable=False),  # an offer of the program lies in no table
    text("key"),
    text("name"),
    one_of("offer_kind", OfferKind, optional=True),
    one_of("effect", effects.Effect),
    text("why"),
    day("judged_on", optional=False),
    text("by"),
)
team = entity("team", *map(text, ("name", "area", "phone", "note")))
team_member = entity(
    "team_member",
    reference("team_id", "team"),
    text("name"),
    text("discipline"),
    flag("may_allocate"),
    text("phone"),
    day("until"),
)
pool = entity(
    "pool",
    text("name"),
    text("organisation"),
    nested("criteria"),
    nested("assessors"),
    number("assessors_needed"),
    number("seats", optional=True),
    text("note"),
    day("closed_on"),
)
pool_entry = case_entity(
    "pool_entry",
    Column("pool_id", Uuid, nullable=False, index=True),  # a dossier from elsewhere names pools that are not here
    text("name"),
    text("organisation"),
    nested("criteria"),
    number("assessors_needed"),
    day("added_on", optional=False),
    day("agreed_on"),
    text("own_words"),
)
pool_step = case_entity(
    "pool_step",
    reference("entry_id", "pool_entry"),
    one_of("status", pools.PoolStatus),
    day("since", optional=False),
    *map(text, ("why", "learned", "by")),
)
pool_judgement = case_entity(
    "pool_judgement",
    reference("entry_id", "pool_entry"),
    text("assessor"),
    text("criterion"),
    one_of("meets", Known),
    text("why"),
    day("judged_on", optional=False),
)

AT_TABLE_TABLES: dict[type[Entity], Table] = {
    effects.InstrumentEffect: instrument_effect,
    teams.Team: team,
    teams.TeamMember: team_member,
    pools.Pool: pool,
    pools.PoolEntry: pool_entry,
    pools.PoolStep: pool_step,
    pools.PoolJudgement: pool_judgement,
}
