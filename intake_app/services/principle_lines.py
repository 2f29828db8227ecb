"""What one dossier adds to the report per principle: what serves it, and what equal cases came to (E07, L03).

A line names a principle by its id and a case by its kind and ground: ids of lists, never words of people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.principles import ServedBy, ServedPrinciple
from intake_app.domain.rights import Exemption, ExemptionStatus, SanctionProposal, SanctionRecord
from intake_app.domain.team_report import HalfYear, LineKind, ReportLine

ROOM, RULE = "ruimte", "regel"
"""What a case came to: the rule was bent or relief was given, or the rule was followed."""
DEVIATES = "afwijking"
"""The question of the reverse test in which somebody says why people deviate."""
_COUNTED = (ServedBy.GOAL, ServedBy.STEP)


def served(dossier: Dossier) -> Iterator[ReportLine]:
    """Goals and decisions on help of the newest plan that serve a principle."""
    plan = dossier.signed_plan or dossier.current_plan
    if plan is None or not dossier.served_principles:
        return
    here = {goal.id for goal in dossier.goals_of(plan)} | {step.id for step in dossier.steps_of_plan(plan)}
    for tick in dossier.served_principles:
        if tick.by in _COUNTED and tick.about_id in here:
            yield ReportLine(LineKind.PRINCIPLE, tick.principle_id.hex, tick.by.value)


def equal_cases(dossier: Dossier) -> Iterator[ReportLine]:
    """Exemptions and weighings that serve a principle, each by its ground, with what they came to.

    What is not decided is no case yet: a column of its own would be small, and hide the others (L03).
    """
    exemptions = {one.id: one for one in dossier.exemptions}
    weighings = {one.id: one for one in dossier.sanctions}
    for tick in dossier.served_principles:
        if tick.by is ServedBy.EXEMPTION and tick.about_id in exemptions:
            yield from _of_exemption(tick, exemptions[tick.about_id])
        elif tick.by is ServedBy.SANCTION and tick.about_id in weighings:
            yield from _of_weighing(tick, weighings[tick.about_id])


def deviations(
    readings: Iterable[Measurement],
    answers: Callable[[Measurement], Iterable[Answer]],
    ticks: Iterable[ServedPrinciple],
) -> Iterator[ReportLine]:
    """Finished reverse tests that serve a principle: whether people deviated from the rule."""
    by_reading: dict[UUID, list[ServedPrinciple]] = {}
    for tick in ticks:
        if tick.by is ServedBy.EFFECT_CHECK:
            by_reading.setdefault(tick.about_id, []).append(tick)
    for reading in readings if by_reading else ():
        if reading.ready and reading.id in by_reading:
            why = next((one.text for one in answers(reading) if one.item == DEVIATES), "")
            for tick in by_reading[reading.id]:
                yield _line(tick, "", ROOM if why.strip() else RULE, LineKind.DEVIATION)


def _of_exemption(tick: ServedPrinciple, one: Exemption) -> Iterator[ReportLine]:
    """Granted is room. Not granted is a case too: rest that nobody laid down is what the rule leaves."""
    ground = one.ground.value if one.ground is not None else ""
    if one.status in (ExemptionStatus.GRANTED, ExemptionStatus.ENDED):
        yield _line(tick, ground, ROOM)
    elif one.status is ExemptionStatus.INFORMAL:
        yield _line(tick, ground, RULE)


def _of_weighing(tick: ServedPrinciple, one: SanctionRecord) -> Iterator[ReportLine]:
    if one.proposal is not None and one.closed:
        ground = one.duty_class.value if one.duty_class is not None else ""
        yield _line(tick, ground, RULE if one.proposal is SanctionProposal.PROPOSE_MEASURE else ROOM)


def _line(tick: ServedPrinciple, ground: str, said: str, kind: LineKind = LineKind.EQUAL_CASE) -> ReportLine:
    about = f"{tick.principle_id.hex}/{tick.by.value}/{ground}"
    return ReportLine(kind, about, said, HalfYear.of(tick.ticked_on).first)
