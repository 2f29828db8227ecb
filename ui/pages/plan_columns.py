"""Three columns that give way to each other as the window gets smaller or the text larger (design 6)."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.scroll_column import ScrollColumn


class Room(StrEnum):
    """How much room there is: WIDE as drawn, NARROW with smaller outer columns, SINGLE with one column at a time."""

    WIDE = "wide"
    NARROW = "narrow"
    SINGLE = "single"


def room_for(width: int, height: int, text_scale: float) -> Room:
    """The room of a page of this size in px."""
    if width < 1200 or text_scale >= 1.5:
        return Room.SINGLE
    return Room.NARROW if width < 1400 or height < 820 else Room.WIDE


class ThreeColumns(QWidget):
    """Left, centre and right. In a SINGLE room the left one hides and the right one takes the centre's place on demand.

    `widths` are those of the left and right column in px of the design, wide and narrow.
    """

    room_changed = Signal(object)

    def __init__(
        self,
        left: ScrollColumn,
        centre: ScrollColumn,
        right: ScrollColumn,
        *,
        wide: tuple[int, int],
        narrow: tuple[int, int],
    ) -> None:
        super().__init__()
        self.left, self.centre, self.right = left, centre, right
        self._widths = {Room.WIDE: wide, Room.NARROW: narrow}
        self._room = Room.WIDE
        self._right_open = False
        self._beside: QWidget | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for part, share in ((left, 0), (centre, 1), (right, 0)):
            self._line.addWidget(part, share)
        theme.current().changed.connect(self._arrange)
        self._arrange()

    @property
    def room(self) -> Room:
        """How much room there is now."""
        return self._room

    @property
    def right_open(self) -> bool:
        """Whether the right column stands in the place of the centre."""
        return self._right_open and self._room is Room.SINGLE

    def open_right(self, opened: bool) -> None:
        """Show the right column in the place of the centre, where there is room for one only."""
        self._right_open = opened
        self._arrange()

    @property
    def beside(self) -> bool:
        """Whether another widget stands beside the centre, in the place of both outer columns."""
        return self._beside is not None and self._room is not Room.SINGLE

    def put_beside(self, widget: QWidget | None) -> None:
        """Show `widget` beside the centre, each half of the room; None brings the outer columns back."""
        if self._beside is not None and self._beside is not widget:
            self._beside.hide()
        self._beside = widget
        if widget is not None and self._line.indexOf(widget) < 0:
            self._line.addWidget(widget, 1)
        self._arrange()
        self.room_changed.emit(self._room)

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: the others step back before a window is kept from getting smaller."""
        parts = (self.left, self.centre, self.right)
        return QSize(max(part.minimumSizeHint().width() for part in parts), theme.current().size(80))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = theme.current()
        window = self.window()
        room = room_for(window.width(), window.height(), look.text_scale)
        single = room is Room.SINGLE
        left, right = self._widths[Room.WIDE if room is Room.WIDE else Room.NARROW]
        self._line.setSpacing(look.size(20 if room is Room.WIDE else 16) - 8)
        self.left.set_width(left)
        self.right.set_width(0 if single else right)
        beside = self._beside is not None and not single
        self.left.setVisible(not single and not beside)
        self.right.setVisible((not single and not beside) or (single and self._right_open))
        if self._beside is not None:
            self._beside.setVisible(beside)
        self.centre.setVisible(not single or not self._right_open)
        if room is not self._room:
            self._room = room
            self.room_changed.emit(room)
