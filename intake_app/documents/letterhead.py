"""Whose paper it is: name, logo and colour of the organisation at the head of the first page, above the band.

Worn by the prints drawn inside `headed`; a print that is drawn outside it has none. The colour is that of titles, and
only when it can be read on white; letters of the large edition stay black.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from reportlab.lib.colors import Color, HexColor

from intake_app.documents import attached
from intake_app.documents.direction import mirrored
from intake_app.documents.styles import BAND_TOP, INK, MARGIN, QUIET, WIDTH, Style
from intake_app.documents.tags import Element, PrintCanvas
from intake_app.documents.text import Text
from intake_app.errors import InputRefused
from intake_app.i18n import _

_MOST_BYTES = 5 * 1024 * 1024
_POINTS = (1200, 260)  # width and height in points of the picture as it is kept: 300 to the inch on paper
_ROOM = (120.0, 26.0)  # of the logo on paper
_ABOVE = 6.0  # white between band and logo
_GAP = 16.0
_SMALLEST = 24
_FORMATS = ("PNG", "JPEG")
READABLE = 4.5
"""Contrast to white from which letters can be read (WCAG 1.4.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """`logo` is a picture as `take_logo` leaves it, b"" for none. `colour` is "#rrggbb" or ""."""

    name: str = ""
    logo: bytes = b""
    colour: str = ""


_worn: ContextVar[Letterhead | None] = ContextVar("letterhead", default=None)


@contextmanager
def headed(letterhead: Letterhead | None) -> Iterator[None]:
    """What is drawn inside bears this letterhead, or none."""
    token = _worn.set(letterhead)
    try:
        yield
    finally:
        _worn.reset(token)


def contrast(colour: str) -> float:
    """Contrast of a colour to white, from 1 (none) to 21 (black), after WCAG 2. Raises ValueError for no colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def title_colour(*, large: bool) -> Color:
    """The colour of titles now: the organisation's when it can be read, else that of the other letters."""
    worn = _worn.get()
    if worn is None or large or not worn.colour or contrast(worn.colour) < READABLE:
        return INK
    return HexColor(worn.colour)


def take_logo(content: bytes) -> bytes:
    """A logo as it is kept: told by its content, drawn anew on white, no larger than it is printed.

    Raises InputRefused with what is wrong and what to do.
    """
    from PIL import Image

    if len(content) > _MOST_BYTES:
        raise InputRefused(_("This file is larger than 5 MB. Choose a smaller one."))
    picture = attached.plain_picture(content, _FORMATS)
    if picture is None:
        raise InputRefused(_("This is no PNG or JPEG. Choose a logo that is one of those."))
    if min(picture.size) < _SMALLEST:
        raise InputRefused(_("This picture is very small. Choose a larger logo, so that it stays sharp on paper."))
    picture.thumbnail(_POINTS, Image.Resampling.LANCZOS)
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


class Head:
    """The letterhead of the print that is being made. `elements` come first in its tree."""

    def __init__(self) -> None:
        worn = _worn.get() or Letterhead()
        self._logo = worn.logo
        self._size = _fitted(worn.logo) if worn.logo else (0.0, 0.0)
        style = Style(11, 13, colour=QUIET)
        self._name = Text(worn.name, style)
        words = _("Logo of {name}").format(name=worn.name) if worn.name else _("Logo")
        self._figure = Element("Figure", alt=words)

    def elements(self) -> list[Element]:
        """The name and the logo, as far as there are."""
        return [*self._name.structure(), *([self._figure] if self._logo else [])]

    def draw(self, canvas: PrintCanvas) -> None:
        """Above the band: the name at the left, the logo at the right."""
        foot = BAND_TOP + _ABOVE
        room = WIDTH - (self._size[0] + _GAP if self._logo else 0)
        height = self._name.height(room)
        if self._name.structure():
            self._name.draw(
                canvas,
                MARGIN + WIDTH - room if mirrored() else MARGIN,
                foot + max(height, (self._size[1] + height) / 2),
                room,
            )
        if self._logo:
            from reportlab.lib.utils import ImageReader

            across, high = self._size
            left = MARGIN if mirrored() else MARGIN + WIDTH - across
            with canvas.mark(self._figure, (left, foot, left + across, foot + high)):
                canvas.drawImage(ImageReader(BytesIO(self._logo)), left, foot, across, high)


@cache
def _fitted(logo: bytes) -> tuple[float, float]:
    """Width and height on paper."""
    from PIL import Image

    with Image.open(BytesIO(logo), formats=("PNG",)) as picture:
        width, height = picture.size
    scale = min(_ROOM[0] / width, _ROOM[1] / height)
    return width * scale, height * scale
