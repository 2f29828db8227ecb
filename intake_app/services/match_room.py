"""Everything that matching keeps in memory of one open vault: the places, and the residents of all open dossiers.

It is filled bit by bit, so that other work goes on, and afterwards only what changed is read again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from intake_app import memory
from intake_app.domain.catalogue import Place
from intake_app.domain.matching_index import OpeningIndex, SeekerIndex
from intake_app.instruments.work_words import lexicon
from intake_app.services import catalogue, data_choices, match_seekers, match_texts
from intake_app.services.desk import Desk
from intake_app.services.match_openings import OFFERS_TO_MATCH, opening_of, opening_of_offer

_AT_ONCE = 30
"""Dossiers read anew in one go: some forty ms, so that what somebody types meanwhile does not wait."""
_KEPT_AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading is: of so many dossiers so many are there."""

    done: int
    total: int

    @property
    def ready(self) -> bool:
        """Whether everybody is there."""
        return self.done >= self.total


class MatchRoom:
    """The two indexes of one desk."""

    def __init__(self) -> None:
        self.places = OpeningIndex(lexicon())
        self.offers = OpeningIndex(lexicon())
        self.residents = SeekerIndex(lexicon())
        self._known: dict[UUID, Place] = {}
        self._places_as_of = -1
        self._as_of = 0
        self._waiting: list[UUID] = []
        self._kept_left = 0
        """Profiles in the vault that were not read yet: about as many, and those after `_kept_to`."""
        self._kept_to: UUID | None = None
        self._stale: frozenset[UUID] = frozenset()
        """Of these what is kept does not hold any more."""
        self._target = 0

    def refresh_places(self, desk: Desk) -> None:
        """Know the places as they are now. Reads them only when one was changed."""
        as_of = desk.vault.places.as_of
        if as_of == self._places_as_of:
            return
        with desk.vault.read() as reader:
            found = {one.id: one for one in reader.find(Place) if one.open_on(desk.today())}
        for gone in self._known.keys() - found.keys():
            self.places.remove(gone)
        for place_id, place in found.items():
            if self._known.get(place_id) != place:
                self.places.put(opening_of(place))
        self.places.settle()
        self._known, self._places_as_of = found, as_of

    def refresh_offers(self, desk: Desk) -> None:
        """Know the offers as they are now; a few hundred, read anew each time."""
        offers = (one for one in catalogue.catalogue(desk).offers if one.kind in OFFERS_TO_MATCH)
        self.offers = OpeningIndex(lexicon(), (opening_of_offer(one) for one in offers))

    def read_on(self, desk: Desk) -> Progress:
        """Read a part of the residents who are not here yet. Call it again until it is ready; then it costs nothing."""
        if not self._waiting and not self._kept_left:
            self._look_around(desk)
        if self._kept_left:
            self._read_kept(desk)
        elif self._waiting:
            some_cases, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
            self._read_anew(desk, some_cases)
        left = len(self._waiting) + self._kept_left
        if not left:
            self._as_of = self._target
            self.residents.settle()
        return Progress(len(self.residents), len(self.residents) + left)

    def _look_around(self, desk: Desk) -> None:
        found = desk.vault.profiles.stale(self._as_of)
        self._waiting, self._target = list(found.cases), found.as_of
        if not self._as_of:
            self._stale = frozenset(found.cases)
            self._kept_left, self._kept_to = found.kept, None

    def _read_kept(self, desk: Desk) -> None:
        """A part of what is kept: that of a whole large team would take as much memory as the window itself."""
        some = desk.vault.profiles.kept(self._kept_to, _KEPT_AT_ONCE)
        self._take(one for one in some if one[0] not in self._stale)
        if len(some) == _KEPT_AT_ONCE:
            self._kept_to = some[-1][0]
            self._kept_left = max(1, self._kept_left - len(some))
        else:
            self._kept_left, self._stale = 0, frozenset()

    def _take(self, profiles: Iterable[tuple[UUID, str]]) -> None:
        for case_id, text in profiles:
            if text:
                self.residents.put(match_texts.read(text))
            else:
                self.residents.remove(case_id)
        memory.set_apart()  # twenty things each: of 100,000 residents a search for circles would take a second

    def _read_anew(self, desk: Desk, cases: Iterable[UUID]) -> None:
        made: dict[UUID, str] = {}
        gone: list[UUID] = []
        with desk.vault.read() as reader:
            for case_id in cases:
                dossier = reader.load_parts(case_id, match_seekers.PARTS)
                if dossier is None:
                    gone.append(case_id)
                    self.residents.remove(case_id)
                else:
                    shown = data_choices.seen(dossier, desk.fields_off)
                    made[case_id] = match_seekers.written(shown, desk.forms, desk.today())
        desk.vault.profiles.keep(made, gone, self._target)
        self._take(made.items())


def forget(desk: Desk) -> None:
    """What is kept of every dossier no longer holds: the next look reads them all again, bit by bit."""
    desk.vault.profiles.forget_all()
    _rooms.pop(desk, None)


_rooms: WeakKeyDictionary[Desk, MatchRoom] = WeakKeyDictionary()


def room(desk: Desk) -> MatchRoom:
    """What matching keeps for this desk; gone with it."""
    found = _rooms.get(desk)
    if found is None:
        found = _rooms[desk] = MatchRoom()
    return found
