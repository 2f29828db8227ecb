"""Agreements of more than two: every party speaks for itself in the form about it, one paper for all to sign (E02)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.documents.parties_sheet import PartiesSheet, PartyPart
from intake_app.documents.sheet_parts import SignatureBlock, SignState
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.conditions import READING
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.services import measuring
from intake_app.services.desk import Desk

FORM = "afspraken-partijen"
RESIDENT, DIRECTOR, EMPLOYER = "inwoner", "regisseur", "werkgever"
GIVES, NEEDS = "wat-ik-doe", "wat-ik-bied"


class Template(StrEnum):
    """Kinds of agreement with their usual parties (AgreementTemplate)."""

    TRIANGLE = "driehoek"
    TRIPARTITE = "tripartite"
    SUPPORT = "leun-en-steun"
    VOLUNTEER = "vrijwilligersovereenkomst"
    GUIDANCE = "begeleiding-per-partij"


ROLES: dict[Template, tuple[str, ...]] = {
    Template.TRIANGLE: (RESIDENT, EMPLOYER, "jobcoach"),
    Template.TRIPARTITE: (RESIDENT, EMPLOYER, DIRECTOR),
    Template.SUPPORT: (RESIDENT, "buddy"),
    Template.VOLUNTEER: (RESIDENT, "werkbegeleider"),
    Template.GUIDANCE: (RESIDENT, EMPLOYER, "jobcoach", DIRECTOR),
}
"""Who usually takes part; `add_party` brings more to the table."""
_RATERS = {RESIDENT: RaterRole.RESIDENT, DIRECTOR: RaterRole.CONSULTANT}


@dataclass(frozen=True, slots=True)
class Party:
    """One party of an agreement: the reading in which it speaks, with its answers."""

    reading: Measurement
    answers: dict[str, Answer]

    @property
    def role(self) -> str:
        """Id of the role in the form."""
        value = self.answers[READING].extra_value("rol") if READING in self.answers else None
        return value if isinstance(value, str) else ""

    @property
    def name(self) -> str:
        """Who speaks."""
        value = self.answers[READING].extra_value("partij") if READING in self.answers else None
        return value if isinstance(value, str) and value else self.reading.rater_name

    def said(self, item: str) -> str:
        """The own words about one question."""
        return self.answers[item].text.strip() if item in self.answers else ""


@dataclass(frozen=True, slots=True)
class PartiesAgreement:
    """One agreement: what it is about, and its parties in the order in which they came."""

    subject: str
    parties: tuple[Party, ...]

    @property
    def solid(self) -> bool:
        """All legs stand: every party says what it does and what it needs of the others (WW11)."""
        return len(self.parties) > 1 and all(one.said(GIVES) and one.said(NEEDS) for one in self.parties)


def template_words(template: Template) -> str:
    """What a template is called."""
    return {
        Template.TRIANGLE: _("Guidance at work, three parties"),
        Template.TRIPARTITE: _("Placement, three parties"),
        Template.SUPPORT: _("Somebody to lean on"),
        Template.VOLUNTEER: _("Volunteer agreement"),
        Template.GUIDANCE: _("Guidance for every party"),
    }[template]


def start(
    desk: Desk, case_id: UUID, template: Template, about: str = "", names: Sequence[str] = ()
) -> PartiesAgreement:
    """Begin an agreement: a sheet for every party. `names` are those of the others, in the order of the roles.

    Raises InputRefused when another party has no name: everybody speaks and signs under the own name.
    """
    dossier = desk.dossier(case_id)
    own = {RESIDENT: dossier.person.full_name, DIRECTOR: desk.profile.consultant}
    others = [role for role in ROLES[template] if role not in own]
    if len([name for name in names if name.strip()]) < len(others):
        raise InputRefused(_("Give the name of every other party. Everybody signs under the own name."))
    named = own | dict(zip(others, (name.strip() for name in names), strict=False))
    subject = ": ".join(part for part in (template_words(template), about.strip()) if part)
    for role in ROLES[template]:
        _sheet_for(desk, case_id, subject, role, named[role])
    return _about(desk, case_id, subject)


def add_party(desk: Desk, case_id: UUID, subject: str, role: str, name: str) -> PartiesAgreement:
    """Bring one more party to an agreement: a sheet and a place to sign of its own.

    Raises InputRefused without a name or a role, and for somebody who takes part already.
    """
    said = " ".join(name.split())
    if not said or not role:
        raise InputRefused(_("Give the name of the party and its role. Everybody signs under the own name."))
    if said.casefold() in {one.name.casefold() for one in _about(desk, case_id, subject).parties}:
        raise InputRefused(_("{name} takes part already.").format(name=said))
    _sheet_for(desk, case_id, subject, role, said)
    return _about(desk, case_id, subject)


def _sheet_for(desk: Desk, case_id: UUID, subject: str, role: str, name: str) -> None:
    rater = _RATERS.get(role, RaterRole.OTHER)
    reading = measuring.start_reading(desk, case_id, FORM, rater, subject=subject, rater_name=name)
    measuring.record_extra(desk, reading.id, READING, {"partij": name, "rol": role})


def _about(desk: Desk, case_id: UUID, subject: str) -> PartiesAgreement:
    found = next((one for one in agreements(desk.dossier(case_id)) if one.subject == subject), None)
    if found is None:
        raise InputRefused(_("This agreement is not there any more. Begin it in the plan."))
    return found


def roles(form: Instrument) -> tuple[tuple[str, str], ...]:
    """Every role that a party can have, in words; the resident has one sheet already."""
    field = next(one for one in form.fields if one.id == "rol")
    return tuple((one.id, str(one.label)) for one in field.options if one.id != RESIDENT)


def agreements(dossier: Dossier) -> tuple[PartiesAgreement, ...]:
    """Every agreement of several parties, the newest first; of each party its newest words."""
    found = []
    for subject in reversed(dossier.subjects(FORM)):
        newest = {(one.rater, one.rater_name): one for one in dossier.readings(FORM, subject=subject)}
        parties = tuple(Party(one, dossier.answers_of(one)) for one in newest.values())
        found.append(PartiesAgreement(subject, parties))
    return tuple(found)


def parties_sheet(dossier: Dossier, forms: FormLibrary, place: str, today: date) -> PartiesSheet:
    """The newest agreement as one paper, with a place to sign for every party. Raises InputRefused without one."""
    newest = next(iter(agreements(dossier)), None)
    if newest is None:
        raise InputRefused(_("There is no agreement with several parties yet. Begin one in the plan."))
    form = forms.instrument(FORM)
    return PartiesSheet(
        title=newest.subject or str(form.title),
        dated=today,
        parties=tuple(
            PartyPart(name=one.name, role=role_words(form, one.role), lines=tuple(_lines(form, one)))
            for one in newest.parties
        ),
        contact=_contact(form, newest),
        signatures=tuple(
            SignatureBlock(name=one.name, role=role_words(form, one.role), place=place, state=SignState.WET_INK)
            for one in newest.parties
        ),
    )


def role_words(form: Instrument, role: str) -> str:
    """A role as the form calls it."""
    field = next(one for one in form.fields if one.id == "rol")
    option = field.option(role) if role else None
    return str(option.label) if option is not None else ""


def _lines(form: Instrument, party: Party) -> Iterable[tuple[str, str]]:
    for item in form.items:
        words = party.said(item.id)
        if words:
            yield str(item.plain), words


def _contact(form: Instrument, agreement: PartiesAgreement) -> str:
    field = next(one for one in form.fields if one.id == "frequentie")
    for party in agreement.parties:
        about = party.answers.get(READING)
        often, first = (about.extra_value(name) if about else None for name in ("frequentie", "eerste-contact"))
        option = field.option(often) if isinstance(often, str) and often else None
        if about is not None and option is not None and isinstance(first, str) and first:
            day = format_day(date.fromisoformat(first), weekday=True, year=True)
            said = _("Contact: {often}. The first time on {day}.").format(often=option.label, day=day)
            last = about.extra_value("tot-wanneer")
            if isinstance(last, str) and last:
                until = format_day(date.fromisoformat(last), weekday=True, year=True)
                said += " " + _("We keep this up until {day}.").format(day=until)
            return said
    return ""
