"""The life of a dossier beside its plan: talks, contacts, direction, portfolio, pauses, aftercare and closing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.follow_up import Aftercare, AftercareMoment, Closing, TimeOut
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.planning import PerspectiveEstimate, Strength
from intake_app.domain.portfolio import Portfolio, PortfolioItem
from intake_app.domain.vocabulary import (
    CaseStatus,
    ContactKind,
    ConversationKind,
    GoalClass,
    PortfolioSection,
    ReadBack,
)
from intake_app.services.synthetic.chance import Chance
from intake_app.services.synthetic.people import Resident

CONTACTS = (4, 16)
"""How many contacts a dossier has: ten on the middle, a million in a hundred thousand."""
SILENT = timedelta(days=370)
_KINDS = (ContactKind.PHONE, ContactKind.HOME, ContactKind.OFFICE, ContactKind.MESSAGE)
_SECTIONS = tuple(PortfolioSection)


@dataclass(slots=True)
class Life:
    """What happened beside the plan."""

    conversations: list[Conversation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    perspectives: list[PerspectiveEstimate] = field(default_factory=list)
    strengths: list[Strength] = field(default_factory=list)
    portfolios: list[Portfolio] = field(default_factory=list)
    portfolio_items: list[PortfolioItem] = field(default_factory=list)
    time_outs: list[TimeOut] = field(default_factory=list)
    aftercares: list[Aftercare] = field(default_factory=list)
    aftercare_moments: list[AftercareMoment] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)


def last_heard(chance: Chance, found: Resident) -> date:
    """Until when people spoke: with one in ten of the older dossiers for over a year not any more."""
    opened = found.case.opened_on
    if found.status is CaseStatus.CLOSED:
        return chance.day(opened + timedelta(days=200), chance.today)
    if chance.of("silent") == "ja" and chance.today - opened > SILENT + timedelta(days=30):
        return chance.day(opened, chance.today - SILENT)
    return chance.day(max(opened, chance.today - timedelta(days=360)), chance.today)


def life(chance: Chance, found: Resident, talked: date | None, until: date) -> Life:
    """Everything from the first talk (None: not yet) up to the last time people spoke."""
    made = Life()
    if talked is None:
        return made
    _talk(chance, found, talked, made)
    for _number in range(chance.number(*CONTACTS) - 1):
        made.contacts.append(_contact(chance, found, chance.day(talked, until)))
    made.contacts.append(_contact(chance, found, until))
    _direction(chance, found, talked, made)
    if chance.share(60):
        _portfolio(chance, found, made)
    _after(chance, found, until, made)
    return made


def _talk(chance: Chance, found: Resident, day: date, made: Life) -> None:
    made.conversations.append(
        Conversation(
            id=chance.id(),
            case_id=found.case.id,
            held_on=day,
            minutes=chance.number(30, 90),
            kind=ConversationKind.KITCHEN_TABLE,
            conductor=found.case.consultant,
            summary=chance.words("contact"),
            read_back=ReadBack.YES,
            closed_at=chance.moment(day),
        )
    )
    for place in range(chance.number(1, 3)):
        made.strengths.append(
            Strength(
                id=chance.id(),
                case_id=found.case.id,
                position=place,
                title=chance.one(chance.book.text["strength"]),
            )
        )


def _contact(chance: Chance, found: Resident, day: date) -> Contact:
    return Contact(
        id=chance.id(),
        case_id=found.case.id,
        contact_on=day,
        kind=chance.one(_KINDS),
        note=chance.words("contact", 300),
        by=found.case.consultant,
        minutes=chance.number(5, 60),
    )


def _direction(chance: Chance, found: Resident, day: date, made: Life) -> None:
    direction = chance.of("direction")
    months = chance.number(3, 24) if direction == "betaald-werk" else None
    made.perspectives.append(
        PerspectiveEstimate(
            id=chance.id(),
            case_id=found.case.id,
            estimated_on=day,
            goal_class=GoalClass(direction),
            motivation=chance.words("contact", 300),
            estimated_by=found.case.consultant,
            months=months,
        )
    )


def _portfolio(chance: Chance, found: Resident, made: Life) -> None:
    made.portfolios.append(Portfolio(id=chance.id(), case_id=found.case.id, motto=chance.one(chance.book.text["own"])))
    for place in range(chance.number(2, 5)):
        made.portfolio_items.append(
            PortfolioItem(
                id=chance.id(),
                case_id=found.case.id,
                section=chance.one(_SECTIONS),
                position=place,
                title=chance.one(chance.book.text["item"]),
            )
        )


def _after(chance: Chance, found: Resident, until: date, made: Life) -> None:
    case, today = found.case, chance.today
    if found.status is CaseStatus.TIME_OUT:
        made.time_outs.append(
            TimeOut(
                id=chance.id(),
                case_id=case.id,
                reason=chance.words("own", 100),
                from_on=chance.day(max(case.opened_on, today - timedelta(days=200)), today),
                resume_on=today + timedelta(days=chance.number(10, 90)),
                contact_on=today + timedelta(days=chance.number(1, 30)),
            )
        )
    elif found.status is CaseStatus.AFTERCARE:
        started = chance.day(max(case.opened_on, today - timedelta(days=300)), today)
        care = Aftercare(id=chance.id(), case_id=case.id, started_on=started, place="Werkplaats Noord")
        made.aftercares.append(care)
        due = today + timedelta(days=chance.number(3, 40))
        made.aftercare_moments.append(
            AftercareMoment(id=chance.id(), case_id=case.id, aftercare_id=care.id, due_on=due)
        )
    elif found.status is CaseStatus.CLOSED:
        made.closings.append(
            Closing(
                id=chance.id(),
                case_id=case.id,
                closed_on=until,
                reason=chance.words("contact", 200),
                destination="Werkplaats Noord",
                outcome=OutcomeKind(chance.of("outcome")),
                by=case.consultant,
            )
        )
