"""A resident as a match sees them, as text and back: JSON, kept beside the dossier.

By hand: it is the only thing that pydantic would be loaded for in a window (10 MB). The vault gives back what this
program wrote, so nothing has to be checked here.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.matching import HoursRange, Paper, Reach, Seeker, Spoken, Wish
from intake_app.domain.matching_travel import Spot
from intake_app.domain.matching_words import Consent, MatchWeight, Means, PaperState

_NOBODY = UUID(int=0)


def written(seeker: Seeker) -> str:
    """The resident as text."""
    return json.dumps(asdict(seeker), default=_plain, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Seeker:
    """The resident that `written` wrote down. What a text of before does not tell is not known."""
    told: dict[str, Any] = _EMPTY | json.loads(text)
    hours, days, times = told["hours"], told["days"], told["times"]
    return Seeker(
        id=UUID(told["id"]),
        skills=tuple(told["skills"]),
        papers=tuple([Paper(name=one["name"], state=PaperState(one["state"])) for one in told["papers"]]),
        languages=tuple([Spoken(**one) for one in told["languages"]]),
        work=tuple(map(_wish, told["work"])),
        setting=tuple(map(_wish, told["setting"])),
        hours=HoursRange(**hours) if hours is not None else None,
        days=frozenset(days) if days is not None else None,
        times=frozenset(times) if times is not None else None,
        reach=_reach(told["reach"]),
        start_from=_day(told["start_from"]),
        consent=Consent(told["consent"]),
        spoken_on=_day(told["spoken_on"]),
        consultant=told["consultant"],
    )


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _wish(told: dict[str, Any]) -> Wish:
    return Wish(words=told["words"], weight=MatchWeight(told["weight"]))


def _reach(told: dict[str, Any]) -> Reach:
    spot, means = told["spot"], told["means"]
    return Reach(
        town=told["town"],
        spot=Spot(**spot) if spot is not None else None,
        minutes=told["minutes"],
        km=told["km"],
        means=frozenset(map(Means, means)) if means is not None else None,
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told is not None else None


_EMPTY: dict[str, Any] = json.loads(written(Seeker(id=_NOBODY)))
