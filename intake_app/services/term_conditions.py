"""When a term exists, when its day differs, and what is said beside it: the names that forms/terms uses (rules 4.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from intake_app.domain.ages import YOUNG_UNTIL, fits_youth_unit, is_young, school_papers_apply, search_time_applies
from intake_app.domain.dates import Counting, Length, Unit, birthday, due_day
from intake_app.domain.terms import FIRST_YEAR, LAST_YEAR, Fact
from intake_app.domain.vocabulary import PersonRole
from intake_app.i18n import _, format_day
from intake_app.services.rules import Rules
from intake_app.services.term_facts import DossierFacts

ADULT = 18


@dataclass(frozen=True, slots=True)
class Situation:
    """One term about to be: its dossier, the rules, what started it and the day it points at."""

    facts: DossierFacts
    rules: Rules
    start: Fact
    due: date
    today: date

    @property
    def born(self) -> date | None:
        """The resident's birthday, unless its year is a slip."""
        born = self.facts.dossier.person.birth_date
        return born if born is not None and FIRST_YEAR <= born.year <= LAST_YEAR else None

    @property
    def partner_born(self) -> date | None:
        """The partner's birthday, when somebody wrote it down."""
        return next(reversed(self.facts.days("geboren-partner")), None)

    @property
    def has_partner(self) -> bool:
        """Whether there is a partner, of known age or not."""
        dossier = self.facts.dossier
        named = any(one.role is PersonRole.PARTNER for one in dossier.network)
        return dossier.case.household == "echtpaar" or named or self.partner_born is not None


def _search_time(situation: Situation) -> bool:
    mode = situation.rules.words("search_time")
    if mode == "uit" or (mode == "kwetsbaar-los" and situation.facts.of("zoektijd-losgelaten")):
        return False
    return search_time_applies(situation.born, situation.partner_born, situation.start.on)


def _no_search_time_but_young(situation: Situation) -> bool:
    """Article 41(5) and (7)(b): the household has no search time by its ages, and somebody in it is under 27."""
    return school_papers_apply(situation.born, situation.partner_born, situation.start.on)


def _under_27_then(situation: Situation) -> bool:
    return search_time_applies(situation.born, situation.partner_born, situation.due)


def _youth_unit(situation: Situation) -> bool:
    return situation.born is not None and fits_youth_unit(situation.born, situation.start.on)


def _language_test(situation: Situation) -> bool:
    return any(one.element == "taaleis" and one.choice == "toets" for one in situation.facts.dossier.elements)


CONDITIONS: Mapping[str, Callable[[Situation], bool]] = {
    "zoektijd": _search_time,
    "geen-zoektijd-wel-jong": _no_search_time_but_young,
    "onder-27-op-de-dag": _under_27_then,
    "jouw-unit": _youth_unit,
    "alleenstaande-ouder-ontheffing": lambda situation: bool(situation.facts.of("verzoek-ontheffing-ouder")),
    "taaltoets": _language_test,
    "verkorte-aanvraag": lambda situation: situation.rules.on("short_application"),
    "ladder": lambda situation: situation.rules.on("ladder_enabled"),
}


def adjusted_due(condition: str, situation: Situation) -> date:
    """The day as it is for this person: the search time may stop on the 27th birthday, where that was chosen."""
    stops = situation.rules.words("search_time_turns_27") == "stopt-op-verjaardag"
    if condition != "zoektijd" or not stops or situation.born is None:
        return situation.due
    return min(situation.due, birthday(situation.born, YOUNG_UNTIL))


def _turns_27(situation: Situation) -> str:
    if situation.born is None:
        return ""
    day = birthday(situation.born, YOUNG_UNTIL)
    if not situation.start.on < day <= situation.due:
        return ""
    asked = _("Turns 27 on {day}. Ask whether the search time then stops.")
    return asked.format(day=format_day(day, weekday=False, year=True))


def _partner_unknown(situation: Situation) -> str:
    if not situation.has_partner or situation.partner_born is not None:
        return ""
    return _("The partner's age is not known. With a partner of 27 or older there is no search time.")


def _not_under_27(situation: Situation) -> str:
    if situation.born is None or not is_young(situation.born, situation.start.on):
        return ""
    return _("This is not meant for people under 27.")


def _too_long(situation: Situation) -> str:
    months = situation.rules.number("exemption_warn_months")
    if months is None or situation.start.until is None:
        return ""
    last = due_day(situation.start.on, Counting.AT_MOST, Length(months, Unit.MONTHS))
    if situation.start.until <= last:
        return ""
    return _("Lasts longer than {n} months. As short as possible is better.").format(n=months)


def _out_of_sight(situation: Situation) -> str:
    return _("Nothing heard yet. Get in touch.") if (situation.today - situation.due).days >= 7 else ""


def _parked(situation: Situation) -> str:
    return _("So long without contact: this dossier stands still.") if situation.today > situation.due else ""


def _with_parents(situation: Situation) -> str:
    """Until 18 the parents are at the table; from then on only when the resident wants that (TP25)."""
    if situation.born is None:
        return ""
    if birthday(situation.born, ADULT) > situation.due:
        return _("Together with the parents.")
    return _("18 or older then: the parents come only when the resident wants that.")


def _who_may_know(situation: Situation) -> str:
    """Which parties this consent was about."""
    ends = (one for one in situation.facts.dossier.consents if one.until == situation.due and one.allows_on(one.until))
    names = dict.fromkeys(one.recipient.strip() for one in ends if one.given_on != one.until)
    return _("{party} may know nothing after that. Ask again if it is still needed.").format(party=", ".join(names))


NOTICES: Mapping[str, Callable[[Situation], str]] = {
    "wordt-27": _turns_27,
    "partner-onbekend": _partner_unknown,
    "niet-onder-27": _not_under_27,
    "te-lang": _too_long,
    "uit-beeld": _out_of_sight,
    "parkeergevaar": _parked,
    "met-ouders": _with_parents,
    "wie-mag-weten": _who_may_know,
}
