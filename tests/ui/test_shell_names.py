"""Everything that can be reached has a name: for screen readers, and for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowMaker, settle
from ui.dialogs.about import AboutDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.dialog import CalmDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.letterhead import LetterheadDialog
from ui.dialogs.new_dossier import NewDossierDialog
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.people_words import PeopleWordsDialog
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.rules import RulesDialog
from ui.dialogs.settings import SettingsDialog
from ui.main_window import MainWindow
from ui.pages.recovery import NewPassphrasePage, RecoveryPage
from ui.pages.recovery_code import RecoveryCodePage
from ui.session import Session

SMALLEST_TARGET = 24
"""Px that every target measures at least; the design asks 44 for buttons, fields and choices."""


def _reachable(inside: QWidget) -> list[QWidget]:
    everything = inside.findChildren(QWidget)
    return [one for one in everything if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _spoken(control: QWidget) -> str:
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or words


def _check(inside: QWidget) -> None:
    reachable = _reachable(inside)
    assert reachable
    for control in reachable:
        what = f"{type(control).__name__} {control.objectName()!r} in {inside.objectName()}"
        assert control.objectName(), f"no object name: {what}"
        assert _spoken(control), f"nothing to say: {what}"
        if isinstance(control, QPushButton | QLineEdit | QComboBox | QPlainTextEdit):
            assert min(control.width(), control.height()) >= SMALLEST_TARGET, f"too small: {what} {control.size()}"


def test_that_every_control_of_the_caseload_has_a_name(window: MainWindow) -> None:
    _check(window)


def test_that_every_control_of_the_way_in_has_a_name(
    open_window: WindowMaker, locked_window: MainWindow, tmp_path: Path
) -> None:
    _check(locked_window)
    _check(open_window(tmp_path / "nieuw.keukentafel"))


def test_that_every_control_of_the_pages_about_the_code_has_a_name(locked_window: MainWindow, qtbot: QtBot) -> None:
    for page in (RecoveryPage(), NewPassphrasePage(), RecoveryCodePage("ABCDE-FGHJK", b"", locked_window.tasks)):
        locked_window.gate._show(page)
        qtbot.waitUntil(page.isVisible)
        QApplication.processEvents()  # everything gets its place
        _check(page)


_DIALOGS: dict[str, Callable[[Session, MainWindow], CalmDialog]] = {
    "new dossier": NewDossierDialog,
    "profile": ProfileDialog,
    "letterhead": LetterheadDialog,
    "passphrase": PassphraseDialog,
    "settings": lambda _session, window: SettingsDialog(window.settings, window),
    "keys": lambda _session, window: KeysDialog(window.page, window),
    "rules": RulesDialog,
    "people words": PeopleWordsDialog,
    "about": lambda session, window: AboutDialog(session.forms, session.today(), window),
    "crash": lambda _session, window: CrashDialog("ValueError", window),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", _DIALOGS)
def test_that_every_dialog_opens_in_every_language(window: MainWindow, qtbot: QtBot, kind: str, language: str) -> None:
    from intake_app import i18n

    i18n.set_language(language)
    assert window.session is not None
    dialog = _DIALOGS[kind](window.session, window)
    dialog.open()
    settle(qtbot, window)
    _check(dialog)
    assert dialog.height() <= window.height()
    dialog.reject()
    settle(qtbot, window)
