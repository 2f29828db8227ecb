"""The resident's own portfolio (G01, G05): never duties, scores of others, debts or diagnoses."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.domain.entity import CaseEntity
from intake_app.domain.vocabulary import PortfolioSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio(CaseEntity):
    """What the resident wants on the portfolio. `picture` is the name of a picture, or empty for an empty frame."""

    motto: str = ""
    picture: str = ""
    show_web: bool = False
    show_people: bool = True
    show_steps: bool = True
    show_appointment: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioItem(CaseEntity):
    """A line of the portfolio, in the resident's words."""

    section: PortfolioSection
    position: int = 0
    title: str
    detail: str = ""
    icon: str = ""
