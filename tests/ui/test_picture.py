"""The hub: every form on offer, how far each voice is, and forms that are switched on and off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import RaterRole
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import click, page_of
from tests.ui.finders import find, there_is
from tests.ui.form_hand import faults_on
from tests.ui.measuring_steps import answer_as
from ui.main_window import MainWindow
from ui.pages.picture import PicturePage
from ui.pages.registry import PAGES
from ui.widgets.check_box import CheckBox

OPTIONAL, ACTIVE, OLD = "zeist-4", "belemmeringen", "zrm-2013"


@pytest.fixture
def hub(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> PicturePage:
    """The hub of Joyce's dossier."""
    go(qtbot, window, prepared.joyce, "beeld")
    return page_of(window, PicturePage)


def switch(qtbot: QtBot, window: MainWindow, form: str) -> None:
    """Tick or untick a form in the dialog, and close it."""
    click(qtbot, window, "button_choose_forms")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    find(dialog, CheckBox, f"field_{form}").click()
    settle(qtbot, window)
    find(dialog, QWidget, "button_close").click()  # type: ignore[attr-defined]  # a button
    settle(qtbot, window)


def test_that_optional_and_old_forms_leave_no_trace_until_they_are_wanted(
    qtbot: QtBot, window: MainWindow, hub: PicturePage
) -> None:
    assert there_is(hub, QWidget, f"field_{ACTIVE}")
    assert not there_is(hub, QWidget, f"field_{OPTIONAL}") and not there_is(hub, QWidget, f"field_{OLD}")
    switch(qtbot, window, OPTIONAL)
    assert there_is(hub, QWidget, f"field_{OPTIONAL}")
    click(qtbot, window, f"button_fill_{OPTIONAL}")
    assert window.page is not None and window.page.place().startswith(f"vragen/{OPTIONAL}#")


def test_that_a_choice_of_forms_is_kept_in_the_vault(
    qtbot: QtBot, window: MainWindow, hub: PicturePage, prepared: PreparedVault
) -> None:
    switch(qtbot, window, ACTIVE)
    window.lock()
    qtbot.waitUntil(lambda: window.session is None)
    from tests.ui.conftest import unlock

    unlock(qtbot, window)
    assert window.session is not None and not window.session.offered.has(ACTIVE)
    assert window.session.offered.has("zrm-2017") and window.session.offered.has("spinnenweb")


def test_that_an_organisation_goes_from_matrix_to_web_and_keeps_the_history(
    qtbot: QtBot, window: MainWindow, hub: PicturePage
) -> None:
    answer_as(qtbot, window, RaterRole.CONSULTANT, "zrm-2017", {"financien": 3}, ready=True)
    switch(qtbot, window, "zrm-2017")
    assert not there_is(hub, QWidget, "button_consultant_zrm-2017")
    assert there_is(hub, QWidget, "button_resident_spinnenweb")
    assert "klaar, 15 september" in find(hub, QLabel, "standing_zrm-2017").text()
    assert not there_is(hub, QWidget, "button_fill_zrm-2017")


def test_that_a_row_says_who_is_how_far(qtbot: QtBot, window: MainWindow, hub: PicturePage) -> None:
    assert find(hub, QLabel, f"standing_{ACTIVE}").text() == "Nog niet"
    answer_as(qtbot, window, RaterRole.CONSULTANT, ACTIVE, {}, words={"schulden": "Er ligt post."})
    assert find(hub, QLabel, f"standing_{ACTIVE}").text() == "Jij: 1 van 40, alles is bewaard"


def test_that_doors_show_only_where_there_is_a_page(hub: PicturePage) -> None:
    assert there_is(hub, QWidget, f"button_paper_{ACTIVE}") is ("invoer" in PAGES)
    assert not there_is(hub, QWidget, f"button_moments_{ACTIVE}")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_that_the_hub_fits_the_window(
    qtbot: QtBot, window: MainWindow, hub: PicturePage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle(qtbot, window)
    settle(qtbot, window)
    assert list(faults_on(hub)) == []


def test_that_a_conversation_starts_from_the_picture_that_is_on(
    qtbot: QtBot, window: MainWindow, hub: PicturePage
) -> None:
    assert window.session is not None and hub.table_route() == "tafel/spinnenweb"
    switch(qtbot, window, "spinnenweb")
    assert hub.table_route() == "tafel/zrm-2017"
    assert window.go("dossier")
    settle(qtbot, window)
    assert window.page is not None and not there_is(window.page, QWidget, "card_picture")
    switch_back = window.session.offered.switch
    switch_back("zrm-2017", False)
    settle(qtbot, window)
    assert hub.table_route() == ""
