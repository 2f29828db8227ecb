"""The table of forms of taking part (B07)."""

from __future__ import annotations

from sqlalchemy import Table

from intake_app.domain import taking_part
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, number, one_of, text

participation_period = case_entity(
    "participation_period",
    one_of("form", taking_part.ParticipationForm, optional=True),
    text("what"),
    text("organisation"),
    day("from_on"),
    day("until_on"),
    number("hours_week", optional=True),
    text("brings"),
)

TAKING_PART_TABLES: dict[type[Entity], Table] = {taking_part.ParticipationPeriod: participation_period}
