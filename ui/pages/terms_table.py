"""The table of all terms: two lines a row, as high as its rows, walked through with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)
from typing_extensions import override

from intake_app.domain.terms import TermState, TermWeight
from intake_app.i18n import _
from ui import theme
from ui.models.terms_model import TermsModel
from ui.widgets import painting, row_table

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 58
_HEAD = 38
_EDGE = 12  # px of the design left of the first column
_FIXED = {TermsModel.DUE: 172, TermsModel.STATE: 132, TermsModel.SOURCE: 236}
_LEAST_FOR_SOURCE, _LEAST_FOR_STATE = 760, 500  # px of the design


class TermsTable(QTableView):
    """Shows every row without scrolling; the page scrolls. `term_chosen` tells which term the cursor is on."""

    term_chosen = Signal(object)
    opened = Signal()
    """Enter or a double click: go to what can be said about the term."""

    def __init__(self, model: TermsModel) -> None:
        super().__init__()
        self._terms = model
        row_table.set_up(self, name="table_terms", accessible_name=_("All terms"))
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        row_table.show_whole(self)
        row_table.set_up_head(self)
        model.modelReset.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self._fit()

    def choose(self, key: str) -> None:
        """Put the cursor on a term, or on the first one when it is gone."""
        row = max(0, self._terms.row_of(key))
        if self._terms.rowCount():
            self.setCurrentIndex(self._terms.index(row, 0))
        else:
            self.term_chosen.emit(None)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(480), self._terms.rowCount() * size(ROW_HEIGHT) + self._head_height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(240), self.sizeHint().height())

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # in its window now, with that window's stylesheet
            self._fit()

    def _head_height(self) -> int:
        return max(theme.current().size(_HEAD), self.horizontalHeader().sizeHint().height())

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().size(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(self._head_height())
        self.updateGeometry()

    def _share_room(self) -> None:
        size, room = theme.current().size, self.viewport().width()
        self.setColumnHidden(TermsModel.SOURCE, room < size(_LEAST_FOR_SOURCE))
        self.setColumnHidden(TermsModel.STATE, room < size(_LEAST_FOR_STATE))
        widths = {column: size(width) for column, width in _FIXED.items() if not self.isColumnHidden(column)}
        widths[TermsModel.WHAT] = max(1, room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.term_chosen.emit(current.data(TermsModel.TERM_ROLE) if current.isValid() else None)
        row_table.bring_into_view(self, current)


class _Delegate(QStyledItemDelegate):
    """A cell of two lines. What is near or past due has its colour and its words; what is settled is quiet."""

    def __init__(self, view: TermsTable) -> None:
        super().__init__(view)
        self._view = view

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The whole words of a cell that had to be shortened."""
        lines = (index.data() or "", index.data(TermsModel.SECOND_LINE_ROLE) or "")
        room = self._inner(QRectF(view.visualRect(index)), index).width()
        roles = (self._role(index), "small")
        cut = any(painting.text_width(words, role) > room for words, role in zip(lines, roles, strict=True))
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)) if cut else "", view)
        return True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        painter.save()
        painting.start(painter)
        cell = QRectF(option.rect)
        painter.setClipRect(cell)
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(cell, look.color("accent.tint"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), look.color("line.soft"))
        self._paint_lines(painter, self._inner(cell, index), index)
        painter.restore()

    def _inner(self, cell: QRectF, index: _Index) -> QRectF:
        size = theme.current().size
        return cell.adjusted(size(_EDGE) if index.column() == 0 else size(12), 0, -size(8), 0)

    def _role(self, index: _Index) -> str:
        return "name" if index.column() == TermsModel.WHAT else "body"

    def _paint_lines(self, painter: QPainter, cell: QRectF, index: _Index) -> None:
        term = index.data(TermsModel.TERM_ROLE)
        role, second = self._role(index), index.data(TermsModel.SECOND_LINE_ROLE)
        colour = "text.1" if term.state.open else "text.2"
        if index.column() == TermsModel.STATE and term.weight is TermWeight.WARN:
            colour = {TermState.NEAR: "attention", TermState.OVERDUE: "error"}.get(term.state, colour)
        below = "attention" if index.column() == TermsModel.SOURCE else "text.2"
        painting.two_lines(painter, cell, index.data(), second, role, colour, below=below, gap=theme.current().size(1))
