"""Gesprek: the resident's own words, who is at the table, and a conversation that is closed and starts anew."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import PersonRole, RaterRole, ReadBack
from intake_app.services import contacts
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle, unlock
from tests.ui.dossier_steps import click, dossier_of, focused, stands_in, until, write_in
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.conversation import ConversationPage
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import LineField, TextArea

WISH = "Ik wil weer eens naar zee, met de bus."


@pytest.fixture
def page(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> ConversationPage:
    go(qtbot, window, prepared.ria, "gesprek")
    assert isinstance(window.page, ConversationPage)
    return window.page


def test_that_the_first_words_start_a_conversation_and_stay_literal(
    page: ConversationPage, window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert not there_is(page, QWidget, "button_close")
    write_in(qtbot, window, "field_wil", WISH)
    until(qtbot, window, lambda dossier: dossier.own_words("openingsvragen", "wil") == WISH)
    dossier = dossier_of(window)
    assert len(dossier.conversations) == 1
    assert dossier.conversations[0].closed_at is None
    reading = dossier.latest_reading("openingsvragen", RaterRole.RESIDENT)
    assert reading is not None and reading.conversation_id == dossier.conversations[0].id
    assert there_is(page, QWidget, "button_close")
    window.go("dossier")
    settle(qtbot, window)
    assert WISH in find(window, QWidget, "text_wish").text()  # type: ignore[attr-defined]  # a label


def test_that_words_typed_just_before_the_lock_are_there_after_it(
    page: ConversationPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_wil", WISH)
    window.lock()
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    settle(qtbot, window)
    unlock(qtbot, window)
    until(qtbot, window, lambda dossier: dossier.own_words("openingsvragen", "wil") == WISH)
    assert window.page is not None
    field = find(window.page, TextArea, "field_wil")
    assert field.text() == WISH
    qtbot.waitUntil(lambda: stands_in(field), timeout=PATIENCE)


def test_that_the_minutes_of_a_talk_count_in_the_hours_of_the_year(
    page: ConversationPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_minutes", "90")
    until(qtbot, window, lambda dossier: dossier.conversations and dossier.conversations[0].minutes == 90)
    dossier = dossier_of(window)
    assert contacts.hours_used(dossier, dossier.conversations[0].held_on.year) == Decimal("1.5")


def test_that_who_is_here_is_added_and_removed(page: ConversationPage, window: MainWindow, qtbot: QtBot) -> None:
    name = find(page, LineField, "field_attendee_name")
    name.setFocus()
    qtbot.keyClicks(name, "Anita")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: len(dossier.attendees) == 1)
    assert dossier_of(window).attendees[0].role is PersonRole.RELATIVE
    assert dossier_of(window).attendees[0].conversation_id == dossier_of(window).conversations[0].id
    assert name.text() == ""
    click(qtbot, window, "button_remove_attendee")
    until(qtbot, window, lambda dossier: not dossier.attendees)


def test_that_a_helping_question_comes_when_asked_and_then_the_next(
    page: ConversationPage, window: MainWindow, qtbot: QtBot
) -> None:
    prompts = window.session.forms.instrument("openingsvragen").items[0].prompts  # type: ignore[union-attr]
    item = window.session.forms.instrument("openingsvragen").items[0].id  # type: ignore[union-attr]
    assert not there_is(page, QWidget, f"prompt_{item}")
    shown = []
    for _press in range(len(prompts) + 1):
        click(qtbot, window, f"button_prompt_{item}")
        shown.append(find(page, QWidget, f"prompt_{item}").text())  # type: ignore[attr-defined]  # a label
    assert shown == [str(one) for one in prompts] + [str(prompts[0])]


def test_that_a_closed_conversation_keeps_its_summary_and_the_next_answer_starts_another(
    page: ConversationPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_summary", "Over zee en over de post.")
    until(qtbot, window, lambda dossier: dossier.conversations)
    agreed = find(page, SegmentedChoice, "field_read_back")
    qtbot.mouseClick(agreed.parts[0], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: dossier.conversations[0].read_back is ReadBack.YES)
    click(qtbot, window, "button_close")
    until(qtbot, window, lambda dossier: dossier.conversations[0].closed_at)
    assert find(page, TextArea, "field_summary").text() == ""
    assert "Over zee en over de post." in _words(find(page, QWidget, "card_earlier"))
    write_in(qtbot, window, "field_wil", WISH)
    until(qtbot, window, lambda dossier: len(dossier.conversations) == 2)


def test_that_an_earlier_talk_says_who_was_there_and_what_was_agreed(
    page: ConversationPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_interpreter_language", "Tigrinya")
    until(qtbot, window, lambda dossier: dossier.conversations)
    name = find(page, LineField, "field_attendee_name")
    write_in(qtbot, window, "field_attendee_name", "Anita")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.attendees)
    agreed = find(page, SegmentedChoice, "field_read_back")
    assert not there_is(page, QWidget, "field_read_back_note")
    qtbot.mouseClick(agreed.parts[1], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: dossier.conversations[0].read_back is ReadBack.ADJUSTED)
    write_in(qtbot, window, "field_read_back_note", "Niet op vrijdag.")
    until(qtbot, window, lambda dossier: dossier.conversations[0].read_back_note)
    click(qtbot, window, "button_close")
    until(qtbot, window, lambda dossier: dossier.conversations[0].closed_at)
    told = _words(find(page, QWidget, "card_earlier"))
    assert "Ook erbij: Anita (" in told and "Tolk voor Tigrinya." in told
    assert "Voorgelezen, akkoord met een aanpassing. Niet op vrijdag." in told


@pytest.mark.parametrize("field", ["attendees", "wil", "summary"])
def test_that_a_missing_item_leads_to_its_control(
    page: ConversationPage, window: MainWindow, qtbot: QtBot, field: str
) -> None:
    window.go(f"gesprek#{field}")
    control = page.findChild(QWidget, f"field_{field}")
    assert control is not None
    qtbot.waitUntil(lambda: stands_in(control), timeout=PATIENCE)
    assert not focused().visibleRegion().isEmpty()


def _words(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel))
