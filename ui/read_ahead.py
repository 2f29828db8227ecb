"""Pages imported between what the person does, so that opening one for the first time does not wait for it.

Few modules a turn: what a module needs comes first, since an import cannot be stopped halfway, and a page with all that
it needs took up to 70 ms of one turn. On the GUI thread: classes of Qt that are made on another thread while this one
handles events can end the program.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from time import thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from intake_app import memory, paths
from intake_app.services import print_making
from ui.pages.registry import page_modules

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

_IMPORT = re.compile(r"^from ((?:ui|intake_app)[\w.]*) import (?:\(([^)]*)\)|([^\n(#]*))", re.MULTILINE)
"""At the beginning of a line: what stands further in is for types only, or waits for its use."""
_BETWEEN = 25  # ms, in which typing goes on
_AT_MOST = 0.01  # seconds of work in one turn, and then the module that it is at


class ReadAhead(QObject):
    """Begins when it is made and ends by itself, or with its parent."""

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = needed_first(page_modules())
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether anything is left to import."""
        return self._timer.isActive()

    def _next(self) -> None:
        began = thread_time()
        while thread_time() - began < _AT_MOST:
            module = next(self._left, None)
            if module is None:
                self._timer.stop()
                self.finished.emit()
                return
            import_module(module)
        memory.set_apart()


def needed_first(modules: Iterable[str], seen: set[str] | None = None) -> Iterator[str]:
    """These modules of ours and all that they import, each after what it needs itself; not what is imported already."""
    known = set() if seen is None else seen
    for module in modules:
        if module not in known and module not in sys.modules:
            known.add(module)
            yield from needed_first(_needs(module), known)
            yield module


def _needs(module: str) -> list[str]:
    """What stands at the head of a module of ours; nothing when its text is not at hand, then it comes in one go."""
    try:
        text = (_place(module) or Path()).read_text(encoding="utf-8")
    except OSError:
        return []
    found = []
    for source, together, alone in _IMPORT.findall(text):
        found.append(source)
        named = (name.strip() for name in (together or alone).split(","))
        found += [f"{source}.{name}" for name in named if name.isidentifier() and _place(f"{source}.{name}")]
    return found


def _place(module: str) -> Path | None:
    place = paths.ROOT.joinpath(*module.split("."))
    return next((one for one in (place.with_suffix(".py"), place / "__init__.py") if one.is_file()), None)


def read_forms(desk: Desk) -> None:
    """On the vault thread, before a page asks on the GUI thread: what the law and the texts of plans say."""
    desk.forms.read_all()


def read_prints(_desk: Desk) -> None:
    """On the vault thread, once the pages are there: what draws paper, so that the first print does not wait for it."""
    print_making.read_ahead()
