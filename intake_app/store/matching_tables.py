"""The tables of candidacies, consent for matching and placements; and what is kept of every resident for matching."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text, Uuid

from intake_app.domain import candidacies as c
from intake_app.domain import placements as p
from intake_app.domain.catalogue_words import PayKind, VacancySource
from intake_app.domain.entity import Entity
from intake_app.domain.matching_words import Consent
from intake_app.store.table_parts import case_entity, day, flag, metadata, nested, one_of, reference, text

candidacy = case_entity(
    "candidacy",
    Column("place_id", Uuid, nullable=False, index=True),
    text("title"),
    text("organisation"),
    one_of("source", VacancySource),
    day("added_on", optional=False),
    one_of("answer", c.OwnAnswer, optional=True),
    day("answered_on"),
    text("own_words"),
    text("note"),
)
candidacy_step = case_entity(
    "candidacy_step",
    reference("candidacy_id", "candidacy"),
    one_of("status", c.CandidateStatus),
    day("since", optional=False),
    text("why"),
    text("learned"),
    text("by"),
)
matching_consent = case_entity(
    "matching_consent",
    one_of("consent", Consent),
    day("since", optional=False),
    one_of("how", c.ConsentHow),
    text("words"),
)
placement = case_entity(
    "placement",
    reference("candidacy_id", "candidacy", optional=True),
    Column("place_id", Uuid, nullable=True),
    text("title"),
    text("host"),
    text("employer"),
    text("form"),
    text("tasks"),
    one_of("pay_kind", PayKind, optional=True),
    one_of("status", p.PlacementStatus),
    day("starts_on"),
    day("ends_on"),
    nested("hours"),
    text("not_yet"),
    flag("share_not_yet"),
    text("adapted"),
    text("support"),
    text("expects_resident"),
    text("expects_place"),
    day("yes_on"),
    text("yes_words"),
    text("win_resident"),
    text("win_place"),
    one_of("displacement", p.Displacement, optional=True),
    text("displacement_why"),
    text("ended_why"),
    text("learned"),
)
match_profile = Table(
    "match_profile",
    metadata,
    Column("case_id", Uuid, primary_key=True),
    Column("as_of", Integer, nullable=False),
    Column("profile", Text, nullable=False),
)
"""What matching needs of every dossier, read again when a dossier changed since `as_of` (a batch of the change log)."""

MATCHING_TABLES: dict[type[Entity], Table] = {
    c.Candidacy: candidacy,
    c.CandidacyStep: candidacy_step,
    c.MatchingConsent: matching_consent,
    p.Placement: placement,
}
