"""How prints look: colours, sizes and leading of each print and of the large edition (design language 14)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import IntEnum

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from intake_app import paths
from intake_app.documents.fonts import Face

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
BAND_TOP = PAGE_HEIGHT - 16 * mm
FOOT = 12 * mm


def _light() -> dict[str, Color]:
    """The tokens of the light theme; paper has no dark one."""
    tokens = json.loads((paths.THEMES / "light.json").read_text("utf-8"))["color"]
    return {token: HexColor(value) for token, value in tokens.items()}


COLOURS = _light()
INK, QUIET, ACCENT, SOFT = COLOURS["text.1"], COLOURS["text.2"], COLOURS["accent"], COLOURS["line.soft"]


class Align(IntEnum):
    """To which side lines are set."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; sizes in points."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: Color = INK
    align: Align = Align.LEFT

    def quiet(self) -> Style:
        """The same in the second text colour."""
        return replace(self, colour=QUIET)

    def semibold(self) -> Style:
        return replace(self, face=Face.SEMIBOLD)

    def bold(self) -> Style:
        return replace(self, face=Face.BOLD)

    def aligned(self, align: Align) -> Style:
        return replace(self, align=align)

    def scaled(self, factor: float) -> Style:
        """The same, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The sizes of one print. `large` is the edition for who sees little: one column, no quiet grey, larger icons."""

    body: Style
    quote: Style
    h3: Style
    h2: Style
    title: Style
    subtitle: Style
    small: Style
    line: float
    """Longest line of law and other text that asks for care; other text takes the page's width."""
    gap: float
    """White above a section."""
    large: bool = False

    @property
    def icon(self) -> float:
        """Side of an icon beside a line of body text."""
        return self.body.size * (1.4 if not self.large else 1.75)

    def scaled(self, factor: float) -> Look:
        """Every letter and the white above a section larger or smaller."""
        styles = {name: getattr(self, name).scaled(factor) for name in _STYLES}
        return replace(self, gap=self.gap * factor, **styles)


_STYLES = ("body", "quote", "h3", "h2", "title", "subtitle", "small")
PLAN = Look(
    body=Style(11.5, 16.5),
    quote=Style(13, 19.5),
    h3=Style(12.5, 17, Face.SEMIBOLD),
    gap=15,
    h2=Style(16, 21, Face.SEMIBOLD),
    title=Style(27, 32, Face.SEMIBOLD),
    subtitle=Style(16, 21),
    small=Style(11, 14.5, colour=QUIET),
    line=418,
)
PORTFOLIO = Look(
    body=Style(13, 19.5),
    quote=Style(16, 23),
    h3=Style(15, 20, Face.SEMIBOLD),
    gap=22,
    h2=Style(18, 24, Face.SEMIBOLD),
    title=Style(33, 40, Face.SEMIBOLD),
    subtitle=Style(14, 19, colour=QUIET),
    small=Style(11, 14.5, colour=QUIET),
    line=440,
)
FRIDGE = Look(
    body=Style(18.5, 27),
    quote=Style(22.5, 30, Face.SEMIBOLD),
    h3=Style(22.5, 28, Face.SEMIBOLD),
    gap=24,
    h2=Style(22, 28, Face.SEMIBOLD),
    title=Style(34.5, 42, Face.SEMIBOLD),
    subtitle=Style(16.5, 22, colour=QUIET),
    small=Style(16.5, 22, colour=QUIET),
    line=WIDTH,
)
FORM = Look(
    body=Style(12, 17.5),
    quote=Style(12.5, 18.5),
    h3=Style(13.5, 18.5, Face.SEMIBOLD),
    gap=18,
    h2=Style(17, 22, Face.SEMIBOLD),
    title=Style(25, 31, Face.SEMIBOLD),
    subtitle=Style(14, 19),
    small=Style(11, 14.5, colour=QUIET),
    line=WIDTH,
)
"""A form to fill in by pen: room around every box, and lines wide enough for a hand."""
LARGE = Look(
    body=Style(16, 24),
    quote=Style(18, 27),
    h3=Style(18, 25, Face.SEMIBOLD),
    gap=20,
    h2=Style(21, 28, Face.SEMIBOLD),
    title=Style(30, 37, Face.SEMIBOLD),
    subtitle=Style(20, 27),
    small=Style(14, 19),
    line=WIDTH,
    large=True,
)
