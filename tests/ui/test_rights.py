"""Rights and data in the window: own words, requests, people of the vault, and the destruction list of four eyes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain.conversations import Conversation
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.people import Person
from intake_app.domain.privacy import RequestKind, RequestOutcome
from intake_app.domain.vault_people import Role
from intake_app.domain.vocabulary import LegalGround
from intake_app.services import (
    catalogue,
    closing,
    dossier_files,
    dossiers,
    editing,
    organisations,
    people,
    places,
    privacy,
    sharing,
    vaults,
)
from intake_app.services.desk import Desk
from tests.ui.conftest import PASSPHRASE, TODAY, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.finders import find, there_is
from ui import undoing
from ui.dialogs.field_history import FieldHistoryDialog
from ui.dialogs.for_whom import OTHER, ForWhomDialog
from ui.discreet import CopiedWords
from ui.field_history import Tie
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.read_along import LOOKS
from ui.session import Session
from ui.widgets.choices import ChoiceGroup, RadioList
from ui.widgets.fields import DropDown, LineField

PICTURES = os.environ.get("KEUKENTAFEL_SAFETY_PICTURES", "")
OF_BO, OF_SAM = "een heel andere zin van Bo", "Sam leest hier alleen mee"


def hand_at(window: MainWindow) -> Hand:
    return Hand(window, lambda: window.at_work)


def said(window: MainWindow, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def test_that_own_words_and_a_request_are_written_down(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "rechten")
    hand, session = hand_at(window), window.session
    assert session is not None
    hand.write("Mijn naam is verkeerd gespeld.", "field_own_words")
    hand.click("button_add_own_words")
    settle(qtbot, window)
    assert session.dossier is not None
    assert [one.words for one in session.dossier.resident_notes] == ["Mijn naam is verkeerd gespeld."]
    assert "verkeerd gespeld" in said(window, "own_words_0")
    hand.click("button_add_request")
    settle(qtbot, window)
    (request,) = session.dossier.privacy_requests
    assert (request.kind, request.received_on) == (RequestKind.ACCESS, TODAY)
    hand.click("button_answer_0")
    hand.write("U kreeg het papier mee.", "field_answer_words")
    hand.click("button_give_answer")
    settle(qtbot, window)
    (request,) = session.dossier.privacy_requests
    assert request.outcome is RequestOutcome.DONE and request.answer == "U kreeg het papier mee."
    undoing.undo(session)
    settle(qtbot, window)
    assert session.dossier.privacy_requests[0].answered_on is None


def test_that_own_words_stand_beside_the_original(window: MainWindow, qtbot: QtBot, prepared: PreparedVault) -> None:
    go(qtbot, window, prepared.joyce, "dossier")
    session = window.session
    assert session is not None and session.dossier is not None
    person = session.dossier.person.id
    card = window.findChild(QWidget, "card_own_words")
    assert card is not None and card.isHidden()
    for about, words in ((person, "Mijn naam is verkeerd gespeld."), (None, "Dit gaat niet over mij.")):
        session.change(partial(privacy.add_note, case_id=prepared.joyce, words=words, about=about))
        settle(qtbot, window)
    assert not card.isHidden()
    assert said(window, "beside_0") == "“Dit gaat niet over mij.”"
    assert said(window, "beside_1") == "“Mijn naam is verkeerd gespeld.”"
    dialog = FieldHistoryDialog(session, Tie(person), window)
    qtbot.addWidget(dialog)
    settle(qtbot, window)
    beside = [one.text() for one in dialog.findChildren(QLabel) if one.objectName().startswith("beside_")]
    assert beside == ["“Mijn naam is verkeerd gespeld.”"], "only what is about this part"
    undoing.undo(session)
    settle(qtbot, window)
    undoing.undo(session)
    settle(qtbot, window)
    assert card.isHidden()


def test_that_own_words_stand_above_every_page_that_shows_what_they_are_about(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "dossier")
    session = window.session
    assert session is not None and session.dossier is not None
    talk = Conversation(case_id=prepared.joyce, held_on=TODAY)
    session.change(lambda desk: editing.add(desk, talk))
    said_here = {session.dossier.person.id: "Mijn naam is verkeerd gespeld.", talk.id: "Ik heb dat nooit gezegd."}
    for about, words in said_here.items():
        session.change(partial(privacy.add_note, case_id=prepared.joyce, words=words, about=about))
        settle(qtbot, window)

    def strip() -> str:
        found = window.findChild(QWidget, "own_words_strip")
        assert found is not None
        return " ".join(one.text() for one in found.findChildren(QLabel) if one.isVisible())

    shown = {"kennismaking": "verkeerd gespeld", "gesprek": "nooit gezegd", "plan": "", "caseload": "", "tafel": ""}
    for page, words in shown.items():
        go(qtbot, window, prepared.joyce, page)
        assert (words in strip()) if words else strip() == "", page
        others = {"verkeerd gespeld", "nooit gezegd"} - {words}
        assert not any(one in strip() for one in others), page
        if PICTURES:
            window.grab().save(f"{PICTURES}/own_words_{page}.png")
    go(qtbot, window, prepared.joyce, "gesprek")
    hand_at(window).click("button_more_own_words")
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "rechten"
    go(qtbot, window, prepared.joyce, "gesprek")
    undoing.undo(session)
    settle(qtbot, window)
    assert strip() == ""


def test_that_refusing_without_a_reason_is_said_in_the_dialog(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "rechten")
    hand, session = hand_at(window), window.session
    hand.click("button_add_request")
    settle(qtbot, window)
    hand.click("button_answer_0")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog._outcome.set_value(RequestOutcome.REFUSED)  # type: ignore[attr-defined]  # the answer dialog
    dialog._fold()  # type: ignore[attr-defined]  # as choosing does
    hand.click("button_give_answer")
    settle(qtbot, window)
    assert session is not None and session.dossier is not None
    assert session.dossier.privacy_requests[0].answered_on is None
    hand.click("button_cancel")


def test_that_the_way_to_rights_starts_at_the_dossier(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "dossier")
    hand_at(window).click("button_rights")
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "rechten"


def test_that_a_colleague_is_let_in_and_out(window: MainWindow, qtbot: QtBot, vault_path: Path) -> None:
    hand = hand_at(window)
    action = window.findChild(QAction, "action_people")
    assert action is not None
    action.trigger()
    settle(qtbot, window)
    hand.write("Bo de Wit", "field_person_name")
    hand.write(OF_BO, "field_passphrase")
    hand.write(OF_BO, "field_passphrase_again")
    hand.write(PASSPHRASE, "field_passphrase_now")
    hand.click("button_let_in")
    wait_until(lambda: window.findChild(QLabel, "person_1") is not None, "the second person")
    settle(qtbot, window)
    assert {said(window, "person_0"), said(window, "person_1")} == {"Marloes Dekker (jij)", "Bo de Wit"}
    hand.click("button_close")
    window.lock()
    wait_until(lambda: window.session is None, "the lock")
    settle(qtbot, window)
    window.unlock(OF_BO)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    settle(qtbot, window)
    assert said(window, "consultant_name") == "Bo de Wit"


@pytest.fixture(scope="module")
def _old(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("vault") / "team.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(date(2022, 1, 10)))
    desk.change_profile(consultant="Marloes Dekker")
    person = Person(first_name="Aaltje", last_name="Vergaan")
    case_id = dossiers.open_dossier(desk, person, legal_grounds=(LegalGround.VOLUNTARY,))
    closing.close(desk, _shut(desk, case_id))
    people.add(desk, PASSPHRASE, "Bo de Wit", Role.CONSULTANT, OF_BO)
    people.add(desk, PASSPHRASE, "Sam Lezer", Role.READER, OF_SAM)
    desk.close()
    return path, case_id


def _shut(desk: Desk, case_id: UUID) -> Closing:
    return Closing(
        case_id=case_id,
        closed_on=desk.today(),
        reason="Klaar",
        destination="Werk",
        outcome=next(iter(OutcomeKind)),
        no_contact_wanted=True,
    )


@pytest.fixture
def old(_old: tuple[Path, UUID], tmp_path: Path) -> Iterator[tuple[Path, UUID]]:
    yield Path(shutil.copy(_old[0], tmp_path / _old[0].name)), _old[1]


def test_that_two_people_destroy_at_one_desk(open_window: WindowMaker, old: tuple[Path, UUID], qtbot: QtBot) -> None:
    window = open_window(old[0])
    unlock(qtbot, window)
    hand = hand_at(window)
    window.go("bewaren")
    settle(qtbot, window)
    hand.click("field_expired_0")
    hand.click("button_propose")
    settle(qtbot, window)
    hand.click("button_confirm_0")
    hand.write(PASSPHRASE, "field_second_passphrase")
    hand.click("button_destroy")
    settle(qtbot, window)
    assert QApplication.activeModalWidget() is not None, "one person alone destroys nothing"
    hand.write(OF_BO, "field_second_passphrase")
    hand.click("button_destroy")
    wait_until(lambda: QApplication.activeModalWidget() is None, "the end of the dialog")
    settle(qtbot, window)
    assert window.session is not None
    assert said(window, "destruction_0").startswith("V-2026-001")
    assert "Aaltje" not in " ".join(label.text() for label in window.findChildren(QLabel))


def test_that_who_reads_along_is_told_so_and_changes_nothing(
    open_window: WindowMaker, old: tuple[Path, UUID], qtbot: QtBot
) -> None:
    window = open_window(old[0])
    window.unlock(OF_SAM)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    settle(qtbot, window)
    assert "leest mee" in " ".join(label.text() for label in window.findChildren(QLabel))
    go(qtbot, window, old[1], "rechten")
    words, session = find(window, QPlainTextEdit, "field_own_words"), window.session
    qtbot.keyClicks(words, "Mag niet.")
    assert words.isReadOnly() and words.toPlainText() == ""
    assert not there_is(window, QPushButton, "button_add_own_words")
    assert session is not None and session.dossier is not None
    said_no: list[str] = []
    session.change(
        partial(privacy.add_note, case_id=old[1], words="Mag niet."),
        on_refused=lambda error: said_no.append(str(error)),
    )
    settle(qtbot, window)
    assert said_no and session.dossier.resident_notes == (), "the core refuses too"


NOT_THERE = {
    "kennismaking": ("button_add_person", "button_calendar"),
    "gesprek": ("button_close", "button_table", "button_add_attendee"),
    "plan": ("button_add_goal", "button_sign", "button_add_step", "button_remove_goal"),
    "opvolging": ("button_add_note", "button_add_contact", "button_add_appointment", "button_pause"),
    "mensen": ("button_add_member", "button_household_plan"),
    "perspectief": ("button_new_estimate", "button_add_findings"),
    "portfolio": ("button_keep_version", "button_part_up", "button_given"),
    "rechten": ("button_add_request", "button_add_own_words", "button_give_sections"),
    "termijnen": ("button_add_event", "button_met"),
    "terugkijken": ("button_finish", "button_begin", "button_sign"),
    "vragen": ("button_ready", "button_declined"),
}


def test_that_who_reads_along_sees_everything_and_no_control_to_change_it_with(
    open_window: WindowMaker, old: tuple[Path, UUID], qtbot: QtBot
) -> None:
    desk = vaults.unlock(old[0], PASSPHRASE, Clock(TODAY))
    joyce = dossier_files.import_file(desk, (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes())
    desk.close()
    window = open_window(old[0])
    window.unlock(OF_SAM)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    settle(qtbot, window)
    assert not there_is(window, QPushButton, "button_new")
    for page, buttons in NOT_THERE.items():
        go(qtbot, window, joyce, page)
        assert window.page is not None
        for name in buttons:
            assert not any(one.isVisible() for one in window.page.findChildren(QWidget, name)), (page, name)
        if PICTURES:
            window.grab().save(f"{PICTURES}/reader_{page}.png")
        for one in window.page.findChildren(QWidget):
            if (
                not one.isVisible()
                or not one.objectName().startswith(("field_", "answer_"))
                or one.objectName() in LOOKS
            ):
                continue
            if isinstance(one, QLineEdit | QPlainTextEdit):
                assert one.isReadOnly(), (page, one.objectName())
            elif isinstance(one, QComboBox | QCheckBox | ChoiceGroup):
                assert not one.isEnabled(), (page, one.objectName())
    go(qtbot, window, joyce, "kennismaking")
    assert find(window, QLineEdit, "field_first_name").text() == "Joyce"
    go(qtbot, window, joyce, "afdruk/plan")
    assert find(window, QCheckBox, "field_large").isEnabled(), "what only looks works as for everybody"
    go(qtbot, window, joyce, "momenten")
    assert find(window, QComboBox, "field_form").isEnabled()


def test_that_the_recovery_code_gives_the_one_who_forgot_a_passphrase(
    open_window: WindowMaker, old: tuple[Path, UUID], qtbot: QtBot
) -> None:
    desk = vaults.unlock(old[0], PASSPHRASE, Clock(TODAY))
    code = vaults.new_recovery_code(desk, PASSPHRASE)
    bo = people.named(desk, "Bo de Wit")
    desk.close()
    window = open_window(old[0])
    hand, fresh = hand_at(window), "de nieuwe zin van Bo de Wit"
    window.gate._recover(code)
    wait_until(lambda: window.findChild(DropDown, "field_whose") is not None, "the page for a new passphrase")
    settle(qtbot, window)
    whose = window.findChild(DropDown, "field_whose")
    assert whose is not None
    whose.set_value(bo.id)
    hand.write(fresh, "field_passphrase")
    hand.write(fresh, "field_passphrase_again")
    hand.click("button_rekey")
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    settle(qtbot, window)
    window.close()
    again = vaults.unlock(old[0], fresh, Clock(TODAY))
    assert again.person == bo
    again.close()


def test_that_one_key_covers_the_window_and_brings_it_back(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "kennismaking")
    hand = hand_at(window)
    hand.write("Kerkpad 3", "field_street")
    hand.key(Qt.Key.Key_F12)
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert shown and not any("Joyce" in words or "Veldkamp" in words for words in shown)
    assert window.windowTitle() == "Keukentafel"
    hand.key(Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "field_street"
    window.cover()
    window.lock()
    wait_until(lambda: window.session is None, "the lock")


def test_that_the_same_key_covers_a_dialog_and_brings_it_back_with_what_was_typed(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "afdruk/profiel-werkgever")
    hand, session = hand_at(window), window.session
    assert session is not None and session.dossier is not None
    dialog = ForWhomDialog(session, left(session), "profiel-werkgever", window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.isVisible())
    other = find(dialog, RadioList, "field_for_whom")
    next(part for part in other.parts if part.option.value == OTHER).click()
    name = find(dialog, LineField, "field_recipient")
    name.setFocus()
    qtbot.keyClicks(name, "Bakkerij Veldkamp")
    size = dialog.size()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F12)
    shown = [one for one in dialog.findChildren(QWidget) if one.isVisible()]
    words = [one.text() for one in shown if isinstance(one, QLabel | QLineEdit)]
    assert words and not any("Bakkerij" in one or "Wie krijgt" in one for one in words), words
    assert dialog.isVisible() and dialog.size() == size and name.text() == "Bakkerij Veldkamp"
    assert not any("Joyce" in one.text() for one in window.findChildren(QLabel) if one.isVisible())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Space)
    assert name.isVisible() and name.hasFocus() and dialog.size() == size
    QTest.keyPress(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: window.session is None, "the lock")
    hand.settle()


def left(session: Session) -> sharing.Leaving:
    assert session.dossier is not None
    return sharing.leaving(session.dossier, session.forms, "profiel-werkgever", TODAY)


class FakeClipboard(QObject):
    """A clipboard that says whose it is; the one of the test platform never does."""

    dataChanged = Signal()  # noqa: N815  (Qt's name)

    def __init__(self, *, ours: bool) -> None:
        super().__init__()
        self._ours, self._words = ours, ""

    def fill(self, words: str) -> None:
        self._words = words
        self.dataChanged.emit()

    def ownsClipboard(self) -> bool:
        return self._ours

    def text(self) -> str:
        return self._words

    def clear(self) -> None:
        self._words = ""


def test_that_only_what_was_copied_here_is_cleared(qapp: QApplication) -> None:
    for ours, left in ((True, ""), (False, "Joyce")):
        clipboard = FakeClipboard(ours=ours)
        copied = CopiedWords(clipboard)  # type: ignore[arg-type]  # a fake with the same four doors
        clipboard.fill("Joyce")
        assert copied._timer.isActive() is ours, "it goes by itself after a while"
        copied.forget()
        assert clipboard.text() == left and not copied._timer.isActive()


def test_that_closing_the_window_leaves_nothing_copied_behind(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "kennismaking")
    clipboard = FakeClipboard(ours=True)
    window._complete().copied = CopiedWords(clipboard, window)  # type: ignore[arg-type]  # a fake with the same four doors
    clipboard.fill("Joyce Veldkamp")
    window.close()
    assert clipboard.text() == ""


def test_that_who_reads_along_finds_no_control_that_changes_what_all_share(
    open_window: WindowMaker, old: tuple[Path, UUID], qtbot: QtBot
) -> None:
    desk = vaults.unlock(old[0], PASSPHRASE, Clock(TODAY))
    organisation, place = organisations.add_organisation(desk), places.add_place(desk)
    offer = catalogue.catalogue(desk).offers[0]
    desk.close()
    window = open_window(old[0])
    window.unlock(OF_SAM)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    settle(qtbot, window)
    looks = ("button_export", "button_where", "button_who_fits", "button_organisation", "button_filters")
    looks += ("button_check_folder", "button_check_file", "button_check_shipped")
    for route in (
        f"aanbod/{offer.id}",
        f"plekken/{place.id}",
        f"organisaties/{organisation.id}",
        "gegevens",
        "bewaren",
        "pakketten",
    ):
        assert window.go(route)
        settle(qtbot, window)
        assert window.page is not None
        for one in window.page.findChildren(QWidget):
            name = one.objectName()
            if not (one.isVisible() and one.isEnabled()) or name.startswith(("field_search", "field_filter")):
                continue
            if name.startswith("button_"):
                assert name in (*looks, "button_report", "button_back"), (route, name)
            elif name.startswith("field_") and isinstance(one, QLineEdit | QPlainTextEdit):
                assert one.isReadOnly(), (route, name)
            elif name.startswith("field_") and isinstance(one, QComboBox | QCheckBox | ChoiceGroup):
                assert not one.isEnabled(), (route, name)
    assert window.go("aanbod")
    settle(qtbot, window)
    search = find(window, QLineEdit, "field_search")
    assert not search.isReadOnly(), "looking for something stays possible"
