"""What is cut off, changed, removed or moved in a log is found: of each field, and at the very end too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from intake_app.domain.access import AccessLine, Act
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE

NOW = datetime(2026, 9, 15, 10, 42, tzinfo=UTC)
CHANGE_FIELDS = {
    "seq": "seq + 1000",
    "batch_seq": "1",
    "entity": "'Person'",
    "entity_id": "'00000000000000000000000000000000'",
    "field": "'choice'",
    "before": "'9'",
    "after": "'9'",
    "parent": "1",
    "salt": "zeroblob(16)",
    "erased": "zeroblob(32)",
    "hash": "zeroblob(32)",
}
BATCH_FIELDS = {
    "seq": "seq + 1000",
    "id": "'00000000000000000000000000000000'",
    "at": "'2020-01-01 00:00:00.000000'",
    "author": "'Iemand anders'",
    "device": "'elders'",
    "label": "'Anders'",
    "case_id": "NULL",
    "merge_key": "'x'",
    "undoes": "'00000000000000000000000000000000'",
    "final": "NOT final",
}
ACCESS_FIELDS = {
    "seq": "seq + 1000",
    "at": "'2020-01-01 00:00:00.000000'",
    "author": "'Iemand anders'",
    "role": "'jurist'",
    "case_id": "'00000000000000000000000000000000'",
    "act": "'afgedrukt'",
    "what": "'portfolio'",
    "hash": "zeroblob(32)",
}


@pytest.fixture
def written(filled: Vault, case: CaseFile, reading: Measurement) -> Vault:
    """A vault with three answers to one item, and three looks at the dossier."""
    answer = Answer(case_id=case.id, measurement_id=reading.id, item="wonen", value=3)
    for one in (answer, replace(answer, value=4), replace(answer, value=5)):
        with filled.unit_of_work(author="Marloes", label="Score") as uow:
            uow.put(one)
            uow.commit()
    line = AccessLine(at=NOW, author="Marloes", role="consulent", case_id=case.id, act=Act.OPENED)
    filled.access.append((line, replace(line, act=Act.PRINTED, what="plan")))
    filled.access.append((replace(line, act=Act.EXPORTED, what="dossierbestand"),))
    assert filled.check() == []
    return filled


def _tamper(vault: Vault, *statements: str) -> None:
    with vault._database.without_references(), vault._database.transaction() as connection:
        for one in statements:
            assert connection.exec_driver_sql(one).rowcount, one


def _tampers() -> list[tuple[str, str, str, str]]:
    return [
        (table, field, value, place)
        for table, fields in (("change", CHANGE_FIELDS), ("batch", BATCH_FIELDS), ("access", ACCESS_FIELDS))
        for field, value in fields.items()
        for place in ("max", "min")
    ]


@pytest.mark.parametrize(("table", "field", "value", "place"), _tampers())
def test_that_a_change_of_any_field_of_a_log_is_found(
    written: Vault, table: str, field: str, value: str, place: str
) -> None:
    line = f"(SELECT {place}(seq) FROM {table} WHERE {field} IS NOT ({value}))"
    _tamper(written, f"UPDATE {table} SET {field} = {value} WHERE seq = {line}")
    assert written.check()


@pytest.mark.parametrize("table", ["change", "access"])
def test_that_two_lines_that_changed_places_are_found(written: Vault, table: str) -> None:
    _tamper(
        written,
        f"UPDATE {table} SET seq = -1 WHERE seq = 2",
        f"UPDATE {table} SET seq = 2 WHERE seq = 3",
        f"UPDATE {table} SET seq = 3 WHERE seq = -1",
    )
    assert written.check()


CUT = (
    "DELETE FROM change WHERE batch_seq = (SELECT max(seq) FROM batch)",
    "DELETE FROM batch WHERE seq = (SELECT max(seq) FROM batch)",
    "UPDATE answer SET value = 4",
)
"""The newest change taken out of the log, and the row put back: what is left is a chain that fits."""


def test_that_a_tail_that_was_cut_off_is_found_though_the_rest_fits(written: Vault) -> None:
    _tamper(written, *CUT)
    assert [line for line in written.check() if "verzegeld" in line or "sealed" in line]


def test_that_a_cut_off_tail_of_the_access_log_is_found(written: Vault) -> None:
    _tamper(written, "DELETE FROM access WHERE seq = (SELECT max(seq) FROM access)")
    assert written.check()


@pytest.mark.parametrize("forged", ["DELETE FROM log_end", "UPDATE log_end SET seal = zeroblob(32)"])
def test_that_an_end_without_its_seal_is_found(written: Vault, forged: str) -> None:
    _tamper(written, forged)
    assert written.check()


def test_that_going_on_working_does_not_seal_a_cut_off_log_again(
    written: Vault, vault_path: Path, case: CaseFile, reading: Measurement
) -> None:
    _tamper(written, *CUT)
    written.close()
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert not vault.history.is_sound
        with vault.unit_of_work(author="Marloes", label="Score") as uow:
            uow.put(Answer(case_id=case.id, measurement_id=reading.id, item="werk", value=2))
            uow.commit()
        assert vault.check()
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert not vault.history.is_sound and vault.check()


def test_that_a_whole_log_is_sound_after_opening_again(written: Vault, vault_path: Path, case: CaseFile) -> None:
    written.close()
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.history.is_sound and vault.check() == []
        assert [line.act for line in vault.access.of(case.id)] == [Act.EXPORTED, Act.PRINTED, Act.OPENED]


def test_that_the_history_of_a_field_tells_who_when_and_from_what_to_what(written: Vault, case: CaseFile) -> None:
    with written.read() as reader:
        (answer,) = reader.find(Answer, case_id=case.id)
    told = [(one.author, one.before, one.after) for one in written.history.changes_of(answer.id, ("value",))]
    assert told == [("Marloes", 4, 5), ("Marloes", 3, 4), ("Marloes", None, 3)]


def test_that_erased_values_leave_no_words_in_the_history(written: Vault, case: CaseFile) -> None:
    with written.read() as reader:
        (answer,) = reader.find(Answer, case_id=case.id)
    written.erase(case.id, author="Marloes", label="Erase")
    assert all(one.erased and one.after is None for one in written.history.changes_of(answer.id, ("value",)))
    assert written.check() == []
