"""What all our tables have in common: rows are chosen whole, no grid, no frame, and Tab leaves the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView


def set_up(view: QTableView, *, name: str, accessible_name: str) -> None:
    """Make a table look and move as the others do. It chooses one row at a time and is only read."""
    view.setObjectName(name)
    view.setAccessibleName(accessible_name)
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.verticalHeader().hide()


def show_whole(view: QTableView) -> None:
    """As high as its rows: the page around it scrolls, the table does not."""
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
