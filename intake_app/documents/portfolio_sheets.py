"""What the portfolio and the prints around it need to know: its own sheet, with its parts, and the cv sheet.

One `CvSheet` serves cv, introduction and the profiles that go outside, as PDF, as Word file, as text and as CSV.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.documents.picture_sheets import Voice, WebPicture
from intake_app.documents.sheet_parts import CardLine, StrengthLine
from intake_app.domain.portfolio_choices import PortfolioPart


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioSheet:
    """Everything the portfolio shows (G01). Its shape has no place for duties, levels, debts or another's score."""

    name: str
    called: str
    dated: date
    motto: str = ""
    picture: str = ""
    """Name of a picture in resources/icons; empty prints an empty frame to draw or paste in."""
    frame: bool = True
    strengths: tuple[StrengthLine, ...] = ()
    wants: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    story: str = ""
    web: WebPicture | None = None
    goes_well: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    people: tuple[CardLine, ...] = ()
    done: tuple[CardLine, ...] = ()
    steps: tuple[str, ...] = ()
    appointment: str = ""
    """Day, time and place in words: "dinsdag 15 december, 10 uur, bij mij thuis"."""
    parts: tuple[PortfolioPart, ...] = tuple(PortfolioPart)
    skills: tuple[StrengthLine, ...] = ()
    learning: tuple[StrengthLine, ...] = ()
    experience: tuple[TimeLine, ...] = ()
    qualifications: tuple[CardLine, ...] = ()
    training: tuple[CardLine, ...] = ()
    languages: tuple[CardLine, ...] = ()
    wishes: tuple[WishGroup, ...] = ()
    references: tuple[Spoken, ...] = ()
    pictures: tuple[Photo, ...] = ()
    reached: tuple[CardLine, ...] = ()
    told: tuple[StoryBlock, ...] = ()
    photo: Photo | None = None
    """In the frame, in place of the picture."""
    for_employer: bool = False
    """Leaves out the web, the people, the steps and the appointment."""

    def __post_init__(self) -> None:
        if self.web and any(one.reading.voice is Voice.CONSULTANT for one in self.web.series):
            raise ValueError("the portfolio never shows a consultant's score")


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
