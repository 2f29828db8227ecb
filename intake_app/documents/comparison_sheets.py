"""What the print of two moments beside each other needs to know: complete in itself, in words and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.documents.picture_sheets import Voice


class ComparedAs(StrEnum):
    """How a part of a form is laid out."""

    LEVELS = "levels"
    """A marker per moment on a scale in words, and the table."""
    WEB = "web"
    """Webs over each other, and the table."""
    WORDS = "words"
    """The table only: texts and dated values beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLine:
    """One moment: the letter that names it, how it is drawn, and what tells of it."""

    letter: str
    voice: Voice
    day: date
    kind: str = ""
    place: str = ""
    present: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCell:
    """One answer at one moment. `place` is a step from 0 or a mark on a web; `said` own words, printed as a quote."""

    words: str
    place: int | None = None
    said: str = ""
    notes: tuple[str, ...] = ()
    """What coloured it, and what it was before a correction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One item at every moment, the wish for it, and in a word how the last lies to the first."""

    name: str
    cells: tuple[ComparedCell, ...]
    sentence: str = ""
    """What is different, in one plain sentence."""
    goal: str = ""
    goal_place: int | None = None
    direction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedBlock:
    """One part of a form. `scale` holds the steps in words, lowest first, for levels."""

    kind: ComparedAs
    title: str = ""
    rows: tuple[ComparedRow, ...] = ()
    scale: tuple[str, ...] = ()
    caption: str = ""

    def __post_init__(self) -> None:
        places = [cell.place for row in self.rows for cell in row.cells if cell.place is not None]
        highest = len(self.scale) - 1 if self.kind is ComparedAs.LEVELS else 10
        if self.kind is not ComparedAs.WORDS and any(not 0 <= place <= highest for place in places):
            raise ValueError("a marker stands on a step of the scale, or on a web between 0 and 10")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedForm:
    """One form as one voice filled it in at two or three moments, oldest first."""

    title: str
    who: str
    moments: tuple[MomentLine, ...]
    blocks: tuple[ComparedBlock, ...]
    summary: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence per difference, in the order of the form."""
        return tuple(row.sentence for block in self.blocks for row in block.rows if row.sentence)

    def __post_init__(self) -> None:
        if not 2 <= len(self.moments) <= 3:
            raise ValueError("two or three moments stand beside each other on paper")
        if any(len(row.cells) != len(self.moments) for block in self.blocks for row in block.rows):
            raise ValueError("every row has one cell per moment")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonSheet:
    """Everything the print "then and now" shows (B06, I02)."""

    name: str
    dated: date
    forms: tuple[ComparedForm, ...]
