"""Amounts as data: limits and sums that change by year and municipality, each with its source (forms/amounts, rules 8).

An amount is only ever shown, with where it comes from and from which year. Nothing is decided with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake_app.domain.allowances import AllowancePayment, AllowanceWay
from intake_app.domain.income import IncomeKind
from intake_app.instruments.checked import Checked, checking_in
from intake_app.instruments.checks import check_name, check_period, report_double, strings, tables
from intake_app.instruments.loader import Tables, both, parse
from intake_app.instruments.model import NO_TEXT, Text
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Checked):
    """One amount in cents. `subject` says where it is shown; `year` is of the source it was read in."""

    id: str
    subject: str
    label: Text
    cents: int
    per: Text
    year: int
    source: str
    municipality: str
    note: Text = NO_TEXT
    way: AllowanceWay | None = None
    """How it is worked out when it is an allowance; `cents` is then its most, or the whole amount."""
    payment: AllowancePayment | None = None
    hourly_cents: int = 0
    employer_hourly_cents: int | None = None
    long_months: int = 0
    first_percent: int = 0
    least_hours: int = 0
    percent: int = 0
    ends_with: tuple[IncomeKind, ...] = ()
    """Sources of income with which it stops."""


_AMOUNT: Shape = {
    "id": kebab(),
    "subject": Key(holds=Holds.KEBAB, required=True, about="Where it is shown: bijverdienen, vergoeding."),
    "label_nl": text(required=True),
    "label_en": text(required=True),
    "cents": Key(holds=Holds.WHOLE, required=True, low=0),
    "per_nl": text(required=True),
    "per_en": text(required=True),
    "year": Key(holds=Holds.WHOLE, required=True, low=2000, high=2100, about="Year of the source."),
    "source": text(required=True),
    "note_nl": text(),
    "note_en": text(),
    "way": Key(holds=Holds.CHOICE, choices=tuple(AllowanceWay), about="How it is worked out, when it is an allowance."),
    "payment": Key(holds=Holds.CHOICE, choices=tuple(AllowancePayment)),
    "hourly_cents": Key(holds=Holds.WHOLE, low=1, about="Cents an hour; cents is the most in a month."),
    "employer_hourly_cents": Key(holds=Holds.WHOLE, low=0, about="What the employer pays an hour, all-in."),
    "long_months": Key(holds=Holds.WHOLE, low=1, about="More months on benefit give a part at the start."),
    "first_percent": Key(holds=Holds.WHOLE, low=1, high=100, about="That part."),
    "least_hours": Key(holds=Holds.WHOLE, low=1, about="From so many hours a week."),
    "percent": Key(holds=Holds.WHOLE, low=1, high=100, about="Of the turnover, at most."),
    "ends_with": Key(holds=Holds.CHOICES, choices=tuple(IncomeKind), about="Income with which it stops."),
}
AMOUNTS: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "name_nl": text(required=True),
    "name_en": text(required=True),
    "municipality": text("Whose amounts these are; empty for the whole country.", required=True, empty=True),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "checked_on": Key(holds=Holds.DAY, required=True),
    "needs_check": Key(holds=Holds.SWITCH),
    "amount": repeated(_AMOUNT, "One amount.", required=True),
}


def read_amounts(content: str, file: Path | str) -> tuple[Amount, ...]:
    """The amounts of a file. Raises FormsRefused with every fault."""
    report = Report.about(file, content)
    table = parse(content, report)
    check_table(table, AMOUNTS, report)
    check_period(table, report)
    report_double(report, ((("amount", i, "id"), strings(one, "id")[0]) for i, one in tables(table, "amount")))
    check_name(table, file, report)
    report.stop_if_faulty()
    return tuple(_amount(table, one) for one in table["amount"])


def _amount(table: Tables, one: Tables) -> Amount:
    return Amount(
        id=one["id"],
        subject=one["subject"],
        label=both(one, "label"),
        cents=one["cents"],
        per=both(one, "per"),
        year=one["year"],
        source=one["source"],
        municipality=table["municipality"],
        **checking_in(table),
        note=both(one, "note"),
        way=AllowanceWay(one["way"]) if "way" in one else None,
        payment=AllowancePayment(one["payment"]) if "payment" in one else None,
        hourly_cents=one.get("hourly_cents", 0),
        employer_hourly_cents=one.get("employer_hourly_cents"),
        long_months=one.get("long_months", 0),
        first_percent=one.get("first_percent", 0),
        least_hours=one.get("least_hours", 0),
        percent=one.get("percent", 0),
        ends_with=tuple(IncomeKind(kind) for kind in one.get("ends_with", ())),
    )
