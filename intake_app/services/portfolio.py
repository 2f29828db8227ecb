"""The resident's own portfolio: what is chosen for it, part by part (G01, G05)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import Portfolio, PortfolioItem
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import _
from intake_app.services.desk import Desk


def choose(desk: Desk, case_id: UUID, **values: str | bool) -> Changes:
    """Keep what the resident wants on the portfolio (motto, picture, which parts)."""
    merge_key = f"portfolio:{case_id}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(_("Portfolio"), case_id, merge_key=merge_key) as work:
        found = work.find(Portfolio, case_id=case_id)
        before = found[0] if found else Portfolio(case_id=case_id)
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return work.commit()


def add_item(desk: Desk, case_id: UUID, section: PortfolioSection, title: str, detail: str = "") -> PortfolioItem:
    """Put a line at the end of one part of the portfolio."""
    with desk.change(_("Portfolio"), case_id) as work:
        position = len(work.find(PortfolioItem, case_id=case_id, section=section))
        item = PortfolioItem(case_id=case_id, section=section, position=position, title=title, detail=detail)
        work.put(item)
        work.commit()
    return item


def add_strength(
    desk: Desk, case_id: UUID, title: str, evidence: str = "", icon: str = "", skill: str = ""
) -> Strength:
    """Write down something the resident is good at; it stands on the plan and on the portfolio."""
    with desk.change(_("Strength"), case_id) as work:
        position = len(work.find(Strength, case_id=case_id))
        strength = Strength(case_id=case_id, position=position, title=title, evidence=evidence, icon=icon, skill=skill)
        work.put(strength)
        work.commit()
    return strength
