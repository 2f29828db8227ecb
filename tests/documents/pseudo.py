"""A language that exists only in tests: what the prints say, in Arabic letters, to see the frame from right to left.

Nobody can read it. Names between braces stay, and every Latin letter becomes an Arabic one.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from intake_app import paths

LANGUAGE = "ar"
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_NAMED = re.compile(r"(\{[^}]*\})")
_KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def pseudo(text: str) -> str:
    """The same in Arabic letters."""
    return "".join(part if part.startswith("{") else "".join(map(_letter, part)) for part in _NAMED.split(text))


def _letter(letter: str) -> str:
    return _LETTERS[(ord(letter.lower()) - 97) % len(_LETTERS)] if letter.isascii() and letter.isalpha() else letter


def lay_catalogue(folder: Path) -> None:
    """The catalogue of everything that prints say, in a folder of catalogues; nothing of the services is in it."""
    catalogue = Catalog(locale=LANGUAGE)
    for path in sorted((paths.ROOT / "intake_app" / "documents").glob("*.py")):
        for _line, message, _comments, context in extract_from_file("python", path, keywords=_KEYWORDS):
            if isinstance(message, str):
                catalogue.add(message, pseudo(message), context=context)
            else:
                catalogue.add(message[:2], [pseudo(message[1])] * 6)
    (folder / LANGUAGE).mkdir()
    with (folder / LANGUAGE / "pseudo.po").open("wb") as stream:
        write_po(stream, catalogue)
