"""A window that holds residents stays out of a shared screen, where the system can do that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE
from tests.ui.finders import find
from ui import screen_sharing
from ui.dialogs.settings import SettingsDialog
from ui.main_window import MainWindow
from ui.widgets.choices import SegmentedChoice
from ui.widgets.text import Text


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """What a system that can hide windows was asked, in order."""
    heard: list[tuple[int, bool]] = []

    def hide(handle: int, on: bool) -> bool:
        heard.append((handle, on))
        return True

    monkeypatch.setattr(screen_sharing, "way_to_hide", lambda: hide)
    return heard


def test_that_every_window_is_hidden_until_somebody_wants_to_show_it(
    asked: list[tuple[int, bool]], window: MainWindow, qtbot: QtBot
) -> None:
    main = int(window.windowHandle().winId())
    assert asked == [(main, True)]
    dialog = SettingsDialog(window.settings, window)
    dialog.chosen.connect(window.choose_settings)
    dialog.open()
    qtbot.waitUntil(lambda: (int(dialog.windowHandle().winId()), True) in asked, timeout=PATIENCE)
    assert asked.count((main, True)) == 1
    choice = find(window, SegmentedChoice, "field_sharing")
    qtbot.keyClick(choice.parts[0], Qt.Key.Key_Right)
    assert window.settings == replace(window.settings, hidden_when_shared=False)
    assert (main, False) in asked and (int(dialog.windowHandle().winId()), False) in asked
    dialog.accept()


def test_that_a_system_that_cannot_says_what_to_do_instead(window: MainWindow) -> None:
    assert screen_sharing.way_to_hide() is None  # drawn by no system at all
    dialog = SettingsDialog(window.settings, window)
    dialog.open()
    assert "F12" in find(window, Text, "sharing_told").text()
    dialog.accept()


@pytest.mark.parametrize(("on", "affinity"), [(True, 0x11), (False, 0)])
def test_that_windows_is_asked_to_leave_it_out(on: bool, affinity: int) -> None:
    class User32:
        said: tuple[int, int] = (0, 0)

        def SetWindowDisplayAffinity(self, handle: int, wanted: int) -> int:
            self.said = (handle, wanted)
            return 1

    system = User32()
    assert screen_sharing._of_windows(system)(7, on)
    assert system.said == (7, affinity)


@pytest.mark.parametrize(("on", "kind"), [(True, 0), (False, 1)])
def test_that_macos_is_asked_through_the_window_of_the_view(on: bool, kind: int) -> None:
    said: list[tuple[Any, ...]] = []

    def send(receiver: int, message: str, *numbers: int) -> int:
        said.append((receiver, message, *numbers))
        return 70

    assert screen_sharing._of_macos(send)(7, on)
    assert said == [(7, "window"), (70, "setSharingType:", kind)]
