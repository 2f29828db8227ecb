"""A whole number on a table screen: a large figure with keys under it, as on a telephone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.line_field import FramedLine
from ui.widgets.text import Text


class NumberPad(QWidget):
    """From `least` to `most`, both included; `suffix` says of what ("maanden"). Half a number is never told.

    Keys while the figure has the focus: digits, Backspace, up and down one more or less; Enter emits `next_requested`.
    """

    value_changed = Signal(object)
    """The number that stands there and may be stored; None when it was taken away."""
    next_requested = Signal()

    def __init__(
        self, *, least: int = 0, most: int = 100, suffix: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._stored: int | None = None
        self.figure = _Figure(least, most)
        self.figure.setObjectName(name)
        self.figure.textEdited.connect(lambda _text: self._typed())
        self.figure.stepped.connect(self._step)
        self.figure.returnPressed.connect(self.next_requested)
        self._suffix = Text(suffix, "table.prompt", color="text.2", wrap=False)
        self._range = Text("", "table.label", color="text.2")
        self.keys = {str(digit): self._key(str(digit)) for digit in range(10)}
        self._wipe = Button(_("Wipe"), icon="rotate-ccw", table=True, name="button_wipe")
        self._wipe.clicked.connect(lambda: self._put(""))
        self.setFocusProxy(self.figure)
        self._lay_out()
        theme.current().table_scaled.connect(self._space)
        self._tell_range(wrong=False)

    def set_question(self, question: str) -> None:
        """What a screen reader calls the figure."""
        self.figure.setAccessibleName(question)

    def value(self) -> int | None:
        """The number that stands there, None when there is none or it is outside the range."""
        text = self.figure.text()
        number = int(text) if text else None
        return number if number is not None and self._least <= number <= self._most else None

    def set_value(self, value: int | None) -> None:
        """Show a stored number; emits nothing, and leaves half a number that is being typed."""
        half = self.figure.text() and self.value() is None
        if value != self.value() and not (half and self.figure.hasFocus() and value is None):
            self.figure.setText("" if value is None else str(value))
        self._stored = value
        self._tell_range(wrong=False)

    def _key(self, digit: str) -> Button:
        key = Button(digit, table=True, name=f"key_{digit}")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the figure takes digits from the keyboard
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.clicked.connect(lambda: self._put(self.figure.text() + digit))
        return key

    def _put(self, text: str) -> None:
        stripped = text.lstrip("0") or text[-1:]
        if len(stripped) <= len(str(self._most)):
            self.figure.setText(stripped)
            self._typed()

    def _typed(self) -> None:
        value, empty = self.value(), not self.figure.text()
        self._tell_range(wrong=value is None and not empty)
        if (value is not None or empty) and value != self._stored:
            self._stored = value
            self.value_changed.emit(value)

    def _step(self, by: int) -> None:
        value = self.value()
        wanted = self._least if value is None else max(self._least, min(self._most, value + by))
        self._put(str(wanted))

    def _tell_range(self, *, wrong: bool) -> None:
        words = _("Choose a number from {least} to {most}.") if wrong else _("From {least} to {most}")
        self._range.setText(words.format(least=self._least, most=self._most))
        self._range.set_color("text.1" if wrong else "text.2")
        self.figure.setAccessibleDescription(self._range.text())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.figure)
        line.addWidget(self._suffix)
        line.addStretch(1)
        self._pad = QGridLayout()
        for place, digit in enumerate("123456789"):
            self._pad.addWidget(self.keys[digit], place // 3, place % 3)
        self._pad.addWidget(self.keys["0"], 3, 0)
        self._pad.addWidget(self._wipe, 3, 1, 1, 2)
        self._wipe.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._range)
        beside = QHBoxLayout()
        beside.addLayout(self._pad)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addStretch(1)
        self._line, self._column = line, column
        self._space()

    def _space(self) -> None:
        size = theme.current().size
        self._column.setSpacing(size(8, table=True))
        self._line.setSpacing(size(12, table=True))
        self._pad.setSpacing(size(6, table=True))
        for key in self.keys.values():
            key.setMinimumWidth(size(86, table=True))


class _Figure(FramedLine):
    """The number itself."""

    stepped = Signal(int)

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._letters = max(len(str(most)), len(str(least)))
        self.setValidator(QIntValidator(0, 10**self._letters - 1, self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setMaxLength(self._letters)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look = theme.current()
        look.changed.connect(self._restyle)
        look.table_scaled.connect(self._restyle)
        self._restyle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(60 + 26 * self._letters, table=True), size(64, table=True))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        self.setFont(theme.current().font("table.question"))
        self.set_margins()
        self.setFixedSize(self.sizeHint())
