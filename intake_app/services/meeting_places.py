"""A talk at the resident's home, said from who reads: “bij mij thuis” on the own paper, “bij u thuis” in a letter."""

from __future__ import annotations

from intake_app.domain.conversations import Appointment
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import ContactKind
from intake_app.i18n import _


def place_said(appointment: Appointment, person: Person, home: str = "") -> str:
    """The place as it was agreed; only the resident's home is said as `home`, or as the resident says it."""
    place = appointment.place.strip()
    if appointment.kind is not ContactKind.HOME:
        return place
    mine = _("at my home")
    ways = (mine, _("at the home of {name}").format(name=person.first_name), _("At home"))
    at_home = place.rstrip(".").casefold() in {way.casefold() for way in ways}
    return (home or mine) if at_home else place
