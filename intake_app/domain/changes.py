"""What a service reports after it changed something: which entities of which dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one entity, before and after, as JSON-ready values (see the change log)."""

    entity: str
    entity_id: UUID
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes of one unit of work. Empty when nothing differed."""

    case_ids: frozenset[UUID] = frozenset()
    changes: tuple[Change, ...] = ()
    label: str = ""
    """What undo calls the step that was taken back or done again."""

    @property
    def entities(self) -> frozenset[str]:
        """Names of the kinds of entity that changed, such as "Answer"."""
        return frozenset(change.entity for change in self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One line of the change log as history shows it. `erased` says that the values were erased by right."""

    at: datetime
    author: str
    label: str
    entity: str
    field: str
    before: object
    after: object
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What was worked on last: which dossier, when, and what undo calls it."""

    case_id: UUID
    at: datetime
    label: str
