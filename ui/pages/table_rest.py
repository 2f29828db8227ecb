"""Calm screens of the table: a pause, and the moment the laptop goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _, pgettext
from ui.pages.table_screen import TableScreen
from ui.widgets import buttons
from ui.widgets.mark import Mark
from ui.widgets.text import Text


class RestScreen(TableScreen):
    """The mark, one line, and one button. Nothing about anybody."""

    go_on_requested = Signal()

    def __init__(self, name: str, words: str, button: str, *, below: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._go_on = buttons.primary(button, table=True, name="button_go_on")
        self._go_on.clicked.connect(lambda: self.go_on_requested.emit())
        self.middle.addStretch(3)
        self.middle.addWidget(Mark(48), 0, centre)
        self.middle.addSpacing(16)
        self.middle.addWidget(Text(words, "table.question", wrap=False, align=centre), 0, centre)
        if below:
            self.middle.addWidget(Text(below, "table.prompt", color="text.2", wrap=False, align=centre), 0, centre)
        self.middle.addSpacing(24)
        self.middle.addWidget(self._go_on, 0, centre)
        self.middle.addStretch(4)
        self.space()

    @override
    def focus_start(self) -> None:
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)


def pause_screen() -> RestScreen:
    """Even pauze."""
    return RestScreen("screen_pause", _("A short break"), pgettext("at the table", "Go on"))


def not_here_screen(consultant: str) -> RestScreen:
    """This form is not answered at the table: it is the consultant's, or out of use."""
    return RestScreen(
        "screen_not_here", _("There is nothing to fill in here"), _("Go on together"), below=_back_words(consultant)
    )


def _back_words(consultant: str) -> str:
    if consultant:
        return _("The laptop can go back to {name}.").format(name=consultant)
    return _("The laptop can go back.")


def done_screen(consultant: str, *, web: bool) -> RestScreen:
    """This voice is in: the laptop goes back to the consultant."""
    words = _("My web is ready") if web else _("My view is ready")
    return RestScreen("screen_done", words, _("Go on together"), below=_back_words(consultant))
