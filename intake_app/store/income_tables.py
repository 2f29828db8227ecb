"""The tables of income beside a benefit, the benefit kept open, and papers to hand in (J02, J03, J05)."""

from __future__ import annotations

from sqlalchemy import Table

from intake_app.domain import income
from intake_app.domain.entity import Entity
from intake_app.domain.vocabulary import ContactKind
from intake_app.store.table_parts import case_entity, day, flag, number, one_of, reference, text

income_month = case_entity(
    "income_month",
    day("month", optional=False),
    one_of("mode", income.SettlementMode),
    number("norm", optional=True),
    day("agreed_on"),
    number("agreed_sum", optional=True),
    one_of("channel", ContactKind, optional=True),
    number("exempt_share", optional=True),
    number("exempt_most", optional=True),
    number("exempt_months", optional=True),
    number("paid", optional=True),
    day("payslip_on"),
    day("settled_on"),
    text("reports"),
    text("settles"),
)
income_source = case_entity(
    "income_source",
    reference("month_id", "income_month"),
    number("position"),
    one_of("kind", income.IncomeKind),
    text("payer"),
    number("estimate", optional=True),
    number("actual", optional=True),
    flag("counts"),
)
benefit_hold = case_entity(
    "benefit_hold",
    text("what"),
    day("from_on"),
    day("until_on"),
    text("profile"),
    day("work_ended_on"),
    day("benefit_ended_on"),
    number("window_months", optional=True),
    number("wait_weeks", optional=True),
    number("handling_weeks", optional=True),
    day("applied_on"),
    day("decided_on"),
    number("norm", optional=True),
    day("advance_on"),
    day("rest_on"),
    flag("rest_checked"),
    text("call_name"),
    text("call_phone"),
)
form_due = case_entity(
    "form_due",
    one_of("kind", income.PaperKind),
    text("what"),
    text("key"),
    day("due_on"),
    text("to_whom"),
    day("sent_on"),
    day("received_on"),
    flag("complete"),
    flag("urgent"),
    text("urgent_name"),
    text("urgent_phone"),
)

INCOME_TABLES: dict[type[Entity], Table] = {
    income.IncomeMonth: income_month,
    income.IncomeSource: income_source,
    income.BenefitHold: benefit_hold,
    income.FormDue: form_due,
}
