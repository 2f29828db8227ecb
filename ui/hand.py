"""A hand at the window: clicks, types and draws as a person does, and waits until what it expects is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from ui.reading_order import bring_into_view

_W = TypeVar("_W", bound=QObject)
PATIENCE = 20.0
"""Seconds after which something that should have come does not come any more."""
LOOK_AGAIN = 4  # milliseconds

NO_KEYS = Qt.KeyboardModifier.NoModifier


class NotThere(Exception):
    """Something that a person would expect on the screen did not come."""


def wait_until(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Let the program go on until `condition` holds. Raises NotThere naming `what` when it never does."""
    if condition():
        return
    loop = QEventLoop()
    deadline = monotonic() + patience
    met: list[bool] = []
    trouble: list[BaseException] = []

    def look() -> None:
        try:
            if condition():
                met.append(True)
        except BaseException as error:
            trouble.append(error)
        if met or trouble or monotonic() > deadline:
            timer.stop()
            loop.quit()

    timer = QTimer(loop, interval=LOOK_AGAIN)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.timeout.disconnect(look)  # else each would hold the other for good
    if trouble:
        raise trouble[0]
    if not met:  # not asked again: a dialog of its own may have come and gone meanwhile
        raise NotThere(what)


class Hand:
    """Acts on one window. Controls are named by kind and object name; only what shows can be touched."""

    def __init__(self, window: QWidget, busy: Callable[[], bool] = lambda: False) -> None:
        self.window = window
        self._busy = busy

    def find(self, kind: type[_W], name: str, within: QWidget | None = None) -> _W:
        """The control of this kind and name that shows now; waits for it."""
        found: list[_W] = []

        def look() -> bool:
            found[:] = [
                one
                for one in (within or self.window).findChildren(kind, name)
                if not isinstance(one, QWidget) or one.isVisible()
            ]
            return bool(found)

        wait_until(look, f"{kind.__name__} {name}")
        return found[0]

    def shows(self, name: str) -> bool:
        """Whether something of this name shows now."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def wait_for(self, name: str) -> QWidget:
        """The widget of this name, once it shows."""
        return self.find(QWidget, name)

    def settle(self) -> None:
        """Wait until everything asked has come back, and what was put off until then (the cursor) is done."""
        wait_until(lambda: not self._busy(), "the end of the work in the background")
        loop = QEventLoop()
        QTimer.singleShot(0, loop, loop.quit)
        loop.exec()
        wait_until(lambda: not self._busy(), "the end of what the cursor asked for")

    def turn(self) -> AbstractContextManager[None]:
        """What a person does at once, which the window handles before it does anything else; for who watches turns."""
        return nullcontext()

    def click(self, target: str | QWidget, at: QPoint | None = None) -> None:
        """Press something with the mouse, in its middle or at a place in it; waits until it can be pressed."""
        widget = self.wait_for(target) if isinstance(target, str) else target
        wait_until(widget.isEnabled, f"{widget.objectName()} that can be pressed")
        self.come_back()
        with self.turn():
            bring_into_view(widget)
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, at or widget.rect().center())
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> None:
        """Press a key where the cursor is."""
        self.come_back()
        for _time in range(times):
            self.tap(self._focused(), key, modifiers)
        self.settle()

    def tap(self, widget: QWidget, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press one key, or type one letter, in this widget; not waiting for what comes of it."""
        with self.turn():
            if isinstance(key, str):
                _type_letter(widget, key)
            else:
                QTest.keyClick(widget, key, modifiers)

    def write(self, words: str, target: str | QWidget | None = None) -> None:
        """Type words where the cursor is, or in a field; there they replace what stood in it."""
        self.come_back()
        if target is not None:
            field = self.wait_for(target) if isinstance(target, str) else target
            with self.turn():
                bring_into_view(field)
                field.setFocus(Qt.FocusReason.MouseFocusReason)
                if isinstance(field, QLineEdit | QPlainTextEdit):
                    field.selectAll()
        focused = self._focused()
        for letter in words:
            self.tap(focused, letter)

    @contextmanager
    def answering(self, answer: Callable[[QWidget], None]) -> Iterator[None]:
        """While this lasts, the dialog that something opens is answered; it must have come before the end."""
        trouble: list[BaseException] = []
        answered: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or answered:
                return
            answered.append(True)
            try:
                answer(dialog)
            except BaseException as error:
                trouble.append(error)
                dialog.close()

        timer = QTimer(self.window, interval=LOOK_AGAIN)
        timer.timeout.connect(look)
        timer.start()
        try:
            yield
            wait_until(lambda: answered, "a dialog")
        finally:
            timer.stop()
            timer.deleteLater()
        if trouble:
            raise trouble[0]
        self.come_back()
        self.settle()

    def come_back(self) -> None:
        """Be in the window again after a dialog or a list that came up, as a desktop sees to by itself."""
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if over is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            wait_until(self.window.isActiveWindow, "the window in front")

    def save_as(self, button: str, path: Path) -> None:
        """Press a button that asks for a file, and choose `path` in the dialog that comes."""

        def choose(dialog: QWidget) -> None:
            name = dialog.findChild(QLineEdit)
            buttons = dialog.findChild(QDialogButtonBox)
            if not isinstance(dialog, QFileDialog) or name is None or buttons is None:
                raise NotThere("a dialog that asks for a file")
            name.setText(str(path))
            buttons.button(QDialogButtonBox.StandardButton.Save).click()

        with self.answering(choose):
            self.click(button)
        wait_until(path.is_file, f"the file {path.name}")

    def draw(self, target: str | QWidget, line: Iterable[tuple[float, float]]) -> None:
        """Draw one stroke with the mouse; places are parts (0 to 1) of the width and height of the control."""
        widget = self.wait_for(target) if isinstance(target, str) else target
        bring_into_view(widget)
        points = [QPointF(x * widget.width(), y * widget.height()).toPoint() for x, y in line]
        with self.turn():
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, NO_KEYS, points[0])
        for point in points[1:]:
            with self.turn():
                QTest.mouseMove(widget, point)
        with self.turn():
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, NO_KEYS, points[-1])
        self.settle()

    def _focused(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        return popup or QApplication.focusWidget() or self.window.focusWidget() or self.window


def _type_letter(widget: QWidget, letter: str) -> None:
    """One letter by its key when it has one, otherwise as a composed letter."""
    if letter.isascii():
        QTest.keyClicks(widget, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, NO_KEYS, letter))
