"""Kennismaking: fields keep themselves, people come and go, and everything is there again tomorrow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.network_words import RepresentationKind
from intake_app.domain.vocabulary import ContactKind, NextStepOwner, PersonRole
from intake_app.services import how_it_began
from tests.ui.conftest import PATIENCE, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.dossier_steps import click, dossier_of, focused, stands_in, until, write, write_in
from tests.ui.finders import find, there_is
from tests.ui.test_terms import words_on
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.introduction import IntroductionPage
from ui.widgets.checks import CheckBox
from ui.widgets.chip_set import ChipSet
from ui.widgets.choices import SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown
from ui.widgets.text import Text


@pytest.fixture
def page(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> IntroductionPage:
    go(qtbot, window, prepared.ria, "kennismaking")
    assert isinstance(window.page, IntroductionPage)
    return window.page


def test_that_the_cursor_begins_in_what_is_not_known_yet(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.ria, "kennismaking")
    person = dossier_of(window).person
    asked = ("first_name", "birth_date", "street", "phone")
    first = next((name for name in asked if not getattr(person, name)), "first_name")
    assert focused().objectName() == f"field_{first}"


def test_that_a_line_keeps_itself_while_the_cursor_still_stands_in_it(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_street", "Kerkpad 3")
    until(qtbot, window, lambda dossier: dossier.person.street == "Kerkpad 3")
    assert focused() is find(page, QLineEdit, "field_street")


def test_that_every_kind_of_field_survives_reopening(
    page: IntroductionPage,
    open_window: WindowMaker,
    window: MainWindow,
    vault_path: Path,
    prepared: PreparedVault,
    qtbot: QtBot,
) -> None:
    write_in(qtbot, window, "field_first_name", "Ria-Marie")
    birth = find(page, DateField, "field_birth_date")
    write(qtbot, birth, "3-9-1954")
    qtbot.keyClick(birth, Qt.Key.Key_Return)
    find(page, CheckBox, "field_interpreter_needed").click()
    owner = find(page, SegmentedChoice, "field_next_step_owner")
    qtbot.mouseClick(owner.parts[1], Qt.MouseButton.LeftButton)
    _choose(qtbot, find(page, DropDown, "field_contact_kind"), Qt.Key.Key_End)
    until(qtbot, window, lambda dossier: dossier.meldingen and dossier.person.interpreter_needed)
    window.close()
    again = open_window(vault_path)
    unlock(qtbot, again)
    go(qtbot, again, prepared.ria, "kennismaking")
    dossier = dossier_of(again)
    assert dossier.person.first_name == "Ria-Marie"
    assert dossier.person.birth_date == date(1954, 9, 3)
    assert dossier.case.next_step_owner is NextStepOwner.RESIDENT
    assert dossier.meldingen[0].contact_kind is list(ContactKind)[-1]
    assert again.page is not None
    assert find(again.page, QLineEdit, "field_first_name").text() == "Ria-Marie"
    assert find(again.page, DateField, "field_birth_date").value() == date(1954, 9, 3)
    assert find(again.page, CheckBox, "field_interpreter_needed").isChecked()


def test_that_what_is_typed_last_is_kept_when_the_window_locks(
    page: IntroductionPage, window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_reason", "Buurvrouw maakt zich zorgen")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    settle(qtbot, window)
    unlock(qtbot, window)
    until(qtbot, window, lambda dossier: dossier.meldingen[0].reason == "Buurvrouw maakt zich zorgen")
    assert isinstance(window.page, IntroductionPage)


def test_that_a_wrong_date_is_said_at_the_field_and_changes_nothing(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot
) -> None:
    birth = find(page, DateField, "field_birth_date")
    write(qtbot, birth, "31 februari 1954")
    qtbot.keyClick(birth, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert birth.error == "Deze dag bestaat niet. Kies een andere dag."
    assert birth.text() == "31 februari 1954"
    assert dossier_of(window).person.birth_date is None


def test_that_undo_takes_back_a_field_and_redo_brings_it_again(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_town", "Rijnveen")
    until(qtbot, window, lambda dossier: dossier.person.town == "Rijnveen")
    page.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: not dossier.person.town)
    assert find(page, QLineEdit, "field_town").text() == ""
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: dossier.person.town == "Rijnveen")
    assert find(page, QLineEdit, "field_town").text() == "Rijnveen"


def test_that_a_person_is_added_named_removed_and_brought_back(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot
) -> None:
    click(qtbot, window, "button_add_person")
    until(qtbot, window, lambda dossier: len(dossier.network) == 1)
    assert focused().objectName() == "field_name"
    write(qtbot, focused(), "Anita")
    click(qtbot, window, "field_contact_allowed_on")
    until(qtbot, window, lambda dossier: dossier.network[0].contact_allowed_on == date(2026, 9, 15))
    assert dossier_of(window).network[0].name == "Anita"
    click(qtbot, window, "button_remove_person")
    until(qtbot, window, lambda dossier: not dossier.network)
    assert not there_is(page, QWidget, "field_contact_allowed_on")
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: dossier.network and dossier.network[0].name == "Anita")


def test_that_grounds_are_chosen_and_left_again(page: IntroductionPage, window: MainWindow, qtbot: QtBot) -> None:
    assert dossier_of(window).case.legal_grounds == ()
    chips = find(page, ChipSet, "field_legal_grounds").buttons
    for chip in chips[:2]:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: len(dossier.case.legal_grounds) == 2)
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: len(dossier.case.legal_grounds) == 1)
    assert [chip.isChecked() for chip in chips[:2]] == [False, True]


def test_that_the_keyboard_alone_reaches_every_field_of_the_person(page: IntroductionPage, qtbot: QtBot) -> None:
    find(page, QLineEdit, "field_first_name").setFocus()
    reached = []
    for _step in range(12):
        reached.append(focused().objectName())
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert [name for name in reached if name.startswith("field_")][:6] == [
        "field_first_name",
        "field_infix",
        "field_last_name",
        "field_birth_date",
        "field_language",
        "field_form_of_address",
    ]


@pytest.mark.parametrize(
    "field",
    ["birth_date", "supporter_told_on", "reported_on", "network", "bsn", "phone", "legal_grounds", "applied_on"],
)
def test_that_a_missing_item_leads_to_a_control_in_sight(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot, field: str
) -> None:
    window.go(f"kennismaking#{field}")
    button = {"network": "button_add_person", "bsn": "button_bsn_setting"}.get(field)
    if button is not None:
        qtbot.waitUntil(lambda: focused().objectName() == button, timeout=PATIENCE)
    else:
        control = page.findChild(QWidget, f"field_{field}")
        assert control is not None
        qtbot.waitUntil(lambda: stands_in(control), timeout=PATIENCE)
    assert not focused().visibleRegion().isEmpty()


def test_that_the_days_after_the_report_are_written_down_and_counted(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot
) -> None:
    for name, day in (("reported_on", "1-9-2026"), ("invited_on", "3-9-2026"), ("applied_on", "10-9-2026")):
        field = find(page, DateField, f"field_{name}")
        write(qtbot, field, day)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        settle(qtbot, window)
    assert dossier_of(window).meldingen[0].applied_on == date(2026, 9, 10)
    between = find(page, Text, "text_days_between")
    assert between.text() == (
        "Vanaf de melding: tot de uitnodiging 2 dagen, tot de aanvraag 9 dagen. De aanvraag was 5 dagen geleden."
    )
    assert find(page, QLineEdit, "field_responsible_for_follow_up").text() == "Sociaal team De Boomgaard"


def test_that_income_is_ticked_and_the_end_of_the_ww_is_asked_with_it(
    page: IntroductionPage, window: MainWindow, qtbot: QtBot
) -> None:
    click(qtbot, window, "button_income")
    assert not there_is(page, DateField, "field_income_ww_end")
    for kind in ("ww", "loon"):
        find(page, QWidget, f"field_income_kinds:{kind}").click()  # type: ignore[attr-defined]  # a button
        settle(qtbot, window)
    until(qtbot, window, lambda dossier: dossier.case.income == "ww, loon")
    ends = find(page, DateField, "field_income_ww_end")
    write(qtbot, ends, "1-3-2027")
    qtbot.keyClick(ends, Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: how_it_began.ww_end(dossier) == date(2027, 3, 1))
    assert find(page, Text, "text_income").text() == "WW, loon. WW tot en met 1 maart 2027"


def test_that_a_representative_says_by_what_right(page: IntroductionPage, window: MainWindow, qtbot: QtBot) -> None:
    click(qtbot, window, "button_add_person")
    until(qtbot, window, lambda dossier: len(dossier.network) == 1)
    assert not there_is(page, DropDown, "field_representation")
    role = find(page, DropDown, "field_role")
    role.value_changed.emit(PersonRole.REPRESENTATIVE)
    until(qtbot, window, lambda dossier: dossier.network[0].role is PersonRole.REPRESENTATIVE)
    _choose(qtbot, find(page, DropDown, "field_representation"), Qt.Key.Key_End)
    until(qtbot, window, lambda dossier: dossier.network[0].representation is RepresentationKind.FAMILY)


def _choose(qtbot: QtBot, list_: DropDown, key: Qt.Key) -> None:
    list_.setFocus()
    list_.showPopup()
    view = list_.view()
    qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Return)


def test_that_a_registration_with_uwv_stands_beside_the_report_and_is_no_event_of_the_terms(
    page: IntroductionPage, window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert not there_is(page, QWidget, "field_uwv_registered_on")
    choice = find(page, SegmentedChoice, "field_uwv_registered")
    qtbot.mouseClick(choice.parts[0], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: how_it_began.registration(dossier).registered is True)
    write_in(qtbot, window, "field_uwv_registered_on", "3-3-2026")
    find(page, DateField, "field_uwv_registered_on").commit()
    until(qtbot, window, lambda dossier: how_it_began.registration(dossier).on == date(2026, 3, 3))
    go(qtbot, window, prepared.ria, "termijnen")
    assert window.page is not None and "uwv" not in words_on(window.page).casefold()
