"""The next conversation, as it stands on paper: "dinsdag 15 december, 10 uur, bij mij thuis"."""

from __future__ import annotations

from datetime import date, datetime

from intake_app.domain.conversations import Appointment
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import Person
from intake_app.i18n import _, format_day, format_time
from intake_app.services.meeting_places import place_said


def next_appointment(dossier: Dossier, today: date) -> Appointment | None:
    """The first appointment after today, because paper is given at the end of today's; without one that of today."""
    days = {one.id: one.starts_at.astimezone().date() for one in dossier.appointments}
    ahead = [one for one in dossier.appointments if days[one.id] >= today]
    return min(ahead, key=lambda one: (days[one.id] == today, one.starts_at), default=None)


def appointment_moment(appointment: Appointment, today: date) -> str:
    """ "dinsdag 15 december, 10 uur"; with the year when that is another."""
    local: datetime = appointment.starts_at.astimezone()
    day = format_day(local.date(), year=local.year != today.year)
    if local.minute == 0:
        return _("{day}, {hour} o'clock").format(day=day, hour=local.hour)
    return _("{day}, {time}").format(day=day, time=format_time(local))


def appointment_words(appointment: Appointment, person: Person, today: date) -> str:
    """The moment and the place: "dinsdag 15 december, 10 uur, bij mij thuis"."""
    return ", ".join(filter(None, (appointment_moment(appointment, today), place_said(appointment, person))))
