"""Things that are on or off: check box, tile, the table screen's talk toggle, and the legend of the web."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from intake_app.domain.web import SeriesStyle
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.choices import Option
from ui.widgets.picture import Picture

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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


class LegendToggle(CheckBox):
    """One voice in the legend of the web: shown or not, a piece of its line, whose it is and of when."""

    def __init__(self, text: str, style: SeriesStyle, *, moment: str = "", name: str = "") -> None:
        self._style, self._moment = style, moment
        super().__init__(text, name=name)
        self.setAccessibleName(", ".join(part for part in (text, moment) if part))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def ring_rect(self) -> QRectF:
        return QRectF(self.rect())

    @override
    def ring_radius(self) -> float:
        return theme.current().size(8)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = max(painting.text_width(self.text(), "strong"), painting.text_width(self._moment, "small"))
        return QSize(int(words) + size(14 + 24 + 12 + 44 + 12 + 14), size(56))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(150), theme.current().size(56))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        plane = look.color("bg.sunken" if self.underMouse() and self.isEnabled() else "bg.paper")
        width = look.line("border")
        painting.frame(painter, rect, look.size(8), fill=plane, border=look.color("line.soft"), width=width)
        side = look.size(24)
        middle = rect.center().y()
        self._paint_box(painter, QRectF(look.size(14), middle - side / 2, side, side))
        line = QRectF(look.size(50), middle - 10, look.size(44), 20)
        painting.line_sample(painter, line, self._style)
        words = rect.adjusted(line.right() + look.size(12), 0, -look.size(8), 0)
        if self._moment:
            half = look.line_height("body")
            top = middle - (half + look.line_height("small")) / 2
            painting.text(painter, QRectF(words.left(), top, words.width(), half), self.text(), "strong")
            lower = QRectF(words.left(), top + half, words.width(), look.line_height("small"))
            painting.text(painter, lower, self._moment, "small", "text.2")
        else:
            painting.text(painter, words, self.text(), "strong")


class LineSample(Picture):
    """A piece of a voice's line with its marker and, under it, its name: for legends and the heads of tables."""

    def __init__(self, style: SeriesStyle, text: str = "", *, beside: bool = False) -> None:
        super().__init__()
        self._style, self._text, self._beside = style, text, beside
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        words = int(painting.text_width(self._text, "small")) + 2 if self._text else 0
        if self._beside:
            return QSize(look.size(44) + (look.size(8) + words if words else 0), look.size(22))
        return QSize(max(look.size(46), words), look.size(20) + (look.line_height("small") if words else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        if self._beside:
            painting.line_sample(painter, QRectF(0, 0, look.size(36), self.height()), self._style)
            room = QRectF(self.rect()).adjusted(look.size(44), 0, 0, 0)
            painting.text(painter, room, self._text, "small", "text.2")
            return
        width = look.size(42)
        painting.line_sample(painter, QRectF((self.width() - width) / 2, 0, width, look.size(20)), self._style)
        room = QRectF(0, look.size(20), self.width(), look.line_height("small"))
        painting.text(painter, room, self._text, "small", align=Qt.AlignmentFlag.AlignCenter)


class ChipSet(QWidget):
    """Several answers that may go together, each a button that stays down with a tick."""

    values_changed = Signal(tuple)
    """All chosen values in the order of the options, after the person changed one."""

    def __init__(self, options: Sequence[Option], *, name: str = "", accessible_name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._options = tuple(options)
        self.buttons = [
            Button(option.label, name=f"option_{option.value}", checkable=True, tip=option.description)
            for option in options
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(8))
        for button in self.buttons:
            button.clicked.connect(lambda _on: self.values_changed.emit(self.values()))
            layout.addWidget(button)
        layout.addStretch(1)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def values(self) -> tuple[Any, ...]:
        """The chosen values, in the order of the options."""
        pairs = zip(self._options, self.buttons, strict=True)
        return tuple(option.value for option, button in pairs if button.isChecked())

    def set_values(self, values: Iterable[Any]) -> None:
        """Show these values as chosen, without emitting."""
        chosen = set(values)
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setChecked(option.value in chosen)
