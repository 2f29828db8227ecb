"""What all our tables have in common: no grid, no frame, a head that only tells, and Tab leaves the table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from ui import theme


class QuietHead(QHeaderView):
    """The head of a table, for who paints its sections: nothing in it is pressed or lights up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        _quieten(self, least=20)


def set_up(view: QTableView, *, name: str, accessible_name: str, by_cell: bool = False) -> None:
    """Make a table look and move as the others do. It chooses one row (or cell) at a time and is only read."""
    view.setObjectName(name)
    view.setAccessibleName(accessible_name)
    theme.current().dress(view, "table", "scroll_bar")
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setTabKeyNavigation(False)
    if not by_cell:
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.verticalHeader().hide()


def show_whole(view: QTableView) -> None:
    """As high as its rows: the page around it scrolls, the table does not."""
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def set_up_head(view: QTableView) -> None:
    """Column names at the left, as wide as the table makes them."""
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    _quieten(head, least=1)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def bring_into_view(view: QTableView, index: QModelIndex | QPersistentModelIndex) -> None:
    """Of a table that shows whole: scroll what it lies in to a row."""
    area = view.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None and index.isValid():
        row = view.visualRect(index)
        area.ensureVisible(0, view.viewport().mapTo(inside, row.center()).y(), 0, row.height())


def _quieten(head: QHeaderView, *, least: int) -> None:
    head.setSectionsClickable(False)
    head.setHighlightSections(False)
    head.setMinimumSectionSize(least)
