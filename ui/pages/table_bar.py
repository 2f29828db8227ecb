"""The bar under a question: what fits stands there, the rest waits behind one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.buttons import Button


class FittedButtons:
    """Buttons between "back" and "next". The first of `in_order` are the last to go when room runs out."""

    def __init__(self, bar: QHBoxLayout, in_order: Sequence[Button], more: Button, always: Sequence[Button]) -> None:
        self._bar, self._buttons, self._more, self._always = bar, tuple(in_order), more, tuple(always)
        self._wanted = dict.fromkeys(self._buttons, False)
        self._needed: frozenset[Button] = frozenset()

    def want(self, button: Button, wanted: bool) -> None:
        """Whether this question has a use for the button."""
        self._wanted[button] = wanted

    def need(self, *buttons: Button) -> None:
        """Buttons that always get a place, because nothing else on the screen does what they do."""
        self._needed = frozenset(buttons)

    @property
    def left_out(self) -> tuple[Button, ...]:
        """What waits behind "more"."""
        return tuple(button for button in self._buttons if self._wanted[button] and button.isHidden())

    def fit(self, width: int) -> None:
        """Show what fits in a bar of this width."""
        margins, gap = self._bar.contentsMargins(), self._bar.spacing()
        room = width - margins.left() - margins.right()
        room -= sum(button.sizeHint().width() + gap for button in self._always if not button.isHidden())
        wanted = [button for button in self._buttons if self._wanted[button]]
        if sum(self._width(button) for button in wanted) > room:
            room -= self._more.sizeHint().width() + gap
        shown: set[Button] = set()
        for button in wanted:
            if self._width(button) <= room or button in self._needed:
                room -= self._width(button)
                shown.add(button)
        for button in self._buttons:
            button.setVisible(button in shown)
        self._more.setVisible(len(shown) < len(wanted))

    def _width(self, button: Button) -> int:
        return button.sizeHint().width() + self._bar.spacing()
