"""Where somebody was when the vault locked, kept inside the vault for the moment it opens again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from intake_app.services.desk import Desk

_KEY = "resume"


@dataclass(frozen=True, slots=True)
class Place:
    """A dossier, or none, and the route of the page with the field."""

    case_id: UUID | None
    route: str


def keep(desk: Desk, place: Place) -> None:
    """Remember the place. Who only reads along starts at the list of dossiers."""
    if desk.role.may_change:
        whose = str(desk.person.id) if desk.person is not None else ""
        case_id = str(place.case_id) if place.case_id is not None else ""
        desk.vault.set_setting(_KEY, {"case": case_id, "route": place.route, "person": whose})


def settings_without(desk: Desk, case_id: UUID) -> dict[str, None]:
    """Nobody comes back to a dossier that is gone."""
    kept = desk.vault.setting(_KEY)
    return {_KEY: None} if isinstance(kept, dict) and kept.get("case") == str(case_id) else {}


def take(desk: Desk) -> Place | None:
    """The place that was kept for who opens now; None without, or when somebody else was here."""
    kept = desk.vault.setting(_KEY)
    if not isinstance(kept, dict):
        return None
    if desk.role.may_change:
        desk.vault.set_setting(_KEY, None)
    whose = str(desk.person.id) if desk.person is not None else ""
    if kept.get("person") != whose:
        return None
    case_id = str(kept.get("case", ""))
    return Place(UUID(case_id) if case_id else None, str(kept.get("route", "")))
