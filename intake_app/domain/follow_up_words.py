"""The closed lists of looking back, pausing, aftercare and closing (I01-I07). Values are the ids that are stored."""

from __future__ import annotations

from enum import StrEnum


class ReviewKind(StrEnum):
    """Why a plan is looked back on."""

    STANDARD = "standaard"
    TRAJECTORY_END = "einde-traject"
    HALF_YEAR = "half-jaarcheck"
    QUARTER = "kwartaal"
    YEARLY = "jaarlijks"
    FITS = "nog-passend"
    ORID = "orid"
    FOUR_QUESTIONS = "vier-vragen"
    OWN_THEN_GROUP = "zelf-en-groep"
    PROGRAMME = "programma"
    GOAL_AND_PROCESS = "doel-en-proces"
    SATISFACTION = "tevredenheid"


class ReviewResult(StrEnum):
    """How a step, goal or agreement went: the values of the form voortgangsgesprek (`stap-4`), in no order."""

    DONE = "gelukt"
    PARTLY = "deels"
    NOT_YET = "nog-niet"
    DIFFERENT = "anders"


class WhatNow(StrEnum):
    """What becomes of a step after looking back: the options of the form voortgangsgesprek, and "klaar"."""

    SMALLER = "kleiner"
    OTHER_STEP = "andere-stap"
    TIME_OUT = "time-out"
    FALLBACK = "terugvalplek"
    STOP = "stoppen"
    GO_ON = "doorgaan"
    FINISHED = "klaar"


class GoalOutcome(StrEnum):
    """How a goal stands, decided together (FX38)."""

    UNDER_WAY = "loopt"
    REACHED = "bereikt"
    CHANGED = "bijgesteld"
    LET_GO = "losgelaten"


class StillFits(StrEnum):
    """Whether the plan still fits the resident."""

    YES = "ja"
    PARTLY = "deels"
    NO = "nee"


class AftercareParty(StrEnum):
    """With whom an aftercare contact is."""

    RESIDENT = "inwoner"
    EMPLOYER = "werkgever"


class Presence(StrEnum):
    """Whether somebody was there. Neutral: no word of blame."""

    PRESENT = "aanwezig"
    EXCUSED = "afgemeld"
    ABSENT = "niet-aanwezig"


class OutcomeKind(StrEnum):
    """With what a dossier closes (instruments D16): wider than work, and never a mark."""

    PAID_WORK = "betaald-werk"
    PART_TIME_TOPPED_UP = "deeltijd-met-aanvulling"
    OWN_BUSINESS = "eigen-onderneming"
    EDUCATION = "opleiding"
    PARTICIPATION_PLACE = "participatieplek"
    VOLUNTEERING = "vrijwilligerswerk"
    GOAL_WITHOUT_WORK = "doel-bereikt-zonder-werk"
    HANDED_OVER = "overgedragen"
    MOVED = "verhuisd"
    STOPPED_REQUEST = "gestopt-op-verzoek"
    STOPPED_HEALTH = "gestopt-gezondheid"
    DECEASED = "overleden"
    OTHER = "anders"


class AttentionKind(StrEnum):
    """Why a dossier asks for attention by itself (L02)."""

    LONG_SILENCE = "lang-niet-gesproken"
    CONTACT_DUE = "contact-afgesproken"
    REVIEW_DUE = "terugkijken"
    TIME_OUT = "time-out"
    AFTERCARE = "nazorg"
    DESTINATION_UNKNOWN = "bestemming-onbekend"
    REFERRAL = "verwijzing"
    HANDOVER = "overdracht"
