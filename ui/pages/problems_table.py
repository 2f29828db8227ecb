"""The table of what is wrong with forms. It shows every row whole; the page around it scrolls."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.models.problems_model import FILE, LINE, PLACE, ProblemsModel
from ui.widgets import painting, row_table

_Index = QModelIndex | QPersistentModelIndex
_SHARES = (22, 7, 19, 27, 25)  # hundredths of the width
_NARROW = 760  # px of the design below which line and place go under the file
_EDGE, _AIR = 12, 10  # px of the design beside and above the words
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_MAY_BREAK = re.compile(r"(?<=[/._-])")  # where a path goes on in the next line


class ProblemsTable(QTableView):
    """Rows grow with their words. Ctrl C copies the chosen rows as text."""

    def __init__(self, model: ProblemsModel) -> None:
        super().__init__()
        self._problems = model
        self.folded = False
        self.setModel(model)
        row_table.set_up(self, name="table_problems", accessible_name=_("What is wrong"))
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        row_table.show_whole(self)
        row_table.set_up_head(self)
        model.modelReset.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._follow)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(480), self.horizontalHeader().sizeHint().height() + self._rows_high() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(260), self.sizeHint().height())

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QApplication.clipboard().setText(self._problems.text(rows))
        else:
            super().keyPressEvent(event)

    def _rows_high(self) -> int:
        return sum(self.rowHeight(row) for row in range(self._problems.rowCount()))

    def _fit(self) -> None:
        look, room = theme.current(), max(self.viewport().width(), 1)
        self.folded = room < look.size(_NARROW)
        for column in (LINE, PLACE):
            self.setColumnHidden(column, self.folded)
        shown = [column for column in range(5) if not self.isColumnHidden(column)]
        whole = sum(_SHARES[column] for column in shown)
        for column in shown:
            self.setColumnWidth(column, room * _SHARES[column] // whole)
        for row in range(self._problems.rowCount()):
            self.setRowHeight(row, max(self.sizeHintForIndex(self._problems.index(row, one)).height() for one in shown))
        self.setFixedHeight(self.sizeHint().height())

    def _follow(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.hasFocus():
            row_table.bring_into_view(self, now)


class _Delegate(QStyledItemDelegate):
    """Words that wrap; a path may break anywhere."""

    def __init__(self, table: ProblemsTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = theme.current()
        across = self._table.columnWidth(index.column())
        metrics = QFontMetricsF(look.font("small"))
        room = QRectF(0, 0, max(40, across - 2 * look.size(_EDGE)), 100_000)
        high = metrics.boundingRect(room, _WRAP, self._words(index)).height()
        return QSize(across, max(look.size(44), int(high) + 2 * look.size(_AIR)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        painter.save()
        painting.start(painter)
        rect = QRectF(option.rect)
        chosen = self._table.selectionModel().isRowSelected(index.row(), QModelIndex())
        painter.fillRect(rect, look.color("accent.tint" if chosen else "bg.paper"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color("line.soft"))
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text.2" if index.column() in (LINE, PLACE) else "text.1"))
        edge, air = look.size(_EDGE), look.size(_AIR)
        painter.drawText(rect.adjusted(edge, air, -edge, -air), _WRAP, self._words(index))
        painter.restore()

    def _words(self, index: _Index) -> str:
        words = str(index.data())
        if index.column() == FILE and self._table.folded:
            line, place = (str(self._table.model().index(index.row(), column).data()) for column in (LINE, PLACE))
            words = "\n".join(part for part in (f"{words}:{line}", place) if part)
        return _MAY_BREAK.sub("\u200b", words) if index.column() in (FILE, PLACE) else words
