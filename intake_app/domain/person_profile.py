"""What a place of work or an offer can be compared with: one resident's skills, papers, languages, wishes and limits.

Everywhere None (and a missing entry) means "not known", an empty tuple or False means "no". Who compares must say
"unknown" and never count it as no. Nothing in here is a score, a level of an instrument, benefit, care or health.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.portfolio_choices import (
    DayTime,
    DrivingLicence,
    EducationLevel,
    ExperienceKind,
    LanguageLevel,
    PreferenceKind,
    PreferenceWeight,
    Recognition,
    SkillLevel,
    TransportMeans,
    WorkDay,
)


class SkillStage(StrEnum):
    """How far a skill is, as the resident says it (krachteninventaris)."""

    CAN = "kan"
    WITH_HELP = "kan-met-hulp"
    LEARNING = "leer-ik"
    WANTS_TO_LEARN = "wil-leren"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSkill:
    """A skill. `skill` is the row of krachteninventaris, "" when it is in own words only. `source` names its record."""

    name: str
    skill: str = ""
    stage: SkillStage = SkillStage.CAN
    evidence: str = ""
    deployable: bool | None = None
    hours: int | None = None
    gives_energy: bool = False
    source: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCertificate:
    """A diploma, certificate or training. `valid`: whether it counts on the day of the profile."""

    name: str
    level: EducationLevel | None = None
    valid: bool | None = None
    valid_until: date | None = None
    foreign: bool | None = None
    recognised: Recognition | None = None
    source: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLanguage:
    """A language with its two levels."""

    language: str
    mother_tongue: bool | None = None
    spoken: LanguageLevel | None = None
    written: LanguageLevel | None = None
    speaking: SkillLevel | None = None
    writing: SkillLevel | None = None
    source: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileExperience:
    """Something done: what, with which tasks, and for how many months (None: not known)."""

    kind: ExperienceKind
    role: str
    tasks: str = ""
    learned: str = ""
    months: int | None = None
    ongoing: bool = False
    source: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileWish:
    """A wish about work."""

    kind: PreferenceKind
    what: str
    weight: PreferenceWeight
    source: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonProfile:
    """One resident as a match sees them. Made by `services.portfolio_profile.profile_of`."""

    case_id: UUID
    on: date
    skills: tuple[ProfileSkill, ...] = ()
    certificates: tuple[ProfileCertificate, ...] = ()
    languages: tuple[ProfileLanguage, ...] = ()
    experience: tuple[ProfileExperience, ...] = ()
    wishes: tuple[ProfileWish, ...] = ()
    own_wants: tuple[str, ...] = ()
    """What the resident wants, in own words ("Ik wil met hout werken")."""
    hours_min: int | None = None
    hours_max: int | None = None
    days: tuple[WorkDay, ...] | None = None
    times: tuple[DayTime, ...] | None = None
    travel_minutes: int | None = None
    travel_km: int | None = None
    transport: tuple[TransportMeans, ...] | None = None
    licences: tuple[DrivingLicence, ...] | None = None
    start_from: date | None = None
    digital: SkillLevel | None = None
    numeracy: SkillLevel | None = None
    town: str = ""
    """Empty when it is not known, and always when the address is shielded: then distance stays unknown."""

    def language(self, name: str) -> ProfileLanguage | None:
        """The language of that name, or None: not known. Absence never means that somebody does not speak it."""
        wanted = name.casefold()
        return next((one for one in self.languages if one.language.casefold() == wanted), None)
