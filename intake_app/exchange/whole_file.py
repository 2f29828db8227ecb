"""Files that come into being whole or not at all, and are their owner's only."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from intake_app.errors import InputRefused
from intake_app.i18n import _

_OWN = 0o600


class WholeFile:
    """A file on its way, beside where it will lie under a name of its own. `keep` gives it its name, `drop` ends it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._scratch = path.with_name(f".{secrets.token_hex(6)}.new")

    @contextlib.contextmanager
    def written(self) -> Iterator[BinaryIO]:
        """To write into; on disk at the end. Whatever is raised inside leaves no file. Raises InputRefused."""
        try:
            number = os.open(self._scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWN)
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except BaseException as error:
            self.drop()
            if isinstance(error, OSError):
                raise _refused(self.path) from None
            raise

    def keep(self) -> None:
        """Under its own name, in the place of what was there. Raises InputRefused."""
        try:
            self._scratch.replace(self.path)
        except OSError:
            self.drop()
            raise _refused(self.path) from None

    def drop(self) -> None:
        """Leave nothing."""
        with contextlib.suppress(OSError):
            self._scratch.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises InputRefused."""
    whole = WholeFile(path)
    with whole.written() as file:
        file.write(content)
    whole.keep()


def _refused(path: Path) -> InputRefused:
    words = _("The file {name} cannot be written. Choose another folder, or make room.")
    return InputRefused(words.format(name=path.name))
