"""The closed lists of the portfolio (G02-G06). Names are code, values are the ids that files carry (glossary)."""

from __future__ import annotations

from enum import StrEnum


class PortfolioPart(StrEnum):
    """Parts of the portfolio, in the order in which they stand until the resident chooses another."""

    STRENGTHS = "strengths"
    COMPETENCES = "competences"
    WANTS = "wants"
    GIVES = "gives"
    STORY = "story"
    WEB = "web"
    PEOPLE = "people"
    DONE = "done"
    EXPERIENCE = "experience"
    QUALIFICATIONS = "qualifications"
    TRAINING = "training"
    LANGUAGES = "languages"
    WISHES = "wishes"
    REFERENCES = "references"
    PICTURES = "pictures"
    REACHED = "reached"
    STEPS = "steps"
    APPOINTMENT = "appointment"


class EvidenceKind(StrEnum):
    """What shows that somebody can do something (G02)."""

    OWN_EXAMPLE = "eigen-voorbeeld"
    ACTIVITY = "activiteit"
    OBSERVATION = "gezien"
    CERTIFICATE = "certificaat"


class QualificationKind(StrEnum):
    """A diploma, a certificate, or a training with its result."""

    DIPLOMA = "diploma"
    CERTIFICATE = "certificaat"
    TRAINING = "training"


class EducationStatus(StrEnum):
    """How far somebody came."""

    FINISHED = "behaald"
    PARTLY = "deels"
    ONGOING = "lopend"
    BROKEN_OFF = "afgebroken"


class EducationLevel(StrEnum):
    """Levels of Dutch education, low to high."""

    NONE = "geen"
    PRIMARY = "basisonderwijs"
    VMBO_MBO_1 = "vmbo-mbo-1"
    MBO = "mbo"
    HAVO_VWO = "havo-vwo"
    HBO = "hbo"
    UNIVERSITY = "wo"


class Recognition(StrEnum):
    """Whether a diploma from elsewhere counts in the Netherlands."""

    YES = "ja"
    NO = "nee"
    REQUESTED = "aangevraagd"


class SkillLevel(StrEnum):
    """How well, in five words; never a number."""

    POOR = "arm"
    MODERATE = "middelmatig"
    SUFFICIENT = "voldoende"
    GOOD = "goed"
    EXCELLENT = "uitstekend"


class LanguageLevel(StrEnum):
    """Levels of the European framework, low to high."""

    A0 = "A0"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


class ExperienceKind(StrEnum):
    """What somebody did. All kinds are equals on the time line (G03)."""

    PAID_WORK = "betaald-werk"
    VOLUNTEERING = "vrijwilligerswerk"
    INFORMAL_CARE = "mantelzorg"
    DAY_ACTIVITY = "dagbesteding"
    SHELTERED_WORK = "beschut-werk"
    JOB_AGREEMENT = "banenafspraak"
    INTERNSHIP = "stage"
    OWN_BUSINESS = "eigen-onderneming"
    EDUCATION = "opleiding"
    UPBRINGING = "opvoeding-zorg"
    OTHER = "anders"


class PreferenceWeight(StrEnum):
    """How much a wish counts for the resident."""

    MUST = "moet"
    NICE = "fijn"
    NO = "liever-niet"


class PreferenceKind(StrEnum):
    """What a wish is about (G05)."""

    SECTOR = "branche"
    OCCUPATION = "beroep"
    WORK_TYPE = "soort-werk"
    TASK = "taak"
    SURROUNDINGS = "omgeving"
    CONTRACT = "contract"
    PACE = "tempo"
    AUTONOMY = "zelfstandigheid"
    LEARNING = "leren"
    ADAPTATION = "aanpassing"
    OTHER = "anders"


class TransportMeans(StrEnum):
    """How somebody travels."""

    PUBLIC_TRANSPORT = "openbaar-vervoer"
    CAR = "auto"
    MOTORCYCLE = "motor"
    MOPED = "bromfiets"
    BICYCLE = "fiets"
    WALKING = "lopen"
    OTHER = "anders"


class WorkDay(StrEnum):
    """Days of the week on which somebody can work."""

    MONDAY = "maandag"
    TUESDAY = "dinsdag"
    WEDNESDAY = "woensdag"
    THURSDAY = "donderdag"
    FRIDAY = "vrijdag"
    SATURDAY = "zaterdag"
    SUNDAY = "zondag"


class DayTime(StrEnum):
    """Parts of the day at which somebody can work."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"
    NIGHT = "nacht"


class DrivingLicence(StrEnum):
    """Categories that work asks for."""

    AM = "AM"
    A = "A"
    B = "B"
    BE = "BE"
    C = "C"
    D = "D"
    T = "T"


class AttachmentKind(StrEnum):
    """What was put into the vault; told by its content, never by its name."""

    PHOTO = "foto"
    PDF = "pdf"


class HandOverChannel(StrEnum):
    """How somebody got a version of the portfolio."""

    PAPER = "papier"
    FILE = "bestand"
    SHOWN = "laten-zien"
