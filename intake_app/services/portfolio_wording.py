"""The closed lists of the portfolio in words, as screens and papers say them."""

from __future__ import annotations

from intake_app.domain import portfolio_choices as c
from intake_app.domain.person_profile import SkillStage
from intake_app.i18n import _, pgettext


def part_words(part: c.PortfolioPart) -> str:
    """A part of the portfolio by its heading."""
    return {
        c.PortfolioPart.STRENGTHS: _("What I am good at"),
        c.PortfolioPart.COMPETENCES: _("This I can do"),
        c.PortfolioPart.WANTS: _("What I want"),
        c.PortfolioPart.GIVES: _("What I give back"),
        c.PortfolioPart.STORY: _("My story"),
        c.PortfolioPart.WEB: _("How I am doing"),
        c.PortfolioPart.PEOPLE: _("My people"),
        c.PortfolioPart.DONE: _("What I have done"),
        c.PortfolioPart.EXPERIENCE: _("My experience"),
        c.PortfolioPart.QUALIFICATIONS: _("My diplomas and certificates"),
        c.PortfolioPart.TRAINING: _("My trainings"),
        c.PortfolioPart.LANGUAGES: _("My languages"),
        c.PortfolioPart.WISHES: _("This suits me in work"),
        c.PortfolioPart.REFERENCES: _("This is what others say"),
        c.PortfolioPart.PICTURES: _("My pictures"),
        c.PortfolioPart.REACHED: _("Reached and obtained"),
        c.PortfolioPart.STEPS: _("My steps"),
        c.PortfolioPart.APPOINTMENT: _("My next conversation"),
    }[part]


def experience_words(kind: c.ExperienceKind) -> str:
    """What kind of experience it is, for the resident's own papers."""
    return {
        c.ExperienceKind.PAID_WORK: _("paid work"),
        c.ExperienceKind.VOLUNTEERING: _("voluntary work"),
        c.ExperienceKind.INFORMAL_CARE: _("caring for somebody close"),
        c.ExperienceKind.DAY_ACTIVITY: _("day activity"),
        c.ExperienceKind.SHELTERED_WORK: _("sheltered work"),
        c.ExperienceKind.JOB_AGREEMENT: _("a job by agreement (banenafspraak)"),
        c.ExperienceKind.INTERNSHIP: _("work placement"),
        c.ExperienceKind.OWN_BUSINESS: _("own business"),
        c.ExperienceKind.EDUCATION: _("education"),
        c.ExperienceKind.UPBRINGING: _("bringing up and caring at home"),
        c.ExperienceKind.OTHER: _("something else"),
    }[kind]


def outward_experience_words(kind: c.ExperienceKind) -> str:
    """The same for who is outside: it never tells of a scheme, of care or of benefit (G06)."""
    return {
        c.ExperienceKind.SHELTERED_WORK: _("work"),
        c.ExperienceKind.JOB_AGREEMENT: _("work"),
        c.ExperienceKind.PAID_WORK: _("work"),
        c.ExperienceKind.DAY_ACTIVITY: _("activity"),
        c.ExperienceKind.INFORMAL_CARE: _("experience at home"),
        c.ExperienceKind.UPBRINGING: _("experience at home"),
    }.get(kind) or experience_words(kind)


def skill_level_words(level: c.SkillLevel) -> str:
    """How well."""
    return {
        c.SkillLevel.POOR: _("a little"),
        c.SkillLevel.MODERATE: _("moderate"),
        c.SkillLevel.SUFFICIENT: _("sufficient"),
        c.SkillLevel.GOOD: pgettext("how well", "good"),
        c.SkillLevel.EXCELLENT: _("excellent"),
    }[level]


def stage_words(stage: SkillStage) -> str:
    """How far a skill is, in the first person."""
    return {
        SkillStage.CAN: _("I can do this"),
        SkillStage.WITH_HELP: _("I can do this with help"),
        SkillStage.LEARNING: _("I am learning this"),
        SkillStage.WANTS_TO_LEARN: _("I want to learn this"),
    }[stage]


def evidence_words(kind: c.EvidenceKind) -> str:
    """What shows it."""
    return {
        c.EvidenceKind.OWN_EXAMPLE: _("an example of my own"),
        c.EvidenceKind.ACTIVITY: _("an activity"),
        c.EvidenceKind.OBSERVATION: _("somebody saw it"),
        c.EvidenceKind.CERTIFICATE: _("a certificate"),
    }[kind]


def qualification_kind_words(kind: c.QualificationKind) -> str:
    """Diploma, certificate or training."""
    return {
        c.QualificationKind.DIPLOMA: _("diploma"),
        c.QualificationKind.CERTIFICATE: _("certificate"),
        c.QualificationKind.TRAINING: _("training or course"),
    }[kind]


def status_words(status: c.EducationStatus) -> str:
    """How far somebody came."""
    return {
        c.EducationStatus.FINISHED: _("finished"),
        c.EducationStatus.PARTLY: _("partly finished"),
        c.EducationStatus.ONGOING: _("going on now"),
        c.EducationStatus.BROKEN_OFF: _("stopped earlier"),
    }[status]


def level_words(level: c.EducationLevel) -> str:
    """A level of education."""
    return {
        c.EducationLevel.NONE: _("no level"),
        c.EducationLevel.PRIMARY: _("primary school"),
        c.EducationLevel.VMBO_MBO_1: _("vmbo or mbo 1"),
        c.EducationLevel.MBO: _("mbo 2, 3 or 4"),
        c.EducationLevel.HAVO_VWO: _("havo or vwo"),
        c.EducationLevel.HBO: _("hbo (bachelor)"),
        c.EducationLevel.UNIVERSITY: _("university"),
    }[level]


def recognition_words(recognised: c.Recognition) -> str:
    """Whether a foreign diploma counts here."""
    return {
        c.Recognition.YES: _("recognised in the Netherlands"),
        c.Recognition.NO: _("not recognised in the Netherlands"),
        c.Recognition.REQUESTED: _("recognition was requested"),
    }[recognised]


def preference_words(kind: c.PreferenceKind) -> str:
    """What a wish is about."""
    return {
        c.PreferenceKind.SECTOR: _("line of work"),
        c.PreferenceKind.OCCUPATION: _("occupation"),
        c.PreferenceKind.WORK_TYPE: _("kind of work"),
        c.PreferenceKind.TASK: _("task"),
        c.PreferenceKind.SURROUNDINGS: _("surroundings"),
        c.PreferenceKind.CONTRACT: _("contract"),
        c.PreferenceKind.PACE: _("pace"),
        c.PreferenceKind.AUTONOMY: _("how independent"),
        c.PreferenceKind.LEARNING: _("what I want to learn"),
        c.PreferenceKind.ADAPTATION: _("what has to be adapted"),
        c.PreferenceKind.OTHER: _("something else"),
    }[kind]


def weight_words(weight: c.PreferenceWeight) -> str:
    """How much a wish counts, in the first person."""
    return {
        c.PreferenceWeight.MUST: _("this must be so"),
        c.PreferenceWeight.NICE: _("this would be nice"),
        c.PreferenceWeight.NO: _("rather not"),
    }[weight]


def transport_words(means: c.TransportMeans) -> str:
    """How somebody travels."""
    return {
        c.TransportMeans.PUBLIC_TRANSPORT: _("public transport"),
        c.TransportMeans.CAR: _("car"),
        c.TransportMeans.MOTORCYCLE: _("motorcycle"),
        c.TransportMeans.MOPED: _("moped or scooter"),
        c.TransportMeans.BICYCLE: _("bicycle"),
        c.TransportMeans.WALKING: _("on foot"),
        c.TransportMeans.OTHER: _("another way"),
    }[means]


def work_day_words(day: c.WorkDay) -> str:
    """A day of the week."""
    return {
        c.WorkDay.MONDAY: _("Monday"),
        c.WorkDay.TUESDAY: _("Tuesday"),
        c.WorkDay.WEDNESDAY: _("Wednesday"),
        c.WorkDay.THURSDAY: _("Thursday"),
        c.WorkDay.FRIDAY: _("Friday"),
        c.WorkDay.SATURDAY: _("Saturday"),
        c.WorkDay.SUNDAY: _("Sunday"),
    }[day]


def day_time_words(time: c.DayTime) -> str:
    """A part of the day."""
    return {
        c.DayTime.MORNING: _("in the morning"),
        c.DayTime.AFTERNOON: _("in the afternoon"),
        c.DayTime.EVENING: _("in the evening"),
        c.DayTime.NIGHT: _("at night"),
    }[time]


def channel_words(channel: c.HandOverChannel) -> str:
    """How somebody got a version."""
    return {
        c.HandOverChannel.PAPER: _("on paper"),
        c.HandOverChannel.FILE: _("as a file"),
        c.HandOverChannel.SHOWN: _("shown, not left behind"),
    }[channel]
