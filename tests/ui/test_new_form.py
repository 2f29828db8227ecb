"""A form that is nothing but a file: it is in the hub, is filled in, goes out and comes in again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.clock import Clock
from intake_app.services import dossier_files, vaults
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.dossier_steps import click, dossier_of
from tests.ui.finders import find
from tests.ui.form_filling import fill_in, missing, stored_of

SEVEN = Path(__file__).parents[1] / "forms" / "tiny" / "tiny-seven.toml"


@pytest.fixture
def one_more_form(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The forms folder with one more file in it; gives the id of the form."""
    folder = Path(shutil.copytree(paths.FORMS, tmp_path / "forms"))
    shutil.copy(SEVEN, folder)
    monkeypatch.setattr(paths, "FORMS", folder)
    return SEVEN.stem


def test_that_a_form_of_seven_questions_works_by_its_file_alone(
    qtbot: QtBot,
    one_more_form: str,
    open_window: WindowMaker,
    vault_path: Path,
    prepared: PreparedVault,
    tmp_path: Path,
) -> None:
    window = open_window(vault_path)
    unlock(qtbot, window)
    go(qtbot, window, prepared.joyce, "beeld")
    assert window.session is not None and window.page is not None
    assert find(window.page, QWidget, f"field_{one_more_form}").isVisible()
    click(qtbot, window, f"button_fill_{one_more_form}")
    assert window.page.page_id == "vragen"
    form = window.session.forms.instrument(one_more_form)
    faults: list[str] = []
    given = fill_in(qtbot, window, form, faults)
    assert len(form.items) == 7 and not faults, faults
    assert missing(form, given, stored_of(dossier_of(window), form)) == []
    files: list[bytes] = []
    window.session.run(lambda desk: dossier_files.export_file(desk, prepared.joyce), files.append)
    qtbot.waitUntil(lambda: bool(files), timeout=PATIENCE)
    settle(qtbot, window)
    elsewhere, _code = vaults.create(tmp_path / "andere.keukentafel", PASSPHRASE, Clock(TODAY))
    try:
        came = elsewhere.dossier(dossier_files.import_file(elsewhere, files[0]))
        assert stored_of(came, form) == stored_of(dossier_of(window), form)
    finally:
        elsewhere.close()
