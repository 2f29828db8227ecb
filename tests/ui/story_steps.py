"""A consultant who works with the keyboard alone: what the stories of personas do in the window, key by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.services.desk import Desk
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.reading_order import bring_into_view
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown

_T = TypeVar("_T")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Keys:
    """The keys of a story. A control is only used when the keyboard can come to it: shown, enabled, a stop for Tab."""

    def __init__(self, window: MainWindow, hand: Hand | None = None) -> None:
        self.window = window
        self.hand = hand or Hand(window, lambda: window.tasks.pending > 0 or window.travelling)

    @property
    def dossier(self) -> Dossier:
        assert self.window.session is not None and self.window.session.dossier is not None
        return self.window.session.dossier

    @property
    def plan(self) -> Plan:
        found = self.dossier.current_plan
        assert found is not None
        return found

    def on(self, day: date) -> None:
        """Go on with the story on another day."""
        done: list[bool] = []

        def set_clock(desk: Desk) -> None:
            desk.clock = Clock(day)

        assert self.window.session is not None
        self.window.session.change(set_clock, lambda _none: done.append(True))
        wait_until(lambda: done, "another day")
        self.hand.settle()

    def ask(self, work: Callable[[Desk], _T]) -> _T:
        """Have the window's own desk say something, on its own thread."""
        answers: list[_T] = []
        assert self.window.session is not None
        self.window.session.run(work, answers.append)
        wait_until(lambda: answers, "an answer")
        return answers[0]

    def until(self, holds: Callable[[Dossier], object], what: str) -> None:
        """Wait until the stored dossier is so."""
        wait_until(lambda: holds(self.dossier), what)
        self.hand.settle()

    def stop(self, target: str | QWidget) -> QWidget:
        """Stand at a control as Tab does."""
        widget = self.hand.wait_for(target) if isinstance(target, str) else target
        wait_until(widget.isEnabled, f"{widget.objectName()} that can be used")
        proxy = widget.focusProxy()
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and proxy is not None:
            widget = proxy
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{widget.objectName()} is no stop for Tab"
        self.hand.come_back()
        with self.hand.turn():
            bring_into_view(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
        return widget

    def press(self, target: str | QWidget) -> None:
        """Press a button with the space bar."""
        self.hand.tap(self.stop(target), Qt.Key.Key_Space)
        self.hand.settle()

    def go(self, route: str) -> None:
        """To a place that has a line in the menu."""
        with self.hand.turn():
            assert self.window.travel(route)
        self.hand.settle()

    def page(self, number: int, page_id: str) -> None:
        """Go to a part of the dossier by its number."""
        self.hand.key(Qt.Key(Qt.Key.Key_0.value + number), ALT)
        self.hand.wait_for(f"page_{page_id}")
        self.hand.settle()

    def write(self, target: str, words: str) -> None:
        """Type in a field in the place of what stands there, and leave it."""
        widget = self.stop(target)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            self.hand.tap(widget, Qt.Key.Key_A, CTRL)
        self.hand.write(words)
        self.hand.key(Qt.Key.Key_Tab)

    def pick(self, target: str, value: object) -> None:
        """Choose in a list that drops down, with the arrows."""
        box = self.hand.find(DropDown, target)
        self.stop(box)
        for key in (Qt.Key.Key_Home, *(Qt.Key.Key_Down,) * box.count()):
            if box.value() == value:
                break
            self.hand.tap(box, key)
        assert box.value() == value, f"{target} does not offer {value}"
        self.hand.settle()

    def choose(self, target: str, number: int) -> None:
        """Choose one of the parts that stand beside each other."""
        choice = self.hand.find(SegmentedChoice, target)
        self.choose_part(choice.parts[number])

    def choose_part(self, part: QAbstractButton) -> None:
        """Press a part of a choice; the group is one stop for Tab, so the part itself takes the key."""
        self.hand.come_back()
        with self.hand.turn():
            bring_into_view(part)
            part.setFocus(Qt.FocusReason.TabFocusReason)
        self.hand.tap(part, Qt.Key.Key_Space)
        self.hand.settle()
