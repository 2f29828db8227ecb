"""The standard lists of the caseload, and what is kept beside a dossier so that they are found at once (L02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CaseloadListKind(StrEnum):
    """Why somebody may be forgotten. A list is never an order of chance: who is on it longest comes first."""

    NO_CONTACT = "geen-contact"
    WITHOUT_EXEMPTION = "geen-contact-geen-ontheffing"
    NEVER_HEARD = "nooit-gehoord"
    NO_APPLICATION = "geen-aanvraag"
    NO_STEP = "geen-stap"
    REVIEW_LATE = "terugkijken-te-laat"
    REFERRAL = "verwijzing"
    TERM_NEAR = "termijn"
    PLACE_ENDS = "plek-eindigt"
    DOMAIN_OPEN = "leefgebied-open"


URGENT = "spoed"
GROUND, ROUTE, DAY = "grond:", "route:", "dag:"
"""What the kind of a mark begins with when it is a fact to filter on, or a day of the week view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMark:
    """One thing about a dossier that holds from a day up to and with another.

    `kind` is a CaseloadListKind, URGENT, or begins with GROUND, ROUTE or DAY. `on` is the day that its words name,
    `about` what they are about: the row of a term, a form.
    """

    kind: str
    from_on: date = date.min
    until_on: date = date.max
    on: date | None = None
    about: str = ""

    def holds(self, today: date) -> bool:
        """Whether it is so on this day."""
        return self.from_on <= today <= self.until_on
