"""The words for resident and consultant in the window: chosen in the menu, everywhere at once (N01, L04)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake_app.people_words import name_people
from intake_app.services import rules
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.finders import find
from tests.ui.test_terms import words_on
from ui.dialogs.people_words import PeopleWordsDialog
from ui.dialogs.rules import RulesDialog
from ui.main_window import MainWindow
from ui.widgets.fields import DropDown, LineField


@pytest.fixture(autouse=True)
def ordinary() -> Iterator[None]:
    yield
    name_people()


def dialog_of(window: MainWindow, qtbot: QtBot, action: str, kind: type) -> object:
    assert window.desk_side is not None
    menu = window.desk_side.bar
    next(one for one in menu.findChildren(type(menu.menu.actions()[0])) if one.objectName() == action).trigger()
    settle(qtbot, window)
    return find(window, kind, f"dialog_{action.removeprefix('action_')}")


def test_that_a_chosen_word_stands_on_the_screen_at_once_and_an_own_word_too(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "afsluiten")
    assert window.page is not None and "De inwoner kan altijd terugkomen" in words_on(window.page)
    dialog = dialog_of(window, qtbot, "action_people_words", PeopleWordsDialog)
    assert isinstance(dialog, PeopleWordsDialog)
    dialog.resident.choice.value_changed.emit("deelnemer")
    dialog.resident.choice.set_value("deelnemer")
    qtbot.keyClick(find(dialog, QPushButton, "button_keep_words"), Qt.Key.Key_Space)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.page is not None and "De deelnemer kan altijd" in words_on(window.page))
    settle(qtbot, window)
    dialog = dialog_of(window, qtbot, "action_people_words", PeopleWordsDialog)
    assert isinstance(dialog, PeopleWordsDialog) and dialog.resident.choice.value() == "deelnemer"
    qtbot.keyClick(find(dialog, QPushButton, "button_ordinary_words"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not None and "De inwoner kan altijd" in words_on(window.page))
    settle(qtbot, window)


def test_that_every_kind_of_setting_can_be_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot, "action_rules", RulesDialog)
    assert isinstance(dialog, RulesDialog)
    setting, keep = find(dialog, DropDown, "field_setting"), find(dialog, QPushButton, "button_keep_setting")

    def own() -> dict[str, object]:
        held: list[rules.Rules] = []
        assert window.session is not None
        window.session.run(rules.rules, held.append)
        settle(qtbot, window)
        return dict(held[0].own)

    for name, way in (("income_check_level", "block"), ("avoid_word_plicht", True)):
        setting.set_value(name)
        setting.value_changed.emit(name)
        find(dialog, DropDown, "field_value_choice").set_value(way)
        qtbot.keyClick(keep, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert own()[name] == way
    for name, typed, kept in (("capacity_bands", "20, 70", (20, 70)), ("gap_warn_days", "45", 45)):
        setting.set_value(name)
        setting.value_changed.emit(name)
        find(dialog, LineField, "field_value").set_text(typed)
        qtbot.keyClick(keep, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert own()[name] == kept
    dialog.reject()
    settle(qtbot, window)
