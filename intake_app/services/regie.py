"""How much direction the resident takes now, and what follows from it as a start that people change (C06).

On paper it is one sentence about working together, never a label.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.domain.diagnosis_words import RegieLevel
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import HelpLevel
from intake_app.i18n import _

FORM, ITEM = "regie-niveau", "regie"
_BY_VALUE = {1: RegieLevel.PROTECTION, 2: RegieLevel.MUCH_HELP, 3: RegieLevel.HELP_ON_REQUEST, 4: RegieLevel.SELF}


@dataclass(frozen=True, slots=True)
class Standing:
    """The level that holds, since when, and why. `voices` says that it comes from the form of two voices."""

    level: RegieLevel
    since: date
    reason: str = ""
    voices: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """What a level starts with: who carries a new step, how often people speak, and how many questions help along."""

    help_level: HelpLevel | None
    owner_is_resident: bool
    weeks: int
    prompts: int


STARTS = {
    RegieLevel.PROTECTION: Start(None, False, 1, 5),
    RegieLevel.MUCH_HELP: Start(None, False, 2, 5),
    RegieLevel.HELP_ON_REQUEST: Start(HelpLevel.OWN, True, 4, 3),
    RegieLevel.SELF: Start(HelpLevel.OWN, True, 6, 1),
}
"""Choices of this program; every one of them may be changed by hand."""


def history(dossier: Dossier) -> tuple[Standing, ...]:
    """Every level that held, oldest first: chosen on the page, or said in the form.

    Of two voices in the form on one day the lower one counts: help is not taken away by the other.
    """
    by_day: dict[date, Standing] = {}
    for reading in dossier.readings(FORM):
        level = _level_of(dossier.answers_of(reading).get(ITEM))
        known = by_day.get(reading.measured_on)
        if level is not None and (known is None or _order(level) < _order(known.level)):
            by_day[reading.measured_on] = Standing(level, reading.measured_on, voices=True)
    for choice in sorted(dossier.regie_choices, key=lambda one: (one.chosen_on, one.id)):
        if choice.level is not None:
            by_day[choice.chosen_on] = Standing(choice.level, choice.chosen_on, choice.reason)
    return tuple(by_day[day] for day in sorted(by_day))


def now(dossier: Dossier) -> Standing | None:
    """The level that holds now, or None when nobody spoke about it."""
    return next(reversed(history(dossier)), None)


def start(dossier: Dossier) -> Start | None:
    """What a new step and the contact begin with, or None when nothing is known."""
    standing = now(dossier)
    return STARTS[standing.level] if standing is not None else None


def sentence(dossier: Dossier) -> str:
    """ "Zo werken wij samen": the one sentence that prints; empty when nothing is known."""
    standing = now(dossier)
    return working_together(standing.level) if standing is not None else ""


def working_together(level: RegieLevel) -> str:
    """What a level means at the table, in the resident's words."""
    return {
        RegieLevel.PROTECTION: _("First there is rest and safety. My consultant stays close and does a lot with me."),
        RegieLevel.MUCH_HELP: _("We do most things together. Somebody often stands beside me."),
        RegieLevel.HELP_ON_REQUEST: _("I do a lot myself. When I ask, I get help."),
        RegieLevel.SELF: _("I do it myself. My consultant thinks along when I want that."),
    }[level]


def _level_of(answer: Answer | None) -> RegieLevel | None:
    if answer is None:
        return None
    if answer.value is not None:
        return _BY_VALUE.get(answer.value)
    return RegieLevel(answer.choice) if answer.choice in set(RegieLevel) else None


def _order(level: RegieLevel) -> int:
    return list(RegieLevel).index(level)
