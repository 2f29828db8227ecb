"""The table of a long list: two lines a cell, opened by Enter or a click; letters go on to the search field."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

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

from ui import theme
from ui.models.lines_model import Line, LinesModel
from ui.widgets import painting, row_table

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 58
_HEAD = 38
_EDGE = 16  # px of the design left of a cell
_FEW_BELOW = 560  # px of the design under which only the first column and the last one show


class LinesTable(QTableView):
    """`shares` is how the columns share the room. `line_chosen` follows the cursor, `opened` is Enter or a click."""

    line_chosen = Signal(object)
    """The Line the cursor is on, or None."""
    opened = Signal(object)
    typed = Signal(str)

    def __init__(self, model: LinesModel, shares: Sequence[int], *, name: str, accessible_name: str) -> None:
        super().__init__()
        self._lines, self._shares = model, tuple(shares)
        row_table.set_up(self, name=name, accessible_name=accessible_name)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("no_ring", True)
        row_table.set_up_head(self)
        self.horizontalHeader().setProperty("edge", "wide")
        self.verticalHeader().setDefaultSectionSize(theme.current().size(ROW_HEIGHT))
        self.verticalScrollBar().setSingleStep(theme.current().size(ROW_HEIGHT) // 2)
        self._fit_head()
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.clicked.connect(lambda index: self.opened.emit(index.data(LinesModel.LINE_ROLE)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # in its window now, with that window's stylesheet
            self._fit_head()

    def _fit_head(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(max(theme.current().size(_HEAD), head.sizeHint().height()))

    def choose(self, wanted: UUID | None) -> None:
        """Put the cursor on a line, or on the first one when it is not there."""
        if self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(max(0, self._lines.row_of(wanted)), 0))
        else:
            self.line_chosen.emit(None)

    def grow(self, most: int) -> None:
        """Be as high as the lines ask for, but not higher than `most` of them: then it scrolls."""
        size = theme.current().size
        lines = max(1, min(most, self._lines.rowCount()))
        self.setFixedHeight(self.horizontalHeader().height() + lines * size(ROW_HEIGHT) + size(4))

    @property
    def line(self) -> Line | None:
        """The line the cursor is on."""
        index = self.currentIndex()
        return index.data(LinesModel.LINE_ROLE) if index.isValid() else None

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(220), theme.current().size(3 * ROW_HEIGHT))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, last = self.viewport().width(), len(self._shares) - 1
        few = room < theme.current().size(_FEW_BELOW)
        shown = [place for place in range(last + 1) if not few or place in (0, last)]
        whole = sum(self._shares[place] for place in shown)
        for place, share in enumerate(self._shares):
            self.setColumnHidden(place, place not in shown)
            if place in shown:
                self.setColumnWidth(place, room * share // whole)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line is not None:
            self.opened.emit(self.line)
        elif event.text().isprintable() and event.text().strip() and not control:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.line_chosen.emit(current.data(LinesModel.LINE_ROLE) if current.isValid() else None)


class _Delegate(QStyledItemDelegate):
    """A cell of two lines; the row of the cursor is tinted, with a ring while the table has the focus."""

    def __init__(self, view: LinesTable) -> None:
        super().__init__(view)
        self._view = view

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The whole words of a cell that had to be shortened."""
        words = (index.data() or "", index.data(LinesModel.SECOND_LINE_ROLE) or "")
        room = view.visualRect(index).width() - theme.current().size(_EDGE + 4)
        cut = any(painting.text_width(text, role) > room for text, role in zip(words, ("name", "small"), strict=True))
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, words)) if cut else "", view)
        return True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, size = theme.current(), theme.current().size
        painter.save()
        cell = QRectF(option.rect)
        painter.setClipRect(cell)
        painting.start(painter)
        here = self._view.currentIndex().row() == index.row()
        painter.fillRect(cell, look.color("accent.tint" if here else "bg.paper"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), look.color("line.soft"))
        if here and self._view.hasFocus():
            whole = QRectF(0, cell.top(), self._view.viewport().width(), cell.height()).adjusted(3, 3, -3, -4)
            painting.frame(painter, whole, look.size(8), border=look.color("focus"), width=look.line("ring"))
        self._words(painter, cell.adjusted(size(_EDGE), 0, -size(4), 0), index)
        painter.restore()

    def _words(self, painter: QPainter, inner: QRectF, index: _Index) -> None:
        line: Line = index.data(LinesModel.LINE_ROLE)
        first, second = line.cells[index.column()]
        role = "name" if index.column() == 0 else "body"
        colour = "text.2" if line.quiet else "text.1"
        if line.attention and index.column() == len(line.cells) - 1:
            colour = "attention"
        painting.two_lines(painter, inner, first, second, role, colour)
