"""The message band: what happened, what is safe, what you can do. One tinted band per screen."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.widgets import painting
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Icon
from ui.widgets.layouts import clear
from ui.widgets.text import Text


class Tone(StrEnum):
    """What a message is: something to know, something to see to, or something wrong."""

    INFO = "info"
    ATTENTION = "attention"
    ERROR = "error"


_TONES = {
    Tone.INFO: ("accent", "accent.tint", "info"),
    Tone.ATTENTION: ("attention", "attention.tint", "triangle-alert"),
    Tone.ERROR: ("error", "error.tint", "triangle-alert"),
}


class Banner(QWidget):
    """Hidden until `show_message`. The focus goes to it, so that it is read out; Esc hides it when it may be closed.

    `chosen` tells which button was pressed, by its name. Buttons are (name, words), at most two; the last one is the
    one to take.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, *, name: str = "banner", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._tone = Tone.INFO
        self._closable = True
        self.icon = Icon("info")
        self.words = Text("", "body", name="message")
        self.details = Text("", "small", color="text.2", name="details")
        self.details.hide()
        self._more = Button(_("More about this"), kind=Kind.LINK, name="button_more", on_click=self._show_details)
        self.buttons: list[Button] = []
        self._button_row = QHBoxLayout()
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.current().changed.connect(self.update)
        self.hide()

    def show_message(
        self,
        text: str,
        *,
        strong: str = "",
        tone: Tone | str = Tone.INFO,
        icon: str = "",
        buttons: tuple[tuple[str, str], ...] = (),
        details: str = "",
        closable: bool = True,
        take_focus: bool = True,
    ) -> None:
        """Show a message; `strong` is its first sentence in semibold, `details` a technical line behind a button."""
        self._tone = Tone(tone)
        self._closable = closable
        colour, _tint, own_icon = _TONES[self._tone]
        self.icon.set_icon(icon or own_icon, colour if self._tone is Tone.INFO else "text.1")
        whole = f"{strong} {text}".strip()
        self.words.setText(whole)
        self.words.set_strong(*([strong] if strong else []))
        self.details.setText(details)
        self.details.hide()
        self._more.setVisible(bool(details))
        self._offer(buttons)
        self.setAccessibleName(whole)
        self.show()
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, whole))
        if take_focus:
            (self.buttons[-1] if self.buttons else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_message(self) -> None:
        """Take the band away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @property
    def text(self) -> str:
        """The whole message, "" while none shows."""
        return self.words.text() if not self.isHidden() else ""

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.hide_message()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        colour, tint, _icon = _TONES[self._tone]
        painter = QPainter(self)
        painting.start(painter)
        border = look.color(colour) if look.name == "hc" else look.mixed(colour, tint, 0.32)
        painting.frame(painter, QRectF(self.rect()), look.size(10), fill=look.color(tint), border=border, width=1.0)

    def _offer(self, buttons: tuple[tuple[str, str], ...]) -> None:
        clear(self._button_row)
        self.buttons = []
        for number, (name, words) in enumerate(buttons):
            last = number == len(buttons) - 1
            button = Button(words, kind=Kind.SECONDARY if last else Kind.QUIET, name=f"button_{name}")
            button.clicked.connect(lambda _on=False, chosen=name: self.chosen.emit(chosen))
            self._button_row.addWidget(button)
            self.buttons.append(button)

    def _show_details(self) -> None:
        self.details.show()
        self._more.hide()

    def _lay_out(self) -> None:
        size = theme.current().size
        self._button_row.setSpacing(size(8))
        middle = QVBoxLayout()
        middle.setSpacing(size(2))
        middle.addWidget(self.words)
        middle.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addWidget(self.details)
        layout: QBoxLayout = QHBoxLayout(self)
        layout.setContentsMargins(size(16), size(10), size(12), size(10))
        layout.setSpacing(size(14))
        layout.addWidget(self.icon)
        layout.addLayout(middle, 1)
        layout.addLayout(self._button_row)
        self.setMinimumHeight(size(48))
