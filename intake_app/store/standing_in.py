"""SQLAlchemy without asyncio, which it imports for engines that nobody here uses; asyncio brings all of TLS along.

Together they take 5 MB and 17 ms of the 185 that importing SQLAlchemy takes. Something stands in for asyncio until
SQLAlchemy is imported. Whatever is asked of it later, if ever, it takes from asyncio itself.
"""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import iscoroutine
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands in for a module that is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def import_sqlalchemy() -> None:
    """Import it, and what is for SQLite, before anybody else does."""
    if "asyncio" in sys.modules or "sqlalchemy" in sys.modules:
        return
    stand_in = _Later("asyncio")
    stand_in.iscoroutine = iscoroutine  # type: ignore[attr-defined]  # all that is asked while it is imported
    sys.modules["asyncio"] = stand_in
    try:
        import_module("sqlalchemy.dialects.sqlite")
    finally:
        if sys.modules.get("asyncio") is stand_in:
            del sys.modules["asyncio"]
