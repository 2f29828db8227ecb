"""The sheet of a placement: only what both the resident and the place may read (H04)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.documents.placement import PlacementFact, PlacementSheet
from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Displacement, Placement, PlacementStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.services import contracts, placements
from intake_app.services.catalogue_words import pay_words

_SAYS_BENEFIT = (PayKind.WITH_BENEFIT, PayKind.TOPPED_UP, PayKind.WAGE_VALUE)
"""Ways of paying that tell of benefit or of what somebody can; they stay inside."""


def current(dossier: Dossier) -> Placement | None:
    """The placement that prints: the newest that did not end, else the newest."""
    newest = sorted(dossier.placements, key=lambda one: (one.status is not PlacementStatus.ENDED, one.id))
    return newest[-1] if newest else None


def placement_sheet(dossier: Dossier, today: date) -> PlacementSheet:
    """The placement for its paper. Raises InputRefused while there is none."""
    one = current(dossier)
    if one is None:
        raise InputRefused(_("There is no placement yet. Begin with a fitting place."))
    return PlacementSheet(
        name=dossier.person.full_name,
        called=dossier.person.first_name,
        title=one.title,
        host=one.host,
        dated=today,
        facts=tuple(
            PlacementFact(name=name, words=words)
            for name, words in (*_facts(one), *_of_contract(dossier, one))
            if words.strip()
        ),
        tasks=tuple(line.strip() for line in one.tasks.splitlines() if line.strip()),
        hours=tuple(placements.hours_words(line) for line in one.hours),
        win_resident=one.win_resident,
        win_place=one.win_place,
        expects_resident=one.expects_resident,
        expects_place=one.expects_place,
        own_words=one.yes_words,
        open_points=tuple(_open_points(one)),
    )


def _facts(one: Placement) -> Iterator[tuple[str, str]]:
    yield _("The resident said yes on"), _day(one.yes_on)
    yield _("On the payroll of"), one.employer
    yield _("Form of taking part"), one.form
    if one.pay_kind is not None and one.pay_kind not in _SAYS_BENEFIT:
        yield _("Pay"), pay_words(one.pay_kind)
    yield _("First day"), _day(one.starts_on)
    yield _("Last day, if there is one"), _day(one.ends_on)
    yield _("How the work is adapted"), one.adapted
    yield _("Support, and by whom"), one.support
    if one.share_not_yet:
        yield _("What cannot be asked yet"), one.not_yet
    if one.displacement is Displacement.ADDITIONAL:
        yield placements.displacement_words(one.displacement), one.displacement_why or "–"


def _of_contract(dossier: Dossier, one: Placement) -> Iterator[tuple[str, str]]:
    """The contract about this place that began last; what it pays stays inside."""
    found = [held for held in contracts.in_order(dossier) if held.placement_id == one.id and held.kind is not None]
    for held in found[:1]:
        days = {_("from {day}"): held.starts_on, _("last day {day}"): held.ends_on}
        said = [contracts.kind_words(held.kind)] if held.kind is not None else []
        said += [words.format(day=_day(day)) for words, day in days.items() if day is not None]
        yield _("Kind of contract"), ", ".join([*said, *filter(None, [contracts.hours_words(held)])])
        yield _("Can be extended"), contracts.renewal_words(held)
        yield _("We look how it goes on, on"), _day(held.remind_on)


def _open_points(one: Placement) -> Iterator[str]:
    if one.yes_on is None:
        yield _("The resident's own yes is not written down yet.")
    if one.displacement is Displacement.DOUBTFUL:
        yield _("There is doubt about displacement. Agree what changes, and when you look again.")


def _day(day: date | None) -> str:
    return format_day(day, weekday=False, year=True) if day else ""
