"""The rules of weighing a measure: the order of the steps, and what a proposal may say (rules 3.3, FX28)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from intake_app.domain.dates import add_months
from intake_app.domain.rights import Blame, DutyClass, SanctionProposal, SanctionRecord, UrgentReason
from intake_app.i18n import _
from intake_app.instruments.rule_profiles import MeasureRow

MOST_MONTHS = 3
CONTACT_WITHIN = timedelta(weeks=4)
REPEAT_WITHIN_MONTHS = 12


class WeighingStep(StrEnum):
    """What is weighed, in the order of the law's own reasoning (CS1)."""

    CAUSE = "oorzaak"
    ACCOUNT = "kijk"
    EFFECT = "effect"
    BLAME = "verwijt"
    URGENT = "dringend"
    ALTERNATIVE = "ander-middel"
    PROPOSAL = "voorstel"


FIELDS_OF_STEP: Mapping[WeighingStep, tuple[str, ...]] = {
    WeighingStep.CAUSE: ("cause",),
    WeighingStep.ACCOUNT: ("own_account",),
    WeighingStep.EFFECT: ("effect",),
    WeighingStep.BLAME: ("blame",),
    WeighingStep.URGENT: ("urgent",),
    WeighingStep.ALTERNATIVE: ("alternative",),
    WeighingStep.PROPOSAL: (
        "proposal", "duty_code", "duty_class", "tailoring", "percentage", "months", "deviation", "decided_on",
        "decided_by", "reconsider_on",
    ),
}  # fmt: skip
"""Fields of each step; the first one says whether the step is done. Days of hearing and contact belong to none."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule that is broken: its number in the rules, the fields it is about, and what to do."""

    check: str
    fields: frozenset[str]
    sentence: str


def step_of(field: str) -> WeighingStep | None:
    """The step a field belongs to."""
    return next((step for step, names in FIELDS_OF_STEP.items() if field in names), None)


def first_open_step(found: SanctionRecord) -> WeighingStep | None:
    """The step that is to be done now; None when all are."""
    return next((step for step, names in FIELDS_OF_STEP.items() if not _filled(getattr(found, names[0]))), None)


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) and not isinstance(value, StrEnum) else bool(value)


def step_words(step: WeighingStep) -> str:
    """What a step is called."""
    return {
        WeighingStep.CAUSE: _("How it came about"),
        WeighingStep.ACCOUNT: _("How the resident tells it"),
        WeighingStep.EFFECT: _("What it does to this person and the household"),
        WeighingStep.BLAME: _("Whether it can be blamed"),
        WeighingStep.URGENT: _("Urgent reasons"),
        WeighingStep.ALTERNATIVE: _("What was tried in its place"),
        WeighingStep.PROPOSAL: _("The proposal"),
    }[step]


def refusals(
    found: SanctionRecord, earlier: Iterable[SanctionRecord], table: Sequence[MeasureRow]
) -> tuple[Refusal, ...]:
    """Every rule that what is filled in breaks; what is not filled in yet breaks none."""
    before = tuple(earlier)
    return (*_of_reasons(found), *_of_proposal(found), *_of_amounts(found, before, table), *_of_days(found))


def _of_reasons(found: SanctionRecord) -> Iterator[Refusal]:
    if UrgentReason.NONE in found.urgent and len(found.urgent) > 1:
        yield _refusal("CS6", "urgent", words=_("“None” does not go together with another reason."))


def _of_proposal(found: SanctionRecord) -> Iterator[Refusal]:
    measured = found.proposal is SanctionProposal.PROPOSE_MEASURE
    if found.blame is Blame.NONE and found.proposal not in (None, SanctionProposal.NO_MEASURE):
        yield _refusal("CS2", "proposal", "blame", words=_("Nobody is to blame, so there is no measure (article 18)."))
    if measured and found.duty_class in (DutyClass.INFORMATION, DutyClass.OTHER):
        yield _refusal(
            "CS5",
            "duty_class",
            "proposal",
            words=_("For this duty other rules hold. A measure cannot be proposed here."),
        )
    if not measured and (found.percentage is not None or found.months is not None):
        yield _refusal(
            "CS3", "percentage", "months", words=_("A percentage and months belong to a proposal for a measure only.")
        )


def _of_amounts(
    found: SanctionRecord, earlier: Sequence[SanctionRecord], table: Sequence[MeasureRow]
) -> Iterator[Refusal]:
    if found.proposal is not SanctionProposal.PROPOSE_MEASURE:
        return
    if found.duty_class is DutyClass.UNIFORM:
        yield from _of_uniform(found, earlier)
    elif found.duty_class is DutyClass.MUNICIPAL:
        yield from _of_municipal(found, table)


def _of_uniform(found: SanctionRecord, earlier: Sequence[SanctionRecord]) -> Iterator[Refusal]:
    if found.percentage not in (None, 100):
        yield _refusal("CS3", "percentage", words=_("For a duty of the national law the percentage is 100."))
    if found.months is None:
        return
    if not 1 <= found.months <= MOST_MONTHS:
        yield _refusal("CS3", "months", words=_("A measure for a duty of the national law lasts 1, 2 or 3 months."))
        return
    before = _months_before(found, earlier)
    if before is not None and found.months < (least := min(before + 1, MOST_MONTHS)):
        sentence = _("Within 12 months before it was {before}. The law then asks at least {least} months.")
        yield _refusal("CS4", "months", words=sentence.format(before=before, least=least))


def _months_before(found: SanctionRecord, earlier: Sequence[SanctionRecord]) -> int | None:
    """Months of the newest uniform measure within a year before the conduct (18(6))."""
    day = found.conduct_on or found.opened_on
    recent = [
        one
        for one in earlier
        if one.duty_class is DutyClass.UNIFORM
        and one.months is not None
        and (decided := _decided(one)) <= day
        and day <= add_months(decided, REPEAT_WITHIN_MONTHS)
    ]
    newest = max(recent, key=lambda one: (_decided(one), one.id), default=None)
    return newest.months if newest is not None else None


def _decided(found: SanctionRecord) -> date:
    return found.decided_on or found.opened_on


def _of_municipal(found: SanctionRecord, table: Sequence[MeasureRow]) -> Iterator[Refusal]:
    if found.percentage is None or found.months is None:
        return
    rows = [row for row in table if found.duty_code in row.duties]
    if any((row.percentage, row.months) == (found.percentage, found.months) for row in rows):
        return
    if not found.deviation.strip():
        words = (
            _("The municipality’s table says something else. Write down why you deviate.")
            if rows
            else _("There is no row for this in a table of the municipality. Write down what it rests on.")
        )
        yield _refusal("CS5", "percentage", "months", words=words)
    elif rows and not any(row.lowest <= found.percentage <= row.highest for row in rows):
        limits = _("The by-law lets you deviate from {low} to {high} per cent.").format(
            low=min(row.lowest for row in rows), high=max(row.highest for row in rows)
        )
        yield _refusal("CS5", "percentage", words=limits)


def _of_days(found: SanctionRecord) -> Iterator[Refusal]:
    decided = _decided(found)
    if found.contact_on is not None and not decided <= found.contact_on <= decided + CONTACT_WITHIN:
        yield _refusal(
            "CS8", "contact_on", words=_("Agree on a contact within four weeks, so that nobody is lost sight of.")
        )
    if found.reconsider_on is not None and not decided <= found.reconsider_on <= add_months(decided, 3):
        yield _refusal("CS7", "reconsider_on", words=_("Reconsider it within three months of the decision."))


def still_needed(found: SanctionRecord) -> tuple[Refusal, ...]:
    """What a weighing lacks before it is finished, in the order of the steps."""
    return tuple(_lacks(found))


def _lacks(found: SanctionRecord) -> Iterator[Refusal]:
    for step, names in FIELDS_OF_STEP.items():
        if not _filled(getattr(found, names[0])):
            yield _refusal("CS1", names[0], words=_("“{step}” is still empty.").format(step=step_words(step)))
    if found.heard_on is None and (found.absent_on is None or found.absent_again_on is None):
        words = _("Write down when you heard the resident, or the two days on which nobody appeared.")
        yield _refusal("CS10", "heard_on", words=words)
    if found.contact_on is None:
        yield _refusal(
            "CS8", "contact_on", words=_("Agree on a contact within four weeks, so that nobody is lost sight of.")
        )
    if found.proposal is SanctionProposal.PROPOSE_MEASURE:
        yield from _measure_lacks(found)


def _measure_lacks(found: SanctionRecord) -> Iterator[Refusal]:
    asked = {
        "duty_class": ("CS3", _("Choose which kind of duty it is about.")),
        "percentage": ("CS3", _("Fill in the percentage that the municipality sets.")),
        "months": ("CS3", _("Fill in the number of months that the municipality sets.")),
        "reconsider_on": ("CS7", _("Fill in the day on which it is reconsidered, within three months.")),
    }
    for name, (check, words) in asked.items():
        if getattr(found, name) is None:
            yield _refusal(check, name, words=words)
    if set(found.urgent) - {UrgentReason.NONE} and not found.tailoring.strip():
        words = _("There are urgent reasons. Write down how the proposal takes them into account (article 18).")
        yield _refusal("CS6", "tailoring", words=words)


def _refusal(check: str, *fields: str, words: str) -> Refusal:
    return Refusal(check, frozenset(fields), words)
