"""Tab goes through a screen as one reads it: top bar, title, left, centre, right, bottom bar; and back the same way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE, go, settle
from tests.ui.dossier_steps import focused
from tests.ui.plan_steps import ask, joyce_from_the_demonstration
from ui.dialogs.dialog import CalmDialog
from ui.main_window import MainWindow
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button

MOST = 200
"""Stops that no screen has."""


def stops(qtbot: QtBot, window: MainWindow) -> list[QWidget]:
    """Every stop, once round from the top bar."""
    found: list[QWidget] = [focused()]
    for _time in range(MOST):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is found[0]:
            break
        found.append(focused())
    start = next((place for place, one in enumerate(found) if one.objectName() == "button_back"), 0)
    return found[start:] + found[:start]


def back(qtbot: QtBot, count: int) -> list[QWidget]:
    found = []
    for _time in range(count):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        found.append(focused())
    return found


@pytest.mark.parametrize("route", ["plan", "dossier", "zrm"])
def test_that_tab_goes_through_the_columns_from_left_to_right_and_back(
    window: MainWindow, qtbot: QtBot, route: str
) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, route)
    page = window.page
    assert page is not None
    columns = page.columns()
    assert len(columns) == 3 and all(
        one.mapTo(page, QPoint()).x() < other.mapTo(page, QPoint()).x() for one, other in pairwise(columns)
    )
    forward = stops(qtbot, window)
    order = [number for one in forward for number, column in enumerate(columns) if column.isAncestorOf(one)]
    assert set(order) == {0, 1, 2} and order == sorted(order)
    focused_last = forward.index(focused())
    assert back(qtbot, len(forward)) == [*forward[:focused_last][::-1], *forward[focused_last:][::-1]]


def test_that_tab_at_the_table_comes_to_the_answer_before_the_way_on(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "portfolio-tafel")
    names = [one.objectName() for one in stops(qtbot, window)]
    assert window.findChildren(TableScreen) and names.index("answer_motto") < names.index("button_next")


def test_that_what_tab_comes_to_is_scrolled_into_view(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "afdruk/plan")
    page = window.page
    assert isinstance(page, PrintPreviewPage)
    view = page.preview
    qtbot.waitUntil(lambda: len(view.thumbnails) > 1, timeout=PATIENCE)
    window.resize(window.minimumSize())
    settle(qtbot, window)
    first = view.thumbnails[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is not first
    view.go_to(len(view.thumbnails) - 1)
    qtbot.waitUntil(lambda: first.visibleRegion().isEmpty(), timeout=PATIENCE)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is first and not first.visibleRegion().isEmpty()


def test_that_tab_in_a_dialog_comes_round_to_what_is_scrolled_away(window: MainWindow, qtbot: QtBot) -> None:
    dialog = CalmDialog("Proef", window, name="proef")
    buttons = [QPushButton(str(number)) for number in range(60)]
    dialog.add(*buttons)
    leave = Button("Weg", on_click=dialog.reject)
    dialog.set_buttons(leave)
    with qtbot.waitActive(dialog, timeout=PATIENCE):
        dialog.open()
    dialog.activateWindow()  # as a desktop does by itself
    qtbot.waitUntil(lambda: focused() in (leave, buttons[0]), timeout=PATIENCE)
    leave.setFocus()
    assert back(qtbot, 1) == [buttons[-1]] and buttons[0].visibleRegion().isEmpty()
    for _time in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is buttons[0] and not buttons[0].visibleRegion().isEmpty()
    dialog.reject()
