"""How far the voices of a form are, in words; never what they say."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _, format_day
from intake_app.instruments.model import Instrument
from ui.widgets.status import Status


@dataclass(frozen=True, slots=True)
class Standing:
    """One voice: who, how far, and what the mark before it shows."""

    who: str
    words: str
    status: Status


def used(dossier: Dossier, instrument_id: str) -> bool:
    """Whether this dossier has readings of a form."""
    return any(one.instrument == instrument_id for one in dossier.measurements)


def standings(dossier: Dossier, form: Instrument) -> tuple[Standing, ...]:
    """The newest reading of every voice and subject, the newest first."""
    newest: dict[tuple[RaterRole, str, str], Measurement] = {}
    for one in dossier.measurements:
        if one.instrument == form.id:
            key = (one.rater, one.subject, one.rater_name if one.rater in _NAMED else "")
            if key not in newest or (newest[key].measured_on, newest[key].id) <= (one.measured_on, one.id):
                newest[key] = one
    found = sorted(newest.values(), key=lambda one: (one.measured_on, one.id), reverse=True)
    return tuple(standing_of(dossier, form, one) for one in found)


def standing_of(dossier: Dossier, form: Instrument, reading: Measurement | None, who: str = "") -> Standing:
    """How far one reading is."""
    if reading is None:
        return Standing(who, _("Not yet"), Status.NOT_YET)
    name = who or _who(dossier, reading)
    items = {item.id for item in form.items}
    answered = sum(one.answered for key, one in dossier.answers_of(reading).items() if key in items)
    if reading.ready:
        words = _("Ready, {day}").format(day=format_day(reading.measured_on, weekday=False))
        return Standing(name, words, Status.DONE)
    if not dossier.answers_of(reading):
        return Standing(name, _("Not yet"), Status.NOT_YET)
    words = _("{n} of {total}, everything is kept").format(n=answered, total=len(items))
    return Standing(name, words, Status.BUSY)


_NAMED = (RaterRole.PARENT, RaterRole.OTHER)


def _who(dossier: Dossier, reading: Measurement) -> str:
    named = {
        RaterRole.RESIDENT: dossier.person.first_name,
        RaterRole.CONSULTANT: _("You"),
        RaterRole.TOGETHER: _("Together"),
    }
    who = named.get(reading.rater) or reading.rater_name or _("Somebody else")
    return f"{who}, {reading.subject}" if reading.subject else who
