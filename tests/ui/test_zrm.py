"""The consultant's matrix: whole levels, guards, and the other voice behind a lock until both are in."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import InfoSource, RaterRole, Special
from tests.ui.conftest import TODAY, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, stands_in, until, write
from tests.ui.finders import find, there_is
from tests.ui.measuring_steps import answer_as, everything_told, stored
from ui.main_window import MainWindow
from ui.pages.questions import ZrmPage
from ui.widgets.banner import Banner
from ui.widgets.date_field import DateField
from ui.widgets.level_scale import LevelScale

ZRM = "zrm-2017"
WORDS = "Ik schaam me voor de post."


@pytest.fixture
def zrm(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> ZrmPage:
    """The matrix of Joyce, at the first domain."""
    go(qtbot, window, prepared.joyce, "zrm")
    return page_of(window, ZrmPage)


def mine(window: MainWindow, item: str = "financien") -> tuple[int | None, Special | None]:
    """What is stored of the consultant's score."""
    answer = stored(window, ZRM, RaterRole.CONSULTANT, item)
    return answer.value, answer.special


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the cursor is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def told(zrm: ZrmPage, name: str) -> str:
    """The words of a label."""
    return find(zrm, QLabel, name).text()


def test_that_looking_leaves_nothing_behind(window: MainWindow, zrm: ZrmPage) -> None:
    assert told(zrm, "count") == "0 van 13 domeinen"
    assert dossier_of(window).measurements == ()


def test_that_levels_run_from_five_down_to_one_and_then_not_discussed(zrm: ZrmPage) -> None:
    rows = find(zrm, LevelScale, "answer_financien").parts
    assert [row.option.value for row in rows] == [5, 4, 3, 2, 1, Special.NOT_DISCUSSED]
    assert rows[3].accessibleName() == "2. Niet zelfredzaam"


def test_that_figures_and_n_choose_while_the_levels_have_the_focus(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    assert stands_in(find(zrm, LevelScale, "answer_financien"))
    press(qtbot, Qt.Key.Key_2)
    until(qtbot, window, lambda _dossier: mine(window) == (2, None))
    press(qtbot, Qt.Key.Key_N)
    until(qtbot, window, lambda _dossier: mine(window) == (None, Special.NOT_DISCUSSED))
    press(qtbot, Qt.Key.Key_5)
    until(qtbot, window, lambda _dossier: mine(window) == (5, None))


def test_that_figures_in_the_remark_are_only_words(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    write(qtbot, find(zrm, QPlainTextEdit, "answer_note"), "3 brieven, n keer 1")
    until(qtbot, window, lambda _dossier: stored(window, ZRM, RaterRole.CONSULTANT, "financien").text != "")
    assert mine(window) == (None, None)
    assert told(zrm, "count") == "0 van 13 domeinen"


@pytest.mark.parametrize(
    ("button", "special"), [("button_declined", Special.DECLINED), ("button_not_recorded", Special.NOT_RECORDED)]
)
def test_that_the_other_special_answers_are_one_tap_away(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage, button: str, special: Special
) -> None:
    press(qtbot, Qt.Key.Key_4)
    click(qtbot, window, button)
    until(qtbot, window, lambda _dossier: mine(window) == (None, special))
    assert find(zrm, LevelScale, "answer_financien").value() is None
    click(qtbot, window, button)
    until(qtbot, window, lambda _dossier: mine(window) == (None, None))


def test_that_words_beside_what_is_not_recorded_are_named(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    write(qtbot, find(zrm, QPlainTextEdit, "answer_note"), "Vertelde iets over drank.")
    until(qtbot, window, lambda _dossier: stored(window, ZRM, RaterRole.CONSULTANT, "financien").text != "")
    click(qtbot, window, "button_not_recorded")
    until(qtbot, window, lambda _dossier: mine(window) == (None, Special.NOT_RECORDED))
    qtbot.waitUntil(lambda: "staan nog woorden" in told(zrm, "hint_remark"))
    click(qtbot, window, "button_not_recorded")
    until(qtbot, window, lambda _dossier: mine(window) == (None, None))
    hint = zrm.findChild(QLabel, "hint_remark")
    assert hint is not None
    qtbot.waitUntil(lambda: "staan nog woorden" not in hint.text())


def test_that_sources_remark_and_circumstances_are_kept(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    click(qtbot, window, f"option_{InfoSource.TOLD}")
    click(qtbot, window, f"option_{InfoSource.PAPERS}")
    write(qtbot, find(zrm, QPlainTextEdit, "answer_note"), "Post ligt ongeopend.")
    write(qtbot, find(zrm, QPlainTextEdit, "field_kan-wel"), "Huur is betaald.")
    write(qtbot, find(zrm, QPlainTextEdit, "answer_circumstances"), "Slechte nacht.")
    until(qtbot, window, lambda _dossier: stored(window, ZRM, RaterRole.CONSULTANT, "financien").circumstances != "")
    answer = stored(window, ZRM, RaterRole.CONSULTANT, "financien")
    assert answer.info_sources == (InfoSource.TOLD, InfoSource.PAPERS)
    assert answer.text == "Post ligt ongeopend."
    assert answer.extra_value("kan-wel") == "Huur is betaald."


def test_that_ctrl_arrows_walk_through_the_domains_and_keep_what_was_typed(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    write(qtbot, find(zrm, QPlainTextEdit, "answer_note"), "Nog niet af")
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert told(zrm, "item_name") == "Werk & Opleiding"
    assert stands_in(find(zrm, LevelScale, "answer_werk-opleiding"))
    assert find(zrm, QPlainTextEdit, "answer_note").toPlainText() == ""
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert find(zrm, QPlainTextEdit, "answer_note").toPlainText() == "Nog niet af"
    until(qtbot, window, lambda _dossier: stored(window, ZRM, RaterRole.CONSULTANT, "financien").text == "Nog niet af")


def test_that_the_list_says_every_domain_with_its_level(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_N)
    until(qtbot, window, lambda _dossier: mine(window, "werk-opleiding")[1] is not None)
    model = find(zrm, QListView, "list_items").model()
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == [
        "Financiën, 2, niet zelfredzaam",
        "Werk & Opleiding, niet besproken",
        "Tijdsbesteding, nog open",
    ]


def test_that_a_remark_about_long_ago_is_asked_about(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    write(qtbot, find(zrm, QPlainTextEdit, "answer_note"), "Op 3 maart lag de post ongeopend.")
    until(qtbot, window, lambda _dossier: stored(window, ZRM, RaterRole.CONSULTANT, "financien").text != "")
    assert told(zrm, "hint_remark") == "3 maart is ouder dan 30 dagen: telt dit nu nog?"


def test_that_a_low_level_without_a_remark_gets_a_hint_and_no_refusal(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    press(qtbot, Qt.Key.Key_2)
    until(qtbot, window, lambda _dossier: mine(window) == (2, None))
    assert told(zrm, "hint_remark") == "Bij dit niveau helpt een notitie: wat zie je?"
    press(qtbot, Qt.Key.Key_3)
    until(qtbot, window, lambda _dossier: mine(window) == (3, None))
    assert not there_is(zrm, QLabel, "hint_remark")


def test_that_prompts_come_one_at_a_time_and_begin_with_what_goes_well(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    assert told(zrm, "prompt") == "Wat lukt goed met uw geld en uw post?"
    click(qtbot, window, "button_other_prompt")
    assert told(zrm, "prompt") == "Hoe komt u de maand door?"


def test_that_no_sum_no_mean_and_no_half_is_anywhere(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    items = [item.id for item in zrm.instrument.items]
    answer_as(qtbot, window, RaterRole.CONSULTANT, ZRM, dict.fromkeys(items, 4))
    words = everything_told(zrm).lower()
    for forbidden in ("52", "gemiddeld", "totaal", "4,0", "80 %", "80%"):
        assert forbidden not in words


def test_that_the_residents_answer_is_nowhere_until_both_are_ready(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    answer_as(qtbot, window, RaterRole.RESIDENT, ZRM, {"financien": 1}, words={"financien": WORDS}, ready=True)
    press(qtbot, Qt.Key.Key_4)
    until(qtbot, window, lambda _dossier: mine(window) == (4, None))
    assert told(zrm, "hidden_answer_words").startswith("Joyce is klaar.")
    hidden = everything_told(zrm)
    assert WORDS not in hidden
    assert "Nu meteen hulp nodig" not in hidden
    click(qtbot, window, "button_ready")
    click(qtbot, window, "button_leave_open")
    until(qtbot, window, lambda dossier: all(one.ready for one in dossier.measurements))
    assert told(zrm, "hidden_answer_words") == "Nu meteen hulp nodig: acute problematiek."
    assert told(zrm, "hidden_answer_quote") == f"“{WORDS}”"
    assert there_is(zrm, QWidget, "button_together")


def test_that_looking_together_asks_both(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    answer_as(qtbot, window, RaterRole.RESIDENT, ZRM, {"financien": 1}, words={"financien": WORDS})
    press(qtbot, Qt.Key.Key_4)
    until(qtbot, window, lambda _dossier: mine(window) == (4, None))
    click(qtbot, window, "button_look_together")
    click(qtbot, window, "field_consultant_agrees")
    assert WORDS not in everything_told(zrm)
    assert not any(one.ready for one in dossier_of(window).measurements)
    click(qtbot, window, "field_resident_agrees")
    until(qtbot, window, lambda dossier: all(one.ready for one in dossier.measurements))
    assert told(zrm, "hidden_answer_quote") == f"“{WORDS}”"


def test_that_earlier_scores_are_not_shown_while_scoring(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    long_ago = date(2026, 3, 10)
    for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
        answer_as(
            qtbot,
            window,
            rater,
            ZRM,
            {"financien": 1},
            words={"financien": f"{WORDS} {rater}"},
            ready=True,
            on=long_ago,
        )
    assert WORDS not in everything_told(zrm)
    assert find(zrm, LevelScale, "answer_financien").value() is None
    assert told(zrm, "count") == "0 van 13 domeinen"


def test_that_open_domains_are_offered_as_not_discussed_when_ready(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    press(qtbot, Qt.Key.Key_4)
    click(qtbot, window, "button_ready")
    assert "Nog 12 onderdelen zijn open" in find(zrm, Banner, "banner_open_items").text
    click(qtbot, window, "button_not_discussed")
    until(qtbot, window, lambda dossier: dossier.measurements[0].ready)
    assert told(zrm, "count") == "13 van 13 domeinen"
    assert mine(window, "justitie") == (None, Special.NOT_DISCUSSED)
    assert mine(window) == (4, None)


def test_that_ready_can_be_taken_back(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    answer_as(qtbot, window, RaterRole.CONSULTANT, ZRM, dict.fromkeys([one.id for one in zrm.instrument.items], 3))
    click(qtbot, window, "button_ready")
    until(qtbot, window, lambda dossier: dossier.measurements[0].ready)
    click(qtbot, window, "button_ready")
    until(qtbot, window, lambda dossier: not dossier.measurements[0].ready)


def test_that_the_training_is_asked_once_and_kept_with_the_reading(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    press(qtbot, Qt.Key.Key_4)
    until(qtbot, window, lambda _dossier: mine(window) == (4, None))
    day = find(zrm, DateField, "field_trained_on")
    write(qtbot, day, "12-5-2025")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.measurements[0].trained_on == date(2025, 5, 12))
    assert window.session is not None and window.session.profile.zrm_trained_on == date(2025, 5, 12)
    assert not there_is(zrm, QWidget, "card_training")


def test_that_the_training_question_can_be_put_away(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage, prepared: PreparedVault
) -> None:
    click(qtbot, window, "button_not_now")
    assert not there_is(zrm, QWidget, "card_training")
    go(qtbot, window, prepared.ria, "zrm")
    assert not there_is(page_of(window, ZrmPage), QWidget, "card_training")
    press(qtbot, Qt.Key.Key_4)
    settle(qtbot, window)
    assert dossier_of(window).measurements[0].trained_on is None


def test_that_f8_goes_to_the_next_open_domain(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    answer_as(qtbot, window, RaterRole.CONSULTANT, ZRM, {"werk-opleiding": 3, "tijdsbesteding": 3})
    assert told(zrm, "item_name") == "Financiën"
    press(qtbot, Qt.Key.Key_F8)
    assert told(zrm, "item_name") == "Huisvesting"


def test_that_a_small_window_shows_one_column_with_the_rest_behind_buttons(
    qtbot: QtBot, window: MainWindow, zrm: ZrmPage
) -> None:
    window.resize(1024, 640)
    settle(qtbot, window)
    assert window.width() == 1024
    assert not there_is(zrm, QWidget, "list_items")
    assert there_is(zrm, QWidget, "field_item")
    assert there_is(zrm, QWidget, "button_next")
    click(qtbot, window, "button_help_column")
    assert there_is(zrm, QWidget, "card_prompts")


def test_that_the_day_of_the_reading_is_the_day_at_the_table(qtbot: QtBot, window: MainWindow, zrm: ZrmPage) -> None:
    press(qtbot, Qt.Key.Key_4)
    until(qtbot, window, lambda dossier: len(dossier.measurements) == 1)
    assert dossier_of(window).measurements[0].measured_on == TODAY
    assert dossier_of(window).measurements[0].rater_name == "Marloes Dekker"
