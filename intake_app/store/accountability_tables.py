"""The tables of samples: a draw, what was drawn, and what was found (M05)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import accountability as a
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import day, entity, number, one_of, reference, text

sample = entity(
    "sample",
    text("reference"),
    one_of("kind", a.SampleOf),
    number("start"),
    number("size"),
    number("listed"),
    text("list_sha256"),
    day("drawn_on", optional=False),
    text("drawn_by"),
)
sample_review = entity(
    "sample_review",
    reference("sample_id", "sample"),
    number("position"),
    Column("dossier_id", Uuid, nullable=True, index=True),
    Column("subject_id", Uuid, nullable=True),
    text("number"),
    day("reviewed_on"),
    text("reviewed_by"),
    text("remarks"),
)
sample_finding = entity(
    "sample_finding",
    reference("review_id", "sample_review"),
    text("question"),
    text("words"),
    one_of("judgement", a.Judgement),
    text("remark"),
    day("found_on", optional=False),
    text("found_by"),
)
ACCOUNTABILITY_TABLES: dict[type[Entity], Table] = {
    a.Sample: sample,
    a.SampleReview: sample_review,
    a.SampleFinding: sample_finding,
}
