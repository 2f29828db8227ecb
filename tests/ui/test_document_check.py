"""Document controleren: choose or drop a file, or type a code; the verdict in an icon, a word and a sentence."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from intake_app.domain.planning import InkPoint, StoredDocument
from intake_app.domain.vocabulary import SignatureMethod, SignerRole
from intake_app.services import plans, signing
from intake_app.services.carrying import Choice, Part, carrying_pdf
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, go, settle
from tests.ui.dossier_steps import click, page_of
from tests.ui.finders import find
from tests.ui.plan_steps import ask, draw_ink, ready_to_sign
from ui.dialogs.carry_data import CarryDataDialog
from ui.dialogs.differences import DifferencesDialog
from ui.dialogs.file_passphrase import FilePassphraseDialog
from ui.dialogs.sign_later import SignLaterDialog
from ui.main_window import MainWindow
from ui.pages.caseload import CaseloadPage
from ui.pages.document_check import DocumentCheckPage
from ui.pages.sign import SignPage
from ui.widgets.checks import CheckBox
from ui.widgets.fields import LineField

WORDS = "zee trein appel lamp"
INK = ((InkPoint(x=0.1, y=0.5), InkPoint(x=0.9, y=0.6)),)


def _fixed(desk: Desk) -> StoredDocument:
    """Joyce signed, the consultant was absent."""
    case_id = ready_to_sign(desk)
    plans.finalise(desk, case_id)
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    for one in signing.signers(dossier, dossier.current_plan):
        resident = one.role is SignerRole.RESIDENT
        method = SignatureMethod.SCREEN_PEN if resident else SignatureMethod.LATER
        ink = INK if resident else ()
        signing.sign(desk, case_id, one.name, one.role, method, strokes=ink, reason="" if resident else "is ziek")
    return signing.fix_plan(desk, case_id)


@pytest.fixture
def document(qtbot: QtBot, window: MainWindow) -> StoredDocument:
    return ask(qtbot, window, _fixed)


def _page(qtbot: QtBot, window: MainWindow) -> DocumentCheckPage:
    find(window, QAction, "action_check_document").trigger()
    settle(qtbot, window)
    return page_of(window, DocumentCheckPage)


def _drop(page: DocumentCheckPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), action, mime, button, keys))
    page.dropEvent(QDropEvent(QPointF(5, 5), action, mime, button, keys))


def test_that_a_dropped_file_is_untouched_altered_or_unknown_whatever_its_name(
    qtbot: QtBot, window: MainWindow, document: StoredDocument, tmp_path: Path
) -> None:
    page = _page(qtbot, window)
    assert not page.finding.isVisible()
    file = tmp_path / "zomaar een naam.bin"
    said = []
    for content in (document.content, document.content + b"x", b"iets anders"):
        file.write_bytes(content)
        _drop(page, file)
        settle(qtbot, window)
        said.append(page.finding.verdict.text())
    assert said == ["Onveranderd", "Veranderd", "Onbekend"]
    assert "Veldkamp" not in page.finding.accessibleName()
    _drop(page, file, tmp_path)
    assert page.finding.verdict.text() == "Onbekend"


def test_that_a_chosen_file_leads_to_its_dossier(
    qtbot: QtBot, window: MainWindow, document: StoredDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(document.content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    page = _page(qtbot, window)
    click(qtbot, window, "button_choose_file")
    settle(qtbot, window)
    assert page.finding.open.hasFocus()
    click(qtbot, window, "button_open_dossier")
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "dossier", timeout=PATIENCE)
    assert window.session is not None and window.session.case_id == document.case_id


def test_that_the_code_on_paper_finds_its_plan(qtbot: QtBot, window: MainWindow, document: StoredDocument) -> None:
    page = _page(qtbot, window)
    page.code.set_text("abc")
    page.look_up_code()
    settle(qtbot, window)
    assert not page.finding.isVisible()
    code = document.words_sha256[:16]
    page.code.set_text(" ".join(code[at : at + 4] for at in range(0, 16, 4)).upper())
    page.look_up_code()
    settle(qtbot, window)
    assert page.finding.verdict.text() == "Gevonden"
    assert "Plan van aanpak, versie 1" in page.finding.sentence.text()
    page.code.set_text("0" * 16)
    page.look_up_code()
    settle(qtbot, window)
    assert page.finding.verdict.text() == "Niet gevonden"


# -- after fixing ------------------------------------------------------------------------------------------------------


def test_that_who_was_absent_signs_after_all(
    qtbot: QtBot, window: MainWindow, document: StoredDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sign(dialog: SignLaterDialog) -> QDialog.DialogCode:
        dialog.submit()
        assert dialog.signature is None
        draw_ink(dialog.pad)
        dialog.submit()
        return QDialog.DialogCode.Accepted

    def shown(dialog: SignLaterDialog) -> QDialog.DialogCode:
        dialog.show()
        QApplication.processEvents()
        return sign(dialog)

    monkeypatch.setattr(SignLaterDialog, "exec", shown)
    window.resize(1366, 768)
    go(qtbot, window, document.case_id, "tekenen")
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.fixed.sign_later.isVisible(), timeout=PATIENCE)
    click(qtbot, window, "button_sign_later")
    qtbot.waitUntil(lambda: not page.fixed.sign_later.isVisible(), timeout=PATIENCE)
    assert window.session is not None and window.session.dossier is not None
    assert len(window.session.dossier.documents) == 2


def test_that_who_signed_later_on_paper_has_a_scan_with_it(
    qtbot: QtBot, window: MainWindow, document: StoredDocument, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page_signed = tmp_path / "scan.png"
    Image.new("RGB", (600, 800), "white").save(page_signed)

    def shown(dialog: SignLaterDialog) -> QDialog.DialogCode:
        dialog.show()
        dialog.on_paper.click()
        assert dialog.scan.isVisible() and not dialog.pad.isVisible()
        dialog.scan.click()
        assert dialog.scan.text() == "Andere scan"
        dialog.who.value_changed.emit("0")
        assert dialog.scan.text() == "Scan toevoegen", "the page of somebody else is another page"
        dialog.scan.click()
        dialog.submit()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SignLaterDialog, "exec", shown)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(page_signed), ""))
    go(qtbot, window, document.case_id, "tekenen")
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.fixed.sign_later.isVisible(), timeout=PATIENCE)
    click(qtbot, window, "button_sign_later")
    qtbot.waitUntil(lambda: not page.fixed.sign_later.isVisible(), timeout=PATIENCE)
    assert window.session is not None and window.session.dossier is not None
    dossier = window.session.dossier
    (scan,) = dossier.signed_scans
    signed = [one.method for one in dossier.signatures if one.signer == scan.signer]
    assert signed == [SignatureMethod.LATER, SignatureMethod.INK_SCANNED] and scan.plan_id == document.plan_id


# -- taking along, and reading in --------------------------------------------------------------------------------------


def test_that_nothing_or_a_weak_word_is_not_taken_for_a_choice(qtbot: QtBot, window: MainWindow) -> None:
    dialog = CarryDataDialog("Joyce", window)
    qtbot.addWidget(dialog)
    for box in dialog.parts.values():
        box.set_value(False)
    dialog.submit()
    assert dialog.choice is None
    dialog.parts[Part.PLAN].set_value(True)
    dialog.form.first.set_text("kort")
    dialog.submit()
    assert dialog.choice is None
    dialog.form.first.set_text(WORDS)
    dialog.form.second.set_text(WORDS)
    dialog.submit()
    assert dialog.choice == Choice(frozenset({Part.PLAN}), WORDS)
    assert dialog.form.first.text() == ""


def _read_in(window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> CaseloadPage:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    window.go("caseload/inlezen")
    page = window.page
    assert isinstance(page, CaseloadPage)
    return page


def _passphrase_dialog(qtbot: QtBot) -> FilePassphraseDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FilePassphraseDialog), timeout=PATIENCE)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FilePassphraseDialog)
    return dialog


def test_that_data_in_a_pdf_are_read_in_after_the_right_passphrase(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from intake_app.clock import Clock
    from intake_app.services import vaults
    from tests.ui.conftest import PASSPHRASE, TODAY

    there, _code = vaults.create(tmp_path / "daar.keukentafel", PASSPHRASE, Clock(TODAY))
    case_id: UUID = ready_to_sign(there)
    file = tmp_path / "mijn.pdf"
    file.write_bytes(carrying_pdf(there, case_id, "portfolio", Choice(frozenset(Part), WORDS)))
    there.close()
    _read_in(window, file, monkeypatch)
    dialog = _passphrase_dialog(qtbot)
    field = find(dialog, LineField, "field_file_passphrase")
    field.set_text("een ander woord")
    dialog.submit()
    settle(qtbot, window)
    assert dialog.isVisible()
    field.set_text(WORDS)
    dialog.submit()
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "dossier", timeout=PATIENCE)
    assert window.session is not None and window.session.case_id == case_id


def test_that_a_dossier_that_is_here_shows_differences_and_takes_over_what_is_ticked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from intake_app.services import dossier_files

    case_id = ask(qtbot, window, ready_to_sign)
    content = ask(qtbot, window, lambda desk: dossier_files.export_file(desk, case_id))
    file = tmp_path / "anders.json"
    file.write_bytes(content.replace(b'"town": "Rijnveen"', b'"town": "Zeedijk"'))
    asked: list[DifferencesDialog] = []

    def tick(dialog: DifferencesDialog) -> QDialog.DialogCode:
        asked.append(dialog)
        (box,) = dialog.findChildren(CheckBox)
        assert not box.value()
        box.set_value(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(DifferencesDialog, "exec", tick)
    _read_in(window, file, monkeypatch)
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "dossier", timeout=PATIENCE)
    assert len(asked) == 1
    assert window.session is not None and window.session.dossier is not None
    assert window.session.dossier.person.town == "Zeedijk"
