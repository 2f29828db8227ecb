"""The table of the caseload: the view, how a row is painted, and the header that sorts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from intake_app.domain.vocabulary import NextStepOwner, Phase
from intake_app.i18n import _
from ui import icons, theme
from ui.models.caseload_model import CaseloadModel
from ui.widgets import painting, row_table
from ui.widgets.status import paint_stage_track

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 61
_TRACK = (92, 10)  # px of the design
_FIXED = {CaseloadModel.STAGE: 128, CaseloadModel.WHEN: 134, CaseloadModel.LAST_CONTACT: 157}
_OPTIONAL = (CaseloadModel.STAGE, CaseloadModel.LAST_CONTACT)
_SHARE_OF_NAME = 0.41
_EDGE = 20  # px of the design left of the first column
_OWNER_ICONS = {
    NextStepOwner.CONSULTANT: "user",
    NextStepOwner.RESIDENT: "house",
    NextStepOwner.TOGETHER: "users",
}


class CaseloadDelegate(QStyledItemDelegate):
    """Paints a cell as two lines; the row under the pointer and the row of the cursor show over their whole width."""

    def __init__(self, view: CaseloadView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.current().size(120), theme.current().size(ROW_HEIGHT))

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """The whole words of a cell that had to be shortened."""
        words = (index.data() or "", index.data(CaseloadModel.SECOND_LINE_ROLE) or "")
        room = view.visualRect(index).width() - theme.current().size(12 + (_EDGE if index.column() == 0 else 0))
        roles = ("name" if index.column() == CaseloadModel.RESIDENT else "body", "small")
        cut = any(painting.text_width(text, role) > room for text, role in zip(words, roles, strict=True))
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, words)) if cut else "", view)
        return True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        cell = QRectF(option.rect)
        painter.setClipRect(cell)
        painting.start(painter)
        self._paint_row(painter, cell, index)
        size = theme.current().size
        left = size(_EDGE) if index.column() == 0 else 0
        inner = cell.adjusted(left, 0, -size(12), 0)
        column = index.column()
        if column == CaseloadModel.STAGE:
            self._paint_stage(painter, inner, index)
        elif column == CaseloadModel.NEXT_STEP:
            self._paint_next_step(painter, inner, index)
        elif column == CaseloadModel.RESIDENT:
            self._paint_two_lines(painter, inner, index, "name")
        else:
            self._paint_moment(painter, inner, index)
        painter.restore()

    def _paint_row(self, painter: QPainter, cell: QRectF, index: _Index) -> None:
        look = theme.current()
        whole = QRectF(0, cell.top(), self._view.viewport().width(), cell.height())
        hovered = index.row() == self._view.hovered_row
        painter.fillRect(cell, look.color("bg.sunken" if hovered else "bg.paper"))
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), look.color("line.soft"))
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            width = look.line("ring")
            ring = whole.adjusted(4, 3, -4, -4)
            painting.frame(painter, ring, look.size(8), border=look.color("focus"), width=width)

    def _lines(self, cell: QRectF, first: str, second: str) -> tuple[QRectF, QRectF]:
        """Places of the upper and the lower line, together in the middle of the row."""
        look = theme.current()
        high, low, gap = look.line_height(first), look.line_height(second), look.size(1)
        top = cell.center().y() - (high + gap + low) / 2
        upper = QRectF(cell.left(), top, cell.width(), high)
        return upper, QRectF(cell.left(), upper.bottom() + gap, cell.width(), low)

    def _paint_two_lines(self, painter: QPainter, cell: QRectF, index: _Index, role: str) -> None:
        second = index.data(CaseloadModel.SECOND_LINE_ROLE)
        upper, lower = self._lines(cell, role, "small")
        painting.text(painter, upper if second else cell, index.data(), role)
        painting.text(painter, lower, second, "small", "text.2")

    def _paint_stage(self, painter: QPainter, cell: QRectF, index: _Index) -> None:
        size = theme.current().size
        record = index.data(CaseloadModel.RECORD_ROLE)
        if record is None:
            painting.text(painter, cell, index.data(), "body", "text.2")
            return
        upper, lower = self._lines(cell, "name", "small")
        width, height = (size(side) for side in _TRACK)
        track = QRectF(cell.left(), upper.center().y() - height / 2, min(width, cell.width()), height)
        paint_stage_track(painter, track, list(Phase).index(record.phase), len(Phase))
        painting.text(painter, lower, index.data(), "small")

    def _paint_next_step(self, painter: QPainter, cell: QRectF, index: _Index) -> None:
        upper, lower = self._lines(cell, "body", "small")
        painting.text(painter, upper, index.data(), "body")
        owner = index.data(CaseloadModel.SECOND_LINE_ROLE)
        if owner:
            side = theme.current().size(15)
            record = index.data(CaseloadModel.RECORD_ROLE)
            box = QRectF(lower.left(), lower.center().y() - side / 2, side, side)
            listed = index.data(CaseloadModel.REASON_ROLE)
            icons.paint(painter, "clock" if listed else _OWNER_ICONS[record.next_step_owner], box, "text.2")
            painting.text(painter, lower.adjusted(side + 5, 0, 0, 0), owner, "small", "text.2")

    def _paint_moment(self, painter: QPainter, cell: QRectF, index: _Index) -> None:
        today = index.column() == CaseloadModel.WHEN and index.data(CaseloadModel.TODAY_ROLE)
        words = cell
        if index.column() == CaseloadModel.LAST_CONTACT:
            side = theme.current().size(20)
            chevron = QRectF(cell.right() - side - 2, cell.center().y() - side / 2, side, side)
            icons.paint(painter, "chevron-right", chevron, "text.2")
            words = cell.adjusted(0, 0, -side - 6, 0)
        role, colour = ("strong", "text.1") if today else ("body", "text.2")
        painting.text(painter, words, index.data(), role, colour)


class CaseloadView(QTableView):
    """Rows of 61 px. Enter or a click opens a dossier; letters go on to the search field."""

    opened = Signal(object)
    """The CaseloadRow that was chosen."""
    typed = Signal(str)
    """A letter was typed while the table had the focus."""
    columns_changed = Signal()

    def __init__(self, model: CaseloadModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        row_table.set_up(self, name="table_dossiers", accessible_name=_("Dossiers"))
        self.setModel(model)
        self.setItemDelegate(CaseloadDelegate(self))
        self.setProperty("no_ring", True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.current().size(ROW_HEIGHT))
        self.verticalScrollBar().setSingleStep(theme.current().size(ROW_HEIGHT) // 2)

    @override
    def sizeHint(self) -> QSize:
        """Two rows will do: what is above the table should not make the whole page scroll."""
        return QSize(super().sizeHint().width(), theme.current().size(2 * ROW_HEIGHT))

    def show_columns(self, *, few: bool) -> None:
        """All columns, or only who, what and when."""
        for column in _OPTIONAL:
            self.setColumnHidden(column, few)
        self._share_room()

    def column_edges(self) -> list[int]:
        """Where the columns begin, in px from the left, and where the last one ends."""
        widths = [self.columnWidth(column) for column in range(self.model().columnCount())]
        return [sum(widths[:column]) for column in range(len(widths) + 1)]

    def record_at(self, index: _Index) -> object:
        """The CaseloadRow of an index; None while it is on its way."""
        return index.data(CaseloadModel.RECORD_ROLE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        size = theme.current().size
        room = self.viewport().width()
        widths = {column: size(width) for column, width in _FIXED.items() if not self.isColumnHidden(column)}
        rest = max(0, room - sum(widths.values()))
        widths[CaseloadModel.RESIDENT] = round(rest * _SHARE_OF_NAME)
        widths[CaseloadModel.NEXT_STEP] = rest - widths[CaseloadModel.RESIDENT]
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.columns_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        elif event.text().isprintable() and event.text().strip() and not _is_shortcut(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.row() == self.currentIndex().row():
            self._open(index)

    def _open(self, index: _Index) -> None:
        """What is on its way cannot be opened yet."""
        record = self.record_at(index)
        if record is not None:
            self.opened.emit(record)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else -1)
        self.setCursor(Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor)

    @override
    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]  # QEvent
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()


class SortButton(QAbstractButton):
    """The name of a column; pressing it sorts on that column, pressing again turns the order around."""

    def __init__(self, words: str, *, sortable: bool, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setObjectName(name)
        self._order: Qt.SortOrder | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sortable else Qt.FocusPolicy.NoFocus)
        self.setEnabled(sortable)
        if sortable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_order(None)

    def show_order(self, order: Qt.SortOrder | None) -> None:
        """How the table is sorted on this column, or None when it is sorted on another."""
        self._order = order
        said = {
            None: self.text(),
            Qt.SortOrder.AscendingOrder: _("{column}, sorted upward").format(column=self.text()),
            Qt.SortOrder.DescendingOrder: _("{column}, sorted downward").format(column=self.text()),
        }
        self.setAccessibleName(said[order])
        self.setToolTip(_("Sort on this column") if self.isEnabled() else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(painting.text_width(self.text(), "small")) + 40, theme.current().size(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        size = theme.current().size
        rect = QRectF(self.rect())
        colour = "text.1" if self.underMouse() and self.isEnabled() else "text.2"
        painting.text(painter, rect, self.text(), "small", colour)
        if self._order is not None:
            left = painting.text_width(self.text(), "small") + size(6)
            side = size(14)
            name = "chevron-up" if self._order is Qt.SortOrder.AscendingOrder else "chevron-down"
            icons.paint(painter, name, QRectF(left, rect.center().y() - side / 2, side, side), "text.1")


class SortHeader(QWidget):
    """The names of the columns, above the table and as wide as its columns. Every one that sorts can be tabbed to."""

    def __init__(self, model: CaseloadModel, view: CaseloadView) -> None:
        super().__init__()
        self._view, self._model = view, model
        self._order = Qt.SortOrder.AscendingOrder
        self._column = CaseloadModel.WHEN
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons = []
        for column in range(model.columnCount()):
            words = model.headerData(column, Qt.Orientation.Horizontal)
            sortable = column in CaseloadModel.SORTABLE
            button = SortButton(words, sortable=sortable, name=f"button_sort_{column}", parent=self)
            button.clicked.connect(lambda _checked=False, column=column: self.sort_on(column))
            self.buttons.append(button)
        view.columns_changed.connect(self._align)
        self.show_order(self._column, self._order)

    def sort_on(self, column: int) -> None:
        """Sort on a column; the same one again turns the order around."""
        turned = column == self._column and self._order is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        self.show_order(column, order)
        self._model.sort(column, order)

    def show_columns(self, *, few: bool) -> None:
        """The names of all columns, or only of those that the table shows."""
        for column in _OPTIONAL:
            self.buttons[column].setVisible(not few)

    def show_order(self, column: int, order: Qt.SortOrder) -> None:
        """Show how the table is sorted; -1 for an order that is no column's."""
        self._column, self._order = column, order
        for number, button in enumerate(self.buttons):
            button.show_order(order if number == column else None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, theme.current().size(36))

    def _align(self) -> None:
        edges = self._view.column_edges()
        for number, button in enumerate(self.buttons):
            left = theme.current().size(_EDGE) if number == 0 else edges[number]
            button.setGeometry(left, 0, max(0, edges[number + 1] - left - 4), self.height())


def _is_shortcut(event: QKeyEvent) -> bool:
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(held)
