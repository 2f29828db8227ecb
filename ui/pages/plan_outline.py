"""The column on the left: the goals of the resident and the agreements, each with how it stands (design 06)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.pages.plan_words import PartState
from ui.widgets import painting
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.layouts import row
from ui.widgets.status import Status, TaskItem, TaskRow, paint_status
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.pages.plan_sections import Section

GOAL = "goal:"
"""Ids of goals in this list begin with it."""
_LONG = 120  # more of a name is never looked at


class PlanOutline(QWidget):
    """Everything of the plan by name. Alt Up and Alt Down move the goal that has the focus, Delete removes it."""

    chosen = Signal(str)
    """Id of the goal ("goal:<uuid>") or section that the person opens."""
    goal_requested = Signal()
    move_requested = Signal(str, int)
    remove_requested = Signal(str)

    def __init__(self, first_name: str) -> None:
        super().__init__()
        self.items: dict[str, OutlineItem] = {}
        self._order: tuple[str, ...] = ()
        self._current = ""
        self._goals, self._sections = QVBoxLayout(), QVBoxLayout()
        for part in (self._goals, self._sections):
            part.setSpacing(theme.current().size(2))
        self.more = Button(_("Another goal"), kind=Kind.QUIET, icon="plus", name="button_add_goal")
        self.more.clicked.connect(self.goal_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(6))
        layout.addWidget(_heading(_("Goals of {name}").format(name=first_name)))
        layout.addLayout(self._goals)
        layout.addLayout(row(self.more, None))
        layout.addSpacing(theme.current().size(6))
        layout.addWidget(Rule())
        layout.addSpacing(theme.current().size(2))
        layout.addWidget(_heading(_("Agreements")))
        layout.addLayout(self._sections)
        layout.addStretch(1)

    def show_parts(
        self,
        goals: Sequence[tuple[str, str, PartState]],
        sections: Sequence[Section],
        states: Mapping[str, PartState],
        *,
        read_only: bool,
    ) -> None:
        """Show goals as (id, name, state), then the sections with their states."""
        wanted = (*(one[0] for one in goals), *(one.id for one in sections))
        if wanted != self._order:
            self._rebuild([one[0] for one in goals], sections)
            self._order = wanted
        for number, (goal_id, name, state) in enumerate(goals, start=1):
            line = TaskRow(id=goal_id, title=name, note=state.words, status=state.status, number=str(number))
            self.items[goal_id].set_row(line)
        for section in sections:
            state = states[section.id]
            line = TaskRow(id=section.id, title=section.title, note=state.words, status=state.status)
            self.items[section.id].set_row(line)
        self.more.setVisible(not read_only)
        self.set_current(self._current)

    def set_current(self, part_id: str) -> None:
        """Mark the part that shows in the middle."""
        self._current = part_id
        for one_id, item in self.items.items():
            item.set_current(one_id == part_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((one_id for one_id, item in self.items.items() if item.hasFocus()), "")
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if focused and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = -1 if event.key() == Qt.Key.Key_Up else 1
            if alt and focused.startswith(GOAL):
                self.move_requested.emit(focused, by)
            elif not alt:
                self._go(focused, by)
            return
        if event.key() == Qt.Key.Key_Delete and focused.startswith(GOAL):
            self.remove_requested.emit(focused)
            return
        super().keyPressEvent(event)

    def _go(self, focused: str, by: int) -> None:
        there = self._order.index(focused) + by
        if 0 <= there < len(self._order):
            self.items[self._order[there]].setFocus(Qt.FocusReason.TabFocusReason)

    def _rebuild(self, goals: Sequence[str], sections: Sequence[Section]) -> None:
        """Put the items in their order; those that stay keep their focus."""
        wanted = {**dict.fromkeys(goals, ""), **{one.id: one.icon for one in sections}}
        for gone in set(self.items) - set(wanted):
            item = self.items.pop(gone)
            item.hide()
            item.deleteLater()
        for part_id, icon in wanted.items():
            if part_id not in self.items:
                self.items[part_id] = self._new_item(part_id, icon)
            layout = self._goals if part_id in goals else self._sections
            layout.removeWidget(self.items[part_id])
            layout.addWidget(self.items[part_id])
        chain: list[QWidget] = [*(self.items[one] for one in goals), self.more, *(self.items[s.id] for s in sections)]
        for first, second in zip(chain, chain[1:], strict=False):  # noqa: RUF007
            QWidget.setTabOrder(first, second)

    def _new_item(self, part_id: str, icon: str) -> OutlineItem:
        item = OutlineItem(TaskRow(id=part_id, title="", note="", status=Status.NOT_YET), icon=icon)
        item.clicked.connect(lambda: self.chosen.emit(part_id))
        return item


class OutlineItem(TaskItem):
    """A task item whose name may take two lines."""

    _lines_at: dict[int, int]  # by width, which a layout asks a dozen times over

    def __init__(self, line: TaskRow, *, icon: str) -> None:
        super().__init__(line, icon=icon, status_at_end=True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete):
            event.ignore()  # the list knows where to go
        else:
            super().keyPressEvent(event)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        lines = self._lines(width)
        return max(look.size(54), lines * look.line_height("name") + look.line_height("small") + look.size(14))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(200), self.heightForWidth(max(self.width(), theme.current().size(120))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def set_row(self, line: TaskRow) -> None:
        super().set_row(line)
        self._lines_at = {}
        self.setToolTip(f"{line.title}\n{line.note}" if line.note else line.title)
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        if self.current:
            plane, line = look.color("bg.paper"), look.color("line.soft")
            painting.frame(painter, rect, look.size(8), fill=plane, border=line, width=look.line("border"))
            bar = QRectF(0, rect.height() * 0.22, look.size(4), rect.height() * 0.56)
            painting.frame(painter, bar, 1.5, fill=look.color("accent"))
        else:
            self.paint_hover(painter)
        side = look.size(20)
        middle = rect.center().y()
        self._paint_sign(painter, QRectF(look.size(13), middle - side / 2, side, side))
        paint_status(
            painter, QRectF(rect.right() - look.size(10) - side, middle - side / 2, side, side), self.row.status
        )
        self._paint_name(painter)

    def _paint_sign(self, painter: QPainter, place: QRectF) -> None:
        if self.row.number:
            middle = Qt.AlignmentFlag.AlignCenter
            painting.text(painter, place, self.row.number, "name", "accent", align=middle)
        elif self._icon:
            icons.paint(painter, self._icon, place, "text.2")

    def _paint_name(self, painter: QPainter) -> None:
        look = theme.current()
        room = self._room(self.width())
        lines = self._lines(self.width())
        high, low = lines * look.line_height("name"), look.line_height("small") if self.row.note else 0
        top = (self.height() - high - low) / 2
        upper = QRectF(room.left(), top, room.width(), high)
        painter.setFont(look.font("name"))
        painter.setPen(look.color("text.1"))
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(upper, wrapped, _in_two_lines(self.row.title, room.width()))
        lower = QRectF(room.left(), top + high, room.width(), low)
        painting.text(painter, lower, self.row.note, "small", "text.2")

    def _lines(self, width: int) -> int:
        if width not in self._lines_at:
            room = self._room(width).width()
            self._lines_at[width] = min(2, painting.wrapped_lines(self.row.title[:_LONG], "name", room))
        return self._lines_at[width]

    @override
    def _restyle(self) -> None:
        self._lines_at = {}
        super()._restyle()

    def _room(self, width: int) -> QRectF:
        size = theme.current().size
        return QRectF(size(43), 0, max(size(40), width - size(43) - size(36)), 0)


def _in_two_lines(words: str, width: float) -> str:
    """The words, shortened with "…" so that they take two lines at most."""
    start = words[:_LONG]
    if start == words and painting.wrapped_lines(words, "name", width) <= 2:
        return words
    low, high = 1, len(start)
    while low < high:
        middle = (low + high + 1) // 2
        fits = painting.wrapped_lines(start[:middle].rstrip() + "…", "name", width) <= 2
        low, high = (middle, high) if fits else (low, middle - 1)
    return start[:low].rstrip() + "…"


def _heading(words: str) -> Text:
    heading = Text(words, "small", color="text.2")
    heading.setContentsMargins(theme.current().size(12), 0, 0, 0)
    return heading
