"""Searching in notes: what is shown was read, and the resident can see by whom."""

from __future__ import annotations

from uuid import UUID

from intake_app.domain.conversations import Contact
from intake_app.services import access, editing, note_search
from intake_app.services.desk import Desk

from .conftest import TODAY


def test_that_a_note_that_was_read_while_searching_is_noted(desk: Desk, case_id: UUID) -> None:
    editing.add(desk, Contact(case_id=case_id, contact_on=TODAY, note="De huur is betaald."))
    assert not note_search.find(desk, "zeppelin").hits
    before = len(access.lines(desk, case_id))
    assert [one.words for one in note_search.find(desk, "huur").hits] == ["De huur is betaald."]
    newest = access.lines(desk, case_id)[0]
    assert len(access.lines(desk, case_id)) == before + 1 and newest.act is access.Act.NOTE_READ
    assert newest.what == "" and access.act_words(newest) == "heeft bij het zoeken een notitie over u gelezen"
