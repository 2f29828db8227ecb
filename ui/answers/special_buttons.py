"""The answers that are no place on a scale, each one tap or one key away, in words and never as a number (A4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.special import special_label, special_plain
from ui.answers.scale_entry import sentence
from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button

NAMES = {
    Special.NOT_DISCUSSED: "not_discussed",
    Special.DECLINED: "declined",
    Special.NOT_RECORDED: "not_recorded",
    Special.NOT_APPLICABLE: "not_applicable",
}
KEYS = {
    Special.NOT_DISCUSSED: "Alt+N",
    Special.DECLINED: "Alt+W",
    Special.NOT_RECORDED: "Alt+B",
    Special.NOT_APPLICABLE: "Alt+G",
}
"""Work anywhere on the page, also while words are typed."""


class SpecialButtons(QWidget):
    """`chosen` gives a Special, or None when the answer was taken back."""

    chosen = Signal(object)

    def __init__(self, specials: Sequence[Special], *, plain: bool = False) -> None:
        super().__init__()
        self.buttons: dict[Special, Button] = {}
        for special in sorted(specials, reverse=True):
            words = sentence(special_plain(special) if plain else special_label(special))
            key = KEYS[special].replace("+", " ")
            button = Button(words, checkable=True, name=f"button_{NAMES[special]}", tip=_("Key: {key}").format(key=key))
            button.clicked.connect(lambda on, special=special: self.chosen.emit(special if on else None))
            self.buttons[special] = button
        self.setLayout(RunningRow(*self.buttons.values(), gap=8, line_gap=8))

    def show_special(self, special: Special | None) -> None:
        """Show which one was chosen, without telling."""
        for one, button in self.buttons.items():
            button.setChecked(one is special)
