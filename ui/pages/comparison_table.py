"""A table of moments in words: cells wrap, rows are as high as they need, and many moments scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from ui import theme
from ui.models.comparison_model import Role
from ui.widgets import painting, row_table, series_painting

_Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_NAME, _CELL = 150, 112  # px of the design: the least width of the first column, and of the others


class ComparisonTable(QTableView):
    """Arrows go from cell to cell; Tab leaves the table."""

    def __init__(self, model: QAbstractTableModel, *, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setModel(model)
        row_table.set_up(self, name=name, accessible_name=accessible_name, by_cell=True)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Header(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.modelReset.connect(self._fit)
        theme.current().changed.connect(self._fit)

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if self._scrolls() else 0
        return QSize(theme.current().size(480), rows + self.horizontalHeader().sizeHint().height() + bar + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(240), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    def _least(self) -> int:
        size = theme.current().size
        return size(_NAME) + size(_CELL) * max(0, self.model().columnCount() - 1)

    def _scrolls(self) -> bool:
        return self._least() > self.viewport().width()

    def _fit(self) -> None:
        """Columns share the width; where that is too little they keep what words need, and the table scrolls."""
        size = theme.current().size
        columns = self.model().columnCount()
        spare = max(0, self.viewport().width() - self._least())
        share = spare // max(columns, 1)
        for column in range(columns):
            self.setColumnWidth(column, (size(_CELL) if column else size(_NAME)) + share)
        if columns:
            self.setColumnWidth(0, self.columnWidth(0) + spare - share * columns)
        self.resizeRowsToContents()
        self.updateGeometry()


class _Header(row_table.QuietHead):
    """Line and marker of each moment above its day."""

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(super().sizeHint().width(), look.size(32) + 2 * look.line_height("small"))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, size = theme.current(), theme.current().size
        painter.save()
        painting.start(painter)
        place = QRectF(rect)
        painter.fillRect(place, look.color("bg.paper"))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), look.color("line.strong"))
        model = self.model()
        style = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Role.STYLE)
        words = model.headerData(logicalIndex, Qt.Orientation.Horizontal)
        edge = size(16) if logicalIndex == 0 else size(8)
        if style is not None:
            series_painting.line_sample(
                painter, QRectF(place.left() + edge, place.top() + size(6), size(42), size(20)), style
            )
        painter.setFont(look.font("small.strong"))
        painter.setPen(look.color("text.1"))
        painter.drawText(place.adjusted(edge, size(26), -size(4), -size(2)), _WRAP, str(words))
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Words that wrap, and under them quietly what was said or what stood there before."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, size = theme.current(), theme.current().size
        painter.save()
        painting.start(painter)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_Active:
            painter.fillRect(rect, look.color("accent.tint"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color("line.soft"))
        room = rect.adjusted(size(16) if index.column() == 0 else size(8), size(6), -size(6), -size(7))
        words, quiet = str(index.data() or ""), str(index.data(Role.QUIET) or "")
        painter.setFont(look.font("small.strong" if index.column() == 0 else "small"))
        painter.setPen(look.color("text.1"))
        if not quiet:
            painter.drawText(room, _WRAP, words)
        else:
            used = painter.boundingRect(room, _TOP, words)
            painter.drawText(room, _TOP, words)
            painter.setPen(look.color("text.2"))
            painter.setFont(look.font("small"))
            painter.drawText(room.adjusted(0, used.height() + size(2), 0, 0), _TOP, quiet)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look, size = theme.current(), theme.current().size
        table = self.parent()
        assert isinstance(table, QTableView)
        edge = size(22) if index.column() == 0 else size(14)
        room = QRect(0, 0, max(20, table.columnWidth(index.column()) - edge), 100_000)
        metrics = QFontMetrics(look.font("small.strong" if index.column() == 0 else "small"))
        high = metrics.boundingRect(room, _TOP, str(index.data() or "")).height()
        quiet = str(index.data(Role.QUIET) or "")
        if quiet:
            high += QFontMetrics(look.font("small")).boundingRect(room, _TOP, quiet).height() + size(2)
        return QSize(room.width(), max(size(38), high + size(14)))
