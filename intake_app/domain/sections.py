"""The parts of a dossier that can go along to a colleague or another municipality, one by one (M06)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from intake_app.domain.people import CaseFile, Person


class Section(StrEnum):
    """What can be ticked. Who the resident is, the number, the day of opening and the law always go along."""

    CONTACT = "bereikbaarheid"
    PEOPLE = "mensen"
    TALKS = "gesprekken"
    PICTURE = "beeld"
    DIAGNOSIS = "perspectief"
    PLAN = "plan"
    RIGHTS = "rechten-en-plichten"
    PORTFOLIO = "portfolio"
    FOLLOW_UP = "opvolging"
    TOGETHER = "samenwerking"
    MATCHING = "plekken"
    REST = "stukken"
    """Kept papers, scans, requests and the resident's own words beside the record, which may be about anything: only
    when all the rest goes along. What a later version adds is of this section too, until somebody decides."""


LISTS: Mapping[Section, frozenset[str]] = {
    Section.CONTACT: frozenset(),
    Section.PEOPLE: frozenset({"network", "household_members", "surroundings", "carer_talks", "references"}),
    Section.TALKS: frozenset(
        {"meldingen", "conversations", "attendees", "contacts", "appointments", "notes", "attendance"}
    ),
    Section.PICTURE: frozenset({"measurements", "answers", "corrections", "differences", "picture_notes"}),
    Section.DIAGNOSIS: frozenset(
        {
            "perspectives", "work_capacities", "load_capacities", "wage_values", "observation_periods", "observations",
            "findings", "distance_notes", "regie_choices", "indicator_series", "indicator_points", "given_reasons",
            "participation_periods",
        }
    ),
    Section.PLAN: frozenset(
        {
            "plans", "goals", "solutions", "no_goals", "trajectories", "steps", "step_dependencies", "gates",
            "hours_lines", "decisions", "agreements", "elements", "signatures", "goal_differences", "taken_offers",
            "served_principles",
        }
    ),
    Section.RIGHTS: frozenset({"duties", "exemptions", "sanctions", "offer_decisions", "earnings"}),
    Section.PORTFOLIO: frozenset(
        {
            "strengths", "portfolios", "portfolio_items", "stories", "competences", "qualifications", "languages",
            "experiences", "preferences", "work_limits", "attachments", "portfolio_versions", "hand_overs",
        }
    ),
    Section.FOLLOW_UP: frozenset(
        {
            "reviews", "review_items", "contact_agreements", "time_outs", "short_intakes", "aftercares",
            "aftercare_moments", "aftercare_incidents", "closings", "term_events", "instrument_effects",
        }
    ),
    Section.TOGETHER: frozenset(
        {
            "involved_parties", "consents", "referrals", "conferences", "conference_participants",
            "conference_decisions", "handovers", "director_changes",
        }
    ),
    Section.MATCHING: frozenset(
        {
            "found_places", "candidacies", "candidacy_steps", "matching_consents", "placements", "contracts",
            "pool_entries", "pool_steps", "pool_judgements",
        }
    ),
}  # fmt: skip
"""The lists of a dossier that go with each section. A list that stands nowhere is of `Section.REST`."""

ALWAYS: Mapping[type[Person] | type[CaseFile], frozenset[str]] = {
    Person: frozenset(
        {
            "id", "first_name", "infix", "last_name", "birth_date", "address_shielded", "language",
            "interpreter_needed", "form_of_address",
        }
    ),
    CaseFile: frozenset({"id", "person_id", "number", "opened_on", "legal_grounds", "rule_profile", "rule_version"}),
}  # fmt: skip
"""The facts of the resident and of the dossier itself that always go along."""

_WITH: Mapping[Section, frozenset[str]] = {
    Section.CONTACT: frozenset({"street", "postcode", "town", "phone", "email", "neighbourhood"}),
    Section.PEOPLE: frozenset({"household"}),
    Section.PLAN: frozenset({"status", "phase", "next_step", "next_step_owner", "next_step_on"}),
    Section.RIGHTS: frozenset({"income"}),
    Section.TALKS: frozenset({"last_contact_on"}),
}


def facts_along(cls: type[Person] | type[CaseFile], chosen: Collection[Section]) -> frozenset[str]:
    """The fields of the resident or the dossier itself that go along with these sections.

    A field that stands nowhere (a number of the state, what a later version adds) never goes along by a choice.
    """
    return ALWAYS[cls].union(*(_WITH.get(one, frozenset()) for one in chosen))
