"""The parts of a form as a row of steps: where we are, what is done, and a tap away from any other part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting


@dataclass(frozen=True, slots=True)
class Part:
    """One step: its id, its short name and the icon that stands for it."""

    id: str
    name: str
    icon: str


class PartSteps(QWidget):
    """The parts from left to right, for table screens. Where the room ends, names give way to icons, then the parts
    that are far away give way to those around the current one.

    For the keyboard it is one stop: arrows move inside, Enter and Space go there.
    """

    part_chosen = Signal(str)

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Parts"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._steps = {part.id: _Step(part, self) for part in parts}
        self._current = ""
        self._all_named = True
        self._tight = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for step in self._steps.values():
            self._layout.addWidget(step)
            step.clicked.connect(lambda _checked=False, part=step.part.id: self.part_chosen.emit(part))
        self._layout.addStretch(1)
        look = theme.current()
        look.changed.connect(self._restyle)
        look.table_scaled.connect(self._restyle)
        self._restyle()

    def set_current(self, part: str) -> None:
        """Show where we are; "" when past the last part."""
        if part != self._current:
            self._current = part
            self._restyle()

    def set_done(self, done: Collection[str]) -> None:
        """Show which parts have an answer."""
        for step in self._steps.values():
            step.set_done(step.part.id in done)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max((step.width_with(True) for step in self._steps.values()), default=0), self._height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(list(self._steps.values()), named=True), self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = [step for step in self._steps.values() if step.isVisible()]
        here = next((number for number, step in enumerate(steps) if step.hasFocus()), None)
        moves = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if here is not None and event.key() in moves:
            step = moves[Qt.Key(event.key())] * (-1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1)
            steps[(here + step) % len(steps)].setFocus(Qt.FocusReason.TabFocusReason)
        elif here is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            steps[here].click()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        stop = self._current or next(iter(self._steps), "")
        for part, step in self._steps.items():
            step.set_current(part == self._current)
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if part == stop else Qt.FocusPolicy.ClickFocus)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        steps = list(self._steps.values())
        self._tight = False
        self._tight = self._width(steps, named=True) > self.width()
        self._all_named = self._width(steps, named=True) <= self.width()
        self._layout.setSpacing(self._gap())
        shown = steps if self._all_named else self._around(steps)
        for step in steps:
            step.set_named(self._all_named or step.current)
            step.setVisible(step in shown)

    def _around(self, steps: list[_Step]) -> list[_Step]:
        """As many parts as fit, with the current one among them."""
        here = next((number for number, step in enumerate(steps) if step.current), 0)
        first, last = here, here + 1
        while True:
            grown = [(max(0, first - 1), last), (first, min(len(steps), last + 1))]
            grown = [span for span in grown if span != (first, last) and self._fits(steps[slice(*span)])]
            if not grown:
                return steps[first:last]
            first, last = min(grown, key=lambda span: abs((span[0] + span[1] - 1) / 2 - here))

    def _fits(self, steps: list[_Step]) -> bool:
        return self._width(steps, named=False) <= self.width()

    def _width(self, steps: list[_Step], *, named: bool) -> int:
        widths = [step.width_with(named or step.current) for step in steps]
        return sum(widths) + self._gap() * max(0, len(steps) - 1)

    def _gap(self) -> int:
        return theme.current().size(2 if self._tight else 10, table=True)

    @staticmethod
    def _height() -> int:
        return max(44, theme.current().size(52, table=True))


class _Step(QAbstractButton):
    """One part: icon, name, and a check when it is done."""

    def __init__(self, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self.current = False
        self._done = False
        self._named = True
        self.setObjectName(f"part_{part.id}")
        self.setText(part.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def set_current(self, current: bool) -> None:
        self.current = current
        self._describe()

    def set_done(self, done: bool) -> None:
        if done != self._done:
            self._done = done
            self._describe()

    def set_named(self, named: bool) -> None:
        self._named = named
        self.setToolTip("" if named else self.part.name)
        self.updateGeometry()
        self.update()

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    def width_with(self, named: bool) -> int:
        """How wide the step is with or without its name."""
        size = theme.current().size
        width = size(12, table=True) * 2 + size(24, table=True)
        if named:
            name = painting.text_width(self.part.name, "table.label", weight=600 if self.current else None)
            width += size(9, table=True) + int(name) + 1
        if self._done and not self.current:
            width += size(8 if named else 2, table=True) + size(18, table=True)
        return max(44, width)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the row moves among its parts; a button by itself would go to the next control
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_with(self._named), PartSteps._height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        look = theme.current()
        ink = "on.accent" if self.current else ("text.1" if self._done else "text.2")
        if self.current:
            painting.frame(painter, QRectF(self.rect()), self.ring_radius(), fill=look.color("accent"))
        elif self.isDown() or self.underMouse():
            painting.frame(painter, QRectF(self.rect()), self.ring_radius(), fill=look.color("bg.sunken"))
        self._paint_content(painter, ink)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        size = theme.current().size
        side, check, middle = size(24, table=True), size(18, table=True), self.height() / 2
        left = float(size(12, table=True))
        icons.paint(painter, self.part.icon or "circle", QRectF(left, middle - side / 2, side, side), ink)
        left += side
        if self._named:
            left += size(9, table=True)
            weight = 600 if self.current else None
            width = painting.text_width(self.part.name, "table.label", weight=weight)
            words = QRectF(left, 0, width + 1, self.height())
            painting.text(painter, words, self.part.name, "table.label", ink, weight=weight)
            left += width
        if self._done and not self.current:
            left += size(8 if self._named else 2, table=True)
            icons.paint(painter, "check", QRectF(left, middle - check / 2, check, check), "done")

    def _describe(self) -> None:
        states = {(True, True): _("here, filled in"), (True, False): _("here"), (False, True): _("filled in")}
        self.setAccessibleDescription(states.get((self.current, self._done), _("not yet")))
        self.updateGeometry()
        self.update()
