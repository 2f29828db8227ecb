"""Settings of the rules, as they are seen in the window by who works with them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.services import rules
from intake_app.services.desk import Desk
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import click, page_of
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, board, joyce_from_the_demonstration
from tests.ui.test_people_words import dialog_of
from tests.ui.test_terms import words_on
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.rules import RulesDialog
from ui.main_window import MainWindow
from ui.pages.picture import PicturePage
from ui.pages.questions import QuestionsPage
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.text import Text


def keep(qtbot: QtBot, window: MainWindow, name: str, value: rules.Setting) -> None:
    """Fill in a setting as the dialog does."""
    ask(qtbot, window, lambda desk: _kept(desk, name, value))
    assert window.session is not None
    window.session.words_changed.emit()
    settle(qtbot, window)


def _kept(desk: Desk, name: str, value: rules.Setting) -> None:
    rules.set_own(desk, name, value)


def test_that_the_form_a_consultant_begins_with_is_chosen_from_those_on_offer(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "beeld")
    assert "Jij begint met: Zelfredzaamheid-Matrix 2017." in words_on(page_of(window, PicturePage))
    dialog = dialog_of(window, qtbot, "action_rules", RulesDialog)
    assert isinstance(dialog, RulesDialog)
    setting = find(dialog, DropDown, "field_setting")
    setting.set_value("default_instrument")
    setting.value_changed.emit("default_instrument")
    settle(qtbot, window)
    choice = find(dialog, DropDown, "field_value_choice")
    assert choice.value() == "zrm-2017"
    choice.set_value("spinnenweb")
    click(qtbot, window, "button_keep_setting")
    find(dialog, QPushButton, "button_close").click()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "Jij begint met: Spinnenweb zes dimensies." in words_on(page_of(window, PicturePage)))
    go(qtbot, window, prepared.joyce, "vragen")
    assert page_of(window, QuestionsPage).instrument.id == "spinnenweb"
    go(qtbot, window, prepared.joyce, "dossier")
    click(qtbot, window, "button_zrm")
    assert window.page is not None and window.page.place().startswith("web-consulent")


def test_that_the_klantbeeld_takes_no_more_letters_than_the_rules_say_however_they_come_in(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    keep(qtbot, window, "klantbeeld_max_chars", 2000)
    go(qtbot, window, prepared.joyce, "vragen/intake-basis#reading")
    area = find(window, TextArea, "field_klantbeeld")
    assert "Hoogstens 2000 tekens." in words_on(page_of(window, QuestionsPage))
    area.setFocus()
    pasted = QMimeData()
    pasted.setText("x" * 9000)
    area.insertFromMimeData(pasted)
    assert area.text() == "x" * 2000
    qtbot.keyClicks(area, "yz")
    assert area.text() == "x" * 2000
    area.commit()
    settle(qtbot, window)


def test_that_how_duties_are_spoken_of_stands_where_they_are_chosen(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "plan")
    qtbot.mouseClick(board(window).outline.items["element:verplichtingen"], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert find(window, Text, "text_duty_style").text() == "Zo praten we hier over plichten: afgesproken."
    keep(qtbot, window, "duty_style", "uitleggen, positief.")
    go(qtbot, window, case_id, "plan")
    qtbot.mouseClick(board(window).outline.items["element:verplichtingen"], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert find(window, Text, "text_duty_style").text() == "Zo praten we hier over plichten: uitleggen, positief."


def test_that_the_window_locks_as_the_rules_say_until_somebody_chooses(window: MainWindow, qtbot: QtBot) -> None:
    keep(qtbot, window, "auto_lock_minutes", 12)
    assert window.idle.limit == 12 * 60.0
    dialog = dialog_of(window, qtbot, "action_profile", ProfileDialog)
    assert isinstance(dialog, QWidget) and there_is(dialog, DropDown, "field_lock_after_minutes")
    minutes = find(dialog, DropDown, "field_lock_after_minutes")
    assert minutes.currentText() == "zoals hier is afgesproken: na 12 minuten"
    minutes.set_value(2)
    minutes.value_changed.emit(2)
    qtbot.waitUntil(lambda: window.idle.limit == 120.0)
    find(dialog, QPushButton, "button_close").click()
    settle(qtbot, window)
