"""Somebody who clicks, types and goes anywhere in the window, without knowing what it is for.

Whoever sits at a kitchen table presses the wrong key while the telephone rings. Nothing that can be reached may break
the program: every exception is the finding of whoever looks on.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from ui.main_window import MainWindow
from ui.pages.registry import PAGES

WORDS = (
    *("Joyce", "ik wil weer werken", "  ", "é’ß€ 漢", "x" * 60, "<b>a</b>", "=1+1", "😀", "\t"),
    *("12-13-2026", "31-12-2026", "morgen", "1,5", "-3", "0", "10:77", "2026"),
)
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_K = Qt.Key
KEYS = (
    *([_K.Key_Tab] * 6 + [_K.Key_Return] * 3 + [_K.Key_Space] * 4 + [_K.Key_Escape] * 2),
    *(_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End, _K.Key_PageDown),
    *(_K.Key_Delete, _K.Key_Backspace, _K.Key_F1, _K.Key_F6, _K.Key_F8, _K.Key_F12),
)
CONTROL_KEYS = (
    *(_K.Key_Z, _K.Key_Y, _K.Key_F, _K.Key_K, _K.Key_P, _K.Key_T, _K.Key_N, _K.Key_A, _K.Key_C, _K.Key_V, _K.Key_X),
    *(_K.Key_Plus, _K.Key_Minus, _K.Key_0, _K.Key_Return),
)
ARGUMENTS = ("", "spinnenweb", "plan", "portfolio", "zrm-2017", "intake-basis", "onzin", "capacity", "overleg")
KINDS: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox)
NEVER = ("button_lock", "button_crash_quit", "qt_calendar_monthbutton")
"""Locking ends the walk; the button of Qt's own calendar opens a menu that waits for a person."""


class RandomUser:
    """Acts at a window with these dossiers; `did` tells what, the newest last."""

    def __init__(self, window: MainWindow, dossiers: Sequence[UUID], seed: int) -> None:
        self.did: list[str] = []
        self._window, self._dossiers, self._random = window, dossiers, random.Random(seed)
        self._seen = 0
        self._timer = QTimer(window, interval=1000)
        self._timer.timeout.connect(self._come_out)
        self._timer.start()

    def act(self) -> None:
        """Do one thing."""
        for action in self._window.findChildren(QAction, "action_quit"):
            action.setEnabled(False)
        self.did.append("")
        self.did[-1] = self._in_front(self._top())

    def _in_front(self, top: QWidget) -> str:
        if isinstance(top, QMenu):
            key = self._random.choice((_K.Key_Down, _K.Key_Return, _K.Key_Escape, _K.Key_Right))
            return self._press(top, key)
        chance = self._random.random()
        if chance < 0.06 and top is not self._window:
            return self._press(top, _K.Key_Escape)
        if chance < 0.07 and top is self._window:
            return self._go()
        if chance < 0.60:
            return self._click(top)
        focused = QApplication.focusWidget() or top
        if chance < 0.75:
            return self._type(focused)
        if chance < 0.93:
            return self._press(focused, self._random.choice(KEYS))
        return self._press(focused, self._random.choice(CONTROL_KEYS), _CONTROL)

    def _top(self) -> QWidget:
        dialogs = [one for one in self._window.findChildren(QDialog) if one.isVisible()]
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return front or (dialogs[-1] if dialogs else self._window)

    def _go(self) -> str:
        session = self._window.session
        if session is not None and (session.dossier is None or self._random.random() < 0.5):
            session.open_dossier(self._random.choice(self._dossiers))
            QTest.qWait(20)
        page, argument = self._random.choice(list(PAGES)), self._random.choice(ARGUMENTS)
        route = f"{page}/{argument}" if argument else page
        self._window.travel(route)
        return f"went to {route}"

    def _click(self, top: QWidget) -> str:
        found = [one for kind in KINDS for one in top.findChildren(kind)]
        shown = [one for one in found if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()]
        if not shown or (target := self._random.choice(shown)).objectName() in NEVER:
            return "nothing"
        name = _name(target)
        if isinstance(target, QAbstractItemView | QPlainTextEdit):
            target = target.viewport()
        place = QPoint(self._random.randrange(max(1, target.width())), self._random.randrange(max(1, target.height())))
        times = 2 if self._random.random() < 0.1 else 1
        gone: list[str] = []
        ending = target.destroyed.connect(lambda: gone.append(name))
        for _time in range(times):
            for press in (QTest.mousePress, QTest.mouseRelease):
                if not gone:  # the first press may have taken it away; Qt's own mouse looks too
                    press(target, Qt.MouseButton.LeftButton, _NONE, place)
        if not gone:
            QObject.disconnect(ending)
        return f"clicked {name}" + " twice" * (times == 2)

    def _type(self, focused: QWidget) -> str:
        words, name = self._random.choice(WORDS), _name(focused)
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                with contextlib.suppress(RuntimeError):  # what had the focus went while this was typed
                    QCoreApplication.sendEvent(focused, QKeyEvent(kind, 0, _NONE, letter))
        return f"typed {words[:12]!r} in {name}"

    def _press(self, target: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> str:
        name = _name(target)
        QTest.keyClick(target, key, modifiers)
        return f"{'Ctrl ' if modifiers else ''}{key.name} in {name}"

    def _come_out(self) -> None:
        """Out of a dialog or menu that waits in the middle of one act."""
        if self._seen == len(self.did):
            waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if waiting is not None:
                waiting.close()
        self._seen = len(self.did)


def _name(one: QWidget) -> str:
    return one.objectName() or type(one).__name__


def any_file(folder: Path, chance: random.Random) -> str:
    """What somebody chooses in the computer's dialog: a file there, one that is not there, or nothing."""
    there = [str(path) for path in sorted(folder.iterdir()) if path.is_file()]
    return chance.choice(
        [*there, str(folder / "weg" / "niets.pdf"), str(folder / f"nieuw{chance.randrange(9)}.pdf"), ""]
    )
