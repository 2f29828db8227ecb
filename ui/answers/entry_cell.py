"""A field in which an answer is typed with one key: a digit on the scale, a letter beside it, a dash for none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.answer_keys import Choice, Typing, letter_of, special_of
from intake_app.instruments.special import special_label
from ui.widgets.drop_down import DropDown

_WAIT_FOR_MORE = 700
"""Milliseconds after which a digit counts, where another could follow ("1" of "10"). Leaving the field counts too."""
_SCROLL_KEYS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: the digits of what was chosen (several where several may go together), or a special answer."""

    digits: tuple[str, ...] = ()
    special: Special | None = None


NOTHING = Given()


class EntryCell(DropDown):
    """Offers the answers as a list and takes them as keys. Enter and the arrows go to another row.

    `many`: digits switch answers on and off. The list is there for who prefers the mouse or a screen reader.
    """

    answered = Signal(object)
    """What was answered (`Given`), after the person answered."""
    moved = Signal(int)
    """To the next row (1) or the one before (-1)."""
    refused = Signal(str)
    """A key that means nothing here; a sentence says what does. "" when all is well again."""

    def __init__(
        self,
        choices: Sequence[Choice],
        specials: Sequence[Special],
        *,
        name: str,
        label: str,
        many: bool = False,
    ) -> None:
        super().__init__(name=name, placeholder="–")
        self.setAccessibleName(label)
        self._choices = {one.digits: one for one in choices}
        self._specials, self._many = tuple(specials), many
        self._typing = Typing()
        self._given = self._told = NOTHING
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_WAIT_FOR_MORE)
        self._waiting.timeout.connect(self.commit)
        self.value_changed.connect(self._picked)
        self._offer()

    def given(self) -> Given:
        """What shows now."""
        return self._given

    def show_answer(self, answer: Answer) -> None:
        """Show what is stored, unless a key waits for a following one."""
        if self._waiting.isActive():
            return
        stored = [str(answer.value)] if answer.value is not None else answer.choice.split()
        by_value = {str(one.value): digits for digits, one in self._choices.items()}
        self._given = self._told = Given(
            tuple(by_value[value] for value in stored if value in by_value), answer.special
        )
        self._offer()

    def stored(self, given: Given) -> dict[str, object]:
        """The fields of `Answer` that hold this."""
        values = [self._choices[digits].value for digits in given.digits]
        whole = next((value for value in values if isinstance(value, int)), None)
        words = [str(value) for value in values if isinstance(value, str)]
        return {"value": whole, "special": given.special, "choice": " ".join(words)}

    def commit(self) -> None:
        """Tell what was typed now, without waiting for another digit."""
        self._waiting.stop()
        self._typing = Typing()
        if self._given != self._told:
            self._told = self._given
            self.answered.emit(self._given)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (alone and key in (Qt.Key.Key_Down, Qt.Key.Key_Up)):
            self.commit()
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif alone and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._give(NOTHING)
        elif key in _SCROLL_KEYS:
            event.ignore()
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typing = Typing()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    @override
    def event(self, event: QEvent) -> bool:
        """Letters and digits are answers here, not keys of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            if plain and event.text().strip():
                event.accept()
                return True
        return super().event(event)

    def _type(self, text: str) -> None:
        special = special_of(text, self._specials)
        if special is not None:
            self._give(Given(special=special))
            return
        following = self._typing.then(text, self._choices) if text.isdigit() else None
        if following is None:
            self.refused.emit(self._what_can_be_typed())
            return
        self._typing = following
        if following.digits not in self._choices:
            return
        given = Given(self._switched(following.digits) if self._many else (following.digits,))
        if following.open:
            self._given = given
            self._offer()
            self._waiting.start()
        else:
            self._give(given)

    def _switched(self, digits: str) -> tuple[str, ...]:
        """The answers with this one on, or off when it was on; in the order of the list."""
        chosen = set(self._told.digits) ^ {digits}
        return tuple(one for one in self._choices if one in chosen)

    def _give(self, given: Given) -> None:
        self.refused.emit("")
        self._given = given
        self._offer()
        self.commit()

    def _picked(self, value: Given | None) -> None:
        """Something was picked from the list."""
        if value is None:
            return
        self._give(Given(self._switched(value.digits[0])) if self._many and len(value.digits) == 1 else value)

    def _offer(self) -> None:
        """Fill the list so that what was given stands in it, and show that."""
        many = self._many and bool(self._given.digits)
        singles = [(Given((one.digits,)), _words(one)) for one in self._choices.values()]
        entries: list[tuple[Given, str]] = [(NOTHING, "–")]
        if many and len(self._given.digits) > 1:
            entries.append((self._given, " + ".join(_words(self._choices[one]) for one in self._given.digits)))
        entries += singles if len(singles) <= _LONG else [one for one in singles if one[0] == self._given]
        entries += [(Given(special=one), f"{letter_of(one)} {special_label(one)}") for one in self._specials]
        self.set_entries(entries)
        self.set_value(self._given)

    def _what_can_be_typed(self) -> str:
        digits = list(self._choices)
        letters = ", ".join(letter_of(one) for one in self._specials)
        if not digits:
            return _("Here you can type {letters}.").format(letters=letters)
        if not letters:
            return _("Here you can type {low} to {high}.").format(low=digits[0], high=digits[-1])
        words = _("Here you can type {low} to {high}, or {letters}.")
        return words.format(low=digits[0], high=digits[-1], letters=letters)


_LONG = 24
"""A list with more answers than this is typed, not offered: the numbers 0 to 100."""


def _words(one: Choice) -> str:
    label = str(one.level.label) if one.level else ""
    return f"{one.digits} {label}".strip() if label != one.digits else one.digits
