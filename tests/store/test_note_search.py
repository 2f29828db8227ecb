"""Notes can be found by their words, newest first, and what is gone cannot be found any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.people import CaseFile
from intake_app.services.note_search import around
from intake_app.store import note_search
from intake_app.store.vault import Vault


@pytest.fixture
def noted(vault: Vault, case: CaseFile, open_dossier: Callable[[Vault], None]) -> Vault:
    """Three notes of two kinds, and a contact without one."""
    open_dossier(vault)
    with vault.unit_of_work(author="Marloes", label="Contact") as work:
        work.put(Contact(case_id=case.id, contact_on=date(2026, 3, 1), note="Belde over de huurtoeslag. Café Oké."))
        work.put(Contact(case_id=case.id, contact_on=date(2026, 9, 1), note="De huur is betaald."))
        work.put(Contact(case_id=case.id, contact_on=date(2026, 9, 2)))
        work.put(Conversation(case_id=case.id, held_on=date(2026, 5, 1), summary="Samen naar de huurbaas geweest."))
        work.commit()
    return vault


def days(vault: Vault, typed: str) -> list[str]:
    return [one.said_on.isoformat() for one in vault.caseload.find_notes(typed)]


def test_that_notes_are_found_by_the_start_of_words_newest_first(noted: Vault) -> None:
    assert days(noted, "huur") == ["2026-09-01", "2026-05-01", "2026-03-01"]
    assert days(noted, "HUUR betaald") == ["2026-09-01"]
    assert days(noted, "cafe oke") == ["2026-03-01"]
    assert days(noted, "toeslag") == [] and days(noted, "*") == [] and days(noted, '" OR huur') == []


def test_that_a_note_that_was_changed_or_removed_is_not_found_any_more(noted: Vault, case: CaseFile) -> None:
    with noted.unit_of_work(author="Marloes", label="Contact", case_id=case.id) as work:
        first, second = sorted(work.find(Contact, case_id=case.id), key=lambda one: one.contact_on)[:2]
        work.put(replace(first, note="Anders."))
        work.delete(Contact, second.id)
        work.commit()
    assert days(noted, "huur") == ["2026-05-01"] and days(noted, "anders") == ["2026-03-01"]
    assert noted.check() == []


def test_that_undo_brings_a_note_back_into_the_search(noted: Vault, case: CaseFile) -> None:
    with noted.unit_of_work(author="Marloes", label="Contact", case_id=case.id) as work:
        for one in work.find(Contact, case_id=case.id):
            work.delete(Contact, one.id)
        work.commit()
    assert days(noted, "huur") == ["2026-05-01"]
    noted.undo(case.id, "Marloes")
    assert len(days(noted, "huur")) == 3


def test_that_the_check_finds_an_index_that_is_out_of_step(noted: Vault) -> None:
    with noted._database.transaction() as connection:
        connection.exec_driver_sql("DROP TRIGGER note_line_gone")
        connection.exec_driver_sql("DELETE FROM note_line WHERE line = 1")
    assert noted.check() != []


def test_that_the_search_walks_along_the_index_and_not_along_the_notes(noted: Vault) -> None:
    with noted._database.transaction() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {str(note_search._FOUND).replace(':match', '?').replace(':most', '?')}", ("huur*", 9)
        ).all()
    told = [row[3] for row in plan]
    assert told[0].startswith("SCAN note_search VIRTUAL TABLE") and not any("TEMP B-TREE" in one for one in told)
    assert all(one.startswith("SEARCH") for one in told[1:])


def test_that_the_words_around_are_cut_between_words() -> None:
    note = "Eerst ging het over heel iets anders, over de buren en hun hond en over het weer van vorige week. " * 2
    shown = around(note + "De huur is nu betaald. " + note, "huur")
    assert shown.startswith("… ") and shown.endswith(" …") and " huur is nu betaald" in shown
    assert around("De huur", "huur") == "De huur"


def test_that_no_note_stands_beside_the_vault(noted: Vault, tmp_path: Path) -> None:
    found = [path for path in noted.path.parent.rglob("*") if path.is_file() and b"huurbaas" in path.read_bytes()]
    assert found == []
