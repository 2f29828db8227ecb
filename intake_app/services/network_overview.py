"""People and organisations in a few lines: what waits first, then who is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, ngettext
from intake_app.services import handovers, involved, referrals

MOST = 3


def lines(dossier: Dossier, day: date) -> tuple[tuple[str, bool], ...]:
    """Up to three lines, each with whether it asks for attention."""
    found = (*((words, True) for words in _urgent(dossier, day)), *((words, False) for words in _quiet(dossier, day)))
    return found[:MOST]


def _urgent(dossier: Dossier, day: date) -> Iterator[str]:
    late = sum(referrals.unanswered(one, day) for one in dossier.referrals)
    if late:
        words = ngettext("{n} question without an answer", "{n} questions without an answer", late)
        yield words.format(n=late)
    if handovers.waiting(dossier):
        yield _("Hand-over not confirmed yet")
    if any(one.certain for one in involved.double_help(dossier, day)):
        yield _("Double help?")


def _quiet(dossier: Dossier, day: date) -> Iterator[str]:
    here = sum(1 for one in dossier.household_members if one.lives_in)
    if here:
        yield ngettext("{n} person lives in", "{n} people live in", here).format(n=here)
    helping = len(involved.active(dossier, day))
    if helping:
        yield ngettext("{n} organisation helps", "{n} organisations help", helping).format(n=helping)
    elif dossier.around.no_parties:
        yield _("Nobody else is involved")
    else:
        yield _("Not asked yet who is involved")
    passed = sum(1 for one in dossier.referrals if one.waits or one.placed)
    if passed:
        yield ngettext("{n} question lies with another", "{n} questions lie with another", passed).format(n=passed)
