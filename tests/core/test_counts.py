"""How much work a thing takes, counted and not timed: statements to the vault, the same in a large vault as in a small.

A number that goes up is a choice to be made on purpose: change it here and say why. Times stand in benchmarks/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.measuring import Answer
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import caseload, dossiers, measuring, synthetic, team_report, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk
from tests.core.conftest import PASSPHRASE, TODAY

Work = Callable[[Desk], object]
TEAM = CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY, limit=40)


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """What the driver is asked, statement by statement."""
    driver = desk.vault._database._raw
    asked: list[str] = []
    driver.set_trace_callback(asked.append)
    try:
        yield asked
    finally:
        driver.set_trace_callback(None)


def _count(desk: Desk, work: Work) -> int:
    work(desk)  # what is prepared once is not counted
    with statements(desk) as asked:
        work(desk)
    return len([one for one in asked if not one.startswith("--")])


def _report(desk: Desk) -> object:
    return team_report.make(desk, team_report.periods(TODAY)[0])


READING: dict[str, tuple[Work, int]] = {
    "the caseload of the team": (lambda desk: caseload.caseload(desk, TEAM), 4),
    "a keystroke of a search": (lambda desk: caseload.caseload(desk, _searching("ja")), 5),
    "the report of the team": (_report, 104),  # 21 tables
}


def _searching(typed: str) -> CaseloadQuery:
    return CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY, limit=40, search=typed)


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """A small vault and one ten times as large."""
    made = []
    for count in (12, 120):
        path = tmp_path_factory.mktemp("sizes") / "team.keukentafel"
        desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
        synthetic.fill(desk, count, 1)
        made.append(desk)
    yield made[0], made[1]
    for desk in made:
        desk.close()


@pytest.mark.parametrize("what", READING)
def test_that_a_screen_asks_as_little_of_a_large_vault_as_of_a_small_one(sizes: tuple[Desk, Desk], what: str) -> None:
    work, most = READING[what]
    small, large = (_count(desk, work) for desk in sizes)
    assert large <= most, f"{what} takes {large} statements"
    assert large <= small + 1, f"{what} takes {small} statements in a small vault and {large} in a large one"


def test_that_one_answer_takes_few_statements_in_a_vault_of_any_size(sizes: tuple[Desk, Desk]) -> None:
    """Begin; read the reading with the answer; the last line about it; the answer, two lines, the seal; commit."""
    found = []
    for desk in sizes:
        case_id = dossiers.open_dossier(desk, Person(first_name="Proef"))
        reading = measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
        for value in (1, 2):
            measuring.record_answer(desk, reading.id, "lichaam", value=value)
        with statements(desk) as asked:
            measuring.record_answer(desk, reading.id, "lichaam", value=3)
        found.append(len(asked))
        assert [one for one in asked if one.startswith("UPDATE answer SET")] == [
            f"UPDATE answer SET value=3 WHERE answer.id = '{_answer_of(desk, reading.id).hex}'"
        ], "a column that did not change drags its index along"
    assert found[0] == found[1] == 8, found


@contextmanager
def prepared(desk: Desk) -> Iterator[list[int]]:
    """What SQLite asks leave for while it prepares statements: nothing when those that it has are used again."""
    driver = desk.vault._database._raw
    asked: list[int] = []

    def note(action: int, *_about: str | None) -> int:
        asked.append(action)
        return 0

    driver.set_authorizer(note)
    try:
        yield asked
    finally:
        driver.set_authorizer(None)


def test_that_no_statement_of_an_answer_is_prepared_anew_after_other_work(sizes: tuple[Desk, Desk]) -> None:
    """Preparing takes longer than running; a dossier and a report are more statements than a driver keeps by itself."""
    for desk in sizes:
        case_id = dossiers.open_dossier(desk, Person(first_name="Proef"))
        reading = measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
        with prepared(desk) as asked:
            for value in (1, 2, 3):
                measuring.record_answer(desk, reading.id, "lichaam", value=value)
                for _time in range(3):
                    desk.dossier(case_id)
                    caseload.caseload(desk, _searching("ja"))
            assert asked, "nothing was prepared at all: this looks at the wrong thing"
            asked.clear()
            measuring.record_answer(desk, reading.id, "lichaam", value=4)
            assert not asked


def _answer_of(desk: Desk, reading_id: UUID) -> UUID:
    with desk.vault.read() as reading:
        return reading.find(Answer, measurement_id=reading_id)[0].id
