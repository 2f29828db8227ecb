"""The resident's web at the table: three ways to answer, own words, gaps, pause, and the way back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.errors import InputRefused
from intake_app.services import conversations
from tests.ui.conftest import PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.table import TablePage
from ui.read_aloud import Voice
from ui.theme import Theme
from ui.widgets.score_keys import ScoreKeys

WEB = "spinnenweb"
AXES = ("lichaam", "mentaal", "zingeving", "kwaliteit-van-leven", "meedoen", "dagelijks-functioneren")


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> TablePage:
    """The table screen of Joyce's web, at the first question."""
    go(qtbot, window, prepared.joyce, f"tafel/{WEB}")
    return page_of(window, TablePage)


def answers(window: MainWindow) -> dict[str, Answer]:
    """What is stored of the resident's newest web."""
    dossier = dossier_of(window)
    reading = dossier.latest_reading(WEB, RaterRole.RESIDENT)
    return dossier.answers_of(reading) if reading is not None else {}


def stored(window: MainWindow, item: str) -> Answer:
    """The stored answer to one question; an empty one when there is none yet."""
    nobody = UUID(int=0)
    return answers(window).get(item, Answer(case_id=nobody, measurement_id=nobody, item=item))


def keys(page: TablePage, item: str) -> QWidget:
    """The key of the scale of `item` that has the focus."""
    group = find(page, ScoreKeys, f"answer_{item}")
    target = group.focusProxy()
    assert isinstance(target, QWidget)
    return target


def said_on(page: TablePage) -> str:
    """The question in front."""
    return find(page, QLabel, "question").text()


def test_that_opening_the_table_leaves_nothing_behind(window: MainWindow, table: TablePage) -> None:
    assert said_on(table) == "Hoe gaat het met mijn lichaam?"
    assert dossier_of(window).measurements == ()


def test_that_a_figure_key_answers_and_is_stored(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_6)
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 6)


def test_that_end_means_ten_and_arrows_move_by_one(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_End)
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 10)
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_Left)
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 9)


def test_that_a_click_on_a_key_answers(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    find(table, ScoreKeys, "answer_lichaam").parts[3].click()
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 3)


def test_that_a_tap_on_the_axis_answers(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    assert table.round is not None and table.round.question.web is not None
    web = table.round.question.web
    qtbot.mouseClick(web, Qt.MouseButton.LeftButton, pos=_pixel(web.point_of(0, 8)))
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 8)


def test_that_dragging_stores_only_where_the_point_is_let_go(
    qtbot: QtBot, window: MainWindow, table: TablePage
) -> None:
    assert table.round is not None and table.round.question.web is not None
    web = table.round.question.web
    qtbot.mousePress(web, Qt.MouseButton.LeftButton, pos=_pixel(web.point_of(0, 2)))
    qtbot.mouseMove(web, _pixel(web.point_of(0, 5)))
    settle(qtbot, window)
    assert answers(window) == {}
    qtbot.mouseRelease(web, Qt.MouseButton.LeftButton, pos=_pixel(web.point_of(0, 5)))
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 5)


def test_that_a_tap_on_another_axis_goes_to_its_question(qtbot: QtBot, table: TablePage) -> None:
    assert table.round is not None and table.round.question.web is not None
    web = table.round.question.web
    qtbot.mouseClick(web, Qt.MouseButton.LeftButton, pos=_pixel(web.point_of(3, 6)))
    assert said_on(table) == "Hoe gaat het met fijn leven?"


def test_that_own_words_save_themselves_and_survive_reopening(
    qtbot: QtBot, window: MainWindow, table: TablePage, open_window: WindowMaker, vault_path: Path
) -> None:
    write(qtbot, find(table, QPlainTextEdit, "field_words"), "Ik slaap slecht.")
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").text == "Ik slaap slecht.")
    joyce = dossier_of(window).case.id
    window.close()
    again = open_window(vault_path)
    unlock(qtbot, again)
    go(qtbot, again, joyce, f"tafel/{WEB}")
    assert find(page_of(again, TablePage), QPlainTextEdit, "field_words").toPlainText() == "Ik slaap slecht."


def test_that_words_typed_just_before_locking_are_kept(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    write(qtbot, find(table, QPlainTextEdit, "field_words"), "Nog even")
    joyce = dossier_of(window).case.id
    window.lock()
    qtbot.waitUntil(lambda: window.session is None)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: window.session is not None and window.session.dossier is not None)
    assert dossier_of(window).case.id == joyce
    assert stored(window, "lichaam").text == "Nog even"
    assert said_on(page_of(window, TablePage)) == "Hoe gaat het met mijn lichaam?"


def test_that_not_knowing_leaves_a_gap_and_goes_on(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_6)
    click(qtbot, window, "button_next")
    click(qtbot, window, "button_do_not_know")
    until(qtbot, window, lambda _dossier: stored(window, "mentaal").special is Special.NOT_DISCUSSED)
    assert stored(window, "mentaal").value is None
    assert said_on(table) == "Hoe gaat het met wat telt voor mij?"
    assert table.round is not None and table.round.question.web is not None
    assert table.round.question.web.series[0].values == (6, None, None, None, None, None)
    assert "Niet ingevuld: Hoofd en gevoel" in table.round.question.web.accessibleDescription()


def test_that_an_answer_drives_out_not_knowing(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    click(qtbot, window, "button_do_not_know")
    click(qtbot, window, "button_back")
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_2)
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 2)
    assert stored(window, "lichaam").special is None


def test_that_the_whole_web_can_be_filled_in_with_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, table: TablePage
) -> None:
    for number, item in enumerate(AXES):
        target = QApplication.focusWidget()
        assert target is not None and find(table, ScoreKeys, f"answer_{item}").isAncestorOf(target)
        qtbot.keyClick(target, Qt.Key(Qt.Key.Key_2 + number))
        if item == "meedoen":
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            qtbot.keyClicks(QApplication.focusWidget(), "Ik mis de winkel.")
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    until(qtbot, window, lambda _dossier: len(answers(window)) == len(AXES))
    assert [stored(window, item).value for item in AXES] == [2, 3, 4, 5, 6, 7]
    assert stored(window, "meedoen").talk_about
    assert stored(window, "meedoen").text == "Ik mis de winkel."
    assert find(table, QLabel, "overview_title").text() == "Dit is mijn web"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # "Klaar"
    until(qtbot, window, lambda dossier: dossier.measurements[0].ready)
    assert there_is(table, QWidget, "screen_done")


def test_that_tab_goes_through_every_control_in_reading_order(
    qtbot: QtBot, window: MainWindow, table: TablePage
) -> None:
    click(qtbot, window, "button_next")
    reached = []
    for _press in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == [
        "option_0",
        "field_words",
        "button_talk",
        "button_back",
        "button_do_not_know",
        "button_decline",
        "button_cards",
        "button_overview",
        "button_next",
        "part_mentaal",
        "button_larger",
        "button_pause",
        "web",
        "option_0",
    ]


def test_that_the_row_of_parts_goes_anywhere_with_arrows_and_enter(qtbot: QtBot, table: TablePage) -> None:
    start = find(table, QWidget, "part_lichaam")
    start.setFocus()
    for _press in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert said_on(table) == "Hoe gaat het met meedoen?"


def test_that_a_pause_shows_nothing_about_anybody(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_4)
    click(qtbot, window, "button_pause")
    shown = [label.text() for label in table.findChildren(QLabel) if label.isVisible() and label.text()]
    assert shown == ["Even pauze"]
    click(qtbot, window, "button_go_on")
    assert said_on(table) == "Hoe gaat het met mijn lichaam?"


def test_that_the_table_goes_on_where_the_conversation_stopped(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.henk, f"tafel/{WEB}")
    page = page_of(window, TablePage)
    qtbot.keyClick(keys(page, "lichaam"), Qt.Key.Key_5)
    find(page, QWidget, "part_meedoen").setFocus()
    find(page, QWidget, "part_meedoen").click()  # type: ignore[attr-defined]  # a button
    settle(qtbot, window)
    assert window.go("dossier")
    go(qtbot, window, prepared.joyce, "dossier")
    go(qtbot, window, prepared.henk, f"tafel/{WEB}")
    assert said_on(page_of(window, TablePage)) == "Hoe gaat het met meedoen?"
    talk = conversations.open_conversation(dossier_of(window))
    assert talk is not None and talk.resume_at == "tafel/spinnenweb#meedoen"


def test_that_cards_are_kept_as_two_ticks_and_never_as_a_score(
    qtbot: QtBot, window: MainWindow, table: TablePage
) -> None:
    click(qtbot, window, "button_cards")
    click(qtbot, window, "answer_nachtrust_praten")
    click(qtbot, window, "answer_energie_kracht")
    until(qtbot, window, lambda _dossier: len(stored(window, "lichaam").extra) == 2)
    kept = stored(window, "lichaam")
    assert kept.extra_value("aspect/nachtrust/praten") is True
    assert kept.extra_value("aspect/energie/kracht") is True
    assert kept.value is None
    click(qtbot, window, "answer_nachtrust_praten")
    until(qtbot, window, lambda _dossier: len(stored(window, "lichaam").extra) == 1)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert said_on(table) == "Hoe gaat het met mijn lichaam?"


def test_that_strength_wish_and_need_come_after_the_overview(
    qtbot: QtBot, window: MainWindow, table: TablePage
) -> None:
    assert table.round is not None
    for _question in AXES:
        click(qtbot, window, "button_next")
    click(qtbot, window, "button_depth")
    write(qtbot, find(table, QPlainTextEdit, "field_wens"), "Beter slapen")
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").extra_value("wens") == "Beter slapen")
    click(qtbot, window, "button_next_part")
    assert find(table, QPlainTextEdit, "field_wens").toPlainText() == ""
    click(qtbot, window, "button_to_overview")
    assert find(table, QLabel, "overview_title").text() == "Dit is mijn web"


def test_that_everything_can_be_changed_from_the_overview(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_4)
    for _question in AXES:
        click(qtbot, window, "button_next")
    row = find(table, QWidget, "row_lichaam")
    assert row.text() == "Mijn lichaam. 4"  # type: ignore[attr-defined]  # a button
    click(qtbot, window, "row_lichaam")
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_7)
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 7)


def test_that_typing_for_the_resident_is_marked(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_4)
    for _question in AXES:
        click(qtbot, window, "button_next")
    click(qtbot, window, "field_typed_for_resident")
    until(qtbot, window, lambda dossier: dossier.measurements[0].typed_for_resident)


def test_that_escape_leads_back_only_the_second_time(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_Escape)
    assert window.page is table
    assert "Druk nog een keer op Esc" in find(table, QLabel, "calm_line").text()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "beeld"


def test_that_keys_to_other_residents_do_nothing_at_the_table(
    qtbot: QtBot, window: MainWindow, table: TablePage
) -> None:
    for key in (Qt.Key.Key_K, Qt.Key.Key_N):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)
    assert window.page is table


def test_that_ctrl_l_locks_at_the_table(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session is None)
    assert window.page is None
    assert not there_is(window, QWidget, "screen_question")


def test_that_the_resident_never_sees_what_went_wrong(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    session = window.session
    assert session is not None

    def refuse(_desk: object) -> None:
        raise InputRefused("Dossier 2026-0001 wil niet.")

    session.change(refuse)
    settle(qtbot, window)
    line = find(table, QLabel, "calm_line")
    assert line.text() == "Even wachten. Marloes kijkt mee."
    assert not [label for label in window.findChildren(QLabel) if label.isVisible() and "0001" in label.text()]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Dossier 2026-0001 wil niet."
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Even wachten. Marloes kijkt mee."
    for _press in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert [label for label in window.findChildren(QLabel) if label.isVisible() and "0001" in label.text()]


def test_that_the_table_names_no_other_resident_and_no_number(
    window: MainWindow, table: TablePage, prepared: PreparedVault
) -> None:
    number = dossier_of(window).case.number
    told = " ".join(
        f"{widget.accessibleName()} {widget.toolTip()} {getattr(widget, 'text', str)()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
    )
    assert find(table, QLabel, "question").text() in told
    for word in (number, "Ria", "Bosch", "Henk", "Verbrugge", "Veldkamp", "ZRM"):
        assert word not in told


def test_that_reading_aloud_is_offered_only_with_a_voice(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    assert not there_is(table, QWidget, "button_read_aloud")
    session = window.session
    assert session is not None and session.dossier is not None
    voice = _Recorder()
    page = TablePage(session, table.theme, window, voice=voice)
    page.enter(WEB)
    page.show_dossier(session.dossier)
    page.show()
    find(page, QWidget, "button_read_aloud").click()  # type: ignore[attr-defined]  # a button
    assert voice.said == ["Hoe gaat het met mijn lichaam? Denk aan slapen, bewegen, eten, pijn."]
    page.leave()
    assert voice.said[-1] == ""


def test_that_undo_takes_the_answer_off_the_screen(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(keys(table, "lichaam"), Qt.Key.Key_6)
    until(qtbot, window, lambda _dossier: stored(window, "lichaam").value == 6)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda _dossier: not answers(window))
    assert find(table, ScoreKeys, "answer_lichaam").value() is None


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 640), (1920, 1080)])
@pytest.mark.parametrize("form", [WEB, "zrm-2017"])
def test_that_table_screens_never_scroll(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault, size: tuple[int, int], form: str
) -> None:
    window.resize(*size)
    go(qtbot, window, prepared.joyce, f"tafel/{form}")
    page = page_of(window, TablePage)
    assert page.round is not None
    for item in page.round.reading.instrument.items:
        page.round.go_to(item.id)
        settle(qtbot, window)
        assert page.round.screen_in_front.fits(), item.id
    click(qtbot, window, "button_next")
    assert page.round.screen_in_front.objectName() == "screen_overview"
    assert page.round.screen_in_front.fits()


def test_that_double_text_fits_a_small_laptop(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault, look: Theme
) -> None:
    window.resize(1366, 768)
    look.choose(text_scale=2.0)
    go(qtbot, window, prepared.joyce, f"tafel/{WEB}")
    page = page_of(window, TablePage)
    assert page.round is not None and page.round.screen_in_front.fits()
    assert not there_is(page, QWidget, "web")
    click(qtbot, window, "button_web")
    assert there_is(page, QWidget, "web") and page.round.screen_in_front.fits()
    click(qtbot, window, "button_to_question")
    assert said_on(page) == "Hoe gaat het met mijn lichaam?"


def _pixel(point: QPointF) -> QPoint:
    return point.toPoint()


class _Recorder(Voice):
    """A voice that notes what it says."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)

    def stop(self) -> None:
        self.said.append("")
