"""Locking: at once, from everywhere, with nothing of a resident left in the window and everything typed kept."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.demonstration import PASSPHRASE, make_vault
from tests.flows.test_no_names_outside import own_folders
from tests.ui.conftest import WindowMaker
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow

NAMES = ("Joyce", "Veldkamp", "Anita")
TEXTS = ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName", "accessibleDescription", "placeholderText")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("demo") / "demo.keukentafel"
    return path, make_vault(path, 1)["Joyce Veldkamp"]


@pytest.fixture
def window(demo: tuple[Path, UUID], tmp_path: Path, open_window: WindowMaker) -> MainWindow:
    made = open_window(Path(shutil.copy(demo[0], tmp_path / "demo.keukentafel")))
    unlock(hand_at(made), made)
    return made


def hand_at(window: MainWindow) -> Hand:
    return Hand(window, lambda: window.at_work)


def unlock(hand: Hand, window: MainWindow) -> None:
    hand.write(PASSPHRASE, "field_passphrase")
    hand.key(Qt.Key.Key_Return)
    wait_until(lambda: window.page is not None, "a page")
    hand.settle()


def show(window: MainWindow, case_id: UUID, route: str) -> None:
    session = window.session
    assert session is not None
    session.open_dossier(case_id)
    wait_until(lambda: session.dossier is not None, "the dossier")
    window.go(route)
    hand_at(window).settle()


def names_on(widgets: list[QWidget]) -> list[str]:
    """Every word on, or told by, a living widget that names somebody."""
    said = [str(getattr(one, text)()) for one in widgets for text in TEXTS if hasattr(one, text)]
    return [words for words in said if any(name in words for name in NAMES)]


def test_that_locking_leaves_no_name_in_any_widget(window: MainWindow, demo: tuple[Path, UUID]) -> None:
    hand = hand_at(window)
    for route in ("dossier", "kennismaking", "tafel/spinnenweb", "plan", "twee-stemmen/spinnenweb", "portfolio"):
        show(window, demo[1], route)
        assert "Joyce" not in window.windowTitle()
        hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        wait_until(lambda: window.session is None, "the lock")
        hand.settle()
        gc.collect()
        assert not names_on(QApplication.allWidgets()), route
        unlock(hand, window)
    assert window.page is not None and window.page.page_id == "portfolio"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="the memory of a process can be read on Linux only")
def test_that_the_locked_process_has_no_name_in_its_memory(demo: tuple[Path, UUID], root: Path, tmp_path: Path) -> None:
    """Locking goes on in a fresh process of the same number; opening again comes back to the page."""
    vault = Path(shutil.copy(demo[0], tmp_path / "demo.keukentafel"))
    report = tmp_path / "report"
    told = subprocess.run(
        [sys.executable, "-m", "tests.flows.locking", str(vault), str(demo[1]), str(report)],
        cwd=root,
        env=own_folders(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    first, second, third = (line.split() for line in report.read_text("utf-8").splitlines())
    assert (first[1], second[1], third[1]) == ("open", "locked", "kennismaking")
    assert first[0] == second[0] == third[0], "the fresh process takes the place of the locked one"
    assert int(first[2]) > 10, "an open dossier is seen in memory, so this test can see"
    assert int(second[2]) == 0
    assert int(third[2]) > 10


def test_that_the_button_locks_and_unlocking_comes_back_to_the_field(
    window: MainWindow, demo: tuple[Path, UUID]
) -> None:
    hand = hand_at(window)
    show(window, demo[1], "kennismaking")
    hand.write("Kerkpad 3", "field_street")
    hand.click("button_lock")
    wait_until(lambda: window.session is None, "the lock")
    unlock(hand, window)
    assert window.session is not None and window.session.dossier is not None
    assert window.session.dossier.person.street == "Kerkpad 3"
    wait_until(lambda: _focused_name() == "field_street", "the cursor where it was")


def test_that_locking_closes_an_open_dialog_and_keeps_its_draft(window: MainWindow) -> None:
    hand = hand_at(window)
    hand.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hand.write("Nora Jansen", "field_name")
    window.lock()
    wait_until(lambda: window.session is None, "the lock")
    assert QApplication.activeModalWidget() is None
    unlock(hand, window)
    hand.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    field = hand.wait_for("field_name")
    wait_until(lambda: field.text() == "Nora Jansen", "the draft")  # type: ignore[attr-defined]  # a line


def _focused_name() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""
