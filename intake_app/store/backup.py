"""Copies of a vault: sealed, encrypted, opened by the same passphrase."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import IO

from intake_app.store.database import Database
from intake_app.store.vault_file import PAGE, VaultFile, flush_folder, open_private

_AT_ONCE = 256 * PAGE


def sealed_copy(database: Database, file: VaultFile, target: Path) -> None:
    """Write the open vault as one sealed file, whole or not at all, and read it back. Raises OSError.

    Holds the database while it copies.
    """
    scratch = target.with_name(target.name + ".new")
    with database.settled() as pages, file.path.open("rb") as source:
        digest = _copy(source, pages * PAGE, file.key_page().to_bytes(), scratch)
    if _digest(scratch) != digest:
        raise OSError("the copy is not what was written")
    scratch.replace(target)
    flush_folder(target.parent)


def _copy(source: IO[bytes], length: int, ending: bytes, target: Path) -> bytes:
    digest = hashlib.sha256()
    with open_private(target, "wb") as copy:
        while length:
            part = source.read(min(length, _AT_ONCE))
            if not part:
                raise OSError("the file is shorter than it says")
            digest.update(part)
            copy.write(part)
            length -= len(part)
        digest.update(ending)
        copy.write(ending)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.digest()


def _digest(path: Path) -> bytes:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
