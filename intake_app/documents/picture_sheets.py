"""What a picture on paper needs to know: the web of three to thirteen parts, and the matrix of levels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake_app.documents.sheet_parts import Said


class Voice(StrEnum):
    """Whose line or column it is. Order is the order on paper; each has its own stroke and marker."""

    RESIDENT = "resident"
    CONSULTANT = "consultant"
    EARLIER = "earlier"
    BEFORE_THAT = "before_that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Column head of a picture: whose reading it is, by name, and of which moment ("maart 2026"), if that matters."""

    voice: Voice
    name: str
    moment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAxis:
    """One part of the web. `talk`: the resident wants to talk about it (a balloon). `said`: own words about it."""

    label: str
    talk: bool = False
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSeries:
    """One line of the web: a value per axis, 0 to 10, or None; `words` says for each None why ("weet ik niet")."""

    reading: Reading
    values: tuple[int | None, ...]
    words: tuple[str, ...] = ()

    def word(self, index: int) -> str:
        """What stands in place of a missing value on that axis; may be empty."""
        return self.words[index] if index < len(self.words) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPicture:
    """The web: axes clockwise from twelve o'clock and one to four series, the resident's first.

    `note` is the fixed sentence of the instrument, printed under the picture.
    """

    axes: tuple[WebAxis, ...]
    series: tuple[WebSeries, ...]
    title: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not 3 <= len(self.axes) <= 13 or not 1 <= len(self.series) <= 4:
            raise ValueError("a web has 3 to 13 axes and 1 to 4 series")
        if any(len(one.values) != len(self.axes) for one in self.series):
            raise ValueError("every series of a web has one value or None per axis")
        if any(value is not None and not 0 <= value <= 10 for one in self.series for value in one.values):
            raise ValueError("values of a web lie between 0 and 10")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCell:
    """One judgement: level 1 to 5 with its word, or no level and the special value in words ("niet besproken")."""

    level: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One domain with a judgement per reading, and what was said about it."""

    domain: str
    cells: tuple[LevelCell, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsPicture:
    """A matrix of domains with ordinal levels (ZRM): a list, never a sum, mean or web.

    `remarks` are lines under the table: "gescoord zonder ZRM-training", the rights note of the instrument.
    """

    title: str
    readings: tuple[Reading, ...]
    rows: tuple[LevelRow, ...]
    levels: int = 5
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.readings) for row in self.rows):
            raise ValueError("every row of a matrix has one cell per reading")
        if any(cell.level is not None and not 1 <= cell.level <= self.levels for r in self.rows for cell in r.cells):
            raise ValueError("a level lies between 1 and the highest level")


Picture = WebPicture | LevelsPicture
