"""What a comparison holds: words for a reader and places for a drawing. Nothing here is calculated over levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.vocabulary import MomentKind, RaterRole
from intake_app.instruments.comparison import Direction
from intake_app.services.comparing_goals import GoalMark


class Relation(StrEnum):
    """What lies beside each other: moments of one voice, or the voices of one moment."""

    MOMENTS = "moments"
    VOICES = "voices"


class BlockKind(StrEnum):
    """How a part is shown."""

    LEVELS = "levels"
    """Rows with a marker per moment on a scale in words."""
    WEB = "web"
    """Webs over each other, to talk about."""
    TEXTS = "texts"
    """Texts side by side by date."""
    DATED = "dated"
    """A list of dated values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One moment (or voice) in the order of the days: the letter that names it in the drawing, and what tells of it."""

    id: UUID
    letter: str
    day: date
    label: str
    """The day in words, for a legend and the head of a table."""
    moment: MomentKind
    kind: str
    """The same in the words of the method."""
    who: str
    first_name: str
    rater: RaterRole
    place: str
    present: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Was:
    """What an answer was before it was corrected."""

    words: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One answer at one moment. `place` is where the marker stands: a step of the scale from 0, or a mark on a web."""

    words: str
    place: int | None = None
    said: str = ""
    circumstances: str = ""
    was: tuple[Was, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item over the moments. `sentence` is empty where nothing is to be said."""

    item: str
    name: str
    cells: tuple[Cell, ...]
    sentence: str = ""
    direction: Direction | None = None
    own_view: str = ""
    """How somebody says it went since the start, where the form asks that; it never changes the levels (G-EF3)."""
    goal: GoalMark | None = None

    @property
    def outcome(self) -> str:
        """First and now in a word; where the levels say nothing, the own judgement. Empty where nothing is compared."""
        if self.direction is Direction.NOT_COMPARABLE and self.own_view:
            return self.own_view
        return self.direction.label if self.direction is not None else ""

    @property
    def changed(self) -> bool:
        """Whether anything is different from the moment before, in words."""
        return len({cell.words for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of the form. `scale` holds the steps in words, lowest first, where there are steps."""

    part: str
    kind: BlockKind
    title: str
    rows: tuple[Row, ...]
    scale: tuple[str, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything a page or a print shows of the chosen moments."""

    instrument_id: str
    title: str
    relation: Relation
    subject: str
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    counts: tuple[tuple[Direction, int], ...] = ()
    summary: str = ""
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence per difference, in the order of the form."""
        return tuple(row.sentence for block in self.blocks for row in block.rows if row.sentence)
