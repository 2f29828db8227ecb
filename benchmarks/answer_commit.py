"""One answer durable, beside a bare SQLCipher commit of the same rows in the same tables.

Two vaults begin alike. What the store writes in the first is noted down, and written again in the second by the driver
alone: same statements, same rows, same indexes, same durability, nothing else.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import event

from benchmarks.timing import Row, in_turns
from intake_app.domain.measuring import Answer
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import dossiers, measuring, vaults
from intake_app.services.desk import Desk
from intake_app.store.vault import Vault

Written = list[tuple[str, Any, bool]]
"""Statements with their values, and whether those are of several rows."""
PASSPHRASE = "vier losse woorden samen"
GOAL = "p99 < 10 ms, < 2 x bare"


def measure(folder: Path, runs: int = 1000) -> list[Row]:
    """The rows of this benchmark."""
    desk, _code = vaults.create(folder / "commit.keukentafel", PASSPHRASE)
    case_id = dossiers.open_dossier(desk, Person(first_name="Proef", last_name="Persoon"))
    reading = measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
    items = itertools.cycle([item.id for item in desk.forms.instrument("spinnenweb").items])
    values = itertools.cycle(range(11))
    numbers = itertools.count()

    def service() -> None:
        measuring.record_answer(desk, reading.id, next(items), value=next(values))

    def store() -> None:
        with desk.vault.unit_of_work(author="Proef", label="Answer", case_id=case_id) as work:
            work.put(Answer(case_id=case_id, measurement_id=reading.id, item=f"{next(numbers)}", value=3))
            work.commit()

    try:
        return [
            _beside_bare("one answer durable, through the service", service, desk, folder / "bare-1", runs),
            _beside_bare("one new answer durable, in the store", store, desk, folder / "bare-2", runs),
        ]
    finally:
        desk.close()


def _beside_bare(what: str, one: Callable[[], None], desk: Desk, twin: Path, runs: int) -> Row:
    desk.vault.backup(twin)
    with noted(desk) as written, Vault.open(twin, PASSPHRASE) as other, other._database.outside_transaction() as bare:
        figure, beside = in_turns(one, lambda: again(bare, written), runs, warm=20)
    return Row(what, GOAL, figure, "bare SQLCipher commit, same rows", beside)


@contextlib.contextmanager
def noted(desk: Desk) -> Iterator[Written]:
    """A block in which everything the store writes is noted down, until it is written `again`."""
    written: Written = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if not statement.startswith(("SELECT", "BEGIN")):
            written.append((statement, values, many))

    database = desk.vault._database
    engine, driver = database.connection.engine, database.direct._driver
    event.listen(engine, "before_cursor_execute", note)
    database.direct._driver = _Noting(driver, written)
    try:
        yield written
    finally:
        database.direct._driver = driver
        event.remove(engine, "before_cursor_execute", note)


class _Noting:
    """The driver, noting down what is written."""

    def __init__(self, driver: Any, written: Written) -> None:
        self._driver, self._written = driver, written

    def execute(self, statement: str, values: Any) -> Any:
        if not statement.startswith("SELECT"):
            self._written.append((statement, values, False))
        return self._driver.execute(statement, values)

    def executemany(self, statement: str, rows: Any) -> Any:
        self._written.append((statement, rows, True))
        return self._driver.executemany(statement, rows)


def again(driver: Any, written: Written) -> None:
    """The driver alone writes the same."""
    driver.execute("BEGIN IMMEDIATE")
    for statement, values, many in written:
        (driver.executemany if many else driver.execute)(statement, values)
    driver.execute("COMMIT")
    written.clear()
