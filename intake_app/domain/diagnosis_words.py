"""The closed lists of diagnosis and perspective (C01-C06, E09, I06). Values are the ids that are stored.

Where a form has the same list (route-na-intake, arbeidsvermogen, regie-niveau …) the values are those of the form.
"""

from __future__ import annotations

from enum import StrEnum


class RouteAdvice(StrEnum):
    """What may come first; several at once, one of them first (form route-na-intake)."""

    RECOVERY_FIRST = "eerst-herstel"
    DIRECT_WORK = "direct-werk"
    SUPPORTED_WORK = "werk-met-steun"
    PREPARATORY = "voortraject"
    SOCIAL_ACTIVATION = "sociale-activering"


class ExpectedDuration(StrEnum):
    """How long support is expected to go on; for the consultant only."""

    SHORT = "korter-dan-een-jaar"
    LONG = "een-jaar-of-langer"


class LabourMarketDistance(StrEnum):
    """How far away work seems now; filters no offer away (form tijd-tot-werk)."""

    VERY_SMALL = "zeer-klein"
    SMALL = "klein"
    SOMEWHAT_LARGER = "wat-groter"
    LARGER = "groter"


class RegieLevel(StrEnum):
    """How much direction the resident takes now (form regie-niveau); printed as a sentence, never as a label."""

    PROTECTION = "bescherming"
    MUCH_HELP = "veel-hulp"
    HELP_ON_REQUEST = "hulp-op-vraag"
    SELF = "zelf"


class WorkCapacityCode(StrEnum):
    """The code for exchange with municipal systems (form arbeidsvermogen)."""

    BELOW_MINIMUM = "onder-wml"
    WITH_HELP = "met-hulp-wml"
    INDEPENDENT = "zelfstandig-wml"
    TEMPORARILY_NONE = "tijdelijk-geen"
    UNKNOWN = "nog-niet-bekend"


class EvidenceSource(StrEnum):
    """Where an estimate rests on: seen while working, or read. The two never overwrite each other."""

    PRACTICE = "praktijk"
    PAPER = "papier"
    EXTERNAL = "extern"

    @property
    def seen(self) -> bool:
        """Whether it was seen in practice."""
        return self is EvidenceSource.PRACTICE


class LoadKind(StrEnum):
    """Of what somebody can carry so much."""

    PHYSICAL = "fysiek"
    MENTAL = "psychisch"
    HOME = "thuissituatie"


class ObservationKind(StrEnum):
    """Where somebody is seen at work for a while (C04)."""

    TEST_PLACE = "testomgeving"
    WORKSHOP = "werkplaats"
    LEARNING_GARDEN = "leertuin"
    SHARED_FLOOR = "gemeenschappelijke-werkvloer"
    TASTER = "snuffelstage"
    WORK_FIRST = "work-first"
    TRIAL = "proefplaatsing"
    VOLUNTEERING = "vrijwilligerswerk"
    TEST_TRAIN_LEARN = "testen-trainen-leren-werken"


class ObservationType(StrEnum):
    """What an observation is about."""

    STRENGTH = "kracht"
    BLOCKADE = "blokkade"
    SUPPORT_NEED = "steunbehoefte"
    PERSPECTIVE = "ontwikkelkans"


class FindingKind(StrEnum):
    """What another party found (C05). The program computes none of it."""

    WERKVERKENNER = "werkverkenner"
    CLIENT_PICTURE = "klantbeeld"
    FURTHER_DIAGNOSIS = "aanvullende-diagnose"
    INVRA = "invra"
    LOAD = "belastbaarheid"
    TARGET_REGISTER = "doelgroepregister"
    SHELTERED_WORK = "beschut-werk"
    INDICATION = "indicatie"
    CARE_PACKAGE = "zorgzwaartepakket"
    BASIC_QUALIFICATION = "startkwalificatie"
    PREDICTION = "predictie"
    LANGUAGE_TEST = "taaltoets"
    OTHER = "anders"

    @property
    def decided(self) -> bool:
        """Whether it is a decision about somebody: asked for, positive, negative."""
        return self in _DECIDED

    @property
    def must_not_end_in_nothing(self) -> bool:
        """Whether a no asks for another route or a day of contact, so that nobody goes out of sight."""
        return self in (FindingKind.TARGET_REGISTER, FindingKind.SHELTERED_WORK)


_DECIDED = frozenset(
    {FindingKind.TARGET_REGISTER, FindingKind.SHELTERED_WORK, FindingKind.INDICATION, FindingKind.CARE_PACKAGE}
)


class FindingDecision(StrEnum):
    """What was decided elsewhere."""

    REQUESTED = "aangevraagd"
    POSITIVE = "positief"
    NEGATIVE = "negatief"
    NOT_APPLICABLE = "nvt"


class EarningKind(StrEnum):
    """Whether somebody tries something out, or earns with it (E09)."""

    TRYING = "uitproberen"
    EARNING = "inkomsten"


class IndicatorKind(StrEnum):
    """What is followed over time, each on a scale of its own (I06)."""

    WELLBEING = "welzijn"
    STRESS = "stress"
    INCOME = "besteedbaar-inkomen"
    SICK_LEAVE = "verzuim"
    SUPPORT = "begeleidingsintensiteit"
    HOURS = "uren"
    TRUST = "vertrouwen-overheid"
    CONTACTS = "contacten"
    ENERGY = "energie"
    PRIDE = "trots"
    HEALTH = "gezondheid"
    DARING = "durven"

    @property
    def counted(self) -> bool:
        """Whether it is a plain number; the others are said on a scale from 0 to 10."""
        return self in _COUNTED


_COUNTED = frozenset({IndicatorKind.INCOME, IndicatorKind.SICK_LEAVE, IndicatorKind.SUPPORT, IndicatorKind.HOURS})


class Weekday(StrEnum):
    """A fixed day in the week of a step (D08)."""

    MONDAY = "ma"
    TUESDAY = "di"
    WEDNESDAY = "wo"
    THURSDAY = "do"
    FRIDAY = "vr"
    SATURDAY = "za"
    SUNDAY = "zo"
