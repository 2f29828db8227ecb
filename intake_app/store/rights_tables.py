"""The tables of duties, relief from them, the weighing of a measure, and own choices (E03 to E08)."""

from __future__ import annotations

from sqlalchemy import Table

from intake_app.domain import rights
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, flag, nested, number, one_of, reference, text

duty = case_entity(
    "duty",
    reference("plan_id", "plan"),
    text("code"),
    text("person"),
    one_of("applies", rights.DutyApplies),
    text("reason"),
    day("discussed_on"),
    text("understood"),
)
exemption = case_entity(
    "exemption",
    one_of("ground", rights.ExemptionGround, optional=True),
    nested("duties"),
    text("reason"),
    day("start_on"),
    day("end_on"),
    day("review_on"),
    text("decision_number"),
    day("decision_on"),
    one_of("status", rights.ExemptionStatus),
    text("meanwhile"),
)
sanction_record = case_entity(
    "sanction_record",
    reference("agreement_id", "agreement"),
    day("opened_on", optional=False),
    text("opened_by"),
    text("duty_code"),
    one_of("duty_class", rights.DutyClass, optional=True),
    day("conduct_on"),
    text("cause"),
    text("own_account"),
    day("heard_on"),
    day("absent_on"),
    day("absent_again_on"),
    text("effect"),
    one_of("blame", rights.Blame, optional=True),
    nested("urgent"),
    text("alternative"),
    one_of("proposal", rights.SanctionProposal, optional=True),
    text("tailoring"),
    number("percentage", optional=True),
    number("months", optional=True),
    text("deviation"),
    day("decided_on"),
    text("decided_by"),
    day("reconsider_on"),
    day("contact_on"),
    flag("closed"),
)
goal_difference = case_entity(
    "goal_difference",
    reference("plan_id", "plan"),
    reference("goal_id", "goal"),
    text("words"),
)
offer_decision = case_entity(
    "offer_decision",
    reference("plan_id", "plan"),
    number("position"),
    text("offer"),
    one_of("decision", rights.OfferChoice, optional=True),
    day("decided_on"),
    text("reason"),
)

RIGHTS_TABLES: dict[type[Entity], Table] = {
    rights.Duty: duty,
    rights.Exemption: exemption,
    rights.SanctionRecord: sanction_record,
    rights.GoalDifference: goal_difference,
    rights.OfferDecision: offer_decision,
}
