"""What somebody can, did and wishes (G02, G03, G05): the facts that portfolio, cv and matching share.

None means that it is not known. It is never the same as no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.portfolio_choices import (
    DayTime,
    DrivingLicence,
    EducationLevel,
    EducationStatus,
    EvidenceKind,
    ExperienceKind,
    LanguageLevel,
    PreferenceKind,
    PreferenceWeight,
    QualificationKind,
    Recognition,
    SkillLevel,
    TransportMeans,
    WorkDay,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence(CaseEntity):
    """Something somebody can do, with what shows it. `skill` is the row of krachteninventaris it replaces."""

    position: int = 0
    title: str
    skill: str = ""
    evidence_kind: EvidenceKind | None = None
    evidence: str = ""
    level_note: str = ""
    first_seen_on: date | None = None
    deployable: bool | None = None
    """Whether it can be used in paid work now."""
    hours: int | None = None
    """For how many hours per week."""
    on_portfolio: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification(CaseEntity):
    """A diploma, certificate or training. `recognised` is asked of a foreign one only."""

    position: int = 0
    kind: QualificationKind = QualificationKind.DIPLOMA
    title: str
    level: EducationLevel | None = None
    institute: str = ""
    year: int | None = None
    status: EducationStatus | None = None
    foreign: bool | None = None
    country: str = ""
    recognised: Recognition | None = None
    valid_until: date | None = None
    result: str = ""
    """What came of a training."""
    attachment_id: UUID | None = None
    """The scan."""
    on_portfolio: bool = True

    def valid_on(self, day: date) -> bool | None:
        """Whether it counts on `day`; None when it is not finished or nobody knows."""
        if self.status is None:
            return None
        if self.status is not EducationStatus.FINISHED:
            return False
        if self.valid_until is not None and self.valid_until < day:
            return False
        if self.foreign and self.recognised is not Recognition.YES:
            return False if self.recognised is Recognition.NO else None
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSkill(CaseEntity):
    """A language: five skills in words, and a level for speaking and writing."""

    position: int = 0
    language: str
    mother_tongue: bool | None = None
    speaking: SkillLevel | None = None
    listening: SkillLevel | None = None
    conversing: SkillLevel | None = None
    reading: SkillLevel | None = None
    writing: SkillLevel | None = None
    spoken_level: LanguageLevel | None = None
    written_level: LanguageLevel | None = None
    on_portfolio: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(CaseEntity):
    """Something somebody did, of any kind. `start` and `end` are "2019" or "2019-05"; both may be empty."""

    kind: ExperienceKind = ExperienceKind.PAID_WORK
    role: str
    organisation: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    ongoing: bool = False
    hours: int | None = None
    tasks: str = ""
    learned: str = ""
    on_portfolio: bool = True
    reference_id: UUID | None = None
    """The `Reference` who can tell how it went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference(CaseEntity):
    """One wish about work, and how much it counts."""

    position: int = 0
    kind: PreferenceKind = PreferenceKind.TASK
    what: str
    weight: PreferenceWeight = PreferenceWeight.NICE


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLimits(CaseEntity):
    """Hours, days, travel and what else work has to fit in (G05). One per dossier; what is None was not asked.

    An empty tuple is an answer: no means of transport, no licence.
    """

    hours_min: int | None = None
    hours_max: int | None = None
    days: tuple[WorkDay, ...] | None = None
    times: tuple[DayTime, ...] | None = None
    travel_minutes: int | None = None
    """One way, at most."""
    travel_km: int | None = None
    transport: tuple[TransportMeans, ...] | None = None
    licences: tuple[DrivingLicence, ...] | None = None
    start_from: date | None = None
    digital: SkillLevel | None = None
    numeracy: SkillLevel | None = None
    dutch_schooling: bool | None = None
    """Eight years of education in Dutch (Pw 18b)."""
    integration_diploma: bool | None = None
    language_proof: str = ""
    support: str = ""
    """Help that comes along to the place of work, in the resident's words."""
    show_support: bool = False
    """The resident wants an employer to read that."""
    own_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(CaseEntity):
    """Somebody who says how it went. Stands on paper only from the day on which that person agreed."""

    position: int = 0
    name: str
    relation: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    words: str = ""
    consent_on: date | None = None
    on_portfolio: bool = True
