"""Room at the places of offers, who waits, and how many job coaches are needed (rules FX12, FX13, FX37)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.domain.capacity import (
    PEOPLE_PER_COACH,
    PEOPLE_PER_TEN_PLACES,
    job_coaches,
    people_waiting,
    place_capacity,
)
from intake_app.domain.catalogue import Offer
from intake_app.domain.team_report import LineKind
from intake_app.i18n import _, language, ngettext
from intake_app.services import catalogue, rules
from intake_app.services.desk import Desk
from intake_app.store.counting import Counting


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The places of one offer, and how many people ask for them."""

    offer: Offer
    places: int
    people_per_ten: int
    requested: int
    counted: bool
    """The people who ask were counted in the dossiers of this vault; otherwise the organisation filled it in."""

    @property
    def people(self) -> int:
        """For how many people there is room."""
        return place_capacity(self.places, self.people_per_ten)

    @property
    def waiting(self) -> int:
        """How many people wait."""
        return people_waiting(self.requested, self.places, self.people_per_ten)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaches:
    """Who is at work somewhere, by the dossiers of this vault, and how many job coaches that asks."""

    workers: int
    people_per_coach: int

    @property
    def needed(self) -> int:
        """Job coaches, rounded up."""
        return job_coaches(self.workers, self.people_per_coach)


def room_of(offer: Offer, asked: int) -> Room | None:
    """The room of one offer; None while nobody said how many places there are. `asked` is counted here."""
    if offer.places is None:
        return None
    return Room(
        offer=offer,
        places=offer.places,
        people_per_ten=offer.people_per_ten_places or PEOPLE_PER_TEN_PLACES,
        requested=asked if offer.requested is None else offer.requested,
        counted=offer.requested is None,
    )


def rooms(desk: Desk) -> tuple[Room, ...]:
    """Every offer of which the places are known, by name."""
    offers = catalogue.catalogue(desk).offers
    with desk.vault.caseload.counting() as counting:
        return counted_rooms(offers, counting)


def counted_rooms(offers: Iterable[Offer], counting: Counting) -> tuple[Room, ...]:
    """The same within a count that goes on."""
    asked = {about: cell.people for (about, _said), cell in counting.lines(LineKind.ASKED).items()}
    found = (room_of(one, asked.get(str(one.id), 0)) for one in offers)
    return tuple(one for one in found if one is not None)


def room_for_offer(desk: Desk, offer: Offer) -> Room | None:
    """The room of one offer as it stands now."""
    if offer.places is None:
        return None
    with desk.vault.caseload.counting() as counting:
        asked = {about: cell.people for (about, _said), cell in counting.lines(LineKind.ASKED).items()}
    return room_of(offer, asked.get(str(offer.id), 0))


def coaches(desk: Desk) -> Coaches:
    """How many job coaches are needed now."""
    with desk.vault.caseload.counting() as counting:
        return counted_coaches(desk, counting)


def counted_coaches(desk: Desk, counting: Counting) -> Coaches:
    """The same within a count that goes on."""
    workers = sum(cell.people for cell in counting.lines(LineKind.AT_WORK).values())
    ratio = rules.known_rules(desk).number("jobcoach_ratio") or PEOPLE_PER_COACH
    return Coaches(workers=workers, people_per_coach=ratio)


# -- in words --------------------------------------------------------------------------------------------------------


def room_words(room: Room) -> str:
    """ "40 plekken van 2,5 mensen: ruimte voor 100 mensen. 150 mensen vragen erom: 50 wachten." """
    places = ngettext("{n} place", "{n} places", room.places).format(n=room.places)
    said = ngettext(
        "{places}, {each} people each: room for {n} person.",
        "{places}, {each} people each: room for {n} people.",
        room.people,
    )
    room_said = said.format(places=places, each=each_words(room.people_per_ten), n=room.people)
    return f"{room_said} {asking_words(room)}"


def asking_words(room: Room) -> str:
    """How many people ask for it, and how many of them wait."""
    asked = ngettext("{n} person asks for it", "{n} people ask for it", room.requested).format(n=room.requested)
    if not room.waiting:
        return _("{asked}; nobody has to wait.").format(asked=asked)
    waits = ngettext("{n} waits", "{n} wait", room.waiting).format(n=room.waiting)
    return _("{asked}: {waits}.").format(asked=asked, waits=waits)


def coach_words(found: Coaches) -> str:
    """ "31 mensen aan het werk, 15 per jobcoach: 3 jobcoaches nodig." """
    if not found.workers:
        return _("Nobody is at work at a place now, so no job coach is needed.")
    people = ngettext("{n} person at work at a place", "{n} people at work at a place", found.workers)
    needed = ngettext("{n} job coach is needed", "{n} job coaches are needed", found.needed)
    return _("{people}, {ratio} per job coach: {needed}.").format(
        people=people.format(n=found.workers), ratio=found.people_per_coach, needed=needed.format(n=found.needed)
    )


def each_words(people_per_ten: int) -> str:
    """How many people share a place: "2,5"."""
    whole, rest = divmod(people_per_ten, 10)
    if not rest:
        return str(whole)
    return f"{whole},{rest}" if language() == "nl" else f"{whole}.{rest}"
