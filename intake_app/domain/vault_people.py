"""Who may open a vault, each with a passphrase of their own, and what they may do there (M01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.domain.entity import Entity


class Role(StrEnum):
    """What somebody may do in a vault."""

    CONSULTANT = "consulent"
    TEAM_LEAD = "teamleider"
    READER = "meelezer"

    @property
    def may_change(self) -> bool:
        """Whether they may write."""
        return self is not Role.READER

    @property
    def may_manage(self) -> bool:
        """Whether they let others in, and confirm what is destroyed."""
        return self is Role.TEAM_LEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultPerson(Entity):
    """Somebody with a passphrase of their own. The key page names only the id; the name lies inside the vault."""

    name: str
    role: Role = Role.CONSULTANT
    added_on: date
    removed_on: date | None = None
