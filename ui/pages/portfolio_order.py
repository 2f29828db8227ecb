"""The parts of the portfolio in the resident's order: ticked or not, moved by dragging or with the keys (G01)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from intake_app.domain.portfolio import Portfolio
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.i18n import _
from intake_app.services.portfolio_wording import part_words
from ui import theme
from ui.widgets import painting
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import Text

_ROW = 34
_Index = QModelIndex | QPersistentModelIndex


class PartsList(QListWidget):
    """A row per part. Space lets it come along, Enter opens it, Alt with an arrow moves it."""

    opened = Signal(object)
    """A part became current."""
    entered_part = Signal(object)
    """A part was entered, by Enter or a double click: the person wants to fill it in."""
    ticked = Signal(object, bool)
    ordered = Signal(object)
    """All parts in their new order."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("table_parts")
        self.setAccessibleName(_("Parts of the portfolio"))
        self.setAccessibleDescription(_("Space: comes along or not. Alt with an arrow: up or down. Enter: fill in."))
        self.setItemDelegate(_PartDelegate(self))
        theme.current().dress(self, "table", "scroll_bar")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: tuple[tuple[PortfolioPart, bool], ...] = ()
        self._all: tuple[PortfolioPart, ...] = ()
        self._quiet = False
        self.itemChanged.connect(self._changed)
        self.itemDoubleClicked.connect(lambda item: self.entered_part.emit(self._part(item)))
        self.currentItemChanged.connect(self._entered)
        theme.current().changed.connect(self._restyle)

    def show_parts(self, chosen: Portfolio, left_out: Collection[PortfolioPart] = ()) -> None:
        """Show the parts as they are chosen; the current one stays current. `left_out` are not asked here."""
        self._all = chosen.parts
        wanted = tuple((part, chosen.shows(part)) for part in chosen.parts if part not in left_out)
        if wanted == self._shown:
            return
        current = self.current()
        self._quiet = True
        self.clear()
        for part, shown in wanted:
            item = QListWidgetItem(part_words(part))
            item.setData(Qt.ItemDataRole.UserRole, part.value)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self.addItem(item)
        self._shown = wanted
        if current is not None:
            self.set_current(current)
        self._restyle()
        self._quiet = False

    def current(self) -> PortfolioPart | None:
        """The part that is filled in now."""
        item = self.currentItem()
        return self._part(item) if item is not None else None

    def set_current(self, part: PortfolioPart) -> None:
        """Make a part current, without telling."""
        quiet, self._quiet = self._quiet, True
        for place in range(self.count()):
            if self._part(self.item(place)) is part:
                self.setCurrentRow(place)
        self._quiet = quiet

    def move_current(self, by: int) -> None:
        """Move the current part one place up (-1) or down (1)."""
        place = self.currentRow()
        target = place + by
        order = [part for part, _shown in self._shown]
        if 0 <= place < len(order) and 0 <= target < len(order):
            order.insert(target, order.pop(place))
            self._tell_order(order)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered_part.emit(self.current())
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._quiet = True
        super().dropEvent(event)
        self._quiet = False
        self._tell_order([self._part(self.item(place)) for place in range(self.count())])

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(240), theme.current().size(_ROW) * max(1, self.count()) + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(160), self.sizeHint().height())

    def _tell_order(self, order: Sequence[PortfolioPart]) -> None:
        """The new order; parts that do not show stay where they were."""
        left = iter(order)
        self.ordered.emit(tuple(next(left) if part in order else part for part in self._all))

    def _restyle(self) -> None:
        for place in range(self.count()):
            self.item(place).setSizeHint(QSize(0, theme.current().size(_ROW)))
        self.updateGeometry()

    def _part(self, item: QListWidgetItem) -> PortfolioPart:
        return PortfolioPart(item.data(Qt.ItemDataRole.UserRole))

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._quiet:
            self.ticked.emit(self._part(item), item.checkState() is Qt.CheckState.Checked)

    def _entered(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if not self._quiet and now is not None:
            self.opened.emit(self._part(now))


class _PartDelegate(QStyledItemDelegate):
    """A row with the box of the program's own check boxes, in the place where the style puts it."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.current()
        self.initStyleOption(option, index)
        style = option.widget.style()
        box = style.subElementRect(style.SubElement.SE_ItemViewItemCheckIndicator, option, option.widget)
        words = style.subElementRect(style.SubElement.SE_ItemViewItemText, option, option.widget)
        painting.start(painter)
        if option.state & QStyle.StateFlag.State_Selected:
            painting.frame(painter, QRectF(option.rect), look.size(6), fill=look.color("accent.tint"))
        painting.check_box(
            painter,
            QRectF(box).adjusted(1, 1, -1, -1),
            checked=option.checkState is Qt.CheckState.Checked,
            hovered=False,
            enabled=True,
            error=False,
        )
        place = QRectF(words)
        place.setLeft(box.right() + look.size(10))
        painting.text(painter, place, option.text, "body", "text.1")


class OrderCard(Card):
    """What stands in the portfolio and in which order; the part that is chosen here is filled in beside it."""

    def __init__(self) -> None:
        super().__init__(_("What stands in it"), icon="list-checks", gap=8, name="card_parts")
        self.parts = PartsList()
        up = Button("", kind=Kind.QUIET, icon="arrow-up", tip=_("Move up"), name="button_part_up")
        down = Button("", kind=Kind.QUIET, icon="arrow-down", tip=_("Move down"), name="button_part_down")
        up.clicked.connect(lambda: self.parts.move_current(-1))
        down.clicked.connect(lambda: self.parts.move_current(1))
        words = Text(_("Ticked comes along. Drag, or use the arrows."), "small", color="text.2")
        line = row(words, up, down, gap=4)
        line.setStretch(0, 1)
        self.add(self.parts, line)
