"""Vacancies and other places (H02): the list, and what is known of one. Each is a fact of the whole vault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue import FoundPlace, Organisation, Place
from intake_app.domain.catalogue_words import VacancySource
from intake_app.domain.changes import Changes
from intake_app.domain.ids import new_id
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services.desk import Desk
from intake_app.store.place_list import PlacePage, PlaceQuery, PlaceRow, PlaceSort
from intake_app.store.unit_of_work import UnitOfWork

__all__ = ["PlacePage", "PlaceQuery", "PlaceRow", "PlaceSort"]


def places(desk: Desk, query: PlaceQuery) -> PlacePage:
    """A part of the list."""
    return desk.vault.places.page(query)


def place(desk: Desk, wanted: UUID) -> Place:
    """One place. Raises InputRefused when it is not there any more."""
    with desk.vault.read() as reader:
        found = reader.get(Place, wanted)
    if found is None:
        raise _gone()
    return found


def add_place(desk: Desk, made: Place | None = None) -> Place:
    """A new place, made by hand: it comes from the consultant's network unless it says otherwise."""
    fresh = made or Place(title=_("New place"), source=VacancySource.CONSULTANT_NETWORK, checked_on=desk.today())
    with desk.change(_("New place"), None) as work:
        work.put(fresh)
        work.commit()
    return fresh


def copy_place(desk: Desk, wanted: UUID) -> Place:
    """Another place with the same words, to change from there."""
    before = place(desk, wanted)
    title = _("{name} (copy)").format(name=before.title)
    return add_place(desk, replace(before, id=new_id(), reference="", title=title))


def edit_place(desk: Desk, wanted: UUID, **values: object) -> Changes:
    """Give fields of a place new values. Raises InputRefused when it is gone, or its title would be empty."""
    if "title" in values and not str(values["title"]).strip():
        raise InputRefused(_("A place needs a title."))
    merge_key = f"Place:{wanted}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(_("Place"), None, merge_key=merge_key) as work:
        before = work.get(Place, wanted)
        if before is None:
            raise _gone()
        after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
        if "organisation" in values and "organisation_id" not in values:
            after = replace(after, organisation_id=named(work, after.organisation))
        work.put(after)
        return work.commit()


def remove_places(desk: Desk, wanted: Iterable[UUID]) -> Changes:
    """Take places away. A dossier that found one keeps its copy. Undo brings them back."""
    with desk.change(_("Remove place"), None) as work:
        for one in wanted:
            work.delete(Place, one)
        return work.commit()


def close_place(desk: Desk, wanted: UUID, day: date | None = None, *, again: bool = False) -> Changes:
    """Say that a place is taken or withdrawn, or (`again`) that it is open after all."""
    return edit_place(desk, wanted, closed_on=None if again else day or desk.today())


def named(work: UnitOfWork, name: str) -> UUID | None:
    """The organisation of the register with exactly this name, or None."""
    wanted = " ".join(name.split())
    found = work.find(Organisation, name=wanted) if wanted else ()
    return found[0].id if len(found) == 1 else None


# -- for one resident ------------------------------------------------------------------------------------------------


def bring_place(
    desk: Desk, case_id: UUID, made: Place, source: VacancySource, *, note: str = ""
) -> tuple[Place, Changes]:
    """A place that the resident found, or that the consultant knows of, for this resident.

    It comes into the list of everybody, without a word about whom it was found for. Undo in the dossier takes both
    back. Raises InputRefused without a title.
    """
    if not made.title.strip():
        raise InputRefused(_("What is the place? Give it a title first."))
    with desk.change(_("Place brought in"), case_id) as work:
        known = work.get(Place, made.id)
        whole = known or replace(made, source=source, organisation_id=named(work, made.organisation))
        work.put(whole)
        found = FoundPlace(
            case_id=case_id,
            place_id=whole.id,
            source=source,
            brought_on=desk.today(),
            title=whole.title,
            organisation=whole.organisation,
            note=note,
        )
        work.put(found)
        return whole, work.commit()


def _gone() -> InputRefused:
    return InputRefused(_("This place is not here any more. Choose another one."))
