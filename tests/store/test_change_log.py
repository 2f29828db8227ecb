"""The change log is a chain: whatever is changed in it, or beside it, comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from intake_app.domain.measuring import Answer, Measurement
from intake_app.store.log_tables import change
from intake_app.store.vault import Vault


@pytest.fixture
def written(filled: Vault, reading: Measurement) -> Vault:
    """A vault with a little history: an answer that was made, changed twice, removed and made again."""
    answer = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen")
    versions = [answer, replace(answer, value=3), replace(answer, value=4, text="Mooi"), None, answer]
    for version in versions:
        with filled.unit_of_work(author="Marloes Dekker", label="Score") as uow:
            if version is None:
                uow.delete(Answer, answer.id)
            else:
                uow.put(version)
            uow.commit()
    return filled


def test_that_a_whole_log_is_found_whole(written: Vault) -> None:
    assert written.check() == []


def test_that_each_change_names_the_one_before_it_of_the_same_field(written: Vault) -> None:
    with written._database.transaction() as connection:
        rows = connection.execute(select(change).where(change.c.field == "value").order_by(change.c.seq)).all()
    assert [row.after for row in rows] == [3, 4, None]
    assert [row.parent for row in rows] == [None, rows[0].seq, rows[1].seq]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE change SET after = '5' WHERE field = 'value' AND after = '3'",
        "UPDATE change SET field = 'choice' WHERE field = 'text'",
        "UPDATE change SET parent = NULL WHERE parent IS NOT NULL",
        "UPDATE change SET salt = zeroblob(16) WHERE seq = 2",
        "UPDATE change SET hash = zeroblob(32) WHERE seq = 1",
        "UPDATE change SET entity_id = (SELECT id FROM person) WHERE seq = (SELECT max(seq) FROM change)",
        "UPDATE change SET batch_seq = 1",
        "DELETE FROM change WHERE seq = 3",
        "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
        "DELETE FROM change",
        "UPDATE batch SET author = 'Iemand anders' WHERE seq = 2",
        "UPDATE batch SET at = '2020-01-01 00:00:00.000000' WHERE seq = 2",
        "UPDATE batch SET label = '' WHERE seq = 1",
        "UPDATE batch SET seq = 99 WHERE seq = (SELECT max(seq) FROM batch)",
        "DELETE FROM batch WHERE seq = 3",
        "UPDATE change SET seq = seq + 1000 WHERE seq > 4",
    ],
)
def test_that_tampering_with_the_log_is_found(written: Vault, tampering: str) -> None:
    with written._database.without_references(), written._database.transaction() as connection:
        assert connection.exec_driver_sql(tampering).rowcount
    problems = written.check()
    assert problems, tampering
    assert "Veldkamp" not in "".join(problems) and "Mooi" not in "".join(problems)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE answer SET value = 5",
        "UPDATE person SET last_name = 'Veldkamp-Bos'",
        "UPDATE measurement SET ready = 1",
        "DELETE FROM answer",
        "DELETE FROM caseload_entry",
    ],
)
def test_that_rows_changed_behind_the_log_are_found(written: Vault, tampering: str) -> None:
    with written._database.without_references(), written._database.transaction() as connection:
        assert connection.exec_driver_sql(tampering).rowcount
    problems = written.check()
    assert problems, tampering
    assert "Bos" not in "".join(problems)
