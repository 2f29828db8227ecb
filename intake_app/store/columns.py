"""Column types that keep the domain's own values: closed lists and moments in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override


class ListValue(TypeDecorator[Enum]):
    """A member of a closed list, stored as its value: text, or a whole number for an IntEnum."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[Enum]) -> None:
        super().__init__()
        self.members = members
        self._by_value: dict[Any, Enum | None] = {None: None} | {member.value: member for member in members}

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if issubclass(self.members, int) else String())

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> Any:
        return None if value is None else value.value

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Enum | None]:
        return self._by_value.__getitem__  # every row has some: nothing of Python in between


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond. A moment without a time zone is refused: it would be a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name != "sqlite" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
