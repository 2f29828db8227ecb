"""The tables of the picture: readings, answers, corrections, differences between voices, and what to take along."""

from __future__ import annotations

from sqlalchemy import Table

from intake_app.domain import measuring
from intake_app.domain import vocabulary as v
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import (
    case_entity,
    day,
    flag,
    nested,
    number,
    one_of,
    reference,
    text,
)

measurement = case_entity(
    "measurement",
    text("instrument"),
    text("version"),
    day("measured_on", optional=False),
    one_of("moment", v.MomentKind),
    one_of("rater", v.RaterRole),
    text("rater_name"),
    reference("conversation_id", "conversation", optional=True),
    flag("typed_for_resident"),
    flag("ready"),
    day("trained_on"),
    text("place"),
    text("present"),
    text("context"),
    one_of("source", v.ReadingSource),
    day("entered_on"),
    text("subject"),
    text("form_checksum"),
)
answer = case_entity(
    "answer",
    reference("measurement_id", "measurement"),
    text("item"),
    number("value", optional=True),
    one_of("special", v.Special, optional=True),
    text("choice"),
    text("text"),
    text("circumstances"),
    nested("info_sources"),
    flag("talk_about"),
    nested("extra"),
)
correction = case_entity(
    "correction",
    reference("measurement_id", "measurement"),
    text("item"),
    day("corrected_on", optional=False),
    text("corrected_by"),
    text("reason"),
    number("value", optional=True),
    one_of("special", v.Special, optional=True),
    text("choice"),
    text("text"),
)
difference = case_entity(
    "difference",
    text("instrument"),
    day("measured_on", optional=False),
    text("item"),
    text("because"),
    one_of("state", v.DifferenceState),
)
picture_note = case_entity(
    "picture_note",
    text("instrument"),
    day("measured_on", optional=False),
    text("take_along"),
)

MEASURING_TABLES: dict[type[Entity], Table] = {
    measuring.Measurement: measurement,
    measuring.Answer: answer,
    measuring.Correction: correction,
    measuring.Difference: difference,
    measuring.PictureNote: picture_note,
}
