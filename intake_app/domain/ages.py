"""Edges of age (rules 4.4). Age counts from midnight of the birthday; 29 February becomes 1 March in other years."""

from __future__ import annotations

from datetime import date

from intake_app.domain.dates import birthday

YOUNG_UNTIL = 27
"""Under this age on the day of the report: four weeks to look for work or school first (Pw 41(4))."""


def age_on(born: date, day: date) -> int:
    """Whole years on `day`."""
    return day.year - born.year - (day < birthday(born, day.year - born.year))


def is_young(born: date, day: date) -> bool:
    """Under 27 on that day."""
    return age_on(born, day) < YOUNG_UNTIL


def search_time_applies(born: date | None, partner_born: date | None, reported_on: date) -> bool:
    """Whether the four weeks of searching hold: with a partner only when both are under 27 on the day of the report."""
    if born is None or not is_young(born, reported_on):
        return False
    return partner_born is None or is_young(partner_born, reported_on)


def school_papers_apply(born: date | None, partner_born: date | None, reported_on: date) -> bool:
    """Whether school papers are asked of somebody under 27 in a household without search time (Pw 41(5), (7)(b))."""
    young = any(one is not None and is_young(one, reported_on) for one in (born, partner_born))
    return young and not search_time_applies(born, partner_born, reported_on)


def is_annex_to_decision(born: date, granted_on: date) -> bool:
    """Whether the plan is an annex to the decision: 18 to 26 on the day of granting (Pw 44(4))."""
    return 18 <= age_on(born, granted_on) <= 26


def fits_youth_unit(born: date, day: date) -> bool:
    """Jouw Unit: 16 up to and including 27."""
    return 16 <= age_on(born, day) <= 27


def keeps_benefit_at_school(born: date, day: date, split: int = 30) -> bool:
    """Whether somebody who studies keeps the benefit rather than getting student finance (duo.leeftijd)."""
    return age_on(born, day) >= split


def representative_decides(born: date, day: date, *, capable: bool) -> bool:
    """Whether a representative consents: under 12 always, from 12 to 17 only who is not capable (Wmo 5.3.3)."""
    age = age_on(born, day)
    return age < 12 or (age < 18 and not capable)
