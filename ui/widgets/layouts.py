"""Short ways to put widgets in a row or a column, with the distances of the design, and on a plane."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme

_ROLES = {
    "table": QPalette.ColorRole.Window,
    "paper": QPalette.ColorRole.Base,
    "sunken": QPalette.ColorRole.AlternateBase,
}
Item = QWidget | QLayout | int | None
Margins = int | tuple[int, int] | tuple[int, int, int, int]


def row(*items: Item, gap: int = 12, margins: Margins = 0, align: Qt.AlignmentFlag | None = None) -> QHBoxLayout:
    """Items from left to right. A number is an extra distance in px, None takes the room that is left."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins, align)
    return layout


def column(*items: Item, gap: int = 12, margins: Margins = 0, align: Qt.AlignmentFlag | None = None) -> QVBoxLayout:
    """Items from top to bottom. A number is an extra distance in px, None takes the room that is left."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins, align)
    return layout


def held(layout: QLayout, *, name: str = "", plane: str = "") -> QWidget:
    """A widget around `layout`; `plane` ("table", "paper", "sunken") gives it a background."""
    widget = QWidget()
    widget.setObjectName(name)
    if plane:
        lay_on(widget, plane)
    widget.setLayout(layout)
    return widget


def lay_on(widget: QWidget, plane: str) -> None:
    """Give a widget the plane "table", "paper" or "sunken", in the colours of every theme."""
    widget.setBackgroundRole(_ROLES[plane])
    widget.setAutoFillBackground(True)


def see_through(area: QScrollArea) -> None:
    """Let an area that has its widget show the plane below it, with scroll bars of ours. Call it last."""
    area.viewport().setAutoFillBackground(False)
    inside = area.widget()
    if inside is not None and inside.backgroundRole() == area.backgroundRole():
        inside.setAutoFillBackground(False)
    for policy, bar in (
        (area.verticalScrollBarPolicy(), area.verticalScrollBar()),
        (area.horizontalScrollBarPolicy(), area.horizontalScrollBar()),
    ):
        if policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            theme.current().dress(bar, "scroll_bar")


def spread(margins: Margins) -> tuple[int, int, int, int]:
    """Margins as left, top, right, bottom in px: given as one number, as (across, down), or as all four."""
    size = theme.current().size
    if isinstance(margins, int):
        return (size(margins),) * 4
    if len(margins) == 2:
        across, down = size(margins[0]), size(margins[1])
        return across, down, across, down
    left, top, right, bottom = (size(margin) for margin in margins)
    return left, top, right, bottom


def clear(layout: QLayout) -> None:
    """Take everything out of `layout` and let its widgets go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def one_after_the_other(parts: Iterable[QWidget]) -> None:
    """Let Tab go through what is in these parts in this order, also when one of them was made later."""
    stops: list[QWidget] = []
    for part in parts:
        inside = part.nextInFocusChain()
        while inside is not None and part.isAncestorOf(inside):
            stops.append(inside)
            inside = inside.nextInFocusChain()
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def keep_height(widget: QWidget) -> None:
    """Let `widget` be no higher than it needs."""
    widget.setSizePolicy(widget.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Maximum)


def _fill(
    layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins, align: Qt.AlignmentFlag | None
) -> None:
    layout.setSpacing(theme.current().size(gap))
    layout.setContentsMargins(*spread(margins))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(theme.current().size(item))
        elif isinstance(item, QWidget):
            if align is None:
                layout.addWidget(item)
            else:
                layout.addWidget(item, 0, align)
        else:
            layout.addLayout(item)
