"""Installing, listing and removing content packs, by window and by command alike (B03, instruments C)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from intake_app import paths
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.pack_contents import Pack
from intake_app.instruments.pack_files import CHECKSUMS, checksum_list, gather, pack_files
from intake_app.instruments.pack_shelf import PackShelf
from intake_app.instruments.packs import pack_of, refuse_clash
from intake_app.instruments.problems import FormsRefused, Problem
from intake_app.services.desk import Desk


class Standing(StrEnum):
    """What a pack is beside the one of the same id that is installed."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    CHANGED = "changed"
    """The same version with other contents."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pack that was checked and may be installed. `before` is the installed one it would replace."""

    pack: Pack
    standing: Standing
    before: Pack | None
    files: Mapping[str, bytes]

    @property
    def question(self) -> str:
        """What to ask before replacing; "" when nothing is replaced."""
        if self.before is None or self.standing is Standing.SAME:
            return ""
        sentence = {
            Standing.NEWER: _("Version {old} of “{title}” is installed. Replace it by version {new}?"),
            Standing.OLDER: _("A newer version of “{title}” is installed: {old}. Go back to version {new}?"),
        }.get(self.standing, _("Version {old} of “{title}” is installed, with other texts. Replace it?"))
        return sentence.format(title=self.pack.title, old=self.before.version, new=self.pack.version)


@dataclass(frozen=True, slots=True)
class Installed:
    """What lies on the shelf: packs that work, and files that were damaged since, by id."""

    packs: tuple[Pack, ...]
    damaged: tuple[str, ...]
    problems: tuple[Problem, ...]


def shelf() -> PackShelf:
    """The packs of this user."""
    return PackShelf(paths.user_packs())


def library() -> FormLibrary:
    """Every form: the shipped ones and what the installed packs add."""
    return FormLibrary.load(paths.FORMS, shelf().files())


def installed(forms: FormLibrary | None = None) -> Installed:
    """What is installed, read anew unless `forms` is given."""
    forms = forms or library()
    working = {pack.id for pack in forms.packs}
    damaged = tuple(file.stem for file in shelf().files() if file.stem not in working)
    return Installed(forms.packs, damaged, forms.problems)


def look_at(path: Path) -> Arrival:
    """Check a folder or .ktpack file whole, beside what is installed.

    Raises FormsRefused with every fault, each with file, line and what to do. Nothing changes.
    """
    files = pack_files(path)
    shipped = FormLibrary.shipped().instruments
    pack = pack_of(path, files, shipped)
    others = library().packs
    before = next((one for one in others if one.id == pack.id), None)
    refuse_clash(path, pack, [one for one in others if one is not before], shipped)
    return Arrival(pack, _standing(pack, before), before, files)


def install(arrival: Arrival, *, replace: bool = False) -> Pack:
    """Put a checked pack on the shelf, whole or not at all.

    Raises InputRefused when it takes the place of another version and `replace` does not say that this is meant.
    """
    if arrival.question and not replace:
        raise InputRefused(arrival.question)
    shelf().put(arrival.pack.id, arrival.files)
    return arrival.pack


def seal(folder: Path) -> int:
    """Write checksums.txt in the folder of a pack, for whoever makes it. Returns how many files it names.

    The list is the last thing to write: whoever installs the pack is sure that nothing changed after it. Raises
    FormsRefused with every fault of the pack but its checksums; then nothing was written.
    """
    found, faults = gather(folder)
    files = {name: content for name, content in found.items() if name != CHECKSUMS}
    if faults or not folder.is_dir() or "pack.toml" not in files:
        named = Problem(
            f"{folder}/pack.toml",
            1,
            "",
            _("The file pack.toml is missing."),
            _("Choose the folder of the pack itself."),
        )
        raise FormsRefused(faults or [named])
    content = checksum_list(files)
    pack_of(folder, {**files, CHECKSUMS: content.encode()}, FormLibrary.shipped().instruments)
    try:
        (folder / CHECKSUMS).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputRefused(_("The list of checksums cannot be written in this folder. May you write there?")) from error
    return len(files)


def remove(pack_id: str) -> None:
    """Take a pack away. Answers to its forms stay readable. Raises InputRefused when it is not installed."""
    if not shelf().remove(pack_id):
        raise InputRefused(
            _("No pack called {id} is installed. See which ones are with forms list.").format(id=pack_id)
        )


def refresh(desk: Desk) -> None:
    """Have an open desk work with what is on the shelf now."""
    desk.take_forms(library())


def _standing(pack: Pack, before: Pack | None) -> Standing:
    if before is None:
        return Standing.NEW
    if pack.checksum == before.checksum:
        return Standing.SAME
    if pack.version == before.version:
        return Standing.CHANGED
    return Standing.NEWER if version_order(pack.version) > version_order(before.version) else Standing.OLDER


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """A sort key under which 2026.10 comes after 2026.9."""
    parts = re.findall(r"\d{1,18}|[^\d.]+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


# -- in words --------------------------------------------------------------------------------------------------------


def contents_words(pack: Pack) -> str:
    """What a pack brings: "1 vragenlijst, 13 celteksten"."""
    words = {
        "instruments": lambda n: ngettext("{n} form", "{n} forms", n),
        "cells": lambda n: ngettext("{n} text for a level", "{n} texts for levels", n),
        "prompts": lambda n: ngettext("{n} question to help", "{n} questions to help", n),
        "labels": lambda n: ngettext("{n} word in another language", "{n} words in another language", n),
        "offers": lambda n: ngettext("{n} offer", "{n} offers", n),
        "textblocks": lambda n: ngettext("{n} text of the municipality", "{n} texts of the municipality", n),
    }
    found = [words[kind](count).format(n=count) for kind, count in pack.counts.items()]
    return ", ".join(found) or _("nothing yet")


def validity_words(pack: Pack, today: date) -> str:
    """From when until when, and that it has ended."""
    start = format_day(pack.valid_from, weekday=False, year=True)
    if pack.valid_until is None:
        return _("Valid from {start}.").format(start=start)
    end = format_day(pack.valid_until, weekday=False, year=True)
    words = _("Valid from {start} to {end}.").format(start=start, end=end)
    return words + " " + expired_words() if pack.expired(today) else words


def expired_words() -> str:
    """What stands with a text whose time is over (C2.7)."""
    return _("Expired; ask for a new version.")


def facts(pack: Pack, today: date) -> tuple[tuple[str, str], ...]:
    """Everything a reader should know of a pack, as (what, words)."""
    permission = " ".join(part for part in (pack.permission, pack.permission_reference) if part)
    uses = ((_("on paper"), pack.print_allowed), (_("in exports"), pack.export_allowed))
    allowed = ", ".join(words for words, may in uses if may)
    pairs = (
        (_("Owner"), ", ".join(part for part in (pack.owner, pack.contact) if part)),
        (_("Version"), pack.version),
        (_("Validity"), validity_words(pack, today)),
        (_("Brings"), contents_words(pack)),
        (_("Rights holder"), pack.rights_holder),
        (_("Permission"), permission),
        (_("Texts for levels may also be"), (allowed or _("nowhere else")) if pack.cells else ""),
        (_("Checksum"), pack.checksum),
    )
    return tuple((what, words) for what, words in pairs if words)
