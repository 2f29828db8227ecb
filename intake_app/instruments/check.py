"""`forms check [DIR]`: reads everything in a forms folder, or a pack, and names every fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from intake_app import paths
from intake_app.i18n import _
from intake_app.instruments.amounts import read_amounts
from intake_app.instruments.grounds import read_ground
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.loader import read_instrument, read_text
from intake_app.instruments.offer_lines import read_offers
from intake_app.instruments.organisation_template import read_organisation_template
from intake_app.instruments.pack_files import ARCHIVES
from intake_app.instruments.packs import read_pack, refuse_clash
from intake_app.instruments.problems import FormsRefused, Problem, Report
from intake_app.instruments.review_methods import read_method
from intake_app.instruments.rule_profiles import read_profile
from intake_app.instruments.templates import read_template
from intake_app.instruments.terms import TermBook, TermDefinition, read_terms
from intake_app.instruments.textblocks import read_block
from intake_app.instruments.words import read_words


def check_folder(path: Path, told: Callable[[int, int], None] | None = None) -> list[Problem]:
    """Every fault in a folder, in the order of files and lines; an empty list when all is well.

    A folder with pack.toml, and a file, is checked as a content pack beside the shipped forms. Of several packs in a
    folder each is checked. A folder in which there is nothing to check is a fault too.
    `told` hears how many files are done, and of how many.
    """
    jobs = list(_jobs(path))
    if not jobs:
        report = Report.about(path, "")
        message = _("There is no form and no pack in this folder.")
        report.add_at(1, message, _("Choose the folder with your .toml files."))
        return report.problems
    problems: list[Problem] = []
    for done, (read, file) in enumerate(jobs, start=1):
        problems += _faults(read, file)
        if told is not None:
            told(done, len(jobs))
    return problems


def _jobs(path: Path) -> Iterator[tuple[Callable[[Path], object], Path]]:
    """Everything to read, with the way to read it."""
    if path.suffix in ARCHIVES or path.is_file() or (path / "pack.toml").exists():
        yield _read_whole_pack, path
        return
    readers: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("*.toml", _read_form),
        ("grounds/*.toml", _read_ground),
        ("textblocks/*.toml", _read_block),
        ("terms/*.toml", _read_terms),
        ("profiles/*.toml", _read_profile),
        ("templates/*.toml", _read_template),
        ("amounts/*.toml", _read_amounts),
        ("methods/*.toml", _read_method),
        ("checks/*.toml", _read_method),
        ("offers/*.csv", _read_offers),
        ("offers/*.toml", _read_organisation_template),
    )
    for pattern, read in readers:
        yield from ((read, file) for file in sorted(path.glob(pattern)))
    if path.resolve() != paths.FORMS.resolve():
        archives = (file for suffix in ARCHIVES for file in path.glob(f"*{suffix}"))
        folders = (file.parent for file in path.glob("*/pack.toml"))
        yield from ((_read_whole_pack, pack) for pack in sorted({*archives, *folders}))


def _read_whole_pack(path: Path) -> object:
    shipped = FormLibrary.shipped().instruments
    pack = read_pack(path, shipped)
    refuse_clash(path, pack, (), shipped)
    return pack


def _read_form(file: Path) -> object:
    if file.name == "words.toml":
        return read_words(read_text(file), file)
    own = file.parent.resolve() != paths.FORMS.resolve() and file.name.startswith("x-")
    return read_instrument(read_text(file), file, pack=file.parent.name if own else "")


def _read_ground(file: Path) -> object:
    return read_ground(read_text(file), file)


def _read_block(file: Path) -> object:
    return read_block(read_text(file), file)


def _read_terms(file: Path) -> TermBook:
    return read_terms(read_text(file), file)


def _read_organisation_template(file: Path) -> object:
    return read_organisation_template(read_text(file), file)


def _read_offers(file: Path) -> object:
    return read_offers(read_text(file), str(file))


def _read_template(file: Path) -> object:
    return read_template(read_text(file), file)


def _read_amounts(file: Path) -> object:
    return read_amounts(read_text(file), file)


def _read_method(file: Path) -> object:
    return read_method(read_text(file), file)


def _read_profile(file: Path) -> object:
    return read_profile(read_text(file), file, _terms_beside(file.parent.parent))


def _terms_beside(folder: Path) -> dict[str, TermDefinition] | None:
    """The terms that profiles in this folder may change; None when those are faulty themselves."""
    try:
        books = [_read_terms(file) for file in sorted((folder / "terms").glob("*.toml"))]
    except FormsRefused:
        return None
    return {term.id: term for book in books or [FormLibrary.shipped().terms] for term in book.terms}


def _faults(read: Callable[[Path], object], file: Path) -> list[Problem]:
    try:
        read(file)
    except FormsRefused as refused:
        return list(refused.faults)
    return []
