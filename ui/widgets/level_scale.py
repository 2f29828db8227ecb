"""A scale of levels in words: rows with a round mark, the number, rising bars, a name and one explaining sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from ui import theme
from ui.widgets import painting
from ui.widgets.choices import ChoiceGroup, ChoicePart, Option
from ui.widgets.picture import Picture

_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class LevelRow(ChoicePart):
    """One level. Grows with its sentence, so that also an organisation's own longer text is read whole."""

    def __init__(self, option: Option, group: LevelScale) -> None:
        super().__init__(option, group)
        self._scale = group
        level = group.level_of(option)
        spoken = f"{level}. {option.label}" if level is not None else option.label
        self.setAccessibleName(spoken)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(360), self.needed_height(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(260), self.needed_height(self.width()))

    def needed_height(self, width: int) -> int:
        """Height in px that name and sentence take at this width."""
        look = theme.current()
        if not self.option.description:
            return look.size(62 if self._scale.level_of(self.option) is not None else 48)
        room = QRectF(0, 0, max(80.0, width - self._text_left() - self._text_right()), 10_000)
        metrics = QFontMetricsF(look.font("body"))
        sentence = metrics.boundingRect(room, int(_WRAP), self.option.description).height()
        return max(look.size(62), int(look.line_height("name") + sentence + look.size(20)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        border = "accent" if chosen else "error" if self._group.wrong else "text.2" if self.hovered else "line.soft"
        painting.frame(
            painter,
            rect,
            look.size(8),
            fill=look.color("accent.tint" if chosen else "bg.paper" if self.isEnabled() else "bg.chip"),
            border=look.color(border),
            width=look.line("chosen") if chosen else look.line("border"),
        )
        self._paint_level(painter, rect)
        self._paint_words(painter, rect)
        if self.option.key:
            width, height = look.size(22), look.size(22)
            hint = QRectF(rect.right() - look.size(16) - width, rect.center().y() - height / 2, width, height)
            painting.key_hint(painter, hint, self.option.key.upper())

    def _paint_level(self, painter: QPainter, rect: QRectF) -> None:
        size = theme.current().size
        side = size(24)
        mark = QRectF(size(16), rect.center().y() - side / 2, side, side)
        painting.radio(painter, mark, checked=self.isChecked(), hovered=False, enabled=self.isEnabled())
        level = self._scale.level_of(self.option)
        if level is None:
            return
        number = QRectF(size(50), rect.top(), size(24), rect.height())
        align = Qt.AlignmentFlag.AlignCenter
        painting.text(painter, number, str(level), "level", align=align, tabular=True)
        bars = QRectF(size(83), rect.center().y() - size(10), size(30), size(20))
        painting.bars(painter, bars, level, of=self._scale.highest, enabled=self.isEnabled())

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        look = theme.current()
        left, right = self._text_left(), self._text_right()
        room = rect.adjusted(left, 0, -right, 0)
        ink = "text.1" if self.isEnabled() else "text.3"
        if not self.option.description:
            painting.text(painter, room, self.option.label, "name", ink)
        else:
            line = look.line_height("name")
            top = rect.top() + look.size(10) - 1
            painting.text(painter, QRectF(room.left(), top, room.width(), line), self.option.label, "name", ink)
            painter.setFont(look.font("body"))
            painter.setPen(look.color("text.2"))
            sentence = QRectF(room.left(), top + line + 1, room.width(), rect.height() - line)
            painter.drawText(sentence, int(_WRAP), self.option.description)
        if self.option.note:
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painting.text(painter, room, self.option.note, "small", "text.2", align=end)

    def _text_left(self) -> int:
        return theme.current().size(132 if self._scale.level_of(self.option) is not None else 53)

    def _text_right(self) -> int:
        return theme.current().size(54 if self.option.key else 16)


class LevelScale(ChoiceGroup):
    """Levels from the top down, then answers without a level ("not discussed").

    Options whose value is a whole number from 1 to `highest` are levels; any other value gets a plain row.
    Figures and letters of the options choose while the group has the focus.
    """

    def __init__(self, options: Sequence[Option], *, highest: int = 5, **rest: Any) -> None:
        self.highest = highest
        super().__init__(options, **rest)
        self._layout.setSpacing(theme.current().size(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def level_of(self, option: Option) -> int | None:
        """The level an option stands for, None when it stands for none."""
        value = option.value
        return value if isinstance(value, int) and 1 <= value <= self.highest else None

    @override
    def _new_layout(self) -> QBoxLayout:
        return QVBoxLayout(self)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        return LevelRow(option, self)

    @override
    def _step(self, key: int) -> int:
        return super()._step(key) if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) else 0


class LevelBars(Picture):
    """The rising bars and number of one level, for lists; "" of words instead when there is no level."""

    def __init__(self, level: int | None = None, *, highest: int = 5, words: str = "") -> None:
        super().__init__()
        self._level, self._highest, self._words = level, highest, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_level(self, level: int | None, words: str = "") -> None:
        """Show another level, or `words` when there is none; an empty circle when there is neither."""
        self._level, self._words = level, words
        self._name()
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        if self._level is None and self._words:
            return QSize(int(painting.text_width(self._words, "small")) + 2, look.size(20))
        return QSize(look.size(40 if self._level is not None else 14), look.size(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        if self._level is not None:
            bars = QRectF(0, rect.center().y() - look.size(7), look.size(21), look.size(14))
            painting.bars(painter, bars, self._level, of=self._highest)
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painting.text(painter, rect, str(self._level), "name", align=end)
        elif self._words:
            painting.text(painter, rect, self._words, "small", "text.2")
        else:
            side = look.size(14)
            mark = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
            painting.radio(painter, mark, checked=False, hovered=False, enabled=True)

    def _name(self) -> None:
        self.setAccessibleName(str(self._level) if self._level is not None else self._words)
