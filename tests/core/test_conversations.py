"""A conversation that stops halfway is found again, where it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from intake_app.clock import Clock
from intake_app.domain.conversations import Conversation
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import CaseStatus, ContactKind, ConversationKind, Phase, RaterRole
from intake_app.errors import InputRefused
from intake_app.services import contacts, conversations, dossiers, measuring, vaults
from intake_app.services.desk import Desk
from intake_app.services.editing import edit

from .conftest import PASSPHRASE, TODAY


@pytest.fixture(autouse=True)
def _all_closed(desk: Desk) -> Iterator[None]:
    """Leave no conversation open for the next test."""
    yield
    desk.clock = Clock(TODAY)
    while (left := conversations.unfinished(desk)) is not None:
        running = conversations.open_conversation(desk.dossier(left.case_id))
        assert running is not None
        conversations.close_conversation(desk, running.id)


def test_that_without_an_open_conversation_nothing_is_unfinished(desk: Desk, case_id: UUID) -> None:
    assert conversations.unfinished(desk) is None
    assert conversations.open_conversation(desk.dossier(case_id)) is None


def test_that_starting_again_goes_on_with_the_open_conversation(desk: Desk, case_id: UUID) -> None:
    first = conversations.start_conversation(desk, case_id)
    desk.clock = Clock(date(2026, 9, 16))
    assert conversations.start_conversation(desk, case_id, ConversationKind.REVIEW).id == first.id
    conversations.close_conversation(desk, first.id)
    second = conversations.start_conversation(desk, case_id, ConversationKind.REVIEW, ContactKind.PHONE)
    assert second.id != first.id
    assert (second.held_on, second.kind, second.place) == (date(2026, 9, 16), ConversationKind.REVIEW, "")


def test_that_a_conversation_at_home_knows_who_leads_it_and_where(desk: Desk, case_id: UUID) -> None:
    edit(desk, Person, desk.dossier(case_id).person.id, town="Rijnveen")
    talk = conversations.start_conversation(desk, case_id)
    assert (talk.conductor, talk.place, talk.contact_kind) == ("Marloes Dekker", "Rijnveen", ContactKind.HOME)


def test_that_an_unfinished_conversation_tells_whose_it_is_where_it_was_and_since_when(
    desk: Desk, case_id: UUID
) -> None:
    talk = conversations.start_conversation(desk, case_id)
    conversations.remember_place(desk, talk.id, "tafel/mentaal")
    left = conversations.unfinished(desk)
    assert left is not None
    assert (left.case_id, left.name, left.resume_at) == (case_id, "Joyce Veldkamp", "tafel/mentaal")
    assert left.last_saved_at <= desk.clock.now()
    conversations.close_conversation(desk, talk.id)
    assert conversations.unfinished(desk) is None


def test_that_the_newest_of_two_open_conversations_is_offered(desk: Desk, case_id: UUID) -> None:
    conversations.start_conversation(desk, case_id)
    other = dossiers.open_dossier(desk, Person(first_name="Henk", last_name="Verbrugge"))
    desk.clock = Clock(date(2026, 9, 16))
    conversations.start_conversation(desk, other)
    left = conversations.unfinished(desk)
    assert left is not None and left.name == "Henk Verbrugge"


def test_that_a_conversation_is_found_again_after_the_program_stopped(tmp_path: Path) -> None:
    path = tmp_path / "v.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"))
    talk = conversations.start_conversation(desk, case_id)
    conversations.remember_place(desk, talk.id, "tafel/meedoen")
    desk.close()
    again = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
    try:
        left = conversations.unfinished(again)
        going_on = conversations.start_conversation(again, case_id)
    finally:
        again.close()
    assert left is not None and left.resume_at == going_on.resume_at == "tafel/meedoen"
    assert going_on.id == talk.id


def test_that_remembering_the_place_stands_in_nobodys_way_to_undo(desk: Desk, case_id: UUID) -> None:
    """At the table every step to a next question is remembered; Ctrl+Z takes back the answer, not the step."""
    talk = conversations.start_conversation(desk, case_id)
    reading = measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
    measuring.record_answer(desk, reading.id, "lichaam", value=4)
    measuring.record_answer(desk, reading.id, "lichaam", value=7)
    conversations.remember_place(desk, talk.id, "tafel/mentaal")
    desk.undo(case_id)
    assert desk.dossier(case_id).answers_of(reading)["lichaam"].value == 4
    conversations.remember_place(desk, talk.id, "tafel/lichaam")
    desk.redo(case_id)
    dossier = desk.dossier(case_id)
    assert dossier.answers_of(reading)["lichaam"].value == 7
    assert dossier.conversations[0].resume_at == "tafel/lichaam"


def test_that_the_same_place_is_no_change(desk: Desk, case_id: UUID) -> None:
    talk = conversations.start_conversation(desk, case_id)
    assert conversations.remember_place(desk, talk.id, "tafel/mentaal")
    assert not conversations.remember_place(desk, talk.id, "tafel/mentaal")
    assert not conversations.remember_place(desk, uuid4(), "tafel/mentaal")


def test_that_closing_keeps_what_was_said_and_a_removed_one_says_so(desk: Desk, case_id: UUID) -> None:
    talk = conversations.start_conversation(desk, case_id)
    edit(desk, Conversation, talk.id, summary="Joyce kookt graag.")
    conversations.close_conversation(desk, talk.id)
    (kept,) = desk.dossier(case_id).conversations
    assert kept.summary == "Joyce kookt graag." and kept.closed_at is not None
    with pytest.raises(InputRefused):
        conversations.close_conversation(desk, uuid4())


def test_that_a_conversation_moves_the_dossier_on_in_the_caseload(desk: Desk, case_id: UUID) -> None:
    before = desk.dossier(case_id).case
    assert (before.phase, before.status, before.last_contact_on) == (Phase.INTRODUCTION, CaseStatus.REPORTED, None)
    conversations.start_conversation(desk, case_id)
    after = desk.dossier(case_id).case
    assert (after.phase, after.status) == (Phase.CONVERSATION, CaseStatus.IN_CONVERSATION)
    assert after.last_contact_on == TODAY


def test_that_a_line_in_the_contact_log_counts_as_contact(desk: Desk, case_id: UUID) -> None:
    desk.clock = Clock(date(2026, 9, 20))
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.")
    dossier = desk.dossier(case_id)
    (line,) = dossier.contacts
    assert (line.contact_on, line.by, line.note) == (date(2026, 9, 20), "Marloes Dekker", "Gebeld.")
    assert dossier.case.last_contact_on == date(2026, 9, 20)
