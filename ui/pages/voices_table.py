"""The table beside the drawing of two voices: a real table, with the lines and markers of the voices in its head."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui import icons, theme
from ui.models.voices_model import Role, VoicesModel
from ui.widgets import painting, row_table, series_painting
from ui.widgets.status import LabelKind, label_width, paint_label

_Index = QModelIndex | QPersistentModelIndex
ROW = 42


class VoicesTable(QTableView):
    """Shows every row without scrolling. `levels` gives the columns room for words instead of numbers."""

    def __init__(self, model: VoicesModel, *, levels: bool, name: str, accessible_name: str) -> None:
        super().__init__()
        self._voices = model
        self._levels = levels
        self.setModel(model)
        row_table.set_up(self, name=name, accessible_name=accessible_name)
        self.setItemDelegate(_Delegate(levels, self))
        self.setHorizontalHeader(_Header(self))
        row_table.show_whole(self)
        model.modelReset.connect(self._fit)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        rows = self._voices.rowCount() * look.size(ROW)
        return QSize(look.size(480), rows + self.horizontalHeader().sizeHint().height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(300), self.sizeHint().height())

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    def _fit(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.size(ROW))
        head = self.horizontalHeader()
        for column in range(self._voices.columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            if not self._levels and column:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                last = column == self._voices.columnCount() - 1
                head.resizeSection(column, look.size(112 if last else 84))
            elif column and column == self._voices.columnCount() - 1:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(column, look.size(96))
        self.updateGeometry()


class _Header(row_table.QuietHead):
    """Line and marker of each voice above its name."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().size(56))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, size = theme.current(), theme.current().size
        painter.save()
        painting.start(painter)
        place = QRectF(rect)
        painter.fillRect(place, look.color("bg.paper"))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), look.color("line.soft"))
        model = self.model()
        style = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Role.STYLE)
        words = model.headerData(logicalIndex, Qt.Orientation.Horizontal)
        if style is not None:
            sample = size(42)
            series_painting.line_sample(
                painter, QRectF(place.center().x() - sample / 2, place.top() + size(8), sample, size(20)), style
            )
            below = QRectF(place.left() + 2, place.top() + size(30), place.width() - 4, look.line_height("small"))
            painting.text(painter, below, words, "small", align=Qt.AlignmentFlag.AlignCenter)
        else:
            role, ink = ("h3", "text.1") if logicalIndex == 0 else ("small", "text.2")
            below = place.adjusted(size(20) if logicalIndex == 0 else size(8), size(24), 0, 0)
            painting.text(painter, below, words, role, ink)
        painter.restore()


class _Delegate(QStyledItemDelegate):
    def __init__(self, levels: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._levels = levels

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        painter.save()
        painting.start(painter)
        rect = QRectF(option.rect)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color("line.soft"))
        last = index.column() == index.model().columnCount() - 1
        if index.column() == 0:
            self._paint_item(painter, rect, index)
        elif last:
            self._paint_difference(painter, rect, index)
        elif self._levels:
            self._paint_level(painter, rect, index)
        else:
            self._paint_number(painter, rect, index)
        painter.restore()

    def _paint_item(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        size = theme.current().size
        room = rect.adjusted(size(20), 0, -size(4), 0)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        role = "strong"
        width = painting.text_width(words, role)
        if width > room.width():
            painter.setFont(theme.current().font("small.strong"))
            painter.setPen(theme.current().color("text.1"))
            wrap = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(wrap), words)
        else:
            painting.text(painter, room, words, role)
        side = size(18)
        if index.data(Role.TALK) and room.left() + width + size(8) + side <= rect.right():
            mark = QRectF(room.left() + width + size(8), rect.center().y() - side / 2, side, side)
            icons.paint(painter, "message-circle", mark, "accent")

    def _paint_number(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        words = index.data(Qt.ItemDataRole.DisplayRole)
        first = index.column() == 1
        role, weight = ("name", 600 if first else 400) if words.isdigit() else ("small", 400)
        ink = "text.1" if index.column() < 3 else "text.2"
        middle = Qt.AlignmentFlag.AlignCenter
        painting.text(painter, rect.adjusted(2, 0, -2, 0), words, role, ink, align=middle, weight=weight, tabular=True)

    def _paint_level(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        size = theme.current().size
        room = rect.adjusted(size(8), 0, -size(4), 0)
        level = index.data(Role.LEVEL)
        if level is not None:
            bars = QRectF(room.left(), rect.center().y() - size(7), size(21), size(14))
            painting.bars(painter, bars, level, of=index.data(Role.HIGHEST))
            room.setLeft(room.left() + size(30))
        painter.setFont(theme.current().font("small", weight=600 if index.column() == 1 else 400))
        painter.setPen(theme.current().color("text.1" if level is not None else "text.2"))
        wrap = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(wrap), index.data(Qt.ItemDataRole.DisplayRole))

    def _paint_difference(self, painter: QPainter, rect: QRectF, index: _Index) -> None:
        size = theme.current().size
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if index.data(Role.TALK):
            high = size(26)
            label = QRectF(rect.left() + size(8), rect.center().y() - high / 2, label_width(words), high)
            paint_label(painter, label, words, LabelKind.ACCENT)
        else:
            painting.text(painter, rect.adjusted(size(8), 0, 0, 0), words, "small", "text.2")
