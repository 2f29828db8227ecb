"""A choice from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.line_field import HEIGHT, PADDING, paint_frame
from ui.widgets.saving import show_state


class DropDown(QComboBox):
    """A choice from a list. Entries are (value, words) or (value, words, icon)."""

    value_changed = Signal(object)
    """Only after the person chose something else."""

    def __init__(
        self,
        entries: Sequence[tuple[Any, ...]] = (),
        *,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._entries: tuple[tuple[Any, ...], ...] = ()
        self._value: Any = None
        self._dressed = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # the border answers the pointer
        self.set_entries(entries)
        self.activated.connect(self._chosen)
        theme.current().changed.connect(self._restyle)

    def set_entries(self, entries: Sequence[tuple[Any, ...]]) -> None:
        """Offer other entries; the value stays when it is still among them. Emits nothing."""
        self._entries = tuple(entries)
        self.clear()
        for entry in self._entries:
            self.addItem(entry[1])
        self._restyle()
        self.updateGeometry()
        self.set_value(self._value)

    def value(self) -> Any:
        """The chosen value, None when nothing is chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show `value` as chosen without emitting; None or an unknown value chooses nothing."""
        rows = [number for number, entry in enumerate(self._entries) if entry[0] == value]
        self._value = value if rows else None
        self.setCurrentIndex(rows[0] if rows else -1)

    def set_error(self, sentence: str) -> None:
        """Show the border of an error, or none with ""."""
        show_state(self, sentence)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = [self.placeholderText(), *(entry[1] for entry in self._entries)]
        icon = size(28) if any(len(entry) > 2 and entry[2] for entry in self._entries) else 0
        return QSize(int(max(painting.text_width(word) for word in words)) + icon + size(60), size(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(110), theme.current().size(44))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change an answer

    @override
    def showPopup(self) -> None:
        if not self._dressed:  # the list is Qt's; most are never opened
            self._dressed = True
            theme.current().dress(self, "choices", "scroll_bar")
        super().showPopup()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        size = theme.current().size
        painter = QPainter(self)
        paint_frame(painter, self)
        edge, arrow, side = size(PADDING) + theme.current().line("border") + 1, size(40), size(18)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = QRectF(self.rect()).adjusted(arrow if mirrored else edge, 0, -edge if mirrored else -arrow, 0)
        self._paint_chosen(painter, room, mirrored=mirrored)
        colour = "text.1" if self.isEnabled() else "text.3"
        icons.paint(painter, "chevron-down", self._square(size(12), side, at_left=mirrored), colour)

    def _paint_chosen(self, painter: QPainter, room: QRectF, *, mirrored: bool) -> None:
        """Icon and words of what is chosen, or the placeholder."""
        row, side, size = self.currentIndex(), theme.current().size(18), theme.current().size
        icon = self._entries[row][2] if row >= 0 and len(self._entries[row]) > 2 else ""
        if icon:
            place = self._square(size(PADDING) + size(6), side, at_left=not mirrored)
            icons.paint(painter, icon, place, "text.2" if self.isEnabled() else "text.3")
            room = room.adjusted(0 if mirrored else side + size(10), 0, -(side + size(10)) if mirrored else 0, 0)
        words = self.currentText() if row >= 0 else self.placeholderText()
        colour = "text.3" if row < 0 else "text.1" if self.isEnabled() else "text.2"
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painting.text(painter, room, words, "body", colour, align=start | Qt.AlignmentFlag.AlignVCenter)

    def _square(self, inset: int, side: int, *, at_left: bool) -> QRectF:
        left = inset if at_left else self.width() - inset - side
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _chosen(self, row: int) -> None:
        value = self._entries[row][0]
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _restyle(self) -> None:
        side = theme.current().size(18)
        self.setFixedHeight(theme.current().size(HEIGHT))
        self.setIconSize(QSize(side + theme.current().size(6), side))  # wider than the icon: room before the words
        for number, entry in enumerate(self._entries):
            if len(entry) > 2 and entry[2]:
                self.setItemIcon(number, icons.icon(entry[2], "text.2", size=side))
