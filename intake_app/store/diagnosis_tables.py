"""The tables of diagnosis and perspective, of earnings, and of what is followed over time (C02-C06, E09, I06)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import diagnosis
from intake_app.domain import diagnosis_words as w
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, flag, nested, number, one_of, reference, text

work_capacity = case_entity(
    "work_capacity",
    day("estimated_on", optional=False),
    one_of("code", w.WorkCapacityCode),
    number("percentage", optional=True),
    nested("limits"),
    one_of("source", w.EvidenceSource, optional=True),
    text("note"),
    text("estimated_by"),
    day("review_on"),
)
load_capacity = case_entity(
    "load_capacity",
    day("seen_on", optional=False),
    one_of("kind", w.LoadKind),
    number("hours_day", optional=True),
    number("hours_week", optional=True),
    text("limits"),
    one_of("source", w.EvidenceSource, optional=True),
    text("origin"),
)
wage_value = case_entity(
    "wage_value",
    text("job"),
    text("adaptation"),
    day("determined_on"),
    number("percentage", optional=True),
    text("undeterminable"),
    text("expert"),
    text("method"),
    flag("sheltered"),
)
observation_period = case_entity(
    "observation_period",
    one_of("kind", w.ObservationKind),
    text("place"),
    day("started_on", optional=False),
    day("ends_on"),
    text("tasks"),
    number("hours_week", optional=True),
    text("observer"),
    text("development"),
    text("support"),
    text("advice"),
    day("closed_on"),
)
observation = case_entity(
    "observation",
    reference("period_id", "observation_period"),
    day("seen_on", optional=False),
    one_of("type", w.ObservationType),
    text("text"),
    text("barrier"),
    Column("strength_id", Uuid, nullable=True),
)
external_finding = case_entity(
    "external_finding",
    one_of("kind", w.FindingKind),
    text("issuer"),
    day("found_on"),
    number("percentage", optional=True),
    one_of("decision", w.FindingDecision, optional=True),
    day("valid_until"),
    text("summary"),
    text("own_words"),
    text("paper_at"),
    text("alternative"),
    day("contact_on"),
)
distance_note = case_entity(
    "distance_note",
    day("noted_on", optional=False),
    one_of("distance", w.LabourMarketDistance, optional=True),
    text("old_class"),
    day("old_class_on"),
    text("reason"),
    text("noted_by"),
)
regie_choice = case_entity(
    "regie_choice",
    day("chosen_on", optional=False),
    one_of("level", w.RegieLevel, optional=True),
    text("reason"),
    text("chosen_by"),
)
earning_record = case_entity(
    "earning_record",
    one_of("kind", w.EarningKind),
    text("what"),
    flag("paid"),
    number("hours_week", optional=True),
    number("amount", optional=True),
    day("from_on"),
    day("until_on"),
    day("reported_on"),
    text("reported_how"),
    day("explained_on"),
    text("teach_back"),
    text("settled_by"),
)
indicator_series = case_entity("indicator_series", one_of("kind", w.IndicatorKind), text("question"))
indicator_point = case_entity(
    "indicator_point",
    reference("series_id", "indicator_series"),
    day("noted_on", optional=False),
    number("value"),
    text("note"),
)
given_reason = case_entity(
    "given_reason",
    reference("plan_id", "plan"),
    text("element"),
    text("reason"),
    text("given_by"),
    day("given_on", optional=False),
)

DIAGNOSIS_TABLES: dict[type[Entity], Table] = {
    diagnosis.WorkCapacity: work_capacity,
    diagnosis.LoadCapacity: load_capacity,
    diagnosis.WageValue: wage_value,
    diagnosis.ObservationPeriod: observation_period,
    diagnosis.Observation: observation,
    diagnosis.ExternalFinding: external_finding,
    diagnosis.DistanceNote: distance_note,
    diagnosis.RegieChoice: regie_choice,
    diagnosis.EarningRecord: earning_record,
    diagnosis.IndicatorSeries: indicator_series,
    diagnosis.IndicatorPoint: indicator_point,
    diagnosis.GivenReason: given_reason,
}
