"""What differs between a file and what is here, in words that somebody can choose by (M06)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields
from datetime import date, datetime

from intake_app.domain.conversations import Appointment, Contact, Conversation
from intake_app.domain.entity import Entity
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.planning import Agreement, Goal, Plan, PlanElement, Signature, Step, StoredDocument, Strength
from intake_app.domain.portfolio import Portfolio, PortfolioItem
from intake_app.domain.reviewing import Review
from intake_app.i18n import _, format_day, format_time

_NAMING = ("sentence", "title", "what", "name", "signer", "subject", "text", "item", "element", "reason", "words")
"""Fields that name a part, the first that is filled."""
_LONGEST = 90
_KINDS: dict[type[Entity], Callable[[], str]] = {
    Person: lambda: _("Who it is about"),
    CaseFile: lambda: _("The dossier itself"),
    NetworkPerson: lambda: _("Somebody around"),
    Conversation: lambda: _("A talk"),
    Contact: lambda: _("A contact"),
    Appointment: lambda: _("An appointment"),
    Measurement: lambda: _("A filled-in form"),
    Answer: lambda: _("An answer"),
    Strength: lambda: _("A strength"),
    Plan: lambda: _("A plan"),
    Goal: lambda: _("A goal"),
    Step: lambda: _("A step"),
    Agreement: lambda: _("An agreement"),
    PlanElement: lambda: _("A part of the plan"),
    Signature: lambda: _("A signature"),
    StoredDocument: lambda: _("A kept document"),
    Portfolio: lambda: _("The portfolio"),
    PortfolioItem: lambda: _("A line of the portfolio"),
    Review: lambda: _("A look-back"),
}
_HIDDEN = {"id", "case_id", "position", "copied_from", "strokes", "content", "snapshot", "sha256", "form_checksum"}


_FIELDS: dict[str, Callable[[], str]] = {
    "first_name": lambda: _("First name"),
    "last_name": lambda: _("Last name"),
    "birth_date": lambda: _("Date of birth"),
    "street": lambda: _("Street and number"),
    "postcode": lambda: _("Postcode"),
    "town": lambda: _("Town"),
    "phone": lambda: _("Telephone"),
    "email": lambda: _("E-mail"),
    "owner_name": lambda: _("Who carries it out"),
    "due_on": lambda: _("Before which day"),
    "status": lambda: _("How it goes"),
}
"""Fields whose words do not say by themselves what they are."""


EMPTY: tuple[object, ...] = (None, "", ())
"""What says nothing: it never takes the place of what is here."""


def title_of(entity: Entity) -> str:
    """What sort of part it is, and which: "Een doel: Ik wil weer werken"."""
    kind = _KINDS.get(type(entity), lambda: _("A part of the dossier"))()
    if isinstance(entity, Plan):
        return _("{kind}: version {n}").format(kind=kind, n=entity.version)
    if isinstance(entity, Measurement):
        day = format_day(entity.measured_on, weekday=False, year=True)
        return f"{kind}: {entity.instrument}, {day}"
    name = next((str(getattr(entity, one)) for one in _NAMING if getattr(entity, one, "")), "")
    return f"{kind}: {_short(name)}" if name else kind


def difference_lines(here: Entity, there: Entity, left_out: Collection[str], today: date) -> tuple[str, ...]:
    """Per field that differs what is here and what stands in the file; what is empty in the file is no difference."""
    lines = []
    for one in fields(here):
        was, is_ = getattr(here, one.name), getattr(there, one.name)
        if was != is_ and is_ not in EMPTY and one.name not in _HIDDEN and one.name not in left_out:
            words = _("here “{here}”, in the file “{there}”")
            said = words.format(here=_shown(was, today), there=_shown(is_, today))
            label = _FIELDS.get(one.name)
            lines.append(f"{label()}: {said}" if label else said)
    return tuple(lines)


def _shown(value: object, today: date) -> str:
    if value is None or value == "" or value == ():
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        day = format_day(value.astimezone().date(), weekday=False, year=True)
        return f"{day}, {format_time(value)}"
    if isinstance(value, date):
        return format_day(value, weekday=False, year=value.year != today.year)
    if isinstance(value, tuple):
        return _short(", ".join(_shown(one, today) for one in value))
    return _short(str(value))


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
