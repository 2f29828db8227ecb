"""The participation ladder: what somebody does and could do, by date, and where it may go (B07, instrument B16).

It exists where the organisation works with it (`ladder_enabled`). Readings of the form are the only place it is kept;
nothing is computed from it, nobody is chosen by it, and a step down is as ordinary as one up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.bilingual import joined
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _, format_day
from intake_app.instruments.conditions import READING
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.rule_profiles import Programme
from intake_app.services.rules import Rules

FORM, DOES, COULD = "participatieladder", "doet", "kan"
TARGET, TARGET_WORDS, TARGET_ON = "doel", "doel-zin", "doel-op"
SWITCH, ON_PAPER = "ladder_enabled", "ladder_in_plan"
_TERM = "TP29"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How it stood on one day. Rungs are 1 to 6, None where nothing was said of it."""

    id: UUID
    on: date
    does: int | None = None
    could: int | None = None
    target: int | None = None
    target_words: str = ""
    target_on: date | None = None
    rests_on: str = ""
    """Why somebody could do more, in words."""
    ready: bool = False
    unspoken: bool = False
    """It was said that the ladder was not spoken about."""

    @property
    def asks(self) -> bool:
        """Whether "could" lies below "does": that is asked, and never put right by the program (G-T2)."""
        return self.does is not None and self.could is not None and self.could < self.does


def is_on(held: Rules) -> bool:
    """Whether this organisation works with the ladder."""
    return held.on(SWITCH)


def on_paper(held: Rules) -> bool:
    """Whether it stands in the plan on paper: only where the organisation wants both."""
    return is_on(held) and held.on(ON_PAPER)


def stands(dossier: Dossier, forms: FormLibrary) -> tuple[Stand, ...]:
    """How it stood from moment to moment, oldest first."""
    rungs = forms.instrument(FORM).levels_on_screen(DOES)
    targets = {one.id: one.value for one in rungs if isinstance(one.value, int)}
    found = []
    for reading in dossier.readings(FORM):
        answers = dossier.answers_of(reading)
        does, could, whole = answers.get(DOES), answers.get(COULD), answers.get(READING)
        said = {name: whole.extra_value(name) for name in (TARGET, TARGET_WORDS, TARGET_ON)} if whole else {}
        found.append(
            Stand(
                id=reading.id,
                on=reading.measured_on,
                does=does.value if does else None,
                could=could.value if could else None,
                target=targets.get(str(said.get(TARGET) or "")),
                target_words=str(said.get(TARGET_WORDS) or "").strip(),
                target_on=_day(said.get(TARGET_ON)),
                rests_on=str((could.extra_value("motivatie") if could else "") or "").strip(),
                ready=reading.ready,
                unspoken=does is not None and does.special is Special.NOT_DISCUSSED,
            )
        )
    return tuple(found)


def newest(dossier: Dossier, forms: FormLibrary) -> Stand | None:
    """The last moment of which something is known."""
    known = (one for one in stands(dossier, forms) if one.does is not None or one.could is not None)
    return next(iter(reversed(tuple(known))), None)


def rung(forms: FormLibrary, number: int | None) -> str:
    """ "4. Onbetaald werk"; empty without one."""
    level = forms.instrument(FORM).level(DOES, number) if number is not None else None
    return f"{number}. {level.label}" if level is not None else ""


def plain_rung(forms: FormLibrary, number: int | None) -> str:
    """The same as residents read it, without a number: "Ik werk onbetaald"."""
    level = forms.instrument(FORM).level(DOES, number) if number is not None else None
    return str(level.plain or level.label) if level is not None else ""


def again_on(dossier: Dossier, forms: FormLibrary, held: Rules) -> date | None:
    """Before which day it is looked at again: twice a year, unless this organisation chose another time (TP29)."""
    found = newest(dossier, forms)
    shipped = forms.terms.term(_TERM)
    term = held.term(shipped) if shipped is not None else None
    return add_months(found.on, term.length.amount) if found is not None and term is not None else None


def programmes(held: Rules, stand: Stand | None) -> tuple[Programme, ...]:
    """What this organisation has for the rungs somebody stands on, could reach or wants; to know, not to choose by."""
    if stand is None:
        return ()
    return tuple(one for one in held.profile.programmes if one.touches(stand.does, stand.could, stand.target))


def programme_words(one: Programme) -> str:
    """ "Career Cup (trede 5 en 6, van 16 tot en met 35 jaar)"."""
    words = _("rung {low}") if one.lowest == one.highest else _("rungs {low} to {high}")
    parts = [words.format(low=one.lowest, high=one.highest)]
    if one.from_age is not None and one.until_age is not None:
        ages = _("from {low} up to and including {high} years old")
        parts.append(ages.format(low=one.from_age, high=one.until_age))
    if one.note is not None:
        parts.append(str(one.note).rstrip("."))
    return f"{one.label} ({', '.join(parts)})"


def paper_line(dossier: Dossier, forms: FormLibrary, day: date) -> str:
    """The newest stand as one sentence for the plan, in ordinary words and without a number."""
    known = [one for one in stands(dossier, forms) if one.on <= day and one.ready and one.does is not None]
    if not known:
        return ""
    one = known[-1]
    parts = [_("What I do now: {words}.").format(words=plain_rung(forms, one.does))]
    if one.could is not None and one.could != one.does:
        parts.append(_("What I could do: {words}.").format(words=plain_rung(forms, one.could)))
    if one.target is not None or one.target_words:
        words = one.target_words.rstrip(".") or plain_rung(forms, one.target)
        parts.append(_("Where I want to go: {words}.").format(words=words))
    seen = format_day(one.on, weekday=False, year=True)
    parts.append(_("Looked at together on {day}.").format(day=seen))
    return joined(" ", parts)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
