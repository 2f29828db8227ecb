"""The list of items on the left of a consultant's reading: name, bars and number, or the words that stand there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui import icons, theme
from ui.models.reading_items import ReadingItemsModel, Role
from ui.widgets import painting

_Index = QModelIndex | QPersistentModelIndex
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW, HEADING = 46, 34


class ReadingList(QListView):
    """One row per item; arrows and clicks go to an item."""

    item_chosen = Signal(str)

    def __init__(self, model: ReadingItemsModel, *, name: str, accessible_name: str) -> None:
        super().__init__()
        self._items = model
        self.setModel(model)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.current().dress(self, "table", "scroll_bar")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("no_ring", False)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_item(self, item: str) -> None:
        """Stand at an item without telling."""
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self._items.index(self._items.row_of(item)))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(12)

    @override
    def sizeHint(self) -> QSize:
        high = sum(self.sizeHintForRow(number) for number in range(self._items.rowCount()))
        return QSize(theme.current().size(240), high + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(160), self.sizeHint().height())

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.item_chosen.emit(self._items.item_at(current.row()))


class _Delegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        heading = theme.current().size(HEADING) if index.data(Role.HEADING) else 0
        return QSize(theme.current().size(200), theme.current().size(ROW) + heading)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, size = theme.current(), theme.current().size
        painter.save()
        painting.start(painter)
        rect = self._below_heading(painter, QRectF(option.rect), index)
        state = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        if current:
            painter.fillRect(rect, look.color("accent.tint"))
            painter.fillRect(QRectF(rect.left(), rect.top(), size(4), rect.height()), look.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("bg.sunken"))
        if index.row() > 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), look.color("line.soft"))
        room = rect.adjusted(size(14), 0, -size(14), 0)
        taken = self._paint_end(painter, room, index)
        self._paint_name(painter, room.adjusted(0, 0, -taken - size(8), 0), index, "strong" if current else "body")
        painter.restore()

    @staticmethod
    def _below_heading(painter: QPainter, rect: QRectF, index: _Index) -> QRectF:
        """Draw the title of the part that begins here; gives the room that is left for the item."""
        words = index.data(Role.HEADING)
        if not words:
            return rect
        size = theme.current().size
        high = size(HEADING)
        room = QRectF(rect.left() + size(14), rect.top(), rect.width() - size(28), high)
        painting.text(painter, room, words, "small.strong", "text.2")
        return rect.adjusted(0, high, 0, 0)

    @staticmethod
    def _paint_name(painter: QPainter, room: QRectF, index: _Index, role: str) -> None:
        """The name on one line, or on two in the size of small text."""
        name = index.data(Qt.ItemDataRole.DisplayRole)
        if painting.text_width(name, role) <= room.width():
            painting.text(painter, room, name, role)
            return
        look = theme.current()
        painter.setFont(look.font("small.strong" if role == "strong" else "small"))
        painter.setPen(look.color("text.1"))
        wrap = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(wrap), name)

    def _paint_end(self, painter: QPainter, room: QRectF, index: _Index) -> float:
        """Draw what stands at the end of the row; gives its width."""
        size = theme.current().size
        value, words, highest = (index.data(role) for role in (Role.VALUE, Role.WORDS, Role.HIGHEST))
        if value is not None:
            painting.text(painter, room, str(value), "name", align=_END, tabular=True)
            if not highest:
                return size(24)
            bars = QRectF(room.right() - size(42), room.center().y() - size(7), size(21), size(14))
            painting.bars(painter, bars, value, of=highest)
            return size(44)
        if words:
            return self._paint_special(painter, room, index, words)
        if index.data(Role.ANSWERED):
            side = size(18)
            mark = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
            icons.paint(painter, "check", mark, "accent")
            return side
        side = size(14)
        mark = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
        painting.radio(painter, mark, checked=False, hovered=False, enabled=True)
        return side

    @staticmethod
    def _paint_special(painter: QPainter, room: QRectF, index: _Index, words: str) -> float:
        """A special answer in words, or as an icon where they have no room beside the name."""
        size = theme.current().size
        width = painting.text_width(words, "small") + 2
        name = painting.text_width(index.data(Qt.ItemDataRole.DisplayRole), "body")
        if name + width + size(8) <= room.width():
            place = QRectF(room.right() - width, room.top(), width, room.height())
            painting.text(painter, place, words, "small", "text.2", align=_END)
            return width
        side = size(16)
        mark = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
        icons.paint(painter, "circle-minus", mark, "text.2")
        return side
