"""A real vault with three residents, the desk on it, and the real window. Nothing here is a stand-in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from intake_app.clock import Clock
from intake_app.domain.conversations import Appointment, Contact
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import ContactKind, LegalGround
from intake_app.services import conversations, dossiers, editing, vaults
from intake_app.services.desk import Desk
from intake_app.settings import WindowSettings
from ui import theme
from ui.beginning import Start
from ui.main_window import MainWindow
from ui.tasks import TaskRunner

PASSPHRASE = "vier losse woorden samen"
TODAY = date(2026, 9, 15)
PATIENCE = 15_000
"""Milliseconds that a condition may take before the test fails; it is met in a fraction of it."""


@dataclass(frozen=True, slots=True)
class PreparedVault:
    """A closed vault, its recovery code, and who is in it."""

    path: Path
    code: str
    joyce: UUID
    ria: UUID
    henk: UUID


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> PreparedVault:
    """Made once; tests work on copies. Joyce comes today, Ria was not spoken to for long, Henk's talk is not closed."""
    path = tmp_path_factory.mktemp("vault") / "kluis.keukentafel"
    desk, code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker", organisation="Sociaal team De Boomgaard", phone="0300 – 12 34 03")
    joyce = dossiers.open_dossier(
        desk,
        Person(first_name="Joyce", last_name="Veldkamp", birth_date=date(1983, 4, 2), town="Rijnveen"),
        legal_grounds=(LegalGround.PW_44A,),
        neighbourhood="De Boomgaard",
    )
    ria = dossiers.open_dossier(desk, Person(first_name="Ria", infix="van den", last_name="Bosch", phone="06 – 12"))
    henk = dossiers.open_dossier(desk, Person(first_name="Henk", last_name="Verbrugge"))
    at_ten = datetime(2026, 9, 15, 10).astimezone().astimezone(UTC)
    editing.add(desk, Appointment(case_id=joyce, starts_at=at_ten, subject="Plan afmaken", place="Lindelaan 14"))
    long_ago = TODAY - timedelta(weeks=6)
    editing.add(desk, Contact(case_id=ria, contact_on=long_ago, kind=ContactKind.PHONE, note="Gebeld."))
    conversations.start_conversation(desk, henk)
    desk.close()
    return PreparedVault(path, code, joyce, ria, henk)


@pytest.fixture
def vault_path(prepared: PreparedVault, tmp_path: Path) -> Path:
    """A copy of the prepared vault for one test."""
    return Path(shutil.copy(prepared.path, tmp_path / "kluis.keukentafel"))


@pytest.fixture
def desk(vault_path: Path) -> Iterator[Desk]:
    """The desk on a copy of the prepared vault."""
    opened = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    yield opened
    opened.close()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The look of the program, light and of ordinary size whatever the test before chose."""
    installed = theme.install(qapp)
    installed.zoom_table(1.0)
    installed.fit_table(*theme.TABLE_SCREEN)
    installed.choose("light", text_scale=1.0, calm=True)
    yield installed
    installed.choose("light", text_scale=1.0, calm=True)


class StrayWindows(QObject):
    """Notes every widget that becomes a window of its own without being meant as one: it would flash on a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QDialog | QMainWindow | QMenu) or watched.windowType() != Qt.WindowType.Window
            if not meant:
                inside = [child.objectName() for child in watched.findChildren(QWidget) if child.objectName()]
                self.seen.append(f"{type(watched).__name__} {watched.objectName()} with {inside[:5]}")
        return False


WindowMaker = Callable[[Path], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, look: theme.Theme) -> Iterator[WindowMaker]:
    """Makes windows on vaults; closes and destroys them after the test, and fails when another window flashed."""
    made: list[MainWindow] = []
    strays = StrayWindows()
    qapp.installEventFilter(strays)

    def make(vault: Path) -> MainWindow:
        window = MainWindow(Start(vault, Clock(TODAY)), WindowSettings(), look, TaskRunner())
        window.broke.connect(_raise)
        made.append(window)
        with qtbot.waitActive(window, timeout=PATIENCE):
            window.show()
            window.activateWindow()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.removeEventFilter(strays)
    assert not strays.seen, f"shown without a parent: {strays.seen}"


@pytest.fixture
def locked_window(open_window: WindowMaker, vault_path: Path) -> MainWindow:
    """The window on the prepared vault, asking for the passphrase."""
    return open_window(vault_path)


@pytest.fixture
def window(locked_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window on the prepared vault, unlocked, showing the caseload."""
    unlock(qtbot, locked_window)
    return locked_window


def unlock(qtbot: QtBot, window: MainWindow) -> None:
    """Open the vault and wait until a page shows and everything asked has come back."""
    window.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    settle(qtbot, window)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the vault's thread has nothing to do, every result is shown and no page is on its way."""
    for _time in range(2):  # what was put off to the next turn (the cursor) may ask for more
        qtbot.waitUntil(lambda: window.tasks.pending == 0 and not window.travelling, timeout=PATIENCE)
        QApplication.processEvents()


def go(qtbot: QtBot, window: MainWindow, case_id: UUID, route: str) -> None:
    """Lay a dossier on the desk and show a page of it."""
    assert window.session is not None
    with qtbot.waitSignal(window.session.dossier_changed, timeout=PATIENCE):
        window.session.open_dossier(case_id)
    assert window.go(route)
    settle(qtbot, window)


def _raise(error: BaseException) -> None:
    raise error
