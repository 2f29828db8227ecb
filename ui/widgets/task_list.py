"""Tasks under each other, each with how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.row_button import RowButton
from ui.widgets.states import Status, paint_status, status_word


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One line of a task list: what it is, how far, and the reason or date in words."""

    id: str
    title: str
    note: str
    status: Status
    number: str = ""


class TaskItem(RowButton):
    """One task: status icon (or number), name and status line; the current one lies on paper with a bar."""

    def __init__(self, row: TaskRow, *, icon: str = "", status_at_end: bool = False) -> None:
        super().__init__(name=f"task_{row.id}")
        self._icon, self._at_end = icon, status_at_end
        self._current = False
        self.row = row
        self.set_row(row)

    def set_row(self, row: TaskRow) -> None:
        """Show another state of the same task."""
        self.row = row
        self.setAccessibleName(f"{row.title}, {status_word(row.status)}")
        self.setAccessibleDescription(row.note)
        self.setToolTip(row.title if painting.text_width(row.title, "name") > self.width() else "")
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark it as the one that shows now."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def current(self) -> bool:
        return self._current

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(236), theme.current().size(58))

    @override
    def ring_rect(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        if self._current:
            width = look.line("border")
            plane, line = look.color("bg.paper"), look.color("line.soft")
            painting.frame(painter, rect, look.size(8), fill=plane, border=line, width=width)
            bar = QRectF(0, rect.height() * 0.22, look.size(4), rect.height() * 0.56)
            painting.frame(painter, bar, 1.5, fill=look.color("accent"))
        else:
            self.paint_hover(painter)
        side = look.size(22)
        start = QRectF(look.size(13), rect.center().y() - side / 2, side, side)
        right = look.size(10)
        if self._at_end:
            end = QRectF(
                rect.right() - look.size(12) - look.size(20),
                rect.center().y() - look.size(10),
                look.size(20),
                look.size(20),
            )
            paint_status(painter, end, self.row.status)
            right = look.size(40)
            self._paint_start(painter, start)
        else:
            paint_status(painter, start, self.row.status)
        room = rect.adjusted(look.size(46), 0, -right, 0)
        self.paint_two_lines(painter, room, (self.row.title, "name"), (self.row.note, "small"))

    def _paint_start(self, painter: QPainter, place: QRectF) -> None:
        if self.row.number:
            middle = Qt.AlignmentFlag.AlignCenter
            painting.text(painter, place, self.row.number, "name", "accent", align=middle)
        elif self._icon:
            icons.paint(painter, self._icon, place, "text.2")


class TaskList(QWidget):
    """Tasks under each other, in any order to be done; up and down move between them."""

    chosen = Signal(str)
    """Id of the task that the person opens."""

    def __init__(self, rows: Sequence[TaskRow] = (), *, name: str = "", status_at_end: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._at_end = status_at_end
        self._current = ""
        self.items: list[TaskItem] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.current().size(2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[TaskRow]) -> None:
        """Show these tasks; items of the same ids stay, so that the focus does."""
        if [item.row.id for item in self.items] == [row.id for row in rows]:
            for item, row in zip(self.items, rows, strict=True):
                item.set_row(row)
            return
        for item in self.items:
            self._layout.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [self._new_item(row) for row in rows]
        self.set_current(self._current)

    def set_current(self, id: str) -> None:
        """Mark the task that shows now; "" for none."""
        self._current = id
        for item in self.items:
            item.set_current(item.row.id == id)

    def _new_item(self, row: TaskRow) -> TaskItem:
        item = TaskItem(row, status_at_end=self._at_end)
        item.clicked.connect(lambda: self.chosen.emit(item.row.id))
        self._layout.addWidget(item)
        return item
