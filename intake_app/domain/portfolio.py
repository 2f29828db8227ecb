"""The resident's own portfolio (G01, G04): never duties, scores of others, debts or diagnoses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.portfolio_choices import AttachmentKind, HandOverChannel, PortfolioPart
from intake_app.domain.vocabulary import PortfolioSection

_OWN_TICK = {
    PortfolioPart.WEB: "show_web",
    PortfolioPart.PEOPLE: "show_people",
    PortfolioPart.STEPS: "show_steps",
    PortfolioPart.REACHED: "show_reached",
    PortfolioPart.APPOINTMENT: "show_appointment",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio(CaseEntity):
    """What the resident wants on the portfolio. `picture` is the name of a picture, or empty for an empty frame."""

    motto: str = ""
    picture: str = ""
    show_web: bool = False
    show_people: bool = True
    show_steps: bool = True
    show_appointment: bool = True
    show_reached: bool = False
    """Steps that worked out: they may tell more than the resident wants, so they wait for a tick."""
    order: tuple[PortfolioPart, ...] = ()
    """The parts in the resident's order; parts that are not named follow in the ordinary order."""
    left_out: tuple[PortfolioPart, ...] = ()
    """Parts that do not come along, besides those with a tick of their own."""
    photo_id: UUID | None = None
    """An attachment that stands in the frame instead of a picture; empty unless the resident wants it."""
    region: str = ""
    """Part of the country for a profile without a name ("omgeving Utrecht"); never worked out from the address."""
    cv_remark: str = ""
    """What makes the cv hard to read for others. For the consultant; on no paper but that of all that is kept."""

    def shows(self, part: PortfolioPart) -> bool:
        """Whether a part comes along."""
        tick = _OWN_TICK.get(part)
        return bool(getattr(self, tick)) if tick else part not in self.left_out

    @property
    def parts(self) -> tuple[PortfolioPart, ...]:
        """Every part, shown or not, in the resident's order."""
        chosen = tuple(dict.fromkeys(self.order))
        return (*chosen, *(part for part in PortfolioPart if part not in chosen))


def own_tick(part: PortfolioPart) -> str:
    """The field of `Portfolio` that says whether a part comes along; "" when it stands in `left_out`."""
    return _OWN_TICK.get(part, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioItem(CaseEntity):
    """A line of the portfolio, in the resident's words."""

    section: PortfolioSection
    position: int = 0
    title: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(CaseEntity):
    """The story in own words, in four blocks, and what comes of it (G04). One per dossier.

    An empty block is told by the answers to the opening questions, so that nothing is asked twice.
    """

    possibilities: str = ""
    workplace: str = ""
    presenting: str = ""
    searching: str = ""
    pitch: str = ""
    """A few sentences to say out loud."""
    came_from: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(CaseEntity):
    """A photograph or a PDF, kept in the vault. Its bytes never change; `removed_on` takes it out of sight.

    Photographs were drawn anew without what the camera wrote into them (place, moment, device).
    """

    position: int = 0
    title: str
    kind: AttachmentKind
    media_type: str
    width: int | None = None
    height: int | None = None
    """Of a photograph in pixels."""
    pages: int | None = None
    """Of a PDF."""
    size: int = 0
    added_on: date
    on_portfolio: bool = False
    removed_on: date | None = None
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioVersion(CaseEntity):
    """A print of the portfolio as it was on a day; its bytes are the stored document."""

    number: int
    made_on: date
    variant: str
    """Which print it is: "portfolio", "cv", "profiel-anoniem" …"""
    parts: tuple[PortfolioPart, ...] = ()
    document_id: UUID
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(CaseEntity):
    """Who got a version, when, and how: with the resident's consent."""

    version_id: UUID
    to_whom: str
    given_on: date
    channel: HandOverChannel = HandOverChannel.PAPER
    consent_on: date | None = None
    note: str = ""
