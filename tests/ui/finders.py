"""Finding what a person would find: by kind and name, or by the words on it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

_W = TypeVar("_W", bound=QObject)


def find(parent: QObject, kind: type[_W], name: str) -> _W:
    """The one child of this kind and object name; fails with what is there when it is missing."""
    found = parent.findChildren(kind, name)
    visible = [one for one in found if not isinstance(one, QWidget) or one.isVisible()]
    if len(visible) == 1:
        return visible[0]
    names = sorted({one.objectName() for one in parent.findChildren(kind) if one.objectName()})
    raise AssertionError(f"{len(visible)} visible {kind.__name__} called {name!r}; there are {names}")


def there_is(parent: QObject, kind: type[_W], name: str) -> bool:
    """Whether a visible child of this kind and name is there."""
    found = parent.findChildren(kind, name)
    return any(not isinstance(one, QWidget) or one.isVisible() for one in found)
