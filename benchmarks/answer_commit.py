"""One answer durable: record an answer through the service, beside a bare SQLCipher commit of rows of that size."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from benchmarks.timing import Row, in_turns
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import dossiers, measuring, vaults


def measure(folder: Path, runs: int = 1000) -> list[Row]:
    """The rows of this benchmark."""
    desk, _code = vaults.create(folder / "commit.keukentafel", "vier losse woorden samen")
    case_id = dossiers.open_dossier(desk, Person(first_name="Proef", last_name="Persoon"))
    reading = measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
    items = itertools.cycle([item.id for item in desk.forms.instrument("spinnenweb").items])
    values = itertools.cycle(range(11))

    def answer() -> None:
        measuring.record_answer(desk, reading.id, next(items), value=next(values))

    bare = _bare(folder / "bare.db")
    try:
        figure, beside = in_turns(answer, bare, runs, warm=20)
    finally:
        desk.close()
    return [Row("one answer durable", "p99 < 10 ms, < 2 x bare", figure, "bare SQLCipher commit, 3 rows", beside)]


def _bare(path: Path) -> Callable[[], None]:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_bytes(32).hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c BLOB)")
    words = ("x" * 60, "y" * 120, b"z" * 64)

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for _index in range(3):
            connection.execute("INSERT INTO row (a, b, c) VALUES (?, ?, ?)", words)
        connection.execute("COMMIT")

    return commit
