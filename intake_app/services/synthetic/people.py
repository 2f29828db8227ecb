"""Invented people: who they are, how they live, and the line of their dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.vocabulary import CaseStatus, ContactKind, LegalGround, PersonRole, ReferralSource
from intake_app.services.synthetic.chance import Chance

LONGEST_AGO = 5 * 365
_SOURCES = tuple(ReferralSource)


@dataclass(frozen=True, slots=True)
class Resident:
    """One invented resident with the dossier as it was opened."""

    person: Person
    case: CaseFile
    barriers: tuple[str, ...]
    status: CaseStatus


def resident(chance: Chance, number: int) -> Resident:
    """Somebody, and the dossier. Its line in the caseload is finished when the rest is known."""
    names, status = chance.book.names, CaseStatus(chance.of("status"))
    person = _person(chance, number)
    opened = _opened(chance, status)
    case = CaseFile(
        id=chance.id(),
        person_id=person.id,
        number=f"{opened.year}-{number:06d}",
        opened_on=opened,
        status=status,
        neighbourhood=chance.one(names["neighbourhoods"]),
        household=chance.of("household"),
        income=_income(chance),
        consultant=f"Consulent {chance.number(1, names['consultants'])}",
        legal_grounds=tuple(LegalGround(one) for one in chance.of("ground").split("+")),
        next_step=chance.one(chance.book.text["next_step"]),
        next_step_on=None if status is CaseStatus.CLOSED else chance.today + timedelta(days=chance.number(-20, 90)),
    )
    return Resident(person, case, chance.barriers(), status)


def _person(chance: Chance, number: int) -> Person:
    names, gender = chance.book.names, chance.of("gender")
    age = chance.between(chance.of("age"))
    today = chance.today
    born = date(today.year - age, 1, 1) + timedelta(days=chance.number(0, (today - date(today.year, 1, 1)).days))
    if gender == "anders":
        gender = chance.one(("vrouw", "man"))
    return Person(
        id=chance.id(),
        first_name=chance.one(names[gender]),
        infix=chance.one(names["infixes"]),
        last_name=chance.one(names["last"]),
        birth_date=born,
        street=f"{chance.one(names['streets'])} {chance.number(1, 240)}",
        postcode="0000 AA",
        town="Rijnveen",
        phone=f"06 – 00 {number // 10000 % 100:02d} {number // 100 % 100:02d} {number % 100:02d}",
        language=chance.of("language"),
        interpreter_needed=chance.of("interpreter") == "ja",
    )


def _income(chance: Chance) -> str:
    income, months = chance.of("income"), chance.between(chance.of("benefit_months"))
    return income if income == "geen" else f"{income}, {months} maanden"


def _opened(chance: Chance, status: CaseStatus) -> date:
    """The newest dossiers are not far yet."""
    far = {CaseStatus.REPORTED: 60, CaseStatus.IN_CONVERSATION: 240}.get(status, LONGEST_AGO)
    near = {CaseStatus.REPORTED: 0, CaseStatus.IN_CONVERSATION: 20}.get(status, 300)
    return chance.today - timedelta(days=chance.number(near, far))


def melding(chance: Chance, found: Resident) -> Melding:
    """How somebody came into view; four in ten never apply."""
    case = found.case
    applied = None if chance.share(40) else min(chance.today, case.opened_on + timedelta(days=chance.number(7, 60)))
    return Melding(
        id=chance.id(),
        case_id=case.id,
        reported_on=case.opened_on,
        contact_kind=ContactKind.PHONE,
        source=chance.one(_SOURCES),
        reason=chance.words("own", 200),
        invited_on=min(chance.today, case.opened_on + timedelta(days=chance.number(1, 14))),
        applied_on=applied,
        supporter_told_on=case.opened_on if chance.share(70) else None,
    )


def network(chance: Chance, found: Resident) -> tuple[NetworkPerson, ...]:
    """The parties around somebody: organisations, and one of their own people when there are more."""
    many = int(chance.of("parties"))
    people = []
    for place in range(many):
        own = place == 1
        people.append(
            NetworkPerson(
                id=chance.id(),
                case_id=found.case.id,
                position=place,
                name=chance.one(chance.book.names["vrouw" if chance.share(50) else "man"]),
                relation="zus" if own else "hulpverlener",
                role=PersonRole.RELATIVE if own else PersonRole.OTHER,
                organisation="" if own else chance.one(chance.book.names["organisations"]),
            )
        )
    return tuple(people)
