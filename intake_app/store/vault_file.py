"""The vault as a file: sealed it is one file, open it has its key page in a side file, as SQLite has its -wal.

Sealed:  <vault> = database, key page.
Open:    <vault> = database;  <vault>-key = key page;  <vault>-wal, <vault>-shm are SQLite's;  <vault>-lock = in use.

Opening writes the side file durably and then cuts the key page off; sealing appends it and then removes the side file.
Whatever moment the power goes, a whole key page is left in one of the two places (docs/decisions/0005).
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from intake_app.store.key_page import MAGIC, SIZE, KeyPage, NewerFormat, NotAKeyPage
from intake_app.store.write_ahead_log import commits_in

PAGE = 4096  # of SQLCipher; the key page has the same size, so that every file is a whole number of pages


class AlreadyOpen(Exception):
    """Another program, or another window, holds the vault."""


class VaultFile:
    """The files of one vault. Nothing here looks inside the database."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))
        self.key_path = self._beside("-key")
        self.lock_path = self._beside("-lock")
        self._lock: IO[bytes] | None = None

    def _beside(self, suffix: str) -> Path:
        return self.path.with_name(self.path.name + suffix)

    # -- one at a time -----------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Hold the vault until `unlock`; the system lets go by itself when the program dies. Raises AlreadyOpen."""
        while self._lock is None:
            stream = open_private(self.lock_path, "a+b")
            try:
                _hold(stream)
            except OSError:
                stream.close()
                raise AlreadyOpen from None
            if _still_there(stream, self.lock_path):
                self._lock = stream
            else:  # the one before us removed it between our opening and holding it
                stream.close()

    def unlock(self) -> None:
        """Let go of the vault."""
        if self._lock is not None:
            stream, self._lock = self._lock, None
            if sys.platform == "win32":  # an open file cannot be removed there
                stream.close()
            try:
                with contextlib.suppress(OSError):
                    self.lock_path.unlink()
            finally:
                stream.close()

    # -- the key page ------------------------------------------------------------------------------------------

    def exists(self) -> bool:
        """Whether there is anything at this place."""
        return self.path.exists() or self.key_path.exists()

    def key_page(self) -> KeyPage:
        """The key page, wherever it is now. Changes nothing. Raises NotAKeyPage, NewerFormat or OSError."""
        sealed = self._trailer()
        return KeyPage.from_bytes(sealed if sealed is not None else self.key_path.read_bytes())

    def was_left_open(self) -> bool:
        """Whether the program stopped without sealing: some of the newest words may be only in SQLite's log."""
        return self._trailer() is None and self.key_path.exists()

    def commits_in_log(self) -> tuple[int, ...]:
        """Where SQLite's log says that a transaction ended; what it does not read back of these is lost."""
        return commits_in(self._beside("-wal"))

    def unseal(self) -> None:
        """Make the file a database again. Also mends whatever an interrupted opening or sealing left behind.

        A whole key page at the end means that the database was closed in good order: a log lying beside it belongs to
        another state (somebody put an older copy back) and must not be played into it.
        """
        sealed = self._trailer()
        if sealed is not None:
            for leftover in (self._beside("-wal"), self._beside("-shm")):
                leftover.unlink(missing_ok=True)
            if not self.key_path.exists() or self.key_path.read_bytes() != sealed:
                write_durably(self.key_path, sealed)
            self._cut(self._size() - SIZE)
        elif self._ends_in_half_a_key_page():
            self._cut((self._size() - 1) // PAGE * PAGE)

    def seal(self, pages: int | None = None) -> None:
        """Append the key page to the closed database of `pages` pages (all there is), and remove the side file.

        With something left in SQLite's log nothing is done: then the database needs the log, and stays open.
        """
        if self._has_log():
            return
        if self._trailer() is not None:  # opening had not come further than the side file
            self.key_path.unlink(missing_ok=True)
            return
        pages = self._size() // PAGE if pages is None else pages
        page = self.key_path.read_bytes()
        KeyPage.from_bytes(page)
        with self.path.open("r+b") as stream:
            stream.truncate(pages * PAGE)
            stream.seek(pages * PAGE)
            stream.write(page)
            _flush(stream)
        self.key_path.unlink()
        flush_folder(self.path.parent)

    def remove(self) -> None:
        """Remove every file of this vault."""
        for suffix in ("", "-key", "-wal", "-shm"):
            self._beside(suffix).unlink(missing_ok=True)

    def rewrite_key_page(self, page: KeyPage) -> None:
        """Replace the key page of an open vault, all or nothing."""
        write_durably(self.key_path, page.to_bytes())

    def trim(self, pages: int) -> None:
        """Cut what an interrupted sealing left behind the database of `pages` pages. Raises NotAKeyPage when short."""
        size = self._size()
        if size < pages * PAGE:
            raise NotAKeyPage("the database is shorter than it says")
        if size > pages * PAGE:
            self._cut(pages * PAGE)

    def _has_log(self) -> bool:
        log = self._beside("-wal")
        return log.exists() and log.stat().st_size > 0

    def _size(self) -> int:
        return self.path.stat().st_size

    def _trailer(self) -> bytes | None:
        """The whole, undamaged key page at the end, if there is one."""
        if not self.path.exists() or self._size() < SIZE:
            return None
        with self.path.open("rb") as stream:
            stream.seek(-SIZE, os.SEEK_END)
            page = stream.read(SIZE)
        try:
            KeyPage.from_bytes(page)
        except NotAKeyPage:
            return None
        except NewerFormat:
            return page
        return page

    def _ends_in_half_a_key_page(self) -> bool:
        size = self._size()
        if size % PAGE:
            return True
        with self.path.open("rb") as stream:
            stream.seek(max(0, size - SIZE))
            return stream.read(len(MAGIC)) == MAGIC

    def _cut(self, size: int) -> None:
        with self.path.open("r+b") as stream:
            stream.truncate(size)
            _flush(stream)


def open_private(path: Path, mode: str) -> IO[bytes]:
    """Open a file that, when it is made now, only its owner can read."""
    return open(path, mode, opener=lambda name, flags: os.open(name, flags, 0o600))


def write_durably(path: Path, content: bytes) -> None:
    """Write a file all or nothing, readable by its owner only."""
    scratch = path.with_name(path.name + ".new")
    with open_private(scratch, "wb") as stream:
        stream.write(content)
        _flush(stream)
    scratch.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make names in a folder durable, on systems that need it."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _flush(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())


if sys.platform == "win32":
    import msvcrt

    def _hold(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _still_there(stream: IO[bytes], path: Path) -> bool:
        return path.exists()
else:
    import fcntl

    def _hold(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _still_there(stream: IO[bytes], path: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(stream.fileno()), path.stat())
        except FileNotFoundError:
            return False
