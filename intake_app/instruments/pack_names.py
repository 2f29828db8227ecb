"""Names of files within a pack: plain and short; nothing that leads out of it or means something else elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from intake_app.i18n import _

DEEPEST = 4
"""Parts of a name: labels/tr/form.toml has three, and a folder may lie around the whole pack."""
LONGEST_NAME = 120
"""Characters of a name with its folders."""
FILE_KINDS = (".toml", ".txt", ".md", ".csv")
"""A pack holds texts. Nothing in it is ever executed, unpacked again or shown as a picture."""

_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
_LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))


def is_litter(name: str) -> bool:
    """Whether a computer left this file in the folder by itself; it is passed over, never taken along."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or parts[-1].casefold() in _LITTER or parts[-1].startswith("._")


def reserved(part: str) -> bool:
    """Whether Windows means a device by this name, whatever stands behind its first point."""
    return part.split(".")[0].strip().casefold() in _RESERVED


def name_fault(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of a file and what to do; None when it may be there."""
    parts = name.split("/")
    leads_out = name.startswith("/") or "\\" in name or ":" in name or any(part in ("", ".", "..") for part in parts)
    if leads_out:
        return _("This name leads to a place outside the pack."), _("Do not use this pack. Ask its owner.")
    if not name.isprintable():
        return _("This name holds signs that cannot be read."), _("Give the file a plain name.")
    if len(name) > LONGEST_NAME or len(parts) > DEEPEST:
        return _("This file lies too deep, or its name is too long."), _("Lay it where README.md says.")
    if any(reserved(part) or part != part.strip() or part.endswith(".") for part in parts):
        return _("This name does not work on every computer."), _("Give the file a plain name.")
    if PurePosixPath(name).suffix not in FILE_KINDS:
        kinds = ", ".join(FILE_KINDS)
        return _("A pack holds texts only: {kinds}.").format(kinds=kinds), _("Take this file out of the pack.")
    return None


def same_names(names: Iterable[str]) -> Iterator[str]:
    """Names that another one equals but for capitals or the way accents are written: one would overwrite the other."""
    seen: set[str] = set()
    for name in names:
        plain = unicodedata.normalize("NFC", name).casefold()
        if plain in seen:
            yield name
        seen.add(plain)


def readable(name: str) -> str:
    """The name as it can be put in a sentence: unreadable signs as "?", and no longer than a line."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return plain if len(plain) <= LONGEST_NAME else f"{plain[:LONGEST_NAME]}…"
