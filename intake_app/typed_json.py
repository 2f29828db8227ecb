"""JSON of frozen dataclasses, by pydantic, which is loaded when the first one is read or written and not before.

Threads may ask at the same moment, and pydantic's modules need each other while they load: one thread at a time gets
in, and whoever comes later finds everything there. Nothing else imports pydantic (a test holds to that).
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_T = TypeVar("_T")

_loading = Lock()
_made: dict[type[Any], TypeAdapter[Any]] = {}


def adapter_of(kind: type[_T]) -> TypeAdapter[_T]:
    """What reads, writes and describes things of this class. Made once."""
    with _loading:
        if kind not in _made:
            from pydantic import TypeAdapter

            _made[kind] = TypeAdapter(kind)
        return _made[kind]
