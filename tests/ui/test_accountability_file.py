"""The page that makes a file of who did what: by keyboard, with how far it is, stopped without a trace, noted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.services import access, vault_audit
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, settle
from tests.ui.conftest import go as go_to
from tests.ui.dossier_steps import page_of
from tests.ui.finders import find
from ui import printing
from ui.main_window import MainWindow
from ui.pages.accountability import OUTSIDE, AccountabilityPage
from ui.pages.sample import SamplePage
from ui.widgets.buttons import Button
from ui.widgets.text import Text


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, prepared: PreparedVault) -> AccountabilityPage:
    go_to(qtbot, window, prepared.joyce, "wie-besliste")
    find(window, Button, "button_accountability").click()
    settle(qtbot, window)
    return page_of(window, AccountabilityPage)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialog of the system would say that the file goes."""
    path = tmp_path / "uit.csv"
    monkeypatch.setattr(printing, "ask_other_file", lambda *_where, **_title: path)
    return path


def _done(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.at_work, timeout=PATIENCE)
    settle(qtbot, window)


def test_that_a_file_of_one_dossier_is_made_with_the_keys_and_noted(
    window: MainWindow, page: AccountabilityPage, qtbot: QtBot, place: Path
) -> None:
    assert page.numbers.text()  # of the dossier that it was asked from
    page.kind.set_value(".csv")
    page.make()
    _done(qtbot, window)
    assert "waar dit bestand voor is" in page.said.text
    assert not place.exists()
    page.receiver.setFocus()
    qtbot.keyClicks(page.receiver, "Interne controle")
    qtbot.keyClicks(page.purpose, "Controle van het kwartaal")
    page.go.setFocus()
    qtbot.keyClick(page.go, Qt.Key.Key_Space)
    _done(qtbot, window)
    _done(qtbot, window)
    assert "Moment,Wie,Rol" in place.read_text("utf-8-sig").replace(";", ",")
    assert "bewaard" in page.said.text
    noted = [one.text() for one in find(page, QWidget, "card_made").findChildren(Text)]
    assert any("Controle van het kwartaal" in words for words in noted)


def test_that_names_are_not_for_another_organisation(window: MainWindow, page: AccountabilityPage) -> None:
    page.names.set_value(True)
    page.whom.set_value(OUTSIDE)
    page.whom.value_changed.emit(OUTSIDE)
    assert not page.names.isEnabled()


def test_that_a_file_that_is_stopped_leaves_nothing(
    window: MainWindow, page: AccountabilityPage, qtbot: QtBot, place: Path
) -> None:
    scope = vault_audit.AuditScope(
        first=page.session.today(), last=page.session.today(), purpose="controle", receiver="team"
    )
    page.write(scope, place)
    page.work.stop()
    _done(qtbot, window)
    assert not [one for one in place.parent.iterdir() if one.suffix in (".new", ".csv")]
    assert page.said.text == "Gestopt. Er is geen bestand." and page.go.isEnabled()


def test_that_the_decisions_of_a_sample_are_written_whole_or_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, prepared: PreparedVault
) -> None:
    from intake_app.domain.accountability import SampleOf
    from intake_app.services import samples

    session = window.session
    assert session is not None
    drawn: list[object] = []
    session.change(lambda desk: drawn.append(samples.draw(desk, SampleOf.DOSSIERS, 3, 7).reference))
    settle(qtbot, window)
    window.go(f"steekproef/{drawn[0]}")
    settle(qtbot, window)
    page = page_of(window, SamplePage)
    page.write(tmp_path / "uit.xlsx")
    settle(qtbot, window)
    assert (tmp_path / "uit.xlsx").stat().st_size > 500

    def noted(desk: Desk) -> bool:
        return any(one.what == access.TRAIL for one in access.lines(desk, prepared.joyce))

    found: list[bool] = []
    session.run(noted, found.append)
    settle(qtbot, window)
    assert found == [True]
