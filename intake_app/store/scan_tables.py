"""The table of pages that were signed on paper and read in."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table

from intake_app.domain.entity import Entity
from intake_app.domain.scans import SignedScan
from intake_app.domain.vocabulary import SignerRole
from intake_app.store.table_parts import case_entity, moment, number, one_of, reference, text

signed_scan = case_entity(
    "signed_scan",
    reference("plan_id", "plan"),
    text("signer"),
    one_of("role", SignerRole),
    moment("added_at"),
    number("pages"),
    text("sha256"),
    Column("content", LargeBinary, nullable=False),
)

SCAN_TABLES: dict[type[Entity], Table] = {SignedScan: signed_scan}
