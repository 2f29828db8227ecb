"""Places and offers as a match sees them (H01, H02). What a place leaves empty stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake_app.domain.catalogue import Offer, Place
from intake_app.domain.catalogue_words import Known, OfferKind, PayKind, Weekday
from intake_app.domain.matching import HoursRange, LanguageNeed, Need, Opening
from intake_app.domain.matching_lexicon import folded
from intake_app.instruments.work_words import spot_of

_DAYS = dict(
    zip(Weekday, ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), strict=True)
)
_TIMES = ("ochtend", "middag", "avond", "nacht")
_LEVEL = re.compile(r"\b([ABC])\s?([012])\b", re.IGNORECASE)
_LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
_LANGUAGES = ("Engels", "Duits", "Frans", "Arabisch", "Turks", "Pools")
_GROWS = re.compile(r"opbouw|uren|rustig beginnen|groei", re.IGNORECASE)
_PAID = {PayKind.MINIMUM_WAGE, PayKind.WAGE, PayKind.WAGE_VALUE, PayKind.TOPPED_UP}
_HOURS = re.compile(r"\d+")
OFFERS_TO_MATCH = frozenset(
    {
        OfferKind.WORKPLACE,
        OfferKind.ACTIVITY,
        OfferKind.PROGRAMME,
        OfferKind.TRAINING,
        OfferKind.SCHOOLING,
        OfferKind.LANGUAGE,
        OfferKind.ENTERPRISE,
    }
)
"""Kinds of offer that somebody can do; the others are help, money or partners."""


def opening_of(place: Place) -> Opening:
    """A vacancy or other place."""
    return Opening(
        id=place.id,
        title=place.title,
        organisation=place.organisation,
        tasks=tuple(one for one in (*place.tasks, *(package.what for package in place.packages)) if one.strip()),
        setting=tuple(one for one in (place.description, _pay(place), place.form) if one),
        needs=(
            *(Need(words=one, hard=True) for one in place.conditions if one.strip()),
            *(Need(words=one) for one in place.wishes if one.strip()),
        ),
        languages=tuple(_languages(place.language)),
        hours=_hours(place),
        days=frozenset(_DAYS[one] for one in place.days) or None,
        times=frozenset(one for one in _TIMES if one in place.day_parts.casefold()) or None,
        town=place.town.strip(),
        spot=spot_of(place.town),
        last_start=place.starts_on,
        adaptable=place.adaptable,
    )


def opening_of_offer(offer: Offer) -> Opening:
    """An offer of the catalogue that somebody can do. Its conditions are for the plan, no demand on anybody."""
    paid = {Known.YES: "betaald", Known.NO: "onbetaald"}.get(offer.paid, "")
    hours = [int(one) for one in _HOURS.findall(offer.hours)]
    return Opening(
        id=offer.id,
        title=offer.name,
        organisation=offer.organisation,
        tasks=(offer.description,) if offer.description else (),
        setting=(paid,) if paid else (),
        hours=HoursRange(least=min(hours), most=max(hours)) if hours else None,
        town=offer.place.strip(),
        spot=spot_of(offer.place),
    )


def _pay(place: Place) -> str:
    if place.pay_kind is None:
        return ""
    return "betaald" if place.pay_kind in _PAID else "onbetaald"


def _hours(place: Place) -> HoursRange | None:
    least, most = place.minutes_least, place.minutes_most
    grows = True if _GROWS.search(place.adaptable) else None
    if least is None and most is None:
        return None
    return HoursRange(
        least=-(-least // 60) if least is not None else None,
        most=most // 60 if most is not None else None,
        grows=grows,
    )


def _languages(words: str) -> Iterator[LanguageNeed]:
    if not words.strip():
        return
    level = _LEVEL.search(words)
    named = [one for one in _LANGUAGES if folded(one) in folded(words)]
    found = f"{level[1].upper()}{level[2]}" if level else ""
    yield LanguageNeed(
        language=named[0] if named and "nederlands" not in folded(words) else "Nederlands",
        level=_LEVELS.index(found) if found in _LEVELS else None,
    )
