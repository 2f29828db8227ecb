"""Teams and who is in them: facts of the whole vault, about colleagues and never about residents (F07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Entity):
    """A team in an area: a neighbourhood team, the team for work and income."""

    name: str = ""
    area: str = ""
    """Neighbourhoods or district it works in (wijk, gebied), separated by commas."""
    phone: str = ""
    note: str = ""
    """When and how it can be reached, what to bring along."""

    def works_in(self, neighbourhood: str) -> bool:
        """Whether a neighbourhood is named in its area."""
        wanted = neighbourhood.strip().casefold()
        return bool(wanted) and wanted in {part.strip().casefold() for part in self.area.split(",")}


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Entity):
    """Somebody in a team. `may_allocate` is the mandate to allocate help without somebody else's decision."""

    team_id: UUID
    name: str = ""
    discipline: str = ""
    may_allocate: bool = False
    phone: str = ""
    until: date | None = None
    """The last day; empty while somebody is in the team."""

    def active_on(self, day: date) -> bool:
        """Whether somebody is in the team on a day."""
        return self.until is None or self.until >= day
