"""An appointment is made, moved and taken away from the dossier and the follow-up, and shows where the day begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import ContactKind
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, until
from tests.ui.finders import find, there_is
from ui import undoing
from ui.dialogs.appointment import time_of
from ui.main_window import MainWindow
from ui.pages.appointments_card import AppointmentsCard
from ui.pages.caseload_agenda import AgendaCard
from ui.widgets.fields import DropDown

Steps = Callable[[QDialog], None]


def in_dialog(steps: Steps) -> None:
    """Do this in the dialog that comes now."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            steps(dialog)
        else:
            QTimer.singleShot(20, act)

    QTimer.singleShot(0, act)


def write(dialog: QDialog, name: str, words: str) -> None:
    field = find(dialog, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def on_tuesday_at_ten(dialog: QDialog) -> None:
    write(dialog, "field_day", "di 22 september")
    write(dialog, "field_time", "10.30")
    QTest.keyClick(find(dialog, QLineEdit, "field_time"), Qt.Key.Key_Return)


def test_that_a_talk_on_a_saturday_is_asked_about_and_may_be(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "dossier")
    seen: list[tuple[str, bool]] = []

    def look(dialog: QDialog) -> None:
        for day in ("za 19 september", "di 22 september"):
            write(dialog, "field_day", day)
            QTest.keyClick(find(dialog, QLineEdit, "field_day"), Qt.Key.Key_Return)
            odd = dialog.findChild(QLabel, "text_odd_day")
            seen.append((odd.text(), odd.isVisibleTo(dialog)) if odd is not None else ("", False))
        dialog.reject()

    in_dialog(look)
    click(qtbot, window, "button_add_appointment")
    assert seen == [("Dit is een zaterdag. Past een andere dag beter?", True), ("", False)]


@pytest.fixture(params=["dossier", "opvolging"])
def card(window: MainWindow, prepared: PreparedVault, qtbot: QtBot, request: pytest.FixtureRequest) -> AppointmentsCard:
    go(qtbot, window, prepared.ria, str(request.param))
    return find(window, AppointmentsCard, "field_appointment")


def test_that_an_appointment_is_made_moved_and_taken_away(
    card: AppointmentsCard, window: MainWindow, qtbot: QtBot
) -> None:
    assert find(card, QLabel, "no_appointment").isVisibleTo(card)
    in_dialog(on_tuesday_at_ten)
    click(qtbot, window, "button_add_appointment")
    until(qtbot, window, lambda dossier: len(dossier.appointments) == 1)
    made = dossier_of(window).appointments[0]
    local = made.starts_at.astimezone()
    assert (local.date(), local.time()) == (date(2026, 9, 22), time(10, 30))
    assert (made.subject, made.kind, made.place) == ("Samen terugkijken", ContactKind.HOME, "")
    (item,) = card.items
    assert (item.accessibleName(), item.accessibleDescription()) == (
        "dinsdag 22 september, 10:30 uur",
        "Samen terugkijken, thuis",
    )

    def later_by_phone(dialog: QDialog) -> None:
        assert find(dialog, QLineEdit, "field_day").text().endswith("22 september")
        write(dialog, "field_time", "14")
        find(dialog, DropDown, "field_appointment_kind").set_value(ContactKind.PHONE)
        find(dialog, QAbstractButton, "button_make_appointment").click()

    in_dialog(later_by_phone)
    item.click()
    until(qtbot, window, lambda dossier: dossier.appointments[0].kind is ContactKind.PHONE)
    moved = dossier_of(window).appointments[0]
    assert (moved.id, moved.starts_at.astimezone().time()) == (made.id, time(14))
    in_dialog(lambda dialog: find(dialog, QAbstractButton, "button_remove_appointment").click())
    card.items[0].click()
    until(qtbot, window, lambda dossier: not dossier.appointments)


def test_that_undo_brings_an_appointment_back(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    go(qtbot, window, prepared.joyce, "dossier")
    in_dialog(lambda dialog: find(dialog, QAbstractButton, "button_remove_appointment").click())
    find(window, AppointmentsCard, "field_appointment").items[0].click()
    until(qtbot, window, lambda dossier: not dossier.appointments)
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: len(dossier.appointments) == 1)


def test_that_an_appointment_of_today_stands_on_the_first_screen(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "dossier")

    def this_afternoon(dialog: QDialog) -> None:
        write(dialog, "field_day", "vandaag")
        write(dialog, "field_time", "15:00")
        write(dialog, "field_subject", "Bellen over de bus")
        find(dialog, QAbstractButton, "button_make_appointment").click()

    in_dialog(this_afternoon)
    click(qtbot, window, "button_add_appointment")
    until(qtbot, window, lambda dossier: len(dossier.appointments) == 1)
    window.go("caseload")
    settle(qtbot, window)
    lines = [line.accessibleName() for line in find(window, AgendaCard, "card_today").lines]
    assert lines[1].startswith("15:00, Ria van den Bosch, Bellen over de bus")


def test_that_a_day_and_a_time_are_asked_for_and_a_past_day_is_refused(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "dossier")
    said: list[str] = []

    def try_it(dialog: QDialog) -> None:
        make = find(dialog, QAbstractButton, "button_make_appointment")
        make.click()
        said.append(" ".join(one.text() for one in dialog.findChildren(QLabel, "error") if one.isVisibleTo(dialog)))
        write(dialog, "field_day", "1-9-2026")
        write(dialog, "field_time", "25:00")
        make.click()
        said.append(" ".join(one.text() for one in dialog.findChildren(QLabel, "error") if one.isVisibleTo(dialog)))
        dialog.reject()

    in_dialog(try_it)
    click(qtbot, window, "button_add_appointment")
    settle(qtbot, window)
    assert said[0] == "Kies een dag. Vul een tijd in, zoals 10:00."
    assert "10:00" in said[1] and said[1] != said[0]
    assert not dossier_of(window).appointments


def test_that_words_of_an_appointment_outlive_a_lock(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    go(qtbot, window, prepared.ria, "dossier")

    def begin_and_stop(dialog: QDialog) -> None:
        write(dialog, "field_subject", "Samen naar de bank")
        dialog.reject()

    in_dialog(begin_and_stop)
    click(qtbot, window, "button_add_appointment")
    settle(qtbot, window)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        if not there_is(dialog, QWidget, "draft"):
            QTimer.singleShot(20, lambda: look(dialog))
            return
        seen.append(find(dialog, QLineEdit, "field_subject").text())
        on_tuesday_at_ten(dialog)

    in_dialog(look)
    click(qtbot, window, "button_add_appointment")
    until(qtbot, window, lambda dossier: len(dossier.appointments) == 1)
    assert (seen, dossier_of(window).appointments[0].subject) == (["Samen naar de bank"], "Samen naar de bank")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10", time(10)),
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("930", time(9, 30)),
        ("9 uur", time(9)),
        ("9:05", time(9, 5)),
        ("25", None),
        ("1075", None),
        ("", None),
    ],
)
def test_that_a_time_is_read_as_people_write_it(typed: str, meant: time | None) -> None:
    assert time_of(typed) == meant


def test_that_the_letter_is_one_press_away_once_there_is_an_appointment(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "dossier")
    card = find(window, AppointmentsCard, "field_appointment")
    assert not there_is(card, QAbstractButton, "button_invitation")
    in_dialog(on_tuesday_at_ten)
    click(qtbot, window, "button_add_appointment")
    until(qtbot, window, lambda dossier: len(dossier.appointments) == 1)
    click(qtbot, window, "button_invitation")
    settle(qtbot, window)
    assert window.page.page_id == "afdruk" and window.page.argument == "uitnodiging"
