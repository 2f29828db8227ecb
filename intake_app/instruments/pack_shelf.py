"""The packs a user has installed: one .ktpack file each in the user's own folder, so that none is ever half there."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Mapping
from pathlib import Path

from intake_app.errors import KeukentafelError
from intake_app.i18n import _

SUFFIX = ".ktpack"
_ASIDE = ".nieuw"
_SAME_DAY = (2020, 1, 1, 0, 0, 0)  # the same files give the same bytes


class ShelfFailed(KeukentafelError):
    """The folder of packs cannot be written: full, read-only or gone. What was installed is as it was."""


class PackShelf:
    """Puts packs in a folder and takes them away. What goes in was checked before (see `packs`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self) -> tuple[Path, ...]:
        """The installed packs, in the order of their ids."""
        with contextlib.suppress(OSError):
            return tuple(sorted(file for file in self._folder.glob(f"*{SUFFIX}") if file.is_file()))
        return ()

    def file_of(self, pack_id: str) -> Path:
        """Where the pack with this id lies, or will lie."""
        return self._folder / f"{pack_id}{SUFFIX}"

    def put(self, pack_id: str, files: Mapping[str, bytes]) -> Path:
        """Install these files in the place of what has this id: written aside and renamed, so all or nothing.

        The file is readable by its user alone. Raises ShelfFailed; then everything is as it was.
        """
        target = self.file_of(pack_id)
        aside = target.with_name(f".{pack_id}{_ASIDE}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            aside.unlink(missing_ok=True)
            try:
                _write(aside, _archive(files))
                aside.replace(target)
            finally:
                aside.unlink(missing_ok=True)
            _settle(self._folder)
        except OSError as error:
            raise ShelfFailed(
                _("The pack could not be stored. Is the disk full? Nothing changed; try again.")
            ) from error
        return target

    def remove(self, pack_id: str) -> bool:
        """Take the pack away; False when it was not there. Raises ShelfFailed."""
        file = next((one for one in self.files() if one.stem == pack_id), None)
        if file is None:
            return False
        try:
            file.unlink()
            _settle(self._folder)
        except OSError as error:
            raise ShelfFailed(_("The pack could not be removed. Close other programs and try again.")) from error
        return True


def _archive(files: Mapping[str, bytes]) -> bytes:
    import zipfile

    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _SAME_DAY)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    """Have the folder's own list reach the disk; Windows does that by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
