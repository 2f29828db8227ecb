"""Small labels of a few words."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting


class LabelKind(StrEnum):
    """What a label says: something plain, something chosen or to talk about, or a term that is near."""

    PLAIN = "plain"
    ACCENT = "accent"
    ATTENTION = "attention"
    ERROR = "error"


_LABELS = {
    LabelKind.PLAIN: ("bg.chip", "text.2"),
    LabelKind.ACCENT: ("accent.tint", "accent"),
    LabelKind.ATTENTION: ("attention.tint", "attention"),
    LabelKind.ERROR: ("error.tint", "error"),
}


class LabelChip(QLabel):
    """A small label of 26 px: words, with a clock when they ask for attention."""

    def __init__(
        self, text: str, kind: LabelKind = LabelKind.PLAIN, *, icon: str | None = None, name: str = ""
    ) -> None:
        super().__init__(text)
        self._text, self._kind = text, kind
        self._icon = ("clock" if kind is LabelKind.ATTENTION else "") if icon is None else icon
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)

    def set_text(self, text: str, kind: LabelKind | None = None) -> None:
        """Other words, of another kind when given."""
        self._text = text
        self.setText(text)
        if kind is not None:
            self._kind = kind
            self._icon = "clock" if kind is LabelKind.ATTENTION else ""
        self.setAccessibleName(text)
        self._restyle()

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(label_width(self._text, self._icon)) + 1, theme.current().size(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        paint_label(painter, QRectF(self.rect()), self._text, self._kind, self._icon)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def label_width(text: str, icon: str = "") -> float:
    """Width in px that a label takes."""
    size = theme.current().size
    return painting.text_width(text, "small.strong") + 2 * size(9) + (size(14) + size(5) if icon else 0)


def paint_label(painter: QPainter, rect: QRectF, text: str, kind: LabelKind, icon: str = "") -> None:
    """Draw a label, also for the delegates of tables."""
    look = theme.current()
    plane, ink = _LABELS[kind]
    painting.frame(painter, rect, look.size(8), fill=look.color(plane))
    room = rect.adjusted(look.size(9), 0, -look.size(9), 0)
    if icon:
        side = look.size(14)
        icons.paint(painter, icon, QRectF(room.left(), rect.center().y() - side / 2, side, side), ink)
        room.setLeft(room.left() + side + look.size(5))
    painting.text(painter, room.adjusted(0, 0, 2, 0), text, "small.strong", ink)
