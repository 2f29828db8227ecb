"""The caseload: who, where are we, what is next and who is to move; today, terms, who was not seen for long (L02)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from intake_app.domain.caseload_words import CaseloadListKind, ListedMark
from intake_app.domain.vocabulary import ContactKind
from intake_app.services.desk import Desk
from intake_app.store.caseload import (
    EVERYBODY,
    CaseloadFilter,
    CaseloadNarrowing,
    CaseloadPage,
    CaseloadQuery,
    CaseloadRow,
    CaseloadSort,
)

__all__ = [
    "EVERYBODY",
    "Agenda",
    "AgendaItem",
    "CaseloadFilter",
    "CaseloadListKind",
    "CaseloadNarrowing",
    "CaseloadPage",
    "CaseloadQuery",
    "CaseloadRow",
    "CaseloadSort",
    "ListedMark",
    "Overdue",
    "Term",
    "agenda",
    "caseload",
    "due_terms",
    "get_ready",
    "lists",
]

TERM_WEEKS = 3
_EVERY_TERM = 10**9
CONTACT_WEEKS = 4
_FIRST_LETTERS = "ae"
"""Of many and of a few: both ways to search are asked once, and the pages of the index that all need are at hand."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An appointment of today."""

    case_id: UUID
    name: str
    starts_at: datetime
    subject: str
    kind: ContactKind
    place: str


@dataclass(frozen=True, slots=True)
class Term:
    """A date by which something is due in the coming three weeks, or that has passed."""

    case_id: UUID
    name: str
    what: str
    due_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """Somebody without contact for four weeks or longer."""

    case_id: UUID
    name: str
    phone: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """The left column of the first screen."""

    today: tuple[AgendaItem, ...]
    terms: tuple[Term, ...]
    long_without_contact: tuple[Overdue, ...]


def caseload(desk: Desk, query: CaseloadQuery) -> CaseloadPage:
    """One page of the caseload, with the counts of the filters and, when nothing was found, what may be meant."""
    page = desk.vault.caseload.page(query)
    return replace(page, rows=_asked(desk, page.rows))


def get_ready(desk: Desk, query: CaseloadQuery) -> None:
    """Ask what somebody may type first, so that the first letter is answered as quickly as the next ones."""
    for letter in _FIRST_LETTERS:
        desk.vault.caseload.page(replace(query, search=letter))


def lists(desk: Desk, query: CaseloadQuery) -> Mapping[CaseloadListKind, int]:
    """How many open dossiers are on each standard list, of whom the query shows; counted when something changed."""
    return desk.vault.caseload.lists(query)


def agenda(desk: Desk, *, most: int = 20) -> Agenda:
    """What today asks of who works here, which dates come near, who was not spoken to for long.

    Of the dossiers of this consultant, like the first tab of the list; at most `most` terms and people.
    """
    today = desk.today()
    return Agenda(
        _appointments(desk, today), _terms(desk, today, most, desk.profile.consultant), _overdue(desk, today, most)
    )


def _asked(desk: Desk, rows: tuple[CaseloadRow, ...]) -> tuple[CaseloadRow, ...]:
    """Lines without what this organisation does not ask."""
    off = {"phone": "Person.phone", "neighbourhood": "CaseFile.neighbourhood"}
    empty = {name: "" for name, field in off.items() if field in desk.fields_off}
    return tuple(replace(one, **empty) for one in rows) if empty else rows  # type: ignore[arg-type]  # both are words


def due_terms(desk: Desk) -> Mapping[UUID, tuple[Term, ...]]:
    """What is due within three weeks or past due, for every open dossier."""
    found: dict[UUID, tuple[Term, ...]] = {}
    for term in _terms(desk, desk.today(), _EVERY_TERM, None):
        found[term.case_id] = (*found.get(term.case_id, ()), term)
    return found


def _appointments(desk: Desk, today: date) -> tuple[AgendaItem, ...]:
    start = datetime.combine(today, datetime.min.time()).astimezone()
    end = datetime.combine(today + timedelta(days=1), datetime.min.time()).astimezone()
    with desk.vault.read() as reading:
        found = reading.appointments(desk.profile.consultant, start, end)
    return tuple(AgendaItem(one.case_id, name, one.starts_at, one.subject, one.kind, one.place) for name, one in found)


def _terms(desk: Desk, today: date, most: int, consultant: str | None) -> tuple[Term, ...]:
    """What is due within three weeks or past due, soonest first; read from what was kept with each dossier."""
    known = desk.forms.terms
    found = desk.vault.caseload.due_terms(today + timedelta(weeks=TERM_WEEKS), most, consultant)
    named = ((one, known.term(one.term)) for one in found)
    return tuple(
        Term(one.case_id, one.name, str(term.title), one.due_on, (one.due_on - today).days)
        for one, term in named
        if term is not None
    )


def _overdue(desk: Desk, today: date, most: int) -> tuple[Overdue, ...]:
    query = CaseloadQuery(
        consultant=desk.profile.consultant,
        filter=CaseloadFilter.MINE,
        contact_before=today - timedelta(weeks=CONTACT_WEEKS),
        sort=CaseloadSort.LAST_CONTACT_ON,
        limit=most,
    )
    rows = _asked(desk, desk.vault.caseload.page(query).rows)
    return tuple(
        Overdue(row.case_id, row.name, row.phone, (today - row.last_contact_on).days // 7)
        for row in rows
        if row.last_contact_on is not None
    )
