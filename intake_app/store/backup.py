"""Copies of a vault: sealed, encrypted, opened by the same passphrase. Work in the vault goes on while one is made."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from intake_app.store.database import Copying, Database
from intake_app.store.many import weighed
from intake_app.store.troubles import damaged
from intake_app.store.vault_file import PAGE, VaultFile, flush_folder, open_private

_AT_ONCE = 256 * PAGE
Told = Callable[[int, int], None]
"""Hears how much is done, of how much; may raise to stop."""


def sealed_copy(
    database: Database, file: VaultFile, target: Path, *, told: Told | None = None, look: bool = False
) -> None:
    """Write the open vault as one sealed file, whole or not at all, and read it back.

    `look` has the copy opened and looked over before it counts. Raises OSError, CopyStopped when the vault is closed
    meanwhile, and VaultDamaged when what was copied is damaged; then nothing is left of it.
    """
    scratch = target.with_name(target.name + ".new")
    copying, looking = weighed(told, 1, 2 if look else 0)
    try:
        with database.standing_still() as still, file.path.open("rb") as source:
            ending = file.key_page().to_bytes()
            digest = still_copy(source, scratch, still, copying.tell)
        if look and database.damage_of(scratch, looking.tell):
            raise damaged()
        _seal(scratch, ending, digest)
        scratch.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)


def copied_file(source: Path, target: Path, told: Told | None = None) -> None:
    """Copy a sealed file to another place, whole or not at all, and read it back. Raises OSError."""
    scratch, length = target.with_name(target.name + ".new"), source.stat().st_size
    digest = hashlib.sha256()
    try:
        with source.open("rb") as reading, open_private(scratch, "wb") as copy:
            _pour(reading, copy, length, digest.update, told)
        if digest_of(scratch) != digest.digest():
            raise OSError("the copy is not what was written")
        scratch.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
    flush_folder(target.parent)


def digest_of(path: Path) -> bytes:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def still_copy(source: IO[bytes], scratch: Path, still: Copying, told: Told) -> bytes:
    """Copy the pages of a vault that stands still; returns their SHA-256. Raises OSError and CopyStopped."""
    digest = hashlib.sha256()

    def between(done: int, total: int) -> None:
        still.go_on()
        told(done, total)

    with open_private(scratch, "wb") as copy:
        _pour(source, copy, still.pages * PAGE, digest.update, between)
    return digest.digest()


def _pour(source: IO[bytes], copy: IO[bytes], length: int, seen: Callable[[bytes], None], told: Told | None) -> None:
    left = length
    while left:
        part = source.read(min(left, _AT_ONCE))
        if not part:
            raise OSError("the file is shorter than it says")
        seen(part)
        copy.write(part)
        left -= len(part)
        if told is not None:
            told(length - left, length)
    copy.flush()
    os.fsync(copy.fileno())


def _seal(scratch: Path, ending: bytes, digest: bytes) -> None:
    """Read back what was written, then append the key page."""
    if digest_of(scratch) != digest:
        raise OSError("the copy is not what was written")
    with scratch.open("r+b") as copy:
        copy.seek(0, os.SEEK_END)
        copy.write(ending)
        copy.flush()
        os.fsync(copy.fileno())
    with scratch.open("rb") as copy:
        copy.seek(-len(ending), os.SEEK_END)
        if copy.read() != ending:
            raise OSError("the copy is not what was written")
