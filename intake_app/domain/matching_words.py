"""The closed lists of matching (H02). Names are code, values are the ids that are stored (glossary)."""

from __future__ import annotations

from enum import StrEnum


class MatchVerdict(StrEnum):
    """How one thing compares. Unknown is never counted as no."""

    FITS = "voldoet"
    DOES_NOT_FIT = "voldoet-niet"
    UNKNOWN = "onbekend"


class Criterion(StrEnum):
    """What was compared."""

    WORK = "werk"
    SKILLS = "kunnen"
    PAPERS = "diploma"
    LANGUAGE = "taal"
    HOURS = "uren"
    DAYS = "dagen"
    TIMES = "dagdelen"
    DISTANCE = "afstand"
    TRAVEL = "reistijd"
    SETTING = "omgeving"
    START = "begin"
    CONDITIONS = "voorwaarden"
    CONSENT = "toestemming"


class MatchWeight(StrEnum):
    """How much it counts: a must of the resident or of the place, a wish, or something rather not."""

    MUST = "moet"
    NICE = "fijn"
    NO = "liever-niet"


class Side(StrEnum):
    """Who says that it counts."""

    RESIDENT = "inwoner"
    PLACE = "plek"


class Standing(StrEnum):
    """In which part of the list a pair stands. The last part says why not now; nobody and nothing is left out."""

    WANTED = "past-bij-wens"
    ABLE = "past-bij-kunnen"
    TO_DISCUSS = "te-bespreken"
    NOT_NOW = "nu-niet"


class Consent(StrEnum):
    """Whether places may be looked for with the resident's profile."""

    YES = "ja"
    NO = "nee"
    NOT_ASKED = "niet-gevraagd"


class Arrange(StrEnum):
    """What would have to be arranged or asked before a place can begin."""

    ASK_RESIDENT = "vraag-inwoner"
    ASK_PLACE = "vraag-plek"
    CONSENT = "toestemming"
    BUILD_UP = "opbouw"
    LANGUAGE_HELP = "taalhulp"
    GET_PAPER = "bewijs-halen"
    FINISH_PAPER = "bewijs-afmaken"
    RENEW_PAPER = "bewijs-vernieuwen"
    RECOGNITION = "diplomawaardering"
    LOOK_UP_TRAVEL = "reis-opzoeken"
    ADAPT = "aanpassen"
    SHOW_SKILL = "laten-zien"


class PaperState(StrEnum):
    """How a diploma, certificate or licence stands."""

    HELD = "in-bezit"
    EXPIRED = "verlopen"
    ONGOING = "lopend"
    FOREIGN = "buitenlands"
    NOT_RECOGNISED = "niet-erkend"
    NOT_HELD = "niet-in-bezit"
    UNSURE = "onbekend"


class Means(StrEnum):
    """How somebody travels, slow to fast."""

    WALKING = "lopen"
    BICYCLE = "fiets"
    PUBLIC_TRANSPORT = "openbaar-vervoer"
    MOPED = "bromfiets"
    CAR = "auto"
