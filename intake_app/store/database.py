"""The one encrypted connection: SQLCipher behind SQLAlchemy Core, guarded for use from one thread at a time."""

from __future__ import annotations

import contextlib
import functools
import hmac
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, RLock
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from intake_app.errors import VaultUnavailable
from intake_app.store.direct import Direct
from intake_app.store.key_page import wipe
from intake_app.store.page_check import unfit_pages
from intake_app.store.troubles import in_use, locked, sentence_for
from intake_app.store.vault_file import open_private

for _kind, _as_stored in ((type(None), lambda nothing: nothing), (bytes, bytes), (bool, int)):
    sqlcipher.register_adapter(_kind, _as_stored)  # else the driver tries in vain to adapt each: a microsecond a value

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -11000",  # KiB: a keystroke at 100,000 dossiers within 10 ms (p99), in as little as that takes
)
_BEGIN = "BEGIN IMMEDIATE"
_ROOMY = "PRAGMA cache_size = -256000"  # KiB: the indexes of some 100,000 dossiers stay at hand while they grow


_CHECKPOINTS = "PRAGMA wal_autocheckpoint = {pages}"
_PAGES_BETWEEN = 4000  # moving the log into the file holds up one answer in 350, not in 90
_STEPS_BETWEEN = 100_000  # of SQLite's machine, between two questions whether to go on
_STATEMENTS_KEPT = 500  # prepared, by the driver; a dossier takes a hundred, and those of an answer must outlive that
_WAIT_FOR_COPY = 30.0  # seconds; a copy stops after the part that it is writing
Told = Callable[[int, int], None]


class CopyStopped(Exception):
    """A copy under way made room for something that may not wait: locking, closing, erasing."""


class Copying:
    """One copy under way. Until `ended` the database file does not change; what is written goes into SQLite's log."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self._stop = Event()
        self.ended = Event()

    @property
    def stopping(self) -> bool:
        """Whether somebody waits for its end."""
        return self._stop.is_set()

    def go_on(self) -> None:
        """Called between two parts. Raises CopyStopped."""
        if self.stopping:
            raise CopyStopped

    def stop(self) -> None:
        """Ask for an end and wait for it."""
        self._stop.set()
        self.ended.wait(_WAIT_FOR_COPY)


class Database:
    """An open encrypted database. One connection, one writer; every use goes through `transaction`."""

    def __init__(self, path: Path, key: bytearray) -> None:
        self.path = path
        self._guard = RLock()
        self._copying: Copying | None = None
        self._key = bytearray(key)
        self.log_key = hmac.digest(key, b"keukentafel: end of the change log", "sha256")
        """What the end of the change log is sealed with; derived from the key of the vault and kept nowhere."""
        self._begun = False
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
            self._raw.execute(_BEGIN)
            self._begun = True
        except BaseException:
            self._guard.release()
            raise

    def commit(self) -> None:
        """Make everything since `begin` durable. Raises what the storage says, with the transaction undone."""
        assert self._begun
        try:
            if self.connection.in_transaction():
                self.connection.commit()
            else:
                self._raw.execute("COMMIT")  # kept prepared, which `commit` of the driver is not
        except BaseException:
            self.rollback()
            raise
        self._begun = False
        self._guard.release()

    def rollback(self) -> None:
        """Undo everything since `begin`."""
        assert self._begun
        self._begun = False
        try:
            with contextlib.suppress(DBAPIError):  # SQLite undoes by itself when the disk is full
                self.connection.rollback()
            if self._raw.in_transaction:  # SQLAlchemy took no part in it, or a refused COMMIT left it open
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
        if self._begun:
            raise RuntimeError("a unit of work is still under way in this thread")

    @contextlib.contextmanager
    def with_room(self) -> Iterator[None]:
        """Much memory for pages while very much is written at once; otherwise every row reads indexes anew."""
        with self.outside_transaction() as raw:
            raw.execute(_ROOMY)
        try:
            yield
        finally:
            with self.outside_transaction() as raw:
                raw.execute(_SETTINGS[-1])

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
        """A block in which everything lies in the database file and nothing is written. Gives its number of pages.

        A copy that is being made stops for it.
        """
        self._stop_copying()
        with self.outside_transaction() as raw:
            yield _settle(raw)

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[Copying]:
        """A block in which the database file does not change, while others read and write as always.

        What is written meanwhile stays in SQLite's log. Only one at a time: the one before stops. Raises CopyStopped.
        """
        self._stop_copying()
        with self.outside_transaction() as raw:
            copying = Copying(_settle(raw))
            raw.execute(_CHECKPOINTS.format(pages=0))
            self._copying = copying
        try:
            yield copying
            copying.go_on()
        finally:
            with self._guard:
                self._copying = None
                with contextlib.suppress(sqlcipher.Error):
                    self._raw.execute(_CHECKPOINTS.format(pages=_PAGES_BETWEEN))
            copying.ended.set()

    def _stop_copying(self) -> None:
        while (copying := self._copying) is not None:
            copying.stop()

    @contextlib.contextmanager
    def looked_into(self, path: Path) -> Iterator[Any]:
        """A second connection that only reads, on this file or a copy of it, both standing still.

        Raises CopyStopped once the vault is closed, or what stands still must make room.
        """
        raw = sqlcipher.connect(f"{path.as_uri()}?immutable=1&mode=ro", uri=True, isolation_level=None)
        raw.set_progress_handler(lambda: int(self._in_the_way), _STEPS_BETWEEN)
        try:
            with storage_errors():
                raw.execute("PRAGMA cipher_log_level = NONE")
                raw.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
                yield raw
        except (VaultUnavailable, sqlcipher.Error) as error:
            if self._in_the_way:
                raise CopyStopped from error
            raise
        finally:
            raw.close()

    def damage_of(self, path: Path, told: Told | None = None) -> list[str]:
        """What is wrong with this file or a copy of it, both standing still. Raises CopyStopped as `looked_into`.

        `told` hears how many pages were looked at, and may raise to stop.
        """
        key = bytes(self._key)
        with self.looked_into(path) as raw:
            pages = int(raw.execute("PRAGMA page_count").fetchone()[0])

            def go_on(done: int) -> None:
                self.make_room()
                if told is not None:
                    told(done, pages)

            found = unfit_pages(path, key, pages, go_on) or _damage_within(raw)
            go_on(pages)
            return found

    @contextlib.contextmanager
    def of_copy(self, path: Path) -> Iterator[Database]:
        """A copy of the file of this database, opened by itself; closed at the end of the block."""
        copy = Database(path, bytearray(self._key))
        try:
            yield copy
        finally:
            copy.close()

    def make_room(self) -> None:
        """Raise CopyStopped when somebody waits until a look beside the work comes to its end, or the vault closed."""
        if self._in_the_way:
            raise CopyStopped

    @property
    def _in_the_way(self) -> bool:
        """Whether somebody waits until a look beside the work comes to its end."""
        copying = self._copying
        return not any(self._key) or (copying is not None and copying.stopping)

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
            return damage_in(raw)

    def close(self) -> None:
        """Close the connection and forget the key. Safe to call twice."""
        self._stop_copying()
        with self._guard:
            wipe(self._key)
            self.connection.close()
            self._engine.dispose()
            self._raw.close()


def damage_in(raw: Any) -> list[str]:
    """What ciphers, tables and references say is wrong, of any connection."""
    found = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()]
    return found or _damage_within(raw)


def _damage_within(raw: Any) -> list[str]:
    found = [line for (line,) in raw.execute("PRAGMA integrity_check").fetchall() if line != "ok"]
    for table, row, target, _number in raw.execute("PRAGMA foreign_key_check").fetchall():
        found.append(f"{table} row {row} refers to a missing {target}")
    return found


def _settle(raw: Any) -> int:
    busy, _frames, _moved = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise in_use()
    return int(raw.execute("PRAGMA page_count").fetchone()[0])


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
    raw = sqlcipher.connect(
        str(path), timeout=2.0, check_same_thread=False, isolation_level=None, cached_statements=_STATEMENTS_KEPT
    )
    try:
        with storage_errors():
            raw.execute("PRAGMA cipher_log_level = NONE")
            raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")  # first, so that SQLite needs no shared memory file
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the key is only tried on the first read
            for setting in (*_SETTINGS, _CHECKPOINTS.format(pages=_PAGES_BETWEEN)):
                raw.execute(setting)
    except BaseException:
        raw.close()
        raise
    return raw


@functools.cache
def dialect() -> Dialect:
    """How values are stored, also for who has no vault at hand."""
    return _engine(None).dialect


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
        if not raw.in_transaction:  # else it joins the one that `Database.begin` began
            connection.exec_driver_sql(_BEGIN)

    return engine
