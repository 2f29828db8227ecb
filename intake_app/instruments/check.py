"""`forms check [DIR]`: reads everything in a forms folder, or a pack, and names every fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from intake_app import paths
from intake_app.instruments.grounds import read_ground
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.loader import read_instrument, read_text
from intake_app.instruments.packs import read_pack
from intake_app.instruments.problems import FormsRefused, Problem
from intake_app.instruments.textblocks import read_block
from intake_app.instruments.words import read_words


def check_folder(path: Path) -> list[Problem]:
    """Every fault in a folder, in the order of files and lines; an empty list when all is well.

    A folder with pack.toml, and a .ktpack file, is checked as a content pack beside the shipped forms.
    """
    if path.suffix == ".ktpack" or (path / "pack.toml").exists():
        return _faults(lambda: read_pack(path, FormLibrary.shipped().instruments))
    readers: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("*.toml", _read_form),
        ("grounds/*.toml", lambda file: read_ground(read_text(file), file)),
        ("textblocks/*.toml", lambda file: read_block(read_text(file), file)),
    )
    problems: list[Problem] = []
    for pattern, read in readers:
        for file in sorted(path.glob(pattern)):
            problems += _faults(lambda file=file, read=read: read(file))  # type: ignore[misc]
    if path.resolve() != paths.FORMS.resolve():
        for pack in sorted(path.glob("*.ktpack")):
            problems += check_folder(pack)
    return problems


def _read_form(file: Path) -> object:
    reader = read_words if file.name == "words.toml" else read_instrument
    return reader(read_text(file), file)


def _faults(read: Callable[[], object]) -> list[Problem]:
    try:
        read()
    except FormsRefused as refused:
        return list(refused.faults)
    return []
