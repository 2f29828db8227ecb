"""From nothing to a desk: first start, unlocking, wrong passphrase, recovery, and what is imported before that."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app import i18n
from tests.ui.conftest import PASSPHRASE, PATIENCE, PreparedVault, WindowMaker, settle, unlock
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.first_start import FirstStartPage
from ui.pages.recovery_code import RecoveryCodePage
from ui.pages.unlock import UnlockPage
from ui.widgets.empty_state import EmptyState

_HEAVY = (
    *("sqlalchemy", "sqlcipher3", "reportlab", "pikepdf", "pydantic", "alembic", "babel", "pypdfium2"),
    *("asyncio", "concurrent.futures", "decimal", "email", "multiprocessing", "platform", "queue", "socket", "ssl"),
    *("subprocess", "uuid", "xml", "PySide6.QtNetwork", "PySide6.QtPrintSupport"),
    *(
        "intake_app.domain",
        "intake_app.instruments",
        "intake_app.services.desk",
        "intake_app.services.vaults",
        "intake_app.store",
    ),
    *("intake_app.documents", "intake_app.exchange", "ui.dialogs", "ui.models", "ui.answers"),
    *("ui.desk_side", "ui.discreet", "ui.idle", "ui.menu", "ui.navigation", "ui.notices", "ui.session", "ui.shell"),
    *("ui.shortcuts", "ui.stop_signals", "ui.watchers", "ui.pages.page", "ui.pages.registry"),
    *("ui.widgets.banner", "ui.widgets.focus_ring", "ui.widgets.series_painting"),
)
"""What the unlock page and the first start show without."""
_OWN_AT_MOST = {"unlock": 43, "first start": 44}
"""How many modules of the program the first picture takes. More is a choice: every one costs about half a ms."""
_FIELD_AT_MOST = 56
"""The same for the page that takes the place of its picture, with the keys that work everywhere."""
_WITH_THE_FIELD = {
    *("ui.discreet", "ui.idle", "ui.shortcuts", "ui.stop_signals", "ui.watchers", "ui.widgets.focus_ring"),
    *("intake_app.domain", "socket"),  # the tasks that keys are named after, and what a signal of the system wakes
}
"""What of that comes with the field: keys, idle time, the ring around what has the cursor."""
_NOT_FOR_A_PICTURE = (
    "json",
    "intake_app.errors",
    "ui.gate",
    "ui.icons",
    "ui.pages",
    "ui.tasks",
    "ui.theme",
    "ui.widgets",
)
"""What the page needs and its picture does not."""
_PICTURE_AT_MOST = {"modules": 21, "classes": 89, "widgets": 2}
"""For the picture of last time: modules of the program, Qt classes that PySide made (31 by itself), and widgets."""


def _type(qtbot: QtBot, words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, words)


def _press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def _wait_for_page(qtbot: QtBot, window: MainWindow, kind: type[QWidget]) -> None:
    qtbot.waitUntil(lambda: isinstance(window.gate.page, kind), timeout=PATIENCE)


@pytest.mark.parametrize("shown", ["unlock", "first start"])
def test_that_nothing_heavy_is_imported_before_the_first_paint(root: Path, tmp_path: Path, shown: str) -> None:
    vault = tmp_path / "kluis.keukentafel"
    if shown == "unlock":
        vault.write_bytes(b"something lies there")
    i18n.compiled_catalogue("nl")  # compiling needs Babel; the window itself does not
    imported = _at_the_first_paint(root, vault, tmp_path).modules
    assert "ui.main_window" in imported
    assert imported & set(_HEAVY) == set()
    own = _own(imported)
    assert len(own) <= _OWN_AT_MOST[shown], sorted(own)


def test_that_the_picture_of_last_time_takes_next_to_nothing(root: Path, tmp_path: Path) -> None:
    vault = tmp_path / "kluis.keukentafel"
    vault.write_bytes(b"something lies there")
    first = _at_the_first_paint(root, vault, tmp_path, until_kept=True)
    second = _at_the_first_paint(root, vault, tmp_path)
    assert first.painted == "MainWindow" and second.painted == "LaunchPicture"
    assert second.modules & {*_HEAVY, *_NOT_FOR_A_PICTURE} == set()
    own = _own(second.modules)
    assert len(own) <= _PICTURE_AT_MOST["modules"], sorted(own)
    assert "Qt" not in second.classes, "this namespace has 120 enumerations, which take 15 ms to make"
    assert len(second.classes) <= _PICTURE_AT_MOST["classes"], sorted(second.classes)
    assert second.widgets <= _PICTURE_AT_MOST["widgets"]


def test_that_the_field_of_the_passphrase_comes_before_anything_of_dossiers(root: Path, tmp_path: Path) -> None:
    """The keys that work everywhere come with it; what they need when they are pressed does not."""
    vault = tmp_path / "kluis.keukentafel"
    vault.write_bytes(b"something lies there")
    _at_the_first_paint(root, vault, tmp_path, until_kept=True)
    counted = _at_the_first_paint(root, vault, tmp_path, at_the_field=True)
    assert "ui.watchers" in counted.modules and "ui.pages.unlock" in counted.modules
    assert counted.modules & (set(_HEAVY) - _WITH_THE_FIELD) == set()
    own = _own(counted.modules)
    assert len(own) <= _FIELD_AT_MOST, sorted(own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What there is when the first picture is painted."""

    painted: str
    """The class of the central widget, or of the window when the page itself is in it."""
    modules: set[str]
    classes: set[str]
    """Of QtCore, QtGui and QtWidgets: PySide makes a class when it is named."""
    widgets: int


def _own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] in ("ui", "intake_app")}


def _at_the_first_paint(
    root: Path, vault: Path, home: Path, *, until_kept: bool = False, at_the_field: bool = False
) -> Counted:
    """Counts in a process of its own, as the program starts; with `until_kept` it runs on until a picture is kept.

    `at_the_field` counts when the page took the place of the picture of last time, which there must be.
    """
    script = f"""
import sys
from pathlib import Path
from PySide6 import QtCore, QtGui, QtWidgets
from intake_app import paths
from intake_app.commands.window import open_window
from ui.frame import Frame

class FirstPaint(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() in (QtCore.QEvent.Type.Paint, QtCore.QEvent.Type.Expose):
            watched.removeEventFilter(self)
            QtCore.QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        modules = set(sys.modules)
        (window,) = (one for one in QtWidgets.QApplication.topLevelWidgets() if isinstance(one, Frame))
        inside = type(window.centralWidget()).__name__
        print(inside if inside == "LaunchPicture" else "MainWindow")
        print(*sorted(modules))
        print(*sorted(name for module in (QtCore, QtGui, QtWidgets) for name, one in vars(module).items()
                      if isinstance(one, type)))
        print(len(QtWidgets.QApplication.allWidgets()), flush=True)
        self.window = window
        self.timer = QtCore.QTimer(interval=10)
        self.timer.timeout.connect(self.end)
        self.timer.start()

    def end(self):
        if not {until_kept} or (paths.user_launch_picture().exists() and not self.window.tasks.at_work):
            self.timer.stop()
            self.window.close()

first = FirstPaint()
appear = Frame.appear
def watched(window):
    appear(window)
    if {at_the_field}:
        from ui import launch
        uncover = launch.Launch._uncover
        def and_tell(page):
            first.tell()
            uncover(page)
        launch.Launch._uncover = and_tell
    else:
        window.windowHandle().installEventFilter(first)
Frame.appear = watched
raise SystemExit(open_window(Path({str(vault)!r}), own=True))
"""
    folders = {f"XDG_{kind}_HOME": str(home) for kind in ("CACHE", "CONFIG", "DATA")}
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=120, env=os.environ | folders
    )
    assert told.returncode == 0, told.stderr
    painted, modules, classes, widgets = told.stdout.splitlines()
    return Counted(painted=painted, modules=set(modules.split()), classes=set(classes.split()), widgets=int(widgets))


def test_that_the_first_start_leads_to_a_desk_by_keyboard_alone(
    open_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "nieuw" / "kluis.keukentafel")
    assert isinstance(window.gate.page, FirstStartPage)
    for words in ("Marloes Dekker", "Sociaal team De Boomgaard", "0300 12 34 03", PASSPHRASE, PASSPHRASE):
        _type(qtbot, words)
        _press(qtbot, Qt.Key.Key_Return)
    _wait_for_page(qtbot, window, RecoveryCodePage)
    code = find(window, QLabel, "recovery_code").text()
    kept = find(window, QPushButton, "button_kept")
    kept.setFocus()
    _press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    assert window.session is not None
    assert window.session.profile.consultant == "Marloes Dekker"
    assert window.session.profile.organisation == "Sociaal team De Boomgaard"
    settle(qtbot, window)
    assert "Hier komen je dossiers." in _words_of(find(window, EmptyState, "empty"))
    assert len(code) > 20


def test_that_a_weak_passphrase_is_refused_with_advice(open_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path / "kluis.keukentafel")
    find(window, QLineEdit, "field_consultant").setText("Marloes")
    first = find(window, QLineEdit, "field_passphrase")
    first.setFocus()
    _type(qtbot, "welkom")
    assert find(window, QLabel, "strength").text().startswith("Te kort.")
    find(window, QLineEdit, "field_passphrase_again").setText("welkom")
    qtbot.mouseClick(find(window, QPushButton, "button_create"), Qt.MouseButton.LeftButton)
    assert "tien tekens" in find(window, QLabel, "error").text()
    assert not (tmp_path / "kluis.keukentafel").exists()


def test_that_two_passphrases_that_differ_are_refused(open_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path / "kluis.keukentafel")
    find(window, QLineEdit, "field_consultant").setText("Marloes")
    find(window, QLineEdit, "field_passphrase").setText(PASSPHRASE)
    find(window, QLineEdit, "field_passphrase_again").setText(PASSPHRASE + "!")
    qtbot.mouseClick(find(window, QPushButton, "button_create"), Qt.MouseButton.LeftButton)
    assert find(window, QLabel, "error").text() == "Deze twee zijn niet gelijk. Typ het nog een keer."
    assert QApplication.focusWidget() is find(window, QLineEdit, "field_passphrase_again")


def test_that_a_passphrase_may_be_pasted_and_shown(open_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(tmp_path / "kluis.keukentafel")
    field = find(window, QLineEdit, "field_passphrase")
    QApplication.clipboard().setText(PASSPHRASE)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()
    assert field.text() == PASSPHRASE
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.actions()[0].trigger()
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_that_a_wrong_passphrase_is_one_sentence_and_nothing_is_lost(locked_window: MainWindow, qtbot: QtBot) -> None:
    field = find(locked_window, QLineEdit, "field_passphrase")
    assert QApplication.focusWidget() is field
    _type(qtbot, "verkeerd wachtwoord")
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: there_is(locked_window, QLabel, "error"), timeout=PATIENCE)
    assert find(locked_window, QLabel, "error").text() == "Dit wachtwoord klopt niet. Let op hoofdletters."
    assert field.selectedText() == "verkeerd wachtwoord"
    assert locked_window.session is None
    _type(qtbot, PASSPHRASE)
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: locked_window.page is not None, timeout=PATIENCE)


def test_that_the_recovery_code_opens_and_asks_a_new_passphrase(
    locked_window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    window = locked_window
    qtbot.mouseClick(find(window, QPushButton, "button_forgotten"), Qt.MouseButton.LeftButton)
    _type(qtbot, prepared.code[:-1])
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: there_is(window, QLabel, "error"), timeout=PATIENCE)
    find(window, QLineEdit, "field_recovery_code").setText(prepared.code.lower().replace("-", " "))
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: there_is(window, QLineEdit, "field_passphrase_again"), timeout=PATIENCE)
    for _field in ("first", "again"):
        _type(qtbot, "heel andere woorden nu")
        _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    window.lock()
    _wait_for_page(qtbot, window, UnlockPage)
    window.unlock("heel andere woorden nu")
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)


def test_that_a_file_that_is_no_vault_is_said_so(open_window: WindowMaker, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "kluis.keukentafel").write_bytes(b"not a vault" * 1000)
    window = open_window(tmp_path / "kluis.keukentafel")
    window.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: there_is(window, QLabel, "error"), timeout=PATIENCE)
    assert window.session is None


def test_that_a_vault_in_use_elsewhere_is_said_so(open_window: WindowMaker, vault_path: Path, qtbot: QtBot) -> None:
    unlock(qtbot, open_window(vault_path))
    second = open_window(vault_path)
    second.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: there_is(second, QLabel, "error"), timeout=PATIENCE)
    assert second.session is None


def test_that_closing_while_the_code_shows_leaves_a_whole_vault(
    open_window: WindowMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    vault = tmp_path / "kluis.keukentafel"
    window = open_window(vault)
    find(window, QLineEdit, "field_consultant").setText("Marloes")
    find(window, QLineEdit, "field_passphrase").setText(PASSPHRASE)
    find(window, QLineEdit, "field_passphrase_again").setText(PASSPHRASE)
    qtbot.mouseClick(find(window, QPushButton, "button_create"), Qt.MouseButton.LeftButton)
    _wait_for_page(qtbot, window, RecoveryCodePage)
    window.close()
    again = open_window(vault)
    unlock(qtbot, again)
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith("-lock")] != []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signal")
def test_that_being_asked_to_stop_closes_the_vault_in_good_order(root: Path, vault_path: Path) -> None:
    script = f"""
import os, signal
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from intake_app.clock import Clock
from intake_app.commands.window import open_window
from ui.main_window import MainWindow

def look():
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    if window.page is not None and window.tasks.pending == 0:
        timer.stop()
        print(window.page.page_id, flush=True)
        os.kill(os.getpid(), signal.SIGTERM)

app = QApplication([])
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
raise SystemExit(open_window(Path({str(vault_path)!r}), Clock(date(2026, 9, 15)), passphrase={PASSPHRASE!r}))
"""
    told = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=120)
    assert (told.returncode, told.stdout.strip()) == (0, "caseload"), told.stderr
    assert "Traceback" not in told.stderr
    assert [path.name for path in vault_path.parent.iterdir()] == [vault_path.name]


def _words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))
