"""Answers with round marks: under each other, or in the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting
from ui.widgets.choice_group import ChoiceGroup, ChoicePart, Option

RUNG = 56  # px of the design: what a column of round marks takes, a press of 44 and its words


class _Radio(ChoicePart):
    """A round mark and words; with a description under them."""

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = max(
            painting.text_width(self.option.label, "body"), painting.text_width(self.option.description, "small")
        )
        note = painting.text_width(self.option.note, "small") + size(16) if self.option.note else 0
        return QSize(int(size(24 + 12) + words + note) + 2, size(56 if self.option.description else 44))

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: around the round mark."""
        side = theme.current().size(24)
        left = 1.0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - side - 1.0
        return QRectF(left, (self.height() - side) / 2, side, side)

    @override
    def ring_radius(self) -> float:
        return theme.current().size(12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        size = theme.current().size
        painting.radio(
            painter,
            self.ring_rect(),
            checked=self.isChecked(),
            hovered=self.hovered,
            enabled=self.isEnabled(),
            error=self._group.wrong,
        )
        ink = "text.1" if self.isEnabled() else "text.3"
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = size(36)
        room = QRectF(self.rect()).adjusted(0 if mirrored else side, 0, -side if mirrored else 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        )
        if self.option.description:
            upper, lower = (
                room.adjusted(0, size(6), 0, -room.height() / 2),
                room.adjusted(0, room.height() / 2, 0, -size(6)),
            )
            painting.text(painter, upper, self.option.label, "body", ink, align=align)
            painting.text(painter, lower, self.option.description, "small", "text.2", align=align)
        else:
            painting.text(painter, room, self.option.label, "body", ink, align=align)
        if self.option.note:
            end = Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            )
            painting.text(painter, room, self.option.note, "small", "text.2", align=end)


class RadioList(ChoiceGroup):
    """Answers under each other, each with a round mark."""

    def __init__(self, options: Sequence[Option], **rest: Any) -> None:
        super().__init__(options, **rest)
        self._layout.setSpacing(0)

    @override
    def _new_layout(self) -> QBoxLayout:
        return QVBoxLayout(self)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        return _Radio(option, self)


class _Cell(ChoicePart):
    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(RUNG), size(44))

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: around the round mark."""
        side = theme.current().size(24)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    @override
    def ring_radius(self) -> float:
        return theme.current().size(12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        painting.radio(
            painter,
            self.ring_rect(),
            checked=self.isChecked(),
            hovered=self.hovered,
            enabled=self.isEnabled(),
            error=self._group.wrong,
        )


class RadioRow(ChoiceGroup):
    """Round marks in columns of 56 px, under a `ColumnHeads` that names them (the ladder of help in a table of steps).

    The words of the options are heard and shown as tooltips.
    """

    def __init__(self, options: Sequence[Option], **rest: Any) -> None:
        super().__init__(options, **rest)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        part = _Cell(option, self)
        part.setToolTip(option.label)
        part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return part


class ColumnHeads(QWidget):
    """Icons with one or two lines of words, above the columns of a `RadioRow`."""

    def __init__(self, options: Sequence[Option], *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._options = tuple(options)
        self.setAccessibleName(", ".join(option.label for option in options))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.size(RUNG) * len(self._options), look.size(26) + 2 * look.line_height("small"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        look = theme.current()
        width, line = look.size(RUNG), look.line_height("small")
        side = look.size(20)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, option in enumerate(self._options[::-1] if mirrored else self._options):
            left = number * width
            icons.paint(painter, option.icon, QRectF(left + (width - side) / 2, 0, side, side), "text.2")
            for row, words in enumerate(_in_two(option.label)):
                place = QRectF(left, look.size(24) + row * line, width, line)
                painting.text(painter, place, words, "small.strong", "text.2", align=Qt.AlignmentFlag.AlignCenter)


def _in_two(words: str) -> list[str]:
    """Words over at most two lines, the longer half as short as can be."""
    parts = words.split()
    if len(parts) < 2:
        return [words]
    cuts = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))]
    shortest: tuple[str, str] = min(cuts, key=lambda cut: (max(len(cut[0]), len(cut[1])), -len(cut[0])))
    return list(shortest)
