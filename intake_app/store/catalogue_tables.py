"""The tables of offers, places and organisations of the whole vault, and of what a dossier took from them (H01-H03)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Uuid

from intake_app.domain import catalogue as k
from intake_app.domain import catalogue_words as w
from intake_app.domain.entity import Entity
from intake_app.domain.vocabulary import ContactKind
from intake_app.store.table_parts import case_entity, day, entity, flag, nested, number, one_of, reference, text

offer = entity(
    "offer",
    text("key"),
    text("pack"),
    text("name"),
    one_of("kind", w.OfferKind),
    *map(text, ("description", "target_group", "preconditions", "contra_indications", "place", "organisation")),
    *map(text, ("partners", "law")),
    nested("law_tags"),
    one_of("paid", w.Known),
    one_of("with_benefit", w.Known),
    text("hours"),
    text("capacity"),
    number("longest_months", optional=True),
    text("cost"),
    text("conditions"),
    one_of("needs_decision", w.Known),
    *map(text, ("next_step", "financing", "contact", "hints", "quality_marks")),
    *map(nested, ("areas", "barriers", "goal_kinds")),
    text("source_label"),
    number("source_year", optional=True),
    day("checked_on"),
    flag("left_out"),
    *(number(name, optional=True) for name in ("places", "people_per_ten_places", "requested")),
)
organisation = entity(
    "organisation",
    text("name"),
    one_of("dimension", w.OuterDimension),
    *map(text, ("sector", "street", "postcode", "town", "contact_name", "phone", "email")),
    *map(text, ("possibilities", "limits", "adaptation")),
    nested("quality_marks"),
    one_of("sroi", w.Known),
    text("sroi_note"),
    nested("freedoms"),
    nested("obligations"),
    day("agreed_on"),
    text("reference"),
    day("checked_on"),
)
place = entity(
    "place",
    text("title"),
    reference("organisation_id", "organisation", optional=True),
    *map(text, ("organisation", "employer_of_record", "form", "description")),
    nested("tasks"),
    nested("packages"),
    number("minutes_least", optional=True),
    number("minutes_most", optional=True),
    nested("days"),
    *map(text, ("day_parts", "street", "postcode", "town")),
    nested("conditions"),
    nested("wishes"),
    *map(text, ("adaptable", "language")),
    one_of("pay_kind", w.PayKind, optional=True),
    text("pay"),
    day("starts_on"),
    day("open_until"),
    number("positions", optional=True),
    text("contact"),
    one_of("source", w.VacancySource),
    text("reference"),
    day("read_on"),
    day("checked_on"),
    day("closed_on"),
    Index("ix_place_reference", "reference"),
)
organisation_class = entity(
    "organisation_class",
    reference("organisation_id", "organisation"),
    one_of("employer_class", w.EmployerClass),
    day("since", optional=False),
    text("reason"),
    text("decided_by"),
)
organisation_remark = entity(
    "organisation_remark",
    reference("organisation_id", "organisation"),
    day("on", optional=False),
    one_of("kind", w.RemarkKind),
    one_of("how", ContactKind, optional=True),
    *map(text, ("by", "about", "outcome")),
    day("next_on"),
)
taken_offer = case_entity(
    "taken_offer",
    reference("step_id", "step"),
    Column("offer_id", Uuid, nullable=False),  # an offer of the program lies in no table
    day("taken_on", optional=False),
    text("name"),
    one_of("kind", w.OfferKind),
    *map(text, ("organisation", "place", "description", "conditions")),
    one_of("needs_decision", w.Known),
    *map(text, ("next_step", "hours")),
    number("longest_months", optional=True),
    *map(text, ("cost", "law", "financing", "contact", "hints", "source_label")),
    number("source_year", optional=True),
    day("checked_on"),
)
found_place = case_entity(
    "found_place",
    Column("place_id", Uuid, nullable=False, index=True),  # a dossier from elsewhere names places that are not here
    one_of("source", w.VacancySource),
    day("brought_on", optional=False),
    *map(text, ("title", "organisation", "note")),
)

CATALOGUE_TABLES: dict[type[Entity], Table] = {
    k.Offer: offer,
    k.Organisation: organisation,
    k.Place: place,
    k.OrganisationClass: organisation_class,
    k.OrganisationRemark: organisation_remark,
    k.TakenOffer: taken_offer,
    k.FoundPlace: found_place,
}
