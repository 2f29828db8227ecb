"""A second language under the Dutch, chosen beside the preview: whose it is, and what comes out (N02)."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.domain.conversations import Conversation
from intake_app.services import print_languages, prints
from intake_app.services.caseload import CaseloadQuery
from intake_app.services.editing import edit
from tests.ui.conftest import PATIENCE, go
from tests.ui.dossier_steps import page_of
from tests.ui.finders import find
from tests.ui.plan_steps import ask, joyce_from_the_demonstration, pdf_text, press
from ui.dialogs.batch_print import BatchPrintDialog
from ui.main_window import MainWindow
from ui.pages.print_preview import PrintPreviewPage
from ui.widgets.fields import DropDown


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    return ask(qtbot, window, joyce_from_the_demonstration)


def shows(qtbot: QtBot, window: MainWindow, kind: str, second: str) -> PrintPreviewPage:
    """The page, once this print in these languages stands on it."""
    page = page_of(window, PrintPreviewPage)
    qtbot.waitUntil(
        lambda: (
            page._made_of is not None and (page._made_of[1], page._made_of[4]) == (kind, second) and bool(page._bytes)
        ),
        timeout=PATIENCE,
    )
    return page


def test_that_the_chosen_language_stands_under_the_dutch_of_the_very_bytes(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    go(qtbot, window, joyce, "afdruk/koelkastblad")
    page = shows(qtbot, window, "koelkastblad", "")
    field = find(window, DropDown, "field_second_language")
    assert field.accessibleName() == "Tweede taal" and field.value() == ""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert field.value() == "en" and field.currentText() == "Engels"
    page = shows(qtbot, window, "koelkastblad", "en")
    assert page._bytes == ask(
        qtbot, window, lambda desk: prints.preview(desk, joyce, "koelkastblad", second_language="en")
    )
    assert page._file_name() == "Koelkastblad-in-twee-talen.pdf"
    go(qtbot, window, joyce, "afdruk/portfolio")
    assert "What I am good at" in pdf_text(shows(qtbot, window, "portfolio", "en")._bytes)


def test_that_the_language_of_the_interpreter_is_there_at_once_but_not_on_what_was_signed(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    def with_an_interpreter(desk: prints.Desk) -> None:
        for one in desk.dossier(joyce).conversations:
            edit(desk, Conversation, one.id, interpreter_language="Engels")

    ask(qtbot, window, with_an_interpreter)
    go(qtbot, window, joyce, "afdruk/koelkastblad")
    page = shows(qtbot, window, "koelkastblad", "en")
    page._choose("plan")
    assert page.second.value() == ("" if "vastgelegd" in page.header.line.text().casefold() else "en")
    page._choose("profiel-werkgever")
    assert not page.second.isVisible() and page.second.value() == ""


def test_that_a_batch_puts_the_language_of_each_interpreter_under_the_dutch(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path
) -> None:
    def with_an_interpreter(desk: prints.Desk) -> None:
        edit(desk, Conversation, desk.dossier(joyce).conversations[0].id, interpreter_language="Engels")

    ask(qtbot, window, with_an_interpreter)
    assert window.session is not None
    dialog = BatchPrintDialog(window.session, CaseloadQuery(), window)
    dialog.open()
    qtbot.waitUntil(dialog.start.isEnabled, timeout=PATIENCE)
    dialog.second.set_value(print_languages.INTERPRETER)
    folder = tmp_path / "afdrukken"
    folder.mkdir()
    dialog.into(folder)
    qtbot.waitUntil(lambda: not dialog._going, timeout=PATIENCE)
    texts = {path.name: pdf_text(path.read_bytes()) for path in folder.iterdir()}
    assert sum("Call" in text for text in texts.values()) == 1 < len(texts)
    assert not any("twee-talen" in name for name in texts)
    dialog.kind.set_value("profiel-werkgever")
    dialog.kind.value_changed.emit("profiel-werkgever")
    assert not dialog.second.isEnabled()
    dialog.accept()
