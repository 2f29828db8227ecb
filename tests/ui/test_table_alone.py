"""A resident alone at the table: a whole web by taps only and by keys only, stopping, going on, and larger letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import RaterRole, Special
from tests.ui.conftest import PATIENCE, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.table import TablePage
from ui.theme import Theme
from ui.widgets.score_keys import ScoreKeys

WEB = "spinnenweb"
AXES = ("lichaam", "mentaal", "zingeving", "kwaliteit-van-leven", "meedoen", "dagelijks-functioneren")
MOST_TAPS = 25
"""For a web of six axes, with two wishes to talk and one question passed."""


@pytest.fixture
def window_on_joyce(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> MainWindow:
    """A small laptop with Joyce's dossier."""
    window.resize(1366, 768)
    go(qtbot, window, prepared.joyce, "dossier")
    return window


@pytest.fixture
def table(qtbot: QtBot, window_on_joyce: MainWindow) -> TablePage:
    """The first question of Joyce's web."""
    assert window_on_joyce.go(f"tafel/{WEB}")
    settle(qtbot, window_on_joyce)
    return page_of(window_on_joyce, TablePage)


def answers(window: MainWindow) -> dict[str, Answer]:
    """What is stored of the resident's newest web."""
    dossier = dossier_of(window)
    reading = dossier.latest_reading(WEB, RaterRole.RESIDENT)
    return dossier.answers_of(reading) if reading is not None else {}


def said_on(page: TablePage) -> str:
    """The question in front."""
    return find(page, QLabel, "question").text()


class Finger:
    """Touches what is on the screen, and counts. It has no keyboard."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window
        self.taps = 0

    def tap(self, target: QWidget) -> None:
        """Touch the middle of something that is at least 44 px in both directions."""
        assert target.isVisible() and min(target.width(), target.height()) >= 44, target.objectName()
        self._qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
        self.taps += 1
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self._window.travelling, timeout=PATIENCE)

    def tap_on(self, name: str) -> None:
        """Touch what has this name."""
        self.tap(find(self._window, QWidget, name))


def test_that_a_whole_web_takes_no_more_than_25_taps(
    qtbot: QtBot, window_on_joyce: MainWindow, prepared: PreparedVault
) -> None:
    window, finger = window_on_joyce, Finger(qtbot, window_on_joyce)
    assert window.go("beeld")
    finger.tap_on(f"button_resident_{WEB}")
    page = page_of(window, TablePage)
    for number, axis in enumerate(AXES):
        if axis == "zingeving":
            finger.tap_on("button_do_not_know")  # goes on by itself
            continue
        finger.tap(find(page, ScoreKeys, f"answer_{axis}").parts[number + 3])
        if axis in ("mentaal", "meedoen"):
            finger.tap_on("button_talk")
        finger.tap_on("button_next")
    assert find(page, QLabel, "overview_title").text() == "Dit is mijn web"
    finger.tap_on("row_lichaam")
    finger.tap(find(page, ScoreKeys, "answer_lichaam").parts[5])
    finger.tap_on("button_overview" if there_is(page, QWidget, "button_overview") else "button_more")
    finger.tap_on("button_ready")
    until(qtbot, window, lambda dossier: dossier.measurements[0].ready)
    finger.tap_on("button_go_on")
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "beeld"
    kept = answers(window)
    assert [kept[axis].value for axis in AXES] == [5, 4, None, 6, 7, 8]
    assert kept["zingeving"].special is Special.NOT_DISCUSSED
    assert [axis for axis in AXES if kept[axis].talk_about] == ["mentaal", "meedoen"]
    assert finger.taps <= MOST_TAPS


def test_that_a_whole_web_takes_keys_only(qtbot: QtBot, window_on_joyce: MainWindow) -> None:
    window = window_on_joyce
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    page = page_of(window, TablePage)

    def press(key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None and (focused is page or page.isAncestorOf(focused))
        qtbot.keyClick(focused, key)

    for number, axis in enumerate(AXES):
        press(Qt.Key(Qt.Key.Key_1 + number))
        if axis == "meedoen":
            press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # ready
    until(qtbot, window, lambda dossier: dossier.measurements and dossier.measurements[0].ready)
    press(Qt.Key.Key_Return)  # the laptop goes back
    settle(qtbot, window)
    kept = answers(window)
    assert [kept[axis].value for axis in AXES] == [1, 2, 3, 4, 5, 6]
    assert [axis for axis in AXES if kept[axis].talk_about] == ["meedoen"]


def test_that_it_goes_on_where_it_stopped_also_after_a_restart(
    qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage, open_window: WindowMaker, vault_path: Path
) -> None:
    window = window_on_joyce
    find(table, ScoreKeys, "answer_lichaam").parts[4].click()
    for name in ("button_next", "button_next", "button_next"):  # the second and third are passed
        click(qtbot, window, name)
    assert said_on(table) == "Hoe gaat het met fijn leven?"
    window.go("dossier")
    window.go(f"tafel/{WEB}")
    assert said_on(table) == "Hoe gaat het met fijn leven?"
    joyce = dossier_of(window).case.id
    window.close()
    again = open_window(vault_path)
    unlock(qtbot, again)
    go(qtbot, again, joyce, f"tafel/{WEB}")
    page = page_of(again, TablePage)
    assert said_on(page) == "Hoe gaat het met fijn leven?"
    assert page.round is not None
    page.round._show_overview()
    settle(qtbot, again)
    assert find(page, QLabel, "overview_progress").text().startswith("1 van 6 ingevuld, 2 overgeslagen.")
    rows = {axis: find(page, QAbstractButton, f"row_{axis}").text() for axis in AXES}
    assert rows["mentaal"] == "Hoofd en gevoel. overgeslagen"
    assert rows["kwaliteit-van-leven"] == "Fijn leven. nog open"


def test_that_looking_without_answering_starts_no_conversation(
    qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage
) -> None:
    click(qtbot, window_on_joyce, "button_next")
    click(qtbot, window_on_joyce, "button_next")
    settle(qtbot, window_on_joyce)
    assert dossier_of(window_on_joyce).conversations == () and dossier_of(window_on_joyce).measurements == ()


def test_that_passing_a_question_is_said_on_the_button(
    qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage
) -> None:
    button = find(table, QAbstractButton, "button_next")
    place = button.geometry()
    assert button.text() == "Overslaan"
    find(table, ScoreKeys, "answer_lichaam").parts[4].click()
    settle(qtbot, window_on_joyce)
    assert button.text() == "Volgende"
    assert button.geometry() == place  # nothing jumps under the finger


@pytest.mark.parametrize("way", ["key", "button"])
def test_that_larger_letters_are_one_key_and_only_for_the_table(
    qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage, look: Theme, way: str
) -> None:
    before = look.px("table.question"), look.px("body")
    if way == "key":
        qtbot.keyClicks(QApplication.focusWidget(), "+")
    else:
        click(qtbot, window_on_joyce, "button_larger")
    settle(qtbot, window_on_joyce)
    assert look.px("table.question") > before[0] and look.px("body") == before[1]
    assert table.round is not None and table.round.screen_in_front.fits()
    window_on_joyce.go("dossier")
    settle(qtbot, window_on_joyce)
    assert (look.table_zoom, window_on_joyce.settings.text_scale) == (1.0, 100)
    window_on_joyce.go(f"tafel/{WEB}")
    settle(qtbot, window_on_joyce)
    assert look.table_zoom > 1.0  # kept for whoever sits here
    qtbot.keyClicks(QApplication.focusWidget(), "-")
    assert look.px("table.question") == before[0]


def test_that_letters_grow_to_double_and_then_start_again(
    qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage, look: Theme
) -> None:
    seen = []
    for _press in range(5):
        click(qtbot, window_on_joyce, "button_larger")
        seen.append(look.table_zoom)
        assert table.round is not None and table.round.screen_in_front.fits()
        assert there_is(table, QWidget, "button_next") and there_is(table, QWidget, "button_larger")
    assert seen == [1.15, 1.3, 1.5, 2.0, 1.0]


def test_that_a_plus_in_own_words_is_a_plus(qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage) -> None:
    write(qtbot, find(table, QPlainTextEdit, "field_words"), "1+1")
    until(
        qtbot,
        window_on_joyce,
        lambda _dossier: answers(window_on_joyce) and answers(window_on_joyce)["lichaam"].text == "1+1",
    )


def test_that_what_has_no_room_waits_behind_one_button(
    qtbot: QtBot, window_on_joyce: MainWindow, table: TablePage, look: Theme
) -> None:
    for _press in range(4):
        click(qtbot, window_on_joyce, "button_larger")
    assert not there_is(table, QWidget, "button_decline")
    click(qtbot, window_on_joyce, "button_more")
    assert find(table, QAbstractButton, "more_button_decline").text() == "Hier wil ik niet over praten"
    click(qtbot, window_on_joyce, "more_button_decline")
    until(
        qtbot,
        window_on_joyce,
        lambda _dossier: answers(window_on_joyce) and answers(window_on_joyce)["lichaam"].special is Special.DECLINED,
    )
    assert said_on(table) == "Hoe gaat het met mijn hoofd en gevoel?"


@pytest.mark.parametrize("form", ["doelrichting", "zrm-2013"])
def test_that_a_form_that_is_not_for_the_table_is_not_asked_there(
    qtbot: QtBot, window_on_joyce: MainWindow, form: str
) -> None:
    window_on_joyce.go(f"tafel/{form}")
    settle(qtbot, window_on_joyce)
    page = page_of(window_on_joyce, TablePage)
    assert there_is(page, QWidget, "screen_not_here") and not there_is(page, QWidget, "screen_question")
    click(qtbot, window_on_joyce, "button_go_on")
    assert window_on_joyce.page is not page


def test_that_own_words_come_before_the_choice_where_the_form_wants_that(
    qtbot: QtBot, window_on_joyce: MainWindow
) -> None:
    window_on_joyce.go("tafel/zeist-4")
    settle(qtbot, window_on_joyce)
    page = page_of(window_on_joyce, TablePage)
    assert page.round is not None
    item = page.round.place
    assert not find(page, QWidget, f"answer_{item}").isEnabled()
    assert find(page, QLabel, "first_words").text().startswith("Vertel het eerst")
    assert QApplication.focusWidget() is find(page, QPlainTextEdit, "field_words")
    qtbot.keyClicks(QApplication.focusWidget(), "Het gaat.")
    assert find(page, QWidget, f"answer_{item}").isEnabled()
