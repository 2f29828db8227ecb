"""The files of a content pack, from a folder or a .ktpack, within limits. Nothing is ever unpacked to disk."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from intake_app.i18n import _
from intake_app.instruments.loader import LARGEST_FILE
from intake_app.instruments.pack_names import DEEPEST, is_litter, name_fault, readable, same_names
from intake_app.instruments.problems import FormsRefused, Problem, Report

CHECKSUMS = "checksums.txt"
ARCHIVES = (".ktpack", ".zip")
MOST_FILES = 500
"""Files, and folders, of one pack."""
LARGEST_PACK = 20_000_000
"""Bytes of all files together, and of an archive as it lies on disk."""
MOST_SQUEEZED = 200
"""So many times smaller than its content a file may lie in an archive; texts come to about ten."""

_BROKEN = (
    OSError, ValueError, LookupError, OverflowError, NotImplementedError, RuntimeError, EOFError,
    struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What reading an archive raises when it is none, or damaged."""


def shown_as(path: Path, name: str) -> str:
    """A file of a pack as its owner would name it."""
    return f"{path}/{readable(name)}"


def pack_files(path: Path) -> dict[str, bytes]:
    """Every file of the pack by its name within it. Raises FormsRefused with every file that may not be there."""
    found, problems = gather(path)
    if problems:
        raise FormsRefused(problems)
    return found


def gather(path: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of a pack that may be there, and what is wrong with the others."""
    files = _Files(path)
    try:
        if path.is_dir():
            files.take_folder()
        else:
            files.take_archive()
    except _BROKEN:
        files.refuse_whole(
            _("This is no content pack, or it is damaged."), _("Ask for the pack again, as a folder or a .ktpack file.")
        )
    return _without_outer_folder(files.found), sorted(set(files.problems))


class _Stop(Exception):
    """Enough is wrong: looking further could take for ever."""


class _Files:
    """Takes in files one by one and writes down what may not be there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._size = 0

    def refuse(self, name: str, message: str, remedy: str) -> None:
        """One file may not be there."""
        self.problems.append(Problem(shown_as(self.path, name), 1, "", message, remedy))

    def refuse_whole(self, message: str, remedy: str) -> None:
        """The pack as such is wrong."""
        self.problems.append(Problem(str(self.path), 1, "", message, remedy))

    def take_folder(self) -> None:
        """Every file in the folder and in folders in it. Links are never followed."""
        try:
            for name, file in self._walk():
                if file.is_symlink() or not file.is_file():
                    self._refuse_link(name)
                elif self._may_come(name, file.stat().st_size):
                    with file.open("rb") as stream:
                        self.found[name] = stream.read(LARGEST_FILE + 1)
        except _Stop:
            return
        self._refuse_same_names(self.found)

    def _walk(self) -> Iterator[tuple[str, Path]]:
        seen = 0
        for folder, folders, files in os.walk(self.path):
            inside = Path(folder).relative_to(self.path)
            folders[:] = [one for one in sorted(folders) if not is_litter(one)]
            for one in [one for one in folders if (Path(folder) / one).is_symlink()]:
                self._refuse_link((inside / one).as_posix())
            if len(inside.parts) >= DEEPEST:
                self.refuse(inside.as_posix(), *_too_deep())
                folders.clear()
            seen += len(files) + len(folders)
            if seen > MOST_FILES:
                self._refuse_many()
            for one in sorted(files):
                name = (inside / one).as_posix()
                if not is_litter(name):
                    yield name, Path(folder) / one

    def take_archive(self) -> None:
        """Every file in a .ktpack or .zip, read in memory."""
        if self.path.stat().st_size > LARGEST_PACK:
            self.refuse_whole(*_too_large())
            return
        with zipfile.ZipFile(self.path) as archive:
            entries = [one for one in archive.infolist() if not is_litter(one.orig_filename)]
            if len(entries) > MOST_FILES:
                self.refuse_whole(*_too_many())
                return
            self._refuse_same_names([one.orig_filename for one in entries])
            for entry in entries:
                name = entry.orig_filename
                if self._is_plain(entry) and not name.endswith("/") and self._may_come(name, entry.file_size):
                    with archive.open(entry) as stream:
                        self.found[name] = stream.read(LARGEST_FILE + 1)

    def _is_plain(self, entry: zipfile.ZipInfo) -> bool:
        name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            self._refuse_link(name)
        elif entry.flag_bits & 0x1:
            remedy = _("Ask for the pack without a password.")
            self.refuse(name, _("This file is locked with a password."), remedy)
        elif entry.file_size > MOST_SQUEEZED * max(entry.compress_size, 100):
            self.refuse(name, *_too_large())
        elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError("packed in a way that no ordinary program packs")
        else:
            return True
        return False

    def _may_come(self, name: str, size: int) -> bool:
        fault = name_fault(name)
        if fault is not None:
            self.refuse(name, *fault)
            return False
        self._size += size
        if size > LARGEST_FILE or self._size > LARGEST_PACK:
            self.refuse(name, *_too_large())
            return False
        return True

    def _refuse_link(self, name: str) -> None:
        message = _("This is a link to another place, or no ordinary file.")
        self.refuse(name, message, _("Put the file itself in the pack."))

    def _refuse_same_names(self, names: Mapping[str, bytes] | list[str]) -> None:
        for name in same_names(names):
            message = _("There are two files with this name, or they differ in capitals only.")
            self.refuse(name, message, _("Give each file a name of its own."))

    def _refuse_many(self) -> None:
        self.refuse_whole(*_too_many())
        raise _Stop


def _too_large() -> tuple[str, str]:
    return _("This file is far too large for a form."), _("Offer the right file.")


def _too_many() -> tuple[str, str]:
    message = _("There are more than {n} files in it. A pack is not that large.").format(n=MOST_FILES)
    return message, _("Choose the folder of the pack itself.")


def _too_deep() -> tuple[str, str]:
    return _("This file lies too deep, or its name is too long."), _("Lay it where README.md says.")


def _without_outer_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    outer = {PurePosixPath(name).parts[0] for name in files}
    if "pack.toml" in files or len(outer) != 1 or any("/" not in name for name in files):
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}


def checksum_of(files: Mapping[str, bytes]) -> str:
    """One SHA-256 (hexadecimal) over all files and their names; stored with every reading the pack coloured."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return whole.hexdigest()


def checksum_list(files: Mapping[str, bytes]) -> str:
    """What checksums.txt should say: a line of "<sha256>  <name>" for every other file."""
    others = sorted(set(files) - {CHECKSUMS})
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in others)


def checksum_problems(path: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """Faults of checksums.txt: lines of "<sha256>  <name>", one for every other file (C2.2)."""
    name = CHECKSUMS
    report = Report.about(shown_as(path, name), "")
    listed: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(files.get(name, b"").decode("utf-8", "replace").splitlines(), 1):
        digest, _blank, file = line.strip().partition(" ")
        if file:
            listed[file.strip().lstrip("*")] = (number, digest.lower())
    if not listed:
        report.add_at(1, _("The list of checksums is missing."), _("Add checksums.txt with the SHA-256 of every file."))
        return report.problems
    for file in sorted(set(files) - {name}):
        number, digest = listed.get(file, (1, ""))
        if not digest:
            report.add_at(1, _('"{file}" is not in the list.').format(file=file), _("Make the list again."))
        elif hashlib.sha256(files[file]).hexdigest() != digest:
            message = _('"{file}" is not the file that was checked: its SHA-256 differs.').format(file=file)
            report.add_at(number, message, _("Ask its owner for the pack again."))
    for file in sorted(set(listed) - set(files)):
        report.add_at(listed[file][0], _('"{file}" is not there.').format(file=file), _("Ask for the pack again."))
    return report.problems
