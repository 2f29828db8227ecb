"""Placing (H04): a resident at a place, what both sides win, and what is checked before and along the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from intake_app.domain.candidacies import Candidacy
from intake_app.domain.catalogue import Place
from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Displacement, Placement, PlacementHours, PlacementStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.services import income_checks, overview, parties, placement_legs, places
from intake_app.services.desk import Desk

WORTH = "waardevol-werk"
_TRIAL_MONTHS = 3
_STARTED = (PlacementStatus.TRIAL, PlacementStatus.RUNNING)


class Weight(StrEnum):
    """How heavy a point is: it never blocks anything by itself."""

    HINT = "hint"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Point:
    """Something to look at, and where that is done: a route of the window, or the field of the placement."""

    weight: Weight
    sentence: str
    field: str = ""
    route: str = ""


def begin(desk: Desk, candidacy: Candidacy) -> Placement:
    """A placement for what was begun with a place, filled from it; the one that there is when it was made before."""
    dossier = desk.dossier(candidacy.case_id)
    known = next((one for one in dossier.placements if one.candidacy_id == candidacy.id), None)
    if known is not None:
        return known
    try:
        place = places.place(desk, candidacy.place_id)
    except InputRefused:
        place = Place(title=candidacy.title, organisation=candidacy.organisation)
    made = Placement(
        case_id=candidacy.case_id,
        candidacy_id=candidacy.id,
        place_id=candidacy.place_id,
        title=candidacy.title,
        host=place.organisation,
        employer=place.employer_of_record,
        form=place.form,
        tasks="\n".join(place.tasks),
        pay_kind=place.pay_kind,
        adapted=place.adaptable,
    )
    with desk.change(_("Placement"), candidacy.case_id) as work:
        work.put(made)
        overview.commit(work, candidacy.case_id)
    return made


def edit(desk: Desk, placement: Placement, **values: object) -> Changes:
    """Give fields new values. Raises InputRefused when it would begin without the resident's own yes."""
    merge_key = f"Placement:{placement.id}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(_("Placement"), placement.case_id, merge_key=merge_key) as work:
        before = work.get(Placement, placement.id)
        if before is None:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
        if after.status in _STARTED and after.yes_on is None:
            raise InputRefused(_("A placement begins with the resident's own yes. Write down on which day that was."))
        if after.status is PlacementStatus.ENDED and not after.ended_why.strip():
            raise InputRefused(_("Write down why the placement ended."))
        if after.starts_on and after.ends_on and after.ends_on < after.starts_on:
            raise InputRefused(_("The last day lies before the first. Choose a later day."))
        work.put(after)
        return overview.commit(work, placement.case_id)


def put_hours(desk: Desk, placement: Placement, line: PlacementHours) -> Changes:
    """From a day on so many hours a week. A line of the same day is replaced; fewer hours is as good as more."""
    others = (one for one in placement.hours if one.from_on != line.from_on)
    return edit(desk, placement, hours=tuple(sorted((*others, line), key=lambda one: one.from_on)))


def points(dossier: Dossier, forms: FormLibrary, placement: Placement, today: date) -> tuple[Point, ...]:
    """What asks to be looked at. Nothing of it blocks: a no asks for an agreement (waardevol werk)."""
    return (*_points(dossier, placement), *_about_the_money(dossier, forms, placement, today))


def _points(dossier: Dossier, placement: Placement) -> Iterator[Point]:
    if placement.yes_on is None:
        yield Point(Weight.WARN, _("The resident's own yes is not written down yet."), "yes_on")
    if not (placement.win_resident.strip() and placement.win_place.strip()):
        yield Point(Weight.WARN, _("What do both sides win? Write it down for the resident and for the place."), "win")
    yield from _about_displacement(placement)
    if not income_checks.readings_about(dossier, WORTH, placement.title):
        yield Point(Weight.HINT, _("Look at the work together with the form “waardevol werk”."), route=f"tafel/{WORTH}")
    missing = [placement_legs.leg_words(one.leg) for one in placement_legs.legs(dossier, placement) if not one.stands]
    if missing:
        said = _("Not solid yet. Missing: {legs}.").format(legs=", ".join(missing))
        yield Point(Weight.HINT, said, "parties")
    yield from _about_the_trial(placement)
    if not placement.hours:
        yield Point(Weight.HINT, _("With how many hours does it begin, and how does it build up?"), "hours")


def _about_the_money(dossier: Dossier, forms: FormLibrary, placement: Placement, today: date) -> Iterator[Point]:
    """Before the start, not afterwards: missing, or a loss that nobody repairs, asks first (J01)."""
    paid = placement.pay_kind in income_checks.PAID
    found = income_checks.of_placement(dossier, forms, placement)
    route = f"vragen/{income_checks.FORM}/{placement.id}"
    if found.standing is income_checks.Standing.NOT_DONE:
        said = _("The income check was not done: what does this do to the household's money?")
        yield Point(Weight.WARN if paid else Weight.HINT, said, route=route)
    elif not found.standing.settled:
        said = _("The income check shows a loss. Repair it before the first day: how much, and who sees to it.")
        yield Point(Weight.WARN, said, route=route)
    if paid and not found.standing.settled:
        for said in income_checks.alerts(dossier, today):
            yield Point(Weight.HINT, said, route=route)


def _about_displacement(placement: Placement) -> Iterator[Point]:
    if placement.displacement is None:
        said = _("Is this work beside regular work, so that nobody's job is taken? Write it down with why.")
        yield Point(Weight.WARN, said, "displacement")
    elif not placement.displacement_why.strip() and placement.displacement is not Displacement.REGULAR:
        yield Point(Weight.WARN, _("Explain why the work takes nobody's job."), "displacement_why")
    elif placement.displacement is Displacement.DOUBTFUL:
        yield Point(Weight.WARN, _("There is doubt about displacement. Agree what changes, and when you look again."))


def _about_the_trial(placement: Placement) -> Iterator[Point]:
    if placement.status is not PlacementStatus.TRIAL or placement.starts_on is None:
        return
    if placement.ends_on is None:
        yield Point(Weight.WARN, _("A trial placement has a last day. Write it down."), "ends_on")
    elif placement.ends_on >= add_months(placement.starts_on, _TRIAL_MONTHS):
        yield Point(
            Weight.WARN, _("This trial placement is longer than three months. Say why, or choose a day."), "ends_on"
        )


def agree(desk: Desk, placement: Placement) -> parties.PartiesAgreement:
    """Begin the agreement of three parties: resident, place and municipality. Raises InputRefused without a host."""
    if not placement.host.strip():
        raise InputRefused(_("Write down first where the work is done: the host signs too."))
    known = placement_legs.agreements_about(desk.dossier(placement.case_id), placement)
    if known:
        return known[0]
    return parties.start(
        desk, placement.case_id, parties.Template.TRIPARTITE, about=placement.title, names=(placement.host,)
    )


def hours_words(line: PlacementHours) -> str:
    """A line of the hours in words."""
    day = format_day(line.from_on, weekday=False, year=True)
    if line.actual is None:
        return _("From {day}: {planned} hours a week").format(day=day, planned=line.planned)
    words = _("From {day}: {planned} hours a week agreed, {actual} it became")
    return words.format(day=day, planned=line.planned, actual=line.actual)


def status_words(status: PlacementStatus) -> str:
    """Where a placement stands."""
    return {
        PlacementStatus.WAITING_LIST: _("Waiting list"),
        PlacementStatus.PREPARING: _("Preparing"),
        PlacementStatus.TRIAL: _("Trial placement"),
        PlacementStatus.RUNNING: _("Going on"),
        PlacementStatus.ENDED: _("Ended"),
    }[status]


def displacement_words(displacement: Displacement) -> str:
    """What was found about displacement."""
    return {
        Displacement.ADDITIONAL: _("Additional: nobody's job is taken"),
        Displacement.DOUBTFUL: _("Doubtful"),
        Displacement.REGULAR: _("An ordinary job, paid as one"),
    }[displacement]
