"""Forms of taking part: all are equal, several run at once, and people go from one to another either way (B07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.domain.entity import CaseEntity


class ParticipationForm(StrEnum):
    """Ways to take part (instruments D6), in the order of the list and never of worth. Words: form `intake-basis`."""

    DROP_IN = "inloop"
    GROUP_ACTIVITY = "groepsactiviteit"
    LANGUAGE_CLASS = "taalles"
    CIVIC_INTEGRATION = "inburgering"
    INFORMAL_CARE = "mantelzorg"
    VOLUNTEERING = "vrijwilligerswerk"
    SUPPORTED_VOLUNTEERING = "begeleid-vrijwilligerswerk"
    TEGENPRESTATIE = "tegenprestatie"
    DAY_ACTIVITY = "dagbesteding"
    WORK_DAY_ACTIVITY = "arbeidsmatige-dagbesteding"
    ACTIVATING_WORK = "activerend-werk"
    SOCIAL_ACTIVATION = "sociale-activering"
    TEST_PERIOD = "testperiode"
    INTERNSHIP = "stage"
    LEARNING_PLACE = "leerwerkplek"
    EXPERIENCE_PLACE = "werkervaringsplek"
    PARTICIPATION_PLACE = "participatieplaats"
    PARTICIPATION_JOB = "participatiebaan"
    TRIAL_PLACEMENT = "proefplaatsing"
    WORK_FIRST = "work-first"
    WITH_BENEFIT = "behoud-uitkering"
    SHELTERED_WORK = "beschut-werk"
    SUPPORTED_EMPLOYMENT = "begeleid-werken"
    SECONDMENT = "detachering"
    JOB_AGREEMENT = "banenafspraak"
    BASIC_JOB = "basisbaan"
    SOCIAL_JOB = "maatschappelijke-baan"
    TEMPORARY_WORK = "tijdelijk-werk"
    PART_TIME = "deeltijd"
    AGENCY_WORK = "uitzendwerk"
    PAID_WITH_SUBSIDY = "betaald-lks"
    PAID = "betaald"
    OWN_BUSINESS = "eigen-onderneming"
    COOPERATIVE = "cooperatie"
    SMALL_TRADE = "scharrelondernemer"
    EDUCATION = "opleiding"
    BBL = "bbl"
    BOL = "bol"
    NONE_NOW = "geen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationPeriod(CaseEntity):
    """One form of taking part for a time. Two may run at once; an empty last day is "still going on".

    `hours_week` is whole minutes a week. Nothing is counted or ranked with it, and no form follows from another.
    """

    form: ParticipationForm | None = None
    what: str = ""
    """What somebody does there, in ordinary words ("koken voor de buurt")."""
    organisation: str = ""
    from_on: date | None = None
    until_on: date | None = None
    hours_week: int | None = None
    brings: str = ""
    """What it brings, in the resident's own words."""

    def runs_on(self, day: date) -> bool:
        """Whether it goes on, on a day; without a first day it began long ago."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.until_on is None or day <= self.until_on)
