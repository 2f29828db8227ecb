"""Who is involved already, with which mandate; double help, too many, and where nobody helps (F03, AR28)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Consent, InvolvedParty, Referral
from intake_app.domain.dossier import Dossier
from intake_app.domain.household import Surroundings
from intake_app.domain.people import Melding
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import overview, rules
from intake_app.services.consents import same_name
from intake_app.services.desk import Desk
from intake_app.services.network_words import AREAS, area_list, areas

MOST_PARTIES = 5
"""`max_parties_notice` where the rules of this desk are not at hand."""
OPEN = ("verder-praten", "ligt-bij-ander")
"""Answers of the round that ask who takes it up."""
_SMALL = (
    "aan af al als bij dat de den der die dit door een en er het hij ik in is je met mijn na naar niet of om ons op "
    "over te ten ter tot uit van voor wat weer wij zij zo"
)
_SMALL_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class DoubleHelp:
    """Two parties that do the same, or of which nobody wrote down that they do not."""

    first: InvolvedParty
    second: InvolvedParty
    areas: tuple[str, ...]
    certain: bool

    def sentence(self, forms: FormLibrary) -> str:
        """What to look at."""
        names = {"first": self.first.organisation, "second": self.second.organisation}
        where = area_list(forms, self.areas)
        if self.certain:
            words = _("Double help? {first} and {second} work on the same goal: {areas}. Ask who does what.")
        else:
            words = _("{first} and {second} both help with {areas}. Write down the goal of each.")
        return words.format(areas=where, **names)


def active(dossier: Dossier, day: date) -> tuple[InvolvedParty, ...]:
    """The parties that work with the resident on this day, with a name."""
    return tuple(one for one in dossier.involved_parties if one.organisation.strip() and one.active_on(day))


def double_help(dossier: Dossier, day: date) -> tuple[DoubleHelp, ...]:
    """Every two active parties with the same part of life and the same goal, the certain ones first."""
    found = [one for pair in combinations(active(dossier, day), 2) for one in _double(*pair)]
    return tuple(sorted(found, key=lambda one: not one.certain))


def _double(first: InvolvedParty, second: InvolvedParty) -> Iterator[DoubleHelp]:
    shared = tuple(area for area in first.areas if area in second.areas)
    if not shared:
        return
    goals = _meaning(first.goal), _meaning(second.goal)
    if all(goals):
        if goals[0] <= goals[1] or goals[1] <= goals[0]:
            yield DoubleHelp(first, second, shared, True)
        return
    yield DoubleHelp(first, second, shared, False)


def _meaning(goal: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", goal.casefold())) - _SMALL_WORDS


def too_many(dossier: Dossier, most: int, day: date) -> bool:
    """More parties than people can follow (`max_parties_notice`). A hint, never a limit."""
    return len(active(dossier, day)) > most


def most_parties(desk: Desk) -> int:
    """How many parties count as many here."""
    return rules.rules(desk).number("max_parties_notice") or MOST_PARTIES


@dataclass(frozen=True, slots=True)
class MapRow:
    """One part of life: who works on it, and whether anybody does where somebody should."""

    area: str
    name: str
    parties: tuple[bool, ...]
    elsewhere: str
    gap: bool


@dataclass(frozen=True, slots=True)
class HelpMap:
    """Parts of life by parties."""

    parties: tuple[InvolvedParty, ...]
    rows: tuple[MapRow, ...]

    @property
    def gaps(self) -> tuple[MapRow, ...]:
        """Where something is to be done and nobody does it."""
        return tuple(one for one in self.rows if one.gap)


def help_map(dossier: Dossier, forms: FormLibrary, day: date) -> HelpMap:
    """The map of who helps with what: parts of life that somebody works on, or that somebody should."""
    parties = active(dossier, day)
    asked = open_areas(dossier)
    passed = {one.area: one for one in dossier.referrals if one.area and (one.waits or one.placed)}
    rows = []
    for area, name in areas(forms):
        helping = tuple(area in one.areas for one in parties)
        holder = _holder(passed.get(area))
        if any(helping) or holder or area in asked:
            rows.append(MapRow(area, name, helping, holder, not any(helping) and not holder))
    return HelpMap(parties, tuple(rows))


def _holder(referral: Referral | None) -> str:
    return "" if referral is None else referral.holder.strip() or referral.to_organisation.strip()


def open_areas(dossier: Dossier) -> tuple[str, ...]:
    """Parts of life that people wanted to talk on about, or that were said to lie elsewhere, in the newest round."""
    reading = next(reversed(dossier.readings(AREAS)), None)
    answers = dossier.answers_of(reading) if reading is not None else {}
    return tuple(item for item, one in answers.items() if one.choice in OPEN)


def elsewhere(dossier: Dossier) -> tuple[str, ...]:
    """Parts of life that were said to lie with another party."""
    reading = next(reversed(dossier.readings(AREAS)), None)
    answers = dossier.answers_of(reading) if reading is not None else {}
    return tuple(item for item, one in answers.items() if one.choice == "ligt-bij-ander")


def asked(dossier: Dossier) -> bool:
    """Whether "wie is er al betrokken?" was answered: with somebody, or with nobody."""
    return bool(dossier.involved_parties) or dossier.around.no_parties


def change(desk: Desk, party_id: UUID, **values: Any) -> Changes:
    """Give fields of a party new values. What the resident agreed about it goes along with another name.

    Raises InputRefused when the last day lies before the first.
    """
    with desk.vault.read() as reading:
        before = reading.get(InvolvedParty, party_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = replace(before, **values)
    if after.since is not None and after.until is not None and after.until < after.since:
        raise InputRefused(_("The last day lies before the first one."))
    key = f"party:{party_id}:{next(iter(values), '')}"
    with desk.change(_("Involved party"), before.case_id, merge_key=key) as work:
        work.put(after)
        if before.organisation.strip() and after.organisation != before.organisation:
            for one in work.find(Consent, case_id=before.case_id):
                if same_name(one.recipient, before.organisation):
                    work.put(replace(one, recipient=after.organisation))
        return overview.commit(work, before.case_id)


def add(desk: Desk, case_id: UUID, **values: Any) -> InvolvedParty:
    """Write down a party; the question who is involved is answered with that."""
    dossier = desk.dossier(case_id)
    values.setdefault("since", None)
    party = InvolvedParty(case_id=case_id, position=len(dossier.involved_parties), **values)
    with desk.change(_("Involved party"), case_id) as work:
        work.put(party)
        around = dossier.around
        if around.parties_asked_on is None or around.no_parties:
            work.put(replace(around, parties_asked_on=around.parties_asked_on or desk.today(), no_parties=False))
        overview.commit(work, case_id)
    return party


def set_around(desk: Desk, case_id: UUID, **values: Any) -> Changes:
    """Keep what was asked about the people around the resident. "Nobody" is dated today."""
    with desk.change(_("People and organisations"), case_id, merge_key=f"around:{next(iter(values), '')}") as work:
        found = work.find(Surroundings, case_id=case_id)
        before = found[0] if found else Surroundings(case_id=case_id)
        if values.get("no_parties") and before.parties_asked_on is None:
            values["parties_asked_on"] = desk.today()
        work.put(replace(before, **values))
        return overview.commit(work, case_id)


def supporter_told(desk: Desk, case_id: UUID) -> Changes:
    """Keep that the resident was told today about free independent support (Wmo 2.3.2(3))."""
    dossier = desk.dossier(case_id)
    melding = (
        dossier.meldingen[0] if dossier.meldingen else Melding(case_id=case_id, reported_on=dossier.case.opened_on)
    )
    with desk.change(_("Told about free independent support"), case_id) as work:
        work.put(replace(melding, supporter_told_on=desk.today()))
        return overview.commit(work, case_id)
