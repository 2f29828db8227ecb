"""Nobody is forgotten: what asks for attention, from which day, and the caseload's list of it (L02, FX11, FX32)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import CaseStatus, ContactKind
from intake_app.errors import InputRefused
from intake_app.services import attention, caseload, contacts, dossiers, pauses
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk
from intake_app.services.editing import edit

ME = "Marloes Dekker"


def _asks(desk: Desk, on: date) -> dict[UUID, AttentionKind | None]:
    query = CaseloadQuery(consultant=ME, filter=CaseloadFilter.ATTENTION, today=on)
    return {row.case_id: row.attention for row in caseload.caseload(desk, query).rows}


@pytest.fixture
def today(desk: Desk) -> date:
    desk.clock = Clock(date(2026, 9, 15))
    return desk.today()


def test_that_a_year_of_silence_is_parked_from_the_day_itself() -> None:
    last, opened = date(2025, 5, 1), date(2020, 1, 1)
    assert not attention.parked(last, opened, date(2026, 4, 30))
    assert attention.parked(last, opened, date(2026, 5, 1))
    assert attention.parked(None, date(2025, 5, 1), date(2026, 5, 1))
    assert attention.parked(date(2024, 2, 29), opened, date(2025, 2, 28))


def test_that_who_was_not_spoken_to_for_a_year_is_listed(desk: Desk, case_id: UUID, today: date) -> None:
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", contact_on=date(2025, 9, 16))
    assert case_id not in _asks(desk, date(2026, 9, 15))
    assert _asks(desk, date(2026, 9, 16))[case_id] is AttentionKind.LONG_SILENCE


def test_that_an_attempt_without_answer_is_no_contact(desk: Desk, case_id: UUID, today: date) -> None:
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", contact_on=date(2026, 9, 1))
    contacts.log(desk, case_id, ContactKind.PHONE, "Niemand.", contact_on=date(2026, 9, 14), answered=False)
    dossier = desk.dossier(case_id)
    assert dossier.case.last_contact_on == date(2026, 9, 1)
    assert contacts.state(dossier, today).attempts == 1


def test_that_the_agreed_frequency_says_when_contact_is_overdue(desk: Desk, case_id: UUID, today: date) -> None:
    contacts.agree(desk, case_id, 2)
    contacts.log(desk, case_id, ContactKind.HOME, "Koffie.")
    state = contacts.state(desk.dossier(case_id), date(2026, 9, 29))
    assert (state.next_on, state.overdue) == (date(2026, 9, 29), False)
    assert contacts.state(desk.dossier(case_id), date(2026, 9, 30)).overdue
    assert case_id not in _asks(desk, date(2026, 9, 28))
    assert _asks(desk, date(2026, 9, 29))[case_id] is AttentionKind.CONTACT_DUE
    contacts.agree(desk, case_id, None)
    assert case_id not in _asks(desk, date(2026, 10, 30))


def test_that_the_next_contact_that_was_said_goes_before_the_frequency(desk: Desk, case_id: UUID, today: date) -> None:
    contacts.agree(desk, case_id, 8)
    contacts.log(desk, case_id, ContactKind.PHONE, "Volgende week weer.", next_contact_on=date(2026, 9, 22))
    assert attention.next_contact(desk.dossier(case_id)) == date(2026, 9, 22)
    desk.clock = Clock(date(2026, 9, 23))
    contacts.log(desk, case_id, ContactKind.PHONE, "Goed gesprek.")
    assert attention.next_contact(desk.dossier(case_id)) == date(2026, 11, 18)


def test_that_hours_of_this_year_are_taken_from_fifty_two(desk: Desk, case_id: UUID, today: date) -> None:
    for day, minutes in ((date(2026, 1, 5), 1440), (date(2026, 3, 2), 450), (date(2025, 12, 31), 600)):
        contacts.log(desk, case_id, ContactKind.HOME, "Gesprek.", contact_on=day, minutes=minutes)
    dossier = desk.dossier(case_id)
    assert contacts.hours_used(dossier, 2026) == Decimal("31.5")
    assert contacts.hours_left(dossier, 2026) == Decimal("20.5")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"contact_on": date(2026, 9, 16)}, "verleden"),
        ({"minutes": 0}, "minuten"),
        ({"next_contact_on": date(2026, 9, 15)}, "na dit contact"),
    ],
)
def test_that_a_contact_that_cannot_be_is_refused(
    desk: Desk, case_id: UUID, today: date, values: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InputRefused, match=sentence):
        contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", **values)  # type: ignore[arg-type]  # one of each kind
    assert not desk.dossier(case_id).contacts


def test_that_the_list_and_its_count_follow_the_consultant(desk: Desk, case_id: UUID, today: date) -> None:
    other = dossiers.open_dossier(desk, Person(first_name="Karims"))
    edit(desk, CaseFile, other, consultant="Karim")
    query = CaseloadQuery(consultant=ME, filter=CaseloadFilter.ATTENTION, today=date(2028, 1, 1))
    page = caseload.caseload(desk, query)
    assert other not in {row.case_id for row in page.rows}
    assert page.counts[CaseloadFilter.ATTENTION] == len(page.rows) == page.total


def test_that_attention_can_be_searched_and_sorted(desk: Desk, case_id: UUID, today: date) -> None:
    query = CaseloadQuery(consultant=ME, filter=CaseloadFilter.ATTENTION, today=date(2028, 1, 1), search="veldkamp")
    assert case_id in {row.case_id for row in caseload.caseload(desk, query).rows}
    for sort in caseload.CaseloadSort:
        query = CaseloadQuery(consultant=ME, filter=CaseloadFilter.ATTENTION, today=date(2028, 1, 1), sort=sort)
        assert case_id in {row.case_id for row in caseload.caseload(desk, query).rows}


def test_that_a_time_out_asks_on_its_contact_day_and_keeps_the_rest_quiet(
    desk: Desk, case_id: UUID, today: date
) -> None:
    contacts.agree(desk, case_id, 2)
    pauses.pause(desk, case_id, reason="Opname", resume_on=date(2026, 12, 1), contact_on=date(2026, 10, 20))
    assert desk.dossier(case_id).case.status is CaseStatus.TIME_OUT
    assert case_id not in _asks(desk, date(2026, 10, 19))
    assert _asks(desk, date(2026, 10, 20))[case_id] is AttentionKind.TIME_OUT
