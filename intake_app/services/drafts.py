"""Words that belong to nothing yet (a new dossier that was not made): kept in the vault when it locks."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from intake_app.services.desk import Desk

_PREFIX = "draft."
APPOINTMENT = "appointment"
_OF_A_DOSSIER = (APPOINTMENT,)


def of_dossier(name: str, case_id: UUID) -> str:
    """The name of a draft that belongs to one dossier: nobody else gets to see it."""
    return f"{name}/{case_id}"


def settings_without(case_id: UUID) -> dict[str, None]:
    """The drafts of a dossier go with it; those of before they belonged to one go too."""
    names = [name for one in _OF_A_DOSSIER for name in (of_dossier(one, case_id), one)]
    return dict.fromkeys(_PREFIX + name for name in names)


def keep_draft(desk: Desk, name: str, words: Mapping[str, str]) -> None:
    """Keep the fields of a form that was not finished; without any words the draft goes away."""
    filled = {field: text for field, text in words.items() if text.strip()}
    desk.vault.set_setting(_PREFIX + name, filled or None)


def draft(desk: Desk, name: str) -> dict[str, str]:
    """The fields that were kept, empty when there are none."""
    kept = desk.vault.setting(_PREFIX + name)
    if not isinstance(kept, dict):
        return {}
    return {str(field): str(text) for field, text in kept.items()}
