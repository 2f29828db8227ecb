"""What the first screen asks of a vault is met by index, however many dossiers there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from intake_app.domain.conversations import Appointment, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.store import direct
from intake_app.store.vault import Vault

ME = "Marloes Dekker"
TODAY = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def index_only(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has every later query explained by SQLite; a table read from end to end fails the test."""

    def watch() -> None:
        def rows(self: direct.Direct, statement: object, values: object = None) -> list[tuple[object, ...]]:
            prepared = self._of(statement)  # type: ignore[arg-type]  # whatever is asked
            given = prepared.values(values or {})  # type: ignore[arg-type]  # as it was given
            for line in self._driver.execute(f"EXPLAIN QUERY PLAN {prepared.sql}", given).fetchall():
                assert not str(line[3]).startswith("SCAN"), f"{line[3]} in {prepared.sql}"
            return [prepared.row(row) for row in self._driver.execute(prepared.sql, given)]

        monkeypatch.setattr(direct.Direct, "rows", rows)

    return watch


def test_that_appointments_and_the_open_conversation_are_met_by_index(
    vault: Vault, index_only: Callable[[], None]
) -> None:
    vault.fill(_many(30), author=ME, label="Fill")
    index_only()
    with vault.read() as reader:
        found = reader.appointments(ME, TODAY, TODAY + timedelta(days=1))
        newest = reader.newest(Conversation, "held_on", closed_at=None)
    assert [name for name, _one in found] == [f"Joyce Veldkamp {number}" for number in range(0, 30, 3)]
    assert newest is not None
    assert newest.held_on == date(2026, 9, 30)


def _many(count: int) -> Iterator[Dossier]:
    """Every third is mine and comes today; the others are a colleague's."""
    for number in range(count):
        person = Person(first_name="Joyce", last_name=f"Veldkamp {number}")
        consultant = "Karim Bouali" if number % 3 else ME
        case = CaseFile(person_id=person.id, number=f"{number}", opened_on=date(2026, 9, 1), consultant=consultant)
        talk = Conversation(case_id=case.id, held_on=date(2026, 9, 1) + timedelta(days=number))
        coming = Appointment(case_id=case.id, starts_at=TODAY + timedelta(hours=10, minutes=number))
        yield Dossier(case=case, person=person, conversations=(talk,), appointments=(coming,))
