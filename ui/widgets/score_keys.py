"""The keys 0 to 10 of the table screen, with words and faces at both ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from intake_app.domain.web import HIGHEST
from ui import theme
from ui.widgets import painting
from ui.widgets.choices import ChoiceGroup, ChoicePart, Option


class ScoreKey(ChoicePart):
    """One key with its figure."""

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.size(54, table=True), look.size(64 if look.table_narrow else 72, table=True))

    @override
    def minimumSizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(max(size(44), size(44, table=True)), max(size(56), size(56, table=True)))

    @override
    def ring_radius(self) -> float:
        return theme.current().size(10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        if self.isChecked():
            fill = border = look.color("accent" if self.isEnabled() else "text.3")
        elif self.isDown():
            fill, border = look.color("accent.tint"), look.color("accent")
        else:
            fill, border = look.color("bg.paper" if self.isEnabled() else "bg.chip"), look.color("line.strong")
        if self._group.wrong and not self.isChecked():
            border = look.color("error")
        width = max(1.5, float(look.line("border")))
        painting.frame(painter, QRectF(self.rect()), look.size(10), fill=fill, border=border, width=width)
        ink = "on.accent" if self.isChecked() and self.isEnabled() else "text.1" if self.isEnabled() else "text.3"
        middle = Qt.AlignmentFlag.AlignCenter
        painting.text(painter, QRectF(self.rect()), self.option.label, "table.key", ink, align=middle)


class ScoreKeys(ChoiceGroup):
    """A whole value from 0 to 10, or from `lowest` to `highest`.

    Keys while it has the focus: left and right one lower or higher, 0 to 9 that value, End 10, Home 0; Space emits
    `talk_requested` and Enter `next_requested`, for the page.
    """

    talk_requested = Signal()
    next_requested = Signal()

    def __init__(self, *, lowest: int = 0, highest: int = HIGHEST, **rest: Any) -> None:
        self._lowest = lowest
        options = [Option(value=value, label=str(value)) for value in range(lowest, highest + 1)]
        super().__init__(options, **rest)
        self._layout.setSpacing(theme.current().size(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.current().table_scaled.connect(self._restyle)

    @override
    def _new_part(self, option: Option) -> ChoicePart:
        part = ScoreKey(option, self)
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        part.setMaximumHeight(theme.current().size(108))
        return part

    @override
    def key_pressed(self, part: ChoicePart, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.talk_requested.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
            return True
        aim = self._aim(key, event.text())
        if aim is None:
            return super().key_pressed(part, event)
        self._change(aim)
        self.parts[aim - self._lowest].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _aim(self, key: int, typed: str) -> int | None:
        """The value that a key leads to from where the group stands, None when it leads nowhere."""
        lowest, highest = self._lowest, self._lowest + len(self.parts) - 1
        if key == Qt.Key.Key_End:
            return highest
        if key == Qt.Key.Key_Home:
            return lowest
        if len(typed) == 1 and typed in "0123456789" and lowest <= int(typed) <= highest:
            return int(typed)
        step = self._step(key)
        if not step:
            return None
        if self._value is None:
            return lowest if step > 0 else highest
        return max(lowest, min(highest, int(self._value) + step))
