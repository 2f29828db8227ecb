"""What a form on paper asks: sections of questions, each with the space in which somebody answers by pen.

The same objects make the empty form and the filled one: a box that was chosen has its tick, a line has its words.
Every text is printed literally and complete; what stays empty is room to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Shape(StrEnum):
    """How a section stands on paper. LIST: question under question. GRID: a table with a box per column.

    LADDER: rungs under each other, a box per question. WEB: the drawing to mark, and a row of numbers per axis.
    """

    LIST = "list"
    GRID = "grid"
    LADDER = "ladder"
    WEB = "web"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box to tick. `letter` is how the box is called where its words have no room; a key of the quick entry."""

    words: str
    ticked: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """Boxes to choose from; `scale` says that they have an order. `others` are the answers beside the scale."""

    options: tuple[Box, ...]
    others: tuple[Box, ...] = ()
    scale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A row of whole numbers, `low` to `high`, of which one is chosen."""

    chosen: int | None = None
    low: int = 0
    high: int = 10
    others: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Room for words: `count` lines, or the words that stand there. `spoken`: somebody's own words, between marks."""

    count: int = 1
    words: str = ""
    spoken: bool = False
    others: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """Room for a number or a day; `unit` stands behind it ("dag maand jaar", "0 tot 100")."""

    words: str = ""
    unit: str = ""
    others: tuple[Box, ...] = ()


Space = Boxes | Marks | Lines | Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A named space beside a question: "Waar gezien ____". `only` says when it is asked ("bij: betaald werk")."""

    label: str
    space: Space
    only: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowList:
    """A list that somebody makes: a table with `columns`, filled `rows` and `empty` ones below them.

    `columns` without words in their spaces; a filled row has one Blank per column. `row_name` is what one row is,
    `names` are those of the filled rows where they have one. `notes` say once what every row may choose from.
    """

    columns: tuple[Blank, ...]
    row_name: str
    title: str = ""
    rows: tuple[tuple[Blank, ...], ...] = ()
    names: tuple[str, ...] = ()
    empty: int = 3
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row of a list has one space per column")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item of a form: its name, the question in full, what belongs to it, and the room to answer."""

    name: str
    asks: str = ""
    scope: str = ""
    space: Space | None = None
    fields: tuple[Blank, ...] = ()
    lists: tuple[RowList, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that are asked in one way. In a GRID or LADDER all of them have the same boxes.

    `values` are the marks of a filled web, one per question.
    """

    title: str = ""
    intro: str = ""
    shape: Shape = Shape.LIST
    questions: tuple[Question, ...] = ()
    explained: RowList | None = None
    """For a GRID: what is written beside some of its rows, as a list under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """One form on paper. `moment` are the spaces every reading has; `reading` says in words what was filled in.

    `owner` names the resident on a filled sheet; an empty form names nobody.
    """

    title: str
    dated: date
    about: str = ""
    reading: str = ""
    owner: str = ""
    moment: tuple[Blank, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Blank, ...] = ()
    edition: str = ""
    rights: str = ""
    for_resident: bool = True
