"""What is refused and what is said about records of diagnosis (C02-C05, E09): one sentence each, and where to mend it.

Refusals keep words honest (a wage value without an expert is none); remarks only ask, and never stop anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from intake_app.domain.dates import add_months
from intake_app.domain.diagnosis import (
    EarningRecord,
    ExternalFinding,
    LoadCapacity,
    ObservationPeriod,
    WageValue,
    WorkCapacity,
)
from intake_app.domain.diagnosis_words import FindingDecision, FindingKind
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.i18n import _

MOST_HOURS_WEEK = 60 * 60
_TOP_UP = 80
_GROWS = range(20, 41)


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence, and the field where it is mended."""

    field: str
    sentence: str


def refusals(after: CaseEntity) -> tuple[Remark, ...]:
    """Why a record cannot be kept like this; empty when it can."""
    for kind, check in _REFUSALS.items():
        if isinstance(after, kind):
            return tuple(check(after))
    return ()


def _of_wage_value(one: WageValue) -> Iterator[Remark]:
    if one.percentage is not None and not 0 <= one.percentage <= 100:
        yield Remark("percentage", _("A percentage is a whole number from 0 to 100."))
    if one.percentage is not None and one.undeterminable.strip():
        yield Remark("undeterminable", _("There is a percentage, or a reason why there is none. Not both."))
    if one.known:
        missing = [
            words
            for filled, words in (
                (one.job.strip(), _("which work")),
                (one.determined_on, _("the day")),
                (one.expert.strip(), _("the name of the expert")),
                (one.method.strip(), _("the method")),
            )
            if not filled
        ]
        if missing:
            words = _(
                "A wage value is found by a registered expert, in one job. First fill in: {missing}. "
                "No expert? Then write your estimate at “What somebody can do”."
            )
            yield Remark("expert", words.format(missing=", ".join(missing)))


def _of_capacity(one: WorkCapacity) -> Iterator[Remark]:
    if one.percentage is not None and not 0 <= one.percentage <= 100:
        yield Remark("percentage", _("A percentage is a whole number from 0 to 100."))
    if one.percentage is not None and not one.note.strip():
        yield Remark("note", _("First write what you saw or read. A number says nothing without it."))
    if one.review_on is None:
        yield Remark("review_on", _("An estimate has a day to look again. Choose one."))
    elif one.review_on < one.estimated_on:
        yield Remark("review_on", _("The day to look again lies before the estimate."))


def _of_load(one: LoadCapacity) -> Iterator[Remark]:
    if one.hours_day is not None and not 0 <= one.hours_day <= 24 * 60:
        yield Remark("hours_day", _("Hours in a day: use a number from 0 to 24."))
    yield from _hours(one.hours_week)


def _of_period(one: ObservationPeriod) -> Iterator[Remark]:
    if one.ends_on is not None and one.ends_on < one.started_on:
        yield Remark("ends_on", _("The last day lies before the first one."))
    yield from _hours(one.hours_week)


def _of_finding(one: ExternalFinding) -> Iterator[Remark]:
    if one.percentage is not None and not 0 <= one.percentage <= 100:
        yield Remark("percentage", _("A percentage is a whole number from 0 to 100."))
    if one.valid_until is not None and one.found_on is not None and one.valid_until < one.found_on:
        yield Remark("valid_until", _("It would end before it began. Check the days."))


def _of_earning(one: EarningRecord) -> Iterator[Remark]:
    if one.until_on is not None and one.from_on is not None and one.until_on < one.from_on:
        yield Remark("until_on", _("The last day lies before the first one."))
    if one.amount is not None and one.amount < 0:
        yield Remark("amount", _("An amount is not below zero."))
    yield from _hours(one.hours_week)


def _hours(minutes: int | None) -> Iterator[Remark]:
    if minutes is not None and not 0 <= minutes <= MOST_HOURS_WEEK:
        yield Remark("hours_week", _("Hours in a week: use a number from 0 to 60."))


_REFUSALS: Mapping[type[CaseEntity], Callable[..., Iterator[Remark]]] = {
    WageValue: _of_wage_value,
    WorkCapacity: _of_capacity,
    LoadCapacity: _of_load,
    ObservationPeriod: _of_period,
    ExternalFinding: _of_finding,
    EarningRecord: _of_earning,
}


# -- what is only said ------------------------------------------------------------------------------------------------


def of_wage(one: WageValue, dossier: Dossier, threshold: int | None) -> tuple[Remark, ...]:
    """What is good to know about a wage value; none of it excludes anybody (C03)."""
    found: list[Remark] = []
    if one.percentage is None:
        return ()
    if threshold is not None and one.percentage >= threshold:
        found.append(
            Remark("percentage", _("From {n} % on this organisation speaks of a candidate.").format(n=threshold))
        )
    if one.percentage < _TOP_UP:
        found.append(Remark("percentage", _("Below {n} % of the minimum wage a top-up is usual.").format(n=_TOP_UP)))
    if one.percentage in _GROWS:
        found.append(Remark("percentage", _("It can grow. Agree when it is looked at again.")))
    if _works_without_pay(dossier):
        found.append(
            Remark("percentage", _("The plan has a route without pay, while there is a wage value. Does that fit?"))
        )
    return tuple(found)


def _works_without_pay(dossier: Dossier) -> bool:
    return any(one.template in _UNPAID and one.ended_on is None for one in dossier.trajectories)


_UNPAID = frozenset({"behoud-van-uitkering", "work-first", "werkdag", "flextensie"})
"""Templates in which people work while they keep their benefit (rules, chapter 9)."""


def of_finding(one: ExternalFinding) -> tuple[Remark, ...]:
    """What is asked about an outcome of others (C05)."""
    found: list[Remark] = []
    if one.kind is FindingKind.WERKVERKENNER and one.percentage is not None:
        if one.percentage == 50:
            found.append(Remark("summary", _("Exactly 50 %: UWV does not say what follows. Ask, and write it here.")))
        else:
            words = (
                _("How UWV served people then: digitally")
                if one.percentage > 50
                else _("How UWV served people then: in person")
            )
            found.append(Remark("percentage", words))
    if out_of_sight(one):
        found.append(Remark("alternative", _("A no is no end. Write which way is open, or when you speak again.")))
    if one.found_on is None or not one.issuer.strip():
        found.append(Remark("issuer", _("Who found this, and when?")))
    return tuple(found)


def out_of_sight(one: ExternalFinding) -> bool:
    """A no to the register or to sheltered work after which nothing was agreed yet."""
    refused = one.kind.must_not_end_in_nothing and one.decision is FindingDecision.NEGATIVE
    return refused and not one.alternative.strip() and one.contact_on is None


def of_earning(one: EarningRecord) -> tuple[Remark, ...]:
    """What is asked about trying out and earning (E09); nobody is checked with it."""
    found: list[Remark] = []
    if one.asks_to_report:
        found.append(Remark("reported_on", _("There is no day yet on which this was reported to the municipality.")))
    if (one.paid or one.amount) and one.explained_on is None:
        found.append(Remark("explained_on", _("On which day did you explain what this does to the benefit?")))
    elif one.explained_on is not None and not one.teach_back.strip():
        found.append(Remark("teach_back", _("How did the resident say it back?")))
    return tuple(found)


def redetermine_on(one: WageValue) -> date | None:
    """The day before which a wage value is found again: a year later, with sheltered work three (Pw 10d(5))."""
    return add_months(one.determined_on, 36 if one.sheltered else 12) if one.determined_on and one.known else None
