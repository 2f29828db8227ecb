"""Ctrl Z in the window: a sentence says what was taken back, and what takes long shows how far it is and stops."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.domain.catalogue import Organisation
from intake_app.domain.people import CaseFile
from intake_app.services import editing, organisations
from intake_app.services.desk import Desk
from intake_app.services.organisations import OrganisationQuery
from tests.ui.conftest import PATIENCE, PreparedVault, settle
from tests.ui.conftest import go as go_to
from ui.main_window import MainWindow
from ui.session import Session
from ui.widgets.long_work import LongWork

CONTROL = Qt.KeyboardModifier.ControlModifier


def _session(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def _said(window: MainWindow) -> str:
    assert window.desk_side is not None
    return window.desk_side.bar.save_state.words


def _press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> str:
    window.setFocus()
    qtbot.keyClick(window, key, CONTROL)
    settle(qtbot, window)
    return _said(window)


def test_that_a_sentence_says_what_was_taken_back_and_done_again(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go_to(qtbot, window, prepared.joyce, "dossier")
    session = _session(window)
    case_id = session.case_id
    assert case_id is not None
    session.change(lambda desk: editing.edit(desk, CaseFile, case_id, "Buurt", neighbourhood="Oosterkade"))
    settle(qtbot, window)
    assert _press(window, qtbot, Qt.Key.Key_Z) == "Teruggedraaid: Buurt."
    assert _press(window, qtbot, Qt.Key.Key_Y) == "Opnieuw gedaan: Buurt."
    assert _press(window, qtbot, Qt.Key.Key_Y) == "Hier is niets om opnieuw te doen."


def test_that_what_all_share_is_taken_back_on_its_own_page(window: MainWindow, qtbot: QtBot) -> None:
    session = _session(window)
    window.go("organisaties")
    settle(qtbot, window)
    session.change(lambda desk: organisations.add_organisation(desk, Organisation(name="De Spaak")))
    settle(qtbot, window)
    assert _press(window, qtbot, Qt.Key.Key_Z).startswith("Teruggedraaid: ")
    found: list[object] = []
    session.run(lambda desk: organisations.organisations(desk, OrganisationQuery(search="Spaak")), found.extend)
    settle(qtbot, window)
    assert not found


@pytest.fixture
def band(window: MainWindow) -> LongWork:
    assert window.desk_side is not None
    return window.desk_side.work


def _stepwise(steps: int, go: threading.Semaphore) -> Callable[[Desk, Callable[[int, int], None]], str]:
    def work(_desk: Desk, told: Callable[[int, int], None]) -> str:
        for done in range(steps):
            told(done, steps)
            assert go.acquire(timeout=PATIENCE / 1000)
        return "klaar"

    return work


def test_that_long_work_shows_how_far_it_is_and_goes_away(window: MainWindow, qtbot: QtBot, band: LongWork) -> None:
    go = threading.Semaphore(1)
    ended: list[str | None] = []
    _session(window).change_long("Wordt teruggedraaid.", _stepwise(4, go), ended.append)
    qtbot.waitUntil(lambda: band.isVisible() and "25 %" in band.words, timeout=PATIENCE)
    assert band.words.startswith("Wordt teruggedraaid.")
    for _step in range(3):
        go.release()
    qtbot.waitUntil(lambda: bool(ended) and not band.isVisible(), timeout=PATIENCE)
    assert ended == ["klaar"]
    settle(qtbot, window)


def test_that_escape_stops_long_work_and_nothing_was_done(window: MainWindow, qtbot: QtBot, band: LongWork) -> None:
    go = threading.Semaphore(1)
    ended: list[str | None] = []
    _session(window).change_long("Wordt teruggedraaid.", _stepwise(9, go), ended.append)
    qtbot.waitUntil(band.isVisible, timeout=PATIENCE)
    band.button.setFocus()
    qtbot.keyClick(band.button, Qt.Key.Key_Escape)
    assert band.words == "Wordt gestopt…" and not band.button.isEnabled()
    go.release()
    qtbot.waitUntil(lambda: ended == [None] and not band.isVisible(), timeout=PATIENCE)
    settle(qtbot, window)
