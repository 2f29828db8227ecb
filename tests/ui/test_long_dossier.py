"""One long dossier in the window: a bar and a way to stop while it is read in or destroyed, and closing meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.people import Person
from intake_app.domain.vault_people import Role
from intake_app.domain.vocabulary import LegalGround
from intake_app.services import closing, destruction, dossiers, people, vaults
from intake_app.store.key_page import Stretching
from tests.store.vault_keys import CHEAP
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, PreparedVault, WindowMaker, settle, unlock
from tests.ui.dossier_steps import page_of
from tests.ui.finders import find, there_is
from ui import main_window
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.pages.caseload import CaseloadPage
from ui.pages.dossier import DossierPage
from ui.pages.retention import FourEyesDialog, RetentionPage
from ui.session import Session
from ui.tasks import Job
from ui.widgets.long_work import LongWork

OF_BO = "een heel andere zin van Bo"
JOYCE = paths.RESOURCES / "demo" / "joyce-veldkamp.json"
STOPPED = "Gestopt. Er is niets veranderd."


class Held(QObject):
    """Holds work on the vault thread halfway, until it is stopped, or may go on."""

    def __init__(self, session: Session, half: float = 0.3) -> None:
        super().__init__(session)
        self.heard: list[float] = []
        self._half = half
        self._go_on = self._left = False
        session.long_work.connect(lambda job, _what: self.hold(job))

    def hold(self, job: Job) -> None:
        self._go_on = False
        job.progress.connect(lambda done, total: self._told(job, done, total), Qt.ConnectionType.DirectConnection)

    def go_on(self) -> None:
        """Let go of this work; the next is held again."""
        self._go_on = True

    def leave(self) -> None:
        """Hold nothing any more."""
        self._left = True

    def _told(self, job: Job, done: int, total: int) -> None:
        self.heard.append(done / total)
        while done >= total * self._half and not (self._go_on or self._left or job.cancelled):
            job._stop.wait(0.01)


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def band_of(window: MainWindow) -> LongWork:
    assert window.desk_side is not None
    return window.desk_side.work


def told_in(window: MainWindow) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def cases(path: Path, day: date = TODAY) -> tuple[UUID, ...]:
    """The dossiers of a vault that nobody has open, which must be whole."""
    desk = vaults.unlock(path, PASSPHRASE, Clock(day))
    try:
        assert desk.vault.check() == []
        return desk.vault.caseload.cases_after(None, 20)
    finally:
        desk.close()


# -- reading in --------------------------------------------------------------------------------------------------------


def test_that_reading_in_shows_how_far_it_is_stops_with_a_key_and_comes_in_whole_the_next_time(
    window: MainWindow, qtbot: QtBot, vault_path: Path, prepared: PreparedVault
) -> None:
    held, band = Held(session_of(window)), band_of(window)
    page_of(window, CaseloadPage).arriving.read(JOYCE)
    qtbot.waitUntil(lambda: band.isVisible() and "%" in band.words, timeout=PATIENCE)
    assert band.words.startswith("Het bestand wordt gelezen.")
    held.go_on()
    qtbot.waitUntil(lambda: band.isVisible() and "ingelezen" in band.words and "%" in band.words, timeout=PATIENCE)
    assert 0 < find(band, QProgressBar, "").value() < 1000
    band.button.setFocus()
    qtbot.keyClick(band.button, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not band.isVisible(), timeout=PATIENCE)
    settle(qtbot, window)
    assert STOPPED in told_in(window)
    assert isinstance(window.page, CaseloadPage)
    page_of(window, CaseloadPage).arriving.read(JOYCE)
    held.leave()
    qtbot.waitUntil(lambda: isinstance(window.page, DossierPage), timeout=PATIENCE)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not band.isVisible(), timeout=PATIENCE)
    assert held.heard[-1] == 1.0
    window.close()
    assert len(cases(vault_path)) == 4


def test_that_closing_the_window_while_a_dossier_comes_in_leaves_everything_as_it_was(
    window: MainWindow, qtbot: QtBot, vault_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "PATIENCE", 0.0)
    session = session_of(window)
    jobs: list[Job] = []
    session.long_work.connect(lambda job, _what: jobs.append(job))
    held = Held(session)
    page_of(window, CaseloadPage).arriving.read(JOYCE)
    qtbot.waitUntil(lambda: bool(held.heard), timeout=PATIENCE)
    held.go_on()
    qtbot.waitUntil(lambda: len(jobs) == 2 and max(held.heard[-1:]) < 1.0, timeout=PATIENCE)
    assert window.close()
    assert held.heard[-1] < 1.0, "it was stopped halfway"
    assert len(cases(vault_path)) == 3


# -- destroying --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def _listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A vault of two people in which the other proposed to destroy a dossier of long ago."""
    path = tmp_path_factory.mktemp("vault") / "team.keukentafel"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stretching.__init__, "__defaults__", (CHEAP.memory, CHEAP.rounds, CHEAP.lanes))
        desk, _code = vaults.create(path, PASSPHRASE, Clock(date(2022, 1, 10)))
        desk.change_profile(consultant="Marloes Dekker")
        person = Person(first_name="Aaltje", last_name="Vergaan")
        case_id = dossiers.open_dossier(desk, person, legal_grounds=(LegalGround.VOLUNTARY,))
        closing.close(
            desk,
            Closing(
                case_id=case_id,
                closed_on=desk.today(),
                reason="Klaar",
                destination="Werk",
                outcome=next(iter(OutcomeKind)),
                no_contact_wanted=True,
            ),
        )
        people.add(desk, PASSPHRASE, "Bo de Wit", Role.CONSULTANT, OF_BO)
        desk.close()
        desk = vaults.unlock(path, OF_BO, Clock(TODAY))
        destruction.propose(desk, [case_id])
        desk.close()
        yield path


@pytest.fixture
def listed(_listed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_listed, tmp_path / _listed.name))


Asked = tuple[MainWindow, FourEyesDialog, Held]


@pytest.fixture
def asked(open_window: WindowMaker, listed: Path, qtbot: QtBot) -> Asked:
    """The window in which the second person has just said yes, with the work held halfway."""
    window = open_window(listed)
    unlock(qtbot, window)
    window.go("bewaren")
    settle(qtbot, window)
    return window, *ask_for_it(window)


def ask_for_it(window: MainWindow) -> tuple[FourEyesDialog, Held]:
    hand = Hand(window, lambda: False)
    hand.click("button_confirm_0")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FourEyesDialog)
    return dialog, say_yes(window, dialog)


def say_yes(window: MainWindow, dialog: FourEyesDialog) -> Held:
    """Say yes, and hold the work once it is halfway: until then the vault thread waits for this."""
    held, session = Held(session_of(window), half=0.1), session_of(window)
    waiting = Job(session)
    session.run(lambda _desk: waiting._stop.wait(PATIENCE / 1000))
    Hand(window, lambda: False).click("button_destroy")
    job = dialog.work.job
    assert job is not None
    held.hold(job)
    waiting.cancel()
    wait_until(lambda: dialog.work.isVisible() and "%" in dialog.work.words, "the bar")
    return held


def test_that_destroying_shows_how_far_it_is_stops_and_can_be_asked_again(
    asked: Asked, qtbot: QtBot, listed: Path
) -> None:
    window, dialog, _held = asked
    assert dialog.work.words.startswith("Het dossier wordt vernietigd.")
    assert 0 < find(dialog.work, QProgressBar, "").value() < 1000
    qtbot.mouseClick(dialog.work.button, Qt.MouseButton.LeftButton)
    wait_until(lambda: there_is(dialog, QLabel, "stopped"), "what became of it")
    settle(qtbot, window)
    assert find(dialog, QLabel, "stopped").text() == STOPPED and not dialog.work.isVisible()
    held = say_yes(window, dialog)
    held.go_on()
    wait_until(lambda: QApplication.activeModalWidget() is None, "the end of the dialog")
    settle(qtbot, window)
    assert held.heard == sorted(held.heard) and held.heard[-1] == 1.0
    assert "Vernietigd op" in told_in(window)
    window.close()
    assert cases(listed) == ()


def test_that_leaving_the_dialog_stops_it_and_the_page_says_so(asked: Asked, qtbot: QtBot, listed: Path) -> None:
    window, dialog, _held = asked
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    wait_until(lambda: QApplication.activeModalWidget() is None, "the end of the dialog")
    settle(qtbot, window)
    assert find(page_of(window, RetentionPage), QLabel, "said").text() == STOPPED
    window.close()
    assert len(cases(listed)) == 1


@pytest.mark.parametrize("how", ["lock", "close"])
def test_that_locking_and_closing_while_a_dossier_is_destroyed_leave_it_whole(
    how: str, asked: Asked, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "PATIENCE", 0.0)
    window, _dialog, held = asked
    if how == "lock":
        window.lock()
        wait_until(lambda: window.session is None and not window.tasks.at_work, "the lock")
    assert window.close()
    assert held.heard[-1] < 1.0 and len(cases(listed)) == 1
