"""The pages of offers, places and organisations: searching, changing, taking back, and what a step takes over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.catalogue import Organisation, Place, offer_id
from intake_app.domain.catalogue_words import EmployerClass, VacancySource
from intake_app.domain.ids import new_id
from intake_app.services import catalogue, organisations, places, plans
from intake_app.services.desk import Desk
from intake_app.services.places import PlaceQuery
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import dossier_of, page_of
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, goals
from ui.dialogs.bring_place import BringPlaceDialog
from ui.dialogs.offer_choice import OfferChoiceDialog
from ui.main_window import MainWindow
from ui.models.lines_model import Line, LinesModel
from ui.pages.offers import OffersPage
from ui.pages.organisations import OrganisationsPage
from ui.pages.places import PlacesPage
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.fields import DropDown, LineField, TextArea

WORK = offer_id("vrijwilligerswerk")


def type_in(qtbot: QtBot, window: MainWindow, field: QWidget, words: str) -> None:
    """Type words in a field and leave it with Enter."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)
    if isinstance(field, LineField | TextArea):
        field.commit()
    settle(qtbot, window)


def search(qtbot: QtBot, window: MainWindow, words: str, first: str) -> LinesModel:
    """Search on the list in front and wait until this is its first line ("" for none)."""
    assert window.page is not None
    field = find(window.page, LineField, "field_search")
    field.setFocus()
    QTest.keyClicks(field, words)
    model = window.page.findChild(LinesModel)
    assert model is not None

    def shows() -> bool:
        return model.index(0, 0).data() == first if model.total else not first

    qtbot.waitUntil(shows, timeout=PATIENCE)
    settle(qtbot, window)
    return model


def test_that_the_model_of_lines_keeps_to_the_rules_of_qt() -> None:
    model = LinesModel(("Wat", "Wie"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    asked: list[int] = []
    model.more_requested.connect(asked.append)
    lines = [Line(new_id(), ((f"plek {number}", ""), ("", ""))) for number in range(5)]
    model.set_lines(lines[:3], 5)
    assert asked == [3] and not model.canFetchMore()  # the tester fetched at once, and once only
    model.append_lines(lines[3:])
    assert model.rowCount() == 5 and not model.canFetchMore() and model.row_of(lines[4].id) == 4
    del tester


def test_that_offers_are_found_while_typing_and_shown_beside_the_list(window: MainWindow, qtbot: QtBot) -> None:
    window.go("aanbod")
    settle(qtbot, window)
    page = page_of(window, OffersPage)
    assert page.model.total == 394
    assert search(qtbot, window, "begeleid vrijwil", "Begeleid vrijwilligerswerk").total < 10
    assert find(page, QWidget, "offer_title").text() == "Begeleid vrijwilligerswerk"  # type: ignore[attr-defined]
    kind = find(page, DropDown, "field_filter_kind")
    kind.activated.emit(12)  # another sort
    qtbot.waitUntil(lambda: page.model.total == 0, timeout=PATIENCE)
    assert find(page, QWidget, "empty").text().startswith("Hier past geen aanbod bij.")  # type: ignore[attr-defined]


def test_that_an_offer_is_changed_checked_and_taken_back_with_ctrl_z(window: MainWindow, qtbot: QtBot) -> None:
    window.go(f"aanbod/{WORK}")
    settle(qtbot, window)
    page = page_of(window, OffersPage)
    type_in(qtbot, window, find(page, LineField, "field_offer_place"), "Rijnveen")
    assert ask(qtbot, window, lambda desk: catalogue.offer(desk, WORK)).place == "Rijnveen"
    find(page, Button, "button_checked").click()
    settle(qtbot, window)
    kept = ask(qtbot, window, lambda desk: catalogue.offer(desk, WORK))
    assert kept.checked_on == date(2026, 9, 15)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    kept = ask(qtbot, window, lambda desk: catalogue.offer(desk, WORK))
    assert kept.checked_on == date(2022, 1, 1) and kept.place == "Rijnveen"


def test_that_a_removed_offer_comes_back_by_the_button_in_the_message(window: MainWindow, qtbot: QtBot) -> None:
    window.go(f"aanbod/{WORK}")
    settle(qtbot, window)
    page = page_of(window, OffersPage)
    find(page, Button, "button_remove").click()
    qtbot.waitUntil(lambda: page.model.total == 393, timeout=PATIENCE)
    find(find(page, Banner, "banner_list"), Button, "button_undo").click()
    qtbot.waitUntil(lambda: page.model.total == 394, timeout=PATIENCE)
    settle(qtbot, window)


def test_that_a_new_offer_stands_open_to_be_named(window: MainWindow, qtbot: QtBot) -> None:
    window.go("aanbod")
    settle(qtbot, window)
    page = page_of(window, OffersPage)
    find(page, Button, "button_new").click()
    qtbot.waitUntil(lambda: page.model.total == 395, timeout=PATIENCE)
    settle(qtbot, window)
    type_in(qtbot, window, find(page, LineField, "field_offer_name"), "Wandelclub")
    assert page.chosen is not None
    wanted = page.chosen
    assert ask(qtbot, window, lambda desk: catalogue.offer(desk, wanted)).name == "Wandelclub"
    type_in(qtbot, window, find(page, LineField, "field_offer_name"), " ")
    assert find(page, Banner, "banner_list").text == "Aanbod heeft een naam nodig."


def many_places(desk: Desk, count: int) -> None:
    with desk.change("plekken", None) as work:
        for number in range(count):
            work.put(Place(title=f"Plek {number:04}", town="Rijnveen"))
        work.commit()


def test_that_places_come_in_a_window_at_a_time(window: MainWindow, qtbot: QtBot) -> None:
    ask(qtbot, window, lambda desk: many_places(desk, 450))
    window.go("plekken")
    settle(qtbot, window)
    page = page_of(window, PlacesPage)
    assert (page.model.rowCount(), page.model.total) == (200, 450)
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() >= 400, timeout=PATIENCE)
    settle(qtbot, window)
    page.table.setCurrentIndex(page.model.index(350, 0))
    settle(qtbot, window)
    wanted, scrolled = page.chosen, page.table.verticalScrollBar().value()
    type_in(qtbot, window, find(page, LineField, "field_place_town"), "Delft")
    assert (page.chosen, page.table.currentIndex().row()) == (wanted, 350)  # a change leaves the list where it was
    assert page.table.verticalScrollBar().value() == scrolled
    assert search(qtbot, window, "0449", "Plek 0449").total == 1


def test_that_a_place_says_what_is_wrong_with_its_hours_and_keeps_the_rest(window: MainWindow, qtbot: QtBot) -> None:
    made = ask(qtbot, window, lambda desk: places.add_place(desk, Place(title="Kok")))
    window.go(f"plekken/{made.id}")
    settle(qtbot, window)
    page = page_of(window, PlacesPage)
    type_in(qtbot, window, find(page, LineField, "field_place_hours"), "veel")
    error = [one for one in page.findChildren(QWidget, "error") if one.isVisible()]
    assert [one.text() for one in error] == ["Dit zijn geen uren per week. Schrijf 24, of 16-24."]  # type: ignore[attr-defined]
    type_in(qtbot, window, find(page, LineField, "field_place_hours"), "16-24")
    type_in(qtbot, window, find(page, TextArea, "field_place_packages"), "snijden | 4 | zittend")
    kept = ask(qtbot, window, lambda desk: places.place(desk, made.id))
    assert (kept.minutes_least, kept.minutes_most) == (960, 1440)
    (package,) = kept.packages
    assert (package.what, package.minutes, package.adaptation) == ("snijden", 240, "zittend")
    find(page, Button, "button_close").click()
    settle(qtbot, window)
    assert page.model.total == 0  # only what is open shows


def test_that_an_organisation_gets_a_class_a_line_in_its_log_and_the_example(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    garden = ask(qtbot, window, lambda desk: organisations.add_organisation(desk, Organisation(name="De Linde"))).id
    window.go(f"organisaties/{garden}")
    settle(qtbot, window)
    page = page_of(window, OrganisationsPage)
    choice = find(page, DropDown, "field_class")
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    find(page, Button, "button_give_class").click()
    settle(qtbot, window)
    assert find(page, Banner, "banner_list").text.startswith("Waarom deze klasse?")
    type_in(qtbot, window, find(page, LineField, "field_class_reason"), "Denkt mee over taken.")
    find(page, Button, "button_give_class").click()
    settle(qtbot, window)
    type_in(qtbot, window, find(page, LineField, "field_log_about"), "K-104")
    find(page, Button, "button_log").click()
    settle(qtbot, window)
    find(page, Button, "button_template").click()
    settle(qtbot, window)
    kept = ask(qtbot, window, lambda desk: organisations.organisation(desk, garden))
    assert kept.employer_class is EmployerClass.PREFERRED and kept.remarks[0].about == "K-104"
    assert kept.organisation.obligations == window.session.forms.organisation_template.obligations  # type: ignore[union-attr]
    page.keep_agreement(tmp_path / "afspraak")
    settle(qtbot, window)
    assert (tmp_path / "afspraak.pdf").read_bytes().startswith(b"%PDF")
    assert find(page, QWidget, "organisation_class").text().startswith("Voorkeur.")  # type: ignore[attr-defined]


def test_that_the_menu_leads_to_the_three_lists(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk_side is not None
    for name, page in (("offers", "aanbod"), ("places", "plekken"), ("organisations", "organisaties")):
        find(window.desk_side.bar.menu, QAction, f"action_{name}").trigger()
        settle(qtbot, window)
        assert window.page is not None and window.page.page_id == page


def test_that_a_narrow_window_shows_the_list_or_the_one_that_was_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 800)
    window.go("aanbod")
    settle(qtbot, window)
    page = page_of(window, OffersPage)
    assert page.table.isVisible() and not there_is(page, LineField, "field_offer_name")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert not page.table.isVisible() and find(page, LineField, "field_offer_name").isVisible()
    find(page, Button, "button_list").click()
    assert page.table.isVisible()


def test_that_the_list_is_written_to_the_file_that_was_named(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.go("aanbod")
    settle(qtbot, window)
    page = page_of(window, OffersPage)
    page.write_out(tmp_path / "aanbod")
    settle(qtbot, window)
    assert (tmp_path / "aanbod.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name_nl,kind")
    assert find(page, Banner, "banner_list").text == "De lijst is bewaard als aanbod.csv."


# -- in a dossier ----------------------------------------------------------------------------------------------------


@pytest.fixture
def stepping(window: MainWindow, qtbot: QtBot, prepared: PreparedVault) -> MainWindow:
    """The plan of Ria with one goal and one step without words."""

    def make(desk: Desk) -> UUID:
        plan = plans.draft_plan(desk, prepared.ria)
        goal = plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn.")
        return plans.add_step(desk, goal).id

    ask(qtbot, window, make)
    go(qtbot, window, prepared.ria, "plan")
    return window


def test_that_a_step_takes_an_offer_by_keyboard_and_waits_for_its_decision(stepping: MainWindow, qtbot: QtBot) -> None:
    window = stepping
    step = goals(window).steps.rows[0]
    step.open_details("offer")
    find(step, Button, "button_step_1_choose_offer").click()
    settle(qtbot, window)
    dialog = find(window, OfferChoiceDialog, "dialog_offer")
    QTest.keyClicks(dialog.search, "beschut werk")
    qtbot.waitUntil(lambda: "Beschut" in str(dialog.table.currentIndex().data()), timeout=PATIENCE)
    assert "besluit" in find(dialog, QWidget, "offer_about").text()  # type: ignore[attr-defined]
    find(dialog, Button, "button_take_offer").click()
    settle(qtbot, window)
    dossier = dossier_of(window)
    (taken,) = dossier.taken_offers
    assert taken.name == "Beschut werk" and dossier.steps[0].what == "Beschut werk"
    assert "uit het aanbod" in goals(window).steps.rows[0].note.text()
    find(step, Button, "button_step_1_offer_gate").click()
    settle(qtbot, window)
    assert dossier_of(window).gates[0].condition == "Het besluit over “Beschut werk”"
    find(step, Button, "button_step_1_leave_offer").click()
    settle(qtbot, window)
    assert dossier_of(window).taken_offers == () and dossier_of(window).steps[0].what == "Beschut werk"


def test_that_a_place_is_brought_in_from_the_dossier(window: MainWindow, qtbot: QtBot, prepared: PreparedVault) -> None:
    go(qtbot, window, prepared.ria, "dossier")
    find(window, Button, "button_bring_place").click()
    dialog = find(window, BringPlaceDialog, "dialog_bring_place")
    find(dialog, Button, "button_keep").click()
    assert dialog.isVisible()  # a title first
    QTest.keyClicks(find(dialog, LineField, "field_found_title"), "Helpen bij de bakker")
    QTest.keyClicks(find(dialog, LineField, "field_found_hours"), "8")
    find(dialog, Button, "button_keep").click()
    settle(qtbot, window)
    (found,) = dossier_of(window).found_places
    assert (found.title, found.source) == ("Helpen bij de bakker", VacancySource.SELF_FOUND)
    page = ask(qtbot, window, lambda desk: places.places(desk, PlaceQuery(search="bakker")))
    assert page.rows[0].minutes_most == 480
    find(window, Button, f"button_remove_{found.id}").click()
    settle(qtbot, window)
    assert dossier_of(window).found_places == ()
