"""Many answers under each other, in groups with a heading: a list to choose one thing from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.choice_group import ChoiceGroup, ChoicePart, Option

_ROW = 44  # px of the design: a line to press
_HEADING = 34


class _Line(ChoicePart):
    """A picture and a name; the first of a group carries the heading of that group above it."""

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = painting.text_width(self.option.label, "strong") + size(12 + 20 + 10 + 12)
        heading = painting.text_width(self.option.heading, "small") + size(24)
        return QSize(int(max(words, heading)) + 1, size(_ROW) + self._above())

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrower than its words: then they end in "…"."""
        return QSize(theme.current().size(120), self.sizeHint().height())

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: around the line, not around its heading."""
        return QRectF(self.rect()).adjusted(0, self._above(), 0, 0)

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.ring_rect().contains(position.toPointF())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        size = look.size
        painter = QPainter(self)
        painting.start(painter)
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        )
        if self.option.heading:
            above = QRectF(size(12), 0, self.width() - size(24), self._above() - size(4))
            bottom = Qt.AlignmentFlag.AlignBottom | (align & Qt.AlignmentFlag.AlignHorizontal_Mask)
            painting.text(painter, above, self.option.heading, "small", "text.2", align=bottom)
        rect = self.ring_rect()
        if self.isChecked():
            painting.frame(
                painter,
                rect,
                size(8),
                fill=look.color("accent.tint"),
                border=look.color("accent"),
                width=look.line("chosen"),
            )
        elif self.hovered:
            painting.frame(painter, rect, size(8), fill=look.color("bg.sunken"))
        ink = "text.3" if not self.isEnabled() else "accent" if self.isChecked() else "text.1"
        side, inset = size(20), size(12)
        left = rect.right() - inset - side if self._mirrored else rect.left() + inset
        icons.paint(painter, self.option.icon, QRectF(left, rect.center().y() - side / 2, side, side), ink)
        room = rect.adjusted(inset, 0, -inset, 0)
        taken = side + size(10)
        room = room.adjusted(0, 0, -taken, 0) if self._mirrored else room.adjusted(taken, 0, 0, 0)
        painting.text(
            painter, room, self.option.label, "strong", ink, align=align, weight=600 if self.isChecked() else 500
        )

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _above(self) -> int:
        return theme.current().size(_HEADING) if self.option.heading else 0


class ChoiceList(ChoiceGroup):
    """One out of many: lines with a picture and a name. An option with a `heading` begins a group."""

    def __init__(self, options: Sequence[Option], **rest: Any) -> None:
        super().__init__(options, **rest)
        self._layout.setSpacing(theme.current().size(2))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def _new_layout(self) -> QBoxLayout:
        return QVBoxLayout(self)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        return _Line(option, self)
