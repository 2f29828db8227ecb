"""Which stored fields are decisions, and where their reason stands (M05).

Only what is named here can leave in the trail: states, days, numbers, members of closed lists, and names of colleagues.
Words of the resident, notes of conversations, scores and names of others are never named. A reason is what the
consultant wrote to account for a decision.
"""

from __future__ import annotations

from intake_app.domain import (
    collaboration,
    contracts,
    diagnosis,
    effects,
    follow_up,
    measuring,
    people,
    placements,
    plan_parts,
    planning,
    pools,
    principles,
    privacy,
    reviewing,
    rights,
    taking_part,
)
from intake_app.domain.entity import Entity
from intake_app.store.decision_log import Wanted


def _kind(fields: str, reason: str = "") -> Wanted:
    return Wanted(frozenset(fields.split()), reason)


DECISIONS: dict[type[Entity], Wanted] = {
    people.CaseFile: _kind("status phase legal_grounds consultant deputy rule_profile rule_version"),
    people.Melding: _kind("source reported_on invited_on applied_on supporter_told_on"),
    planning.PerspectiveEstimate: _kind(
        "estimated_on estimated_by goal_class months duration routes first_route suggested review_on", "deviation"
    ),
    diagnosis.RegieChoice: _kind("chosen_on level chosen_by", "reason"),
    diagnosis.WorkCapacity: _kind("estimated_on estimated_by code percentage source review_on"),
    diagnosis.WageValue: _kind("determined_on percentage expert sheltered"),
    diagnosis.ExternalFinding: _kind("kind found_on decision percentage valid_until contact_on"),
    diagnosis.DistanceNote: _kind("noted_on noted_by distance", "reason"),
    diagnosis.EarningRecord: _kind("kind paid amount from_on until_on reported_on explained_on settled_by"),
    taking_part.ParticipationPeriod: _kind("form from_on until_on hours_week"),
    planning.Plan: _kind(
        "version status started_on regisseur_is_resident legal_grounds subject review_dates no_disagreement read_aloud "
        "copy_given finalised_at",
        "changed_because",
    ),
    planning.Goal: _kind("author horizon kind stage target_on"),
    planning.Step: _kind(
        "status help_level help_way grant_needed granted_on voluntary start_on due_on proposed_by chosen_by no_offer",
        "voluntary_reason",
    ),
    plan_parts.Trajectory: _kind("template started_on ends_on ended_on next_contact_on"),
    plan_parts.Gate: _kind("outcome decided_by decided_on", "reason"),
    plan_parts.Decision: _kind("decided_by decided_on investment monthly_saving chance funding law_tags", "reason"),
    planning.Agreement: _kind("status promisor made_on due_on"),
    planning.PlanElement: _kind("element on choice block block_version not_applicable", "reason"),
    diagnosis.GivenReason: _kind("element given_by given_on", "reason"),
    planning.Signature: _kind("role method signed_at"),
    rights.Duty: _kind("code applies discussed_on", "reason"),
    rights.Exemption: _kind("status ground duties start_on end_on review_on decision_number decision_on", "reason"),
    rights.SanctionRecord: _kind(
        "opened_on opened_by duty_code duty_class conduct_on heard_on blame urgent proposal percentage months "
        "decided_on decided_by reconsider_on closed",
        "deviation",
    ),
    rights.OfferDecision: _kind("decision decided_on"),
    measuring.Difference: _kind("state"),
    placements.Placement: _kind("status pay_kind starts_on ends_on yes_on displacement", "displacement_why"),
    contracts.Contract: _kind("kind starts_on ends_on renewals renewal_months pay_kind hours remind_on went_on"),
    principles.ServedPrinciple: _kind("by ticked_on"),
    reviewing.Review: _kind("held_on kind fits next_review_on closed_at"),
    reviewing.ReviewItem: _kind("result outcome what_now"),
    follow_up.TimeOut: _kind("from_on resume_on ended_on"),
    follow_up.Closing: _kind(
        "closed_on outcome destination_unknown aftercare aftercare_asked portfolio_given no_contact_wanted by "
        "reopened_on",
        "reason",
    ),
    effects.InstrumentEffect: _kind("kind effect judged_on by", "why"),
    pools.PoolEntry: _kind("added_on agreed_on"),
    pools.PoolStep: _kind("status since by", "why"),
    collaboration.Consent: _kind("purpose level basis how given_on until withdrawn_on", "reason"),
    collaboration.Referral: _kind("status sent_on answered_on"),
    collaboration.Handover: _kind("handed_on met met_on takes_direction confirmed_on"),
    privacy.PrivacyRequest: _kind("kind in_writing received_on extended_on answered_on outcome refusal"),
}
