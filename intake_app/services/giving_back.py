"""What the resident gives back (tegenprestatie), read out of the talk about it, and what deserves attention (E04).

Two things stay apart: what somebody wants to do for others is always free; only this talk can make an agreement of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.domain.rights import ExemptDuty
from intake_app.i18n import _
from intake_app.instruments.conditions import READING
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.rule_profiles import DEFAULT

FORM = "tegenprestatiegesprek"
OUTCOME, SORT, AGREEMENT = "uitkomst", "soort", "afspraak"
YES_NEW, YES_EXISTING, LATER, NO = "ja-nieuw", "ja-bestaand", "later", "nee"
OWN_SAY, PERSPECTIVE = "eigen-inbreng", "perspectief"
CHECKS = (OWN_SAY, "korte-duur", "beperkt-uren", "geen-rem", "geen-verdringing", PERSPECTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingBack:
    """The newest talk about giving something back. `refused` are the lines of the check that were answered no."""

    talked_on: date
    outcome: str = ""
    outcome_words: str = ""
    sort: str = ""
    agreement: str = ""
    activity: str = ""
    place: str = ""
    hours: int | None = None
    start: date | None = None
    end: date | None = None
    contact: str = ""
    reason: str = ""
    again_on: date | None = None
    refused: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether something was agreed."""
        return self.outcome in (YES_NEW, YES_EXISTING)

    @property
    def answered(self) -> bool:
        """Whether the question has its answer: a no needs its reason, a later its day (G-TP1)."""
        if self.outcome == NO:
            return bool(self.reason.strip())
        return self.again_on is not None if self.outcome == LATER else self.agreed

    @property
    def printable(self) -> bool:
        """Whether it may stand in the plan: hours and an end day are needed first (G-TP4)."""
        return self.agreed and self.hours is not None and self.end is not None


def hours_limit(forms: FormLibrary) -> int:
    """Hours a week above which it deserves attention."""
    value = forms.profiles[DEFAULT].settings["tegenprestatie_hours_warn"]
    return value if isinstance(value, int) else 8


def newest(dossier: Dossier, forms: FormLibrary) -> GivingBack | None:
    """The newest talk about giving back, or None when there was none."""
    readings = dossier.readings(FORM)
    if not readings or FORM not in forms.instruments:
        return None
    answers, form = dossier.answers_of(readings[-1]), forms.instrument(FORM)
    about = answers.get(READING)
    checks = {name: answers.get(name) for name in CHECKS}
    return GivingBack(
        talked_on=readings[-1].measured_on,
        outcome=answers[OUTCOME].choice if OUTCOME in answers else "",
        outcome_words=_words(form, OUTCOME, answers.get(OUTCOME)),
        sort=_words(form, SORT, answers.get(SORT)),
        agreement=answers[AGREEMENT].text.strip() if AGREEMENT in answers else "",
        activity=_text(about, "activiteit"),
        place=_text(about, "plek"),
        hours=_number(about, "uren-week"),
        start=_day(about, "van"),
        end=_day(about, "tot"),
        contact=_text(about, "contact"),
        reason=_text(about, "reden"),
        again_on=_day(about, "opnieuw-op"),
        refused=tuple(name for name, one in checks.items() if one is not None and one.choice == "nee"),
        unanswered=tuple(name for name, one in checks.items() if one is None or not one.choice),
    )


def remarks(
    found: GivingBack, dossier: Dossier, forms: FormLibrary, today: date, limit: int | None = None
) -> list[str]:
    """What deserves attention, in sentences. Nothing here stops anybody."""
    if not found.agreed:
        return [] if found.answered else [_("Write down the reason, or the day on which you look at it again.")]
    limit = hours_limit(forms) if limit is None else limit
    said = []
    if found.end is None:
        said.append(_("There is no end day. Giving back is for a time."))
    if found.hours is None:
        said.append(_("Write down how many hours a week."))
    elif found.hours > limit:
        said.append(
            _("{hours} hours a week is much. Above {limit} it gets in the way of other steps.").format(
                hours=found.hours, limit=limit
            )
        )
    said += _of_checks(found, forms)
    if any(ExemptDuty.GIVING_BACK in one.duties and one.holds_on(today) for one in dossier.exemptions):
        said.append(_("There is an exemption from giving back. What somebody does now is free."))
    return said


def bounded(found: GivingBack, forms: FormLibrary) -> bool:
    """Whether what was agreed ends, takes few hours, was chosen together and leads somewhere (CC24)."""
    if not found.agreed:
        return True
    missing = {OWN_SAY, PERSPECTIVE} & {*found.refused, *found.unanswered}
    few = found.hours is not None and found.hours <= hours_limit(forms)
    return few and found.end is not None and not missing


def _of_checks(found: GivingBack, forms: FormLibrary) -> list[str]:
    form = forms.instrument(FORM)
    refused = [str(form.item(name).label) for name in found.refused]
    open_ones = [str(form.item(name).label) for name in found.unanswered]
    said = []
    if refused:
        said.append(_("Does this still fit the rules? Answered no: {names}.").format(names=", ".join(refused)))
    if open_ones:
        said.append(_("Not answered yet: {names}.").format(names=", ".join(open_ones)))
    return said


def _words(form: Instrument, item: str, answer: Answer | None) -> str:
    level = form.level(item, answer.choice) if answer is not None and answer.choice else None
    return str(level.label) if level is not None else ""


def _text(answer: Answer | None, field: str) -> str:
    value = answer.extra_value(field) if answer is not None else None
    return value.strip() if isinstance(value, str) else ""


def _number(answer: Answer | None, field: str) -> int | None:
    value = answer.extra_value(field) if answer is not None else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(answer: Answer | None, field: str) -> date | None:
    value = answer.extra_value(field) if answer is not None else None
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
