"""A column that is filled again and again: a row that stays keeps its widget, and what is new is laid out once.

A widget that is added to what shows is shown by itself a turn later, one by one, and for each the whole column is laid
out: forty rows took two thousand moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.layouts import column

_W = TypeVar("_W", bound=QWidget)
_FEW = 3
"""So many new rows are shown where they stand; for more the column hides a moment, which moves the cursor out."""


class KeptRows(QWidget):
    """Rows under each other, each under a key that says what it is for."""

    def __init__(self, gap: int = 0) -> None:
        super().__init__()
        self._column = column(gap=gap)
        self.setLayout(self._column)
        self._rows: dict[str, QWidget] = {}

    @contextmanager
    def filling(self) -> Iterator[Filling]:
        """Name all rows in their order; what was not named goes when the block ends."""
        before, wanted = self._rows, Filling(self._rows)
        yield wanted
        self._rows = wanted.rows
        for key, widget in before.items():
            if key not in wanted.rows:
                self._column.removeWidget(widget)
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._place([widget for key, widget in wanted.rows.items() if key not in before])

    def _place(self, new: list[QWidget]) -> None:
        focused = QApplication.focusWidget()
        hides = len(new) > _FEW and self.isVisible()
        if hides:
            self.hide()
        for position, widget in enumerate(self._rows.values()):
            if self._column.indexOf(widget) != position:
                self._column.insertWidget(position, widget)
        for widget in new:
            widget.show()
        if hides:
            self.show()
        if new:
            stops = [one for one in self._rows.values() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
            for one, other in pairwise(stops):
                QWidget.setTabOrder(one, other)
        if hides and focused is not None and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)


class Filling:
    """What the rows become."""

    def __init__(self, before: dict[str, QWidget]) -> None:
        self._before = before
        self.rows: dict[str, QWidget] = {}

    def add(self, key: str, make: Callable[[], _W]) -> _W:
        """The row under this key: the one that stands there, or a new one. A key is for one kind of row."""
        kept = self._before.get(key)
        row: _W = make() if kept is None else kept  # type: ignore[assignment]  # of the kind of its key
        self.rows[key] = row
        return row
