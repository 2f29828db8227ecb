"""Faces for paper: which font draws which letter, and how long a text is. A letter without a font is an error."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from intake_app import paths
from intake_app.errors import KeukentafelError
from intake_app.i18n import _


class Face(StrEnum):
    """A weight of the house font; CODE is for codes only (its zero is slashed)."""

    REGULAR = "KeukentafelLees-Regular"
    SEMIBOLD = "KeukentafelLees-SemiBold"
    BOLD = "KeukentafelLees-Bold"
    CODE = "AtkinsonHyperlegibleNext-SemiBold"


_FALLBACKS = {
    Face.REGULAR: ("SourceSans3-Regular", "NotoSansArabic-Regular", "NotoSansEthiopic-Regular"),
    Face.SEMIBOLD: ("SourceSans3-SemiBold", "NotoSansArabic-Bold", "NotoSansEthiopic-Bold"),
    Face.BOLD: ("SourceSans3-SemiBold", "NotoSansArabic-Bold", "NotoSansEthiopic-Bold"),
    Face.CODE: (Face.SEMIBOLD.value,),
}
_SAME_ON_PAPER = str.maketrans({"\t": " ", "\u2028": "\n", "\u2029": "\n", "\u2010": "-", "\u2011": "-", "\r": None})
_UNSEEN = frozenset({"Cc", "Cf"})


class UnprintableText(KeukentafelError):
    """A letter or picture that no font on board can print. `letter` is that one character."""

    def __init__(self, letter: str) -> None:
        message = _("“{letter}” ({name}) cannot be printed. Take it out, or say it in words.")
        super().__init__(message.format(letter=letter, name=unicodedata.name(letter, f"U+{ord(letter):04X}").lower()))
        self.letter = letter


@cache
def font(name: str) -> TTFont:
    """The font of that file name, read and registered once."""
    loaded = TTFont(name, str(paths.FONTS / f"{name}.ttf"))
    registerFont(loaded)
    return loaded


@cache
def _letters(name: str) -> frozenset[int]:
    return frozenset(font(name).face.charToGlyph)


def clean(text: str, keep: str = "") -> str:
    """`text` composed (NFC), without signs that have no shape; every kind of blank but the line break is a space.

    `keep` are signs without a shape that stay.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text.translate(_SAME_ON_PAPER))
    return "".join(letter if letter in keep else _plain(letter) for letter in composed)


def _plain(letter: str) -> str:
    if letter == "\n" or letter.isalnum():
        return letter
    kind = unicodedata.category(letter)
    if kind == "Zs":
        return " "
    return "" if kind in _UNSEEN or "\ufe00" <= letter <= "\ufe0f" else letter


def pieces(text: str, face: Face) -> list[tuple[str, str]]:
    """`text` cut into (font name, letters): the house font wherever it can, then the fallbacks.

    Raises UnprintableText for a letter that is in none of them.
    """
    main = _letters(face.value)
    if main.issuperset(map(ord, text)):
        return [(face.value, text)]
    found: list[tuple[str, str]] = []
    for letter in text:
        name = _font_with(letter, face)
        if found and found[-1][0] == name:
            found[-1] = (found[-1][0], found[-1][1] + letter)
        else:
            found.append((name, letter))
    return found


def _font_with(letter: str, face: Face) -> str:
    for name in (face.value, *_FALLBACKS[face]):
        if ord(letter) in _letters(name):
            return name
    raise UnprintableText(letter)


def width(name: str, size: float, text: str) -> float:
    """Length of `text` in points, drawn in one font."""
    return float(font(name).stringWidth(text, size))


def text_width(text: str, face: Face, size: float) -> float:
    """Length of `text` in points, with fallbacks where needed."""
    return sum(width(name, size, letters) for name, letters in pieces(text, face))


def ascent_and_descent(face: Face) -> tuple[float, float]:
    """Height above and depth below the baseline, both positive, as a share of the size."""
    metrics = font(face.value).face
    return metrics.ascent / 1000, -metrics.descent / 1000
