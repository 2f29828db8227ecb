"""Exemptions: relief from duties for a time, never without an end and never silent (E05, rules 3.2, FX27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import Counting, Length, Unit, due_day
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile
from intake_app.domain.rights import ExemptDuty, Exemption, ExemptionGround, ExemptionStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview, rules
from intake_app.services.desk import Desk

_ALSO_SUPPORT = (ExemptionGround.FULLY_DISABLED, ExemptionGround.HEALTH)
"""Grounds on which also the duty to use support falls away; everywhere else support goes on (article 9(2))."""
_USUAL = {
    ExemptionGround.SINGLE_PARENT: (ExemptDuty.WORK, ExemptDuty.GIVING_BACK),
    ExemptionGround.FULLY_DISABLED: tuple(ExemptDuty),
    ExemptionGround.AGE: (ExemptDuty.WORK,),
    ExemptionGround.PROJECT: (ExemptDuty.WORK,),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about an exemption. `field` is where it is mended; `refuses` stops it from being granted."""

    field: str
    sentence: str
    refuses: bool = False


def usual_duties(ground: ExemptionGround) -> tuple[ExemptDuty, ...]:
    """The duties that usually fall away on a ground (rules 3.2)."""
    return _USUAL.get(ground, (ExemptDuty.WORK, ExemptDuty.GIVING_BACK))


def remarks(exemption: Exemption, warn_months: int | None) -> tuple[Remark, ...]:
    """Everything to say about an exemption, what refuses first. Refusals count for a granted one only."""
    granted = exemption.status is ExemptionStatus.GRANTED
    found = (*(_refusals(exemption) if granted else ()), *_warnings(exemption, warn_months))
    return tuple(sorted(found, key=lambda one: not one.refuses))


def add(desk: Desk, case_id: UUID, **values: Any) -> Exemption:
    """Begin an exemption. Raises InputRefused naming every field that a granted one lacks."""
    exemption = Exemption(case_id=case_id, **values)
    _refuse(exemption)
    with desk.change(_("Exemption"), case_id) as work:
        work.put(exemption)
        overview.commit(work, case_id)
    return exemption


def change(desk: Desk, exemption_id: UUID, **values: Any) -> Changes:
    """Give fields of an exemption new values. Choosing a ground chooses the duties that usually go with it.

    Raises InputRefused naming every field that a granted one lacks; a day before the first one is refused always.
    """
    with desk.vault.read() as reading:
        before = reading.get(Exemption, exemption_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if isinstance(values.get("ground"), ExemptionGround) and "duties" not in values:
        values["duties"] = usual_duties(values["ground"])
    after = replace(before, **values)
    _refuse(after)
    key = f"exemption:{exemption_id}:{next(iter(values), '')}"
    with desk.change(_("Exemption"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def warn_months(desk: Desk, case: CaseFile) -> int | None:
    """How many months an exemption may last before it warns, by the rules of a dossier."""
    return rules.for_case(desk, case).number("exemption_warn_months")


def in_force(dossier: Dossier, day: date) -> tuple[Exemption, ...]:
    """The exemptions that hold on a day."""
    return tuple(one for one in dossier.exemptions if one.holds_on(day))


def _refuse(exemption: Exemption) -> None:
    problems = [_order(exemption)] if _order(exemption) else []
    if exemption.status is ExemptionStatus.GRANTED:
        problems += [one.sentence for one in _refusals(exemption)]
    if problems:
        raise InputRefused(*problems)


def _order(exemption: Exemption) -> str:
    start, end = exemption.start_on, exemption.end_on
    wrong = start is not None and end is not None and end < start
    return _("The last day lies before the first one.") if wrong else ""


def _refusals(exemption: Exemption) -> Iterator[Remark]:
    lasting = exemption.ground is ExemptionGround.FULLY_DISABLED
    if exemption.ground is None:
        yield Remark("ground", _("Choose the reason before the exemption is granted."), True)
    if not exemption.duties:
        yield Remark("duties", _("Choose which duties fall away before the exemption is granted."), True)
    if exemption.start_on is None:
        yield Remark("start_on", _("Fill in the first day before the exemption is granted."), True)
    if exemption.end_on is None and not lasting:
        yield Remark("end_on", _("Fill in the last day. An exemption without an end day cannot be granted."), True)
    if exemption.review_on is None:
        yield Remark("review_on", _("Fill in the day on which you look at it again."), True)
    if ExemptDuty.SUPPORT in exemption.duties and exemption.ground not in _ALSO_SUPPORT:
        yield Remark("duties", _("On this ground support goes on: steps to work cannot fall away (article 9)."), True)


def _warnings(exemption: Exemption, months: int | None) -> Iterator[Remark]:
    start, end = exemption.start_on, exemption.end_on
    if months is not None and start is not None and end is not None:
        last = due_day(start, Counting.AT_MOST, Length(months, Unit.MONTHS))
        if end > last:
            yield Remark("end_on", _("Lasts longer than {n} months. As short as possible is better.").format(n=months))
    if exemption.status is ExemptionStatus.INFORMAL:
        yield Remark("status", _("This rest is informal. Lay it down in a decision, then everybody knows it."))
    if exemption.status is not ExemptionStatus.ENDED and not exemption.decision_number.strip():
        yield Remark("decision_number", _("Not laid down in a decision yet."))
    if end is not None and exemption.review_on is not None and exemption.review_on > end:
        yield Remark("review_on", _("You look at it again only after it has ended. Choose an earlier day."))


def ground_words() -> tuple[tuple[ExemptionGround, str], ...]:
    """Every ground in words."""
    return (
        (ExemptionGround.CARE_TASKS, _("Cares for somebody")),
        (ExemptionGround.HEALTH, _("Health")),
        (ExemptionGround.SINGLE_PARENT, _("Single parent of a young child")),
        (ExemptionGround.FULLY_DISABLED, _("Cannot work for good")),
        (ExemptionGround.AGE, _("Age (arrangement of the municipality)")),
        (ExemptionGround.PROJECT, _("Experiment of the municipality")),
        (ExemptionGround.REST, _("A time of rest")),
        (ExemptionGround.OTHER, _("Another urgent reason")),
    )
