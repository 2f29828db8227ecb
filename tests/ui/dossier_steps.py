"""What tests of the dossier's pages do and look at, in the words of those tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.dossier import Dossier
from tests.ui.conftest import PATIENCE, settle
from tests.ui.finders import find
from ui.main_window import MainWindow
from ui.pages.page import Page

_P = TypeVar("_P", bound=Page)


def page_of(window: MainWindow, kind: type[_P]) -> _P:
    """The page in front, which must be of this kind."""
    page = window.page
    assert isinstance(page, kind), page
    return page


def dossier_of(window: MainWindow) -> Dossier:
    """The dossier on the desk."""
    assert window.session is not None and window.session.dossier is not None
    return window.session.dossier


def until(qtbot: QtBot, window: MainWindow, holds: Callable[[Dossier], object]) -> None:
    """Wait until the stored dossier, as the window shows it, is so."""
    qtbot.waitUntil(lambda: bool(holds(dossier_of(window))), timeout=PATIENCE)
    settle(qtbot, window)


def write(qtbot: QtBot, field: QWidget, words: str) -> None:
    """Type words in a field in the place of what stands there."""
    field.setFocus()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.selectAll()
    QTest.keyClicks(field, words)


def write_in(qtbot: QtBot, window: MainWindow, name: str, words: str) -> None:
    """Type words in the field of this name on the page in front."""
    assert window.page is not None
    write(qtbot, find(window.page, QWidget, name), words)


def click(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Press what has this name, wherever the page has it."""
    control = find(window, QWidget, name)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def focused() -> QWidget:
    """Where the cursor is."""
    control = QApplication.focusWidget()
    assert control is not None
    return control


def stands_in(control: QWidget) -> bool:
    """Whether the cursor is in this control or in a part of it."""
    return control is focused() or control.isAncestorOf(focused())
