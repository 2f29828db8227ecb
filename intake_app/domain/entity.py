"""What every stored thing has in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from intake_app.domain.ids import new_id

STRICT_SHAPE: dict[str, object] = {"extra": "forbid", "ser_json_bytes": "base64", "val_json_bytes": "base64"}
"""How a dossier file carries a part: no unknown fields, bytes as base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A stored thing with an identity (UUIDv7). Two versions of it are equal when every field is equal."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT_SHAPE

    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntity(Entity):
    """A stored thing that belongs to one dossier."""

    case_id: UUID
