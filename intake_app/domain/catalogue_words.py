"""The closed lists of offers, places and organisations (glossary). Member names are code, values are stored."""

from __future__ import annotations

from enum import StrEnum


class OfferKind(StrEnum):
    """What sort of offer it is: column `kind` of the catalogue file."""

    WORK_FORM = "werkvorm"
    WORKPLACE = "werkplek"
    PROGRAMME = "programma"
    ACTIVITY = "activiteit"
    TRAINING = "training"
    SCHOOLING = "scholing"
    LANGUAGE = "taal"
    ENTERPRISE = "ondernemen"
    SEARCH = "zoeken"
    GUIDANCE = "begeleiding"
    NETWORK_HELP = "netwerkhulp"
    CARE_SUPPORT = "zorg-ondersteuning"
    DIAGNOSIS = "diagnose"
    CONSULTATION = "overleg"
    ARRANGEMENT = "regeling"
    DEBT_HELP = "geldhulp"
    MONEY_RESIDENT = "geld-inwoner"
    MONEY_EMPLOYER = "geld-werkgever"
    EMPLOYER_SUPPORT = "werkgever-hulp"
    FUNDING = "financiering"
    PARTNER = "partner"


class Known(StrEnum):
    """A yes, a no, or partly, that may not be known: unknown is not no."""

    YES = "ja"
    NO = "nee"
    PARTLY = "deels"
    UNKNOWN = "onbekend"


class PayKind(StrEnum):
    """What somebody gets for the work."""

    MINIMUM_WAGE = "minimumloon"
    WAGE = "loon"
    WAGE_VALUE = "loonwaarde"
    TOPPED_UP = "met-aanvulling"
    WITH_BENEFIT = "behoud-uitkering"
    VOLUNTEER_ALLOWANCE = "vrijwilligersvergoeding"
    ALLOWANCE = "vergoeding"
    NONE = "onbetaald"


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "ma"
    TUESDAY = "di"
    WEDNESDAY = "wo"
    THURSDAY = "do"
    FRIDAY = "vr"
    SATURDAY = "za"
    SUNDAY = "zo"


class VacancySource(StrEnum):
    """Where a place came from (instruments D15)."""

    AUTOMATIC = "automatisch"
    SELF_FOUND = "zelf-gevonden"
    CONSULTANT_NETWORK = "netwerk-consulent"


class EmployerClass(StrEnum):
    """How far a relation with an organisation goes (instruments D18); without any, it is business as usual."""

    PREFERRED = "preferred"
    COMMITTED = "committed"
    BUSINESS_AS_USUAL = "gewoon"

    @property
    def may_approach(self) -> bool:
        """Whether a resident may go there directly."""
        return self is not EmployerClass.BUSINESS_AS_USUAL

    @property
    def support_on_call(self) -> bool:
        """Whether somebody of the municipality comes when the organisation calls."""
        return self is EmployerClass.PREFERRED


class OuterDimension(StrEnum):
    """Which of the dimensions outside the person an organisation belongs to (form `spinnenweb-breed`)."""

    EMPLOYERS = "werkgevers"
    NETWORK = "netwerkorganisaties"
    COMMUNITY = "lokale-gemeenschap"


class QualityMark(StrEnum):
    """A mark that an organisation carries."""

    PSO = "pso"
    PSO_30 = "pso-30plus"
    SOCIAL_CODE = "code-sociale-ondernemingen"
    LEARNING_COMPANY = "erkend-leerbedrijf"
    OTHER = "anders"


class RemarkKind(StrEnum):
    """What a line of an organisation's log is: a contact, or how somebody experienced it there."""

    CONTACT = "contact"
    EMPLOYEE = "ervaring-medewerker"
    PROFESSIONAL = "ervaring-professional"
