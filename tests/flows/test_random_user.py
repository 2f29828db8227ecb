"""Whatever somebody does in the window, it goes on, and what is in the vault stays whole.

KEUKENTAFEL_RANDOM_ACTS and KEUKENTAFEL_RANDOM_SEEDS make it a long walk: 5,000 acts of twenty people, say.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import DocumentKind
from intake_app.services import prints, vaults
from intake_app.settings import WindowSettings
from tests.demonstration import PASSPHRASE, StoppedClock, make_vault
from tests.flows.random_user import RandomUser, any_file
from tests.ui.conftest import StrayWindows
from ui import theme
from ui.beginning import Start
from ui.main_window import MainWindow
from ui.tasks import TaskRunner

ACTS = int(os.environ.get("KEUKENTAFEL_RANDOM_ACTS", "150"))
SEEDS = range(1, 1 + int(os.environ.get("KEUKENTAFEL_RANDOM_SEEDS", "2")))
PATIENCE = 60_000
"""Milliseconds in which work that was begun must end."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, UUID]]:
    path = tmp_path_factory.mktemp("toeval") / "demo.keukentafel"
    return path, make_vault(path)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_nothing_somebody_does_breaks_the_window_or_the_vault(
    seed: int,
    demo: tuple[Path, dict[str, UUID]],
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = Path(shutil.copy(demo[0], tmp_path / "kluis.keukentafel"))
    _answer_dialogs(tmp_path, random.Random(seed), monkeypatch)
    broken: list[BaseException] = []
    places = [vault]
    strays = StrayWindows()
    qapp.installEventFilter(strays)
    with _opened(vault, qapp) as window, qtbot.captureExceptions() as raised:
        window.broke.connect(broken.append)
        window.vault_moved.connect(places.append)  # that can be done in the window too
        window.unlock(PASSPHRASE)
        qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
        person = RandomUser(window, tuple(demo[1].values()), seed)
        for _act in range(ACTS):
            person.act()
            QCoreApplication.processEvents()
            assert not broken and not raised, (person.did[-12:], broken, raised)
        qtbot.waitUntil(lambda: window.tasks.pending == 0 and not window.travelling, timeout=PATIENCE)
    qapp.removeEventFilter(strays)
    assert not broken and not raised, (person.did[-12:], broken, raised)
    assert not strays.seen, f"shown without a parent: {strays.seen}"
    _look_over(places[-1], tuple(demo[1].values()))


@contextmanager
def _opened(vault: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """A window that is put away whatever happens in it, and the look as it was."""
    window = MainWindow(Start(vault, StoppedClock()), WindowSettings(), theme.install(qapp), TaskRunner())
    window.resize(1366, 768)
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        theme.install(qapp).choose("light", text_scale=1.0, calm=True)


def _answer_dialogs(folder: Path, chance: random.Random, patch: pytest.MonkeyPatch) -> None:
    """The computer's own dialogs answer by themselves; nothing is opened in another program."""
    (folder / "lijst.csv").write_text("Naam;Plaats\nBuurtmoestuin;Rijnveen\n", encoding="utf-8")
    (folder / "half.json").write_text('{"format": "keuken', encoding="utf-8")
    patch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (any_file(folder, chance), ""))
    patch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_more: (any_file(folder, chance), ""))
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked, **_more: ([any_file(folder, chance)], ""))
    patch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked, **_more: chance.choice([str(folder), ""]))
    patch.setattr(QDesktopServices, "openUrl", lambda _url: True)


def _look_over(vault: Path, dossiers: tuple[UUID, ...]) -> None:
    """The vault is whole, and every dossier that was touched opens and prints."""
    desk = vaults.unlock(vault, PASSPHRASE, StoppedClock())
    try:
        assert not desk.vault.check()
        for case_id in dossiers:
            assert desk.dossier(case_id).case.id == case_id
            assert prints.preview(desk, case_id, DocumentKind.PORTFOLIO).startswith(b"%PDF")
    finally:
        desk.close()
