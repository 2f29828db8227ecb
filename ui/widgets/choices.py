"""One answer out of a few: the group that all such controls share, segmented choice, radio list, ladder, chips.

A group is one stop for Tab; arrows move and choose inside it, letters and figures of its options too while it has
the focus. `set_value` never emits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import icons, theme
from ui.widgets import painting

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PREVIOUS = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer. `key` is the letter or figure that chooses it while the group has the focus.

    `note` stands quietly at its end (a count, a hint), `description` under its words.
    """

    value: Any
    label: str
    icon: str = ""
    note: str = ""
    description: str = ""
    key: str = ""


class ChoicePart(QRadioButton):
    """One option, drawn by a subclass. A real radio button, so that screen readers hear name and state."""

    def __init__(self, option: Option, group: ChoiceGroup) -> None:
        super().__init__(option.label, group)
        self.option = option
        self._group = group
        self.setObjectName(f"option_{option.value}")
        self.setAccessibleName(option.label)
        self.setAccessibleDescription(". ".join(part for part in (option.description, option.note) if part))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: group.choose(self))

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._group.key_pressed(self, event):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._group.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._group.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def hovered(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())


class ChoiceGroup(QWidget):
    """Parts of which at most one is chosen. With `clearable`, Delete or a second click takes the choice away."""

    value_changed = Signal(object)
    """The value that the person chose; None when the choice was taken away."""

    def __init__(
        self,
        options: Sequence[Option],
        *,
        name: str = "",
        accessible_name: str = "",
        clearable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._clearable = clearable
        self._value: Any = None
        self._error = ""
        self.parts: list[ChoicePart] = []
        self._layout = self._new_layout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        theme.current().changed.connect(self._restyle)
        self.set_options(options)

    # -- from outside ------------------------------------------------------------------------------------------------

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the value stays when it is still among them. Emits nothing."""
        if [part.option for part in self.parts] == list(options):
            return
        for part in self.parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = [self._new_part(option) for option in options]
        for part in self.parts:
            self._layout.addWidget(part)
        self._show_value(self._value if self._part_of(self._value) else None)

    def value(self) -> Any:
        """The chosen value, None when nothing is chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show `value` as chosen, without emitting; None (or an unknown value) for no choice."""
        known = value if self._part_of(value) is not None else None
        if known != self._value or self._part_of(known) is not self._chosen_part():
            self._show_value(known)

    def set_error(self, sentence: str) -> None:
        """Draw the group as wrong, or right again with ""."""
        if sentence != self._error:
            self._error = sentence
            self.update()

    @property
    def wrong(self) -> bool:
        return bool(self._error)

    # -- from the parts ----------------------------------------------------------------------------------------------

    def choose(self, part: ChoicePart) -> None:
        """The person chose `part`; chosen again it is taken away if the group allows that."""
        again = part.option.value == self._value and self._value is not None
        self._change(None if again and self._clearable else part.option.value)

    def key_pressed(self, part: ChoicePart, event: QKeyEvent) -> bool:
        """Handle a key for `part`; False leaves it to Qt."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        step = self._step(event.key())
        if step:
            self._move(part, step)
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._clearable:
            self._change(None)
            return True
        typed = event.text().casefold()
        for other in self.parts:
            if typed and typed == other.option.key.casefold() and other.isEnabled():
                self._change(other.option.value)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    # -- inside ------------------------------------------------------------------------------------------------------

    def _new_layout(self) -> QBoxLayout:
        return QHBoxLayout(self)

    def _new_part(self, option: Option) -> ChoicePart:
        raise NotImplementedError

    def _step(self, key: int) -> int:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and mirrored:
            return 1 if key == Qt.Key.Key_Left else -1
        return 1 if key in _NEXT else -1 if key in _PREVIOUS else 0

    def _move(self, part: ChoicePart, step: int) -> None:
        able = [other for other in self.parts if other.isEnabled()]
        if part not in able:
            return
        target = able[(able.index(part) + step) % len(able)]
        self._change(target.option.value)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, value: Any) -> None:
        changed = value != self._value
        self._show_value(value)
        if changed:
            self.set_error("")
            self.value_changed.emit(value)

    def _show_value(self, value: Any) -> None:
        self._value = value
        chosen = self._part_of(value)
        for part in self.parts:
            part.setAutoExclusive(False)  # Qt lets nobody take the last choice away
            part.setChecked(part is chosen)
            part.setAutoExclusive(True)
        self._place_tab_stop(chosen)
        self.update()

    def _place_tab_stop(self, chosen: ChoicePart | None) -> None:
        stop = chosen or next((part for part in self.parts if part.isEnabled()), None)
        for part in self.parts:
            policy = Qt.FocusPolicy.StrongFocus if part is stop else Qt.FocusPolicy.ClickFocus
            part.setFocusPolicy(policy)
        if stop is not None:
            self.setFocusProxy(stop)

    def _part_of(self, value: Any) -> ChoicePart | None:
        return next((part for part in self.parts if value is not None and part.option.value == value), None)

    def _chosen_part(self) -> ChoicePart | None:
        return next((part for part in self.parts if part.isChecked()), None)

    def _restyle(self) -> None:
        for part in self.parts:
            part.updateGeometry()
            part.update()
        self.updateGeometry()
        self.update()


class _Segment(ChoicePart):
    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        width = painting.text_width(self.option.label, "strong") + 2 * size(14)
        width += size(20) + size(8) if self.option.icon else 0
        width += painting.text_width(self.option.note, "body") + size(8) if self.option.note else 0
        return QSize(int(width) + 1, size(44))

    @override
    def ring_radius(self) -> float:
        return theme.current().size(7)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        line = look.line("border")
        self._paint_plane(painter, rect, line)
        ink = "accent" if self.isChecked() and self.isEnabled() else "text.1" if self.isEnabled() else "text.3"
        size = look.size
        needed = self.sizeHint().width() - 2 * size(14)
        left = rect.center().x() - needed / 2
        if self.option.icon:
            side = size(20)
            icons.paint(painter, self.option.icon, QRectF(left, rect.center().y() - side / 2, side, side), ink)
            left += side + size(8)
        weight = 600 if self.isChecked() else 500
        width = painting.text_width(self.option.label, "strong") + 1
        words = QRectF(left, rect.top(), width, rect.height())
        painting.text(painter, words, self.option.label, "strong", ink, weight=weight)
        if self.option.note:
            note = QRectF(left + width + size(7), rect.top(), rect.right() - left - width, rect.height())
            painting.text(painter, note, self.option.note, "body", ink if self.isChecked() else "text.2")

    def _paint_plane(self, painter: QPainter, rect: QRectF, line: int) -> None:
        look = theme.current()
        if self.isChecked():
            width = look.line("chosen")
            inside = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.setPen(QPen(look.color("accent" if self.isEnabled() else "line.strong"), width))
            painter.setBrush(look.color("accent.tint"))
            painter.drawPath(self._outline(inside, look.size(8) - width / 2))
        elif self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("bg.sunken"))
            painter.drawPath(self._outline(rect.adjusted(line, line, -line, -line), look.size(7)))

    def _outline(self, rect: QRectF, radius: float) -> QPainterPath:
        """The part's plane, round only where the frame of the group is."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        first, last = self is self._group.parts[0], self is self._group.parts[-1]
        round_left, round_right = (last, first) if mirrored else (first, last)
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        for square, left in ((not round_left, rect.left()), (not round_right, rect.right() - radius * 2)):
            if square:
                edge = QPainterPath()
                edge.addRect(QRectF(left, rect.top(), radius * 2, rect.height()))
                path = path.united(edge)
        return path


class SegmentedChoice(ChoiceGroup):
    """Two to four answers side by side in one frame. `fill` lets the parts share the width."""

    def __init__(self, options: Sequence[Option], *, fill: bool = False, **rest: Any) -> None:
        self._fill = fill
        super().__init__(options, **rest)
        self._layout.setSpacing(0)
        across = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        part = _Segment(option, self)
        across = QSizePolicy.Policy.Expanding if self._fill else QSizePolicy.Policy.Fixed
        part.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        return part

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        border = "error" if self.wrong else "line.strong" if self.isEnabled() else "line.soft"
        width = 2 if self.wrong else look.line("border")
        painting.frame(
            painter,
            QRectF(self.rect()),
            look.size(8),
            fill=look.color("bg.paper" if self.isEnabled() else "bg.chip"),
            border=look.color(border),
            width=width,
        )
        painter.setPen(look.color("line.soft"))
        for part in self.parts[1:]:
            painter.drawLine(part.x(), 1, part.x(), self.height() - 2)


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
        return QSize(size(60), size(44))

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
    """Round marks in columns of 60 px, under a `ColumnHeads` that names them (the ladder of help in a table of steps).

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
        return QSize(look.size(60) * len(self._options), look.size(26) + 2 * look.line_height("small"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        look = theme.current()
        width, line = look.size(60), look.line_height("small")
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
