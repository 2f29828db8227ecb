"""The window: PySide6 pages and widgets on top of the services.

PySide6 puts itself in front of every import from then on, to see whether a module asks for `snake_case` or
`true_property`. For that it reads the source of each module that is imported, of any library, and Python keeps those
lines for good: 26 MB once every page is there, and 5 % of the time that importing takes. This program asks for neither.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 (which puts itself in front)


def _import_plainly() -> None:
    """Have Python import by itself again, if nobody else came in front since, and forget what was read."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None and builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = plain
        linecache.clearcache()


_import_plainly()
