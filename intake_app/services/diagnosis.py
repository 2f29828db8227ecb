"""Records of diagnosis: begun today by who works here, changed field by field, and never overwritten by a newer one.

All kinds go through here, so that what is refused is refused everywhere (C02-C06, E09, I06).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.diagnosis import (
    DistanceNote,
    EarningRecord,
    ExternalFinding,
    IndicatorSeries,
    LoadCapacity,
    Observation,
    ObservationPeriod,
    RegieChoice,
    WageValue,
    WorkCapacity,
)
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.domain.planning import PerspectiveEstimate, Strength
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview, rules
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import refusals

REVIEW_MONTHS = 6


def begin(desk: Desk, case_id: UUID, kind: type[CaseEntity], /, **values: object) -> CaseEntity:
    """A fresh record of today; older ones of its kind stay as they are. Raises InputRefused."""
    made = replace(_FRESH[kind](desk, case_id), **values)  # type: ignore[arg-type]  # fields are checked by replace
    _refuse(made)
    with desk.change(label(kind), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def change(desk: Desk, kind: type[CaseEntity], record_id: UUID, /, **values: object) -> Changes:
    """Give fields of a record new values. Raises InputRefused naming what is wrong and what to do."""
    with desk.vault.read() as reading:
        before = reading.get(kind, record_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
    if isinstance(after, WorkCapacity) and "percentage" in values:
        after = replace(after, limits=limits(desk, after.case_id) if after.percentage is not None else ())
    _refuse(after)
    key = f"{kind.__name__}:{record_id}:{next(iter(values), '')}"
    with desk.change(label(kind), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def close_period(desk: Desk, period_id: UUID) -> Changes:
    """Close a time of observing. What was thought before it (direction, capacity) is to be looked at again from today.

    Raises InputRefused while one of the two outputs is missing.
    """
    with desk.vault.read() as reading:
        period = reading.get(ObservationPeriod, period_id)
    if period is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if not (period.development.strip() and period.support.strip()):
        raise InputRefused(_("First write both: in what somebody can grow, and which support is needed."))
    dossier = desk.dossier(period.case_id)
    with desk.change(_("Close the time of observing"), period.case_id) as work:
        work.put(replace(period, closed_on=desk.today(), ends_on=period.ends_on or desk.today()))
        for estimate in (
            newest_of(dossier.perspectives, "estimated_on"),
            newest_of(dossier.work_capacities, "estimated_on"),
        ):
            if isinstance(estimate, PerspectiveEstimate | WorkCapacity):
                work.put(replace(estimate, review_on=max(desk.today(), estimate.estimated_on)))
        return overview.commit(work, period.case_id)


def open_period(desk: Desk, period_id: UUID) -> Changes:
    """Take the closing back: somebody wants to write more."""
    return change(desk, ObservationPeriod, period_id, closed_on=None)


def show_on_portfolio(desk: Desk, observation_id: UUID, *, resident_agrees: bool) -> Changes:
    """Make a strength for the portfolio of what was seen; only with the resident's yes. Raises InputRefused without."""
    if not resident_agrees:
        raise InputRefused(_("Ask first. Only what the resident wants to show goes on the portfolio."))
    with desk.vault.read() as reading:
        seen = reading.get(Observation, observation_id)
        period = reading.get(ObservationPeriod, seen.period_id) if seen is not None else None
    if seen is None or period is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if not seen.text.strip():
        raise InputRefused(_("First write what was seen."))
    with desk.change(_("For the portfolio"), seen.case_id) as work:
        place = len(work.find(Strength, case_id=seen.case_id))
        strength = Strength(
            case_id=seen.case_id, position=place, title=seen.text.strip(), evidence=period.place.strip(), on_plan=False
        )
        work.put(strength)
        work.put(replace(seen, strength_id=strength.id))
        return overview.commit(work, seen.case_id)


def newest_of(records: tuple[CaseEntity, ...], day: str) -> CaseEntity | None:
    """The record of the newest day; of one day the one made last."""
    return max(records, key=lambda one: (getattr(one, day), one.id), default=None)


def limits(desk: Desk, case_id: UUID) -> tuple[int, ...]:
    """The limits of the capacity bands, by the rules of a dossier."""
    kept = rules.for_case(desk, desk.dossier(case_id).case).settings.get("capacity_bands")
    return tuple(int(one) for one in kept) if isinstance(kept, tuple) else (30, 80)


def seen_and_read(dossier: Dossier) -> tuple[WorkCapacity | None, WorkCapacity | None]:
    """The newest estimate seen in practice, and the newest from paper or others: side by side, neither wins."""
    ordered = sorted(dossier.work_capacities, key=lambda one: (one.estimated_on, one.id))
    seen = [one for one in ordered if one.source is not None and one.source.seen]
    read = [one for one in ordered if one.source is not None and not one.source.seen]
    return (seen[-1] if seen else None), (read[-1] if read else None)


def label(kind: type[CaseEntity]) -> str:
    """What undo calls a change of this kind."""
    return {
        WorkCapacity: _("What somebody can do"),
        LoadCapacity: _("What somebody can carry"),
        WageValue: _("Wage value"),
        ObservationPeriod: _("Time of observing"),
        Observation: _("What was seen"),
        ExternalFinding: _("Outcome of others"),
        DistanceNote: _("Distance to work"),
        RegieChoice: _("How we work together"),
        EarningRecord: _("Trying out and earning"),
        IndicatorSeries: _("Followed over time"),
    }[kind]


def _refuse(after: CaseEntity) -> None:
    found = refusals(after)
    if found:
        raise InputRefused(*(one.sentence for one in found))


_FRESH: dict[type[CaseEntity], Callable[[Desk, UUID], CaseEntity]] = {
    WorkCapacity: lambda desk, case: WorkCapacity(
        case_id=case,
        estimated_on=desk.today(),
        estimated_by=desk.profile.consultant,
        review_on=add_months(desk.today(), REVIEW_MONTHS),
    ),
    LoadCapacity: lambda desk, case: LoadCapacity(case_id=case, seen_on=desk.today()),
    WageValue: lambda _desk, case: WageValue(case_id=case),
    ObservationPeriod: lambda desk, case: ObservationPeriod(
        case_id=case, started_on=desk.today(), observer=desk.profile.consultant
    ),
    ExternalFinding: lambda _desk, case: ExternalFinding(case_id=case),
    DistanceNote: lambda desk, case: DistanceNote(
        case_id=case, noted_on=desk.today(), noted_by=desk.profile.consultant
    ),
    RegieChoice: lambda desk, case: RegieChoice(
        case_id=case, chosen_on=desk.today(), chosen_by=desk.profile.consultant
    ),
    EarningRecord: lambda desk, case: EarningRecord(case_id=case, from_on=desk.today()),
    IndicatorSeries: lambda _desk, case: IndicatorSeries(case_id=case),
}


def observe(desk: Desk, period: ObservationPeriod, **values: object) -> Observation:
    """One more thing that was seen, today unless another day is given. Raises InputRefused without words."""
    made = replace(Observation(case_id=period.case_id, period_id=period.id, seen_on=desk.today()), **values)  # type: ignore[arg-type]  # fields are checked by replace
    if not made.text.strip():
        raise InputRefused(_("Write down what you saw or heard."))
    with desk.change(label(Observation), period.case_id) as work:
        work.put(made)
        overview.commit(work, period.case_id)
    return made
