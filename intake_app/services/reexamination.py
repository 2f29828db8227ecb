"""The re-examination of the Wmo (2.3.9): from its day on, what the law asks around the investigation counts anew.

It holds for the version of the plan that is made in it; what was fixed before its day stays as it was.
"""

from __future__ import annotations

from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan

EVENT = "heronderzoek-wmo"
"""The event that is written down with the terms."""
DATED_AGAIN = frozenset({"clientondersteuning-mantelzorger", "persoonlijk-plan", "pgb"})
"""Elements whose day, when one was kept, must not lie before the re-examination (CW03, CW04, CW07)."""


def day_of(dossier: Dossier, plan: Plan) -> date | None:
    """The day of the newest re-examination that this version is made in, None for a first investigation."""
    fixed = plan.fixed_on(date.max)
    days = (one.happened_on for one in dossier.term_events if one.trigger == EVENT)
    return max((day for day in days if day <= fixed), default=None)


def is_anew(dossier: Dossier, plan: Plan, day: date | None) -> bool:
    """Whether something that was done on `day` counts for this version; a day that was not kept does not speak."""
    since = day_of(dossier, plan)
    return since is None or day is None or day >= since
