"""The table in which a list is looked over: Space takes a row or leaves it, F2 or typing mends a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.models.import_model import ImportModel
from ui.widgets import painting, row_table
from ui.widgets.line_field import FramedLine

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 44
_TAKE, _STANDING, _CELL = 60, 190, 170  # px of the design


class ImportTable(QTableView):
    """Cells with a fault have its colour and an icon; what is wrong stands under the table for the current one."""

    cell_chosen = Signal(object)
    """The index the cursor is on."""

    def __init__(self, model: ImportModel) -> None:
        super().__init__()
        row_table.set_up(self, name="table_import", accessible_name=_("Rows of the list"), by_cell=True)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("no_ring", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme.current().size(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(theme.current().size(40))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.selectionModel().currentChanged.connect(lambda current, _before: self.cell_chosen.emit(current))
        model.modelReset.connect(self._share_room)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(480), theme.current().size(8 * ROW_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(240), theme.current().size(5 * ROW_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            return  # a key that the editor let go on
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def _share_room(self) -> None:
        size = theme.current().size
        for column in range(self.model().columnCount()):
            width = {ImportModel.TAKE: _TAKE, ImportModel.STANDING: _STANDING}.get(column, _CELL)
            self.setColumnWidth(column, size(width))


class _Delegate(QStyledItemDelegate):
    """Paints ticks as shapes, faults with colour and icon; edits in a plain line."""

    def __init__(self, view: ImportTable) -> None:
        super().__init__(view)
        self._view = view

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = FramedLine(parent)
        editor.set_margins()
        editor.setObjectName("field_import_cell")
        editor.setAccessibleName(str(self._view.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(" ".join(str(index.data(Qt.ItemDataRole.EditRole)).split()))

    @override
    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            self._view.model().setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, size = theme.current(), theme.current().size
        painter.save()
        cell = QRectF(option.rect)
        painter.setClipRect(cell)
        painting.start(painter)
        fault = index.column() >= ImportModel.FIRST_CELL and bool(index.data(ImportModel.FAULT_ROLE))
        painter.fillRect(cell, look.color("error.tint" if fault else "bg.paper"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), look.color("line.soft"))
        inner = cell.adjusted(size(10), 0, -size(6), 0)
        if index.column() == ImportModel.TAKE:
            self._paint_tick(painter, cell, index)
        else:
            if fault:
                side = size(16)
                icons.paint(
                    painter, "circle-alert", QRectF(inner.left(), inner.center().y() - side / 2, side, side), "error"
                )
                inner.adjust(side + size(6), 0, 0, 0)
            quiet = index.column() == ImportModel.STANDING
            painting.text(
                painter, inner, index.data() or "", "small" if quiet else "body", "text.2" if quiet else "text.1"
            )
        if index == self._view.currentIndex() and self._view.hasFocus():
            ring = cell.adjusted(2, 2, -2, -3)
            painting.frame(painter, ring, size(6), border=look.color("focus"), width=look.line("ring"))
        painter.restore()

    def _paint_tick(self, painter: QPainter, cell: QRectF, index: _Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        look, side = theme.current(), theme.current().size(22)
        box = QRectF(cell.left() + look.size(12), cell.center().y() - side / 2, side, side)
        on = Qt.CheckState(state) is Qt.CheckState.Checked
        fill = look.color("accent" if on else "bg.paper")
        painting.frame(
            painter, box, look.size(5), fill=fill, border=look.color("line.strong"), width=look.line("border")
        )
        if on:
            icons.paint(painter, "check", box.adjusted(3, 3, -3, -3), "on.accent")
