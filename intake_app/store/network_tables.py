"""The tables of households and of working with others (F01 to F07, M02)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import collaboration, household
from intake_app.domain import network_words as n
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, flag, nested, number, one_of, reference, text

household_member = case_entity(
    "household_member",
    number("position"),
    text("name"),
    one_of("relation", n.HouseholdRelation),
    number("birth_year", optional=True),
    flag("lives_in"),
    one_of("income", n.Known),
    text("income_kind"),
    one_of("shares_benefit", n.Known),
    text("custody"),
    text("care"),
    flag("takes_part"),
    Column("own_case_id", Uuid, nullable=True, index=True),  # no reference: that dossier may be in another vault
)
surroundings = case_entity(
    "surroundings",
    text("programme"),
    one_of("represented", n.Known),
    day("parties_asked_on"),
    flag("no_parties"),
    flag("no_carer"),
)
carer_talk = case_entity(
    "carer_talk",
    number("position"),
    *(text(name) for name in ("name", "does", "load", "needs")),
    one_of("wants_own_plan", n.Known),
    day("spoken_on"),
    day("supporter_told_on"),
)
involved_party = case_entity(
    "involved_party",
    number("position"),
    *(text(name) for name in ("organisation", "person", "phone", "role", "discipline")),
    nested("areas"),
    text("goal"),
    text("mandate"),
    day("since"),
    day("until"),
    flag("network_partner"),
    flag("gets_plan"),
)
consent = case_entity(
    "consent",
    number("position"),
    text("recipient"),
    one_of("purpose", n.ConsentPurpose, optional=True),
    one_of("level", n.ShareLevel, optional=True),
    nested("areas"),
    one_of("basis", n.ShareBasis),
    text("reason"),
    day("given_on"),
    one_of("how", n.ConsentHow, optional=True),
    day("until"),
    day("withdrawn_on"),
)
referral = case_entity(
    "referral",
    number("position"),
    *(text(name) for name in ("from_name", "to_organisation", "to_person", "area", "question")),
    day("sent_on"),
    day("expected_on"),
    one_of("status", n.ReferralStatus),
    day("answered_on"),
    text("holder"),
    day("next_check_on"),
    text("result"),
)
case_conference = case_entity(
    "case_conference",
    day("held_on", optional=False),
    text("question"),
    *(one_of(name, n.Known) for name in ("resident_present", "peer_present", "resident_knows")),
    text("resident_words"),
    nested("areas"),
    text("approach"),
)
conference_participant = case_entity(
    "conference_participant",
    reference("conference_id", "case_conference"),
    number("position"),
    *(text(name) for name in ("name", "role", "organisation", "perspective")),
)
conference_decision = case_entity(
    "conference_decision",
    reference("conference_id", "case_conference"),
    number("position"),
    text("what"),
    text("owner"),
    day("due_on"),
    one_of("kind", n.DecisionKind),
    Column("became", Uuid, nullable=True),  # no reference: the step or agreement may be removed again
)
handover = case_entity(
    "handover",
    *(text(name) for name in ("from_name", "to_organisation", "to_person", "to_phone", "trigger")),
    day("handed_on"),
    one_of("met", n.Known),
    day("met_on"),
    nested("sections"),
    text("remaining"),
    text("note"),
    day("last_active_on"),
    day("first_active_on"),
    flag("takes_direction"),
    day("confirmed_on"),
    text("confirmed_by"),
)
director_change = case_entity(
    "director_change",
    text("from_name"),
    text("to_name"),
    day("changed_on", optional=False),
    text("reason"),
    text("note"),
)

NETWORK_TABLES: dict[type[Entity], Table] = {
    household.HouseholdMember: household_member,
    household.Surroundings: surroundings,
    household.CarerTalk: carer_talk,
    collaboration.InvolvedParty: involved_party,
    collaboration.Consent: consent,
    collaboration.Referral: referral,
    collaboration.CaseConference: case_conference,
    collaboration.ConferenceParticipant: conference_participant,
    collaboration.ConferenceDecision: conference_decision,
    collaboration.Handover: handover,
    collaboration.DirectorChange: director_change,
}
