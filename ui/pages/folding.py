"""Layouts that give way when there is little room: equal columns that stack, a row that runs on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from ui import theme


class _Giving(QLayout):
    """What both have in common: items, a distance between them, and a height that follows from the width."""

    def __init__(self, items: Sequence[QWidget], gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until something in it changes: they are asked a dozen times over
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.current().size(gap))
        for item in items:
            self.addWidget(item)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def minimumSize(self) -> QSize:
        across = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(across, max((item.minimumSize().height() for item in self._shown()), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, place: bool) -> int:
        raise NotImplementedError


class EqualColumns(_Giving):
    """Items beside each other, each with its share of the width; under each other when one would be too narrow.

    `at_least` is what every item needs, in px of the design; `shares` are the parts that they get (equal by default).
    """

    def __init__(self, *items: QWidget, gap: int = 16, at_least: int = 0, shares: Sequence[int] = ()) -> None:
        super().__init__(items, gap)
        self._at_least = theme.current().size(at_least)
        self._shares = tuple(shares)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        across = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(across, max((item.sizeHint().height() for item in shown), default=0))

    def _widths(self, room: int) -> list[int] | None:
        """How wide each item is beside the others; None when they have to stand under each other."""
        shown = self._shown()
        free = room - self.spacing() * (len(shown) - 1)
        shares = self._shares if len(self._shares) == len(shown) else (1,) * len(shown)
        widths = [free * share // sum(shares) for share in shares]
        needed = [max(item.minimumSize().width(), self._at_least) for item in shown]
        return widths if all(width >= least for width, least in zip(widths, needed, strict=True)) else None

    def _arrange(self, room: QRect, *, place: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        widths = self._widths(room.width())
        if widths is None:
            return self._stack(shown, room, place=place)
        height = max(_height(item, width) for item, width in zip(shown, widths, strict=True))
        left = room.left()
        for item, width in zip(shown, widths, strict=True):
            if place:
                item.setGeometry(QRect(left, room.top(), width, max(height, room.height())))
            left += width + self.spacing()
        return height

    def _stack(self, shown: list[QLayoutItem], room: QRect, *, place: bool) -> int:
        top = room.top()
        for item in shown:
            height = _height(item, room.width())
            if place:
                item.setGeometry(QRect(room.left(), top, room.width(), height))
            top += height + self.spacing()
        return top - self.spacing() - room.top()


class RunningRow(_Giving):
    """Items one after another at their own width, on as many lines as they need; centred on their line."""

    def __init__(self, *items: QWidget, gap: int = 14, line_gap: int = 4) -> None:
        super().__init__(items, gap)
        self._line_gap = theme.current().size(line_gap)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        across = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(across, max((item.sizeHint().height() for item in shown), default=0))

    def _arrange(self, room: QRect, *, place: bool) -> int:
        top = room.top()
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item in line)
            left = room.left()
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), room.width())
                if place:
                    item.setGeometry(QRect(left, top + (height - size.height()) // 2, width, size.height()))
                left += width + self.spacing()
            top += height + self._line_gap
        return max(0, top - self._line_gap - room.top())

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if not lines or left + width > room:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += width + self.spacing()
        return lines


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
