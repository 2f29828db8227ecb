"""Words on screen and paper for the closed lists of offers, places and organisations."""

from __future__ import annotations

from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import (
    EmployerClass,
    Known,
    OfferKind,
    OuterDimension,
    PayKind,
    QualityMark,
    RemarkKind,
    VacancySource,
    Weekday,
)
from intake_app.i18n import _, pgettext
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import UnknownInstrument

AREAS_FORM, BARRIERS_FORM = "zrm-2017", "belemmeringen"


def kind_words(kind: OfferKind) -> str:
    """The sort of an offer."""
    return {
        OfferKind.WORK_FORM: _("Form of work"),
        OfferKind.WORKPLACE: _("Place to work"),
        OfferKind.PROGRAMME: _("Programme"),
        OfferKind.ACTIVITY: _("Activity"),
        OfferKind.TRAINING: pgettext("offer", "Training"),
        OfferKind.SCHOOLING: _("Schooling"),
        OfferKind.LANGUAGE: pgettext("offer", "Language"),
        OfferKind.ENTERPRISE: _("Own business"),
        OfferKind.SEARCH: _("Looking for work"),
        OfferKind.GUIDANCE: _("Guidance"),
        OfferKind.NETWORK_HELP: _("Help from people around"),
        OfferKind.CARE_SUPPORT: _("Care and support"),
        OfferKind.DIAGNOSIS: _("Finding out what fits"),
        OfferKind.CONSULTATION: pgettext("offer", "Consultation"),
        OfferKind.ARRANGEMENT: _("Arrangement"),
        OfferKind.DEBT_HELP: _("Help with money"),
        OfferKind.MONEY_RESIDENT: _("Money for the resident"),
        OfferKind.MONEY_EMPLOYER: _("Money for the employer"),
        OfferKind.EMPLOYER_SUPPORT: _("Help for the employer"),
        OfferKind.FUNDING: _("Funding"),
        OfferKind.PARTNER: _("Partner organisation"),
    }[kind]


def known_words(known: Known) -> str:
    """Yes, no, partly, or not known."""
    return {
        Known.YES: pgettext("known", "Yes"),
        Known.NO: pgettext("known", "No"),
        Known.PARTLY: pgettext("known", "Partly"),
        Known.UNKNOWN: pgettext("known", "Not known"),
    }[known]


def pay_words(pay: PayKind) -> str:
    """What somebody gets for the work."""
    return {
        PayKind.MINIMUM_WAGE: _("Minimum wage"),
        PayKind.WAGE: _("Wage"),
        PayKind.WAGE_VALUE: _("Wage by wage value"),
        PayKind.TOPPED_UP: _("Wage that is topped up"),
        PayKind.WITH_BENEFIT: _("With benefit"),
        PayKind.VOLUNTEER_ALLOWANCE: _("Volunteer allowance"),
        PayKind.ALLOWANCE: _("An allowance"),
        PayKind.NONE: _("Unpaid"),
    }[pay]


def source_words(source: VacancySource) -> str:
    """Where a place came from."""
    return {
        VacancySource.AUTOMATIC: _("Read in from a list"),
        VacancySource.SELF_FOUND: _("Found by a resident"),
        VacancySource.CONSULTANT_NETWORK: _("From my network"),
    }[source]


def class_words(found: EmployerClass) -> str:
    """The class of an organisation."""
    return {
        EmployerClass.PREFERRED: _("Preferred"),
        EmployerClass.COMMITTED: _("Committed"),
        EmployerClass.BUSINESS_AS_USUAL: _("Business as usual"),
    }[found]


def class_meaning(found: EmployerClass) -> str:
    """What a class means for a resident who wants to go there."""
    approach = (
        _("A resident may go there directly.") if found.may_approach else _("Call first, then the resident goes.")
    )
    support = _("Support comes when they call.") if found.support_on_call else _("Support by appointment.")
    return f"{approach} {support}"


def dimension_words(dimension: OuterDimension) -> str:
    """Which dimension outside the person."""
    return {
        OuterDimension.EMPLOYERS: _("Employer"),
        OuterDimension.NETWORK: _("Network organisation"),
        OuterDimension.COMMUNITY: _("Local community"),
    }[dimension]


def mark_words(mark: QualityMark) -> str:
    """A quality mark."""
    return {
        QualityMark.PSO: _("PSO"),
        QualityMark.PSO_30: _("PSO30+"),
        QualityMark.SOCIAL_CODE: _("Social enterprise code"),
        QualityMark.LEARNING_COMPANY: _("Recognised training company"),
        QualityMark.OTHER: pgettext("mark", "Another mark"),
    }[mark]


def remark_words(kind: RemarkKind) -> str:
    """What a line of the log is."""
    return {
        RemarkKind.CONTACT: pgettext("log", "Contact"),
        RemarkKind.EMPLOYEE: _("Experience of an employee"),
        RemarkKind.PROFESSIONAL: _("Experience of a professional"),
    }[kind]


def weekday_words(day: Weekday) -> str:
    """A day of the week, short."""
    return {
        Weekday.MONDAY: _("Mo"),
        Weekday.TUESDAY: _("Tu"),
        Weekday.WEDNESDAY: _("We"),
        Weekday.THURSDAY: _("Th"),
        Weekday.FRIDAY: _("Fr"),
        Weekday.SATURDAY: _("Sa"),
        Weekday.SUNDAY: _("Su"),
    }[day]


def hours_words(least: int | None, most: int | None) -> str:
    """Hours a week: "16 tot 24 uur", "24 uur", or nothing when not known."""
    if least is None and most is None:
        return ""
    if least == most or least is None or most is None:
        return _("{n} hours").format(n=_hours(most if least is None else least))
    return _("{n} to {most} hours").format(n=_hours(least), most=_hours(most))


def _hours(minutes: int | None) -> str:
    return f"{(minutes or 0) / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def area_names(forms: FormLibrary) -> dict[str, str]:
    """The parts of life that an offer may help in, by id."""
    return _items(forms, AREAS_FORM)


def barrier_names(forms: FormLibrary) -> dict[str, str]:
    """The barriers that an offer may help with, by id."""
    return _items(forms, BARRIERS_FORM)


def _items(forms: FormLibrary, form: str) -> dict[str, str]:
    try:
        return {item.id: str(item.label) for item in forms.instrument(form).parts[0].items}
    except UnknownInstrument:
        return {}


def source_line(offer: Offer) -> str:
    """Where an offer came from, and of which year."""
    if not offer.source_label:
        return ""
    year = f" ({offer.source_year})" if offer.source_year and str(offer.source_year) not in offer.source_label else ""
    return _("Source: {label}").format(label=f"{offer.source_label}{year}")
