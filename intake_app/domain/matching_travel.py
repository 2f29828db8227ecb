"""How far apart two towns are, and about how long the way takes. An estimate: near the limit it says "look it up"."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from intake_app.domain.matching_words import MatchVerdict, Means

_DETOUR = 1.3
"""Roads are about so much longer than the straight line."""
_KM_PER_HOUR = {
    Means.WALKING: 5,
    Means.BICYCLE: 15,
    Means.PUBLIC_TRANSPORT: 30,
    Means.MOPED: 30,
    Means.CAR: 50,
}
_WAITING = {Means.PUBLIC_TRANSPORT: 10}
_UNSURE_FROM, _UNSURE_TO = 0.8, 1.5
"""Between these parts of the limit an estimate says nothing."""
_WITHIN_TOWN_KM, _WITHIN_TOWN_MINUTES = 5, 20
"""Two addresses in one town lie within this; who can do less is asked."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map in degrees."""

    north: float
    east: float


def road_km(one: Spot, other: Spot) -> float:
    """About how many kilometres by road."""
    north = math.radians(other.north - one.north)
    east = math.radians(other.east - one.east) * math.cos(math.radians((one.north + other.north) / 2))
    return 6371 * math.hypot(north, east) * _DETOUR


def minutes_by(means: Means, km: float) -> float:
    """About how many minutes one way."""
    return km / _KM_PER_HOUR[means] * 60 + _WAITING.get(means, 0)


def within_km(limit: int, km: float | None) -> MatchVerdict:
    """Whether a way of `km` (None: not known, 0: the same town) stays under the limit."""
    if km is None:
        return MatchVerdict.UNKNOWN
    if km == 0:
        return MatchVerdict.FITS if limit >= _WITHIN_TOWN_KM else MatchVerdict.UNKNOWN
    return _near(km / limit) if limit else MatchVerdict.DOES_NOT_FIT


def within_minutes(limit: int, km: float | None, means: Collection[Means] | None) -> MatchVerdict:
    """Whether the way stays under the limit with these means; None for means that were not asked."""
    if km is None:
        return MatchVerdict.UNKNOWN
    if km == 0:
        return MatchVerdict.FITS if limit >= _WITHIN_TOWN_MINUTES else MatchVerdict.UNKNOWN
    if not limit:
        return MatchVerdict.DOES_NOT_FIT
    if means is None:
        slowest, fastest = (_near(minutes_by(one, km) / limit) for one in (Means.WALKING, Means.CAR))
        return slowest if slowest is fastest else MatchVerdict.UNKNOWN
    return _near(min((minutes_by(one, km) for one in means), default=minutes_by(Means.WALKING, km)) / limit)


def _near(part: float) -> MatchVerdict:
    if part <= _UNSURE_FROM:
        return MatchVerdict.FITS
    return MatchVerdict.DOES_NOT_FIT if part > _UNSURE_TO else MatchVerdict.UNKNOWN
