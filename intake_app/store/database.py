"""The one encrypted connection: SQLCipher behind SQLAlchemy Core, guarded for use from one thread at a time."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, RootTransaction, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from intake_app.store.direct import Direct
from intake_app.store.troubles import in_use, locked, sentence_for
from intake_app.store.vault_file import open_private

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 4000",  # pages; moving the log into the file holds up one answer in 350, not in 90
    "PRAGMA cache_size = -32000",  # KiB: a caseload of 100,000 is listed without reading the disk again
)


class Database:
    """An open encrypted database. One connection, one writer; every use goes through `transaction`."""

    def __init__(self, path: Path, key: bytearray) -> None:
        self.path = path
        self._guard = RLock()
        self._begun: RootTransaction | None = None
        self._raw = _connect(path, key)
        self._engine = _engine(self._raw)
        self.connection: Connection = self._engine.connect()
        self.direct = Direct(self._raw, self._engine.dialect)
        """The same connection, in the same transaction, for statements that must be quick."""

    def begin(self) -> None:
        """Begin a transaction and hold the connection; `commit` or `rollback` lets go of it."""
        self._guard.acquire()
        try:
            self._must_be_free()
            self._begun = self.connection.begin()
        except BaseException:
            self._guard.release()
            raise

    def commit(self) -> None:
        """Make everything since `begin` durable. Raises what the storage says, with the transaction undone."""
        begun = self._begun
        assert begun is not None
        try:
            begun.commit()
        except BaseException:
            self.rollback()
            raise
        self._begun = None
        self._guard.release()

    def rollback(self) -> None:
        """Undo everything since `begin`."""
        begun, self._begun = self._begun, None
        assert begun is not None
        try:
            with contextlib.suppress(DBAPIError):  # SQLite undoes by itself when the disk is full
                begun.rollback()
            if self._raw.in_transaction:  # a refused COMMIT leaves it open, and SQLAlchemy thinks it has ended
                self._raw.rollback()
        finally:
            self._guard.release()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One short transaction: committed at the end of the block, undone when the block raises.

        Expected trouble of the storage (full, damaged) comes out as a VaultUnavailable with its sentence.
        """
        with storage_errors():
            self.begin()
            try:
                yield self.connection
            except BaseException:
                self.rollback()
                raise
            self.commit()

    @contextlib.contextmanager
    def outside_transaction(self) -> Iterator[Any]:
        """The connection of the driver itself, for what SQLite only does outside a transaction."""
        with self._guard, storage_errors():
            self._must_be_free()
            yield self._raw

    def _must_be_free(self) -> None:
        if self.connection.closed:
            raise locked()
        if self._begun is not None:
            raise RuntimeError("a unit of work is still under way in this thread")

    @contextlib.contextmanager
    def without_references(self) -> Iterator[None]:
        """A block in which references are not checked, for making tables anew."""
        with self.outside_transaction() as raw:
            raw.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            with self.outside_transaction() as raw:
                raw.execute("PRAGMA foreign_keys = ON")

    @contextlib.contextmanager
    def settled(self) -> Iterator[int]:
        """A block in which everything lies in the database file and nothing is written. Gives its number of pages."""
        with self.outside_transaction() as raw:
            busy, _frames, _moved = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise in_use()
            yield int(raw.execute("PRAGMA page_count").fetchone()[0])

    def frames_in_log(self) -> int:
        """How many frames of its log SQLite could read back."""
        with self.outside_transaction() as raw:
            return int(raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])

    def settle(self) -> int:
        """Bring SQLite's log into the database file. Returns the number of pages of the database."""
        with self.settled() as pages:
            return pages

    def integrity(self) -> list[str]:
        """What the ciphers, the tables and the references say is wrong; technical lines, empty when all is well."""
        with self.outside_transaction() as raw:
            found = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()]
            if found:
                return found
            found += [line for (line,) in raw.execute("PRAGMA integrity_check").fetchall() if line != "ok"]
            for table, row, target, _number in raw.execute("PRAGMA foreign_key_check").fetchall():
                found.append(f"{table} row {row} refers to a missing {target}")
            return found

    def close(self) -> None:
        """Close the connection. Safe to call twice."""
        with self._guard:
            self.connection.close()
            self._engine.dispose()
            self._raw.close()


@contextlib.contextmanager
def storage_errors() -> Iterator[None]:
    """Turns the storage's expected troubles into sentences. Anything else is a bug and passes unchanged."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        problem = sentence_for(error)
        if problem is None:
            raise
        raise problem from error


def _connect(path: Path, key: bytearray) -> Any:
    open_private(path, "ab").close()  # so that SQLite does not make it with wider permissions
    raw = sqlcipher.connect(str(path), timeout=2.0, check_same_thread=False, isolation_level=None)
    try:
        with storage_errors():
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")  # first, so that SQLite needs no shared memory file
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the key is only tried on the first read
            for setting in _SETTINGS:
                raw.execute(setting)
    except BaseException:
        raw.close()
        raise
    return raw


def _engine(raw: Any) -> Engine:
    # not "sqlite+pysqlcipher://": with a creator that dialect still sends an empty key
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
        json_serializer=json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
