"""The first picture of the window: it is what the page then looks like, takes keys, and is never a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from typing_extensions import override

from intake_app import paths
from intake_app.clock import Clock
from intake_app.settings import ThemeChoice, WindowSettings
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY
from tests.ui.finders import find, there_is
from ui import theme
from ui.beginning import Start
from ui.launch import Launch
from ui.launch_picture import LaunchPicture
from ui.main_window import MainWindow

SETTINGS = WindowSettings(width=1366, height=768)


class Frames(QObject):
    """Every picture that was on the screen, from the first one on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[QImage] = []
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            QTimer.singleShot(0, self, self._look)
        return False

    def _look(self) -> None:
        self.seen.append(on_the_screen(self._window))


def on_the_screen(window: MainWindow) -> QImage:
    """What lies on the screen now; nothing is painted for it."""
    return window.screen().grabWindow(window.winId()).toImage()


Starter = Callable[..., MainWindow]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, look: theme.Theme, vault_path: Path) -> Iterator[Starter]:
    """Starts the program's window on the prepared vault; it does not show yet."""
    made: list[MainWindow] = []
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # the cursor is part of every picture

    def make(settings: WindowSettings = SETTINGS, vault: Path = vault_path) -> MainWindow:
        begin = Start(vault, Clock(TODAY))
        window = MainWindow(begin, settings)
        made.append(window)
        Launch(qapp, window, begin).begin()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setCursorFlashTime(flash)
    paths.user_launch_picture().unlink(missing_ok=True)


def _appear(qtbot: QtBot, window: MainWindow, field: str = "field_passphrase") -> None:
    """Show it, until the page is there and what was to be kept of it is kept."""
    with qtbot.waitSignal(window.completed, timeout=PATIENCE):
        window.appear()
        window.activateWindow()
    qtbot.waitUntil(lambda: there_is(window, QLineEdit, field), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.tasks.at_work, timeout=PATIENCE)


def _start_before(qtbot: QtBot, start: Starter, settings: WindowSettings = SETTINGS) -> None:
    """A start as there was one the day before."""
    window = start(settings)
    assert not isinstance(window.centralWidget(), LaunchPicture)
    _appear(qtbot, window)
    qtbot.waitUntil(paths.user_launch_picture().exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.tasks.at_work, timeout=PATIENCE)
    window.close()


@pytest.mark.parametrize(
    "settings",
    [SETTINGS, replace(SETTINGS, theme=ThemeChoice.DARK, text_scale=200)],
    ids=["ordinary", "dark and large"],
)
def test_that_every_picture_from_the_first_on_is_that_of_the_finished_page(
    qtbot: QtBot, start: Starter, look: theme.Theme, settings: WindowSettings
) -> None:
    _start_before(qtbot, start, settings)
    look.choose("light", text_scale=1.0)  # as a process begins, without what the settings say
    window = start(settings)
    assert isinstance(window.centralWidget(), LaunchPicture)
    frames = Frames(window)
    _appear(qtbot, window)
    finished = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert len(frames.seen) >= 2
    assert [frame.convertToFormat(QImage.Format.Format_RGB32) == finished for frame in frames.seen].count(False) == 0


def test_that_keys_typed_before_there_is_a_field_are_in_it(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    window = start()
    picture = window.centralWidget()
    assert isinstance(picture, LaunchPicture)
    qtbot.keyClicks(picture, PASSPHRASE)
    qtbot.keyClick(picture, Qt.Key.Key_Backspace)
    assert not there_is(window, QLineEdit, "field_passphrase")
    _appear(qtbot, window)
    field = find(window, QLineEdit, "field_passphrase")
    qtbot.waitUntil(lambda: field.text() == PASSPHRASE[:-1], timeout=PATIENCE)
    assert QApplication.focusWidget() is field


def test_that_the_picture_has_the_cursor_until_the_field_is_there(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    window = start()
    assert window.focusWidget() is window.centralWidget()


def test_that_the_page_opens_the_vault_after_its_picture(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    window = start()
    _appear(qtbot, window)
    assert not window.findChildren(LaunchPicture)
    field = find(window, QLineEdit, "field_passphrase")
    assert field.accessibleName() == "Wachtwoord"
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.mouseClick(find(window, QPushButton, "button_unlock"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None and window.tasks.pending == 0, timeout=PATIENCE)


@pytest.mark.parametrize(
    "other",
    [replace(SETTINGS, text_scale=150), replace(SETTINGS, language="en"), replace(SETTINGS, width=1440)],
    ids=["larger text", "other language", "other size"],
)
def test_that_a_page_that_looks_otherwise_is_made_at_once(qtbot: QtBot, start: Starter, other: WindowSettings) -> None:
    _start_before(qtbot, start)
    window = start(other)
    assert not isinstance(window.centralWidget(), LaunchPicture)
    assert window.findChildren(QLineEdit, "field_passphrase")


def test_that_a_picture_of_another_size_is_not_painted(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    window = start()
    picture = window.centralWidget()
    assert isinstance(picture, LaunchPicture)
    window.resize(1200, 700)  # as a window manager that places windows itself
    frames = Frames(window)
    _appear(qtbot, window)
    first = frames.seen[0]
    plane = first.pixel(0, 0)
    assert {first.pixel(x, y) for x in range(0, 1200, 40) for y in range(0, 700, 20)} == {plane}
    assert plane == window.grab().toImage().pixel(0, 0)


@pytest.mark.parametrize("damage", [b"", b"no picture", b"mark\t1 2 3\n"])
def test_that_a_damaged_picture_is_none(qtbot: QtBot, start: Starter, damage: bytes) -> None:
    _start_before(qtbot, start)
    kept = paths.user_launch_picture().read_bytes()
    paths.user_launch_picture().write_bytes(damage)
    assert not isinstance(start().centralWidget(), LaunchPicture)
    paths.user_launch_picture().write_bytes(kept[:-4])  # cut off
    assert not isinstance(start().centralWidget(), LaunchPicture)
    paths.user_launch_picture().write_bytes(kept)
    assert isinstance(start().centralWidget(), LaunchPicture)


def test_that_a_picture_that_is_no_longer_true_is_replaced(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    true = paths.user_launch_picture().read_bytes()
    end_of_head = true.index(b"\n") + 1
    paths.user_launch_picture().write_bytes(true[:end_of_head] + bytes(len(true) - end_of_head))  # all black
    window = start()
    assert isinstance(window.centralWidget(), LaunchPicture)
    _appear(qtbot, window)
    qtbot.waitUntil(lambda: paths.user_launch_picture().read_bytes() == true, timeout=PATIENCE)


def test_that_nothing_that_somebody_typed_is_kept(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    window = start()
    picture = window.centralWidget()
    assert isinstance(picture, LaunchPicture)
    qtbot.keyClicks(picture, "zz")
    _appear(qtbot, window)
    qtbot.waitUntil(lambda: find(window, QLineEdit, "field_passphrase").text() == "zz", timeout=PATIENCE)
    paths.user_launch_picture().unlink()
    window.findChildren(Launch)[0]._keep()
    qtbot.waitUntil(lambda: not window.tasks.at_work, timeout=PATIENCE)
    assert not paths.user_launch_picture().exists()


def test_that_there_is_no_picture_without_a_vault(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    window = start(SETTINGS, tmp_path / "nog geen.keukentafel")
    _appear(qtbot, window, "field_consultant")
    assert not paths.user_launch_picture().exists()


def test_that_a_window_closed_behind_its_picture_stays_closed(qtbot: QtBot, start: Starter) -> None:
    _start_before(qtbot, start)
    window = start()
    picture = window.centralWidget()
    assert isinstance(picture, LaunchPicture)
    picture.seen.connect(window.close, Qt.ConnectionType.DirectConnection)
    window.appear()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert not there_is(window, QLineEdit, "field_passphrase")
