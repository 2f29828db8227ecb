"""The consultant's page for any form: whose voice, about whom, fields, rows, and what a form wants first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import RaterRole, Special
from tests.ui.conftest import PreparedVault, go
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.form_hand import key, typed
from tests.ui.measuring_steps import answer_as, everything_told, stored
from ui import undoing
from ui.answers.typed_numbers import MoneyField, MonthField
from ui.main_window import MainWindow
from ui.pages.questions import QuestionsPage
from ui.widgets.banner import Banner
from ui.widgets.fields import DropDown
from ui.widgets.level_scale import LevelScale

CONSULTANT, RESIDENT, TOGETHER = RaterRole.CONSULTANT, RaterRole.RESIDENT, RaterRole.TOGETHER


def page_on(qtbot: QtBot, window: MainWindow, prepared: PreparedVault, route: str) -> QuestionsPage:
    """The page of a form in Joyce's dossier."""
    go(qtbot, window, prepared.joyce, f"vragen/{route}")
    return page_of(window, QuestionsPage)


def choose_voice(page: QuestionsPage, rater: RaterRole) -> None:
    """Press the voice that answers."""
    find(page, QWidget, f"option_{rater}").click()  # type: ignore[attr-defined]  # a radio button


def test_that_words_typed_for_the_resident_are_marked_and_asked_in_their_words(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "zrm-2017#financien")
    choose_voice(page, RESIDENT)
    assert find(page, QLabel, "item_name").text() == "Mijn geld en post"
    assert find(page, QLabel, "page_line").text().startswith("Je typt namens Joyce.")
    page.focus_start()
    key(Qt.Key.Key_2)
    until(qtbot, window, lambda _dossier: stored(window, "zrm-2017", RESIDENT, "financien").value == 2)
    reading = dossier_of(window).measurements[0]
    assert reading.typed_for_resident and reading.rater_name == "Joyce Veldkamp"


def test_that_typing_for_the_resident_is_no_way_to_peek(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "zrm-2017#financien")
    words = {"financien": "Ik schaam me."}
    answer_as(qtbot, window, RESIDENT, "zrm-2017", {"financien": 1}, words=words, ready=True)
    part = find(page, QWidget, f"option_{RESIDENT}")
    assert not part.isEnabled() and part.toolTip() == "Joyce antwoordt zelf aan tafel."
    choose_voice(page, RESIDENT)
    assert "Ik schaam me." not in everything_told(page)


def test_that_what_both_agree_on_is_a_third_reading(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    page = page_on(qtbot, window, prepared, "zrm-2017#financien")
    page.focus_start()
    key(Qt.Key.Key_2)
    choose_voice(page, TOGETHER)
    assert find(page, LevelScale, "answer_financien").value() is None
    page.focus_start()
    key(Qt.Key.Key_3)
    until(qtbot, window, lambda _dossier: stored(window, "zrm-2017", TOGETHER, "financien").value == 3)
    assert stored(window, "zrm-2017", CONSULTANT, "financien").value == 2


def test_that_every_child_has_a_reading_of_its_own(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    page = page_on(qtbot, window, prepared, "zrm-kinderen")
    for name, level in (("Noor", Qt.Key.Key_4), ("Sam", Qt.Key.Key_2)):
        if name == "Sam":
            choice = find(page, DropDown, "field_subject")
            choice.setFocus()
            key(Qt.Key.Key_Down)
        write(qtbot, find(page, QLineEdit, "field_subject_name"), name)
        key(Qt.Key.Key_Return)
        page.focus_start()
        key(level)
        until(qtbot, window, lambda dossier, name=name: name in {one.subject for one in dossier.measurements})
    told = {one.subject: dossier_of(window).answers_of(one) for one in dossier_of(window).measurements}
    assert {name: answers["gezinsstructuur"].value for name, answers in told.items()} == {"Noor": 4, "Sam": 2}


def test_that_a_field_comes_and_goes_with_the_answer_it_belongs_to(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "doelrichting#reading")
    assert not there_is(page, QWidget, "field_doel-activering")
    page.focus_field("richting")
    key(Qt.Key.Key_2)
    page.focus_field("reading")
    assert there_is(page, QWidget, "field_doel-activering")
    page.focus_field("richting")
    key(Qt.Key.Key_1)
    page.focus_field("reading")
    assert not there_is(page, QWidget, "field_doel-activering")


def test_that_ready_says_what_is_missing_goes_there_and_keeps_what_was_proposed(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "doelrichting#richting")
    key(Qt.Key.Key_2)
    click(qtbot, window, "button_ready")
    click(qtbot, window, "button_not_discussed")
    assert "Motivatie" in find(page, Banner, "banner_open_items").text
    click(qtbot, window, "button_go_there")
    typed("Zij wil koken.")
    click(qtbot, window, "button_ready")
    until(qtbot, window, lambda dossier: dossier.measurements[0].ready)
    kept = stored(window, "doelrichting", CONSULTANT, "reading")
    assert kept.extra_value("herzien-op") == "2027-03-15"


def test_that_rows_are_added_moved_and_taken_away(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    page = page_on(qtbot, window, prepared, "intake-basis#werkverleden")
    for number, work in enumerate(("Kassa", "Keuken"), start=1):
        click(qtbot, window, "button_add_werkverleden")
        write(qtbot, find(page, QLineEdit, f"field_werkverleden-{number}-wat"), work)
    write(qtbot, find(page, MonthField, "field_werkverleden-1-van"), "mrt 2024")
    page.leave()
    until(qtbot, window, lambda _dossier: row_of(window, 2).extra_value("wat") == "Keuken")
    assert row_of(window, 1).extra_value("van") == "2024-03"
    click(qtbot, window, "button_up_werkverleden-2")
    until(qtbot, window, lambda _dossier: row_of(window, 1).extra_value("wat") == "Keuken")
    click(qtbot, window, "button_remove_werkverleden-1")
    until(qtbot, window, lambda _dossier: row_of(window, 1).extra_value("wat") is None)
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda _dossier: row_of(window, 1).extra_value("wat") == "Keuken")


def row_of(window: MainWindow, number: int) -> Answer:
    """A row of the work history as it is stored."""
    return stored(window, "intake-basis", CONSULTANT, f"werkverleden/{number}")


def test_that_money_is_kept_in_cents_and_its_difference_follows(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "inkomenscheck#inkomen-nu")
    click(qtbot, window, "button_add_regel")
    field = find(page, MoneyField, "field_regel-1-nu")
    write(qtbot, field, "twaalf")
    key(Qt.Key.Key_Return)
    assert field.text() == "twaalf" and "Schrijf een bedrag" in everything_told(page)
    write(qtbot, field, "1.250,5")
    key(Qt.Key.Key_Return)
    write(qtbot, find(page, MoneyField, "field_regel-1-straks"), "1000")
    key(Qt.Key.Key_Return)
    until(
        qtbot,
        window,
        lambda _dossier: stored(window, "inkomenscheck", CONSULTANT, "regel/1").extra_value("straks") == 100000,
    )
    assert stored(window, "inkomenscheck", CONSULTANT, "regel/1").extra_value("nu") == 125050
    page.focus_field("reading")
    assert find(page, QLabel, "field_verschil").text() == "€ -250,50"


def test_that_a_form_that_wants_words_first_opens_its_choices_after_them(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "zeist-4")
    scale = find(page, LevelScale, "answer_zelfredzaamheid")
    assert not scale.isEnabled() and find(page, QLabel, "why_not_yet").text()
    write(qtbot, find(page, QPlainTextEdit, "answer_note"), "Het gaat")
    page.leave()
    assert scale.isEnabled() and not there_is(page, QLabel, "why_not_yet")


def test_that_a_form_with_an_order_says_which_question_comes_first(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "omgekeerde-toets")
    items = page.instrument.items
    page.focus_field(items[2].id)
    assert str(items[2].label) in find(page, QLabel, "why_not_yet").text()
    assert not find(page, QPlainTextEdit, f"answer_{items[2].id}").isEnabled()


def test_that_an_old_form_is_not_filled_in_anew(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    page = page_on(qtbot, window, prepared, "zrm-2013")
    assert there_is(page, QWidget, "empty_old") and not there_is(page, QWidget, "button_ready")


def test_that_special_answers_have_keys_that_work_while_words_are_typed(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = page_on(qtbot, window, prepared, "welke-stap-nu")
    item = page.instrument.items[0].id
    typed("Weet ik")
    key(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    until(qtbot, window, lambda _dossier: stored(window, "welke-stap-nu", RESIDENT, item).special is Special.DECLINED)
    assert stored(window, "welke-stap-nu", RESIDENT, item).text == "Weet ik"
