"""An erased dossier is gone everywhere, and the log still proves itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.store.caseload import CaseloadQuery
from intake_app.store.caseload_tables import caseload_entry
from intake_app.store.log_tables import change
from intake_app.store.tables import TABLES
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE


@pytest.fixture
def written(filled: Vault, reading: Measurement) -> Vault:
    """A dossier with an answer that was removed again, and a dossier of somebody else."""
    answer = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen", text="bij mijn zus Xandra")
    other = Person(first_name="Henk", last_name="Verbrugge")
    with filled.unit_of_work(author="Marloes", label="Answer") as uow:
        uow.put(answer)
        uow.commit()
    with filled.unit_of_work(author="Marloes", label="Answer") as uow:
        uow.delete(Answer, answer.id)
        uow.commit()
    with filled.unit_of_work(author="Marloes", label="Open") as uow:
        uow.put(other)
        uow.put(replace(CaseFile(person_id=other.id, number="2", opened_on=reading.measured_on)))
        uow.commit()
    return filled


def _everything(vault: Vault) -> str:
    """All that can still be read with the key."""
    with vault._database.transaction() as connection:
        tables = [*TABLES.values(), change, caseload_entry]
        found = [connection.execute(select(table)).all() for table in tables]
        found.append(connection.exec_driver_sql("SELECT * FROM caseload_search").all())
    return str(found)


def test_that_an_erased_dossier_leaves_no_word_behind(written: Vault, case: CaseFile, joyce: Person) -> None:
    assert "Veldkamp" in _everything(written) and "Xandra" in _everything(written)
    changes = written.erase(case.id, author="Marloes", label="Erase")
    assert changes.case_ids == {case.id}
    left = _everything(written)
    for word in ("Veldkamp", "Joyce", "Lindelaan", "2026-0001", "Xandra"):
        assert word not in left
    assert "Verbrugge" in left
    assert written.load_dossier(case.id) is None
    assert written.caseload.page(CaseloadQuery(search="veldkamp")).rows == ()
    assert written.caseload.page(CaseloadQuery()).total == 1
    assert written.check() == []


def test_that_the_log_still_finds_tampering_after_an_erasure(written: Vault, case: CaseFile) -> None:
    written.erase(case.id, author="Marloes", label="Erase")
    with written._database.transaction() as connection:
        connection.exec_driver_sql("UPDATE change SET erased = zeroblob(32) WHERE seq = 2")
    assert written.check()


def test_that_an_erasure_cannot_be_undone(written: Vault, case: CaseFile) -> None:
    written.erase(case.id, author="Marloes", label="Erase")
    assert written.undo_state(case.id) == (None, None)
    assert not written.undo(case.id, "Marloes")
    assert not written.erase(case.id, author="Marloes", label="Erase")
    assert not written.erase(uuid4(), author="Marloes", label="Erase")


def test_that_a_resident_with_another_dossier_stays(written: Vault, case: CaseFile, joyce: Person) -> None:
    with written.unit_of_work(author="Marloes", label="Open") as uow:
        again = uow.put(replace(case, id=uuid4(), number="2026-0099"))
        uow.commit()
    written.erase(case.id, author="Marloes", label="Erase")
    dossier = written.load_dossier(again.id)
    assert dossier is not None and dossier.person == joyce
    assert written.check() == []


def test_that_an_erasure_survives_closing(vault_path: Path, written: Vault, case: CaseFile) -> None:
    written.erase(case.id, author="Marloes", label="Erase")
    written.close()
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.check() == []
        assert "Veldkamp" not in _everything(vault)
