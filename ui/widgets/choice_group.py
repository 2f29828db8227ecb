"""The group that all choices of one answer share: one stop for Tab, arrows and letters inside, nothing echoes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QRadioButton, QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui import theme

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PREVIOUS = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer. `key` is the letter or figure that chooses it while the group has the focus.

    `note` stands quietly at its end (a count, a hint), `description` under its words, `heading` above it when it is
    the first of a group.
    """

    value: Any
    label: str
    icon: str = ""
    note: str = ""
    description: str = ""
    key: str = ""
    heading: str = ""


class ChoicePart(QRadioButton):
    """One option, drawn by a subclass. A real radio button, so that screen readers hear name and state."""

    def __init__(self, option: Option, group: ChoiceGroup) -> None:
        super().__init__(option.label, group)
        self.option = option
        self._group = group
        self.setObjectName(f"option_{option.value}")
        self.setAccessibleName(option.label)
        self.tell_question("")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: group.choose(self))

    def tell_question(self, question: str) -> None:
        """What a screen reader says after the option's own name: the question, and what explains the option."""
        told = (question, self.option.heading, self.option.description, self.option.note)
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in told if part))

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
        if isValid(self._group):  # a page that goes away takes the focus along after the group itself
            self._group.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def hovered(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())


class ChoiceGroup(QWidget):
    """Parts of which at most one is chosen. With `clearable`, Delete or a second click takes the choice away.

    The space bar only chooses: an arrow chooses too, and who then presses the space bar means what has the ring.
    """

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
        self.parts: list[ChoicePart] = []
        self.setAccessibleName(accessible_name)
        self._clearable = clearable
        self._value: Any = None
        self._error = ""
        self._layout = self._new_layout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        theme.current().changed.connect(self._restyle)
        self.set_options(options)

    # -- from outside ------------------------------------------------------------------------------------------------

    @override
    def setAccessibleName(self, name: str) -> None:  # Qt's own name, so that a form row names a group like a field
        super().setAccessibleName(name)
        for part in self.parts:
            part.tell_question(name)

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
            part.tell_question(self.accessibleName())
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
        if event.key() == Qt.Key.Key_Space and part is self._chosen_part():
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
