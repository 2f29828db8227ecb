"""Things that are on or off: check box, tile, and the talk toggle of the table screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting


class CheckBox(QCheckBox):
    """A box of 26 px (28 at the table) with words; 44 px high. `value_changed` only when the person ticks it."""

    value_changed = Signal(bool)

    def __init__(
        self, text: str = "", *, name: str = "", table: bool = False, tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._table = table
        self._error = ""
        self.setObjectName(name)
        self.setToolTip(tip)
        if not text:
            self.setAccessibleName(tip)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ticked)
        look = theme.current()
        look.changed.connect(self._restyle)
        if table:
            look.table_scaled.connect(self._restyle)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, ticked: bool) -> None:
        """Show it ticked or not, without `value_changed`."""
        if ticked != self.isChecked():
            self.setChecked(ticked)

    def set_error(self, sentence: str) -> None:
        """Draw the box as wrong, or right again with ""."""
        self._error = sentence
        self.update()

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: around the box."""
        side = self._side()
        left = 0.0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - side
        return QRectF(left, (self.height() - side) / 2, side, side)

    def ring_radius(self) -> float:
        return theme.current().size(6)

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def sizeHint(self) -> QSize:
        words = painting.text_width(self.text(), self._role())
        gap = theme.current().size(12) if self.text() else 0
        return QSize(int(self._side() + gap + words) + 2, theme.current().size(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        box = self.ring_rect()
        self._paint_box(painter, box)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        shift = self._side() + theme.current().size(12)
        room = QRectF(self.rect()).adjusted(0 if mirrored else shift, 0, -shift if mirrored else 0, 0)
        ink = "text.1" if self.isEnabled() else "text.3"
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painting.text(painter, room, self.text(), self._role(), ink, align=side | Qt.AlignmentFlag.AlignVCenter)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        painting.check_box(
            painter,
            box,
            checked=self.isChecked(),
            hovered=self.underMouse(),
            enabled=self.isEnabled(),
            error=bool(self._error),
        )

    def _role(self) -> str:
        return "table.label" if self._table else "body"

    def _side(self) -> int:
        return theme.current().size(28 if self._table else 26, table=self._table)

    def _ticked(self, ticked: bool) -> None:
        self.set_error("")
        self.value_changed.emit(ticked)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class CheckTile(CheckBox):
    """A check box in a bordered tile of the table screens; tinted while it is on."""

    @override
    def ring_rect(self) -> QRectF:
        return QRectF(self.rect())

    @override
    def ring_radius(self) -> float:
        return theme.current().size(10)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = painting.text_width(self.text(), self._role())
        return QSize(int(size(16) * 2 + self._side() + size(14) + words) + 2, size(56, table=self._table))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(120), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        self._paint_tile(painter)
        size = theme.current().size
        side = self._side()
        box = QRectF(size(16), (self.height() - side) / 2, side, side)
        self._paint_box(painter, box)
        room = QRectF(self.rect()).adjusted(box.right() + size(14), 0, -size(10), 0)
        painting.text(painter, room, self.text(), self._role(), "text.1" if self.isEnabled() else "text.3")

    def _paint_tile(self, painter: QPainter) -> None:
        look = theme.current()
        on = self.isChecked() and self.isEnabled()
        plane = "accent.tint" if on else "bg.sunken" if self.underMouse() and self.isEnabled() else "bg.paper"
        painting.frame(
            painter,
            QRectF(self.rect()),
            self.ring_radius(),
            fill=look.color(plane if self.isEnabled() else "bg.chip"),
            border=look.color("error" if self._error else "accent" if on else "line.strong"),
            width=look.line("chosen") if on or self._error else look.line("border"),
        )


class TalkToggle(CheckTile):
    """The table screen's "I want to talk about this": words with an icon before them and the box at the end."""

    def __init__(
        self, text: str, *, icon: str = "message-circle", name: str = "", parent: QWidget | None = None
    ) -> None:
        self._icon = icon
        super().__init__(text, name=name, table=True, parent=parent)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = painting.text_width(self.text(), "table.button")
        return QSize(int(words) + size(140, table=True), size(68, table=True))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        self._paint_tile(painter)
        size = theme.current().size
        pad, icon_side, side = size(18, table=True), size(30, table=True), size(32, table=True)
        middle = self.height() / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        on = self.isChecked() and self.isEnabled()
        start = self.width() - pad - icon_side if mirrored else pad
        end = pad if mirrored else self.width() - pad - side
        icons.paint(
            painter,
            self._icon,
            QRectF(start, middle - icon_side / 2, icon_side, icon_side),
            "accent" if on else "text.2",
        )
        self._paint_box(painter, QRectF(end, middle - side / 2, side, side))
        shift = pad + icon_side + size(14, table=True)
        room = QRectF(self.rect()).adjusted(shift, 0, -shift, 0)
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        )
        painting.text(painter, room, self.text(), "table.button", "text.1", align=align)
