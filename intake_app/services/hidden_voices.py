"""Whose answers may be seen: nobody echoes the other, so both stay covered until both are in (instruments A5, B04).

The one rule that pages and prints ask. The resident's own screen needs none: it knows one voice only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments.model import Instrument
from intake_app.services.measuring import GO_ON_DAYS, Voices, voices


class Cover(StrEnum):
    """Why a moment is not shown, from where the consultant sits."""

    OPEN = "open"
    RESIDENT_BUSY = "resident-busy"
    """The resident is still answering."""
    YOUR_TURN = "your-turn"
    """The resident is in, the consultant is not."""
    RESIDENTS_TURN = "residents-turn"
    """The consultant is in, the resident has still to finish."""


def cover_of(instrument: Instrument, found: Voices, today: date, *, settled: bool = False) -> Cover:
    """Whether the answers of this moment may be seen, and if not, who is to move.

    "Samen bekijken" marks both voices as in, and so opens them. A resident whose voice stood alone for longer than
    `GO_ON_DAYS` is past the moment in which the consultant could have scored apart, and so is one whose plan is fixed
    (`settled`): that voice may be seen. So may a consultant's while the resident gave none: a matrix by one alone.
    """
    resident, consultant = found.resident, found.consultant
    if not instrument.rules.hide_other_voice or found.open or not _two_voices(instrument) or resident is None:
        return Cover.OPEN
    if not resident.ready:
        return Cover.RESIDENTS_TURN if consultant is not None and consultant.ready else Cover.RESIDENT_BUSY
    past = consultant is None and (settled or (today - resident.measured_on).days > GO_ON_DAYS)
    return Cover.OPEN if past else Cover.YOUR_TURN


def may_show(
    instrument: Instrument, found: Voices, reading: Measurement, today: date, *, settled: bool = False
) -> bool:
    """Whether one reading of a moment may be seen by somebody else than who made it."""
    if reading not in (found.resident, found.consultant):
        return False
    return cover_of(instrument, found, today, settled=settled) is Cover.OPEN


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be seen of an instrument: a moment (perhaps an earlier one), and why the newest is not it."""

    moment: Voices | None
    cover: Cover

    @property
    def resident(self) -> Measurement | None:
        """The resident's reading of the newest moment, when it may be seen."""
        return self.moment.resident if self.moment is not None and self.cover is Cover.OPEN else None

    @property
    def earlier(self) -> bool:
        """Whether `moment` is one before the newest."""
        return self.moment is not None and self.cover is not Cover.OPEN


def to_show(dossier: Dossier, instrument: Instrument, today: date) -> Shown | None:
    """The newest moment that may be seen, or an earlier one with two voices. None when nobody answered yet."""
    found = voices(dossier, instrument.id)
    if found is None:
        return None
    cover = cover_of(instrument, found, today)
    return Shown(found if cover is Cover.OPEN else _open_before(dossier, instrument, found), cover)


def _open_before(dossier: Dossier, instrument: Instrument, newest: Voices) -> Voices | None:
    """The last moment before the newest that was seen together: those readings were open once and stay so."""
    mine = [one for one in dossier.readings(instrument.id, RaterRole.RESIDENT) if one is not newest.resident]
    theirs = [one for one in dossier.readings(instrument.id, RaterRole.CONSULTANT) if one is not newest.consultant]
    ready = [one for one in theirs if one.ready]
    for place in range(len(mine) - 1, -1, -1):
        resident = mine[place]
        until = mine[place + 1].measured_on if place + 1 < len(mine) else date.max
        beside = [one for one in ready if resident.measured_on <= one.measured_on < until] or [
            one for one in ready if one.conversation_id is not None and one.conversation_id == resident.conversation_id
        ]
        if resident.ready and beside:
            earlier = tuple(one for one in mine[:place] if one.ready)
            return Voices(max(resident.measured_on, beside[-1].measured_on), resident, beside[-1], earlier)
    return None


def _two_voices(instrument: Instrument) -> bool:
    return RaterRole.RESIDENT in instrument.raters and RaterRole.CONSULTANT in instrument.raters
