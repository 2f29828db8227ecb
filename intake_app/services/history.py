"""Geschiedenis van dit veld: who changed one field, when, from what to what (M05). Reads the change log only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from intake_app.domain.changes import FieldChange
from intake_app.domain.measuring import Answer
from intake_app.i18n import _, format_day
from intake_app.services.desk import Desk

_TECHNICAL = frozenset(
    {"id", "case_id", "plan_id", "goal_id", "step_id", "measurement_id", "item", "order", "position", "copied_from"}
)
_MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words. `what` names the part of an answer that changed, "" for a field on its own."""

    at: datetime
    author: str
    what: str
    before: str
    after: str


def history(desk: Desk, entity_id: UUID, fields: Collection[str] = ()) -> tuple[Line, ...]:
    """The newest changes of a field, or of all that is answered to one item; newest first."""
    found = (one for one in desk.vault.history.changes_of(entity_id, fields) if one.field not in _TECHNICAL)
    return tuple(_line(one, alone=len(fields) == 1) for one in list(found)[:_MOST])


def _line(one: FieldChange, *, alone: bool) -> Line:
    what = "" if alone else _field_words(one)
    if one.erased:
        gone = _("erased, as the law asks")
        return Line(one.at, one.author, what, gone, gone)
    return Line(one.at, one.author, what, _words(one.before), _words(one.after))


def _field_words(one: FieldChange) -> str:
    words = {
        "value": _("Answer"),
        "special": _("No score, because"),
        "choice": _("Choice"),
        "text": _("Remark"),
        "circumstances": _("What colours this answer now?"),
        "info_sources": _("Based on"),
        "talk_about": _("I want to talk about this"),
        "extra": _("Further questions"),
    }
    return words.get(one.field, "") if one.entity == Answer.__name__ else ""


def _words(value: object) -> str:
    if value in (None, "", [], {}):
        return _("empty")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_words(one) for one in value)
    if isinstance(value, dict):
        return ": ".join(str(one) for one in value.values() if one not in (None, ""))
    try:
        return format_day(date.fromisoformat(str(value))) if len(str(value)) == 10 else str(value)
    except ValueError:
        return str(value)
