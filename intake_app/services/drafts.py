"""Words that belong to nothing yet (a new dossier that was not made): kept in the vault when it locks."""

from __future__ import annotations

from collections.abc import Mapping

from intake_app.services.desk import Desk

_PREFIX = "draft."


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
