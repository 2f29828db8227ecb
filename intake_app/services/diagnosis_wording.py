"""The closed lists of diagnosis in the words of the screen; what a form names is taken from that form."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from intake_app.domain import diagnosis_words as d
from intake_app.domain.diagnosis import WorkCapacity
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary

_L = TypeVar("_L", bound=StrEnum)


def of_form(forms: FormLibrary, form: str, item: str, values: type[_L]) -> tuple[tuple[_L, str], ...]:
    """The members of a list with the words that a form has for them, in the order of the form."""
    known = {one.value: one for one in values}
    return tuple(
        (known[one.id], str(one.label)) for one in forms.instrument(form).levels_on_screen(item) if one.id in known
    )


def routes(forms: FormLibrary) -> tuple[tuple[d.RouteAdvice, str], ...]:
    """Routes after the intake."""
    return of_form(forms, "route-na-intake", "route", d.RouteAdvice)


def route(forms: FormLibrary, one: d.RouteAdvice) -> str:
    """One route in words."""
    return dict(routes(forms))[one]


def codes(forms: FormLibrary) -> tuple[tuple[d.WorkCapacityCode, str], ...]:
    """The code of work capacity."""
    return of_form(forms, "arbeidsvermogen", "code", d.WorkCapacityCode)


def distances(forms: FormLibrary) -> tuple[tuple[d.LabourMarketDistance, str], ...]:
    """How far away work is."""
    return of_form(forms, "tijd-tot-werk", "afstand", d.LabourMarketDistance)


def regie_levels(forms: FormLibrary) -> tuple[tuple[d.RegieLevel, str], ...]:
    """Who takes the lead."""
    return of_form(forms, "regie-niveau", "regie", d.RegieLevel)


def band(one: WorkCapacity) -> str:
    """ "30 tot 80 %", or "80 tot en met 100 %"; empty without a percentage."""
    found = one.band
    if found is None:
        return ""
    low, high = found
    if high == 100:
        return _("{low} up to and including {high} %").format(low=low, high=high)
    return _("{low} up to {high} %").format(low=low, high=high)


def durations() -> tuple[tuple[d.ExpectedDuration, str], ...]:
    """How long support goes on, as expected."""
    return (
        (d.ExpectedDuration.SHORT, _("Shorter than a year")),
        (d.ExpectedDuration.LONG, _("A year or longer")),
    )


def sources() -> tuple[tuple[d.EvidenceSource, str], ...]:
    """Where an estimate rests on."""
    return (
        (d.EvidenceSource.PRACTICE, _("Seen in practice")),
        (d.EvidenceSource.PAPER, _("Read on paper")),
        (d.EvidenceSource.EXTERNAL, _("Found by others")),
    )


def load_kinds() -> tuple[tuple[d.LoadKind, str], ...]:
    """What is carried."""
    return (
        (d.LoadKind.PHYSICAL, _("Body")),
        (d.LoadKind.MENTAL, _("Head and feelings")),
        (d.LoadKind.HOME, _("Situation at home")),
    )


def observation_kinds() -> tuple[tuple[d.ObservationKind, str], ...]:
    """Where somebody is seen at work."""
    return (
        (d.ObservationKind.TEST_PLACE, _("Test place")),
        (d.ObservationKind.WORKSHOP, _("Workshop")),
        (d.ObservationKind.LEARNING_GARDEN, _("Learning garden")),
        (d.ObservationKind.SHARED_FLOOR, _("Shared work floor")),
        (d.ObservationKind.TASTER, _("Taster placement")),
        (d.ObservationKind.WORK_FIRST, _("Work First")),
        (d.ObservationKind.TRIAL, _("Trial placement")),
        (d.ObservationKind.VOLUNTEERING, _("Voluntary work, to see what fits")),
        (d.ObservationKind.TEST_TRAIN_LEARN, _("Testing, training, learning to work")),
    )


def observation_types() -> tuple[tuple[d.ObservationType, str], ...]:
    """What was seen."""
    return (
        (d.ObservationType.STRENGTH, _("Goes well")),
        (d.ObservationType.BLOCKADE, _("Gets stuck")),
        (d.ObservationType.SUPPORT_NEED, _("Support needed")),
        (d.ObservationType.PERSPECTIVE, _("Can grow")),
    )


def finding_kinds() -> tuple[tuple[d.FindingKind, str], ...]:
    """What others found."""
    return (
        (d.FindingKind.WERKVERKENNER, _("Werkverkenner (UWV)")),
        (d.FindingKind.CLIENT_PICTURE, _("Klantbeeld")),
        (d.FindingKind.FURTHER_DIAGNOSIS, _("Further diagnosis")),
        (d.FindingKind.INVRA, _("INVRA")),
        (d.FindingKind.LOAD, _("Examination of load capacity")),
        (d.FindingKind.TARGET_REGISTER, _("Target group register")),
        (d.FindingKind.SHELTERED_WORK, _("Sheltered work")),
        (d.FindingKind.INDICATION, _("Indication (Wmo, Wlz)")),
        (d.FindingKind.CARE_PACKAGE, _("Care package (ZZP)")),
        (d.FindingKind.BASIC_QUALIFICATION, _("Basic qualification")),
        (d.FindingKind.PREDICTION, _("Prediction")),
        (d.FindingKind.LANGUAGE_TEST, _("Language test")),
        (d.FindingKind.OTHER, _("Something else")),
    )


def decisions() -> tuple[tuple[d.FindingDecision, str], ...]:
    """What was decided elsewhere."""
    return (
        (d.FindingDecision.REQUESTED, _("Asked for")),
        (d.FindingDecision.POSITIVE, _("Yes")),
        (d.FindingDecision.NEGATIVE, _("No")),
        (d.FindingDecision.NOT_APPLICABLE, _("Does not apply")),
    )


def indicators() -> tuple[tuple[d.IndicatorKind, str], ...]:
    """What can be followed over time."""
    return (
        (d.IndicatorKind.WELLBEING, _("How I am")),
        (d.IndicatorKind.STRESS, _("Stress")),
        (d.IndicatorKind.ENERGY, _("Energy")),
        (d.IndicatorKind.PRIDE, _("Proud of myself")),
        (d.IndicatorKind.DARING, _("Daring")),
        (d.IndicatorKind.HEALTH, _("Health")),
        (d.IndicatorKind.CONTACTS, _("People around me")),
        (d.IndicatorKind.TRUST, _("Trust in the government")),
        (d.IndicatorKind.HOURS, _("Hours a week")),
        (d.IndicatorKind.INCOME, _("Money to spend in a month")),
        (d.IndicatorKind.SICK_LEAVE, _("Days ill in a month")),
        (d.IndicatorKind.SUPPORT, _("Hours of guidance in a month")),
    )
