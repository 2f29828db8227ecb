"""From the next appointment to the letter that invites to it (K03), with the personal plan of the Wmo told in time."""

from __future__ import annotations

from datetime import date

from intake_app.documents.invitation import InvitationSheet
from intake_app.domain.conversations import Appointment
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import Person
from intake_app.domain.terms import Term
from intake_app.domain.vocabulary import ContactKind
from intake_app.errors import InputRefused
from intake_app.i18n import _, pgettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import appointment_words, terms
from intake_app.services.desk import Desk
from intake_app.services.meeting_places import place_said

_PERSONAL_PLAN = "TL01"
"""The row of the rules for handing in a personal plan (Wmo 2.3.2 lid 2)."""


def sheet(desk: Desk, dossier: Dossier) -> InvitationSheet:
    """The letter for the first appointment that lies ahead. Raises InputRefused when there is none."""
    today = desk.today()
    appointment = appointment_words.next_appointment(dossier, today)
    if appointment is None:
        raise InputRefused(_("There is no appointment to invite for. Make one on the page of the dossier."))
    person, profile = dossier.person, desk.profile
    familiar = person.form_of_address == "je"
    return InvitationSheet(
        name=person.full_name,
        address=_address(person),
        place=profile.place,
        dated=today,
        when=appointment_words.appointment_moment(appointment, today),
        where=_where(appointment, person, familiar=familiar),
        how=_how(appointment, familiar=familiar),
        subject=appointment.subject,
        host=", ".join(part for part in (profile.consultant, profile.role) if part),
        support=_support(desk.forms),
        plan_by=_plan_by(terms.terms_for(desk, dossier), today),
        interpreter=person.language if person.interpreter_needed else "",
        sender=tuple(part for part in (profile.consultant, profile.role, profile.organisation) if part),
        phone=", ".join(part for part in (profile.phone, profile.hours) if profile.phone and part),
        familiar=familiar,
        at_distance=appointment.kind in (ContactKind.PHONE, ContactKind.VIDEO),
    )


def _address(person: Person) -> tuple[str, ...]:
    """The lines of an envelope; none when the address is shielded, because letters lie about."""
    if person.address_shielded:
        return ()
    place = "  ".join(part for part in (person.postcode, person.town) if part)
    return tuple(part for part in (person.street, place) if part)


def _where(appointment: Appointment, person: Person, *, familiar: bool) -> str:
    """The place as it was agreed; a shielded address does not come out through a talk at home."""
    hidden = person.address_shielded and appointment.kind is ContactKind.HOME
    return "" if hidden else place_said(appointment, person, _at_home(familiar=familiar))


def _at_home(*, familiar: bool) -> str:
    return pgettext("je", "at your home") if familiar else pgettext("u", "at your home")


def _support(forms: FormLibrary) -> str:
    """Where free support can be reached, when the organisation filled that in; the shipped example does not know."""
    own = [one for one in forms.text_blocks("clientondersteuning") if not one.example]
    return dict(own[0].defaults).get("ondersteuner", "") if own else ""


def _how(appointment: Appointment, *, familiar: bool) -> str:
    """In what way people meet, as the resident reads it; "" when the place says it."""
    home = _at_home(familiar=familiar)
    words = {ContactKind.PHONE: _("by phone"), ContactKind.VIDEO: _("by video")}
    if not appointment.place:
        words |= {ContactKind.HOME: home, ContactKind.OFFICE: _("at the office"), ContactKind.WORKPLACE: _("at work")}
    return words.get(appointment.kind, "")


def _plan_by(found: tuple[Term, ...], today: date) -> date | None:
    """The last day for a personal plan while that lies ahead; the law gives it to who reported under the Wmo."""
    days = [one.due_on for one in found if one.id == _PERSONAL_PLAN and one.settled_on is None]
    return next((day for day in sorted(days) if day >= today), None)
