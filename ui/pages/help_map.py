"""The map of who helps with what: a real table, so that it can be read by keyboard and by a screen reader (F03)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services.involved import HelpMap, MapRow
from ui import theme
from ui.widgets import row_table

_Index = QModelIndex | QPersistentModelIndex


class HelpMapTable(QTableWidget):
    """A row per part of life, a column per party; every cell says in words what it means."""

    def __init__(self) -> None:
        super().__init__()
        row_table.set_up(self, name="table_help_map", accessible_name=_("Who helps with what"), by_cell=True)
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_Cell(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )

    def show_map(self, found: HelpMap) -> None:
        """Show this map; the cursor stays where it was when the table keeps its size."""
        names = [party.organisation.strip() for party in found.parties]
        heads = [_("Part of life"), *names, _("Who takes it up")]
        self.setColumnCount(len(heads))
        self.setRowCount(len(found.rows))
        self.setHorizontalHeaderLabels(heads)
        for number, row in enumerate(found.rows):
            words = [row.name, *(_("helps") if one else "" for one in row.parties), _last(row)]
            for column, said in enumerate(words):
                cell = QTableWidgetItem(said)
                spoken = said or _("does not help")
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {heads[column]}: {spoken}")
                self.setItem(number, column, cell)
        header = self.horizontalHeader()
        for column in range(len(heads)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(number) for number in range(self.rowCount()))
        head = max(self.horizontalHeader().height(), self.horizontalHeader().sizeHint().height())
        return QSize(theme.current().size(420), rows + head + 4)

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

    def _fit(self) -> None:
        self.resizeRowsToContents()
        header = self.horizontalHeader()
        size, measures = theme.current().size, header.fontMetrics()
        high = 0
        for column in range(self.columnCount()):
            room = QRect(0, 0, max(size(40), header.sectionSize(column) - size(26)), 10_000)
            item = self.horizontalHeaderItem(column)
            flags = Qt.TextFlag.TextWordWrap.value
            high = max(high, measures.boundingRect(room, flags, item.text() if item is not None else "").height())
        header.setFixedHeight(high + size(20))
        self.updateGeometry()


class _Cell(QStyledItemDelegate):
    """Words with air around them."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        size = theme.current().size
        option.rect = option.rect.adjusted(size(10), size(4), -size(6), -size(4))
        super().paint(painter, option, index)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = theme.current().size
        option.rect = option.rect.adjusted(size(10), 0, -size(6), 0)
        return super().sizeHint(option, index) + QSize(size(16), size(18))


def _last(row: MapRow) -> str:
    if row.gap:
        return _("nobody yet")
    return row.elsewhere
