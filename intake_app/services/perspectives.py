"""Where somebody is heading (C01): what the program suggests and why, and what people chose instead with a reason.

The suggestion is computed anew each time and binds nobody; what was suggested on the day of choosing is kept.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.diagnosis_words import RouteAdvice
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import GoalClass
from intake_app.errors import InputRefused
from intake_app.i18n import _, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import barriers, overview
from intake_app.services.barriers import Barrier
from intake_app.services.desk import Desk

REVIEW_MONTHS = 6
MOST_MONTHS = 120
YARDSTICK = 24
"""Months that count as near when the organisation says nothing else (TP22); exactly so many is still within."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may come first, and the facts it follows from, in words."""

    route: RouteAdvice
    why: tuple[str, ...]


def newest(dossier: Dossier) -> PerspectiveEstimate | None:
    """The estimate that holds now."""
    return max(dossier.perspectives, key=lambda one: (one.estimated_on, one.id), default=None)


def diagnosed(dossier: Dossier) -> bool:
    """Whether anything of a diagnosis is there: a direction, an estimate, or a time of seeing it in practice (C01)."""
    if any(one.says_something for one in dossier.perspectives):
        return True
    return bool(dossier.work_capacities or dossier.observation_periods)


def within(months: int | None, yardstick: int | None) -> bool | None:
    """Whether paid work lies within the yardstick; exactly so many months counts as within. None: nobody knows."""
    return None if months is None else months <= (yardstick or YARDSTICK)


def suggest(
    estimate: PerspectiveEstimate | None,
    playing: Collection[Barrier],
    *,
    yardstick: int | None = YARDSTICK,
    use_months: bool = True,
) -> Suggestion | None:
    """What may come first, from the direction, the expected time and what stands in the way; None: too little is known.

    What is basic comes first whatever the direction. `use_months` is off where an organisation hides classifications.
    """
    basic = [one for one in playing if one.basic and one.status == barriers.PLAYS]
    if basic:
        return Suggestion(RouteAdvice.RECOVERY_FIRST, (_plays(basic),))
    direction = estimate.goal_class if estimate is not None else None
    if estimate is None or direction is None:
        return None
    if direction is GoalClass.CARE:
        return Suggestion(RouteAdvice.RECOVERY_FIRST, (_("The direction is care and rest first."),))
    if direction is GoalClass.PARTICIPATION:
        return Suggestion(RouteAdvice.SOCIAL_ACTIVATION, (_("The direction is taking part and growing."),))
    return _to_work(estimate, playing, yardstick if use_months else None, use_months=use_months)


def _to_work(
    estimate: PerspectiveEstimate, playing: Collection[Barrier], yardstick: int | None, *, use_months: bool
) -> Suggestion:
    why = [_("The direction is paid work.")]
    months = estimate.months if use_months else None
    near = within(months, yardstick)
    if months is not None and near is not None:
        limit = yardstick or YARDSTICK
        if near:
            words = ngettext(
                "Work is expected within {limit} months: in {n} month.",
                "Work is expected within {limit} months: in {n} months.",
                months,
            )
        else:
            words = ngettext(
                "Work is expected later than {limit} months: in {n} month.",
                "Work is expected later than {limit} months: in {n} months.",
                months,
            )
        why.append(words.format(limit=limit, n=months))
    if near is False:
        return Suggestion(RouteAdvice.PREPARATORY, tuple(why))
    if playing:
        return Suggestion(RouteAdvice.SUPPORTED_WORK, (*why, _plays(playing)))
    return Suggestion(RouteAdvice.DIRECT_WORK, (*why, _("Nothing is known that stands in the way.")))


def _plays(found: Collection[Barrier]) -> str:
    return _("In the way now: {what}.").format(what=", ".join(one.label[:1].lower() + one.label[1:] for one in found))


def suggestion(desk_rules: tuple[int | None, bool], dossier: Dossier, forms: FormLibrary) -> Suggestion | None:
    """The suggestion for a dossier as it is now. `desk_rules`: the yardstick, and whether classifications are on."""
    yardstick, classes = desk_rules
    playing = barriers.current(dossier, forms)
    return suggest(newest(dossier), playing, yardstick=yardstick, use_months=classes)


def begin(desk: Desk, case_id: UUID) -> UUID:
    """A fresh estimate of today by who works here; the one before stays as it is."""
    fresh = PerspectiveEstimate(
        case_id=case_id,
        estimated_on=desk.today(),
        estimated_by=desk.profile.consultant,
        review_on=add_months(desk.today(), REVIEW_MONTHS),
    )
    with desk.change(_("Perspective"), case_id) as work:
        work.put(fresh)
        overview.commit(work, case_id)
    return fresh.id


def change(desk: Desk, estimate_id: UUID, **values: object) -> Changes:
    """Give fields of an estimate new values. Choosing routes keeps the first one among them.

    Raises InputRefused for months that cannot be.
    """
    months = values.get("months")
    if isinstance(months, int) and not 0 <= months <= MOST_MONTHS:
        raise InputRefused(
            _("Months: use a whole number from 0 to {most}, or leave it empty.").format(most=MOST_MONTHS)
        )
    with desk.vault.read() as reading:
        before = reading.get(PerspectiveEstimate, estimate_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
    if "first_route" in values and after.first_route is not None and after.first_route not in after.routes:
        after = replace(after, routes=_in_order((*after.routes, after.first_route)))
    if "routes" in values:
        after = _with_first(replace(after, routes=_in_order(after.routes)))
    key = f"perspective:{estimate_id}:{next(iter(values), '')}"
    with desk.change(_("Perspective"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def choose(desk: Desk, estimate_id: UUID, routes: tuple[RouteAdvice, ...], suggested: RouteAdvice | None) -> Changes:
    """Choose one or more routes, one of them first, and keep what was suggested on this day."""
    return change(desk, estimate_id, routes=routes, suggested=suggested)


def asks_reason(estimate: PerspectiveEstimate) -> bool:
    """Whether another route comes first than was suggested, and nobody wrote down why."""
    other = estimate.suggested is not None and estimate.first_route not in (None, estimate.suggested)
    return other and not estimate.deviation.strip()


def _in_order(routes: tuple[RouteAdvice, ...]) -> tuple[RouteAdvice, ...]:
    return tuple(one for one in RouteAdvice if one in routes)


def _with_first(estimate: PerspectiveEstimate) -> PerspectiveEstimate:
    if estimate.first_route in estimate.routes:
        return estimate
    only = estimate.routes[0] if len(estimate.routes) == 1 else None
    return replace(estimate, first_route=only)
