"""One answer out of a few on a table screen: rows to tap, with rising bars or icons where they have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.choices import ChoiceGroup, ChoicePart, Option

_CLOSE_GAP = 4


class TableChoice(ChoiceGroup):
    """Rows of 60 px, from the top down. `bars` draws an option's whole value as rising bars (of `highest`).

    The keys of the options choose while it has the focus, arrows move and choose; Enter emits `next_requested`.
    """

    next_requested = Signal()

    def __init__(self, options: Sequence[Option], *, bars: bool = False, highest: int = 5, **rest: Any) -> None:
        self.bars, self.highest = bars, highest
        self._gap = 8
        super().__init__(options, **rest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.current().table_scaled.connect(self._restyle)
        self._restyle()

    @property
    def gap(self) -> int:
        """Distance between the rows, in px of the design."""
        return self._gap

    def set_gap(self, gap: int) -> None:
        """Another distance between the rows, in px of the design."""
        if gap != self._gap:
            self._gap = gap
            self._restyle()

    @override
    def key_pressed(self, part: ChoicePart, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.next_requested.emit()
            return True
        return super().key_pressed(part, event)

    @override
    def _new_layout(self) -> QBoxLayout:
        return QVBoxLayout(self)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        return _Row(option, self)

    @override
    def _restyle(self) -> None:
        self._layout.setSpacing(theme.current().size(self._gap, table=True))
        super()._restyle()


class _Row(ChoicePart):
    """A round mark, bars and the words of one answer."""

    def __init__(self, option: Option, group: TableChoice) -> None:
        super().__init__(option, group)
        self._rows = group
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = painting.text_width(self.option.label, "table.button")
        return QSize(int(words) + self._text_left() + size(16, table=True), size(60, table=True))

    @override
    def minimumSizeHint(self) -> QSize:
        size = theme.current().size
        longest = max((painting.text_width(word, "table.button") for word in self.option.label.split()), default=0)
        width = min(self.sizeHint().width(), max(int(longest) + self._text_left() + size(16, table=True), size(260)))
        return QSize(width, max(44, size(46, table=True)))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        room = width - self._text_left() - look.size(16, table=True) / 2
        lines = painting.wrapped_lines(self.option.label, "table.button", room)
        if lines == 1:
            return self.sizeHint().height() if self._rows.gap > _CLOSE_GAP else self.minimumSizeHint().height()
        return lines * look.line_height("table.button") + look.size(16, table=True)

    @override
    def ring_radius(self) -> float:
        return theme.current().size(10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        chosen = self.isChecked()
        pressed = "accent.tint" if chosen or self.isDown() else "bg.paper"
        painting.frame(
            painter,
            QRectF(self.rect()),
            look.size(10),
            fill=look.color(pressed),
            border=look.color("accent" if chosen else "line.strong"),
            width=look.line("chosen") if chosen else max(1.5, float(look.line("border"))),
        )
        side, pad, middle = look.size(28, table=True), look.size(16, table=True), self.height() / 2
        mark = QRectF(pad, middle - side / 2, side, side)
        painting.radio(painter, mark, checked=chosen, hovered=False, enabled=self.isEnabled())
        if self._rows.bars and isinstance(self.option.value, int):
            glyph = QRectF(pad * 2 + side, middle - side * 0.4, side * 1.2, side * 0.8)
            painting.bars(painter, glyph, self.option.value, of=self._rows.highest, enabled=self.isEnabled())
        elif self.option.icon:
            icons.paint(painter, self.option.icon, QRectF(pad * 2 + side, middle - side / 2, side, side), "text.2")
        words = QRectF(self.rect()).adjusted(self._text_left(), 0, -pad / 2, 0)
        painting.paragraph(painter, words, self.option.label, "table.button", "text.1")

    def _text_left(self) -> int:
        size = theme.current().size
        with_bars = self._rows.bars and isinstance(self.option.value, int)
        beside = 34 + 18 if with_bars else 28 + 16 if self.option.icon else 0
        return size(16 + 28 + 14 + beside, table=True)
