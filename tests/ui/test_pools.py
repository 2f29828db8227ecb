"""Pools in the window: made, proposed for, looked at by two, and moved on (H02)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.catalogue_words import Known
from intake_app.domain.pools import Pool, PoolStatus
from intake_app.services import pools
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write_in
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.in_a_pool import InAPoolPage
from ui.pages.pools import PoolsPage
from ui.widgets.banner import Banner
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown, LineField
from ui.widgets.text import Text

TALENT = Pool(name="Talentpool", organisation="Bouwgroep", criteria=("Wil buiten werken",), assessors=("Ineke Bos",))


def test_that_a_pool_is_made_and_its_criteria_stand_one_on_each_line(window: MainWindow, qtbot: QtBot) -> None:
    window.go("pools")
    settle(qtbot, window)
    page = page_of(window, PoolsPage)
    assert there_is(page, Text, "empty_pools")
    click(qtbot, window, "button_new")
    qtbot.waitUntil(lambda: there_is(page, LineField, "field_pool_name"), timeout=PATIENCE)
    write_in(qtbot, window, "field_pool_name", "Talentpool")
    qtbot.keyClick(find(page, LineField, "field_pool_name"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(page, Text, "pool_title").text() == "Talentpool", timeout=PATIENCE)
    write_in(qtbot, window, "field_pool_criteria", "Wil buiten werken")
    qtbot.keyClick(find(page, QWidget, "field_pool_criteria"), Qt.Key.Key_Return)
    qtbot.keyClicks(find(page, QWidget, "field_pool_criteria"), "Is er vier dagen")
    page.fields.commit()
    cell = page.model.index
    qtbot.waitUntil(lambda: cell(0, 1).data() == "Wil buiten werken; Is er vier dagen", timeout=PATIENCE)
    click(qtbot, window, "button_remove_pool")
    qtbot.waitUntil(lambda: there_is(page, Text, "empty_pools"), timeout=PATIENCE)
    find(page, Banner, "banner_pools").chosen.emit("undo")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE)


def test_that_two_people_look_and_the_resident_comes_in_by_hand(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.change(lambda desk: pools.add_pool(desk, TALENT))
    go(qtbot, window, prepared.ria, "in-een-pool")
    page = page_of(window, InAPoolPage)
    qtbot.waitUntil(lambda: there_is(page, DropDown, "field_pool"), timeout=PATIENCE)
    find(page, DropDown, "field_pool").setFocus()
    qtbot.keyClick(find(page, DropDown, "field_pool"), Qt.Key.Key_Down)
    until(qtbot, window, lambda dossier: dossier.pool_entries)
    click(qtbot, window, "field_pool_1_yes")
    until(qtbot, window, lambda dossier: dossier.pool_entries[0].agreed_on)
    for many, who in enumerate(("Marloes Dekker", "Ineke Bos"), start=1):
        write_in(qtbot, window, "field_pool_1_assessor", who)
        qtbot.keyClick(find(page, LineField, "field_pool_1_assessor"), Qt.Key.Key_Return)
        choice = find(page, SegmentedChoice, "field_pool_1_criterion_1")
        assert choice.value() is None, "everybody for themselves"
        qtbot.mouseClick(choice.parts[many - 1], Qt.MouseButton.LeftButton)
        until(qtbot, window, lambda dossier, many=many: len(dossier.pool_judgements) == many)
    assert find(page, Text, "text_pool_1_looked").text() == "2 van de 2 hebben gekeken."
    assert {one.assessor: one.meets for one in dossier_of(window).pool_judgements} == {
        "Marloes Dekker": Known.YES,
        "Ineke Bos": Known.NO,
    }
    status = find(page, DropDown, "field_pool_1_status")
    status.setFocus()
    qtbot.keyClick(status, Qt.Key.Key_Down)
    until(qtbot, window, lambda dossier: len(dossier.pool_steps) == 2)
    assert dossier_of(window).pool_steps[1].status is PoolStatus.TRAINING
    assert there_is(page, QWidget, "button_pool_1_away")
