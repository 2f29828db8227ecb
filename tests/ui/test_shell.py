"""The frame: locking and coming back, saving that fails, keys, text size, and a calm word when something breaks."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.errors import InputRefused, SavingFailed
from intake_app.services import editing
from intake_app.services.desk import Desk
from intake_app.settings import load_settings
from tests.ui.conftest import PASSPHRASE, PATIENCE, PreparedVault, go, settle, unlock
from tests.ui.finders import find, there_is
from ui import theme, undoing
from ui.crash import CrashGuard, describe
from ui.dialogs.crash import CrashDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_dossier import NewDossierDialog
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.settings import SettingsDialog
from ui.idle import IdleLock
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.pages.registry import PAGES
from ui.pages.unlock import UnlockPage
from ui.route import Route
from ui.shell import SaveState, TopBar
from ui.widgets.fields import LineField

CONTROL = Qt.KeyboardModifier.ControlModifier


class NotePage(Page):
    """A page with one field that saves itself: the neighbourhood of the dossier."""

    page_id = "note"

    def __init__(self, session: object, theme: object, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)  # type: ignore[arg-type]  # as the registry passes them on
        self.field = LineField(name="field_neighbourhood", parent=self)
        self.field.text_committed.connect(self._keep)
        self.dossier: Dossier | None = None

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.field.set_text(dossier.case.neighbourhood)

    @override
    def leave(self) -> bool:
        self.field.commit()
        return True

    def _keep(self, text: str) -> None:
        case_id = self.session.case_id
        assert case_id is not None
        self.session.change(lambda desk: editing.edit(desk, CaseFile, case_id, neighbourhood=text))


class FullScreenPage(NotePage):
    """The same, as at the table."""

    page_id = "vol"
    full_screen = True
    back_route = "note"


@pytest.fixture(autouse=True)
def _test_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGES, "note", f"{__name__}:NotePage")
    monkeypatch.setitem(PAGES, "vol", f"{__name__}:FullScreenPage")


@pytest.fixture
def note(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> NotePage:
    """The page in front, on Joyce's dossier."""
    go(qtbot, window, prepared.joyce, "note")
    assert isinstance(window.page, NotePage)
    return window.page


def _lock(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    qtbot.waitUntil(lambda: isinstance(window.gate.page, UnlockPage) and window.gate.isVisible(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.tasks.pending == 0 and not window.travelling, timeout=PATIENCE)


def _neighbourhood(window: MainWindow) -> str:
    assert window.session is not None
    assert window.session.dossier is not None
    return window.session.dossier.case.neighbourhood


def _notice(window: MainWindow, matter: str) -> str:
    assert window.desk_side is not None
    return window.desk_side.notices.text(matter)


def _bar(window: MainWindow) -> TopBar:
    assert window.desk_side is not None
    return window.desk_side.bar


# -- routes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("caseload", Route("caseload")),
        ("tafel/spinnenweb", Route("tafel", "spinnenweb")),
        ("plan#element:gevolgen", Route("plan", "", "element:gevolgen")),
        ("twee-stemmen/zrm-2017#financien", Route("twee-stemmen", "zrm-2017", "financien")),
    ],
)
def test_that_a_route_is_read_and_written_the_same(text: str, route: Route) -> None:
    assert Route.parse(text) == route
    assert str(route) == text


def test_that_an_unknown_page_leads_to_the_caseload(window: MainWindow) -> None:
    assert window.go("bestaat-niet#veld")
    assert window.page is not None
    assert window.page.page_id == "caseload"


def test_that_a_page_about_somebody_needs_a_dossier(window: MainWindow) -> None:
    assert window.go("note")
    assert window.page is not None
    assert window.page.page_id == "caseload"


def test_that_a_route_puts_the_cursor_in_its_field(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    window.go("caseload")
    assert window.session is not None
    window.session.navigate("caseload#search")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is find(window, QLineEdit, "field_search"), timeout=PATIENCE)


def test_that_pages_about_somebody_go_when_the_dossier_does(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    window.go("caseload")
    qtbot.waitUntil(lambda: not isValid(note), timeout=PATIENCE)
    assert window.session is not None
    assert window.session.dossier is None


def _leave_when_it_is_ready(window: MainWindow) -> None:
    """Go on once what was asked has its answer on the way: it then comes before the page really goes."""
    session, ready = window.session, threading.Event()
    assert session is not None
    session.run(lambda _desk: ready.set())  # the vault's thread takes one thing after the other
    assert ready.wait(PATIENCE / 1000)
    window.go("caseload")


def test_that_nothing_is_handed_to_a_page_on_its_way_out(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    session, heard = window.session, []
    assert session is not None
    session.run(lambda _desk: 1, heard.append, owner=note.field)
    session.change(lambda _desk: 2, heard.append, owner=note)
    _leave_when_it_is_ready(window)
    assert isValid(note) and session.dossier is None
    settle(qtbot, window)
    assert heard == []


def test_that_a_refusal_is_told_to_who_went_on_meanwhile(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    session, heard = window.session, []
    assert session is not None

    def refuse(_desk: Desk) -> None:
        raise InputRefused("Dat kan niet.")

    with qtbot.waitSignal(session.failed, timeout=PATIENCE) as told:
        session.change(refuse, on_refused=heard.append, owner=note)
        _leave_when_it_is_ready(window)
        assert isValid(note)
    assert told.args == ["Dat kan niet."]
    assert heard == []


# -- the top bar -----------------------------------------------------------------------------------------------------


def test_that_the_bar_says_who_works_here_and_where_back_leads(note: NotePage, window: MainWindow) -> None:
    bar = _bar(window)
    assert find(bar, QLabel, "consultant_name").text() == "Marloes Dekker"
    back = find(bar, QPushButton, "button_back")
    assert back.text() == "Joyce Veldkamp"
    assert back.accessibleName() == "Terug naar Joyce Veldkamp"


def test_that_a_long_name_in_the_back_link_ends_in_dots(window: MainWindow, look: theme.Theme, qtbot: QtBot) -> None:
    look.choose("light", text_scale=2.0)
    settle(qtbot, window)
    window.resize(1366, 768)
    assert window.desk_side is not None
    name = "Wilhelmina-Alexandrina van der Heijden-Oudekerk"
    window.desk_side.bar.set_back(name)
    settle(qtbot, window)
    link = find(window, QPushButton, "button_back")
    assert link.text().endswith("…")
    assert link.width() >= link.sizeHint().width(), "cut off by what stands beside it"
    assert link.accessibleName() == f"Terug naar {name}"


def test_that_the_title_of_the_window_names_nobody(note: NotePage, window: MainWindow) -> None:
    assert window.windowTitle() == "Keukentafel"


def test_that_the_bar_says_when_the_last_answer_was_saved(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    with qtbot.waitSignal(window.session.changes.saved, timeout=PATIENCE):
        qtbot.keyClicks(note.field, "Oosterkade")
        note.field.commit()
    state = find(window, SaveState, "save_state")
    assert state.words.startswith("Bewaard om ")
    window.go("caseload")
    assert state.words == "Alles staat op deze laptop"


def test_that_pages_at_the_table_have_no_bar_and_two_escapes_lead_back(
    note: NotePage, window: MainWindow, qtbot: QtBot
) -> None:
    window.go("vol")
    assert not _bar(window).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.page, FullScreenPage)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is note
    assert _bar(window).isVisible()


# -- locking ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "key"])
def test_that_locking_shows_the_unlock_page_and_closes_the_vault(
    note: NotePage, window: MainWindow, vault_path: Path, qtbot: QtBot, way: str
) -> None:
    if way == "button":
        qtbot.mouseClick(find(window, QPushButton, "button_lock"), Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: isinstance(window.gate.page, UnlockPage), timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.tasks.pending == 0 and not window.travelling, timeout=PATIENCE)
    assert window.session is None
    assert not there_is(window, QWidget, "top_bar")
    assert [path.name for path in vault_path.parent.iterdir()] == [vault_path.name]


def test_that_locking_leaves_no_dossier_and_no_page_behind(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    of_other_tests = _residents_in_memory()  # a module that this worker imported may hold people of its own
    go(qtbot, window, prepared.joyce, "dossier")
    pages = window.findChildren(Page)
    assert pages
    assert len(_residents_in_memory()) > len(of_other_tests)
    _lock(qtbot, window)
    assert not any(isValid(page) for page in pages)
    del pages
    gc.collect()
    kept = {id(one) for one in of_other_tests}
    assert [one for one in _residents_in_memory() if id(one) not in kept] == []
    texts = [label.text() for label in window.findChildren(QLabel)]
    assert not [text for text in texts if "Joyce" in text or "Marloes" in text]


def _residents_in_memory() -> list[Dossier | Person]:
    return [one for one in gc.get_objects() if type(one) in (Dossier, Person)]


def test_that_what_was_being_typed_is_kept_and_one_comes_back_to_it(
    note: NotePage, window: MainWindow, qtbot: QtBot
) -> None:
    note.field.setFocus()
    note.field.selectAll()
    qtbot.keyClicks(note.field, "Stationskwartier")
    assert note.field.dirty
    _lock(qtbot, window)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(window.page, NotePage), timeout=PATIENCE)
    settle(qtbot, window)
    assert _neighbourhood(window) == "Stationskwartier"
    field = find(window, LineField, "field_neighbourhood")
    assert field.text() == "Stationskwartier"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field, timeout=PATIENCE)


def test_that_a_half_filled_dialog_survives_locking(window: MainWindow, qtbot: QtBot) -> None:
    window.go("caseload/nieuw")
    qtbot.waitUntil(lambda: there_is(window, NewDossierDialog, "dialog_new_dossier"), timeout=PATIENCE)
    settle(qtbot, window)
    find(window, QLineEdit, "field_name").setText("Danny Kramer")
    _lock(qtbot, window)
    assert not there_is(window, QDialog, "dialog_new_dossier")
    window.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: there_is(window, NewDossierDialog, "dialog_new_dossier"), timeout=PATIENCE)
    settle(qtbot, window)
    assert find(window, QLineEdit, "field_name").text() == "Danny Kramer"


def test_that_idling_warns_first_and_then_locks(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    window.idle.start(0.6, 0.3)
    qtbot.waitUntil(lambda: bool(_notice(window, "lock")), timeout=PATIENCE)
    assert _notice(window, "lock") == "Over 1 minuut gaat Keukentafel op slot. Je werk is bewaard."
    assert window.session is not None
    qtbot.waitUntil(lambda: window.session is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.tasks.pending == 0 and not window.travelling, timeout=PATIENCE)


def test_that_the_warning_goes_when_somebody_stays(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    window.idle.start(3600.0, 3599.9)
    qtbot.waitUntil(lambda: bool(_notice(window, "lock")), timeout=PATIENCE)
    qtbot.mouseClick(find(window, QPushButton, "button_stay"), Qt.MouseButton.LeftButton)
    assert _notice(window, "lock") == ""
    assert window.session is not None


def test_that_a_key_is_a_sign_of_life(window: MainWindow, qtbot: QtBot) -> None:
    idle = IdleLock(QApplication.instance(), window)  # type: ignore[arg-type]  # there is one
    idle.start(3600.0, 3599.9)
    with qtbot.waitSignal(idle.warned, timeout=PATIENCE):
        pass
    handle = window.windowHandle()
    QApplication.instance().focusWindowChanged.emit(handle)  # type: ignore[union-attr]  # as the system does
    with qtbot.waitSignal(idle.calmed, timeout=PATIENCE):
        QTest.keyClick(handle, Qt.Key.Key_A)
    idle.stop()


def test_that_locking_follows_the_minutes_of_the_profile(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    with qtbot.waitSignal(window.session.profile_changed, timeout=PATIENCE):
        window.session.change_profile(lock_after_minutes=2)
    assert window.idle.limit == 120.0


# -- saving that fails -----------------------------------------------------------------------------------------------


class FullDisk:
    """A change that the disk refuses until there is room."""

    def __init__(self, case_id: UUID) -> None:
        self.case_id, self.room, self.stored = case_id, False, [""]

    def write(self, words: str) -> object:
        def work(desk: Desk) -> Changes:
            if not self.room:
                raise SavingFailed("Bewaren lukt niet. Wat je typt blijft hier staan. Zet Keukentafel niet uit.")
            self.stored.append(words)
            return editing.edit(desk, CaseFile, self.case_id, neighbourhood=words)

        return work


@pytest.fixture
def disk(prepared: PreparedVault) -> Iterator[FullDisk]:
    full = FullDisk(prepared.joyce)
    yield full
    full.room = True


def test_that_changes_wait_in_order_when_storing_fails(
    note: NotePage, window: MainWindow, disk: FullDisk, qtbot: QtBot
) -> None:
    session = window.session
    assert session is not None
    for words in ("een", "twee", "drie"):
        session.change(disk.write(words))  # type: ignore[arg-type]  # a function of the desk
    settle(qtbot, window)
    assert session.changes.unsaved
    assert find(window, SaveState, "save_state").words == "Niet bewaard"
    assert _notice(window, "storage").startswith("Bewaren lukt niet.")
    disk.room = True
    qtbot.mouseClick(find(window, QPushButton, "button_save_again"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert not session.changes.unsaved
    assert disk.stored == ["", "een", "twee", "drie"]
    assert _neighbourhood(window) == "drie"
    assert _notice(window, "storage") == ""
    assert find(window, SaveState, "save_state").words.startswith("Bewaard om ")


def test_that_changes_that_could_not_be_stored_survive_locking(
    note: NotePage, window: MainWindow, disk: FullDisk, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.change(disk.write("bewaard"))  # type: ignore[arg-type]  # a function of the desk
    _lock(qtbot, window)
    disk.room = True
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: disk.stored == ["", "bewaard"], timeout=PATIENCE)
    settle(qtbot, window)
    assert _neighbourhood(window) == "bewaard"


def test_that_the_window_stays_while_words_are_not_stored(
    note: NotePage, window: MainWindow, disk: FullDisk, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.change(disk.write("nog niet"))  # type: ignore[arg-type]  # a function of the desk
    assert not window.close()
    assert window.isVisible()
    disk.room = True
    window.session.changes.retry()
    settle(qtbot, window)


def test_that_a_refusal_is_a_sentence_and_the_work_goes_on(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    session = window.session
    session.change(lambda desk: desk.dossier(UUID(int=1)))
    qtbot.waitUntil(lambda: bool(_notice(window, "refusal")), timeout=PATIENCE)
    assert not session.changes.unsaved


# -- keys ------------------------------------------------------------------------------------------------------------


def test_that_undo_and_redo_work_from_anywhere(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    note.field.setFocus()
    qtbot.keyClicks(note.field, "Oosterkade")
    note.field.commit()
    settle(qtbot, window)
    window.setFocus()
    assert window.session is not None
    undoing.undo(window.session)
    settle(qtbot, window)
    assert _neighbourhood(window) == "De Boomgaard"
    undoing.redo(window.session)
    settle(qtbot, window)
    assert "Oosterkade" in _neighbourhood(window)


def test_that_text_grows_by_key_and_the_page_stays(
    note: NotePage, window: MainWindow, look: theme.Theme, qtbot: QtBot
) -> None:
    note.field.setFocus()
    qtbot.keyClicks(note.field, " en omgeving")
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    settle(qtbot, window)
    assert look.text_scale == 1.15
    assert load_settings().text_scale == 115
    assert isinstance(window.page, NotePage)
    assert window.page is not note
    assert "en omgeving" in find(window, LineField, "field_neighbourhood").text()
    qtbot.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert look.text_scale == 1.0


def test_that_f1_lists_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = find(window, KeysDialog, "dialog_keys")
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ctrl K" in texts
    assert "Nu op slot" in texts
    dialog.reject()


def test_that_control_k_searches_from_a_dossier(note: NotePage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: there_is(window, QLineEdit, "field_search"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is find(window, QLineEdit, "field_search"), timeout=PATIENCE)


# -- dialogs ---------------------------------------------------------------------------------------------------------


def test_that_the_profile_saves_itself(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    dialog = ProfileDialog(window.session, window)
    dialog.open()
    name = find(dialog, LineField, "field_consultant")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Karim Bouali")
    find(dialog, QLineEdit, "field_zrm_trained_on").setText("3 maart 2025")
    qtbot.mouseClick(find(dialog, QPushButton, "button_close"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.session.profile.consultant == "Karim Bouali"
    assert window.session.profile.zrm_trained_on == date(2025, 3, 3)
    assert find(_bar(window), QLabel, "consultant_name").text() == "Karim Bouali"


def test_that_a_choice_of_look_works_at_once(window: MainWindow, look: theme.Theme, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window.settings, window)
    dialog.chosen.connect(window.choose_settings)
    dialog.open()
    dark = find(dialog, QWidget, "option_dark")
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert look.name == "dark"
    assert load_settings().theme == "dark"
    dialog.accept()


# -- when something breaks -------------------------------------------------------------------------------------------


@pytest.fixture
def guard(window: MainWindow) -> Iterator[CrashGuard]:
    """The guard of the window, as the program installs it."""
    made = CrashGuard(window)
    made.install()
    yield made
    made.remove()


def test_that_a_bug_is_one_calm_dialog_without_personal_words(
    window: MainWindow, guard: CrashGuard, qtbot: QtBot
) -> None:
    try:
        raise ValueError("Joyce Veldkamp, 06 – 12 34 56 78")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
        sys.excepthook(type(error), error, error.__traceback__)
    dialogs = window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    dialog = dialogs[0]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Je werk is bewaard tot het laatste antwoord." in texts
    assert not there_is(dialog, QPlainTextEdit, "details")
    qtbot.mouseClick(find(dialog, QPushButton, "button_details"), Qt.MouseButton.LeftButton)
    details = find(dialog, QPlainTextEdit, "details").toPlainText()
    assert "ValueError" in details
    assert "test_shell.py" in details
    assert "Joyce" not in details
    dialog.accept()


def test_that_a_bug_in_the_background_reaches_the_same_dialog(
    window: MainWindow, guard: CrashGuard, qtbot: QtBot
) -> None:
    window.broke.disconnect()
    window.broke.connect(guard.show)
    assert window.session is not None
    window.session.run(lambda _desk: [][1])
    qtbot.waitUntil(lambda: bool(window.findChildren(CrashDialog)), timeout=PATIENCE)
    window.findChildren(CrashDialog)[0].accept()


def test_that_causes_are_told_without_their_words() -> None:
    try:
        try:
            raise KeyError("Ria")
        except KeyError as error:
            raise RuntimeError("van den Bosch") from error
    except RuntimeError as error:
        told = describe(error)
    assert "KeyError" in told
    assert "RuntimeError" in told
    assert "Ria" not in told
    assert "Bosch" not in told


def test_that_a_change_that_is_refused_after_a_while_does_not_go_on_saving(window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    refused: list[str] = []

    def slow(_desk: Desk) -> None:
        assert said.wait(10)
        raise InputRefused("Dit kan niet.")

    said = threading.Event()
    state = window.findChild(SaveState, "save_state")
    assert state is not None
    before = state.words
    window.session.change(slow, on_refused=lambda error: refused.append(str(error)))
    qtbot.waitUntil(lambda: state.words == "Bewaren…", timeout=PATIENCE)
    said.set()
    qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE)
    assert state.words == before
