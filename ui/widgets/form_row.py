"""One question of a form: its words, its control, help under it, and the sentence that says what is wrong."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from intake_app.i18n import _
from ui import theme
from ui.widgets.card import Icon
from ui.widgets.text import Text


@runtime_checkable
class ShowsError(Protocol):
    """A control that can draw itself as wrong."""

    def set_error(self, sentence: str) -> None: ...


class ErrorLine(QWidget):
    """An icon and the sentence of an error, hidden while there is none.

    Both are made with the first error: a page of fifty questions would else make a hundred widgets that nobody sees.
    """

    def __init__(self, role: str = "small") -> None:
        super().__init__()
        self._role = role
        self._words: Text | None = None
        self.hide()

    @property
    def sentence(self) -> str:
        """What is wrong, in words; "" while nothing is."""
        return self._words.text() if self._words is not None else ""

    def set_sentence(self, sentence: str) -> None:
        """Show `sentence`; "" hides the line."""
        if self._words is None:
            if not sentence:
                return
            self._words = self._make_words()
        self._words.setText(sentence)
        self.setVisible(bool(sentence))

    def _make_words(self) -> Text:
        words = Text("", self._role, color="error", name="error")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(6))
        layout.addWidget(Icon("circle-alert", size=16, color="error"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        return words


class FormRow(QWidget):
    """Words above a control. Sets the buddy, the accessible name and description, and shows help and errors.

    `beside` puts the words to the left of the control instead. `required` says so in words, not with a star.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        help: str = "",
        note: str = "",
        beside: bool = False,
        label_role: str = "strong",
        required: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.control = control
        self.label = Text(label, label_role)
        self._asked_with, self._purpose = help, ""
        self.error = ErrorLine()
        self._help: Text | None = None
        self._lay_out(beside, note or (_("required") if required else ""))
        if help:
            self._make_help(help)
        self._name_control()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        told = getattr(control, "error_changed", None)
        if told is not None:
            told.connect(self._show_sentence)

    def set_label(self, label: str) -> None:
        """Other words above the control."""
        self.label.setText(label)
        self._name_control()

    def set_help(self, help: str) -> None:
        """Other help under the control; "" hides it."""
        if self._help is None and help:
            self._make_help(help)
        elif self._help is not None:
            self._help.setText(help)
            self._help.setVisible(bool(help))
        self._name_control()

    def set_purpose(self, words: str) -> None:
        """Why this is asked: told by the pointer over it, and by a screen reader."""
        self._purpose = words
        (self.control.focusProxy() or self.control).setToolTip(words)
        self._name_control()

    def set_off(self, off: bool, words: str = "") -> None:
        """Ask it, or not any more; then `words` say that something is kept, and without them nothing shows."""
        self.control.setVisible(not off)
        self.set_help(words if off else self._asked_with)
        self.setVisible(not off or bool(words))

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and what to do; "" when it is right again. The control keeps what was typed."""
        self._show_sentence(sentence)
        if isinstance(self.control, ShowsError):
            self.control.set_error(sentence)

    def _show_sentence(self, sentence: str) -> None:
        self.error.set_sentence(sentence)
        self._name_control()

    def _name_control(self) -> None:
        target = self.control.focusProxy() or self.control
        help = self._help.text() if self._help is not None else ""
        told = ". ".join(part.rstrip(".") for part in (self.error.sentence, help, self._purpose) if part)
        named = {self.control} if isinstance(target, QAbstractButton) else {target, self.control}
        for widget in named:  # a button in a group keeps its own name
            widget.setAccessibleName(self.label.text())
            widget.setAccessibleDescription(told)
        if target.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.label.setBuddy(target)

    def _make_help(self, help: str) -> None:
        """Words under the control, made when there are any."""
        self._help = Text(help, "small", color="text.2", name="help")
        self._below.addWidget(self._help)

    def _lay_out(self, beside: bool, note: str) -> None:
        size = theme.current().size
        heading = QHBoxLayout()
        heading.setSpacing(size(8))
        heading.addWidget(self.label, 0 if note else 1)
        if note:
            heading.addWidget(Text(note, "small", color="text.2", wrap=False, name="row_note"), 1)
        self._below = below = QVBoxLayout()
        below.setSpacing(size(6))
        below.addWidget(self.control)
        below.addWidget(self.error)
        outer = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(size(12 if beside else 6))
        outer.addLayout(heading)
        outer.addLayout(below, 1)
        if not beside:
            outer.addStretch()  # beside a row with more under it, label and control stay at the top
