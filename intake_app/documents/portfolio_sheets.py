"""What the prints around the portfolio need to know: lines of a time line, wishes, spoken words, and the cv sheet.

One `CvSheet` serves cv, introduction and the profiles that go outside, as PDF, as Word file, as text and as CSV.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    """Something done: what, when, where and of which kind in words, and what there was to do and to learn."""

    title: str
    when: str = ""
    where: str = ""
    tasks: str = ""
    learned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WishGroup:
    """Wishes that weigh the same, under their heading."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What somebody says about the resident."""

    words: str
    name: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBlock:
    """A block of the story under its question."""

    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photograph as the vault keeps it: a JPEG, its size in pixels, and what it shows in words."""

    title: str
    content: bytes
    width: int
    height: int


class CvLayout(StrEnum):
    """How a cv is laid out: everything with its years before it, or talents first and large."""

    TIME = "time"
    TALENTS = "talents"


@dataclass(frozen=True, slots=True, kw_only=True)
class CvLine:
    """One line of a section: a title with its years, where it was, and remarks under it."""

    title: str = ""
    when: str = ""
    where: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CvSection:
    """A heading with lines. `talents`: printed large, with room, in the layout that begins with talents."""

    title: str
    lines: tuple[CvLine, ...] = ()
    talents: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CvSheet:
    """A cv, an introduction or a profile. Its shape has no place for scores, benefit, duties or a birth date."""

    overline: str
    title: str
    footer: str
    dated: date
    contact: tuple[str, ...] = ()
    intro: str = ""
    sections: tuple[CvSection, ...] = ()
    closing: str = ""
    layout: CvLayout = CvLayout.TIME
    one_page: bool = False
    """Set closer together, so that it stays on one page when that is possible."""
