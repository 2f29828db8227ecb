"""The files of a content pack, from a folder or a .ktpack, checked against their checksums. Nothing is unpacked."""

from __future__ import annotations

import functools
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from intake_app.i18n import _
from intake_app.instruments.loader import LARGEST_FILE
from intake_app.instruments.problems import Problem, Report

CHECKSUMS = "checksums.txt"
_MOST_FILES = 500


def shown_as(path: Path, name: str) -> str:
    """A file of a pack as its owner would name it."""
    return f"{path}/{name}"


def pack_files(path: Path) -> dict[str, bytes]:
    """Every file of the pack by its name within it. Nothing is ever unpacked to disk."""
    report = Report.about(path, "")
    found: dict[str, bytes] = {}
    try:
        found = _from_folder(path) if path.is_dir() else _from_archive(path)
    except (OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile):
        message = _("This is no content pack, or it is damaged.")
        report.add_at(1, message, _("Ask for the pack again, as a folder or a .ktpack file."))
    report.stop_if_faulty()
    return _without_outer_folder(found)


def _from_folder(path: Path) -> dict[str, bytes]:
    files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.is_symlink()]
    return {
        file.relative_to(path).as_posix(): _limited(file.stat().st_size, file.read_bytes)
        for file in files[: _MOST_FILES + 1]
    }


def _from_archive(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_FILES:
            raise ValueError("too many files")
        return {entry.filename: _limited(entry.file_size, functools.partial(archive.read, entry)) for entry in entries}


def _limited(size: int, read: Callable[[], bytes]) -> bytes:
    """The content, unless it says to be, or is, larger than any file of a pack."""
    if size > LARGEST_FILE:
        raise ValueError("too large")
    return read()


def _without_outer_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    outer = {PurePosixPath(name).parts[0] for name in files}
    if "pack.toml" in files or len(outer) != 1:
        return files
    return {PurePosixPath(*PurePosixPath(name).parts[1:]).as_posix(): content for name, content in files.items()}


def checksum_of(files: Mapping[str, bytes]) -> str:
    """One SHA-256 (hexadecimal) over all files and their names; stored with every reading the pack coloured."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return whole.hexdigest()


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
